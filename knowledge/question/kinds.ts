/**
 * Kinds of fact: how each is asked for, and what a statement must hold to give it. A statement about the right subject
 * without the asked kind of fact is no answer.
 */
import { anyOf } from '../any-of.ts'
import { normalise } from '../retrieval/text.ts'
import { type Kind, kinds, span, unit } from './kind-words.ts'

export type { Kind }

/** Kinds that a document either gives or does not: a statement without it is no answer, however near. */
export const strictKinds: ReadonlySet<Kind> = new Set<Kind>([
  'hours',
  'website',
  'email',
  'phone',
  'address',
  'roster',
  'score',
  'statistics',
  'payment',
  'sum',
  'salary',
  'fee',
  'validity',
  'duration',
  'age',
  'person',
  'frequency',
  'measure',
  'materials',
  'consequence',
  'amount',
])

/** Kinds that are somebody's: a phone number is no answer when it is another office's. */
export const contactKinds: ReadonlySet<Kind> = new Set<Kind>(['hours', 'website', 'email', 'phone', 'address'])

/** A kind a question asks for, where in the text it does, and the counted thing when it asks for a number of things, or the unit asked for. */
export interface Asked {
  kind: Kind
  at: number
  end: number
  thing?: RegExp
}

/** What a normalised question asks for; the first one counts most. */
export const kindsAsked = (text: string): Asked[] =>
  kinds.flatMap(({ kind, asked }) => {
    const match = asked.exec(text)
    if (!match) return []
    const thing = kind === 'count' ? counted(text) : kind === 'duration' ? inYears(text) : undefined
    return [{ kind, at: match.index, end: match.index + match[0].length, ...(thing ? { thing } : {}) }]
  })

/** Kinds named by a noun alone, as one does going on: “what about salary?”, 那期限呢. */
const nouns: { kind: Kind; noun: RegExp }[] = [
  { kind: 'salary', noun: /工资|薪水|薪资|年薪|月薪|收入|\b(salary|salaries|wages?|income|earnings)\b/ },
  { kind: 'validity', noun: /有效期|\bvalidity\b/ },
  { kind: 'duration', noun: /期限|时限|\b(deadlines?|time frame|processing time)\b/ },
  { kind: 'sum', noun: /\bmoney\b|金额/ },
]

/** The kind that a normalised follow-up names without asking for it in so many words. */
export const kindNamed = (text: string): Asked | undefined => {
  for (const { kind, noun } of nouns) {
    const match = noun.exec(text)
    if (match) return { kind, at: match.index, end: match.index + match[0].length }
  }
  return undefined
}

/** A normalised text without the words that ask for a kind of fact. */
export const withoutKinds = (text: string): string =>
  kinds.reduce((rest, { asked }) => rest.replace(asked, ' '), text).trim()

/** Lengths of time and numbers that a question states itself: “valid for 5 years, correct?” is not about fives. */
export const figuresIn = (text: string): string[] =>
  text.match(new RegExp(`\\d[\\d,.]* ?(?:${unit}|岁|万|元|%)?`, 'g')) ?? []

/** Whether a statement gives what is asked for. */
export const givesKind = ({ kind, thing }: Asked, statement: string): boolean => {
  const text = normalise(statement)
  return (kinds.find((k) => k.kind === kind)?.held.test(text) ?? true) && (!thing || thing.test(text))
}

/** Where a statement's lengths of time stand. */
export const spansOf = (statement: string): number[] =>
  [...statement.matchAll(new RegExp(span, 'g'))].map((m) => m.index)

const number = '(?:\\d+|[一二三四五六七八九十两]|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten))'

/** 几年的居留许可, “how many years of residence”: what takes some working days is no answer. */
const inYears = (text: string): RegExp | undefined =>
  /(?<![前近这哪])几年(?![前内来级])|多少年|\bhow many years\b/.test(text)
    ? /年(?!\d{1,2}月)|\byears?\b|个月|\bmonths?\b|长期|永久/
    : undefined

/** “How many experts” needs a number of them, 几倍 one of times. What is often listed without being counted needs none. */
const counted = (text: string): RegExp | undefined => {
  if (/(?:几|多少)份|how many (?:[a-z-]+ )?(?:cop(?:y|ies)|sets?)\b/.test(text))
    return /[一二三四两\d] ?份|duplicate|triplicate|\bcopies in\b/
  if (/几个?(?:等级|级别?|档次?)/.test(text)) return new RegExp(`${number}[个大种]*(?:等级|级别|档|类)`)
  if (/how many (?:[a-z-]+ )?(?:levels|classes|categories|tiers|grades|ranks)\b/.test(text))
    return new RegExp(`${number} (?:[a-z-]+ ){0,2}?(?:categor|class|level|tier|grade)`)
  const [, head] = persons.exec(text) ?? []
  if (head)
    return new RegExp(
      `${number} ?[-–~至到或\\d]*[个名位人][^，。；]{0,12}(?:${head === '人' ? people.zh.source : head})`,
    )
  const { measure, thing = '' } = countedChinese.exec(text)?.groups ?? {}
  if (measure && !listed.test(measure + thing)) {
    const [person = ''] = people.zh.exec(thing) ?? []
    return new RegExp(
      `${number} ?[-–~至到或\\d]*(?:${some.test(measure) ? some.source : measure})(?!月|工作日)[^，。；]{0,12}${person}`,
    )
  }
  const [phrase, noun] = countedEnglish.exec(text) ?? []
  if (!phrase || !noun || listed.test(noun)) return undefined
  const words = people.en.test(phrase) ? people.en.source : noun.replace(/(?:ies|s|es)$/, '')
  return new RegExp(`${number}(?: or more)? (?:[a-z-]+ ){0,3}?(?:${words})`)
}
const persons =
  /(?<!管|带|服务|负责)(?:(?<![好第哪])几|多少|好多)[个名位]?(专家|委员|评委|成员|专员|联络员|工作人员|负责人|人(?=[？?吧呢啊]|$|组成))/
const countedChinese =
  /(?:(?<![好第哪])几|多少|好多)(?<measure>[个名位家篇本张支倍批轮届])(?!月|工作日|小时|星期)(?<thing>[^，。？?]{0,6})/
const countedEnglish =
  /how many (?!(?:do|does|did|is|are|was|were|will|can|may|must|should|has|have)\b)(?:[a-z-]+ ){0,2}?([a-z]+)(?= (?:do|does|did|is|are|was|were|will|can|may|must|should|has|have|in|of|on|per|i|we|they|you|he|she|it|my|our|your|there|a|the|each|need|sit|serve|for|at|max|maximum)\b|[?.,]|$)/
const some = /[个名位家项]/
const people = {
  zh: /专家|委员|评委|成员|专员|联络员|人员|负责人/,
  en: /person|people|expert|member|judge|reviewer|specialist|liaison|officer|official/,
}
const listed = anyOf(
  /步|环节|关|程序|阶段|材料|资料|类|种|项|样|级|档|等|局|部门|单位|机构|服务|条件|情形|方式|附件/,
  /step|stage|round|group|kind|type|way|condition|criteri|document|material|department|office|bureau/,
  /authorit|service|ground|reason|annex|attachment|programme|standard|level|hour|minute/,
)
