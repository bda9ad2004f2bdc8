/** Numbers as answers: with the unit said turned into the one asked, and bounds such as “more than 5 years”. */

import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import type { Quantity } from '../../knowledge/rules/schemes.ts'
import type { Both } from '../../knowledge/yaml.ts'
import { inFigures } from '../numerals.ts'
import { bareAmount, currencyFault, moneyFactor, withoutPeriod } from './money.ts'

export type NumberFault =
  | 'several-numbers'
  /** About 5, 5 or so: on which side? */
  | 'about'
  /** A foreign currency, where yuan are asked. */
  | 'currency'
  /** What is left after tax, where rules count what is paid before it. */
  | 'after-tax'
  /** A unit that can't be turned into the one asked. */
  | 'unit'
  /** Meant as a number, but which? */
  | 'figure'

/** A number the person stays above or below. `strict`: the number itself is not meant. */
export interface Bound {
  least?: number
  most?: number
  strict?: boolean
}

type NumberRead = { value: number } | Bound | { fault: NumberFault } | undefined

interface Measure {
  quantity?: Quantity | undefined
  /** The words shown for it; a number with just this unit is taken as it is. */
  unit?: Both
}

/** 18个月 is 1.5 years, 月薪4万 is 480000 yuan a year, 三成 is 30 percent, 5年以上 is at least 5. */
export const readNumber = (text: string, measure: Measure = {}): NumberRead => {
  const plain = normalise(text)
    .replace(/[‘’`´]/g, "'")
    .replace(/[—–−]/g, '-')
    .trim()
  const { quantity } = measure
  const counted = quantity === undefined || quantity === 'years' || quantity === 'months'
  if (counted && nothing.test(plain)) return { value: 0 }
  const money = quantity === 'yuan' || quantity === 'yuan-a-year' || quantity === 'yuan-a-month' ? quantity : undefined
  const factor = money === undefined ? 1 : moneyFactor(plain, money)
  const said = halves(inFigures(multiples(money ? withoutPeriod(plain) : plain)))
  const amounts = amountsIn(money ? bareAmount(said) : said)
  if (amounts.length === 0) return few.test(plain) && plain.length <= 30 ? { fault: 'figure' } : undefined
  // 一 and “one” also stand in other words, so a number not typed in figures has to be nearly all that is said.
  if (otherWords(said) > (/\d/.test(plain) ? 5 : 0) || elsewhere.test(plain)) return undefined
  if (money) {
    const fault = currencyFault(plain)
    if (fault) return { fault }
  }
  // 400k a year, where years are asked.
  if (quantity && !money && /\b(?:rmb|cny|yuan)|[¥$€£]|[万千百\d]块|\d元|万元/.test(plain)) return { fault: 'unit' }
  if ((quantity === 'years' || quantity === 'months') && otherSpan.test(said)) return { fault: 'unit' }
  if (about.test(said)) return { fault: 'about' }
  const [first, second] = amounts as [Amount, Amount?]
  const scaled = (amount: Amount, word = amount.unit) =>
    factor === undefined ? undefined : inUnit(amount.number, word, measure, factor)
  const side = sideOf(said)
  if (second) {
    const range =
      amounts.length === 2 &&
      !side.word &&
      /^\s*(?:个)?\s*(?:-|~|到|至|to|and|or|或者?)\s*$/.test(said.slice(first.end, second.start))
    const least = scaled(first, first.unit || second.unit)
    const most = scaled(second)
    if (!range || (least !== undefined && most !== undefined && least >= most)) return { fault: 'several-numbers' }
    return least === undefined || most === undefined ? { fault: 'unit' } : { least, most }
  }
  const value = scaled(first)
  if (value === undefined) return { fault: 'unit' }
  // 没做过，0年 says it twice.
  if (value !== 0 && /不|没|非|\b(?:not|no|never)\b|n't\b/.test(side.rest)) return { fault: 'figure' }
  if (!side.word) return { value }
  if (sideOf(side.rest).word) return { fault: 'figure' }
  return { [side.word]: value, ...(side.strict ? { strict: true } : {}) }
}

/** What is counted is neither years nor months. */
const otherSpan =
  /\d\s*(?:个?学期|个?季度|次|家|届|decades?|quarters?|semesters?|terms?|jobs?|compan(?:y|ies)|employers?|projects?)/

const nothing = anyOf(
  /^(?:我|我们|还|目前|从来?)*(?:没有?|无|零|没有?(?:做|干|从事|工作|教|搞|上)过(?:班|书)?|没有?(?:工作|相关)?经[验历]|一[年个项次]也?都?没有)(?:过)?[啊呢的]*[.。!！]?$/,
  /^(?:no |nope )?(?:i |we )?(?:have |'ve |'ve got |got )?(?:none|nothing|zero|(?:no|zero) (?:relevant |work |such )?experience|not any|no|nope|never|not one|not a single one|haven't any|(?:don't|haven't) (?:have |got )?any)(?: at all| so far| yet| lol| sorry)?[.!]?$/,
)
const few = /好几|若干|很多|许多|\b(?:a few|several|a couple|many|some)\b/
const about =
  /大约|大概|约|左右|上下|差不多|来[年个万月]|(?<!\d\s*)~|\b(?:about|around|approximately|approx|roughly|circa|or so|more or less|ballpark|some \d)\b|\dish\b/

// Amounts -------------------------------------------------------------------------------------------------------------

interface Amount {
  number: number
  unit: string
  start: number
  end: number
}

const unit =
  '年|岁|years?|yrs?|y|个?月|months?|mths?|mos?|天|日|周|星期|小时|weeks?|days?|hours?|%|percent|per cent|pct|成|倍|times|x|fold'
const amount = new RegExp(`(?<![a-z\\d.])-?\\d+(?:\\.\\d+)?(?!\\.?\\d)(?:[ -]?(?:${unit})(?![a-z])|(?![a-z]))`, 'g')

const amountsIn = (said: string): Amount[] => {
  const found = [...said.matchAll(amount)].map(({ 0: text, index }): Amount => {
    // The hyphen of 2-3 is none of 3.
    const ranged = text.startsWith('-') && /\d\s*(?:年|个?月|万|%)?\s*$/.test(said.slice(0, index))
    const [, number = '', word = ''] = /^(-?[\d.]+)[ -]?(.*)$/.exec(ranged ? text.slice(1) : text) ?? []
    return { number: Number(number), unit: word, start: index + (ranged ? 1 : 0), end: index + text.length }
  })
  const [first, second] = found
  // 2年6个月, 2 years and 6 months
  if (found.length === 2 && first && second && isYear(first.unit) && isMonth(second.unit))
    if (/^[\s零又加和,]*(?:and)?\s*$/.test(said.slice(first.end, second.start)))
      return [{ number: first.number * 12 + second.number, unit: '月', start: first.start, end: second.end }]
  return found
}

const isYear = (word: string) => /^(?:年|y)/.test(word)
const isMonth = (word: string) => /^(?:个?月|m)/.test(word)

/** Undefined when one can't be turned into the other: days into years, percent into yuan. */
const inUnit = (number: number, word: string, { quantity, unit }: Measure, factor: number): number | undefined => {
  const per = (twelfths: number) => Number(((number * twelfths) / 12).toFixed(4))
  if (word === '') return per(12 * factor)
  if (quantity === 'years') return isYear(word) ? number : isMonth(word) ? per(1) : undefined
  if (quantity === 'months') return isYear(word) ? number * 12 : isMonth(word) ? number : undefined
  const percent = /^(?:%|p)/.test(word) ? 1 : word === '成' ? 10 : undefined
  if (quantity === 'percent') return percent === undefined ? undefined : number * percent
  if (quantity === 'times')
    return /^(?:倍|times|x|fold)$/.test(word) ? number : percent === undefined ? undefined : per((12 * percent) / 100)
  return quantity === undefined && unit && [unit.zh, unit.en, `${unit.en}s`].some((own) => own === word)
    ? number
    : undefined
}

/** 半年, 两年半, a year and a half, 三成半, 百分之三十, twice: in figures. */
const halves = (said: string): string =>
  said
    .replace(/百分之\s*(\d+(?:\.\d+)?)/g, '$1%')
    .replace(/(\d+)(年|个?月|成|倍)半/g, (_all, n: string, word: string) => `${Number(n) + 0.5}${word}`)
    .replace(/(\d+)个半(?=[年月])/g, (_all, n: string) => `${Number(n) + 0.5}个`)
    .replace(/半个?(?=[年月])/g, '0.5')
    .replace(/\bhalf[ -](?:an? )?(?=year|month)/g, '0.5 ')
    .replace(/\b(?:an?|1) (year|month)s? and (?:a )?half\b/g, '1.5 $1')
    .replace(/(\d+) (year|month)s? and (?:a )?half\b/g, (_all, n: string, word: string) => `${Number(n) + 0.5} ${word}`)
    .replace(/\ban? (?=year|month|week|day)/g, '1 ')
    .replace(/\b(?:double|twice)\b|翻倍|翻番/g, '2 times')
    .replace(/\b(?:triple|thrice)\b/g, '3 times')
    .replace(/半数|\bhalf\b/g, '50%')

/** 30多万 is 30万多, 40+k is 40k+: so that the number is whole. */
const multiples = (said: string): string =>
  said
    .replace(/一半/g, '半数')
    .replace(/([\d.零〇一二两三四五六七八九十百]+)([多几余])([百千万亿]+)/g, '$1$3$2')
    .replace(/(\d)\s*\+\s*(k\b|w\b|[万千百亿]|million\b|thousand\b)/g, '$1$2+')

// Bounds --------------------------------------------------------------------------------------------------------------

/** Those that contain another one stand before it: 不超过 before 超过. */
const sides: [word: 'least' | 'most', strict: boolean, RegExp][] = [
  [
    'most',
    false,
    /(?:不|没|未)(?:有)?(?:超过|多于|高于|大于)|\b(?:no|not) (?:more|longer|higher|greater) than\b|\bnot over\b/,
  ],
  ['least', false, /不(?:少于|低于|小于|下于|下)|\b(?:no|not) (?:less|fewer|lower|shorter) than\b/],
  [
    'most',
    true,
    /不到|不足|不满|未满|未到|没到|少于|低于|小于|快要?|将近|接近|近(?=\d)|\b(?:less|fewer|lower|shorter) than\b|\b(?:under|below|nearly|almost|not (?:quite|even))\b|<(?!=)/,
  ],
  [
    'most',
    false,
    /以下|[以之]内|至多|最多|\bat (?:the )?most\b|\bup to\b|\bmax(?:imum)?\b|\bor (?:less|fewer|below|under)\b|\bwithin\b|<=|≤/,
  ],
  [
    'least',
    false,
    /[及或]?以上|至少|最少|起码|\bat least\b|\bmin(?:imum)?\b|\b(?:or|and) (?:more|above|over|longer|up)\b|\bupwards of\b|\bplus\b|\+|>=|≥/,
  ],
  [
    'least',
    true,
    /超过|多于|大于|高于|不止|不只|[多余几]|\b(?:more|longer|higher|greater) than\b|\b(?:over|above)\b|\bexceed(?:s|ing)?\b|>(?!=)/,
  ],
]

const sideOf = (said: string): { word?: 'least' | 'most'; strict?: boolean; rest: string } => {
  const found = sides.find(([, , words]) => words.test(said))
  return found ? { word: found[0], strict: found[1], rest: said.replace(found[2], ' ') } : { rest: said }
}

const filler = anyOf(
  /[我您你]|注册资本|目前|现在|公司|单位|行业|从事|条件|论文|业绩|这个|大?约|工作|薪|收入|工资|均|税前|经验|经历|有|了|是|在|的|差不多|已经|一共|总共|左右|个|项|次|篇|人|件/g,
  /家|块钱?|元|份|吧|啊|哦|呢|刚|满|上下|年|月|岁|天|到|至|或者?|就|快|要|多|余|几|做|干|里|都|每/g,
  /%/g,
  /\b(?:i|i've|i have|have|had|worked|for|it|it's|it is|is|about|of|the|experience|years?|months?|days?|weeks?|times?|fold|percent|per cent|people|persons?|papers?|items?|conditions?|achievements?|yuan|rmb|to|or|and|my|salary|income|pay|paid|earn|make|gross|before tax|in total|only|just|exactly|between|currently|now|job|working|been|at|in|with|a|company|registered|capital)\b/g,
)
/** How much is said besides the number: a Chinese character counts 1, an English word 2. */
const otherWords = (said: string): number => {
  const rest = sideOf(said).rest.replace(amount, ' ').replace(about, ' ').replace(filler, ' ')
  return (
    (rest.match(/\p{Script=Han}/gu)?.length ?? 0) + 2 * (rest.match(/(?!\p{Script=Han})[\p{L}\p{N}]+/gu)?.length ?? 0)
  )
}
/** A rule or a date is spoken of, not an answer. */
const elsewhere =
  /要求|规定|标准|限制|流程|规则|政策|\d月\d|\b(?:rules?|requirements?|limit|deadline|criteria|policy|january|february|april|june|july|august|september|october|november|december)\b/
