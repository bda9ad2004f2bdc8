/** Tries until it is done: nothing that comes in may be given up because Telegram is away. */
import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from '../../bot/back-off.ts'
import type { Trouble } from './api.ts'
import { explain, type Status } from './status.ts'
import type { Times } from './times.ts'

interface Persisting {
  status: Status
  times: Times
  /** Ends the waiting: `persist` then throws. */
  signal: AbortSignal
  /** Called after every try, when `status` knows of it. */
  tried?: () => void
}

/** `refused`: what to say when Telegram does not want exactly this. `run` is told why it failed before. */
export const persist = async <T>(
  { status, times, signal, tried }: Persisting,
  run: (failed: Trouble['kind'] | undefined) => Promise<T>,
  refused?: string,
): Promise<T> => {
  let failed: Trouble['kind'] | undefined
  for (let failures = 1; ; failures++) {
    signal.throwIfAborted()
    try {
      const result = await run(failed)
      tried?.()
      return result
    } catch (error) {
      signal.throwIfAborted()
      const trouble = error as Trouble
      failed = trouble.kind
      status.isDown(trouble.kind === 'refused' && refused ? refused : explain(trouble), trouble.kind)
      tried?.()
      await sleep(pauseAfter(trouble, failures, times), undefined, { signal })
    }
  }
}

const pauseAfter = ({ kind, pause }: Trouble, failures: number, times: Times): number => {
  switch (kind) {
    case 'token':
      return times.token
    case 'wait':
      return Math.max(pause, times.retry)
    case 'conflict':
      return backOff(failures, times.conflict, times.longestRetry)
    default:
      return backOff(failures, times.retry, times.longestRetry)
  }
}
