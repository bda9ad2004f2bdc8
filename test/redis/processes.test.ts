/** Several processes at one store: what one of them holds when it dies, stands still, or comes back. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import { type Claim, type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { entry, noting, saying, text } from '../store/examples.ts'
import { type Other, startOther } from './process.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const nothing = new Map<string, number>()
/** So long that nothing is taken over but where a test wants it, however slow the machine. */
const long = 60_000

describe.skipIf(!hasRedis)('Processes that share a store', () => {
  let server: Server
  let store: Store
  let others: Other[]
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    server.cli('FLUSHALL')
    others = []
    store = await openHere()
  })
  afterEach(async () => {
    await Promise.all(others.map((other) => other.stop()))
    await store.close()
  })

  const openHere = (hold = long) =>
    openRedisStore({ url: server.url, vault: createVault(Buffer.alloc(32, 7)), times: { hold } })
  const another = async (hold = long) => {
    const other = await startOther(server.url, hold)
    others.push(other)
    return other
  }
  /** What was not renewed for a moment is given back, by one that is there just for that. */
  const lapses = async (...works: string[]) => {
    const strict = await openHere(300)
    const heard = new Set<string>()
    strict.onWork((side, address) => heard.add(`${side} ${address}`))
    await until(() => works.every((work) => heard.has(work)))
    await strict.close()
  }

  test('each message is handled by one of them, in order, and all hear of work at once', async () => {
    const second = await openHere()
    try {
      const heard = new Promise<string>((resolve) => second.onWork((side, address) => resolve(`${side} ${address}`)))
      await store.accept(text('a1', 'web:a'))
      expect(await heard).toBe('in web:a')
      await store.accept(text('a2', 'web:a'))
      await store.accept(text('b1', 'web:b'))
      const claims = [await store.claim(0), await second.claim(0)]
      expect(claims.map((claim) => claim?.incoming.id)).toEqual(['a1', 'b1'])
      expect([await store.claim(0), await second.claim(0)]).toEqual([undefined, undefined])
      await store.commit(claims[0] as Claim, turnOf({}), nothing)
      expect((await second.claim(0))?.incoming.id).toBe('a2')
    } finally {
      await second.close()
    }
  })

  test('a busy process gets the next message with its commit; what it does not ask for then goes to another', async () => {
    for (const id of ['a1', 'a2', 'b1', 'b2', 'c1']) await store.accept(text(id, `web:${id[0]}`))
    const [first, second] = [await openHere(), await openHere()] // none renews meanwhile: calls are counted
    await store.close()
    try {
      const ids = async (of: Store) => (await of.claim(0))?.incoming.id
      const claim = (await first.claim(0)) as Claim
      expect(claim.incoming.id).toBe('a1')
      const before = Number(/cmdstat_evalsha:calls=(\d+)/.exec(server.cli('INFO', 'commandstats'))?.[1])
      await first.commit(claim, turnOf({}), nothing)
      const next = (await first.claim(0)) as Claim
      const calls = Number(/cmdstat_evalsha:calls=(\d+)/.exec(server.cli('INFO', 'commandstats'))?.[1]) - before
      expect([next.incoming.id, first.ahead?.(next)?.records.has('conversation/web:b'), calls]).toEqual(['b1', true, 1])
      await first.commit(next, turnOf({}), nothing) // brings c1
      expect([await ids(second), await ids(second)]).toEqual(['a2', 'b2'])
      expect(await until(() => ids(second))).toBe('c1')
      expect(await ids(first)).toBeUndefined()
    } finally {
      await Promise.all([first.close(), second.close()])
    }
  })

  test('who looked in vain while a commit brings the next message along is told of it', async () => {
    for (const id of ['a1', 'b1']) await store.accept(text(id, `web:${id[0]}`))
    const claim = (await store.claim(0)) as Claim
    const heard: string[] = []
    store.onWork((side, address) => heard.push(`${side} ${address}`))
    const [, inVain] = await Promise.all([store.commit(claim, turnOf({}), nothing), store.claim(0)])
    expect(inVain).toBeUndefined()
    expect(heard).toContain('in web:b')
    expect((await store.claim(0))?.incoming.id).toBe('b1')
  })

  test('P5: what a commit brought along is given back when the process ends', async () => {
    for (const id of ['a1', 'b1']) await store.accept(text(id, `web:${id[0]}`))
    const second = await openHere()
    await second.commit((await second.claim(0)) as Claim, turnOf({}), nothing)
    await second.close()
    expect((await store.claim(0))?.incoming.id).toBe('b1')
  })

  test('P5: what a killed process held goes to another, in order', async () => {
    const other = await another()
    for (const id of ['a1', 'a2']) await store.accept(text(id, 'web:a'))
    await store.apply(turnOf({ outgoing: [saying('o1', 'web:b'), saying('o2', 'web:b')] }), nothing)
    expect(await other.call('claim', 0)).toMatchObject({ incoming: { id: 'a1' } })
    expect(await other.call('next', ['web'], 0)).toMatchObject({ outgoing: { id: 'o1' } })
    await other.stop()
    expect(await store.claim(0)).toBeUndefined()
    await lapses('in web:a', 'out web:b')
    const claim = (await store.claim(0)) as Claim
    expect(claim).toMatchObject({ incoming: { id: 'a1' }, attempt: 1 })
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('o1')
    await store.commit(claim, turnOf({}), nothing)
    await store.settle('o1', { result: 'sent' })
    expect((await store.claim(0))?.incoming.id).toBe('a2')
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('o2')
  })

  test('a process that lives keeps what it holds, however long the step takes', async () => {
    const other = await another(200)
    const onlooker = await openHere(1500)
    await store.accept(text('a1', 'web:a'))
    const claim = await other.call('claim', 0)
    await sleep(2500)
    expect(await store.claim(0)).toBeUndefined()
    await onlooker.close()
    expect(await other.call('commit', claim, turnOf({ audit: [entry('done')] }), [])).toBe(true)
    expect(await store.audit(0, 10)).toHaveLength(1)
  })

  test('P2: one that stood still and comes back can not commit what another took over', async () => {
    const other = await another()
    await store.accept(text('a1', 'web:a'))
    await store.accept(text('a2', 'web:a'))
    const old = (await other.call('claim', 0)) as Claim
    other.child.kill('SIGSTOP')
    await lapses('in web:a')
    const claim = (await store.claim(0)) as Claim
    expect(claim.incoming.id).toBe('a1')
    const late = other.call('commit', old, turnOf({ changes: [noting('q', 9)], audit: [entry('late')] }), [])
    late.catch(() => {})
    other.child.kill('SIGCONT')
    await expect(late).rejects.toThrow(/took this message over/)
    expect(await other.call('release', old, 0)).toBeUndefined()
    expect(await store.claim(0)).toBeUndefined() // it is still held here
    expect(await store.commit(claim, turnOf({ changes: [noting('q', 1)], audit: [entry('done')] }), nothing)).toBe(true)
    // By now its effects are there, so there is nothing more to do.
    expect(await other.call('commit', old, turnOf({ changes: [noting('q', 9)] }), [])).toBe(true)
    expect((await store.audit(0, 10)).map(({ action }) => action)).toEqual(['done'])
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(1)
    expect((await store.claim(0))?.incoming.id).toBe('a2')
  })

  test('P2: nor can a step that took too long, when its own process has taken the message anew', async () => {
    await store.accept(text('a1', 'web:a'))
    const old = (await store.claim(0)) as Claim
    await lapses('in web:a')
    const claim = (await store.claim(0)) as Claim
    expect(claim.incoming.id).toBe('a1')
    await expect(store.commit(old, turnOf({ audit: [entry('late')] }), nothing)).rejects.toThrow(
      /took this message over/,
    )
    await store.release(old, 0)
    expect(await store.claim(0)).toBeUndefined()
    expect(await store.commit(claim, turnOf({ audit: [entry('done')] }), nothing)).toBe(true)
    expect((await store.audit(0, 10)).map(({ action }) => action)).toEqual(['done'])
  })

  test('P4: a message sent by one that stood still is not sent a third time, and never out of order', async () => {
    const other = await another()
    await store.apply(turnOf({ outgoing: [saying('o1', 'web:b'), saying('o2', 'web:b')] }), nothing)
    const { outgoing } = (await other.call('next', ['web'], 0)) as { outgoing: Outgoing }
    other.child.kill('SIGSTOP')
    await lapses('out web:b')
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('o1')
    const late = other.call('settle', outgoing.id, { result: 'sent' })
    other.child.kill('SIGCONT')
    await late
    expect(await store.next(['web'], 0)).toBeUndefined() // o1 is on its way from here
    await store.settle('o1', { result: 'sent' })
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('o2')
  })

  test('P2, P3: what two processes take in from the same vendor at once is handled once, in order', async () => {
    const other = await another()
    const people = ['web:a', 'web:b', 'web:c']
    const mine: unknown[] = []
    const theirs: unknown[] = []
    const takeIn = async (accept: (incoming: Incoming) => Promise<unknown>, isNew: unknown[]) => {
      for (let n = 0; n < 60; n++) for (const from of people) isNew.push(await accept(text(`${from}:${n}`, from)))
    }
    await Promise.all([takeIn(store.accept, mine), takeIn((incoming) => other.call('accept', incoming), theirs)])
    expect(mine.map((isNew, at) => [isNew, theirs[at]].filter(Boolean).length)).toEqual(mine.map(() => 1))
    const handled: string[] = []
    for (let claim = await store.claim(0); claim; claim = await store.claim(0)) {
      handled.push(claim.incoming.id)
      await store.commit(claim, turnOf({ audit: [entry(claim.incoming.id)] }), nothing)
    }
    for (const from of people)
      expect(handled.filter((id) => id.startsWith(from))).toEqual(Array.from({ length: 60 }, (_, n) => `${from}:${n}`))
    expect(await store.audit(0, 1000)).toHaveLength(180)
  })

  test('an alarm rings once, whoever rings', async () => {
    const second = await openHere()
    const alarms = Array.from({ length: 150 }, (_, at) => ({ id: `r${at}`, to: 'request:1', at: 10 + at, what: 'x' }))
    await store.apply(turnOf({ alarms }), nothing)
    await Promise.all([store.ring(1000), second.ring(1000), store.ring(1000)])
    expect(await store.depth()).toEqual({ inbox: 150, outbox: 0, alarms: 0 })
    expect(await store.history('request:1', { last: 1000 })).toHaveLength(150)
    await second.close()
  })

  test('what must be done by one is: until it gives up, ends, or is heard of no more', async () => {
    const second = await openHere()
    const lease = (of: Store, ms = 60_000) => of.lease?.('clock', ms)
    const first = await lease(store)
    expect(first).toBeGreaterThan(0)
    expect(await lease(store)).toBe(first)
    expect(await lease(second)).toBeUndefined()
    await lease(second, 0) // not its own to give up
    expect(await lease(second)).toBeUndefined()
    await lease(store, 0)
    const next = (await lease(second)) ?? 0
    expect(next).toBeGreaterThan(first ?? 0)
    await second.close()
    expect(await lease(store, 50)).toBeGreaterThan(next)
    await sleep(80)
    const other = await another()
    expect(await other.call('lease', 'clock', 60_000)).toBeGreaterThan(next + 1)
  })

  test('what one address has used of a limit counts in all of them, for its time, and names nobody', async () => {
    const second = await openHere()
    const spend = (of: Store, name: string, amount: number, ms = 60_000) => of.spend?.(name, amount, 10, ms)
    expect([await spend(store, 'files web:a', 6), await spend(second, 'files web:a', 5)]).toEqual([true, false])
    expect([await spend(second, 'files web:a', 4), await spend(store, 'files web:a', 1)]).toEqual([true, false])
    expect([await spend(second, 'files web:b', 10), await spend(store, 'files web:c', 9, 30)]).toEqual([true, true])
    expect(server.cli('KEYS', '*spent*')).not.toContain('web')
    await sleep(60)
    expect(await spend(second, 'files web:c', 9)).toBe(true)
    await second.close()
  })

  test('a process that ends gives back what it holds, and leaves no name behind', async () => {
    const second = await openHere()
    await store.accept(text('a1', 'web:a'))
    await second.claim(0)
    await second.close()
    expect(await store.claim(0)).toMatchObject({ incoming: { id: 'a1' }, attempt: 1 })
    expect(server.cli('XINFO', 'CONSUMERS', '{office}:ready:in', 'bots').match(/^name$/gm)).toHaveLength(1)
  })
})
