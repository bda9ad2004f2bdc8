/** When the clock keeps quiet: what it causes by itself waits for the morning; what somebody does goes at once. */
import { addDays, dateAt, isWorkingDay, momentOf } from '../../knowledge/working-days.ts'
import type { Talk } from '../talk.ts'

const hour = 3_600_000
/** In China nothing is sent from 21:00 to 8:00. */
const [morning, evening] = [8 * hour, 21 * hour]
/** When the clock asks or reminds a person of something that has no hour of its own. */
const askingTime = 9.5 * hour

/** `moment` itself by day, else 8:00 of the morning that comes next (ms). */
export const awake = (moment: number): number => {
  const day = dateAt(moment)
  const time = moment - momentOf(day)
  if (time < morning) return momentOf(day, morning)
  return time < evening ? moment : momentOf(addDays(day, 1), morning)
}

/** True in the quiet hours: the alarm that is being handled rings again at 8:00 instead. `id` is the alarm's. */
export const putOff = (talk: Talk, id: string, what: string): boolean => {
  const { now } = talk.world
  const at = awake(now)
  if (at === now) return false
  talk.alarm({ id, to: talk.from, at, what })
  return true
}

/** 9:30 on a day in China. */
export const askingMoment = (date: string): number => momentOf(date, askingTime)

/** The working day after this day. */
export const nextWorkingDay = (date: string): string => {
  let day = addDays(date, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The day itself when it is worked, else the working day before it. */
export const workingDayUpTo = (date: string): string => {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** `now` when officials are at work, else 9:30 on the working day that comes next. */
export const officeMoment = (now: number): number => {
  const day = dateAt(now)
  if (isWorkingDay(day) && awake(now) === now) return now
  return isWorkingDay(day) && now < askingMoment(day) ? askingMoment(day) : askingMoment(nextWorkingDay(day))
}
