/**
 * What a person's words answer. Only what is plainly an answer counts: everything else is left to be tried as a
 * question, because a wrong "no" decides a case and a repeated question costs nothing.
 */
import { anyOf } from '../../knowledge/any-of.ts'
import type { IsoDate } from '../../knowledge/dates.ts'
import { unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { type Fact, optionsOf, wordsOf } from '../../knowledge/rules/schemes.ts'
import { dateRange } from '../../knowledge/rules/values.ts'
import { inFigures } from '../numerals.ts'
import { type DateFault, readDate } from '../written-date.ts'
import { readAge } from './age.ts'
import { byWords, named, negation, placeOf, type Shown, severalOf } from './options.ts'
import { type Bound, type NumberFault, readNumber } from './quantity.ts'
import { fold, hedge, leansTo, plainly, puttingRight, short, wished, yesOrNo } from './yes-no.ts'

/** Why what is meant as a number or a date can't be taken. */
export type Unclear = NumberFault | DateFault

export type Said =
  | { kind: 'value'; value: Value }
  /** Said with a doubt: “I think A”. */
  | { kind: 'hedged'; value: Value }
  /** Said so that it may mean something else: to be asked back. */
  | { kind: 'asked-back'; value: Value }
  /** Several options, where one answer is wanted. */
  | { kind: 'several'; values: Value[] }
  /** More than 5, at most 3, 2 to 3. `strict`: the number named is not meant itself. */
  | ({ kind: 'bound' } & Bound)
  /** An age where a date of birth is asked. */
  | { kind: 'age'; age: number }
  | { kind: 'unclear'; reason: Unclear }
  | { kind: 'back' | 'why' | 'change' }

interface Asked extends Shown {
  today: IsoDate
  /** The month or year already given for a date, when its day is asked. */
  within?: string
}

/** Undefined when the words are no answer to this question. */
export const understand = (fact: Fact, text: string, asked: Asked): Said | undefined => {
  // Nothing that long is plainly an answer.
  if (text.length > 300) return undefined
  const plain = plainly(text)
  const folded = fold(plain)
  const steered = steering(plain)
  if (steered) return { kind: steered }
  const chosen = folded === '' ? undefined : choice(fact, folded, asked)
  // “A?” is a guess.
  if (chosen !== undefined)
    return { kind: chosen !== unsure && /[?？]/.test(plain) ? 'hedged' : 'value', value: chosen }
  const several = severalOf(fact, plain, asked)
  if (several) return { kind: 'several', values: several }
  // 嗯呢 ends as a question does.
  const brief = fact.kind === 'yes-no' && !/[?？]/.test(plain) ? (short(folded) ?? wished(folded, fact)) : undefined
  if (brief) return { kind: 'value', value: brief }
  if (question.test(plain)) return undefined
  const said = hedged(fact, plain, asked) ?? (doubtOf(fact).test(plain) ? undefined : answer(fact, plain, asked))
  return said ?? (yesOrNo(plain) === unsure ? { kind: 'value', value: unsure } : undefined)
}

/** Words that steer the check whatever is asked. */
export const steering = (text: string): 'back' | 'why' | 'change' | undefined => {
  const folded = fold(plainly(text))
  return back.has(folded) ? 'back' : why.has(folded) ? 'why' : change.has(folded) ? 'change' : undefined
}

/** Yes or no to a question that has no options of its own. */
export const affirmed = (text: string): boolean | undefined => {
  const plain = plainly(text)
  if (question.test(plain)) return undefined
  const said = yesOrNo(plain)
  return said === undefined || said === unsure ? undefined : said === 'yes'
}

const list = (text: string) => new Set(text.split('|'))
const back = list('上一步|上一题|返回|后退|返回上一步|回到上一题|back|go back|previous|previous question|step back')
const why = list(
  '为什么|为什么问|为什么问这个|为什么要问|为什么要问这个|为啥|为啥问这个|问这个干什么|问这个干嘛|why|why do you ask|why do you ask this|why do you ask that|why do you need this|why do you need that|why do you need to know|why is that|why this question|what for',
)
const change = list(
  '修改|修改答案|修改回答|改答案|改一下|更改|我要改|我答错了|答错了|选错了|change|change answer|change an answer|change my answer|edit|i made a mistake',
)

const questions = [
  /[?？]|[吗呢么]$|什么|啥|怎么|怎样|咋|如何|哪|谁|多少|多久|好久|多大|何时|为何|(?<![十百千万好])几|请问|想问|(?<!没)有\S{0,4}个问题/,
  // 行不行, 能不能, 是否, 办得到不, 带了没有; but 我还没有 and 从来没有 answer.
  /(\p{Script=Han})不\1|是否|能否|有没[有得]|还是|[^不]不$|\p{Script=Han}{3}(?<![还来也都就我前时并在直过说])没[有得]?$/u,
  /^(?:what|how|why|who|which|when|where|whether|can|could|do|does|did|is|are|should|must|will|would|if)\b/,
  /\b(?:is|are) (?:it|that|this) (?:ok|okay|enough|fine|eligible|allowed|possible|included|counted|required|necessary)\b|\bdoes (?:it|that|this|my|our|the)\b|\b(?:can|could|may|will|should|must) (?:my|our|it|that|this|the)\b/,
  /\b(?:what|how|why|where|whether|whom|whose)\b|\b(?:can|could|do|does|did|am|are|is|should|must|may|will|would|have) (?:i|we|you|there)\b|\b(?:when|who) (?:can|could|do|does|did|is|are|should|will)\b|\bi have .*\bquestions?\b/,
]
const question = { test: (plain: string): boolean => questions.some((form) => form.test(plain)) }

/** The option, or "not sure", that is named and nothing else. */
const choice = (fact: Fact, folded: string, asked: Shown): string | undefined => {
  const option = named(fact, folded, asked) ?? (fact.kind === 'choice' ? named(fact, bare(folded), asked) : undefined)
  if (option !== undefined) return option
  const said = short(folded)
  if (said === unsure) return unsure
  const options = optionsOf(fact)
  // “None” to “which of these?”, and “no” to “do you have …?”, are none of them.
  if (said === 'no' && fact.kind === 'choice' && options.includes('none') && !(isWhich(fact) && bareNo.test(folded)))
    return 'none'
  const place = asked.numbered && !countsTo(fact) ? placeOf(folded, options.length) : undefined
  return place === undefined ? undefined : (options[place] ?? unsure)
}

/** Whether it is also answered by how many: “Do you have children?”. A figure is then no place in the list. */
export const countsTo = (fact: Fact): boolean =>
  fact.kind === 'yes-no' && wordsOf(fact, 'yes').some((word) => /\d/.test(word))

/** B, in “it's b”, “just b lol”. */
const bare = (folded: string): string =>
  folded
    .replace(
      /^(?:(?:it's|it is|that's|i'm|i am|we're|we are|mine is|only|just|definitely|i choose|i pick|我选|就是|应该选) ?(?=.))+/,
      '',
    )
    .replace(/ (?:one|lol|please|pls|thanks|for me|i have|obviously|of course)$/, '')

const answer = (fact: Fact, plain: string, asked: Asked): Said | undefined => {
  if (fact.kind === 'number') return numberSaid(fact, plain)
  if (fact.kind === 'date') return dateSaid(fact, plain, asked)
  const plainAnswer = fact.kind === 'yes-no' ? yesOrNo(plain) : undefined
  const told = byWords(fact, plainAnswer === undefined ? plain : afterFirst(plain))
  if (Array.isArray(told)) return { kind: 'several', values: told }
  // “No, I'm British” to “Are you a foreigner?” says two things at once: then it is asked again.
  if (plainAnswer !== undefined && told !== undefined && told !== plainAnswer) return undefined
  if (fact.kind === 'choice' && isWhich(fact) && told === undefined && bareNo.test(fold(plain)) && noneOf(fact, plain))
    return { kind: 'asked-back', value: 'none' }
  const value = plainAnswer ?? told ?? noneOf(fact, plain) ?? headOf(fact, plain, asked)
  return value === undefined ? howMany(fact, plain) : { kind: 'value', value }
}
/** “Two” to “Do you have children?”, whose words for yes count, too. A bare 2 may as well be the second choice. */
const howMany = (fact: Fact, plain: string): Said | undefined => {
  if (!countsTo(fact)) return undefined
  const said =
    /^(?:(?:yes|i|we|i've|have|has|got|我们?|有|了)\s*)*(\d{1,2})\s*(?:(?:boys?|girls?|kids?|of them|个|孩子|儿子|女儿|娃儿?|小孩|男孩|女孩|了)\s*)*$/.exec(
      inFigures(fold(plain)),
    )
  if (!said || Number(said[1]) < 1) return undefined
  return { kind: /^\d+$/.test(plain) ? 'asked-back' : 'value', value: 'yes' }
}

/** “B (I hold the permit)”: what is added names no other option and takes nothing back. */
const headOf = (fact: Fact, plain: string, asked: Asked): Value | undefined => {
  const [, first = '', rest = ''] = /^([^(（,，;；:：]+)[(（,，;；:：](.*)$/su.exec(plain) ?? []
  if (fact.kind !== 'choice' || rest === '' || plain.length > 60 || hedge.test(rest) || negation.test(rest))
    return undefined
  if (puttingRight.test(fold(first))) return undefined
  const head = choice(fact, fold(first), asked)
  const others = fold(rest)
    .split(' ')
    .map((word) => named(fact, word, asked))
  if (others.some((other) => other !== undefined && other !== head)) return undefined
  const also = byWords(fact, rest)
  return also === undefined || also === head ? head : undefined
}

/** A plain “no” to “which sector?” may as well be a misunderstanding. */
const isWhich = ({ question }: Fact): boolean =>
  /^(?:which|what|how)\b(?! of (?:these|the following))/i.test(question.en)
const bareNo = /^(?:no|nope|nah|n|不|不是|否|不对)(?: |$)/

/** “No, none”, where one option is none of them. */
const noneOf = (fact: Fact, plain: string): Value | undefined =>
  fact.kind === 'choice' && optionsOf(fact).includes('none') && yesOrNo(plain) === 'no' ? 'none' : undefined

/** What follows the first comma or stop. */
const afterFirst = (plain: string): string => /[,，.。!！;；、](.*)$/su.exec(plain)?.[1] ?? ''

const numberSaid = (fact: Fact & { kind: 'number' }, plain: string): Said | undefined => {
  const read = readNumber(plain, { quantity: fact.quantity, unit: fact.unit })
  if (read === undefined) return undefined
  if ('fault' in read) return { kind: 'unclear', reason: read.fault }
  return 'value' in read ? { kind: 'value', value: read.value } : { kind: 'bound', ...read }
}

const dateSaid = (fact: Fact & { kind: 'date' }, plain: string, { today, within }: Asked): Said | undefined => {
  const { latest } = dateRange(fact, today)
  const read = readDate(plain, { today, latestYear: Number(latest.slice(0, 4)), ...(within ? { within } : {}) })
  if (read && 'date' in read) return { kind: 'value', value: read.date }
  const age = latest <= today && !within ? readAge(plain) : undefined
  if (age !== undefined) return { kind: 'age', age }
  return read && { kind: 'unclear', reason: read.fault }
}

// Doubt ---------------------------------------------------------------------------------------------------------------

const doubt = anyOf(
  /据我所知|没记错的话|如果没记错|我觉得|我想(?!选|要|申请)|我认为|我估计|我记得|我猜|估计|应该|好像|似乎|貌似|可能|也许|或许|多半|大概|差不多|不太?确定/,
  /\b(?:i think|i believe|i guess|i suppose|i'd say|i would say|probably|presumably|most likely|likely|possibly|maybe|perhaps|as far as i know|if i remember (?:correctly|right)|(?:i'm |i am )?(?:pretty|fairly|quite|not|not quite) sure|it should be|should be|it must be|it seems)\b/,
)
/** Beside a figure these say “about”, which is no doubt but another figure. */
const figureDoubt = new RegExp(doubt.source.replace('大概|差不多', '大概是'))

const doubtOf = (fact: Fact) => (fact.kind === 'number' || fact.kind === 'date' ? figureDoubt : doubt)

/** The same words without “I think” or “应该”, when the rest is plainly an answer. */
const hedged = (fact: Fact, plain: string, asked: Asked): Said | undefined => {
  const sure = fact.kind === 'yes-no' ? saidTwice(plain) : undefined
  if (sure) return { kind: 'value', value: sure }
  const leaning = fact.kind === 'yes-no' ? leansTo(fold(plain)) : undefined
  if (leaning) return { kind: 'hedged', value: leaning }
  const rest = plain.replace(new RegExp(doubtOf(fact), 'g'), ' ').trim()
  const folded = fold(rest).replace(/吧$/, '')
  if (rest === plain || folded === '') return undefined
  const chosen = choice(fact, folded, asked)
  const said: Said | undefined =
    chosen === undefined ? answer(fact, rest.replace(/吧[。.!！]*$/, ''), asked) : { kind: 'value', value: chosen }
  if (said?.kind === 'value') return said.value === unsure ? undefined : { kind: 'hedged', value: said.value }
  return said?.kind === 'bound' ? { kind: 'unclear', reason: 'figure' } : said
}

/** “是的，我觉得是”, “yes, I think so”: said outright first, and the doubt only repeats it. */
const saidTwice = (plain: string): Value | undefined => {
  const [first = '', ...others] = plain
    .replace(/^(yes|yeah|yep|yup|no|nope|nah) (?=i\b|probably|definitely)|^(是的?|对的?|有的|没有) ?(?=我|应该)/, '$&,')
    .split(/[,，.。!！;；、]/)
  const head = short(fold(first))
  const rest = fold(others.join(' '))
  const again = leansTo(rest) ?? short(fold(rest.replace(new RegExp(doubt, 'g'), ' ')))
  return head !== unsure && head === again ? head : undefined
}
