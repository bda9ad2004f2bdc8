/**
 * Our own loop over getUpdates. What is asked for next confirms all before it, so the number asked for never goes
 * beyond an update that is not in the store yet; one that takes long (a file) holds up that number, and nothing else.
 */
import type { Update } from 'telegraf/types'
import type { Api } from './api.ts'
import { wantedUpdates } from './decode.ts'
import { persist } from './persist.ts'
import type { Status } from './status.ts'
import { type Times, within } from './times.ts'

interface PollOptions {
  api: Api
  name: string
  /** Resolves when the update is durably kept, or needs no keeping. */
  take: (update: Update) => Promise<void>
  status: Status
  times: Times
  clock: () => number
  signal: AbortSignal
}

/** Runs until `signal`, and then throws. */
export const poll = async ({ api, name, take, status, times, clock, signal }: PollOptions): Promise<never> => {
  /** Updates from `offset` on, by number; what is being taken in, and true for what is in the store. */
  const known = new Map<number, Promise<void> | true>()
  let offset: number | undefined
  let last = clock()

  const ask = (timeout: number) =>
    api.call<Update[]>(
      'getUpdates',
      { ...(offset === undefined ? {} : { offset }), limit: 100, timeout, allowed_updates: wantedUpdates },
      timeout * 1000 + times.hung,
    )

  for (;;) {
    const busy = [...known.values()].some((state) => state !== true)
    const updates = await persist({ status, times, signal }, (failed) => {
      // An answer at once tells that Telegram is there (again); next to another program it would tell so each time.
      const isNews = failed ? failed !== 'conflict' : !status.state().up
      return ask(busy || isNews ? 0 : Math.round(times.poll / 1000))
    })
    status.isUp(`polling as @${name}`)
    for (const update of updates) {
      const { update_id: number } = update
      if (known.has(number)) continue
      last = clock()
      known.set(
        number,
        take(update).then(
          () => void known.set(number, true),
          () => {}, // only when stopping: stays unconfirmed
        ),
      )
    }
    const open = [...known.values()].filter((state) => state !== true)
    if (open.length > 0) await within(times.busy, Promise.all(open))
    offset = confirm(known) ?? offset
    // After a long silence the next update may have a lower number than all before.
    if (known.size === 0 && clock() - last > times.quiet) offset = undefined
  }
}

/** Forgets the updates before the first that is not kept yet, and gives the number to ask for. */
const confirm = (known: Map<number, unknown>): number | undefined => {
  let offset: number | undefined
  for (const number of [...known.keys()].sort((a, b) => a - b)) {
    if (known.get(number) !== true) return number
    known.delete(number)
    offset = number + 1
  }
  return offset
}
