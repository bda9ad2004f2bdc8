/**
 * Holds what a language model wrote against the statements it was to word. Each of its sentences must be a sentence of a
 * statement that it names, word for word: what is left out of a sentence may be what it hangs on (“foreign”, 经批准, “not
 * included”), and no rule tells which words those are. Which statements it tells, and how far, is its own.
 */
import { languageOf } from '../../knowledge/retrieval/text.ts'
import type { Language } from '../channel.ts'
import type { Sentence, Statement } from './language-model.ts'
import { fold, saidBy, sentencesOf, type Token, tokensOf } from './tokens.ts'

export type Fault =
  | 'nothing'
  | 'length'
  | 'citation'
  | 'markup'
  | 'language'
  | 'address'
  | 'figure'
  | 'name'
  | 'word'
  | 'order'
  | 'repeated'
  | 'left-out'

interface Asked {
  language: Language
  statements: readonly Statement[]
  /** Ids of the statements that answer: each must be worded, with every figure of it. The others may be left out. */
  needed: readonly string[]
}

const most = { sentences: 12, characters: 1500, sentence: 900 }

/** What is wrong with the sentences; undefined when nothing is. */
export const faultIn = (sentences: readonly Sentence[], { language, statements, needed }: Asked): Fault | undefined => {
  if (sentences.length === 0) return 'nothing'
  const given = statements.reduce((sum, { text }) => sum + text.length, 0)
  const written = sentences.reduce((sum, { text }) => sum + text.length, 0)
  if (sentences.length > most.sentences || written > Math.min(most.characters, 1.2 * given + 20)) return 'length'
  const told = new Map<string, number>()
  for (const sentence of sentences) {
    const cited = statements.filter(({ id }) => sentence.from.includes(id))
    if (cited.length === 0 || sentence.from.some((id) => !statements.some((statement) => statement.id === id)))
      return 'citation'
    const fault = faultInOne(sentence.text, cited, language, told)
    if (fault) return fault
  }
  if (new Set(sentences.map(({ text }) => fold(text))).size < sentences.length) return 'repeated'
  if (statements.some(({ id, text }) => isCutShort(text, told.get(id)))) return 'left-out'
  return needed.some((id) => !isKept(id, sentences, statements, language)) ? 'left-out' : undefined
}

const control = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u
/** Signs of markup, links, lists, questions and moods: allowed only where a statement has them. */
const signs = /(?<!\d)[-–—]\d|[^\p{L}\p{N}\s,.;:，。；：、()（）'’《》〈〉「」『』%/·&–—-]|:\/\//gu

const evenQuotes = (text: string) => text.replace(/[“”"「」『』]/g, '"')

/** `told`: by statement, how many of its sentences were told, which is from the first one on: the next ones may rest on it. */
const faultInOne = (
  text: string,
  cited: readonly Statement[],
  language: Language,
  told: Map<string, number>,
): Fault | undefined => {
  if (text.trim() === '') return 'nothing'
  if (text.length > most.sentence) return 'length'
  const known = cited.map((statement) => statement.text).join('\n')
  const [said, given] = [evenQuotes(text), evenQuotes(known)]
  if (control.test(text) || [...said.matchAll(signs)].some(([sign]) => !given.includes(sign))) return 'markup'
  if (!isIn(language, text, known)) return 'language'
  const folded = fold(text)
  const unknown = unknownIn(text, tokensOf(folded, language), tokensOf(fold(known), language), language)
  if (unknown) return unknown
  for (const piece of sentencesOf(folded)) {
    const fault = faultInPiece(piece, cited, language, told)
    if (fault) return fault
  }
  return undefined
}

/** Latin words in Chinese and Han characters in English only where the statement has them. */
const isIn = (language: Language, text: string, known: string): boolean => {
  const foreign = language === 'en' ? /\p{Script=Han}+/gu : /\p{Script=Latin}+/gu
  if ([...text.matchAll(foreign)].some(([word]) => !known.toLowerCase().includes(word.toLowerCase()))) return false
  return languageOf(text) === (languageOf(known) === language ? language : languageOf(known))
}

const unknownIn = (text: string, said: readonly Token[], known: readonly Token[], language: Language) => {
  const words = new Set(known.map(({ word }) => word))
  for (const { kind, word } of said) {
    if (words.has(word)) continue
    if (kind !== 'word') return kind
    if (language === 'zh') continue // a character by itself says little: the order of them is looked at below
    const [first = ''] = text.match(new RegExp(`\\b${word}\\b`, 'i')) ?? []
    if (/^\p{Lu}/u.test(first) && !text.trimStart().startsWith(first)) return 'name'
  }
  return undefined
}

const faultInPiece = (
  piece: string,
  cited: readonly Statement[],
  language: Language,
  told: Map<string, number>,
): Fault | undefined => {
  for (const { id, text } of cited) {
    const at = told.get(id) ?? 0
    if (saidBy(sentencesOf(fold(text))[at] ?? '', language) !== saidBy(piece, language)) continue
    told.set(id, at + 1)
    return undefined
  }
  const known = new Set(cited.flatMap(({ text }) => tokensOf(fold(text), language)).map(({ word }) => word))
  return tokensOf(piece, language).every(({ word }) => known.has(word)) ? 'order' : 'word'
}

/**
 * Whether what is told of a statement stands without what belongs to it: a list that it gives with semicolons (“one of the
 * following: …; …”), or a sentence that takes something back.
 */
const isCutShort = (text: string, told: number | undefined): boolean => {
  if (told === undefined) return false
  const left = sentencesOf(fold(text)).slice(told)
  return left.length > 0 && (/[:：][^。]*[;；]/.test(text) || left.some((sentence) => limits.test(sentence)))
}

const limits =
  /[不未无非没勿否禁免仅只除但]|例外|其中|\b(?:no|nor?t|never|cannot|only|except|unless|without|but|however|those)\b|n't\b/

/** Whether a statement that answers was worded, with each of its figures. */
const isKept = (
  id: string,
  sentences: readonly Sentence[],
  statements: readonly Statement[],
  language: Language,
): boolean => {
  const figures = (text: string) =>
    tokensOf(fold(text), language).flatMap(({ kind, word }) => (kind === 'word' ? [] : word))
  const own = sentences.filter(({ from }) => from.includes(id))
  const said = new Set(own.flatMap(({ text }) => figures(text)))
  const text = statements.find((statement) => statement.id === id)?.text ?? ''
  return own.length > 0 && figures(text).every((figure) => said.has(figure))
}
