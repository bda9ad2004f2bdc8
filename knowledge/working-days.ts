/**
 * Chinese working days: weekends and public holidays are free, make-up Saturdays and Sundays (调休) are worked.
 * All dates are days in Chongqing (Asia/Shanghai, UTC+8 without summer time), written 2026-11-21.
 */
// The package's own functions read the machine's time zone and are a day off west of Greenwich, so its tables are used.
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type IsoDate, isDate, shift } from './dates.ts'

const holidays: Record<string, string> = calendar.holidays
const makeUpDays: Record<string, string> = calendar.workdays
/** Free in every year by 全国年节及纪念日放假办法 (2024); which days around them are is arranged year by year. */
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

/** In ms. */
export const hour = 3_600_000
export const day = 24 * hour
const shanghai = 8 * hour
/** When offices close: a time limit in days runs until then. */
const closing = 18 * hour

/** A time limit. `provisional`: it reaches beyond the published holiday calendar and may still move. */
export interface Due {
  at: number
  provisional: boolean
}

/** The day in Chongqing at a moment (ms). */
export const dateAt = (ms: number): IsoDate => minuteAt(ms).slice(0, 10)

/** Day and time in Chongqing at a moment (ms): 2026-11-25 14:03. */
export const minuteAt = (ms: number): string => new Date(ms + shanghai).toISOString().slice(0, 16).replace('T', ' ')

/** A time of day (ms) on a date in Chongqing, in ms since 1970. Throws RangeError for what is no date. */
export const momentOf = (date: IsoDate, timeOfDay = 0): number => {
  refuseNone(date)
  return Date.parse(`${date}T00:00:00Z`) - shanghai + timeOfDay
}

const refuseNone = (date: string) => {
  if (!isDate(date)) throw new RangeError(`“${date}” is no date; write it like 2026-11-21`)
}

/** Make-up days are; weekends and holidays are not. */
export const isWorkingDay = (date: IsoDate): boolean => {
  if (date in makeUpDays) return true
  if (date in holidays || (Number(date.slice(0, 4)) > lastPublished && fixed.includes(date.slice(5)))) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The State Council publishes a year's holidays the November before; the last year the table knows. */
const lastPublished = Math.max(...Object.keys(holidays).map((date) => Number(date.slice(0, 4))))

/**
 * Whether the calendar of this date may still change. New Year arrangements have reached back to 29 December (2007,
 * 2018), so the last three days of a year are only certain once the next year is published.
 */
const isProvisional = (date: IsoDate): boolean => date >= `${lastPublished}-12-29`

/** The day itself when it is worked, else the next that is. */
export const workingDayFrom = (date: IsoDate): IsoDate => {
  let day = date
  while (!isWorkingDay(day)) day = shift(day, 1, 'day')
  return day
}

/** The day itself when it is worked, else the last that was. */
export const workingDayUpTo = (date: IsoDate): IsoDate => {
  let day = date
  while (!isWorkingDay(day)) day = shift(day, -1, 'day')
  return day
}

/** The `n`th working day after a date, not counting the date itself. `n` is 0 or more. */
export const addWorkingDays = (date: IsoDate, n: number): { date: IsoDate; provisional: boolean } => {
  refuseNone(date)
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of working days`)
  let day = date
  for (let left = n; left > 0; ) {
    day = shift(day, 1, 'day')
    if (isWorkingDay(day)) left--
  }
  return { date: day, provisional: isProvisional(day) }
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: IsoDate, to: IsoDate): number => {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = from; day < to; ) {
    day = shift(day, 1, 'day')
    if (isWorkingDay(day)) count++
  }
  return count
}

/** The end (18:00) of the `n`th working day after the day of `ms`. */
export const dueAt = (ms: number, n: number): Due => {
  const { date, provisional } = addWorkingDays(dateAt(ms), n)
  return { at: momentOf(date, closing), provisional }
}

/** The end of the next `MM-DD` on or after the day of `ms`, for limits such as 31 May. */
export const dueBy = (ms: number, monthDay: string): Due => {
  const today = dateAt(ms)
  const thisYear = `${today.slice(0, 4)}-${monthDay}`
  const date = thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${monthDay}`
  return { at: momentOf(date, closing), provisional: false }
}

/** When to remind: 10:00 on the last working day before the day it is due. */
export const reminderBefore = (due: number): number =>
  momentOf(workingDayUpTo(shift(dateAt(due), -1, 'day')), 10 * hour)
