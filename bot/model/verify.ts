/**
 * Holds what a language model wrote against the statements it was to word. Each of its sentences must be a shortened form
 * of one sentence of a statement that it names: the same words in the same order, figures with their units, names,
 * negations and conditions included. What it leaves out, joins and puts first is its own; nothing else is.
 */
import { languageOf } from '../../knowledge/text.ts'
import type { Language } from '../ports.ts'
import { align } from './align.ts'
import type { Sentence, Statement } from './language-model.ts'
import { changedMark } from './marks.ts'
import { fold, partsOf, sentencesOf, type Token, tokensOf } from './tokens.ts'

export type Fault =
  | 'nothing'
  | 'length'
  | 'citation'
  | 'markup'
  | 'language'
  | 'address'
  | 'figure'
  | 'name'
  | 'person'
  | 'word'
  | 'mark'
  | 'order'
  | 'repeated'
  | 'left-out'

export interface Asked {
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
  const drawn = new Map<string, Set<number>>()
  for (const sentence of sentences) {
    const cited = statements.filter(({ id }) => sentence.from.includes(id))
    if (cited.length === 0 || sentence.from.some((id) => !statements.some((statement) => statement.id === id)))
      return 'citation'
    const fault = faultInOne(sentence.text, cited, language, drawn)
    if (fault) return fault
  }
  if (new Set(sentences.map(({ text }) => fold(text))).size < sentences.length) return 'repeated'
  if (statements.some(({ id, text }) => isCutShort(text, drawn.get(id)))) return 'left-out'
  return needed.some((id) => !isKept(id, sentences, statements, language)) ? 'left-out' : undefined
}

const control = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u
/** Signs of markup, links and lists: allowed only where a statement has them. */
const signs = /[<>*_#`{}[\]|\\~^=@$•☐]|:\/\//g

/** `drawn`: by statement, which of its sentences were taken. */
const faultInOne = (
  text: string,
  cited: readonly Statement[],
  language: Language,
  drawn: Map<string, Set<number>>,
): Fault | undefined => {
  if (text.trim() === '') return 'nothing'
  if (text.length > most.sentence) return 'length'
  const known = cited.map((statement) => statement.text).join('\n')
  if (control.test(text) || [...text.matchAll(signs)].some(([sign]) => !known.includes(sign))) return 'markup'
  if (!isIn(language, text, known)) return 'language'
  const folded = fold(text)
  const all = cited.flatMap((statement) => sentencesOf(fold(statement.text)).flatMap((one) => tokensOf(one, language)))
  const unknown = unknownIn(text, tokensOf(folded, language), all, language)
  if (unknown) return unknown
  if (language === 'en' && [...folded.matchAll(speakers)].some(([who]) => !hasWord(known, who))) return 'person'
  for (const piece of sentencesOf(folded)) {
    const fault = faultInPiece(piece, cited, language, drawn)
    if (fault) return fault
  }
  return undefined
}

/** Who speaks and who is spoken to: statements speak of the talent, the employer, the liaison, and these may differ. */
const speakers = /\b(?:i|me|my|we|us|our|ours|you|your|yours)\b/g
const hasWord = (text: string, word: string) => new RegExp(`\\b${word}\\b`, 'i').test(text)

/** Latin words in Chinese and Han characters in English only where the statement has them. */
const isIn = (language: Language, text: string, known: string): boolean => {
  const foreign = language === 'en' ? /\p{Script=Han}+/gu : /\p{Script=Latin}+/gu
  if ([...text.matchAll(foreign)].some(([word]) => !known.toLowerCase().includes(word.toLowerCase()))) return false
  return languageOf(text) === (languageOf(known) === language ? language : languageOf(known))
}

const unknownIn = (text: string, said: readonly Token[], known: readonly Token[], language: Language) => {
  const words = new Set(known.map(({ word }) => word))
  for (const { kind, word, raw } of said) {
    if (words.has(word)) continue
    if (kind !== 'word') return kind
    if (language === 'zh') continue // a character by itself says little: the order of them is looked at below
    const [first = ''] = text.match(new RegExp(`\\b${raw}\\b`, 'i')) ?? []
    if (/^\p{Lu}/u.test(first) && !text.trimStart().startsWith(first)) return 'name'
  }
  return undefined
}

const faultInPiece = (
  piece: string,
  cited: readonly Statement[],
  language: Language,
  drawn: Map<string, Set<number>>,
): Fault | undefined => {
  const said = { text: piece, tokens: tokensOf(piece, language) }
  let fault: Fault = 'word'
  for (const { id, text } of cited)
    for (const [at, sentence] of sentencesOf(fold(text)).entries()) {
      const source = { text: sentence, tokens: tokensOf(sentence, language) }
      const taken = align(said, source, language)
      if (!taken) {
        const words = new Set(source.tokens.map(({ word }) => word))
        if (fault === 'word' && said.tokens.every(({ word }) => words.has(word))) fault = 'order'
        continue
      }
      const parts = partsOf(sentence).filter((_part, at) => taken.parts.has(at))
      if (!changedMark(piece, { sentence, parts: parts.join(' , ') }, language)) {
        drawn.set(id, (drawn.get(id) ?? new Set()).add(at))
        return undefined
      }
      fault = 'mark'
    }
  return fault
}

/** Whether only some of a list are told that a statement gives with semicolons: “one of the following: …; …”. */
const isCutShort = (text: string, drawn: ReadonlySet<number> | undefined): boolean =>
  drawn !== undefined && /[:：][^。]*[;；]/.test(text) && drawn.size < sentencesOf(fold(text)).length

/** Whether a statement that answers was worded, with each of its figures. */
const isKept = (
  id: string,
  sentences: readonly Sentence[],
  statements: readonly Statement[],
  language: Language,
): boolean => {
  const figures = (text: string) =>
    sentencesOf(fold(text))
      .flatMap((one) => tokensOf(one, language))
      .flatMap(({ kind, word }) => (kind === 'word' ? [] : word))
  const own = sentences.filter(({ from }) => from.includes(id))
  const said = new Set(own.flatMap(({ text }) => figures(text)))
  const text = statements.find((statement) => statement.id === id)?.text ?? ''
  return own.length > 0 && figures(text).every((figure) => said.has(figure))
}
