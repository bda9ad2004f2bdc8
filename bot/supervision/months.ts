/** Months in China, and when their report and the yearly questionnaire are due. */
import { shift } from '../../knowledge/dates.ts'
import { dateAt, hour, isWorkingDay, momentOf, workingDayFrom } from '../../knowledge/working-days.ts'
import { officeMoment } from '../reminders/quiet-hours.ts'

const reportTime = 9 * hour

/** `from` inclusive, `to` exclusive, in ms. */
export interface Span {
  from: number
  to: number
}

/** The month of a moment in China: 2026-10. */
export const monthOf = (ms: number): string => dateAt(ms).slice(0, 7)

/** The month `n` months after, or before when negative. */
export const shiftMonth = (month: string, n: number): string => shift(`${month}-01`, n, 'month').slice(0, 7)

/** All of a month (2026-10). */
export const spanOf = (month: string): Span => ({
  from: momentOf(`${month}-01`),
  to: momentOf(`${shiftMonth(month, 1)}-01`),
})

/** When the report of a month is due: 9:00 on the first working day of the next one. */
export const reportMoment = (month: string): number =>
  momentOf(workingDayFrom(`${shiftMonth(month, 1)}-01`), reportTime)

/** The first month whose report is due after `now`. */
export const nextReport = (now: number): string => {
  const before = shiftMonth(monthOf(now), -1)
  return reportMoment(before) > now ? before : monthOf(now)
}

/** `now` when officials are at work, else 9:00 on the working day that comes next: a report that is late waits for it. */
export const workingHour = (now: number): number => officeMoment(now, reportTime)

/** 10:00 on the first working day of December, or on the working day after `now` when that is past; undefined after it. */
export const nextSurvey = (now: number, year: string): number | undefined => {
  let day = `${year}-12-01`
  while (!isWorkingDay(day) || momentOf(day, 10 * hour) <= now) day = shift(day, 1, 'day')
  return day < `${year}-12-32` ? momentOf(day, 10 * hour) : undefined
}
