/** Rings the alarms. */

import { describe, type Log } from './log.ts'
import type { Store } from './store.ts'

/** Longest sleep: a clock that was set forward is noticed within this time. */
const LONGEST = 30_000
/** Alarms set meanwhile are looked for this soon after any work. */
const SOON = 1000

interface ClockOptions {
  store: Store
  /** Milliseconds since 1970. */
  now: () => number
  log?: Log
}

/** Rings what is due, until it is stopped. Where the store fails it is tried again in a second. */
export const startClock = ({ store, now, log }: ClockOptions) => {
  let timer: NodeJS.Timeout | undefined
  let wakesAt = 0
  let ringing: Promise<void> = Promise.resolve()
  let running = true

  // Timers run on a clock of their own that nobody sets; `now` only says what is due.
  const sleep = (pause: number) => {
    clearTimeout(timer)
    if (!running) return
    wakesAt = performance.now() + pause
    timer = setTimeout(() => {
      ringing = ring()
    }, pause)
  }

  const ring = async () => {
    let pause = LONGEST
    try {
      const next = await store.ring(now())
      if (next !== undefined) pause = Math.max(0, Math.min(LONGEST, next - now()))
    } catch (error) {
      pause = SOON
      log?.error(describe(error), 'Alarms could not be rung')
    }
    sleep(pause)
  }

  const unsubscribe = store.onWork(() => {
    if (wakesAt - performance.now() > SOON) sleep(SOON)
  })
  sleep(0)

  return {
    stop: async () => {
      running = false
      unsubscribe()
      clearTimeout(timer)
      await ringing
    },
  }
}
