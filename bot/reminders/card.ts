/** When somebody is reminded that their Talent Service Card expires (cq-card-rules 一: it is valid for 3 years). Pure. */
import { type IsoDate, isDate, shift } from '../../knowledge/dates.ts'
import { dateAt, workingDayUpTo } from '../../knowledge/working-days.ts'
import { askingMoment } from './quiet-hours.ts'

export interface CardReminder {
  id: number
  /** The day on which the card expires. */
  expires: IsoDate
  /** When it was asked for (ms). */
  at: number
  /** The last time before it of which the person was reminded, in days. */
  told?: number
}

/** How many one person may have: an employer's liaison looks after several cards. */
export const mostReminders = 3
/** Reminded so many days before, or on the working day before that. */
const daysBefore = [90, 30, 7]
const yearsValid = 3

const stages = ({ expires, told = Infinity }: Pick<CardReminder, 'expires' | 'told'>) =>
  daysBefore
    .filter((days) => days < told)
    .map((days) => ({ days, at: askingMoment(workingDayUpTo(shift(expires, -days, 'day'))) }))

/** The moments still to come (ms). */
export const momentsAhead = (reminder: Pick<CardReminder, 'expires' | 'told'>, now: number): number[] =>
  stages(reminder).flatMap(({ at }) => (at > now ? at : []))

/** The next moment to ring; after the last one, the day after the card expired, when the reminder goes. */
export const nextMoment = (reminder: CardReminder, now: number): number =>
  momentsAhead(reminder, now)[0] ?? askingMoment(shift(reminder.expires, 1, 'day'))

/** The time before it that has come and was not told of; of several that were missed, the last. */
export const stageDue = (reminder: CardReminder, now: number): number | undefined =>
  stages(reminder).findLast(({ at }) => at <= now)?.days

/** The card has expired. */
export const isOver = ({ expires }: CardReminder, now: number): boolean => expires < dateAt(now)

/** When a card that was issued on this day expires. */
export const expiryOf = (issued: IsoDate): IsoDate => shift(issued, yearsValid, 'year')

/** Whether to remind of it: a card is valid for 3 years, so a later day is a slip; `soon`: no time before it is left. */
export const judgeExpiry = (expires: IsoDate, now: number): 'fits' | 'past' | 'soon' | 'too-far' => {
  const today = dateAt(now)
  if (!isDate(expires) || expires < today) return 'past'
  // A card may be made some days before the day it bears.
  if (expires > shift(expiryOf(today), 31, 'day')) return 'too-far'
  return momentsAhead({ expires }, now).length > 0 ? 'fits' : 'soon'
}

/** The reminders of a person with this one, under the lowest free number. */
export const withReminder = (all: readonly CardReminder[], expires: IsoDate, at: number): CardReminder[] => {
  const id = [1, 2, 3, 4].find((free) => !all.some((one) => one.id === free)) ?? 1
  return [...all, { id, expires, at }]
}
