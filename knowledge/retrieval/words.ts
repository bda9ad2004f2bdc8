/**
 * Which words of a question are known: to the documents, their asks, or a list of the folder. A word that nothing knows
 * is evidence that the question is about something else, or a slip of the keyboard that can be mended.
 */
import type { Knowledge } from '../knowledge.ts'
import { lazy } from '../lazy.ts'
import { loadReadings } from './readings.ts'
import { soundsOfFolder } from './sounds.ts'
import { isHan, stem, terms } from './text.ts'

export interface Words {
  /** A normalised text with English words mended that are one slip away from a known word (two in a long word), and Chinese ones that sound like one. */
  mend(text: string): string
  /** Whether the documents or a list of the folder use a word. */
  knows(word: string): boolean
  /** Words with a subject, in order; those among them that no document uses (`unsaid`); and those that nothing knows. */
  weigh(text: string): { subject: string[]; strange: string[]; unsaid: string[] }
}

const latin = /[a-z]{4,}/g
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** `indexed` tells whether the search knows a term: a stem, a Han character or a pair of them. */
export const buildWords = (knowledge: Knowledge, indexed: (term: string) => boolean): Words => {
  const lists = [
    ...knowledge.glossary,
    ...knowledge.places.map(({ zh, en, people }) => ({ zh, en: [...en, ...people] })),
    ...knowledge.aspects,
    ...knowledge.uncovered.map((u) => u.words),
  ]
  const listed = new Set(lists.flatMap((list) => [...list.zh, ...list.en].flatMap(terms)))
  // “Quite” has the stem of “quit”, with which a liaison changes.
  const glossed = new Set(knowledge.glossary.flatMap(({ en }) => en))
  const common = new Set(
    [...knowledge.common.zh, ...knowledge.common.en].flatMap((word) => [
      word,
      glossed.has(stem(word)) ? word : stem(word),
    ]),
  )
  const knows = (term: string) => indexed(term) || listed.has(term)
  /** Words that mean one the documents use. */
  const meant = new Set(
    knowledge.glossary
      .map(({ zh, en }) => [...zh, ...en])
      .filter((group) => group.some((word) => terms(word).every(indexed)))
      .flatMap((group) => group.map((word) => (isHan(word) ? word : stem(word)))),
  )

  /**
   * By first letter, which is seldom mistyped. Words of subjects that are not covered are not among them: mended into one
   * of those, an unusual word would decline a good question (welding is no wedding).
   */
  const spellings = lazy(() => {
    const known = new Map<string, Set<string>>()
    const learn = (text: string) => {
      for (const [word] of text.toLowerCase().matchAll(latin)) {
        const first = word[0] as string
        const of = known.get(first)
        if (of) of.add(word)
        else known.set(first, new Set([word]))
      }
    }
    for (const point of knowledge.points.values()) for (const text of [point.en, ...point.asks.en]) learn(text)
    for (const word of [...knowledge.glossary.flatMap((group) => group.en), ...knowledge.common.en]) learn(word)
    return known
  })

  const readings = lazy(loadReadings)
  const mended = (word: string): string => {
    const spelled = spellings().get(word[0] as string)
    if (!spelled || spelled.has(word) || common.has(word) || knows(stem(word))) return word
    let best = word
    let least = word.length >= 9 ? 3 : 2
    for (const known of spelled) {
      if (Math.abs(known.length - word.length) >= least) continue
      const far = slips(word, known, least)
      if (far < least) {
        least = far
        best = known
      }
    }
    // A word of its own is what somebody meant: a theme is no scheme.
    return best !== word && readings()?.isEnglish(word) ? word : best
  }

  const isSubject = (word: string) =>
    isHan(word)
      ? word.replace(/[的了吗呢吧啊呀]|[不没]$/g, '').length > 1 && !common.has(word)
      : /[a-z]/.test(word) && !common.has(word) && !common.has(stem(word)) && stem(word) !== ''
  const isKnown = (word: string, by: (term: string) => boolean) =>
    isHan(word) ? terms(word).every((term) => term.length === 1 || by(term)) : by(stem(word))

  const sounds = lazy(() => soundsOfFolder(knowledge, indexed, readings))
  return {
    knows: (word) => isKnown(word, knows),
    mend: (text) =>
      sounds()
        .mend(text)
        .replace(/\b[a-z]{4,20}\b/g, mended),
    weigh: (text) => {
      const found = [...segmenter.segment(text)].filter((s) => s.isWordLike).map((s) => s.segment.replace(/['’].*/, ''))
      const subject = found.filter(isSubject)
      // The segmenter takes some words apart (转学): where nothing else is left, what is left counts.
      const left = found
        .filter((word) => isHan(word) && !common.has(word))
        .join('')
        .replace(/[不没]$/, '')
      if (subject.length === 0 && left.length > 1) return { subject: [left], unsaid: [], strange: [] }
      const unsaid = subject.filter((word) => !isKnown(word, indexed) && !meant.has(isHan(word) ? word : stem(word)))
      return { subject, unsaid, strange: unsaid.filter((word) => !isKnown(word, knows)) }
    },
  }
}

/**
 * How many slips part two words: a letter too many, too few, two swapped, or (in words of 6 letters and more, where it
 * seldom makes another word) a wrong one. At most `limit`.
 */
export const slips = (word: string, other: string, limit: number): number => {
  const wrong = word.length >= 6 ? 1 : limit
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= word.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = word[i - 1] === other[j - 1]
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : wrong),
      )
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least >= limit) return limit
    before = row
    row = next
  }
  return Math.min(limit, row[other.length] as number)
}
