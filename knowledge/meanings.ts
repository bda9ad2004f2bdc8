/**
 * Whether a statement tells of a word in whatever words. It stands in both languages, and so do the questions its editor
 * expects; what a dictionary gives for the word in the other language stands there where it is meant: 借给 for “lend”, 亲属
 * for “relative”. So a statement needs no list of words that mean the same.
 */
import { type Dictionary, loadDictionary } from './dictionary.ts'
import type { Point } from './policy.ts'
import { isHan, normalise, stem, termsOf } from './text.ts'

/** Least share of a word's meanings that a translation must have; a single character stands in too many words. */
const least = { english: 0.08, chinese: 0.12, character: 0.25 }

/** Without the dictionary every word may be meant. */
export const buildMeanings = (
  open: () => Dictionary | undefined = loadDictionary,
): ((word: string, point: Point) => boolean) => {
  let dictionary: Dictionary | false | undefined
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
  /** What a word may be in the other language, and its other forms in its own. */
  const others = new Map<string, string[]>()
  const othersOf = (word: string, from: Dictionary): string[] => {
    let known = others.get(word)
    if (!known) {
      if (others.size >= mostKept) others.clear()
      known = isHan(word)
        ? from.english(word).flatMap(({ term, share }) => (share >= least.english ? [term] : []))
        : [
            ...from.kin(word),
            ...from
              .chinese(word)
              .flatMap(({ term, share }) =>
                share >= (term.length > 1 ? least.chinese : least.character) ? [term] : [],
              ),
          ]
      others.set(word, known)
    }
    return known
  }
  return (word, point) => {
    const { zh, stems } = toldBy(point)
    const own = isHan(word) ? word : stem(word)
    const stands = (term: string) => (isHan(term) ? standsIn(term, zh) : stems.has(term))
    if (stands(own)) return true
    dictionary ??= open() ?? false
    // What is no word is a piece that the segmenter cut out.
    if (!dictionary || (isHan(word) && !dictionary.knows(word))) return true
    return othersOf(own, dictionary).some(stands)
  }
}

/** Words whose translations are kept. */
const mostKept = 1000

/** 成年 does not stand in 未成年. */
const standsIn = (term: string, text: string): boolean => {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (!'未不无非'.includes(text[at - 1] ?? ' ')) return true
  return false
}
