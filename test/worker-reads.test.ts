/** What a step has read, and what is made of it at its commit: with the worker and a real store. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Incoming } from '../bot/channel.ts'
import { newConversation } from '../bot/conversation.ts'
import { type Change, type Store, type Turn, turnOf } from '../bot/store.ts'
import { type Step, startWorker } from '../bot/worker.ts'
import { collectLog, noKnowledge, openTestStore, until } from './engine.ts'
import { nothing, noting, saying, text } from './store/examples.ts'

const reply = (incoming: Incoming): Turn => turnOf({ outgoing: [saying(`${incoming.id}/1`, incoming.from)] })

let store: Store
let remove: () => Promise<void>
let worker: ReturnType<typeof startWorker> | undefined
beforeEach(() => {
  ;({ store, remove } = openTestStore())
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await worker?.stop()
  worker = undefined
  await remove()
})

const { log, lines } = collectLog()
const start = (turn: Step, clock: () => number = Date.now) => {
  lines.length = 0
  worker = startWorker({ store, knowledge: noKnowledge, turn, clock, log })
}
const replies = async (address: string) =>
  (await store.history(address, { last: 10 })).flatMap((line) => (line.direction === 'out' ? [line.message] : []))

describe('What a step has read', () => {
  const fromOutside = (change: Change) => store.apply(turnOf({ changes: [change] }), nothing)

  test('must be current from its first look on: what changed between two looks runs the step again', async () => {
    await fromOutside(noting('q', 1))
    const seen: (number | undefined)[][] = []
    start(async (_, incoming, world) => {
      const first = await world.read('unanswered', 'q')
      if (seen.length === 0) await fromOutside(noting('q', 2))
      const second = await world.read('unanswered', 'q')
      seen.push([first?.body.count, second?.body.count])
      return reply(incoming)
    })
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await replies('web:a')).length === 1)
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  test('a list that is asked for again is the same one', async () => {
    await fromOutside(noting('q', 1, ['open']))
    const seen: number[] = []
    start(async (_, incoming, world) => {
      seen.push((await world.list('unanswered', 'open')).length)
      await fromOutside(noting('r', 1, ['open']))
      seen.push((await world.list('unanswered', 'open')).length)
      return reply(incoming)
    })
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await replies('web:a')).length === 1)
    expect(seen).toEqual([1, 1])
  })

  test('what came along with the claim counts for the first try only', async () => {
    await fromOutside(noting('q', 1))
    const body = (await store.read('unanswered', 'q'))?.body
    if (!body) throw new Error('nothing was noted')
    await fromOutside(noting('q', 5))
    store.ahead = () => ({
      records: new Map([['unanswered/q', { version: 1, body }]]),
      lists: new Map(),
      lines: undefined,
    })
    const seen: unknown[] = []
    start(async (_, incoming, world) => {
      const count = (await world.read('unanswered', 'q'))?.body.count ?? 0
      seen.push(count)
      return { ...reply(incoming), changes: [noting('q', count + 1)] }
    })
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await replies('web:a')).length === 1)
    expect(seen).toEqual([1, 5])
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(6)
  })

  test('a conversation that is as it was kept is not written again', async () => {
    const written: string[][] = []
    const { commit } = store
    store.commit = (claim, turn, read) => {
      written.push(turn.changes.map(({ kind }) => kind))
      return commit(claim, turn, read)
    }
    start(async (conversation, incoming) => ({
      ...reply(incoming),
      changes: [{ kind: 'conversation', id: incoming.from, body: { ...conversation }, tags: [] }],
    }))
    await store.accept(text('a1', 'web:a'))
    await store.accept(text('a2', 'web:a'))
    await until(async () => (await replies('web:a')).length === 2)
    expect(written).toEqual([['conversation'], []])
  })
})

describe('A step that fails', () => {
  test('is tried again by itself, not at the next poll', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] }) // there is no next poll
    let tries = 0
    start(async (_, incoming) => {
      if (++tries === 1) throw new Error('no')
      return reply(incoming)
    })
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await replies('web:a')).length === 1)
    expect(tries).toBe(2)
  })

  test('or hangs is left alone after two minutes', async () => {
    const real = globalThis.setTimeout
    const soon = (run: () => void, ms?: number) => real(run, ms === 120_000 ? 20 : ms)
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout)
    let tries = 0
    start((_, incoming) => (++tries === 1 ? new Promise(() => {}) : Promise.resolve(reply(incoming))))
    await store.accept(text('a1', 'web:a'))
    await until(async () => (await replies('web:a')).length === 1)
    expect(tries).toBe(2)
    expect(lines).toMatchObject([expect.stringMatching(/^warn A step failed and is tried again/)])
  })

  test('for good is told in the language the person has chosen, whatever they wrote in', async () => {
    const body = { ...newConversation('zh'), languageFrom: 'choice' as const }
    await store.apply(turnOf({ changes: [{ kind: 'conversation', id: 'web:a', body, tags: [] }] }), nothing)
    let now = Date.now()
    const { release } = store
    store.release = (claim, at) => {
      now = at
      return release(claim, at)
    }
    start(
      async () => {
        throw new Error('no')
      },
      () => now,
    )
    await store.accept({ ...text('a1', 'web:a'), kind: 'text', text: 'How do I renew my card?' })
    await until(async () => (await replies('web:a')).length === 1)
    expect((await replies('web:a'))[0]).toMatchObject({ language: 'zh', text: expect.stringMatching(/故障/) })
  })
})
