/**
 * Whether a statement tells of an English word in whatever words. It stands in Chinese as well, and so do the questions its
 * editor expects; what a dictionary gives for the word stands there where it is meant: 借给 for “lend”, 亲属 for “relative”. So
 * no list of words that mean the same is needed.
 */

import type { Point } from '../policy.ts'
import { type Dictionary, keptDictionary } from './dictionary.ts'
import { normalise, stem, termsOf } from './text.ts'

/** Least share of a translation's meanings that the word must be; a single character stands in too many words. */
const least = { word: 0.12, character: 0.25 }
/** Words whose translations are kept. */
const mostKept = 1000

/** Words after which a dictionary that was not there is looked for again: another process makes it beside the first answers. */
const retry = 100

/** As long as there is no dictionary, every word may be meant. */
export const buildMeanings = (
  open: () => Dictionary | undefined = keptDictionary,
): ((word: string, point: Point) => boolean) => {
  let dictionary: Dictionary | undefined
  let without = 0
  const told = new WeakMap<Point, { zh: string; stems: ReadonlySet<string> }>()
  const toldBy = (point: Point) => {
    const { zh, en, asks } = point
    const known = told.get(point) ?? {
      zh: normalise([zh, ...asks.zh].join('\n')),
      stems: new Set(termsOf(normalise([en, ...asks.en].join('\n')))),
    }
    told.set(point, known)
    return known
  }
  const translations = new Map<string, string[]>()
  const translationsOf = (own: string, from: Dictionary): string[] => {
    const known =
      translations.get(own) ??
      from
        .chinese(own)
        .flatMap(({ term, share }) => (share >= (term.length > 1 ? least.word : least.character) ? [term] : []))
    if (translations.size >= mostKept) translations.clear()
    translations.set(own, known)
    return known
  }
  return (word, point) => {
    const own = stem(word)
    const { zh, stems } = toldBy(point)
    if (stems.has(own)) return true
    if (!dictionary && without++ % retry === 0) dictionary = open()
    if (!dictionary) return true
    return (
      dictionary.kin(own).some((other) => stems.has(other)) ||
      translationsOf(own, dictionary).some((term) => standsIn(term, zh))
    )
  }
}

/** 成年 does not stand in 未成年. */
const standsIn = (term: string, text: string): boolean => {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (!'未不无非'.includes(text[at - 1] ?? ' ')) return true
  return false
}
