import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Incoming } from '../bot/channel.ts'
import { startClock } from '../bot/clock.ts'
import { type Store, type Turn, turnOf } from '../bot/store.ts'
import { type Step, startWorker } from '../bot/worker.ts'
import { collectLog, noKnowledge, openTestStore, until } from './engine.ts'
import { noting, saying, text } from './store/examples.ts'

const reply = (incoming: Incoming): Turn => turnOf({ outgoing: [saying(`${incoming.id}/1`, incoming.from)] })
const person = (incoming: Incoming, words: string): Incoming => ({ ...incoming, kind: 'text', text: words }) as Incoming

describe('The worker', () => {
  let store: Store
  let remove: () => Promise<void>
  let worker: ReturnType<typeof startWorker> | undefined
  beforeEach(() => {
    ;({ store, remove } = openTestStore())
  })
  afterEach(async () => {
    vi.useRealTimers()
    await worker?.stop()
    worker = undefined
    await remove()
  })

  const { log, lines } = collectLog()
  const start = (turn: Step, concurrency?: number, clock = Date.now) => {
    lines.length = 0
    worker = startWorker({
      store,
      knowledge: noKnowledge,
      turn,
      clock,
      log,
      ...(concurrency ? { concurrency } : {}),
    })
  }
  const said = async (address: string) =>
    (await store.history(address, { last: 1000 })).flatMap((line) => (line.direction === 'out' ? [line.message] : []))
  const repliesTo = async (address: string) => (await said(address)).map((message) => message.id)

  test('handles what waited before it started, and what comes', async () => {
    await store.accept(text('a1', 'web:a'))
    start(async (_, incoming) => reply(incoming))
    await until(async () => (await repliesTo('web:a')).length === 1)
    await store.accept(text('a2', 'web:a'))
    await until(async () => (await repliesTo('web:a')).length === 2)
    expect(await repliesTo('web:a')).toEqual(['a1/1', 'a2/1'])
  })

  test('answers at once, not at the next poll', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] }) // there is no next poll
    let inVain = 0
    const { claim } = store
    store.claim = async (now) => {
      const found = await claim(now)
      if (!found) inVain++
      return found
    }
    start(async (_, incoming) => reply(incoming))
    await until(() => inVain > 0)
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await repliesTo('web:a')).length === 1)
  })

  test('a step that fails always does not block: the person is told, the audit log knows, logs quote nobody', async () => {
    const tries: number[] = []
    const pauses: number[] = []
    let now = Date.now()
    const { release } = store
    store.release = async (claim, at) => {
      await release(claim, at)
      pauses.push(at - now)
    }
    const turn: Step = async (_, incoming, world) => {
      if (incoming.id !== 'a1') return reply(incoming)
      tries.push(world.attempt)
      throw new TypeError(`can't understand ${incoming.kind === 'text' ? incoming.text : ''}`)
    }
    start(turn, 8, () => now)
    await store.accept(person(text('a1', 'web:a'), 'My passport is E12345678'))
    await store.accept(text('a2', 'web:a'))
    await store.accept(text('b1', 'web:b'))
    await until(async () => (await repliesTo('web:b')).length === 1) // others don't wait for it
    for (const [at, pause] of [200, 1000, 5000].entries()) {
      await until(() => pauses.length > at)
      expect([pauses[at], tries.length]).toEqual([pause, at + 1])
      expect(await repliesTo('web:a')).toEqual([])
      now += pause
    }
    await until(async () => (await repliesTo('web:a')).length === 2)
    expect(tries).toEqual([1, 2, 3, 4])
    const [apology, next] = await said('web:a')
    expect(apology).toMatchObject({ id: 'a1/1', language: 'en' })
    expect(apology?.text).toContain('something went wrong')
    expect(next?.id).toBe('a2/1')
    expect(await store.audit(0, 10)).toMatchObject([{ actor: 'web:a', action: 'failed', detail: 'TypeError' }])
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1)
    expect(lines.join()).toContain('TypeError')
    for (const secret of ['E12345678', 'web:a', 'a1"']) expect(lines.join()).not.toContain(secret)
  })

  test('a turn that can not be committed counts as a failure; a failed alarm tells nobody, for nobody waits', async () => {
    await store.apply(
      turnOf({ outgoing: [saying('taken', 'web:b')], alarms: [{ id: 'r', to: 'web:c', at: 1, what: 'remind' }] }),
      new Map(),
    )
    const turn: Step = async (_, incoming) => {
      if (incoming.kind === 'alarm') throw new Error('no')
      return incoming.id === 'a1' ? turnOf({ outgoing: [saying('taken', 'web:a')] }) : reply(incoming)
    }
    let now = Date.now()
    const { release } = store
    store.release = (claim, at) => {
      now = at
      return release(claim, at)
    }
    start(turn, 8, () => now)
    await store.ring(2)
    await store.accept(text('a1', 'web:a'))
    await store.accept(text('a2', 'web:a'))
    await until(async () => (await store.depth()).inbox === 0)
    expect((await said('web:a')).map((message) => message.id)).toEqual(['a1/1', 'a2/1'])
    expect((await said('web:a'))[0]?.text).toMatch(/故障|wrong/)
    expect(await said('web:c')).toEqual([])
    expect((await store.audit(0, 10)).map((entry) => entry.actor).sort()).toEqual(['web:a', 'web:c'])
  })

  test('a slow conversation does not delay another', async () => {
    const slow = Promise.withResolvers<void>()
    start(async (_, incoming) => {
      if (incoming.from === 'web:slow') await slow.promise
      return reply(incoming)
    }, 2)
    await store.accept(text('s1', 'web:slow'))
    for (let i = 0; i < 20; i++) await store.accept(text(`q${i}`, 'web:quick'))
    await until(async () => (await repliesTo('web:quick')).length === 20)
    expect(await repliesTo('web:slow')).toEqual([])
    slow.resolve()
    await until(async () => (await repliesTo('web:slow')).length === 1)
  })

  test('each conversation in order, several at once but never more than allowed', async () => {
    let now = 0
    let most = 0
    const busy = new Set<string>()
    const order: Record<string, string[]> = {}
    start(async (_, incoming) => {
      expect(busy.has(incoming.from)).toBe(false)
      busy.add(incoming.from)
      most = Math.max(most, ++now)
      // The first ones wait for each other, so that a busy machine can't make them run one after the other.
      if (most < 4) await until(() => most === 4)
      await sleep(Math.random() * 4)
      now--
      busy.delete(incoming.from)
      order[incoming.from] = [...(order[incoming.from] ?? []), incoming.id]
      return reply(incoming)
    }, 4)
    const expected: Record<string, string[]> = {}
    for (let i = 0; i < 10; i++) {
      for (const from of ['web:1', 'web:2', 'web:3', 'web:4', 'web:5', 'web:6']) {
        expected[from] = [...(expected[from] ?? []), `${from}:${i}`]
        await store.accept(text(`${from}:${i}`, from))
      }
    }
    await until(async () => (await store.depth()).inbox === 0)
    expect(order).toEqual(expected)
    expect(most).toBe(4)
  })

  test('two conversations that change one record both count: the loser of the race runs again', async () => {
    const attempts: number[] = []
    start(async (_, incoming, world) => {
      const stored = await world.read('unanswered', 'q')
      attempts.push(world.attempt)
      await until(() => attempts.length > 1) // another one has read the same
      return { ...reply(incoming), changes: [noting('q', (stored?.body.count ?? 0) + 1)] }
    })
    const each = [0, 1, 2, 3, 4]
    const froms = ['web:a', 'web:b', 'web:c', 'web:d']
    await Promise.all(each.flatMap((i) => froms.map((from) => store.accept(text(`${from}:${i}`, from)))))
    await until(async () => (await store.depth()).inbox === 0)
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(20)
    expect(Math.max(...attempts)).toBeGreaterThan(1)
    expect(await repliesTo('web:a')).toHaveLength(5)
  })

  test('a race over a record found by its tag counts too', async () => {
    await store.apply(turnOf({ changes: [noting('q', 0, ['open'])] }), new Map())
    const attempts: number[] = []
    start(async (_, incoming, world) => {
      const [found] = await world.list('unanswered', 'open')
      attempts.push(world.attempt)
      await until(() => attempts.length > 1)
      return { ...reply(incoming), changes: [noting('q', (found?.body.count ?? 0) + 1, ['open'])] }
    })
    for (const from of ['web:a', 'web:b', 'web:c', 'web:d']) await store.accept(text(`${from}:1`, from))
    await until(async () => (await store.depth()).inbox === 0)
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(4)
    expect(Math.max(...attempts)).toBeGreaterThan(1)
  })

  test('a conversation changed from outside during its step is not overwritten', async () => {
    let meanwhile: Promise<unknown> | undefined
    start(async (conversation, incoming) => {
      const count = Number(conversation.facts.test ?? 0) + 1
      const body = { ...conversation, facts: { test: count } }
      const change = { kind: 'conversation' as const, id: incoming.from, body, tags: [] }
      // The command line writes while the step thinks.
      meanwhile ??= store.apply(
        turnOf({ changes: [{ ...change, body: { ...body, facts: { test: 100 } } }] }),
        new Map(),
      )
      await meanwhile
      return { ...reply(incoming), changes: [change] }
    })
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await store.depth()).inbox === 0)
    expect((await store.read('conversation', 'web:a'))?.body.facts.test).toBe(101)
  })

  test('a number stands for choices that were sent before the person wrote, not for those that only waited', async () => {
    const choices = [{ id: 'a:1', label: 'one' }]
    const seen: string[][] = []
    start(async (_, incoming, world) => {
      seen.push((await world.offers()).map(({ about = '' }) => about))
      return reply(incoming)
    })
    const offer = (id: string, about: string) =>
      turnOf({ outgoing: [{ ...saying(id, 'web:a', about), choices, notice: true }] })
    await store.apply(offer('1', 'early'), new Map())
    await store.apply(offer('2', 'late'), new Map())
    await store.next(['web'], 0)
    await store.settle('1', { result: 'sent' })
    await sleep(5)
    const wrote = Date.now()
    await sleep(5)
    await store.next(['web'], 0)
    await store.settle('2', { result: 'sent' })
    await store.accept(text('a1', 'web:a', wrote))
    await until(() => seen.length > 0)
    expect(seen).toEqual([['early']])
  })

  test('stop lets what is under way finish and takes nothing more', async () => {
    const [begun, finishes] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    start(async (_, incoming) => {
      begun.resolve()
      await finishes.promise
      return reply(incoming)
    })
    await store.accept(text('a1', 'web:a'))
    await begun.promise
    await store.accept(text('a2', 'web:a'))
    const stopped = worker?.stop()
    finishes.resolve()
    await stopped
    expect(await repliesTo('web:a')).toEqual(['a1/1'])
    expect((await store.claim(Date.now()))?.incoming.id).toBe('a2')
  })
})

describe('The clock', () => {
  let store: Store
  let remove: () => Promise<void>
  let clock: ReturnType<typeof startClock> | undefined
  beforeEach(() => {
    ;({ store, remove } = openTestStore())
  })
  afterEach(async () => {
    await clock?.stop()
    await remove()
  })
  const alarm = (id: string, at: number) =>
    store.apply(
      turnOf({ alarms: [{ id, to: 'web:a', at, what: id }], outgoing: [saying(`for ${id}`, 'web:a')] }),
      new Map(),
    )
  const rung = async () =>
    (await store.history('web:a', { last: 10 })).flatMap((l) => (l.direction === 'in' ? [l.message.id] : []))

  test('rings what is due, at its time, and what was set while it slept', async () => {
    let now = 1000
    await alarm('past', now - 1)
    await alarm('soon', now + 150)
    let looks = 0
    clock = startClock({
      store: { ...store, ring: (until) => store.ring(until).finally(() => looks++) },
      now: () => now,
    })
    await until(() => looks > 1)
    expect(await rung()).toHaveLength(1)
    now += 150
    await until(async () => (await rung()).length === 2)
    const set = performance.now()
    await alarm('new', now)
    await until(async () => (await rung()).length === 3)
    expect(performance.now() - set).toBeLessThan(20_000) // by itself it looks after 30 s, and here within one
  })

  test('survives a clock that is set forward or back', async () => {
    let offset = 0
    const now = () => Date.now() + offset
    await alarm('far', now() + 3_600_000)
    clock = startClock({ store, now })
    await sleep(50)
    expect(await rung()).toEqual([])
    offset = -7_200_000
    await alarm('near', now() + 20)
    await until(async () => (await rung()).length === 1)
    offset = 3_600_001
    await alarm('later', now() + 3_600_000) // any work makes it look again, as would 30 seconds
    await until(async () => (await rung()).length === 2)
  })
})
