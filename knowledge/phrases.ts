/**
 * Finds words of a list in a text: Chinese ones anywhere, the longest first; others as whole words by their stems, so
 * that "changed my employers" finds "change employer". One mechanism for the glossary, places and uncovered subjects.
 */
import { isHan, normalise, stem } from './text.ts'

export interface Phrases<T> {
  /** What was found, in order, and the text without the words that were found. `text` must be normalised. */
  find(text: string): { found: T[]; rest: string }
}

interface Entry<T> {
  stems: string[]
  /** A phrase with stop words is meant as it stands ("cap on"): what is left without them would find too much. */
  exact: string[] | undefined
  value: T
}

const tokens = /\p{Script=Han}+|[\p{L}\p{N}]+/gu

export const buildPhrases = <T>(entries: readonly { words: readonly string[]; value: T }[]): Phrases<T> => {
  const chinese = new Map<string, T>()
  let longest = 0
  const others = new Map<string, Entry<T>[]>()
  for (const { words, value } of entries)
    for (const word of words) {
      const text = normalise(word)
      if (isHan(text)) {
        chinese.set(text, value)
        longest = Math.max(longest, text.length)
        continue
      }
      const written = text.match(tokens) ?? []
      const stems = written.map(stem).filter((s) => s !== '')
      const exact = stems.length < written.length ? written.map((w) => stem(w) || w) : undefined
      const [first] = stems
      if (first) others.set(first, [...(others.get(first) ?? []), { stems, exact, value }])
    }
  for (const list of others.values()) list.sort((a, b) => b.stems.length - a.stems.length)

  /** Cuts known words out of a run of Han characters. A known word may begin or end with other letters (R签证). */
  const cut = (run: string, found: T[]): string => {
    let rest = ''
    for (let at = 0; at < run.length; ) {
      let length = Math.min(longest, run.length - at)
      while (length > 0 && !chinese.has(run.slice(at, at + length))) length--
      if (length === 0) rest += run[at++]
      else {
        found.push(chinese.get(run.slice(at, at + length)) as T)
        rest += ' '
        at += length
      }
    }
    return rest
  }

  return {
    find: (text) => {
      const found: T[] = []
      const rest = isHan(text) ? cut(text, found) : text
      const all = [...rest.matchAll(tokens)].map(([token]) => ({ token, stem: isHan(token) ? '' : stem(token) }))
      // Stop words have no stem: other phrases are matched on the stems that are left ("change of my employer").
      const stems = all.filter((t) => t.stem)
      const running = ` ${all.map((t) => t.stem || t.token).join(' ')} `
      const taken = new Set<object>()
      for (let at = 0; at < stems.length; at++) {
        const phrase = others
          .get((stems[at] as { stem: string }).stem)
          ?.find((p) =>
            p.exact
              ? running.includes(` ${p.exact.join(' ')} `)
              : p.stems.every((s, n) => stems[at + n]?.stem === s),
          )
        if (!phrase) continue
        found.push(phrase.value)
        for (const used of stems.slice(at, at + phrase.stems.length)) taken.add(used)
        at += phrase.stems.length - 1
      }
      return { found, rest: taken.size > 0 ? all.flatMap((t) => (taken.has(t) ? [] : [t.token])).join(' ') : rest }
    },
  }
}
