/** Leaves an endpoint alone that is down or wants to be left alone, so that no answer waits for it in vain. */
import type { Failure } from './language-model.ts'

interface Breaker {
  /** Whether it may be asked now. After a pause one call tries it, while the others still do without. */
  open(now: number): boolean
  note(failure: Failure | undefined, now: number, wait?: number): void
}

/** After so many failures in a row. */
const patience = 3
const pause = { first: 30_000, longest: 5 * 60_000, trial: 15_000 }
/** Failures of the endpoint rather than of one answer; those of the configuration do not pass by themselves. */
const down: ReadonlySet<Failure> = new Set(['timeout', 'unreachable', 'server', 'busy'])
const wrong: ReadonlySet<Failure> = new Set(['refused-key', 'unknown-model', 'refused-request'])

export const createBreaker = (): Breaker => {
  let failures = 0
  let until = 0
  let length = pause.first
  return {
    open: (now) => {
      // A pause that seems longer than any was begun before the clock was set back.
      if (now < until && until <= now + pause.longest) return false
      if (failures >= patience) until = now + pause.trial
      return true
    },
    note: (failure, now, wait = 0) => {
      if (failure && wrong.has(failure)) {
        failures = patience
        until = now + pause.longest
      } else if (failure && down.has(failure)) {
        failures++
        until = Math.max(until, now + Math.min(wait, pause.longest))
        if (failures < patience) return
        until = Math.max(until, now + length)
        length = Math.min(2 * length, pause.longest)
      } else {
        failures = 0
        until = 0
        length = pause.first
      }
    },
  }
}
