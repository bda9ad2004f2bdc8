/** The thing a question with “which” or “what” asks for: “bus” in “which bus goes there?”, 领导 in 哪个领导签字. */

import type { Point } from '../policy.ts'
import { isHan, normalise, stem } from '../retrieval/text.ts'
import type { Common } from './vocabulary.ts'

/** Words of which a statement must name one. `strictly`: also where the documents know them and an ask is much like the question. */
export interface Thing {
  words: string[]
  strictly?: true
}

/**
 * Finds in a normalised question what a statement must know to answer it. Left out are things that any statement is about or gives, in whatever words: an office, a step, a condition.
 */
export const buildThings = (
  { general }: Common,
  subjectOf: (text: string) => string[],
): ((text: string) => Thing[]) => {
  const plain = new Set(general.en.map(stem))
  const begins = new RegExp(`^(?:${general.zh.join('|')})`)
  const ends = new RegExp(`(?:${general.zh.join('|')})$`)
  const own = (text: string) =>
    subjectOf(text).filter((word) => (isHan(word) ? !begins.test(word) && !ends.test(word) : !plain.has(stem(word))))
  const whole = (phrase: string) => {
    const words = subjectOf(phrase)
    return words.length === 0 || own(phrase).length < words.length ? [] : [{ words: [phrase] }]
  }
  const english = (text: string): Thing[] => [
    ...[...text.matchAll(asked)].flatMap(([, ...found]) =>
      whole((found.find((one) => one !== undefined) ?? '').trim()),
    ),
    ...[...text.matchAll(needed)].flatMap(([, object = '']) => own(object).flatMap((word) => strict([word]))),
    ...[...text.matchAll(neededLast)].flatMap(([, object = '']) => own(object).flatMap((word) => strict([word]))),
    ...[...text.matchAll(eitherOr)].flatMap(([, one = '', other = '']) => both(own(one), own(other))),
  ]
  const chinese = (text: string): Thing[] => [
    ...[...text.matchAll(which)].flatMap(([, run = '']) =>
      begins.test(run) ? [] : group(own(run.replace(predicate, ''))),
    ),
    ...[...text.matchAll(whatIs)].flatMap(([, run = '']) => (ends.test(run) ? [] : group(subjectOf(run)))),
    ...[...text.matchAll(eitherOrChinese)].flatMap(([, one = '', other = '']) =>
      both(own(one).slice(-1), own(other).slice(0, 1), one),
    ),
    ...[...text.matchAll(dividedInto)].flatMap(([, one = '', other = '']) => strict([...own(one), ...own(other)])),
  ]
  return (text) => (isHan(text) ? chinese(text) : english(text))
}

const group = (words: string[]): Thing[] => (words.length > 0 ? [{ words }] : [])
/** 纸的 has no word of two characters, and is one all the same. */
const both = (one: string[], other: string[], written = ''): Thing[] => {
  const first = one.length > 0 ? one : /^\p{Script=Han}的?$/u.test(written) ? [written.slice(0, 1)] : []
  return first.length > 0 && other.length > 0 ? strict([...first, ...other]) : []
}
const strict = (words: string[]): Thing[] => group(words).map((thing) => ({ ...thing, strictly: true }))

/** Whether a normalised question asks for a reason. */
export const asksWhy = (text: string): boolean => why.test(text)
/** Whether a statement gives one, or its editor expects again and again that it is asked for. */
export const givesReason = ({ zh, en, asks }: Point): boolean =>
  reason.test(`${zh}\n${en}`) || [...asks.zh, ...asks.en].filter((ask) => asksWhy(normalise(ask))).length > 1

const why =
  /为什么|为啥|凭什么(?=我|他|她|别|不|要|隔壁|人家)|为何|何以|啥原因|什么原因|原因是什么|\bwhy\b(?<!\band why(?=[?.! ]*$))|\bhow come\b|\bwhat(?: is|'s) the (?:reason|point of|idea behind)|\bfor what reason\b/
const reason =
  /为了|(?:^|[，。；])为[^，。；]{4,}，|以便|体现|意愿|使他|因为|由于|鉴于|精神，|旨在|目的|\b(?:in order to|so that|because|aims?|goal|purpose|due to)\b/

const measure = '[个种类家位些项份条所间本款门级层名张样方]'
const which = new RegExp(
  `(?:什么样的?|什么(?!样|叫)|啥子|啥(?!子)|哪一?${measure}|哪几${measure}|几[个种位])(?!${measure})(\\p{Script=Han}{2,8})`,
  'gu',
)
const predicate = /(?:是|要|能|可以|会|有|在|不|才|的).*$/
/** 封面颜色是什么, 学术沙龙主题是啥: what stands before. */
const whatIs = /(\p{Script=Han}{2,4})(?:分别|都|具体)?(?:是|叫|为)(?:什么|啥子?|哪个|哪些|多少)(?=[？?。，,\s]|$)/gu

const auxiliary = 'do|does|did|is|are|was|were|can|could|may|must|should|shall|will|would|has|have|had'
const stop = `${auxiliary}|of|in|for|at|on|to|that|who|which|if|when|i|we|you|he|she|they|it|my|our|your|his|her|their|the|a|an|by|with|from|into|after|before|about|and|or|am|exactly|else`
const noun = `((?:(?!(?:${stop})\\b)[a-z'-]+\\b ?){1,4})`
/** Kinds of fact, and words that ask for a manner. */
const otherHow = `${auxiliary}|much|many|long|often|old|soon|quick|fast|early|late|far|high|big|large|to|about|come|and|exactly|i|we|else|[a-z]+ly`
const asked = new RegExp(
  `\\b(?:which|whose) ${noun}|\\bwhat ${noun}(?=(?:${auxiliary})\\b|$)|\\bwhat (?:is|was|are|were) (?:the|my|your|its|their) ${noun}(?<!ing)(?<!ing )|\\bhow (?:many (?:more |other |different )?${noun}|((?!(?:${otherHow})\\b)[a-z]+)\\b)`,
  'g',
)
/** What a yes-or-no question says is needed or covered: each word of “a training certificate”. */
const needed = new RegExp(
  `^(?:(?:so|and|but),? )?(?:do|does|did|will|would|must|should|can|is|are) [^?]{3,60}?\\b(?:needs?|requires?|covers?|includes?|involves?|contains?|offers?|provides?|accepts?|required|covered|included) (?:to (?:have|hold|show|pass|take|wear|bring) )?(?:(?:a|an|the|any|some) )?${noun}`,
  'g',
)
/** “Police report needed?” */
const neededLast = new RegExp(
  `(?:^|[,.;] )(?:(?:so|and|but|is|are|any|also)\\b ?)*(?:(?:a|an|the|any|some|my) )?${noun}(?:(?:is|are) )?(?:needed|required|necessary|mandatory|compulsory|obligatory)(?=[?.! ]*$)`,
  'g',
)
/** “paper or plastic?”, 手写还是打印: one of the two. */
const eitherOr = /\b([a-z'-]+) or (?:the |an? |on |in |by |just |only )?([a-z'-]+)(?: [a-z'-]+)?(?=[?]|$)/g
const eitherOrChinese =
  /(?:^|[是要用去在找由归算交走，,\s])([^，。？?！!；;是要用去在找由归算交走\s]{1,10})还是(?:要|用|去|在|找|由|归|算|交)?([^，。？?！!；;\s]{1,10})/gu
/** 分加急和普通吗: into one and the other. */
const dividedInto =
  /(?<!部)分(?:为|成|不分)?(\p{Script=Han}{2,4})[和与跟、](\p{Script=Han}{2,4}?)(?:两种|两类|的)?[吗么嘛不][？?]*$/gu
