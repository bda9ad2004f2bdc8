/**
 * Finds words of a list in a text: Chinese ones anywhere, the longest first; others as whole words by their stems, so
 * that "changed my employers" finds "change employer". One mechanism for the glossary, places and uncovered subjects.
 */
import { lazy } from '../lazy.ts'
import { isHan, normalise, stem } from '../retrieval/text.ts'

export interface Phrases<T> {
  /** What was found, in order, and the text without the words that were found. `text` must be normalised. */
  find(text: string): { found: T[]; rest: string }
}

interface Entry<T> {
  stems: string[]
  /** A phrase with stop words is meant as it stands ("cap on"): what is left without them would find too much. */
  exact: string | undefined
  value: T
}

const lengthOf = ({ exact, stems }: Entry<unknown>) => exact?.trim().split(' ').length ?? stems.length

/** Who writes a foreign language leaves articles out: “not in list”. Of a phrase its ends stay. */
const withoutArticles = (running: string): string => running.replace(/(?<=\S )(?:the|an) (?=\S)/g, '')
const exactly = (words: readonly string[]): string =>
  withoutArticles(` ${words.map((word) => stem(word) || word).join(' ')} `)
const inBothWays = (running: string): string => `${running}/${withoutArticles(running)}`

const into = <T>(lists: Map<string, T[]>, key: string, one: T) => {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

const tokens = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

export const buildPhrases = <T>(entries: readonly { words: readonly string[]; value: T }[]): Phrases<T> => {
  /** By first character, longest first. */
  const chinese = new Map<string, { word: string; value: T }[]>()
  const others = new Map<string, Entry<T>[]>()
  for (const { words, value } of entries)
    for (const word of words) {
      const text = normalise(word)
      if (isHan(text)) {
        const first = text[0] as string
        into(chinese, first, { word: text, value })
        continue
      }
      const written = text.match(tokens) ?? []
      const stems = written.map(stem).filter((s) => s !== '')
      const exact = stems.length < written.length ? exactly(written) : undefined
      const [first] = stems
      if (first) into(others, first, { stems, exact, value })
    }
  for (const list of chinese.values()) list.sort((a, b) => b.word.length - a.word.length)
  for (const list of others.values()) list.sort((a, b) => lengthOf(b) - lengthOf(a))

  /** Cuts known Chinese words out of a text; such a word may begin or end with other letters (R签证). */
  const cut = (text: string, found: T[]): string => {
    let rest = ''
    let kept = 0
    for (let at = 0; at < text.length; ) {
      const entry = chinese.get(text[at] as string)?.find(({ word }) => text.startsWith(word, at))
      if (!entry) at++
      else {
        found.push(entry.value)
        rest += `${text.slice(kept, at)} `
        at += entry.word.length
        kept = at
      }
    }
    return rest + text.slice(kept)
  }

  return {
    find: (text) => {
      const found: T[] = []
      const rest = isHan(text) ? cut(text, found) : text
      if (!/[a-z0-9]/.test(rest)) return { found, rest }
      const all = [...rest.matchAll(tokens)].map(([token]) => ({ token, stem: isHan(token) ? '' : stem(token) }))
      // Stop words have no stem: other phrases are matched on the stems that are left ("change of my employer").
      const stems = all.filter((t) => t.stem)
      const running = lazy(() => inBothWays(` ${all.map((t) => t.stem || t.token).join(' ')} `))
      const taken = new Set<object>()
      for (let at = 0; at < stems.length; at++) {
        const phrase = others
          .get((stems[at] as { stem: string }).stem)
          ?.find((p) => (p.exact ? running().includes(p.exact) : p.stems.every((s, n) => stems[at + n]?.stem === s)))
        if (!phrase) continue
        found.push(phrase.value)
        for (const used of stems.slice(at, at + phrase.stems.length)) taken.add(used)
        at += phrase.stems.length - 1
      }
      return { found, rest: taken.size > 0 ? all.flatMap((t) => (taken.has(t) ? [] : [t.token])).join(' ') : rest }
    },
  }
}

/** A text made ready once for many lists of words. */
export interface Written {
  text: string
  /** Its stems without stop words, and with them, each between two blanks. */
  stems: string
  running: string
}

/** Texts that no phrase may run across. */
export const written = (texts: readonly string[]): Written => {
  const each = texts.map((text) => (normalise(text).match(tokens) ?? []).map((token) => ({ token, stem: stem(token) })))
  return {
    text: texts.map(normalise).join('\n'),
    stems: each.map((all) => ` ${all.flatMap((one) => one.stem || []).join(' ')} `).join('/'),
    running: each.map((all) => inBothWays(` ${all.map((one) => one.stem || one.token).join(' ')} `)).join('/'),
  }
}

/** Whether such a text holds one of some words, found in the same way. */
export const holdsOneOf = (words: readonly string[]): ((text: Written) => boolean) => {
  const chinese: string[] = []
  const plain: string[] = []
  const exact: string[] = []
  for (const word of words.map(normalise)) {
    if (isHan(word)) {
      chinese.push(word)
      continue
    }
    const all = word.match(tokens) ?? []
    const stems = all.flatMap((token) => stem(token) || [])
    if (stems.length < all.length) exact.push(exactly(all))
    else plain.push(` ${stems.join(' ')} `)
  }
  return ({ text, stems, running }) =>
    chinese.some((word) => text.includes(word)) ||
    plain.some((phrase) => stems.includes(phrase)) ||
    exact.some((phrase) => running.includes(phrase))
}
