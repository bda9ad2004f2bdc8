/**
 * Whether a statement tells of a word in whatever words. It stands in both languages, and so do the questions its editor
 * expects; what a dictionary gives for the word stands there where it is meant: 借给 for “lend”, “relative” for 亲属. So no
 * list of words that mean the same is needed.
 */

import type { Point } from '../policy.ts'
import { type Dictionary, keptDictionary, type Translation } from './dictionary.ts'
import { normalise, stem, termsOf } from './text.ts'

/**
 * Least share of a translation's meanings that the word must be; a single character stands in too many words. And least share
 * of a Chinese word's own meanings.
 */
const least = { word: 0.12, character: 0.25, own: 0.25 }
/** Words whose translations are kept. */
const mostKept = 1000

/** Words after which a dictionary that was not there is looked for again: another process makes it beside the first answers. */
const retry = 100

export interface Meanings {
  /** Whether a statement or its asks tell of an English word. As long as there is no dictionary, every word may be meant. */
  tells(word: string, point: Point): boolean
  /** What a Chinese word means, as stems; undefined for one that no dictionary knows, or that names nothing by itself. */
  english(word: string): string[] | undefined
}

/** `plain`: words and stems in which anything may be asked. */
export const buildMeanings = (
  plain: ReadonlySet<string>,
  open: () => Dictionary | undefined = keptDictionary,
): Meanings => {
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
  const opened = () => {
    if (!dictionary && without++ % retry === 0) dictionary = open()
    return dictionary
  }
  return {
    tells: (word, point) => {
      const own = stem(word)
      const { zh, stems } = toldBy(point)
      if (stems.has(own)) return true
      const from = opened()
      if (!from) return true
      return (
        from.kin(own).some((other) => stems.has(other)) || translationsOf(own, from).some((term) => standsIn(term, zh))
      )
    },
    english: (word) => {
      const from = opened()
      const meant = from && !little.test(word) && !plain.has(word) ? from.english(word) : []
      const share = (list: Translation[]) => list.reduce((sum, one) => sum + one.share, 0)
      const telling = meant.filter(({ term }) => !plain.has(term))
      if (share(telling) * 2 <= share(meant)) return undefined
      return telling.flatMap(({ term, share }) => (share >= least.own ? [term] : []))
    },
  }
}

/** Numbers and pronouns: 三十, 我去. */
const little = /[一二三四五六七八九十两几半我你您他她]/

/** 成年 does not stand in 未成年. */
const standsIn = (term: string, text: string): boolean => {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (!'未不无非'.includes(text[at - 1] ?? ' ')) return true
  return false
}
