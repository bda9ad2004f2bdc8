/**
 * The words by which a service is known (services.yaml) in what somebody said. A blank stands for a few other words
 * between, {child} and the like for whatever people call one.
 */

import type { Language } from '../../channel.ts'
import { fold } from '../speech.ts'
import { kinWords } from './everyday.ts'

interface Words {
  zh: readonly string[]
  en: readonly string[]
}

/** How long the longest of the words is that stands in the text, as folded; 0 for none. */
export const longest = (words: Words | undefined, said: string): number =>
  Math.max(
    0,
    ...[...(words?.zh ?? []), ...(words?.en ?? [])].map((word) => (patternOf(word).test(said) ? word.length : 0)),
  )

/** The rest of what was said. */
export const without = (words: Words, said: string): string =>
  [...(words.zh ?? []), ...(words.en ?? [])].reduce((rest, word) => rest.replace(patternOf(word), ' '), said)

const patterns = new Map<string, RegExp>()

const patternOf = (word: string): RegExp => {
  let pattern = patterns.get(word)
  if (!pattern) {
    pattern = /\p{Script=Han}/u.test(word) ? hanPattern(word) : latinPattern(word)
    patterns.set(word, pattern)
  }
  return pattern
}

const hanPattern = (word: string): RegExp =>
  new RegExp(
    word
      .split(' ')
      .map((part) => (part === '卡' ? ownCard.zh : (kin(part, 'zh') ?? fold(part))))
      .join('.{0,8}?'),
    'u',
  )

const latinPattern = (word: string): RegExp =>
  new RegExp(
    `(?<![a-z])${word
      .split(' ')
      .map((part) => (part === 'card' ? ownCard.en : `${kin(part, 'en') ?? fold(part)}(?:s|es)?`))
      .join('(?: [^ ]+){0,4}? ')}(?![a-z])`,
  )

const kin = (part: string, language: Language): string | undefined => {
  const name = /^\{(\w+)\}$/.exec(part)?.[1]
  return name === undefined ? undefined : `(?:${kinWords(name, language)})`
}

/**
 * “Card” alone is the Talent Service Card only where no other word makes it another: not 饭卡, 卡包, library card. Which
 * words may stand before it can be listed, unlike all the cards there are.
 */
const ownCard = {
  zh: '(?<=^|[^\\p{Script=Han}]|[我你您他她的把将张这那天日午晚早上里刚才务就说了丢掉换办补给销失下续]|周[一二三四五六])卡(?!包|套|夹|号|上|里|位|车|友|路|顿|住|片机)片?',
  en: "(?<!(?:^| )(?!(?:my|the|a|our|your|his|her|their|this|that|new|old|original|replacement|talent|talents|service|lost|stolen|missing|expired|extend|renew|replace|cancel|change|update|report|lose|losing|of|for|and|i|have|get) )[a-z']+ )cards?(?! (?:holder|case|reader|wallet|game|number))",
}
