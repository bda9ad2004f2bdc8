/** Numbers and dates as people write them in a chat, in either language. */
import { type IsoDate, isDate } from '../../knowledge/dates.ts'

/** What was understood; `unclear` when it is meant as a number or date but can't be told which. */
export type Figure<T> = { value: T } | 'unclear' | undefined

const hanDigits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const hanUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const english = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const multiples: Record<string, number> = { 千: 1e3, 万: 1e4, 亿: 1e8, k: 1e3, thousand: 1e3, million: 1e6 }

/** 二十五 is 25, 两百 is 200, 三万 is 30000. */
const fromHan = (text: string): number => {
  const [tens, rest] = text.split('万')
  if (rest !== undefined) return fromHan(tens ?? '') * 1e4 + (rest ? fromHan(rest) : 0)
  let sum = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = hanUnits[character]
    if (unit === undefined) digit = hanDigits[character]
    else {
      sum += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return sum + (digit ?? 0)
}

/** Words that make a number a bound, so that it can't be taken for the number itself. */
const vague =
  /超过|以上|以下|不到|多于|少于|至少|最多|大约|左右|几|more than|less than|over|under|at least|at most|about|around|almost|nearly|[<>~～]|\d\s*(-|到|至|to)\s*\d/

/** `text` normalised. 3, 3.5 years, 200万, 1,500, 三年, two. */
export const numberIn = (text: string): Figure<number> => {
  const figures = [...text.matchAll(/-?\d+(?:,\d{3})*(?:\.\d+)?/g)]
  const [only] = figures
  if (only) {
    if (figures.length > 1 || vague.test(text) || text.length > 30) return 'unclear'
    const unit = /^\s*(千|万|亿|k\b|thousand|million)/.exec(text.slice(only.index + only[0].length))?.[1]
    return { value: Number(only[0].replaceAll(',', '')) * (unit ? (multiples[unit] ?? 1) : 1) }
  }
  const han = /^([零〇一二两三四五六七八九十百千万]+)(?:年|岁|个?月|个|元|块|天|项|次|篇|人|倍)?$/.exec(text)
  if (han?.[1]) return { value: fromHan(han[1]) }
  const word = english.indexOf(
    /^(\w+)(?: (?:years?|months?|days?|times?|people|papers?|percent))?$/.exec(text)?.[1] ?? '',
  )
  return word < 0 ? undefined : { value: word }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = `(?<name>${months.join('|')})[a-z]*\\.?`
const dateForms = [
  /(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*(?:日|号)?/,
  /\b(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})\b/,
  new RegExp(`\\b(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName},?\\s+(?<y>\\d{4})\\b`),
  new RegExp(`\\b${monthName}\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>\\d{4})\\b`),
]

/** `text` normalised. 1990-5-1, 1990年5月1日, 19900501, 1 May 1990. Whether 3/4/1990 is in March or April is unclear. */
export const dateIn = (text: string): Figure<IsoDate> => {
  for (const form of dateForms) {
    const found = form.exec(text)?.groups
    if (!found) continue
    const month = found.name ? months.indexOf(found.name) + 1 : Number(found.m)
    const date = `${found.y}-${String(month).padStart(2, '0')}-${String(found.d).padStart(2, '0')}`
    return isDate(date) ? { value: date } : 'unclear'
  }
  return /\d/.test(text) && text.length <= 30 ? 'unclear' : undefined
}
