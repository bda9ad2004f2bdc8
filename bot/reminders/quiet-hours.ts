/** When the clock keeps quiet: what it causes by itself waits for the morning; what somebody does goes at once. */
import { type IsoDate, shift } from '../../knowledge/dates.ts'
import { dateAt, hour, isWorkingDay, momentOf, workingDayFrom } from '../../knowledge/working-days.ts'
import type { Talk } from '../talk.ts'

/** In China nothing is sent from 21:00 to 8:00. */
const [morning, evening] = [8 * hour, 21 * hour]
/** When the clock asks or reminds a person of something that has no hour of its own. */
const askingTime = 9.5 * hour

/** `moment` itself by day, else 8:00 of the morning that comes next (ms). */
export const awake = (moment: number): number => {
  const day = dateAt(moment)
  const time = moment - momentOf(day)
  if (time < morning) return momentOf(day, morning)
  return time < evening ? moment : momentOf(shift(day, 1, 'day'), morning)
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
export const askingMoment = (date: IsoDate): number => momentOf(date, askingTime)

/** The working day after this day. */
export const nextWorkingDay = (date: IsoDate): IsoDate => workingDayFrom(shift(date, 1, 'day'))

/** `now` when officials are at work, else `time` (ms) on the working day that comes next: 9:30 where none is given. */
export const officeMoment = (now: number, time = askingTime): number => {
  const waking = awake(now)
  const day = dateAt(waking)
  return waking === now && isWorkingDay(day) ? now : momentOf(workingDayFrom(day), time)
}
