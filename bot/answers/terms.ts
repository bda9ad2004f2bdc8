/** What the words of a question are made of, as what was learnt from questions before knows them. */
import { isHan, stem } from '../../knowledge/retrieval/text.ts'

export interface Term {
  text: string
  /** 1 or less: of Chinese each character, pair and three count, so that each weighs less. */
  weight: number
  /** A word, or one or two characters, which a statement may hold; others are words side by side. */
  single: boolean
}

const weights = { word: 1, pair: 0.7, han: 0.5 }

/** Words, characters, and what stands beside what. */
export const termsIn = (normalised: string): Term[] => {
  const english = wordsIn(normalised)
  const chinese = [...normalised].filter(isHan)
  const runs = (length: number, weight: number): Term[] =>
    chinese
      .slice(length - 1)
      .map((_, at) => ({ text: chinese.slice(at, at + length).join(''), weight, single: length < 3 }))
  return [
    ...english.map((text) => ({ text, weight: weights.word, single: true })),
    ...english.slice(1).map((word, at) => ({ text: `${english[at]} ${word}`, weight: weights.pair, single: false })),
    ...runs(1, weights.han * weights.word),
    ...runs(2, weights.han * weights.word),
    ...runs(3, weights.han * weights.pair),
  ]
}

export const wordsIn = (normalised: string): string[] =>
  [...normalised.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)].map(([word]) =>
    /^\d+$/.test(word) ? '#' : stem(word) || word,
  )

/** 32 bits (FNV-1a), by which a term or a sign is kept without its words. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
