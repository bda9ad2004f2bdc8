/** What only one process may do: two of them at one lease, a store that goes away, an end in order. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAlone } from '../bot/alone.ts'
import { startEngine } from '../bot/engine.ts'
import { collectLog, until } from './engine.ts'
import { knowledge } from './our-knowledge.ts'

/** Processes ask every 30 ms; a term is over when a test says so, for it alone moves the monotonic clock. */
const times = { term: 150, renew: 30 }
const pass = (ms: number) => vi.advanceTimersByTime(ms)
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A lease as a shared store keeps it: whoever has it has it until its term is over. */
const leases = () => {
  let holder: { who: string; ends: number } | undefined
  const away = new Set<string>()
  const still = new Map<string, Promise<void>>()
  const asked: Record<string, number> = {}
  return {
    away,
    still,
    of: (who: string) => ({
      lease: async (_: string, ms: number) => {
        asked[who] = (asked[who] ?? 0) + 1
        await still.get(who)
        if (away.has(who)) throw new Error('away')
        const now = performance.now()
        if (holder && holder.who !== who && holder.ends > now) return undefined
        holder = ms === 0 ? undefined : { who, ends: now + ms }
        return 1
      },
    }),
    ends: () => holder?.ends ?? 0,
    /** Once these have asked again, and what came of it is done. */
    asks: async (...names: string[]) => {
      const before = { ...asked }
      await until(() => names.every((who) => (asked[who] ?? 0) > (before[who] ?? 0) + 1))
    },
  }
}

const processes = () => {
  const shared = leases()
  const active = new Set<string>()
  const most = { at: 0 }
  const begin = (who: string) =>
    startAlone({ store: shared.of(who), name: 'poll', log: collectLog().log, times }, async () => {
      active.add(who)
      most.at = Math.max(most.at, active.size)
      return async () => void active.delete(who)
    })
  return { shared, active, most, begin }
}

describe('what only one process may do', () => {
  it('is done by one of two, and by the other as soon as that one ends', async () => {
    const { shared, active, most, begin } = processes()
    const [first, second] = [begin('a'), begin('b')]
    await until(() => active.size === 1)
    for (let passed = 0; passed < 2 * times.term; passed += times.renew) {
      pass(times.renew)
      await shared.asks('a', 'b')
      expect([...active]).toEqual(['a'])
    }
    await first.stop()
    expect(active.size).toBe(0)
    await until(() => active.has('b'))
    await second.stop()
    expect(active.size).toBe(0)
    expect(most.at).toBe(1)
  })

  it('counts its term from when it asked, however late the answer came', async () => {
    const late = Promise.withResolvers<number>()
    let asked = 0
    const lease = async () => {
      asked++
      if (asked === 2) return late.promise
      if (asked > 2) throw new Error('away')
      return 1
    }
    let active = false
    const alone = startAlone({ store: { lease }, name: 'poll', log: collectLog().log, times }, async () => {
      active = true
      return async () => {
        active = false
      }
    })
    await until(() => asked === 2)
    pass(times.term - 2 * times.renew)
    late.resolve(1)
    await until(() => asked > 3)
    expect(active).toBe(true)
    pass(times.renew)
    const before = asked
    await until(() => asked > before + 1)
    expect(active).toBe(false)
    await alone.stop()
  })

  it('ends before another may begin when the store can not be asked, and begins again when it can', async () => {
    const { shared, active, most, begin } = processes()
    const first = begin('a')
    await until(() => active.has('a'))
    pass(times.term - times.renew)
    await shared.asks('a')
    shared.away.add('a')
    const lapses = shared.ends()
    const second = begin('b')
    pass(times.renew)
    await shared.asks('a', 'b')
    expect([...active]).toEqual(['a']) // its term is not over yet
    while (active.has('a')) {
      pass(times.renew)
      await shared.asks('a', 'b')
    }
    expect(performance.now()).toBeLessThan(lapses)
    expect([...active]).toEqual([])
    pass(times.renew)
    await until(() => active.has('b'))
    shared.away.delete('a')
    await shared.asks('a', 'b')
    expect([...active]).toEqual(['b'])
    await second.stop()
    await until(() => active.has('a'))
    await first.stop()
    expect(most.at).toBe(1)
  })

  it('ends for one that stood still, as soon as it hears that another has begun', async () => {
    const { shared, active, begin } = processes()
    const first = begin('a')
    await until(() => active.has('a'))
    const goesOn = Promise.withResolvers<void>()
    shared.still.set('a', goesOn.promise)
    const second = begin('b')
    await shared.asks('b')
    pass(times.term)
    await until(() => active.has('b'))
    goesOn.resolve()
    await until(() => !active.has('a'))
    expect([...active]).toEqual(['b'])
    await Promise.all([first.stop(), second.stop()])
  })

  it('is simply done where a store has one process only', async () => {
    let active = false
    const only = startAlone({ store: {}, name: 'poll', log: collectLog().log }, async () => {
      active = true
      return async () => {
        active = false
      }
    })
    await until(() => active)
    await only.stop()
    expect(active).toBe(false)
  })

  it('that can not be begun is said, and tried again where it can be; whose it is, is no question', async () => {
    const { log, lines } = collectLog()
    let tries = 0
    const shared = leases()
    const one = startAlone({ store: shared.of('a'), name: 'poll', log, times }, async () => {
      if (++tries < 3) throw new Error('not yet')
      return async () => {}
    })
    await until(() => tries === 2)
    expect(one.isUnsure()).toBe(false)
    await until(() => tries === 3)
    await one.stop()
    expect(lines.join()).toMatch(/could not be begun/)
  })

  it('is told as off while the store can not be asked, and not at all where another process does it', async () => {
    let isAway = true
    const lease = async () => {
      if (isAway) throw new Error('away')
      return undefined
    }
    const open = () => {
      throw new Error('It was begun')
    }
    const options = { retentionDays: 365, knowledge, clock: Date.now, log: collectLog().log, open: [] }
    const ways = [{ name: 'telegram', joint: false, open }]
    const start = () => startEngine({ ...options, store: { lease } as never, roles: new Set(['ingress']), ways })
    const alone = await start()
    await until(() => 'telegram' in alone.states())
    expect(alone.states()).toEqual({
      telegram: { up: false, detail: expect.stringMatching(/until the store answers/) },
    })
    await alone.stop()
    isAway = false
    const other = await start()
    expect(other.states()).toEqual({})
    await other.stop()
  })
})
