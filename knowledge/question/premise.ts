/**
 * What a question takes for granted: “既然有效期5年…”, “the limit is 80, right?”. Only what is put forward as a fact of the
 * rules counts; what people tell of themselves (“我来了5年了”, “I earn 300,000”) does not.
 */
import { isHan, normalise } from '../retrieval/text.ts'

export interface Stated {
  /** As it was written: 5年, “5 years”. */
  said: string
  unit: Unit
  value: string
  /** The same said as a question: 有效期多久, “the card lasts how long”. */
  question: string
  /** It is put forward as a limit: 有效期, “at least”. */
  asLimit: boolean
}

export type Unit = 'time' | 'age' | 'money' | 'times' | 'share' | 'date' | 'year' | 'copies' | 'floor' | 'points'

/** The figures that a question states as facts of the rules. */
export const statedIn = (text: string): Stated[] =>
  claimsIn(text).flatMap(({ clause, subject }) => {
    const [figure, another] = figuresOf(clause)
    if (!figure || another) return []
    const { said, unit, value, at } = figure
    const [before, after] = [clause.slice(0, at), clause.slice(at + said.length)]
    const { zh, en } = figure.asks
    const question = asked(isHan(clause) ? `${subject}${before} ${zh} ${after}` : `${en} ${subject}${before} ${after}`)
    const asLimit = namesLimit.test(clause) || demands.test(before) || demandsAfter.test(after)
    return [{ said, unit, value, question, asLimit }]
  })

/** Parts of a question that put something forward as a fact of the rules; `subject`: what that is about, said before. */
export const claimsIn = (text: string): { clause: string; subject: string }[] => {
  const whole = normalise(text)
  const clauses = clausesOf(whole)
  // “东莞管理期3年？” asks by its mark alone.
  const confirms = confirmed.test(whole) || (/[？?]$/.test(whole.trim()) && isFigureAlone.test(whole))
  return clauses.flatMap((clause, at) => {
    if (own.test(clause.replace(mustI, ' ')) || supposed.test(clause)) return []
    if (!confirms && ![claimed, isAsked, isDemanded, attributive].some((frame) => frame.test(clause))) return []
    // “听说是5年”: what is meant was said before.
    const [figure] = figuresOf(clause)
    const bare = figure && /^[\s是要得为约才就]*$/.test(clause.slice(0, figure.at).replace(claimed, ''))
    return [{ clause, subject: at > 0 && bare ? `${clauses[at - 1]} ` : '' }]
  })
}

/** Whether a question says nothing beside what it puts forward: “东莞要交三份材料对吧”. */
export const isClaimOnly = (text: string): boolean => {
  const said = claimsIn(text).reduce((sum, { clause }) => sum + clause.length, 0)
  return said > 0 && clausesOf(normalise(text)).join('').replace(frames, '').length <= said
}

/** A claim that has been turned into a question, without the words that put it forward. */
export const asked = (claim: string): string =>
  claim
    .replace(frames, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()

/**
 * The figures of a unit in a statement, as they are written and as values: 3年 and “3 years” are one. `bound`: more or less,
 * sooner or later than it is within the rule as well.
 */
export const figuresIn = (statement: string, unit: Unit): { said: string; value: string; bound: boolean }[] => {
  const text = normalise(statement)
  return figuresOf(text)
    .filter((figure) => figure.unit === unit)
    .map(({ said, value, at }) => ({
      said,
      value,
      bound: boundBefore.test(text.slice(0, at)) || boundAfter.test(text.slice(at + said.length)),
    }))
}

const boundBefore =
  /(不低于|不少于|不超过|不高于|超过|至少|至多|最多|最少|低于|高于|多于|少于|大于|小于|未?满|截至)[^，。；、]{0,4}$|\b(under|over|at least|at most|more than|less than|fewer than|within|before|after|above|below|by|until|up to|exceed|exceeds|exceeding|minimum|maximum)( (of|the|age|aged|last|next|first|a|an|rmb|cny))* ?$/
const boundAfter =
  /^ ?[(（]?[^，。；、]{0,3}(以上|以下|以内|之内|及以|之前|之后|以前|以后|内|前|后|起)|^ ?(?:[a-z]+ ){0,3}?(or|and) (above|more|over|older|younger|below|less|under|fewer|after|before|earlier|later)\b/
const namesLimit =
  /有效期|管理期|期限|时限|上限|下限|年龄限制|门槛|至少|最多|最高|最低|最晚|最迟|不超过|截止|规定|每年.*\d[月日号].{0,3}前|\b(limit|must be|at least|at most|no later|valid|validity|deadline|due|maximum|minimum)\b/

/** Before the figure, and after it: 要30个工作日, “takes 30 days”. */
const demands =
  /^\s*(?:应该|那)?(?:就?是|要|it'?s|is it|that'?s)\s*$|(?:要|需要|必须|须|得|提前)[^，]{0,6}$|\b(?:takes?|lasts?|have to|needs?|requires?|within|must)\b[^,.;]*$/
const demandsAfter = /^ ?(?:内|以内|之内|前)/

const clausesOf = (text: string): string[] =>
  text
    .split(/[，,。；;！!？?\n]+\s*(?!\d{3}\b)|(?<=[a-z]{2})\. /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

/** Somebody's own circumstances, other than the card they hold. */
const own =
  /(我|本人|咱|俺)(?!的?(服务证|人才卡|卡|证|证书)(的)?(有效期|管))|\b(i|i'm|i've|we|our|me|he|she|his|her)\b(?! (heard|read|was told|were told|thought|think))|\bmy (?!(talent |service )*(card|certificate)\b)/
/** “Do I have to report it within 30 days?” asks for the rule. */
const mustI =
  /^(?:so |and )?(?:do|does|must|should) (?:i|we) (?=(?:(?:really|still) )?(?:have to|need|report|apply|file|renew|wait|pay|submit|\w+ within)?)|我们?(?=[^，]{0,8}(?:要|需要|必须|得)[^，]{0,6}\d)/
/** Put as a mere possibility. */
const supposed =
  /如果|要是|假如|假设|万一|超过|多于|少于|不到|已经|以上的|\b(if|suppose|supposing|whether|almost|already|more than|less than|over|ago|later)\b|年[前后]|年了|天[前后]|天了|岁了/
/** Put as a fact. */
const claimed =
  /既然|因为|由于|听说|据说|都说|网上说|有人说|别人说|说是|以为|记得|不是说|\b(since|because|given that|considering|seeing that|now that|(i|we) (heard|read|was told|were told|thought|think)( that)?|they say|people say|is it true|someone (said|told me)|apparently|supposedly)\b/
/** Asks whether what was said is so. */
const confirmed =
  /(对吗|对吧|对不对|是吧|是吗|没错吧|对么|吧)[？?。]*$|是不是|^难道|不是.{1,14}(吗|么)[？?]?$|\b(right|correct|true|isn't it|isn't that so|is that so|aren't they|doesn't it)[?. ]*$|^(isn't|is it true|doesn't|aren't)\b/
/** 有效期是5年吗, “is the age limit 80”. */
const isAsked =
  /(有效期|管理期|期限|时限|上限|下限|门槛|最高|最低|最多|最晚|截止)[^，]{0,6}(是|为|到)? ?[^，]{0,6}(吗|么)$|^(is|are|does|was) (the|it|a|an)\b.*\b(limit|validity|valid|period|deadline|term|maximum|minimum|management)\b/
const isFigureAlone =
  /^(?=[^，,。？?]*(?:有效期|管理期|期限|时限|上限|下限|门槛))[^，,。？?几多哪什啥吗么]*[\d一二三四五六七八九十两] ?(?:年|天|日|个月|个?工作日|岁|分|倍)[？?]$/
/** 审核要30个工作日吗, “does the review take 30 days”. */
const isDemanded =
  /(?:要|需要|必须|须|得|提前|不超过|至少|最多)[^，]{0,6}[\d一二三四五六七八九十两][^，]{0,12}(?:吗|么|不)[？?]?$|^(?:so |and )?(?:do|does|must|should|is|are)\b.*\b(?:takes?|last|have to|need|needs|require|required|within|before|at least|up to)\b/
/** 5年有效期, “the 5-year validity”. */
const attributive =
  /\d ?(年|天|个月|个工作日)的?(有效期|管理期|期限|时限)|\bthe \d+[- ](years?|days?|months?)('s)? (validity|card|term|limit|period|management|deadline)/

const frames = new RegExp(
  `${claimed.source}|对吗|对吧|对不对|是吧|是吗|没错吧|对么|是不是|难道|吧$|吗$|么$|\\b(right|correct|isn't it|isn't that so|is that so)$`,
  'g',
)

interface Figure {
  said: string
  at: number
  unit: Unit
  value: string
  asks: { zh: string; en: string }
}

const hanDigits = '〇一二三四五六七八九十'
const numerals: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, 两: 2, 半: 0.5 },
}
const number =
  '(\\d[\\d,]*(?:\\.\\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九十]|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\\b)'

const numberOf = (written: string): number => {
  const known = numerals[written]
  if (known !== undefined) return known
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(written)
  if (tens) return (tens[1] ? hanDigits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? hanDigits.indexOf(tens[2]) : 0)
  return hanDigits.includes(written) ? hanDigits.indexOf(written) : Number(written.replaceAll(',', ''))
}

const months = 'january february march april may june july august september october november december'.split(' ')
const month = `(${months.join('|')})`

/** In this order; what one of them has taken is not read again. */
const patterns: { unit: Unit; pattern: RegExp; value: (groups: string[]) => string; asks: Figure['asks'] }[] = [
  {
    unit: 'date',
    pattern: new RegExp(
      `(\\d{1,2})月(\\d{1,2})[日号]|\\b${month} (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}\\b`,
      'g',
    ),
    value: ([m, d, name, day, dayBefore, nameAfter]) =>
      m
        ? `${Number(m)}-${Number(d)}`
        : `${months.indexOf((name ?? nameAfter) as string) + 1}-${Number(day ?? dayBefore)}`,
    asks: { zh: '什么时候', en: 'when' },
  },
  {
    unit: 'year',
    pattern: /((?:19|20)\d\d)年|\b(?:in|since|from|until|of) ((?:19|20)\d\d)\b/g,
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
    pattern: new RegExp(`${number} ?(?:%|percent)|百分之([一二三四五六七八九]?十?[一二三四五六七八九]?)`, 'g'),
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
    unit: 'time',
    pattern: new RegExp(
      `${number} ?-?(个?工作日|个月|年|[天日](?!起|前)|周|working days?|business days?|calendar days?|days?|weeks?|months?|years?)(?!.?old|级)`,
      'g',
    ),
    value: ([figure, unit]) => timeOf(numberOf(figure as string), timeUnit(unit as string)),
    asks: { zh: '多久', en: 'how long' },
  },
  {
    unit: 'copies',
    pattern: new RegExp(`${number} ?(?:份|copies)|\\b(?:in )?(duplicate|triplicate)\\b`, 'g'),
    value: ([figure, word]) => (word ? (word === 'duplicate' ? '2' : '3') : String(numberOf(figure as string))),
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
    pattern: new RegExp(`${number} ?(?:分(?!钟|区|局)|(?:bonus )?points)`, 'g'),
    value: ([figure]) => String(numberOf(figure as string)),
    asks: { zh: '多少分', en: 'how many points' },
  },
]

const timeUnit = (unit: string): string => {
  if (/工作日|working|business/.test(unit)) return 'working days'
  if (/年|year/.test(unit)) return 'years'
  if (/月|month/.test(unit)) return 'months'
  return /周|week/.test(unit) ? 'weeks' : 'days'
}

/** 36个月 is 3年, two weeks are 14 days. */
const timeOf = (figure: number, unit: string): string => {
  if (unit === 'months' && figure % 12 === 0) return `${figure / 12} years`
  return unit === 'weeks' ? `${figure * 7} days` : `${figure} ${unit}`
}

const figuresOf = (text: string): Figure[] => {
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
