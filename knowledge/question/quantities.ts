/** Figures with their units as questions and statements write them: 三十个工作日, “half a year”, 4月底, 200万元. */
import { chineseNumber } from '../retrieval/figures.ts'
import { normalise } from '../retrieval/text.ts'
import { type Choice, choices } from './choices.ts'

export type Unit =
  | 'time'
  | 'age'
  | 'money'
  | 'times'
  | 'share'
  | 'date'
  | 'year'
  | 'copies'
  | 'floor'
  | 'points'
  | 'interval'
  | 'kinds'
  | 'count'
  | 'day'
  | Choice

export interface Figure {
  /** As it was written: 5年, “5 years”. */
  said: string
  at: number
  unit: Unit
  value: string
  /** What asks for it. */
  asks: { zh: string; en: string }
}

/** What is within the rule as well: at least as much as the figure, or at most. */
export type Bound = 'least' | 'most'

/** The figures of a unit in a statement, as they are written and as values: 3年 and “3 years” are one. */
export const figuresIn = (statement: string, unit: Unit): { said: string; value: string; bound?: Bound }[] => {
  const text = normalise(statement)
  return [...figuresOf(text), ...choicesOf(text)]
    .flatMap((figure) => (figure.unit === unit ? figure : (partOf(figure, unit) ?? [])))
    .map(({ said, value, at }) => {
      const bound = boundOf(text.slice(0, at), text.slice(at + said.length))
      return { said, value, ...(bound ? { bound } : {}) }
    })
}

/** The year, or the month and day, of a whole date. */
const partOf = (figure: Figure, unit: Unit): Figure | undefined => {
  if (figure.unit !== 'day' || (unit !== 'year' && unit !== 'date')) return undefined
  const [year = '', month, day] = figure.value.split('-')
  return { ...figure, value: unit === 'year' ? year : `${month}-${day}` }
}

/** On which side of a figure the rule is kept, by what stands before and after it. */
export const boundOf = (before: string, after: string): Bound | undefined => {
  if (mostBefore.test(before) || mostAfter.test(after)) return 'most'
  return leastBefore.test(before) || leastAfter.test(after) ? 'least' : undefined
}
const near = '( (of|the|age|aged|last|next|first|a|an|rmb|cny))* ?$'
const mostBefore = new RegExp(
  `(不超过|不高于|至多|最多|(?<!不)低于|(?<!不)少于|小于|[未不]满|截至)[^，。；、]{0,4}$|\\b(under|at most|(?:no|not) more than|(?<!not? )(?:less|fewer) than|within|before|below|by|until|up to|maximum)${near}`,
)
const leastBefore = new RegExp(
  `(不低于|不少于|(?<!不)超过|至少|最少|(?<!不)高于|多于|大于|满)[^，。；、]{0,4}$|\\b(over|at least|(?:no|not) (?:less|fewer) than|(?<!not? )more than|after|above|exceed|exceeds|exceeding|minimum)${near}`,
)
const mostAfter =
  /^ ?[(（]?[^，。；、]{0,3}(以下|以内|之内|之前|以前|内|前)|^ ?(?:[a-z]+ ){0,3}?(or|and) (younger|below|less|under|fewer|before|earlier)\b/
const leastAfter =
  /^ ?[(（]?[^，。；、]{0,3}(以上|及以|之后|以后|后|起)|^ ?(?:[a-z]+ ){0,3}?(or|and) (above|more|over|older|after|later)\b/

/** How much a value is beside another of its unit; times in days. */
export const sizeOf = (value: string): number => {
  const [, figure = value, unit = ''] = /^([\d.]+) (.+)$/.exec(value) ?? []
  const days = value.split('-').map(Number)
  if (days.length > 1 && unit === '') return days.reduce((sum, part) => sum * 31 + part, 0)
  return Number(figure) * (daysOf[unit] ?? 1)
}
const daysOf: Record<string, number> = { years: 365, months: 30, 'working days': 1.4 }

const numerals: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, a: 1, an: 1 },
}
const words = Object.keys(numerals).filter((word) => word.length > 2)
const han = '[一二两三四五六七八九十百千]{1,7}'
const number = `(\\d[\\d,]*(?:\\.\\d+)?|${han}|\\b(?:${words.join('|')})\\b|(?<=\\b(?:within|in|for|after|takes|lasts|needs) )an?\\b)`

const numberOf = (written: string): number =>
  numerals[written] ?? chineseNumber(written) ?? Number(written.replaceAll(',', ''))

const months = 'january february march april may june july august september october november december'.split(' ')
const month = `(${months.join('|')})`
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const dayOf = new RegExp(
  `((?:19|20)\\d\\d) ?年(\\d{1,2})月(\\d{1,2})[日号]|\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)\\b|\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month},? ((?:19|20)\\d\\d)\\b`,
  'g',
)

/** What is counted, by its measure word and noun. */
const counted: { name: string; zh: string; en: string; asks: Figure['asks'] }[] = [
  {
    name: 'persons',
    zh: '名|位|个(?=服务专员|联络员)',
    en: '(?:service |employer )?(?:specialists?|liaisons?|officers?)',
    asks: { zh: '几名', en: 'how many' },
  },
  { name: 'papers', zh: '篇', en: '(?:papers?|articles?)', asks: { zh: '几篇', en: 'how many' } },
  {
    name: 'provisions',
    zh: '条(?!件)|项(?=政策)',
    en: '(?:policy )?provisions?',
    asks: { zh: '几项', en: 'how many' },
  },
  {
    name: 'methods',
    zh: '种(?=[^，。]{0,4}(?:方式|方法|办法|途径))',
    en: '(?:ways|methods)',
    asks: { zh: '几种', en: 'how many' },
  },
]

/** In this order; what one of them has taken is not read again. */
const patterns: { unit: Unit; pattern: RegExp; value: (groups: string[]) => string; asks: Figure['asks'] }[] = [
  {
    unit: 'day',
    pattern: dayOf,
    value: ([y, m, d, name, day, year, dayBefore, nameAfter, yearAfter]) => {
      const at = y ? Number(m) : months.indexOf((name ?? nameAfter) as string) + 1
      return `${y ?? year ?? yearAfter}-${at}-${Number(d ?? day ?? dayBefore)}`
    },
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'date',
    pattern: new RegExp(
      `(\\d{1,2}|${han})月(\\d{1,2}|${han})[日号]|\\b${month} (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}\\b`,
      'g',
    ),
    value: ([m, d, name, day, dayBefore, nameAfter]) =>
      m
        ? `${numberOf(m)}-${numberOf(d as string)}`
        : `${months.indexOf((name ?? nameAfter) as string) + 1}-${Number(day ?? dayBefore)}`,
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'date',
    pattern: new RegExp(`(\\d{1,2}|${han})月(?:底|末|月底)|\\b(?:the )?end of ${month}`, 'g'),
    value: ([m, name]) => {
      const at = m ? numberOf(m) - 1 : months.indexOf(name as string)
      return `${at + 1}-${lastDays[at]}`
    },
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'year',
    pattern: /((?:19|20)\d\d)年|(?<=\b(?:in|since|from|until|of|before|after|by) |#,? ?)((?:19|20)\d\d)\b/g,
    value: ([zh, en]) => (zh ?? en) as string,
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'age',
    pattern: new RegExp(
      `${number} ?(?:周?岁|years? old|years of age)|(?<=年龄(?:上限|限制|要求)?(?:是|为|在)?)(\\d\\d)|(?<=\\b(?:under|over|below|above|than|until|age|age limit) |\\bage\\b[^,.;]{0,60}\\b(?:is|of|to) )(\\d\\d)(?=[,.;?!]|$| (?:for|in|and|or|with|if|on|when)\\b)|(?:不受|没有|无|不设)年龄(?:的?限制|上限)|年龄不限|\\b(?:no|without an?) age limit`,
      'g',
    ),
    value: (groups) => {
      const figure = groups.find(Boolean)
      return figure ? String(numberOf(figure)) : 'none'
    },
    asks: { zh: '几岁', en: 'how old' },
  },
  {
    unit: 'money',
    pattern: new RegExp(`${number} ?(万|million|thousand|k)? ?(?:元|块钱?|yuan|rmb)|${number} ?(万|million)`, 'g'),
    value: ([figure, scale, other, otherScale]) =>
      String(
        numberOf((figure ?? other) as string) *
          ({ 万: 10_000, million: 1_000_000, thousand: 1000, k: 1000 }[scale ?? otherScale ?? ''] ?? 1),
      ),
    asks: { zh: '多少钱', en: 'how much money' },
  },
  {
    unit: 'share',
    pattern: new RegExp(`${number} ?(?:%|percent)|百分之(${han})`, 'g'),
    value: ([figure, other]) => String(numberOf((figure ?? other) as string)),
    asks: { zh: '多少比例', en: 'how much share' },
  },
  {
    unit: 'times',
    pattern: new RegExp(
      `${number} ?(?:倍|times(?= (?:the|average|as|of|higher|what)|$))|\\b(twice)(?= (?:the|as|that|what))`,
      'g',
    ),
    value: ([figure, twice]) => (twice ? '2' : String(numberOf(figure as string))),
    asks: { zh: '几倍', en: '' },
  },
  {
    unit: 'interval',
    pattern: new RegExp(
      [
        `(?:每|一)年[^，。；、]{0,3}?(?:${number} ?[-–~至到或])?${number} ?次|${number} times (?:a|per|each|every) year|\\b(twice) (?:a|per|each|every) year`,
        `${number} ?[-–] ?${number} times (?:a|per|each|every) year`,
      ]
        .reverse()
        .join('|'),
      'g',
    ),
    value: ([low, high, from, to, times, twice]) => {
      const [least, most] = [low ?? from, high ?? to ?? times ?? twice]
      return [most, least].flatMap((often) => (often ? everyOf(often) : [])).join(' to ')
    },
    asks: { zh: '几次', en: 'how often' },
  },
  {
    unit: 'interval',
    pattern: new RegExp(
      `每个?(季度|月|周|星期|年|[天日])(?![\\d#内龄])|每(?:(半)|${number}) ?(个月|年|周|个?星期)|\\b(?:every|each|once an?|per) (month|quarter|week|year|day)\\b|\\b(?:once )?every (?:(half)(?: a)?|${number}) (months?|weeks?|years?)\\b|\\b(monthly|quarterly|weekly|yearly|annually)\\b`,
      'g',
    ),
    value: ([zh, half, figure, unit, en, halved, number, each, adverb]) => {
      const alone = zh ?? en ?? adverb
      if (alone) return /季|quarter/.test(alone) ? '3 months' : timeOf(1, timeUnit(alone))
      return half || halved
        ? '6 months'
        : timeOf(numberOf((figure ?? number) as string), timeUnit((unit ?? each) as string))
    },
    asks: { zh: '多久', en: 'how often' },
  },
  {
    unit: 'time',
    pattern: /次日|第二天|\b(?:on )?the (?:next|following) day\b|\bon the day after\b/g,
    value: () => '1 days',
    asks: { zh: '多久', en: 'how long' },
  },
  {
    unit: 'time',
    pattern: /半(年|个月)(?!以来)|\bhalf (?:a |an )?(year|month)\b|\b(?:a )?(fortnight)\b/g,
    value: ([zh, en]) => (/年|year/.test(zh ?? en ?? '') ? '6 months' : zh || en ? '15 days' : '14 days'),
    asks: { zh: '多久', en: 'how long' },
  },
  {
    unit: 'time',
    pattern: new RegExp(
      `(?<!第)${number} ?-?(个?工作日|个月|(?<=[两半])月|月(?=以?内|之内)|年|[天日](?!起|前)|周|个?星期|个?礼拜|working days?|business days?|calendar days?|days?|weeks?|months?|years?)(?!.?old|级)`,
      'g',
    ),
    value: ([figure, unit]) => timeOf(numberOf(figure as string), timeUnit(unit as string)),
    asks: { zh: '多久', en: 'how long' },
  },
  {
    unit: 'copies',
    pattern: new RegExp(
      `${number} ?(?:份|copies)|\\b(?:in )?(duplicate|triplicate)\\b|\\b(?:one|single|1) (copy)\\b(?! of (?:the|my|your|his|her|an?) )`,
      'g',
    ),
    value: ([figure, word, alone]) =>
      alone ? '1' : word ? (word === 'duplicate' ? '2' : '3') : String(numberOf(figure as string)),
    asks: { zh: '几份', en: 'how many copies' },
  },
  {
    unit: 'floor',
    pattern: new RegExp(`${number} ?楼|\\bfloor (\\d+)|\\b(\\d+)(?:st|nd|rd|th) floor`, 'g'),
    value: ([zh, after, before]) => String(numberOf((zh ?? after ?? before) as string)),
    asks: { zh: '几楼', en: 'which floor' },
  },
  {
    unit: 'points',
    pattern: new RegExp(`${number} ?(?:分(?!钟|区|局|之)|(?:bonus )?points)`, 'g'),
    value: ([figure]) => String(numberOf(figure as string)),
    asks: { zh: '多少分', en: 'how many points' },
  },
  {
    // 三类人才 is the third of them.
    unit: 'kinds',
    pattern: new RegExp(
      `${number} (?:[a-z]+ )?(?:classes|categories|kinds|types|groups|levels|tiers|grades)\\b|(?<=分(?:为|成)?|[有共是])${number}(?:个?(?:类别?|档|等级|级别?|种(?![^，。]{0,4}(?:方式|方法|办法|途径))))(?!人才)|^${number}类(?=[^，。？?怎什哪呢吗有多要能可的]{2})`,
      'g',
    ),
    value: ([en, zh, first]) => String(numberOf((en ?? zh ?? first) as string)),
    asks: { zh: '几类', en: 'how many categories are there:' },
  },
  ...counted.map(({ name, zh, en, asks }) => ({
    unit: 'count' as const,
    pattern: new RegExp(
      `(?:${number} ?[-–~至到或] ?)?${number} ?(?:${zh})|(?:${number} ?(?:[-–]|to|or) ?)?${number} ${en}\\b`,
      'g',
    ),
    value: ([low, figure, from, to]: string[]) =>
      `${[low ?? from, figure ?? to].flatMap((one) => (one ? numberOf(one) : [])).join('-')} ${name}`,
    asks,
  })),
]

/** Twice a year is every six months. */
const everyOf = (times: string): string => timeOf(12 / (times === 'twice' ? 2 : numberOf(times)), 'months')

const timeUnit = (unit: string): string => {
  if (/工作日|working|business/.test(unit)) return 'working days'
  if (/年|year/.test(unit)) return 'years'
  if (/月|month/.test(unit)) return 'months'
  return /周|星期|礼拜|week/.test(unit) ? 'weeks' : 'days'
}

/** 36个月 is 3年, two weeks are 14 days. */
const timeOf = (figure: number, unit: string): string => {
  if (unit === 'months' && figure % 12 === 0) return `${figure / 12} years`
  return unit === 'weeks' ? `${figure * 7} days` : `${figure} ${unit}`
}

/** All figures of a normalised text in their order. */
export const figuresOf = (text: string): Figure[] => found(text, patterns)

/** What else a normalised text names one of: a degree, a colour. */
export const choicesOf = (text: string): Figure[] => found(text, choices)

const found = (text: string, all: typeof patterns | typeof choices): Figure[] => {
  let rest = text
  return all
    .flatMap(({ unit, pattern, value, asks }) => {
      const read: Figure[] = []
      rest = rest.replace(pattern, (said: string, ...more: unknown[]) => {
        const groups = more.slice(0, -2) as string[]
        const at = more.at(-2) as number
        read.push({ said: said.trim(), at, unit, value: value(groups), asks })
        return '#'.repeat(said.length)
      })
      return read
    })
    .sort((one, other) => one.at - other.at)
}
