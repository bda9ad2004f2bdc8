/** What the loop asks Telegram for: that alone decides what is confirmed. */
import type { Update } from 'telegraf/types'
import { describe, expect, it } from 'vitest'
import { type Api, Trouble } from '../../adapters/telegram/api.ts'
import { poll } from '../../adapters/telegram/poll.ts'
import { createStatus } from '../../adapters/telegram/status.ts'
import { usualTimes } from '../../adapters/telegram/times.ts'
import { collectLog, until } from '../engine.ts'
import { quick } from './office.ts'

type Asked = { offset?: number; timeout: number }

/** Telegram as a script: gives one batch, or trouble, after the other, then nothing; `asked` is what it was asked for. */
const run = (batches: (number[] | Trouble)[], options: { quiet?: number } = {}) => {
  const asked: Asked[] = []
  const taken: number[] = []
  const finish = new Map<number, () => void>()
  const quit = new AbortController()
  let now = 0
  const call = async (_: string, { offset, timeout }: Asked) => {
    asked.push({ ...(offset === undefined ? {} : { offset }), timeout })
    const batch = batches.shift()
    if (batch instanceof Trouble) throw batch
    if (!batch) await new Promise((resolve) => setTimeout(resolve, timeout > 0 ? 20 : 1))
    return (batch ?? []).map((number) => ({ update_id: number }) as Update)
  }
  const api = { call, download: async () => undefined, close: () => {} } as unknown as Api
  const running = poll({
    api,
    name: 'bot',
    take: ({ update_id: number }) => {
      taken.push(number)
      return new Promise((resolve) => finish.set(number, resolve))
    },
    status: createStatus(collectLog().log, () => now),
    times: { ...usualTimes, ...quick, busy: 5, ...options },
    clock: () => now,
    signal: quit.signal,
  }).catch(() => {})
  return {
    asked,
    taken,
    more: (batch: number[]) => batches.push(batch),
    sleeps: (ms: number) => {
      now += ms
    },
    /** The store has it. */
    keeps: (...numbers: number[]) => {
      for (const number of numbers) finish.get(number)?.()
    },
    last: () => asked.at(-1),
    stop: async () => {
      quit.abort()
      await running
    },
  }
}

describe('the loop', () => {
  it('asks for what follows the last update only when all before are kept', async () => {
    const loop = run([[10, 11, 12]])
    await until(() => loop.taken.length === 3)
    await until(() => loop.last()?.offset === 10)
    loop.keeps(12)
    await until(() => loop.asked.length > 4)
    expect(loop.asked.slice(1).every(({ offset, timeout }) => offset === 10 && timeout === 0)).toBe(true)
    loop.keeps(10)
    await until(() => loop.last()?.offset === 11)
    loop.keeps(11)
    await until(() => loop.last()?.offset === 13)
    expect(loop.last()?.timeout).toBeGreaterThan(0)
    await loop.stop()
  })

  it('takes each update in once, though Telegram gives what is not confirmed again and again', async () => {
    const loop = run([
      [10, 11],
      [10, 11, 12],
      [10, 11, 12, 13],
    ])
    await until(() => loop.taken.length === 4)
    loop.keeps(10, 11, 12, 13)
    await until(() => loop.last()?.offset === 14)
    expect(loop.taken).toEqual([10, 11, 12, 13])
    await loop.stop()
  })

  it('hears at once that Telegram is there, at the start and after an outage; not next to another program', async () => {
    const loop = run([[], [], new Trouble('away', 502), [], new Trouble('conflict', 409), []])
    await until(() => loop.asked.length >= 6)
    expect(loop.asked.slice(0, 6).map(({ timeout }) => timeout > 0)).toEqual([false, true, true, false, true, true])
    await loop.stop()
  })

  it('takes updates whose numbers start anew, as they may after a long silence', async () => {
    const loop = run([[5000]], { quiet: 1000 })
    await until(() => loop.taken.length === 1)
    loop.keeps(5000)
    await until(() => loop.last()?.offset === 5001)
    loop.sleeps(1001)
    await until(() => loop.last()?.offset === undefined)
    loop.more([17])
    await until(() => loop.taken.includes(17))
    loop.keeps(17)
    await until(() => loop.last()?.offset === 18)
    await loop.stop()
  })
})
