/** Figures as both languages write them: 3, three, third, 三; 30000, 3万; April, Apr, 4月. */
import { type Language, monthOfMay, stem } from './text.ts'

export interface Form {
  term: string
  share: number
}

/** What a term that may be a figure or a month is written as in a language, itself first. Any other term as it is. */
export const figureForms = (term: string, language: Language): Form[] => {
  const forms: Form[] = [{ term, share: 1 }]
  const add = (other: string | undefined, share: number) => {
    if (other && forms.every((form) => form.term !== other)) forms.push({ term: other, share })
  }
  const month = months.findIndex((names) => names.includes(term))
  if (month >= 0) {
    if (language === 'en') for (const name of months[month] as string[]) add(name, 1)
    else {
      add(`${hanNumber(month + 1)}月`, 1)
      add(String(month + 1), 0.5)
    }
    return forms
  }
  const value = worthOf(term)
  if (value === undefined) return forms
  add(String(value), 1)
  if (value < 10) add(`0${value}`, 0.5)
  if (language === 'zh') {
    add(hanNumber(value), 0.5)
    for (const [size, unit] of [
      [1e4, '万'],
      [1e8, '亿'],
    ] as const) {
      const times = value / size
      if (times < 1 || !Number.isInteger(times)) continue
      add(String(times), 0.5)
      if (times < 100) add(`${hanNumber(times)}${unit}`, 0.5)
    }
    return forms
  }
  add(englishNumbers[value], 0.5)
  add(ordinals[value], 0.5)
  if (value <= 31) add(`${value}${ending(value)}`, 1)
  return forms
}

/** What a figure is worth: 3, 03, 3rd, three, third. */
const worthOf = (term: string): number | undefined => {
  const inWords = Math.max(englishNumbers.indexOf(term), ordinals.indexOf(term))
  if (inWords >= 0) return inWords
  const digits = /^(\d{1,15})(st|nd|rd|th)?$/.exec(term)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** A Chinese date or amount in a query, and what stands for it in English. `length`: characters that it takes. */
export interface ChineseFigure {
  length: number
  clauses: Form[][]
}

const number = String.raw`(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)`
const patterns: [RegExp, (figures: string[]) => Form[][] | undefined][] = [
  // A year needs no word for “year” behind it.
  [new RegExp(`^${number}年(?=${number}月)`), ([year = '']) => [inEnglish(yearOf(year))]],
  [/^(\d{4}|[零〇一二三四五六七八九]{4})年/, ([year = '']) => [inEnglish(yearOf(year))]],
  [
    new RegExp(`^${number}月(?:份)?(?:${number}[日号])?`),
    ([month = '', day]) => {
      const names = months[Number(valueIn(month)) - 1]
      return (
        names && [names.map((term) => ({ term, share: 1 })), ...(day === undefined ? [] : [inEnglish(valueIn(day))])]
      )
    },
  ],
  [new RegExp(`^百分之${number}`), ([figure = '']) => [inEnglish(valueIn(figure))]],
  [new RegExp(`^(?!千万)${number}(万亿|亿|万)`), ([figure = '', unit = '']) => large(Number(valueIn(figure)), unit)],
]

/** The figure that a text begins with; undefined where it begins with none that has a form of its own in English. */
export const chineseFigure = (text: string): ChineseFigure | undefined => {
  for (const [pattern, clausesOf] of patterns) {
    const found = pattern.exec(text)
    const clauses = found && clausesOf(found.slice(1))
    if (clauses) return { length: found[0].length, clauses }
  }
  return undefined
}

/** The figures that Chinese words of a text stand for, in all forms; 一 is mostly an article and left out. */
export const figuresSpelled = (text: string): Form[][] => {
  const found: Form[][] = []
  for (const [, before, figure = '', unit, after] of text.matchAll(spelled)) {
    const value = Number(valueIn(figure)) * (unit === '万' ? 1e4 : unit === '亿' ? 1e8 : 1)
    const isFigure = /^\d/.test(figure) ? unit !== undefined : (before ?? unit ?? after) !== undefined
    if (value > 1 && isFigure) found.push(figureForms(String(value), 'zh'))
  }
  return found
}
const spelled = new RegExp(`(第|百分之)?${number}(万|亿)?([个年月日号天岁周次名元家项小分秒倍成])?`, 'g')

/** 66 million as one figure. */
export const withScales = (text: string): string =>
  text.replace(/\b(\d+(?:\.\d+)?) (thousand|million|billion|trillion)\b/g, (_, figure, word) =>
    String(Math.round(Number(figure) * (scales.find(([, name]) => name === word)?.[0] ?? 1))),
  )

const inEnglish = (value: string): Form[] => figureForms(value.split('.')[0] as string, 'en')

const valueIn = (figure: string): string =>
  /^\d/.test(figure) ? String(Number(figure)) : String(chineseNumber(figure) ?? '')

const yearOf = (year: string): string =>
  /^\d/.test(year) ? year : [...year].map((one) => digits.indexOf(one === '〇' ? '零' : one)).join('')

/** 6600万 is 66000000, and in words 66 million. */
const large = (figure: number, unit: string): Form[][] => {
  const value = Math.round(figure * (unit === '万' ? 1e4 : unit === '亿' ? 1e8 : 1e12))
  const scale = scales.find(([size]) => value >= size)
  if (!scale) return [inEnglish(String(value))]
  const [size, word] = scale
  const lead = String(Math.floor(value / size))
  return [[{ term: String(value), share: 1 }, ...inEnglish(lead)], [{ term: stem(word), share: 1 }]]
}
const scales: [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
]

const digits = '零一二三四五六七八九'
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** 三, 十八, 二百零五; undefined for anything else. */
export const chineseNumber = (word: string): number | undefined => {
  let total = 0
  let digit: number | undefined
  for (const character of word.replaceAll('两', '二')) {
    const unit = units.get(character)
    const value = digits.indexOf(character)
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = undefined
    } else if (value >= 0) {
      if (digit) return undefined
      digit = value
    } else return undefined
  }
  return total + (digit ?? 0)
}

const hanNumber = (value: number): string | undefined => {
  if (value > 99) return undefined
  const tens = Math.floor(value / 10)
  const last = value % 10 > 0 || value === 0 ? digits.charAt(value % 10) : ''
  return tens === 0 ? last : `${tens > 1 ? digits.charAt(tens) : ''}十${last}`
}

const stemsOf = (list: string) => list.split(' ').map((word) => stem(word))
const englishNumbers = stemsOf(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
)
const ordinals = stemsOf(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
)
const months = (
  `january jan; february feb; march mar; april apr; ${monthOfMay}; june jun; july jul; august aug; september sep sept; ` +
  'october oct; november nov; december dec'
)
  .split('; ')
  .map(stemsOf)

const ending = (value: number) =>
  value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
