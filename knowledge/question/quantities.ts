/** Figures with their units as questions and statements write them: 三十个工作日, “half a year”, 4月底, 200万元. */
import { chineseNumber } from '../retrieval/figures.ts'
import { normalise } from '../retrieval/text.ts'

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
  return figuresOf(text)
    .filter((figure) => figure.unit === unit)
    .map(({ said, value, at }) => {
      const bound = boundOf(text.slice(0, at), text.slice(at + said.length))
      return { said, value, ...(bound ? { bound } : {}) }
    })
}

const boundOf = (before: string, after: string): Bound | undefined => {
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
  const [month, day] = value.split('-')
  if (day !== undefined) return Number(month) * 31 + Number(day)
  return Number(figure) * (daysOf[unit] ?? 1)
}
const daysOf: Record<string, number> = { years: 365, months: 30, 'working days': 1.4 }

const numerals: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, a: 1, an: 1 },
}
const words = Object.keys(numerals).filter((word) => word.length > 2)
const han = '[一二两三四五六七八九十百千]+'
const number = `(\\d[\\d,]*(?:\\.\\d+)?|${han}|\\b(?:${words.join('|')})\\b|(?<=\\b(?:within|in|for|after|takes|lasts) )an?\\b)`

const numberOf = (written: string): number =>
  numerals[written] ?? chineseNumber(written) ?? Number(written.replaceAll(',', ''))

const months = 'january february march april may june july august september october november december'.split(' ')
const month = `(${months.join('|')})`
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** In this order; what one of them has taken is not read again. */
const patterns: { unit: Unit; pattern: RegExp; value: (groups: string[]) => string; asks: Figure['asks'] }[] = [
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
    pattern: /((?:19|20)\d\d)年|(?<=\b(?:in|since|from|until|of) |#, ?)((?:19|20)\d\d)\b/g,
    value: ([zh, en]) => (zh ?? en) as string,
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'age',
    pattern: new RegExp(
      `${number} ?(?:周?岁|years? old|years of age)|(?<=\\bage (?:limit )?(?:in \\w+ )?(?:is |of )?)(\\d\\d)\\b|(?<=年龄(?:上限|限制|要求)?(?:是|为|在)?)(\\d\\d)`,
      'g',
    ),
    value: ([first, second, third]) => String(numberOf((first ?? second ?? third) as string)),
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
    pattern: new RegExp(`${number} ?(?:倍|times(?= (?:the|average|as|of|higher)|$))`, 'g'),
    value: ([figure]) => String(numberOf(figure as string)),
    asks: { zh: '几倍', en: '' },
  },
  {
    unit: 'interval',
    pattern:
      /每个?(季度|月|周|星期|年|[天日])(?![\d#内龄])|\b(?:every|each|once an?|per) (month|quarter|week|year|day)\b|\b(monthly|quarterly|weekly|yearly|annually)\b/g,
    value: (named) => {
      const said = named.find((name) => name !== undefined) as string
      return /季|quarter/.test(said) ? '3 months' : timeOf(1, timeUnit(said))
    },
    asks: { zh: '多久', en: 'how often' },
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
      `${number} ?-?(个?工作日|个月|(?<=[两半])月|月(?=以?内|之内)|年|[天日](?!起|前)|周|个?星期|working days?|business days?|calendar days?|days?|weeks?|months?|years?)(?!.?old|级)`,
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
      `${number} (?:[a-z]+ )?(?:classes|categories|kinds|types|groups|levels|tiers|grades)\\b|(?<=分(?:为|成)?|^|[，。有共])${number}(?:个?(?:类别?|档|等级|级别?|种))(?!人才)`,
      'g',
    ),
    value: ([en, zh]) => String(numberOf((en ?? zh) as string)),
    asks: { zh: '几类', en: 'how many categories are there:' },
  },
]

const timeUnit = (unit: string): string => {
  if (/工作日|working|business/.test(unit)) return 'working days'
  if (/年|year/.test(unit)) return 'years'
  if (/月|month/.test(unit)) return 'months'
  return /周|星期|week/.test(unit) ? 'weeks' : 'days'
}

/** 36个月 is 3年, two weeks are 14 days. */
const timeOf = (figure: number, unit: string): string => {
  if (unit === 'months' && figure % 12 === 0) return `${figure / 12} years`
  return unit === 'weeks' ? `${figure * 7} days` : `${figure} ${unit}`
}

/** All figures of a normalised text in their order. */
export const figuresOf = (text: string): Figure[] => {
  let rest = text
  return patterns
    .flatMap(({ unit, pattern, value, asks }) => {
      const found: Figure[] = []
      rest = rest.replace(pattern, (said: string, ...more: unknown[]) => {
        const groups = more.slice(0, -2) as string[]
        const at = more.at(-2) as number
        found.push({ said: said.trim(), at, unit, value: value(groups), asks })
        return '#'.repeat(said.length)
      })
      return found
    })
    .sort((one, other) => one.at - other.at)
}
