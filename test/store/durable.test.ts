import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDisk } from '../../adapters/sqlite/disk.ts'
import { StoreError } from '../../adapters/sqlite/errors.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { noting, saying, text } from './examples.ts'

const vault = createVault(Buffer.alloc(32, 7))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const openWith = (sync: () => Promise<void>): Store =>
  openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true, sync })

/** A disk that answers when it is told to. */
const slowDisk = () => {
  const syncs: PromiseWithResolvers<void>[] = []
  return {
    sync: () => {
      syncs.push(Promise.withResolvers())
      return (syncs.at(-1) as PromiseWithResolvers<void>).promise
    },
    begun: () => syncs.length,
    answer: () => syncs.at(-1)?.resolve(),
    fail: () => syncs.at(-1)?.reject(Object.assign(new Error('i/o'), { code: 'EIO' })),
  }
}

/** What has become of it in a moment. */
const soFar = async (work: Promise<unknown>): Promise<unknown> => Promise.race([work, sleep(30, 'waits')])

describe('The wait for the disk', () => {
  const open = (sync: () => Promise<void>) => {
    const log = join(folder, 'log')
    writeFileSync(log, '')
    return openDisk(log, sync)
  }

  test('is one for all that was written before it began, and another for what came since', async () => {
    const slow = slowDisk()
    const disk = open(slow.sync)
    const done: string[] = []
    const reach = (name: string, patience = 0) => disk.reach(patience).then(() => done.push(name))
    const work = [reach('patient', 60_000), reach('at once')]
    await until(() => slow.begun() === 1)
    work.push(reach('late'))
    await sleep(5)
    expect(slow.begun()).toBe(1) // one at a time
    slow.answer()
    await until(() => slow.begun() === 2)
    expect(done).toEqual(['patient', 'at once'])
    slow.answer()
    await Promise.all(work)
    expect(done.at(-1)).toBe('late')
    await disk.level() // nothing to wait for: no third one
    expect(slow.begun()).toBe(2)
    disk.close()
  })

  test('who reads waits for the sync under way, and makes a patient one begin', async () => {
    const slow = slowDisk()
    const disk = open(slow.sync)
    void disk.reach(60_000)
    const level = disk.level()
    await until(() => slow.begun() === 1)
    const second = disk.level()
    expect(await soFar(second)).toBe('waits')
    slow.answer()
    await Promise.all([level, second])
    expect(slow.begun()).toBe(1)
    disk.close()
  })

  test('once failed, it never succeeds again', async () => {
    const slow = slowDisk()
    const disk = open(slow.sync)
    const first = disk.reach(0)
    await until(() => slow.begun() === 1)
    const ends = Promise.allSettled([first, disk.reach(0)])
    slow.fail()
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(disk.reach(0)).rejects.toThrow('i/o')
    await expect(disk.level()).rejects.toThrow('i/o')
    expect(slow.begun()).toBe(1)
    disk.close()
  })
})

describe('Before it is durable', () => {
  test('a message is handled, but not acknowledged, and neither is the same one once more', async () => {
    const slow = slowDisk()
    const store = openWith(slow.sync)
    const accepted = store.accept(text('a1', 'web:a'))
    await until(() => slow.begun() === 1)
    const again = store.accept(text('a1', 'web:a'))
    const claim = await store.claim(0)
    expect(claim?.incoming.id).toBe('a1')
    expect(await soFar(accepted)).toBe('waits')
    expect(await soFar(again)).toBe('waits')
    slow.answer()
    expect(await accepted).toBe(true)
    await until(() => slow.begun() === 2)
    expect(await soFar(again)).toBe('waits') // it was asked after the first sync began
    slow.answer()
    expect(await again).toBe(false)
    await store.close()
  })

  test('what goes out is handed to nobody, and others see nothing of it', async () => {
    const slow = slowDisk()
    const store = openWith(slow.sync)
    void store.accept(text('a1', 'web:a'))
    await until(() => slow.begun() === 1)
    const claim = await store.claim(0)
    if (!claim) throw new Error('Nothing to claim')
    const effects = turnOf({ changes: [noting('q', 1)], outgoing: [saying('1', 'web:a')] })
    const committed = store.commit(claim, effects, new Map())
    await until(async () => (await store.early?.read('unanswered', 'q')) !== undefined)
    expect((await store.early?.history('web:a', { last: 10 }))?.length).toBe(2) // a step may know
    expect(await store.next(['web'], 0)).toBeUndefined()
    const reads = [store.read('unanswered', 'q'), store.history('web:a', { last: 10 }), store.line('web:a', 2)]
    for (const read of reads) expect(await soFar(read)).toBe('waits')
    slow.answer()
    await until(() => slow.begun() === 2)
    expect(await store.next(['web'], 0)).toBeUndefined() // the first sync began before the commit
    expect(await soFar(committed)).toBe('waits')
    slow.answer()
    expect(await committed).toBe(true)
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('1')
    await Promise.all(reads)
    await store.close()
  })

  test('a recipient gets nothing more until it is written down what they got', async () => {
    const slow = slowDisk()
    const store = openWith(slow.sync)
    const applied = store.apply(turnOf({ outgoing: [saying('1', 'web:a'), saying('2', 'web:a')] }), new Map())
    await until(() => slow.begun() === 1)
    slow.answer()
    await applied
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('1')
    const settled = store.settle('1', { result: 'sent' })
    await until(() => slow.begun() === 2)
    expect(await store.next(['web'], 0)).toBeUndefined()
    slow.answer()
    await settled
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('2')
    await store.close()
  })
})

test('when the disk fails, nothing is acknowledged any more, and the operator reads why', async () => {
  const slow = slowDisk()
  const store = openWith(slow.sync)
  const accepted = store.accept(text('a1', 'web:a'))
  await until(() => slow.begun() === 1)
  const more = store.accept(text('a2', 'web:a'))
  const ends = Promise.allSettled([accepted, more])
  await sleep(5)
  slow.fail()
  for (const end of await ends) {
    const { reason } = end as PromiseRejectedResult
    expect(reason).toBeInstanceOf(StoreError)
    expect(reason.message).toContain('check that disk, then start again')
  }
  await expect(store.accept(text('a3', 'web:b'))).rejects.toThrow(StoreError)
  await expect(store.claim(0)).rejects.toThrow(StoreError)
  await expect(store.next(['web'], 0)).rejects.toThrow(StoreError)
  await expect(store.read('unanswered', 'q')).rejects.toThrow(StoreError)
  await store.close()
  const after = openWith(async () => {})
  expect(await after.accept(text('a3', 'web:b'))).toBe(true)
  await after.close()
})

test('closing waits until everything asked for is durable', async () => {
  const slow = slowDisk()
  const store = openWith(slow.sync)
  const accepted = store.accept(text('a1', 'web:a'))
  const closed = store.close()
  await until(() => slow.begun() === 1)
  expect(await soFar(closed)).toBe('waits')
  slow.answer()
  expect(await accepted).toBe(true)
  await closed
})

test('wherever a power cut tears the log, all that was promised is there', async () => {
  const file = join(folder, 'bot.sqlite')
  const log = `${file}-wal`
  /** Bytes of the log that a sync has reached; nothing goes into the database while the log is this short. */
  let reached = 0
  const store = openWith(async () => {
    const length = statSync(log).size
    await sleep(Math.random() * 4)
    reached = Math.max(reached, length)
  })
  /** From which length of the log on it must be there. */
  const promised: { what: 'accepted' | 'handled' | 'sent' | 'given'; id: string; from: number }[] = []
  const promise = (what: (typeof promised)[number]['what'], id: string) => promised.push({ what, id, from: reached })

  const people = ['web:a', 'web:b', 'web:c', 'web:d']
  const total = people.length * 15
  const talk = async (from: string) => {
    for (let n = 0; n < 15; n++) {
      await store.accept(text(`${from}:${n}`, from))
      promise('accepted', `${from}:${n}`)
      await sleep(Math.random() * 3)
    }
  }
  let handled = 0
  const work = async () => {
    while (handled < total) {
      const claim = await store.claim(0)
      if (!claim) await sleep(1)
      else {
        const { id, from } = claim.incoming
        const effects = turnOf({ changes: [noting(id, 1)], outgoing: [saying(`${id}/1`, from)] })
        void store.commit(claim, effects, new Map()).then(() => promise('handled', id))
        handled++
      }
    }
  }
  let sent = 0
  const send = async () => {
    while (sent < total) {
      const found = await store.next(['web'], 0)
      if (!found) await sleep(1)
      else {
        const { id } = found.outgoing
        promise('given', id)
        sent++
        void store.settle(id, { result: 'sent' }).then(() => promise('sent', id))
      }
    }
  }
  await Promise.all([...people.map(talk), work(), send()])
  await until(() => promised.length === 4 * total)
  const whole = readFileSync(log)
  expect(promised.some(({ from }) => from > 0 && from < whole.length)).toBe(true)

  const cut = join(mkdtempSync(join(folder, 'cut-')), 'bot.sqlite')
  for (let round = 0; round < 40; round++) {
    const length = Math.floor(Math.random() * (whole.length + 1))
    copyFileSync(file, cut)
    // What came after the last sync may be there in part: a page, half a one, or what lay there before.
    const tail = round % 2 === 0 ? Buffer.alloc(0) : Buffer.from(whole.subarray(length, length + 9000))
    if (tail.length > 0) tail.fill(round, 0, Math.ceil(tail.length / 2))
    writeFileSync(`${cut}-wal`, Buffer.concat([whole.subarray(0, length), tail]))
    rmSync(`${cut}-shm`, { force: true })
    const after = openSqliteStore({ file: cut, vault, engine: true })
    for (const { what, id, from } of promised.filter(({ from }) => from <= length))
      expect(await isKept(after, what, id), `${what} ${id} at ${from}, cut at ${length}`).toBe(true)
    // And nothing is there in part: what is handled has its effects, what has effects is handled.
    for (const person of people) {
      const lines = await after.history(person, { last: 100 })
      for (const line of lines)
        if (line.direction === 'in') {
          const answered = lines.some(({ message }) => message.id === `${line.message.id}/1`)
          expect(answered).toBe(line.handled)
          expect((await after.read('unanswered', line.message.id)) !== undefined).toBe(line.handled)
        }
    }
    await after.close()
  }
  await store.close()
})

const isKept = async (store: Store, what: string, id: string): Promise<boolean> => {
  if (what === 'given') return (await store.outgoing(id)) !== undefined
  if (what === 'sent') return (await store.progress([id])).get(id)?.state === 'sent'
  const lines = await store.history(id.slice(0, id.lastIndexOf(':')), { last: 100 })
  return lines.some(
    (line) => line.direction === 'in' && line.message.id === id && (what === 'accepted' || line.handled),
  )
}
