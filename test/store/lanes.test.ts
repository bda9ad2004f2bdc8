/** What the embedded store knows in memory of what may be taken next, against what the database holds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { type Claim, type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { saying, text } from './examples.ts'

const vault = createVault(Buffer.alloc(32, 7))
const nothing = new Map<string, number>()

describe('What may be taken next', () => {
  let folder: string
  let store: Store
  let database: DatabaseSync
  /** The disk that the store waits for. */
  let sync: () => Promise<void>

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanes-'))
    sync = async () => {}
    open()
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  const file = () => join(folder, 'bot.sqlite')
  const open = () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    store = openSqliteStore({ file: file(), vault, engine: true, sync: () => sync() })
    database = exec.mock.contexts[0] as DatabaseSync
    exec.mockRestore()
  }
  /** While nothing can be written. */
  const unwritable = async (action: () => Promise<unknown>) => {
    database.exec('PRAGMA query_only = ON')
    await expect(action()).rejects.toThrow()
    database.exec('PRAGMA query_only = OFF')
  }
  const beside = async (outgoing: Outgoing) => {
    const other = openSqliteStore({ file: file(), vault, engine: false })
    await other.apply(turnOf({ outgoing: [outgoing] }), nothing)
    await other.close()
  }
  const idOf = async (found: Promise<{ outgoing: Outgoing } | undefined>) => (await found)?.outgoing.id
  const claimedAt = async (now: number) => (await store.claim(now))?.incoming.id

  test('what a transaction taken back had brought up is not there; its neighbours are, once', async () => {
    await store.apply(turnOf({ outgoing: [saying('1', 'web:a')] }), nothing)
    const written = await Promise.allSettled([
      store.apply(turnOf({ outgoing: [saying('2', 'web:b')] }), nothing),
      store.apply(turnOf({ outgoing: [saying('3', 'web:c'), saying('1', 'web:d')] }), nothing),
      store.accept(text('a1', 'web:a')),
    ])
    expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([await idOf(store.next(['web'], 0)), await idOf(store.next(['web'], 0))]).toEqual(['1', '2'])
    expect(await store.next(['web'], 0)).toBeUndefined()
    expect([await claimedAt(0), await claimedAt(0)]).toEqual(['a1', undefined])
  })

  test('what could not be given back in writing is taken again at its time, as is what could be', async () => {
    await store.accept(text('a1', 'web:a'))
    const claim = (await store.claim(0)) as Claim
    await unwritable(() => store.release(claim, 500))
    expect(await claimedAt(499)).toBeUndefined()
    const again = (await store.claim(500)) as Claim
    expect(again.attempt).toBe(1)
    await store.release(again, 600.5) // kept in whole milliseconds
    expect([await claimedAt(600), await claimedAt(600.7), await claimedAt(601)]).toEqual([undefined, undefined, 'a1'])
  })

  test('of several put off, each has its own time, whatever the clock did meanwhile', async () => {
    for (const id of ['a1', 'b1', 'c1']) await store.accept(text(id, `web:${id[0]}`))
    for (const at of [300, 100, 200]) await store.release((await store.claim(0)) as Claim, at)
    expect([await claimedAt(100), await claimedAt(100)]).toEqual(['b1', undefined])
    expect(await claimedAt(20)).toBeUndefined() // set back
    expect([await claimedAt(5000), await claimedAt(5000)].sort()).toEqual(['a1', 'c1'])
  })

  test('a commit that lost its race keeps its conversation, and others go on', async () => {
    for (const id of ['a1', 'a2', 'b1']) await store.accept(text(id, `web:${id[0]}`))
    const claim = (await store.claim(0)) as Claim
    const turn = turnOf({ outgoing: [saying('1', 'web:a')] })
    expect(await store.commit(claim, turn, new Map([['unanswered/q', 1]]))).toBe(false)
    expect([await claimedAt(0), await claimedAt(0)]).toEqual(['b1', undefined])
    expect(await store.next(['web'], 0)).toBeUndefined()
    expect(await store.commit(claim, turn, nothing)).toBe(true)
    expect([await claimedAt(0), await idOf(store.next(['web'], 0))]).toEqual(['a2', '1'])
  })

  test('what another process writes for somebody whose last message is not settled yet is sent after it', async () => {
    await store.apply(turnOf({ outgoing: [saying('1', 'web:a')] }), nothing)
    expect(await idOf(store.next(['web'], 0))).toBe('1')
    const { promise: disk, resolve: answer } = Promise.withResolvers<void>()
    sync = () => disk
    const settled = store.settle('1', { result: 'sent' })
    await sleep(5) // written, and waiting for the disk
    await beside(saying('2', 'web:a'))
    expect(await store.next(['web'], 0)).toBeUndefined()
    answer()
    await settled
    expect(await idOf(store.next(['web'], 0))).toBe('2')
  })

  test('of very many, those that wait longest are taken first, each once', async () => {
    const ids = (from: string, count: number) => Array.from({ length: count }, (_, n) => `${from}${n}`)
    const accept = (all: string[]) => Promise.all(all.map((id) => store.accept(text(id, `web:${id}`))))
    const [early, late] = [ids('early', 1500), ids('late', 50)]
    await store.claim(0) // from now on they are known as they come
    await accept(early)
    const taken: (string | undefined)[] = []
    for (let n = 0; n < early.length + late.length; n++) {
      if (n === 1100) await accept(late)
      const claim = (await store.claim(0)) as Claim
      taken.push(claim?.incoming.id)
      await store.commit(claim, turnOf({}), nothing)
    }
    expect(taken).toEqual([...early, ...late])
    expect(await store.claim(0)).toBeUndefined()
  })

  test('whatever happens, nothing is left lying, and nothing is taken once it is finished', async () => {
    const kinds = [
      'accept',
      'claim',
      'commit',
      'lose',
      'release',
      'apply',
      'beside',
      'next',
      'settle',
      'retry',
    ] as const
    const person = fc.constantFrom('web:a', 'web:b', 'telegram:c')
    const step = fc.record({ do: fc.constantFrom(...kinds), person, fails: fc.nat(9), waits: fc.boolean() })
    const walk = async (steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
      await store.close()
      rmSync(file())
      sync = () => sleep(1)
      open()
      let [now, count] = [0, 0]
      const claims: Claim[] = []
      const sending: Outgoing[] = []
      const finished = new Set<string>()

      const claim = async () => {
        const found = await store.claim(now)
        if (!found) return false
        expect(finished).not.toContain(found.incoming.id)
        claims.push(found)
        return true
      }
      const next = async () => {
        const found = await store.next(['web', 'telegram'], now)
        if (!found) return false
        expect(finished).not.toContain(found.outgoing.id)
        sending.push(found.outgoing)
        return true
      }
      const commit = async (read: Map<string, number>, to?: string) => {
        const mine = claims.shift()
        if (!mine) return
        const outgoing = to ? [saying(`${mine.incoming.id}/1`, to)] : []
        try {
          if (await store.commit(mine, turnOf({ outgoing }), read)) finished.add(mine.incoming.id)
          else claims.push(mine)
        } catch {
          await store.release(mine, now + 10)
        }
      }
      const settle = async (retry: boolean) => {
        const mine = sending.shift()
        if (!mine) return
        try {
          await store.settle(mine.id, retry ? { result: 'retry', at: now + 10, reason: 'busy' } : { result: 'sent' })
          if (!retry) finished.add(mine.id)
        } catch {
          sending.push(mine)
        }
      }
      const release = async () => {
        const mine = claims.shift()
        if (mine) await store.release(mine, now + 10)
      }
      const perform = async (what: (typeof kinds)[number], to: string): Promise<unknown> => {
        const id = `${++count}`
        if (what === 'accept') return store.accept(text(`in ${id}`, to))
        if (what === 'apply') return store.apply(turnOf({ outgoing: [saying(id, to)] }), nothing)
        if (what === 'beside') return beside(saying(id, to))
        if (what === 'claim') return claim()
        if (what === 'next') return next()
        if (what === 'commit') return commit(nothing, to)
        if (what === 'lose') return commit(new Map([['unanswered/q', 1]]))
        if (what === 'release') return release()
        return settle(what === 'retry')
      }

      const underWay: Promise<unknown>[] = []
      for (const { do: what, person: to, fails, waits } of steps) {
        now++
        const isBroken = fails === 0
        if (isBroken) database.exec('PRAGMA query_only = ON')
        const work = perform(what, to).catch((error) => expect(error.name).toBe('StoreError'))
        underWay.push(work)
        if (waits || isBroken) await work
        if (isBroken) database.exec('PRAGMA query_only = OFF')
      }
      await Promise.all(underWay)
      for (let moved = true; moved; ) {
        now += 100
        for (const take of [claim, next]) while (await take());
        moved = claims.length + sending.length > 0
        while (claims.length > 0) await commit(nothing)
        while (sending.length > 0) await settle(false)
      }
      expect(await store.depth()).toMatchObject({ inbox: 0, outbox: 0 })
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), walk), {
      numRuns: 15,
      endOnFailure: true,
    })
  })
})
