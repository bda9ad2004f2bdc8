/** What only one process may do: two of them at one lease, a store that goes away, an end in order. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startAlone } from '../bot/alone.ts'
import { collectLog, until } from './engine.ts'

const times = { term: 1500, renew: 300 }

/** A lease as a shared store keeps it: whoever has it has it until its term is over. */
const leases = () => {
  let holder: { who: string; ends: number } | undefined
  const away = new Set<string>()
  return {
    away,
    of: (who: string) => ({
      lease: async (_: string, ms: number) => {
        if (away.has(who)) throw new Error('away')
        const now = performance.now()
        if (holder && holder.who !== who && holder.ends > now) return undefined
        holder = ms === 0 ? undefined : { who, ends: now + ms }
        return 1
      },
    }),
    ends: () => holder?.ends ?? 0,
  }
}

const processes = () => {
  const shared = leases()
  const active = new Map<string, number>()
  const most = { at: 0 }
  const begin = (who: string) =>
    startAlone({ store: shared.of(who), name: 'poll', log: collectLog().log, times }, async () => {
      active.set(who, performance.now())
      most.at = Math.max(most.at, active.size)
      return async () => void active.delete(who)
    })
  return { shared, active, most, begin }
}

describe('what only one process may do', () => {
  it('is done by one of two, and by the other as soon as that one ends', async () => {
    const { active, most, begin } = processes()
    const [first, second] = [begin('a'), begin('b')]
    await until(() => active.size === 1)
    await sleep(700)
    expect([...active.keys()]).toEqual(['a'])
    await first.stop()
    expect(active.size).toBe(0)
    await until(() => active.has('b'))
    await second.stop()
    expect(active.size).toBe(0)
    expect(most.at).toBe(1)
  })

  it('ends before another may begin when the store can not be asked, and begins again when it can', async () => {
    const { shared, active, most, begin } = processes()
    const first = begin('a')
    await until(() => active.has('a'))
    shared.away.add('a')
    const lapses = shared.ends()
    await until(() => active.size === 0)
    expect(performance.now()).toBeLessThan(lapses)
    const second = begin('b')
    await until(() => active.has('b'))
    shared.away.delete('a')
    await sleep(700)
    expect([...active.keys()]).toEqual(['b'])
    await second.stop()
    await until(() => active.has('a'))
    await first.stop()
    expect(most.at).toBe(1)
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

  it('that can not be begun is said, and tried again where it can be', async () => {
    const { log, lines } = collectLog()
    let tries = 0
    const shared = leases()
    const one = startAlone({ store: shared.of('a'), name: 'poll', log, times }, async () => {
      if (++tries === 1) throw new Error('not yet')
      return async () => {}
    })
    await until(() => tries === 2)
    await one.stop()
    expect(lines.join()).toMatch(/could not be made sure/)
  })
})
