/** Dates as people read them. Days and times are those of Chongqing. */
import { dateAt, minuteAt } from '../knowledge/working-days.ts'
import type { Language } from './channel.ts'

const monthNames = 'January February March April May June July August September October November December'.split(' ')

/** A month as people write it in English, in lower case: its name or the beginning of it. */
export const monthPattern =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** 1 for January, of a name or its first three letters; 0 for what is no month. */
export const monthNumber = (name: string): number =>
  monthNames.findIndex((one) => one.slice(0, 3).toLowerCase() === name.slice(0, 3)) + 1

/** 2026-05-01, the month 2026-05 or the year 2026: 2026年5月1日, 1 May 2026; 2026年5月, May 2026; 2026年, 2026. */
export const dateInWords = (date: string, language: Language): string => {
  const [year = '', month, day] = date.split('-')
  if (language === 'zh')
    return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`
  const name = month === undefined ? [] : [monthNames[Number(month) - 1]]
  return [...(day === undefined ? [] : [Number(day)]), ...name, year].join(' ')
}

/** The day of a moment (ms): 2026年11月25日, 25 November 2026. */
export const printDate = (ms: number, language: Language): string => dateInWords(dateAt(ms), language)

/** The same without its year when that is the present one: 11月25日, 25 Nov. */
export const printShortDate = (ms: number, language: Language, now: number): string => {
  const [year, month, day] = dateAt(ms).split('-')
  if (year !== dateAt(now).slice(0, 4)) return printDate(ms, language)
  return language === 'zh'
    ? `${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${monthNames[Number(month) - 1]?.slice(0, 3)}`
}

/** Day and time of a moment (ms), short: 11-25 14:03. */
export const printMoment = (ms: number): string => minuteAt(ms).slice('2026-'.length)
