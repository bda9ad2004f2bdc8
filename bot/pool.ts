/** Keeps several pieces of work going at once: what the worker and the sender have in common. */
import { setTimeout as sleep } from 'node:timers/promises'

interface PoolOptions {
  /** How many pieces of work at once. */
  limit: number
  /** Takes the next piece of work, if there is any now. */
  take: () => Promise<(() => Promise<void>) | undefined>
  /** `take` failed; it is asked again at the next poll. */
  failed: (error: unknown) => void
}

interface Pool {
  /** Waits for something outside; meanwhile another piece of work takes the place of the one that waits. */
  aside<T>(wait: () => Promise<T>): Promise<T>
  /** Looks for work now, or in so many ms. */
  wake(delay?: number): void
  /** Takes nothing more; resolves when what is under way is done, after 10 s at the latest. */
  stop(): Promise<void>
}

/** What another process left, or a missed call, is found this soon. */
const POLL = 1000
const PATIENCE = 10_000

/** Takes work whenever there may be some, until it is stopped. */
export const startPool = ({ limit, take, failed }: PoolOptions): Pool => {
  const active = new Set<Promise<void>>()
  let waiting = 0
  let running = true
  /** There may be more than was taken. */
  let full = false
  let looking: Promise<void> | undefined
  let again = false

  const look = async () => {
    // Called meanwhile, it looks once more: no call is in vain.
    while (again && running) {
      again = false
      await fill().catch(failed)
    }
    looking = undefined
  }

  const fill = async () => {
    full = false
    while (running && active.size - waiting < limit) {
      const work = await take()
      if (!work) return
      const task = work().finally(() => {
        active.delete(task)
        if (full) wake()
      })
      active.add(task)
    }
    full = true
  }

  const wake = (delay?: number) => {
    if (delay !== undefined) {
      setTimeout(wake, delay).unref()
      return
    }
    again = true
    looking ??= look()
  }

  const finish = async () => {
    await looking
    await Promise.all(active)
  }

  const poll = setInterval(wake, POLL)
  wake()

  return {
    wake,
    aside: async (wait) => {
      waiting++
      if (full) wake()
      try {
        return await wait()
      } finally {
        waiting--
      }
    },
    stop: async () => {
      running = false
      clearInterval(poll)
      await Promise.race([finish(), sleep(PATIENCE, undefined, { ref: false })])
    },
  }
}
