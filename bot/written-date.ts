/** Dates as people write them in a chat, in either language. A month or a year alone is a date too: 1990-05, 1990. */
import { anyOf } from '../knowledge/any-of.ts'
import { type IsoDate, isPartialDate, shift } from '../knowledge/dates.ts'
import { normalise } from '../knowledge/retrieval/text.ts'
import { inFigures } from './numerals.ts'
import { monthNumber, monthPattern } from './printed-date.ts'

/** Why a date that was meant can't be told. */
export type DateFault =
  | 'day-or-month'
  | 'no-such-day'
  | 'no-year'
  | 'several-dates'
  /** By the lunar calendar or in years of an era. */
  | 'calendar'
  /** Before, after or about a date, or figures that are no date. */
  | 'no-date'

export type DateRead = { date: string } | { fault: DateFault } | undefined

interface Day {
  /** Today: without it, 明年 and two-digit years are not read. */
  today?: IsoDate
  /** The latest year that 05年 may mean; this year when left out. */
  latestYear?: number
  /** The month or the year known already, so that “the 12th” or “5月” says the rest of it. */
  within?: string
}

/** 1990-05-01, 90年5月, May 1990, born in 1985, 明年3月. Undefined when the text speaks of no date. */
export const readDate = (text: string, day: Day = {}): DateRead => {
  const said = prepared(text)
  const read = restOf(said, day) ?? inWhole(said, day)
  // A number in words belongs to many sentences that are about no date.
  return read && 'fault' in read && read.fault === 'no-date' && !/\d/.test(text.normalize('NFKC')) ? undefined : read
}

/** The 12th, 12号 within a month; 5月, May 12 within a year. */
const restOf = (said: string, { within, ...day }: Day): DateRead => {
  if (within === undefined) return undefined
  const only = /^\D*?(\d{1,2})(?:st|nd|rd|th)?\s*[日号]?\D*$/.exec(said)
  const bare = only && otherWords(said.replace(/\d{1,2}(?:st|nd|rd|th)?\s*[日号]?/, ' ')) === 0
  if (within.length === 7 && bare) return inWhole(`${within}-${only[1]}`, day)
  const read = inWhole(said, day)
  if (!read || !('fault' in read) || read.fault !== 'no-year') return undefined
  const year = within.slice(0, 4)
  return inWhole(said.includes('月') ? said.replace(/(?=\d{1,2}月)/, `${year}年`) : `${said} ${year}`, day)
}

const inWhole = (prepared: string, day: Day): DateRead => {
  const said = absolute(prepared, day)
  const written = said === prepared
  if (typeof said !== 'string') return said
  if (!/\d/.test(said) && !monthOnly.test(said)) return undefined
  if (/农历|阴历|旧历|民国|昭和|平成|令和|\blunar\b/.test(said)) return { fault: 'calendar' }
  for (const form of forms) {
    const found = form.exec(said)
    if (!found?.groups) continue
    const rest = said.replace(found[0], ' ')
    const date = dateOf(found.groups, day)
    if (/\d/.test(rest) && otherWords(rest) <= 20) return { fault: 'several-dates' }
    if (vague.test(rest) && otherWords(rest) <= 10) return { fault: 'no-date' }
    if ('fault' in date) return otherWords(rest) <= 6 ? date : undefined
    // Beside other words a day is still plainly one; a bare year, or today, may belong to something else.
    return otherWords(rest) <= (date.date.length === 10 && written ? 12 : 0) ? date : undefined
  }
  return /\d/.test(said) && otherWords(said) <= 6 ? { fault: 'no-date' } : undefined
}

const month = `(?<name>${monthPattern})\\b\\.?`
const dayNumber = '(?<d>\\d{1,2})(?:st|nd|rd|th)?'
const year = '(?<y>(?:19|20)\\d{2})'
const before = '(?<![\\d.])'
const end = '(?!\\d)'
const monthOnly = new RegExp(`^\\W*(?:in |on |next |last |this )?\\b${month.replace('?<name>', '?:')}\\W*$`)

/** From the most to the least that they say, so that a part of a date is not taken for all of it. */
const forms = [
  `${before}(?<y>\\d{4})(?:\\s*[-/.年]\\s*|\\s+)(?<m>\\d{1,2})(?:\\s*[-/.月]\\s*|\\s+)(?<d>\\d{1,2})${end}\\s*[日号]?`,
  `${before}(?<short>\\d{2})年(?<m>\\d{1,2})月(?<d>\\d{1,2})${end}[日号]?`,
  `${before}${year}(?<m>\\d{2})(?<d>\\d{2})${end}`,
  `${before}(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号]?[,\\s]*(?<y>\\d{4})${end}年?`,
  `${before}${dayNumber}[\\s-]+(?:of\\s+)?${month},?[\\s-]+(?<y>\\d{4})${end}`,
  `\\b${month}\\s*${dayNumber},?\\s+(?<y>\\d{4})${end}`,
  `${before}(?<y>\\d{4})[\\s,]+${month}\\s+${dayNumber}${end}`,
  `${before}(?<a>\\d{1,2})\\s*[-/.]\\s*(?<b>\\d{1,2})\\s*[-/.]\\s*(?<y>\\d{4})${end}`,
  `${before}(?<a>\\d{1,2})\\s*[-/.]\\s*(?<b>\\d{1,2})\\s*[-/.]\\s*(?<lost>\\d{2})${end}`,
  `${before}${year}\\s*[-/.年]\\s*(?<m>\\d{1,2})${end}\\s*(?:月份?)?`,
  `${before}(?<short>\\d{2})年(?<m>\\d{1,2})月份?`,
  `${before}${year}(?<m>0[1-9]|1[0-2])${end}`,
  `${before}(?<m>\\d{1,2})\\s*[-/.]\\s*${year}${end}`,
  `\\b${month}\\s*,?\\s*(?:of\\s+)?${year}${end}`,
  `${before}${year}[\\s,]+${month}`,
  `${before}${year}${end}年?`,
  `${before}(?<short>\\d{2})年`,
  `${before}(?<lost>\\d{1,2})月(?:\\d{1,2}[日号]?)?`,
  `${before}(?<lost>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}`,
  `\\b${month}(?:\\s*(?<lost>\\d{1,2})(?:st|nd|rd|th)?${end})?`,
].map((form) => new RegExp(form))

const dateOf = (
  found: Record<string, string | undefined>,
  { today, latestYear }: Day,
): Exclude<DateRead, undefined> => {
  if (found.a && found.lost) return { fault: 'day-or-month' }
  if (found.lost || (!found.y && !found.short)) return { fault: 'no-year' }
  const [a, b] = [Number(found.a), Number(found.b)]
  if (found.a && a <= 12 && b <= 12 && a !== b) return { fault: 'day-or-month' }
  const latest = latestYear ?? Number(today?.slice(0, 4))
  const yy = found.y ?? (Number.isNaN(latest) ? undefined : fullYear(Number(found.short), latest))
  if (yy === undefined) return { fault: 'no-year' }
  const mm = found.a ? Math.min(a, b) : found.name ? monthNumber(found.name) : found.m
  const dd = found.a ? Math.max(a, b) : found.d
  const date = [yy, ...[mm, dd].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]))].join(
    '-',
  )
  return isPartialDate(date) ? { date } : { fault: 'no-such-day' }
}

/** 90年 is 1990; 05年 is 2005, unless that lies ahead. */
const fullYear = (short: number, latest: number): number => (2000 + short <= latest ? 2000 : 1900) + short

const vague =
  /前|后|左右|大约|大概|约|不|没|或|至今|\b(?:before|after|around|about|circa|or|not|by|between|since|ago|approximately|roughly)\b|n't\b|[~<>±]/

/** Words that may stand beside a date without saying anything else. */
const filler = anyOf(
  /出生日期|出生年月|出生|生日|生于|生人|生的|有效期|到期|过期|截止|截至|为止|日期|时间|证书?|年底|年末|年初|年中|月底|月末|月初|[上中下]旬|[上下]半年/g,
  /(?:我|本人|[他她]|孩子|是|在|于|的|生|到|至|底|末|初|中|份|就|了|啊|哦|呢|嘛|吧|那年)/g,
  /\b(?:i was|i'm|i am|it was|it is|it's|that was|was|is|i|my|the|it|born|birthday|birth|date|dob|day|month|year|of|on|in|at|expires?|expiring|expiry|ends?|ending|until|till|to|valid|certificate|permit|card|from|early|mid|late|beginning|start|middle|summer|spring|winter|autumn|sir|please|thanks?)\b/g,
)

/** How much is said besides the date: a Chinese character counts 1, an English word 2. */
const otherWords = (rest: string): number => {
  const left = rest.replace(filler, ' ')
  return (left.match(/\p{Script=Han}/gu)?.length ?? 0) + 2 * (left.match(/(?!\p{Script=Han})\p{L}+/gu)?.length ?? 0)
}

/** Lower case and simplified, numbers in figures, years spelled out joined: 一九九〇年, nineteen ninety. */
const prepared = (text: string): string =>
  inFigures(
    normalise(text)
      .replace(/[‘’`´]/g, "'")
      .replace(/[—–−]/g, '-')
      .replace(/元月/g, '1月')
      .replace(
        /(?<![零〇一二三四五六七八九十百千])[零〇一二三四五六七八九]{2}(?:[零〇一二三四五六七八九]{2})?(?=年)/g,
        (run) => [...run].map((one) => '零一二三四五六七八九'.indexOf(one === '〇' ? '零' : one)).join(''),
      )
      .replace(
        /\b(nineteen|twenty)[ -](?:oh[ -]([a-z]+)|((?:[a-z]+ty|ten|eleven|twelve|[a-z]+teen)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))\b/g,
        (all, century: string, ones?: string, rest?: string) => {
          const two = inFigures(ones ?? rest ?? '')
          return /^\d{1,2}$/.test(two) ? `${century === 'nineteen' ? 19 : 20}${two.padStart(2, '0')}` : all
        },
      ),
  )

const years: Record<string, number> = {
  前年: -2,
  去年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  后年: 2,
  last: -1,
  this: 0,
  next: 1,
}
const monthsOff: Record<string, number> = { 上: -1, 这: 0, 本: 0, 下: 1, last: -1, this: 0, next: 1 }
const daysOff: Record<string, number> = {
  ...{ 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2 },
  ...{ yesterday: -1, today: 0, tomorrow: 1 },
}

/** What is counted from today, as the date it means: 明年3月 is 2027年3月, last month is 2026年10月. */
const absolute = (said: string, { today }: Day): string | { fault: DateFault } => {
  if (today === undefined) return said
  const thisYear = Number(today.slice(0, 4))
  const thisMonth = Number(today.slice(5, 7))
  let twoYears = false
  const result = said
    // 今年58 is an age.
    .replace(/[前去今本明后]年(?!\s*\d+\s*(?!\d|月))/g, (word) => `${thisYear + (years[word] ?? 0)}年`)
    .replace(/\b(last|this|next) year\b/g, (_all, word: string) => String(thisYear + (years[word] ?? 0)))
    .replace(/([上这本下])个?月份?/g, (_all, word: string) => chineseMonth(shift(today, monthsOff[word] ?? 0, 'month')))
    .replace(/\b(last|this|next) month\b/g, (_all, word: string) =>
      chineseMonth(shift(today, monthsOff[word] ?? 0, 'month')),
    )
    .replace(/[前昨今明后]天|\b(?:yesterday|today|tomorrow)\b/g, (word) => shift(today, daysOff[word] ?? 0, 'day'))
    .replace(new RegExp(`\\b(last|this|next) ${month}`, 'g'), (all, word: string, name: string) => {
      const at = monthNumber(name)
      // In May, “next March” is in the next year; in January it may be this one.
      if ((word === 'next' && at > thisMonth) || (word === 'last' && at < thisMonth)) twoYears = true
      return `${all.slice(word.length + 1)} ${thisYear + (years[word] ?? 0)}`
    })
  return twoYears ? { fault: 'no-year' } : result
}

const chineseMonth = (date: IsoDate): string => `${date.slice(0, 4)}年${date.slice(5, 7)}月`
