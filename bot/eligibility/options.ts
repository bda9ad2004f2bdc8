/** Which option of a question a text names: by its place, by its label or words, inside a sentence, or several at once. */

import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import type { Value } from '../../knowledge/rules/expressions.ts'
import { type Fact, optionsOf, wordsOf } from '../../knowledge/rules/schemes.ts'
import type { Language } from '../channel.ts'
import { optionLabel } from './in-words.ts'
import { denies, fold, hedge, short } from './yes-no.ts'

export interface Shown {
  /** In which the options are shown. */
  language: Language
  /** The options stand in front of the person, so that “2” is the second of them. */
  numbered: boolean
}

/** The option that is called just this. */
export const named = (fact: Fact, folded: string, { language }: Shown): string | undefined =>
  optionsOf(fact).find((o) =>
    [optionLabel(fact, o, language), ...wordsOf(fact, o)].some((word) => fold(normalise(word)) === folded),
  )

/** 第二个, option 2, 选2, 2, the last one: counted from 0 over the options and "not sure" after them. */
export const placeOf = (folded: string, options: number): number | undefined => {
  if (options === 0) return undefined
  if (/^(最后一个|最后一项|the last( one)?|last( one)?)$/.test(folded)) return options - 1
  // 2个 counts something; 第2个 is the second.
  const digits =
    /^(?:option|choice|number|no|选项|选择|选)? ?(\d{1,2})(?:号|st|nd|rd|th)?$/.exec(folded)?.[1] ??
    /^(?:选项|选择|选|第) ?(\d{1,2})(?:个|项|号)?$/.exec(folded)?.[1]
  const han = /^(?:第|选项|选)([一二三四五六七八九十])(?:个|项)?$/.exec(folded)?.[1]
  const word = /^(?:the )?(first|second|third|fourth|fifth)(?: one| option)?$/.exec(folded)?.[1]
  const number = digits
    ? Number(digits)
    : han
      ? '一二三四五六七八九十'.indexOf(han) + 1
      : word
        ? ['first', 'second', 'third', 'fourth', 'fifth'].indexOf(word) + 1
        : undefined
  return number !== undefined && number >= 1 && number <= options + 1 ? number - 1 : undefined
}

/** The only option whose label holds these words: 金融 of 经批准的金融机构. To be asked back, as it may mean something else. */
export const alluded = (fact: Fact, folded: string, language: Language): string | undefined => {
  if (fact.kind !== 'choice' || folded.length < (/\p{Script=Han}/u.test(folded) ? 2 : 4)) return undefined
  const [only, ...others] = optionsOf(fact).filter((option) =>
    says(fold(normalise(optionLabel(fact, option, language))), folded),
  )
  return others.length === 0 ? only : undefined
}

/** 1 and 3, A、B, both A and B: the options named, when there are at least two and nothing else is said. */
export const severalOf = (fact: Fact, plain: string, shown: Shown): string[] | undefined => {
  if (fact.kind !== 'choice') return undefined
  const bare = plain.replace(
    /^(?:both |either |我?既?是|我?选|i'm |i am )|(?:都是|都有|都符合|都选|都可以|两个都是?| both)$/g,
    '',
  )
  const parts = bare
    .split(/[,，、/&+;；.]|\b(?:and|or)\b|以及|或者|还有|也是|[和与跟及或]/)
    .map(fold)
    .filter(Boolean)
  const tokens = parts.length === 1 ? (parts[0] ?? '').split(' ') : parts
  const options = optionsOf(fact)
  const found = tokens.map(
    (part) => named(fact, part, shown) ?? (shown.numbered ? options[placeOf(part, options.length) ?? -1] : undefined),
  )
  const several = [...new Set(found.flatMap((o) => o ?? []))]
  return found.every((o) => o !== undefined) && several.length > 1 ? several : undefined
}

/** The options a longer sentence names: 我是外国人, I'm in category B. A negated one is the other of two. */
export const byWords = (fact: Fact, plain: string): Value | Value[] | undefined => {
  if (plain.length > 60 || hedge.test(plain)) return undefined
  const parts = plain.split(/[,，.。!！;；、]/).map((part) => fold(part).replace(/(.)[啊呀哈哦噢嘛啦嘞哒吧]+$/, '$1'))
  const found = optionsOf(fact).flatMap((option) =>
    wordsOf(fact, option)
      .map((word) => ({ option, word: normalise(word) }))
      .filter(({ word }) => (inSentence(word) ? says(plain, word) : parts.includes(fold(word)))),
  )
  const longest = found.filter(({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)))
  const asked = normalise(`${fact.question.zh} ${fact.question.en} ${fact.label.zh} ${fact.label.en}`)
  const [only, ...others] = [...new Set(longest.map((f) => f.option))]
  const bare = longest.reduce((text, { word }) => text.replace(word, ' '), plain)
  const negated = negation.test(bare)
  if (only !== undefined && besides(bare) > 2.5 && !person.test(plain)) return undefined
  if (speaksOfAnother(plain, asked)) return undefined
  if (only !== undefined) {
    if (fact.kind === 'yes-no' && ofNow(fact) && anotherTime.test(bare)) return undefined
    if (others.length > 0) return negated || fact.kind === 'yes-no' ? undefined : [only, ...others]
    if (!negated) return only
    const twice = negation.test(bare.replace(negation, ' '))
    if (fact.kind !== 'yes-no' || twice) return undefined
    if (only === 'no') return 'yes'
    // To deny the thing asked is a no; to deny one case of it (“I'm not American”) says nothing of the others.
    return longest.some(({ word }) => isPartOf(asked, word)) ? 'no' : undefined
  }
  return fact.kind === 'yes-no' && denies(fold(plain), asked) ? 'no' : undefined
}

/** 非常, 未来, 无论, 不断 and the like deny nothing. */
export const negation =
  /不(?![断仅但管论久错只愧妨]|过|得不)|没(?!错|问题)|未(?!来)|(?<!南|北|西|东|中)非(?![常洲凡])|无(?!论|疑|锡|线|人机)|\bnot\b(?! only)|n't\b|\bno\b|\bnever\b|\bnor\b|\bwithout\b/

/** Whom an answer speaks of. “Green card for foreign talents” speaks of nobody. */
const person =
  /[我咱俺]|本人|单位|公司|老板|\b(?:i|i'm|i've|i'd|im|me|my|we|we're|we've|our|mine|us|he|she|company|employer|boss|firm|it|it's|they)\b/

/** How much is said besides an option, in words; two Chinese characters count as one. */
const besides = (bare: string): number => {
  const rest = bare.replace(
    /[是的在了有个一]|\b(?:a|an|the|in|at|of|for|to|with|and|as|is|am|are|was|yes|no|not|only|just|from|on|by|have|has|got|since|now|please|but|so|because)\b/g,
    ' ',
  )
  return (
    (rest.match(/\p{Script=Han}/gu)?.length ?? 0) / 2 + (rest.match(/(?!\p{Script=Han})[\p{L}\p{N}']+/gu)?.length ?? 0)
  )
}

/** Speaks of somebody else, whose nationality or job is not what was asked. */
const speaksOfAnother = (plain: string, asked: string): boolean =>
  another.some(({ word, named }) => word.test(plain) && !named.test(asked))
const another: { word: RegExp; named: RegExp }[] = [
  {
    word: /老婆|老公|爱人|妻子|丈夫|配偶|媳妇|对象|\b(?:wife|husband|spouse|partner|fianc[eé]e?|boyfriend|girlfriend)\b|\bi married\b/,
    named: /配偶|家属|spouse|family/i,
  },
  {
    word: /孩子|儿子|女儿|小孩|娃|父母|爸|妈|兄弟|姐妹|\bmy (?:\w+ )?(?:child|children|kids?|son|daughter|parents?|father|mother|brother|sister)\b/,
    named: /子女|家属|child|family/i,
  },
  { word: /老板|同事|朋友|\bmy (?:\w+ )?(?:boss|colleagues?|friends?|manager)\b/, named: /单位|employer|法定代表人/i },
]

/** Said of what was or will be: it says nothing of now. */
const anotherTime = anyOf(
  /以前|之前|原来|原先|曾经?|当时|那时|过去|将来?|未来|以后|快要|即将|马上|会(?=在|被|有|是)/,
  /\b(?:was|were|had been|used to|formerly|previously|will|would be|going to|gonna|soon|hope to|hoping to)\b(?! (?:registered|incorporated|founded|established|set up|hired|employed|born|recommended|nominated|awarded|certified|recogni[sz]ed|appointed|fined|penali[sz]ed|convicted))/,
)

/** “No”, 有 and single characters stand in many sentences: they count only by themselves. */
const inSentence = (word: string): boolean => short(fold(word)) === undefined && !/^\p{Script=Han}$/u.test(word)

/** Whether it is asked what is, not what has been or is intended. */
const ofNow = ({ question }: Fact): boolean =>
  /^(?:is|are|do|does)\b/i.test(question.en) && !/\b(?:or|going to|before|ever|past|last|previous)\b/i.test(question.en)

/** Whether a word belongs to what is asked: all of it, or how it begins (目录里 of 目录). */
const isPartOf = (asked: string, word: string): boolean => {
  const core = /\p{Script=Han}/u.test(word) ? word.replace(/^[在已有持]/, '').slice(0, 2) : word.split(' ').at(-1)
  return asked.includes(word) || asked.includes(core ?? word)
}

/** A word of one letter stands for an option only on its own, so it is not looked for inside a sentence. */
export const says = (text: string, word: string): boolean => {
  // Hundreds of words are looked for in each text, and few stand in it at all.
  if (!text.includes(word)) return false
  if (/\p{Script=Han}/u.test(word)) return true
  return word.length > 1 && new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'u').test(text)
}
