/** How the report is asked for, and of which month: 报表, 十月报表, 上个月的报表, report October, last month’s report, 报表 2026-10. */
import { inFigures } from '../numerals.ts'
import { monthNumber, monthPattern } from '../printed-date.ts'
import { shiftMonth } from './months.ts'

const figure = '[\\d０-９〇零一二三四五六七八九十]'
const period = {
  zh: `(?:(?:${figure}{4}\\s*[-/.年]|[去今前本]年)\\s*${figure}{1,3}\\s*月?份?|${figure}{1,3}\\s*月份?|上个?月份?|[这本当]个?月份?|${figure}{4}年?|[去今前本]年)`,
  en: `(?:\\d{4}\\s*[-/.]\\s*\\d{1,2}|\\d{1,2}\\s*/\\s*\\d{4}|\\d{4}|\\d{1,2}|(?:${monthPattern})\\.?(?:[\\s,]+(?:of )?(?:\\d{4}|last year|this year))?|(?:the )?(?:last|previous|this|current) (?:month|year))`,
}
const word = '(?:月度)?(?:服务)?(?:报表|報表|月报表?)'
/** Each text in one way only: of a long one that is none of this, a second way for a part would double the tries each time. */
const lead = {
  zh: '(?:请|麻烦|我?[想要]|给我|发(?:我(?![想要]))?|看|查|一下|调出|下载|导出|打开|出)*\\s*',
  en: "(?:please |can i (?:see|have|get) |i(?:['’]d| would) like (?:to see )?|show me |send me |give me |get me |see |the |a )*",
}

export const reportPattern = new RegExp(
  [
    `^/?${lead.zh}(?:${period.zh}\\s*的?\\s*)?(?:年度)?${word}[\\s:：]*(?:${period.zh}|${period.en})?(?:发?给我)?[。.!！?？]?$`,
    `^/?${lead.en}(?:(?:${period.en}|(?:last|this) month)['’]?s? )?(?:monthly |yearly |annual )?report[\\s:：]*(?:(?:for|of|from|on) )?(?:(?:${period.en}|${period.zh}))?(?: please)?[。.!！?？]?$`,
  ].join('|'),
  'i',
)

/** The month, as 2026-10; `running` when none is named; undefined for a whole year, or when there is no such month. */
export const monthAsked = (text: string, running: string): string | undefined => {
  const said = inFigures(text.normalize('NFKC').toLowerCase())
  if (/上个?月|(?:last|previous) month/.test(said)) return shiftMonth(running, -1)
  if (/[这本当]个?月|(?:this|current) month/.test(said)) return running
  const [thisYear, thisMonth] = running.split('-').map(Number)
  const year = yearIn(said, thisYear ?? 0)
  const month = monthIn(said)
  if (month === undefined) return year === undefined && !/年度|yearly|annual/.test(said) ? running : undefined
  if (month < 1 || month > 12) return undefined
  // Without a year, the last one of that name: in January, “December” is that of the year before.
  const of = year ?? (thisYear ?? 0) - (month > (thisMonth ?? 0) ? 1 : 0)
  return `${of}-${String(month).padStart(2, '0')}`
}

const yearIn = (said: string, thisYear: number): number | undefined => {
  const written = /\d{4}/.exec(said)
  if (written) return Number(written[0])
  if (/前年/.test(said)) return thisYear - 2
  if (/去年|last year/.test(said)) return thisYear - 1
  return /[今本]年|this year/.test(said) ? thisYear : undefined
}

const monthIn = (said: string): number | undefined => {
  const written = /\b([a-z]{3})[a-z]*\b/g
  for (const [, start = ''] of said.matchAll(written)) if (monthNumber(start) > 0) return monthNumber(start)
  const figures = /(?<!\d)\d{1,2}(?!\d)/.exec(said)
  return figures ? Number(figures[0]) : undefined
}
