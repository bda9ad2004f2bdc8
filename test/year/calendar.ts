/**
 * The working days of 2026 and of January 2027, written down by hand from the State Council's arrangement, so that the
 * year is not counted with the product's own calendar. Days are days in Chongqing, written 2026-01-05.
 */
const hour = 3_600_000

/** First and last day of each holiday. Of 2027 only what the law itself fixes: New Year's Day. */
const holidays = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  ['2027-01-01', '2027-01-01'],
] as const

const workedWeekends = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

export const at = (day: string, time = '00:00:00'): number => Date.parse(`${day}T${time}+08:00`)
export const dayOf = (moment: number): string => new Date(moment + 8 * hour).toISOString().slice(0, 10)
export const dayAfter = (day: string, days = 1): string => dayOf(at(day) + days * 24 * hour)

export const isWorked = (day: string): boolean => {
  if (workedWeekends.includes(day)) return true
  if (holidays.some(([first, last]) => first <= day && day <= last)) return false
  return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
}

/** The working day that comes `n` working days after this day. */
export const workdaysOn = (day: string, n: number): string => {
  let left = n
  let found = day
  while (left > 0) {
    found = dayAfter(found)
    if (isWorked(found)) left--
  }
  return found
}

/** Working days after `first` up to and including `last`. */
export const workdaysFrom = (first: string, last: string): number => {
  let count = 0
  for (let day = dayAfter(first); day <= last; day = dayAfter(day)) if (isWorked(day)) count++
  return count
}

/** 10:00 on the last working day before. */
export const reminderOf = (due: number): number => {
  let day = dayAfter(dayOf(due), -1)
  while (!isWorked(day)) day = dayAfter(day, -1)
  return at(day, '10:00:00')
}

/** The arrangement of a year is published the November before, and may reach back to 29 December. */
export const isUnpublished = (day: string): boolean => day >= '2026-12-29'

/** When the report of each month of 2026 is sent: 9:00 on the first working day of the next. */
export const reportDays: Record<string, string> = {
  '2026-01': '2026-02-02',
  '2026-02': '2026-03-02',
  '2026-03': '2026-04-01',
  '2026-04': '2026-05-06',
  '2026-05': '2026-06-01',
  '2026-06': '2026-07-01',
  '2026-07': '2026-08-03',
  '2026-08': '2026-09-01',
  '2026-09': '2026-10-08',
  '2026-10': '2026-11-02',
  '2026-11': '2026-12-01',
  '2026-12': '2027-01-04',
}
