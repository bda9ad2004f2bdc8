/** A question about what held at another time: “以前的规定”, “as of 2018”, 在2018年. */
import { anyOf } from '../any-of.ts'
import { type IsoDate, isPartialDate, spanOf } from '../dates.ts'
import { inForceBetween, inForceOn, isReplaced } from '../in-force.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Policy } from '../policy.ts'
import { normalise } from '../retrieval/text.ts'

export interface AsOf {
  /** Ids of the policies that may answer. */
  policies: Set<string>
  /** Whether the question is about another time than today. */
  past: boolean
  /** The question without the words that name the time. */
  rest: string
}

/** Only where some document has been replaced, or will be; elsewhere “in 2018” is about the person and not about the rules. */
export const asOf = (knowledge: Pick<Knowledge, 'policies'>, text: string, today: IsoDate): AsOf => {
  const now = { policies: inForceOn(knowledge, today), past: false, rest: text }
  if (![...knowledge.policies.values()].some(({ replaces }) => replaces)) return now
  const replaced = [...knowledge.policies.keys()].filter((id) => isReplaced(knowledge, id, today))
  const folded = normalise(text)
  const old = replaced.length > 0 ? folded.match(before) : null
  if (old) return { policies: new Set(replaced), past: true, rest: without(folded, old) }
  const asked = dateAsked(folded) ?? dateAsked(folded, [opening])
  if (!asked) return now
  const [first, last] = spanOf(asked.date)
  return { policies: inForceBetween(knowledge, first, last), past: last < today, rest: without(folded, asked.found) }
}

/** What a question says of the time it is about: today, or days from `first` to `last`, as it was written. */
export type TimeAsked = { now: true } | { now: false; first: IsoDate; last: IsoDate; said: string }

/** Undefined when it names no time. Last year's application is about last year. */
export const timeAsked = (text: string, today: IsoDate): TimeAsked | undefined => {
  const folded = normalise(text)
  const asked = dateAsked(folded)
  if (asked) {
    const [first, last] = spanOf(asked.date)
    return { now: false, first, last, said: asked.date }
  }
  for (const [pattern, years] of relative) {
    const found = folded.match(pattern)
    if (!found || isOfLife(folded, found)) continue
    const year = String(Number(today.slice(0, 4)) + years)
    return { now: false, first: `${year}-01-01`, last: `${year}-12-31`, said: year }
  }
  return present.test(folded) ? { now: true } : undefined
}

/** A question without the date it is about. */
export const withoutDate = (text: string): string => {
  const found = dateAsked(normalise(text))?.found
  return found ? without(normalise(text), found) : text
}

/** The year of somebody’s story tells nothing of what is asked: “I came in 2019, which documents do I need?” */
export const withoutYears = (text: string): string =>
  text.replace(year, (said, at: number) =>
    then.test(text) || lived.test(clauseAt(text.toLowerCase(), at)) ? ' ' : said,
  )
const year =
  /在?(?:19|20)\d\d ?年(?:\d{1,2}月)?(?![以之]?[前后]|\d)|\b(?:back )?in (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d\b/gi

/** The documents that a text calls by their kind alone, or by their kind and year: 细则, “the 2017 notice”. */
export const documentsIn = ({ policies }: Pick<Knowledge, 'policies'>, text: string): string[] => {
  const folded = normalise(text)
  const year = /(?:19|20)\d\d/.exec(folded)?.[0]
  return [...policies.values()].flatMap(({ id, kind, issued, effective }) =>
    documentKinds[kind].test(folded) && (!year || (effective ?? issued ?? '').startsWith(year)) ? [id] : [],
  )
}
const documentKinds: Record<Policy['kind'], RegExp> = {
  notice: /通知|\bnotice\b/,
  rules: /实施细则|细则(?!（征求)|\b(implementing )?rules\b/,
  'news-report': /报道|新闻|\b(news|report)\b/,
  measures: /办法|\bmeasures\b/,
  draft: /征求意见稿|草案|草稿|\bdraft\b/,
}

const relative: [RegExp, number][] = [
  [/前年/, -2],
  [/去年|\blast year\b/, -1],
  [/明年|\bnext year\b/, 1],
]
const present =
  /现在|目前|如今|眼下|今年|当前|还(有|没有|在|能|可以|接受)?(有效|管用|作数|算数|适用|用|执行|申请|申报|报名|参评|认定)|仍|最新|过期了?(没|吗)|失效了?(没|吗)|\b(now|currently|still|nowadays|today|at present|at the moment|this year|these days|any ?more|up to date|in force)\b/

const rules = '(?:规定|政策|办法|细则|标准|要求|通知|制度|版本?|文件)'
const english = '(?:rules?|polic(?:y|ies)|measures|regulations?|requirements?|standards?|version|notice)'
const before = new RegExp(
  `(?:按照?|根据)?(?:以前|之前|过去|原来|原先|从前|修订前|修改前|旧|老)的?${rules}(?:里|中|下)?|\\b(?:under |by |in )?(?:the )?(?:old|previous|former|earlier|superseded) ${english}\\b|\\bbefore the (?:change|new ${english})\\b`,
)
const day = '(?<year>(?:19|20)\\d\\d)年(?:(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})日)?)?'
const names = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]
const date = `(?:(?:(?<day>\\d{1,2}) )?(?<name>${names.join('|')}) )?(?<year>(?:19|20)\\d\\d)`
const dated = [
  new RegExp(`(?:截至|截止到?|在|按照?|根据)?${day}(?:当时|时|那时候?)?(?:的|施行的|执行的)${rules}(?:里|中|下)?`),
  new RegExp(`(?:截至|截止到?|在)${day}(?:的时候|当时|那时|时|底|期间)?`),
  new RegExp(`${day}(?:的时候|当时|那时|那会儿?|时)`),
  // 2019年在北京可以认定吗
  new RegExp(
    `${day}(?=(?:在[^，。？?]{2,4}|就|还|已经?){0,2}(?:能|可以|可不可以|是不是|是否|有没有|(?<=就|还|已经?)有|有[^，。？?多几哪什]{2,12}[吗么]|要|需要|怎么|如何|有效|生效))`,
  ),
  new RegExp(`${day}(?=.*(?:当时|那时))`),
  new RegExp(`\\bas (?:of|at|on) ${date}\\b`),
  new RegExp(`\\b(?:under |by |in )?(?:the )?${english} (?:of|in|from|for) ${date}\\b`),
  new RegExp(`\\b(?:under |by |in )?(?:the )?${date} ${english}\\b`),
  // “I came in 2018” is no question about the rules of 2018; “what was it in 2018” is.
  new RegExp(`\\b(?:back )?in ${date}\\b(?=.*\\b(?:was|were|did)\\b)`),
  new RegExp(`(?<=\\b(?:was|were|did|could)\\b.*)\\b(?:back )?in ${date}\\b`),
  new RegExp(
    `(?<=^(?:do|does|is|are|will)\\b.*\\b(?:holds?|valid|in force|appl(?:y|ies)|used|exists?)\\b.*)\\bin ${date}\\b`,
  ),
  new RegExp(`^(?:so |and )?(?:back )?in ${date}\\b(?=,? (?:could|was|were|did)\\b)`),
]

/** 2026年5月补贴多少？ Where documents have been replaced, what is asked right behind a date is asked of it. */
const opening = new RegExp(
  `^(?:请问)?${day}(?![的\\d以之]|[前后起至到-])(?=[^，,。；;]*(?:多少|多久|多长|几|什么|怎么|谁|哪|吗|呢|[?？]))`,
)

/** The date that a normalised question is about. */
const dateAsked = (
  text: string,
  patterns: readonly RegExp[] = dated,
): { found: RegExpMatchArray; date: string } | undefined => {
  for (const pattern of patterns) {
    const found = text.match(pattern)
    const date = found && dateOf(found.groups ?? {})
    if (found && date && !isOfLife(text, found)) return { found, date }
  }
  return undefined
}

/** “我在2015年就来重庆工作了，…”, “I was hired in 2015, …”: the year is the person’s, unless it is asked what held then. */
const isOfLife = (text: string, { index = 0 }: RegExpMatchArray): boolean => {
  const clause = clauseAt(text, index)
  return !then.test(text) && lived.test(clause) && !rulesThen.test(clause)
}
const clauseAt = (text: string, index: number): string => {
  const begin = Math.max(...[...marks].map((mark) => text.lastIndexOf(mark, index))) + 1
  return text.slice(begin).split(new RegExp(`[${marks}]`), 1)[0] ?? ''
}
const marks = '，,。；;！!？?.\n'
const then =
  /当时|那时|那会儿?|那个时候|那年|那一年|\b(at (that|the) time|back then|in those days|by then)\b|\bthen[?.! ]*$/
const lived = anyOf(
  /来(了|的|过|到|重庆|北京|东莞|中国|这|华)|毕业|入职|参加工作|工作(了|的|过)|出生|生的|结婚|辞职|离职|跳槽|换了?(?:工作|单位)|回国|搬(到|来|家|进)|调(到|来|进)|上学|落户|就(在|已)/,
  /\b(?:i|we|he|she|my [a-z]+|our [a-z]+) (?:(?:was|were|had|have|only|first|already|also) ){0,2}(?:came|arrived|moved|graduated|joined|hired|born|married|worked|working|started|lived|living|returned|transferred|settled|studied|finished|employed)\b/,
)
const rulesThen = new RegExp(`${rules}|有效|生效|施行|执行|\\b${english}\\b|\\b(?:valid|in force)\\b`)

const dateOf = ({ year, month, name, day }: Record<string, string | undefined>): string | undefined => {
  const number = name ? names.indexOf(name) + 1 : month && Number(month)
  const text = [year, ...(number ? [number, ...(day ? [Number(day)] : [])] : [])]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return isPartialDate(text) ? text : undefined
}

const without = (text: string, found: RegExpMatchArray): string =>
  `${text.slice(0, found.index)} ${text.slice((found.index ?? 0) + found[0].length)}`.replace(/^[\s,，、的]+|\s+$/g, '')
