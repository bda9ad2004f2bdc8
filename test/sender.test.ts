import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Channel, Delivery, Outgoing } from '../bot/channel.ts'
import { startSender } from '../bot/sender.ts'
import { longestPutOff, type Store, turnOf } from '../bot/store.ts'
import { collectLog, openTestStore, until } from './engine.ts'
import { saying } from './store/examples.ts'

const channel = (name: string, send: (outgoing: Outgoing) => Promise<Delivery>): Channel => ({
  name,
  send,
  start: async () => {},
  state: () => ({ up: true, detail: '' }),
  stop: async () => {},
})
const sent: Delivery = { result: 'sent' }

describe('The sender', () => {
  let store: Store
  let remove: () => Promise<void>
  let sender: ReturnType<typeof startSender> | undefined
  beforeEach(() => {
    ;({ store, remove } = openTestStore())
  })
  afterEach(async () => {
    vi.useRealTimers()
    clock = Date.now
    await sender?.stop()
    sender = undefined
    await remove()
  })

  const { log, lines } = collectLog()
  let clock: () => number = Date.now
  const start = (channels: Channel[], deadline?: number) => {
    lines.length = 0
    sender = startSender({ store, channels, clock, log, ...(deadline ? { deadline } : {}) })
  }
  const queue = (...outgoing: Outgoing[]) => store.apply(turnOf({ outgoing }), new Map())
  const waiting = async () => (await store.depth()).outbox
  const states = async (address: string) =>
    (await store.history(address, { last: 100 })).map((line) => (line.direction === 'out' ? line.state : 'in'))

  test('in order per recipient, one at a time; recipients at once', async () => {
    const got: Record<string, string[]> = {}
    const busy = new Set<string>()
    let most = 0
    const send = async ({ id, to }: Outgoing) => {
      expect(busy.has(to)).toBe(false)
      busy.add(to)
      most = Math.max(most, busy.size)
      // The first ones wait for each other, so that a busy machine can't make them go one after the other.
      if (most < 3) await until(() => most === 3)
      await sleep(Math.random() * 5)
      busy.delete(to)
      got[to] = [...(got[to] ?? []), id]
      return sent
    }
    start([channel('web', send)])
    const expected: Record<string, string[]> = {}
    for (let i = 0; i < 10; i++) {
      for (const to of ['web:a', 'web:b', 'web:c']) {
        expected[to] = [...(expected[to] ?? []), `${to}:${i}`]
        await queue(saying(`${to}:${i}`, to))
      }
    }
    await until(async () => (await waiting()) === 0)
    expect(got).toEqual(expected)
    expect(most).toBe(3)
  })

  test('a retry waits for the time the channel named, and so do the later ones to this recipient', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] }) // it comes by itself, not at the next poll
    const got: [string, number][] = []
    let at = 0
    start([
      channel('web', async ({ id }) => {
        got.push([id, Date.now()])
        if (got.length > 1) return sent
        await until(async () => (await states('web:b'))[0] === 'sent')
        at = Date.now() + 400
        return { result: 'retry', at, reason: 'busy' }
      }),
    ])
    await queue(saying('1', 'web:a'), saying('2', 'web:a'))
    await queue(saying('3', 'web:b'))
    await until(async () => (await waiting()) === 0)
    expect(got.map(([id]) => id)).toEqual(['1', '3', '1', '2'])
    expect(got[2]?.[1]).toBeGreaterThanOrEqual(at)
  })

  test('an error or silence is a retry after a second; logs do not quote the error', async () => {
    let now = Date.now()
    clock = () => now
    let tries = 0
    const send = async () => {
      if (++tries === 1) throw new Error('400 for chat of 张三')
      return tries === 2 ? new Promise<Delivery>(() => {}) : sent
    }
    const pauses: number[] = []
    const { settle } = store
    store.settle = async (id, delivery) => {
      await settle(id, delivery)
      if (delivery.result !== 'retry') return
      pauses.push(delivery.at - now)
      now = Math.ceil(delivery.at)
    }
    start([channel('web', send)], 100)
    await queue(saying('1', 'web:a'))
    await until(async () => (await waiting()) === 0)
    expect(tries).toBe(3)
    const [first = 0, second = 0] = pauses // varied by a quarter
    expect([first >= 750, first <= 1250, second >= 1500, second <= 2500], `${pauses}`).not.toContain(false)
    expect(pauses).toHaveLength(2)
    expect(lines).toHaveLength(1) // of many tries in an outage the first is told
    expect(lines.join()).not.toContain('张三')
  })

  test('a permanent failure is for good and lets the next one go', async () => {
    const got: string[] = []
    start([
      channel('web', async ({ id }) => {
        got.push(id)
        return id === '1' ? { result: 'failed', reason: 'blocked by the user', theirs: true } : sent
      }),
    ])
    await queue(saying('1', 'web:a', '250101-0001'), saying('2', 'web:a'))
    await until(async () => (await waiting()) === 0)
    expect(got).toEqual(['1', '2'])
    expect(await states('web:a')).toEqual(['failed', 'sent'])
    expect((await store.claim(Date.now()))?.incoming.id).toBe('undelivered:1')
    expect(lines.join()).toMatch(/^warn .*blocked by the user/)
  })

  test('after three days of retries a message is given up; one that is only old is not', async () => {
    let now = 1
    clock = () => (now += 3 * 3_600_000) // each look at this clock takes three hours
    let tries = 0
    start([
      channel('web', async () => {
        tries++
        return { result: 'retry', at: now, reason: 'down' }
      }),
    ])
    await queue(saying('1', 'web:a')) // written at 1
    await until(async () => (await waiting()) === 0)
    expect(await states('web:a')).toEqual(['failed'])
    expect(tries).toBe(20)
    expect(lines.at(-1)).toMatch(/^error .*given up after 20 tries: down/)
  })

  test('a slow channel takes no places of another', async () => {
    const slow = Promise.withResolvers<void>()
    const slowSend = async () => {
      await slow.promise
      return sent
    }
    start([channel('wechat', slowSend), channel('web', async () => sent)])
    await queue(...Array.from({ length: 50 }, (_, i) => saying(`s${i}`, `wechat:${i}`)))
    await queue(saying('1', 'web:a'))
    await until(async () => (await states('web:a'))[0] === 'sent')
    expect(await waiting()).toBe(50)
    slow.resolve()
    await until(async () => (await waiting()) === 0)
  })

  test('what was sent but could not be written down is not sent again', async () => {
    let count = 0
    start([
      channel('web', async () => {
        count++
        return sent
      }),
    ])
    const settle = store.settle
    let failures = 0
    store.settle = async (id, delivery) => {
      if (failures++ < 1) throw new Error('disk full')
      return settle(id, delivery)
    }
    await queue(saying('1', 'web:a'))
    await until(async () => (await waiting()) === 0)
    expect(count).toBe(1)
  })

  test('stop lets what is under way be settled and takes nothing more', async () => {
    const [begun, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    start([
      channel('web', async () => {
        begun.resolve()
        await arrives.promise
        return sent
      }),
    ])
    await queue(saying('1', 'web:a'), saying('2', 'web:a'))
    await begun.promise
    const stopped = sender?.stop()
    arrives.resolve()
    await stopped
    expect(await states('web:a')).toEqual(['sent', 'waiting'])
    expect((await store.next(['web'], Date.now()))?.outgoing.id).toBe('2')
  })

  test('however long an outage lasts, each is tried every half minute or so', async () => {
    let now = Date.now()
    clock = () => now
    const pauses: number[] = []
    const { settle } = store
    store.settle = async (id, delivery) => {
      await settle(id, delivery)
      if (delivery.result !== 'retry') return
      pauses.push(delivery.at - now)
      now = Math.ceil(delivery.at)
    }
    const down: Delivery = { result: 'retry', at: 0, reason: 'down' }
    start([channel('web', async () => (pauses.length < 12 ? down : sent))])
    await queue(saying('1', 'web:a'))
    await until(async () => (await waiting()) === 0)
    const late = pauses.slice(6)
    expect(Math.min(...late), `${pauses}`).toBeGreaterThanOrEqual(22_500)
    expect(Math.max(...late), `${pauses}`).toBeLessThanOrEqual(37_500)
    expect(new Set(late).size).toBeGreaterThan(1) // many messages don't come back in the same moment
  })

  test('a vendor that wants to be left alone for days is asked once in between', async () => {
    let now = Date.now()
    clock = () => now
    const pauses: number[] = []
    const { settle } = store
    store.settle = async (id, delivery) => {
      await settle(id, delivery)
      if (delivery.result !== 'retry') return
      pauses.push(delivery.at - now)
      now = delivery.at
    }
    const days = 10 * 24 * 3_600_000
    start([channel('web', async () => (pauses.length < 1 ? { result: 'retry', at: now + days, reason: 'ban' } : sent))])
    await queue(saying('1', 'web:a'))
    await until(async () => (await waiting()) === 0)
    expect(pauses).toEqual([longestPutOff / 2])
  })

  test('what could not be delivered about a request is heard of by the request, and nowhere else', async () => {
    const body = { addresses: [{ address: 'web:a', since: 1 }], last: 'web:a' }
    await store.apply(turnOf({ changes: [{ kind: 'person', id: 'web:a', body, tags: [] }] }), new Map())
    start([channel('web', async () => ({ result: 'failed', reason: 'unknown chat' }))])
    await queue({ ...saying('1', 'web:a', '250101-0001'), notice: true })
    await until(async () => (await waiting()) === 0)
    expect((await store.depth()).inbox).toBe(1)
    expect((await store.claim(Date.now()))?.incoming.from).toBe('request:250101-0001')
  })

  test('while the disk stands still only so many are sent as could be sent twice', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] }) // those that waited come by themselves, not at the next poll
    let count = 0
    start([
      channel('web', async () => {
        count++
        return sent
      }),
    ])
    const still = Promise.withResolvers<void>()
    const { settle } = store
    store.settle = async (id, delivery) => {
      await still.promise
      return settle(id, delivery)
    }
    await queue(...Array.from({ length: 400 }, (_, at) => saying(`${at}`, `web:${at}`)))
    await until(() => count >= 128)
    await sleep(300)
    expect(count).toBeLessThan(128 + 64) // and those that were under way then
    still.resolve()
    await until(async () => (await waiting()) === 0)
    expect(count).toBe(400)
  })

  test('stop does not wait for a store that fails', async () => {
    start([channel('web', async () => sent)])
    const failed = Promise.withResolvers<void>()
    store.settle = async () => {
      failed.resolve()
      throw new Error('disk full')
    }
    await queue(saying('1', 'web:a'))
    await failed.promise
    const began = performance.now()
    await sender?.stop()
    expect(performance.now() - began).toBeLessThan(8000) // with a pause of one second; what hangs is left after ten
  })
})
