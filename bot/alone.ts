/** What only one process may do, of all that share a store: one poller per token, one connection per account. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, type Log } from './log.ts'
import type { Store } from './store.ts'

/** For how long a process is the one without asking again, and how often it asks (ms). */
const usual = { term: 15_000, renew: 5000 }

interface Alone {
  store: Pick<Store, 'lease'>
  /** What is done. */
  name: string
  log: Log
  times?: { term: number; renew: number }
}

/**
 * Begins as soon as this process is the one for it, and ends when it is not any more, or can't tell: then before another
 * process may begin. `begin` gives the way to end. A store without leases has one process only. `isUnsure`: the store could
 * not be asked who is the one.
 */
export const startAlone = (
  { store, name, log, times = usual }: Alone,
  begin: () => Promise<() => Promise<void>>,
): { stop: () => Promise<void>; isUnsure: () => boolean } => {
  const quit = new AbortController()
  const { signal } = quit
  let end: (() => Promise<void>) | undefined
  let unsure = false

  const failed = 'It could not be begun or ended'
  const take = async (on: boolean) => {
    if (on === (end !== undefined)) return
    if (on) end = await begin()
    else {
      const ending = end
      end = undefined
      await ending?.()
    }
  }

  const run = async () => {
    if (!store.lease) return take(true)
    let until = 0
    while (!signal.aborted) {
      const asked = performance.now()
      try {
        const mine = (await store.lease(name, times.term)) !== undefined
        if (mine) until = asked + times.term
        else if (end) log.warn({ what: name }, 'Another process does this now')
        unsure = false
        await take(mine).catch((error) => log.error({ what: name, ...describe(error) }, failed))
      } catch (error) {
        unsure = true
        log.error({ what: name, ...describe(error) }, 'It could not be made sure that only this process does this')
        // Asked again it may be too late: the term is over when another one may begin.
        if (performance.now() + times.renew >= until) await take(false).catch(() => {})
      }
      await sleep(times.renew, undefined, { signal }).catch(() => {})
    }
  }
  const running = run().catch((error) => log.error({ what: name, ...describe(error) }, failed))

  return {
    isUnsure: () => unsure,
    stop: async () => {
      quit.abort()
      await running
      await take(false)
      await store.lease?.(name, 0).catch(() => {}) // another one may begin at once
    },
  }
}
