/**
 * Whether the clock may be trusted with what goes by age: a machine that starts in the wrong year must not delete
 * everything. There is no other clock to ask, so it is trusted once it has gone on for some days without a leap.
 */
import { dateAt, day } from '../../knowledge/working-days.ts'
import type { Log } from '../log.ts'
import { type Store, turnOf } from '../store.ts'

/** What is kept of the clock between two looks, in ms. */
export interface ClockSeen {
  at: number
  /** Since when it has gone on without a leap. */
  since: number
  /** What it said before it leapt, until it is trusted again. */
  before?: number
}

/** A bot that was off over the longest holidays is no cause for doubt. */
const leap = 14 * day
/** Time for an operator to see the warning and set the clock. */
const probation = 3 * day

/** Notes the time, and says whether what is too old may go now. Warns at every look while a leap is in doubt. */
export const isPlausible = async (store: Pick<Store, 'read' | 'apply'>, now: number, log: Log): Promise<boolean> => {
  const stored = await store.read('clock', 'clock')
  const body = next(stored?.body, now)
  await store.apply(
    turnOf({ changes: [{ kind: 'clock', id: 'clock', body, tags: [] }] }),
    new Map([['clock/clock', stored?.version ?? 0]]),
  )
  if (body.before !== undefined)
    log.warn(
      { clock: dateAt(now), before: dateAt(body.before), trusted: dateAt(body.since + probation) },
      'The clock has leapt ahead since the bot last looked. No data is removed by age until it has gone on for 3 days; set it if it is wrong',
    )
  return now - body.since >= probation
}

const next = (seen: ClockSeen | undefined, now: number): ClockSeen => {
  if (!seen) return { at: now, since: now }
  if (now - seen.at > leap) return { at: now, since: now, before: seen.at }
  // Set back behind the leap: there is nothing to doubt any more.
  if (now < seen.since) return { at: now, since: now }
  const { since, before } = seen
  return { at: now, since, ...(before !== undefined && now - since < probation ? { before } : {}) }
}
