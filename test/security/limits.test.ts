/** One person floods the bot: they are told once, nothing is done twice, and the others do not wait. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import { newConversation } from '../../bot/conversation.ts'
import { fileLimit, limited, limitFiles, messageLimit, type Pace, paceAfter } from '../../bot/limits.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { startWorker } from '../../bot/worker.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { knowledge } from '../our-knowledge.ts'

const { burst, pause, after } = messageLimit
const minute = 60_000

let store: Store
let remove: () => Promise<void>
beforeEach(() => {
  ;({ store, remove } = openTestStore())
})
afterEach(() => remove())

const text = (from: string, n: number, at: number, said = `第${n}条`): Incoming => ({
  id: `${from}:${n}`,
  from,
  at,
  kind: 'text',
  text: said,
})
const answersTo = async (who: string): Promise<Outgoing[]> =>
  (await store.history(who, { last: 1000 })).flatMap((line) => (line.direction === 'out' ? [line.message] : []))
/** Until all is handled; gives whose messages were, one after the other. */
const work = async () => {
  const order: string[] = []
  const step = limited(turn)
  const counted: typeof step = (conversation, incoming, world) => {
    order.push(incoming.from)
    return step(conversation, incoming, world)
  }
  const worker = startWorker({ store, knowledge, turn: counted, clock: Date.now, log: collectLog().log })
  await until(async () => (await store.depth()).inbox === 0)
  await worker.stop()
  return order
}

describe('two hundred messages in a minute', () => {
  it('get the answers that were asked for in time, then one answer for the rest', async () => {
    const from = 'telegram:7'
    for (let n = 0; n < 200; n++) await store.accept(text(from, n, 1000 + n, 'help'))
    await work()
    const said = await answersTo(from)
    expect(said).toHaveLength(burst + 1)
    expect(said.at(-1)?.text).toMatch(/not read|没有读/)
    expect((await store.audit(0, 1000)).filter(({ action }) => action === 'limited')).toHaveLength(1)
  })

  it('do not hold up somebody else, who is answered before they are all handled', async () => {
    for (let n = 0; n < 200; n++) await store.accept(text('wechat:flood', n, 1000 + n, '人才服务卡怎么办理'))
    await store.accept(text('wechat:other', 1, 2000, '人才服务卡有效期多久'))
    const order = await work()
    expect(await answersTo('wechat:other')).toHaveLength(1)
    expect(order.indexOf('wechat:other')).toBeLessThan(order.indexOf('wechat:flood') + 20)
  })

  it('afterwards the person is read again, and told how many were not', async () => {
    const from = 'web:a'
    const count = burst + 5
    for (let n = 0; n < count; n++) await store.accept(text(from, n, 1000, 'help'))
    await store.accept(text(from, count, 1000 + pause, 'help'))
    await work()
    const [told, answered, note] = (await answersTo(from)).slice(-3)
    expect(told?.text).toContain(`${pause / 1000} seconds`)
    expect(answered?.choices).toBeDefined()
    expect(note?.text).toMatch(/5 messages were not read/)
  })

  it('one alone that was not read was told of by itself, and is not told again', async () => {
    const from = 'web:a'
    for (let n = 0; n <= burst; n++) await store.accept(text(from, n, 1000, 'help'))
    await store.accept(text(from, burst + 1, 1000 + pause, 'help'))
    await work()
    const said = await answersTo(from)
    expect(said).toHaveLength(burst + 2)
    expect(said.at(-1)?.choices).toBeDefined()
  })
})

describe('the count', () => {
  const run = (times: readonly number[]) => {
    let pace: Pace | undefined
    return times.map((at) => {
      const next = paceAfter(pace, at)
      pace = next.pace
      return next.verdict
    })
  }

  it('what was sent over an hour while the bot was down is no flood', () => {
    const times = Array.from({ length: 1000 }, (_, n) => n * 3600)
    expect(run(times)).not.toContain('tell')
  })

  it('a desk that works through its morning is never stopped', () => {
    const times = Array.from({ length: 600 }, (_, n) => n * 1500)
    expect(new Set(run(times))).toEqual(new Set(['read']))
  })

  it('whatever the times, every pause is told of once, before what is dropped in it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5 * minute, max: 2000 }), { maxLength: 300 }), (steps) => {
        let at = 0
        const said = run(steps.map((step) => (at += Math.max(step, -at)))).join(' ')
        expect(said).not.toMatch(/^drop|read drop|^tell/)
      }),
    )
  })

  it('a pause ends, however long the flood goes on', () => {
    const said = run(Array.from({ length: 5000 }, (_, n) => n * 20))
    const read = said.filter((one) => one === 'read').length
    expect(read).toBeGreaterThan(burst + 2 * after)
    expect(read).toBeLessThan(burst + 4 * (after + 1))
  })

  it('a clock set back gives nothing', () => {
    const back = Array.from({ length: 300 }, (_, n) => (n % 2 === 0 ? 10 * minute : 0))
    expect(run(back).filter((one) => one === 'read').length).toBe(burst)
  })

  const world = (now: number) =>
    ({ now, attempt: 1, knowledge, offers: async () => [], read: async () => undefined, list: async () => [] }) as never
  /** The step with the limit, and a function that tells it `n` messages, some of them again; gives what was read. */
  const counting = (again: (n: number) => boolean) => {
    const conversation = newConversation('en')
    const read: number[] = []
    const step = limited(async (_, { id }) => {
      read.push(Number(id.split(':')[1]))
      return { changes: [], outgoing: [], alarms: [], audit: [] }
    })
    const tell = async (from: string, count: number) => {
      for (let n = 0; n < count; n++)
        for (const _ of again(n) ? [1, 2, 3] : [1]) await step(conversation, text(from, n, 1000), world(1000))
      return read.splice(0)
    }
    return { step, tell, conversation }
  }

  it('counts a message once, however often its step is run again', async () => {
    const { tell } = counting((n) => n % 2 === 0)
    const read = new Set(await tell('a', burst + 5))
    expect([...read]).toEqual(Array.from({ length: burst }, (_, n) => n))
  })

  it('says the same when the step is run again at the first message too many', async () => {
    const { step, tell, conversation } = counting(() => false)
    await tell('a', burst)
    const first = await step(conversation, text('a', burst, 1000), world(1000))
    expect(first.outgoing).toHaveLength(1)
    expect(await step(conversation, text('a', burst, 1000), world(1000))).toEqual(first)
  })

  it('of ten thousand others who write meanwhile takes nothing, and forgets who wrote longest ago', async () => {
    const { step, tell, conversation } = counting(() => false)
    const others = async (count: number) => {
      for (let n = 0; n < count; n++) await step(conversation, text(`other${n}`, 0, 1000), world(1000))
      await tell('z', 0)
    }
    await tell('a', burst)
    await others(5000)
    expect(await tell('a', 1)).toEqual([])
    await others(10_000)
    expect(await tell('a', 1)).toEqual([0])
  })

  it('leaves nothing in the conversation: who is thanked for thanks is kept as before', async () => {
    const from = 'telegram:9'
    await store.accept(text(from, 0, 1000, 'Hi'))
    await work()
    const version = async () => (await store.read('conversation', from))?.version
    const before = await version()
    await store.accept(text(from, 1, 2000, 'Thanks'))
    await work()
    expect(await answersTo(from)).toHaveLength(2)
    expect(await version()).toBe(before)
  })

  it('what is taken back is taken back in any case', async () => {
    let seen = 0
    const step = limited(async () => {
      seen++
      return { changes: [], outgoing: [], alarms: [], audit: [] }
    })
    const conversation = newConversation('en')
    for (let n = 0; n < burst; n++) await step(conversation, text('wechat:a', n, 0), {} as never)
    seen = 0
    await step(conversation, { id: 'r', from: 'wechat:a', at: 1, kind: 'recall', recalls: 'x' }, {} as never)
    expect(seen).toBe(1)
  })
})

describe('files', () => {
  const file = (from: string, n: number): Incoming => ({
    id: `${from}:f${n}`,
    from,
    at: n,
    kind: 'file',
    file: { id: `${from}:f${n}`, name: 'a.png', type: 'image/png', size: 1 },
    text: '护照',
  })

  it('more than a day’s worth is not kept, which is said; the next day is a new one; others have their own', async () => {
    let now = 0
    const took: Incoming[] = []
    const limitedStore = limitFiles(
      {
        accept: async (incoming: Incoming, content?: Uint8Array) => {
          expect(incoming.kind === 'file').toBe(content !== undefined)
          return took.push(incoming) > 0
        },
      },
      () => now,
    )
    const content = new Uint8Array(10 * 1024 * 1024)
    const most = fileLimit.bytes / content.length
    for (let n = 0; n <= most; n++) await limitedStore.accept(file('telegram:7', n), content)
    expect(took.map(({ kind }) => kind).lastIndexOf('file')).toBe(most - 1)
    expect(took.at(-1)).toEqual({
      id: `telegram:7:f${most}`,
      from: 'telegram:7',
      at: most,
      kind: 'refused-file',
      why: 'day-full',
    })
    await limitedStore.accept(file('telegram:8', 0), content)
    expect(took.at(-1)?.kind).toBe('file')
    now += fileLimit.day
    await limitedStore.accept(file('telegram:7', 99), content)
    expect(took.at(-1)?.kind).toBe('file')
  })

  it('the refusal has words', async () => {
    const incoming: Incoming = { id: 'w:1', from: 'web:a', at: 1, kind: 'refused-file', why: 'day-full' }
    await store.accept(incoming)
    await work()
    expect((await answersTo('web:a'))[0]?.text).toMatch(/太多|more files today/)
  })
})
