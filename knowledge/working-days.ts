/**
 * Chinese working days: weekends and public holidays are free, make-up Saturdays and Sundays (调休) are worked.
 * All dates are days in Chongqing (Asia/Shanghai, UTC+8 without summer time), written 2026-11-21.
 */
// The package's own functions read the machine's time zone and are a day off west of Greenwich, so its tables are used.
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

const holidays: Record<string, string> = calendar.holidays
const makeUpDays: Record<string, string> = calendar.workdays
/** Free in every year by 全国年节及纪念日放假办法 (2024); which days around them are is arranged year by year. */
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

const hour = 3_600_000
const shanghai = 8 * hour
/** When offices close: a time limit in days runs until then. */
const closing = 18 * hour

/** A time limit. `provisional`: it reaches beyond the published holiday calendar and may still move. */
export interface Due {
  at: number
  provisional: boolean
}

/** The day in Chongqing at a moment (ms). */
export const dateAt = (ms: number): string => new Date(ms + shanghai).toISOString().slice(0, 10)

/** A time of day on a date in Chongqing, in ms since 1970. */
export const momentOf = (date: string, timeOfDay = 0): number => parse(date) - shanghai + timeOfDay

const parse = (date: string): number => {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`“${date}” is no date; write it like 2026-11-21`)
  return ms
}

/** The date `n` calendar days later. */
export const addDays = (date: string, n: number): string =>
  new Date(parse(date) + n * 24 * hour).toISOString().slice(0, 10)

export const isWorkingDay = (date: string): boolean => {
  if (date in makeUpDays) return true
  if (date in holidays || (Number(date.slice(0, 4)) > lastPublished && fixed.includes(date.slice(5)))) return false
  const weekday = new Date(parse(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The State Council publishes a year's holidays the November before; the last year the table knows. */
const lastPublished = Math.max(...Object.keys(holidays).map((date) => Number(date.slice(0, 4))))

/**
 * Whether the calendar of this date may still change. New Year arrangements have reached back to 29 December (2007,
 * 2018), so the last three days of a year are only certain once the next year is published.
 */
export const isProvisional = (date: string): boolean => date >= `${lastPublished}-12-29`

/** The `n`th working day after a date, not counting the date itself. `n` is 0 or more. */
export const addWorkingDays = (date: string, n: number): { date: string; provisional: boolean } => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of working days`)
  let day = date
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return { date: day, provisional: isProvisional(day) }
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: string, to: string): number => {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
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
export const reminderBefore = (due: number): number => {
  let day = addDays(dateAt(due), -1)
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return momentOf(day, 10 * hour)
}
