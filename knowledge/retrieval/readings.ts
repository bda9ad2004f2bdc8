/**
 * How Chinese characters are read, which words are only another writing of a word (人材 of 人才), and what is an English word: from
 * CC-CEDICT, derived once and kept in the cache folder. Without the dictionary nothing is known.
 */
import { join } from 'node:path'
import { defaultCache, dictionarySource, type Entry, readEntries } from './dictionary.ts'
import {
  findString,
  packStrings,
  readSections,
  type Sections,
  type SortedStrings,
  stringAt,
  writeSections,
} from './sections.ts'
import { isHan, normalise } from './text.ts'

export interface Readings {
  /** Syllables without tones; several where a character is read in several ways. */
  of(character: string): readonly string[]
  /** Whether it is a Chinese word. */
  isWord(word: string): boolean
  /** The usual writing of a word that is only another writing of it. */
  usual(word: string): string | undefined
  /** Whether it is an English word, or one with an ending: no slip of the keyboard. */
  isEnglish(word: string): boolean
}

const version = 2
/** A word that stands only once in the dictionary may be a slip itself. */
const leastOften = 2

export const loadReadings = (cache: string | false = defaultCache()): Readings | undefined => {
  const source = dictionarySource()
  if (!source) return undefined
  const key = `readings ${version} ${source.stamp}`
  const file = cache === false ? undefined : join(cache, `readings-${version}-${source.stamp}.bin`)
  const kept = file && readSections(file, key)
  if (kept) return openReadings(kept)
  const made = deriveReadings(readEntries(source.file))
  if (file) writeSections(file, key, made)
  return openReadings(made)
}

const deriveReadings = (entries: Iterable<Entry>): Sections => {
  const syllables = new Map<string, Set<string>>()
  const words = new Set<string>()
  const variants = new Map<string, string>()
  const meant = new Set<string>() // words with a meaning besides
  const english = new Map<string, number>()
  for (const [, simplified, pinyin, definitions] of entries) {
    const word = normalise(simplified)
    if (!/^\p{Script=Han}+$/u.test(word)) continue
    if (word.length > 1) words.add(word)
    const read = pinyin
      .toLowerCase()
      .replaceAll('u:', 'v')
      .replace(/[\d,·]/g, '')
      .split(/\s+/)
    if (word.length === 1 && read.length === 1)
      syllables.set(word, (syllables.get(word) ?? new Set()).add(read[0] as string))
    for (const definition of [definitions].flat()) {
      for (const [found] of definition.matchAll(/(?<![\p{L}\p{N}])[a-z]{4,}(?![\p{L}\p{N}])/gu))
        english.set(found, (english.get(found) ?? 0) + 1)
      const variant = /^(?:(?:old |archaic )?variant of|also written|erron(?:eous|\.) variant of) ([^\s[,;]+)/.exec(
        definition,
      )?.[1]
      const usual = variant && normalise(variant.split('|').at(-1) as string)
      if (usual && usual !== word && isHan(usual) && usual.length === word.length && word.length > 1)
        variants.set(word, usual)
      else meant.add(word)
    }
  }
  const characters = [...syllables.keys()].sort()
  const sounds = packInOrder(characters.map((character) => [...(syllables.get(character) as Set<string>)].join(' ')))
  const all = packStrings([...words].sort())
  const other = [...variants.keys()].filter((word) => !meant.has(word)).sort()
  const usual = packInOrder(other.map((word) => variants.get(word) as string))
  const known = packStrings(characters)
  const written = packStrings(other)
  const often = packStrings([...english.keys()].filter((word) => (english.get(word) as number) >= leastOften).sort())
  return {
    characters: known.units,
    characterStarts: known.starts,
    sounds: sounds.units,
    soundStarts: sounds.starts,
    words: all.units,
    wordStarts: all.starts,
    others: written.units,
    otherStarts: written.starts,
    usual: usual.units,
    usualStarts: usual.starts,
    english: often.units,
    englishStarts: often.starts,
  }
}

/** `packStrings` keeps the order it is given; only finding needs it sorted. */
const packInOrder = packStrings

const openReadings = (sections: Sections): Readings => {
  const strings = (name: string, starts: string) =>
    ({ units: sections[name], starts: sections[starts] }) as SortedStrings
  const characters = strings('characters', 'characterStarts')
  const sounds = strings('sounds', 'soundStarts')
  const words = strings('words', 'wordStarts')
  const others = strings('others', 'otherStarts')
  const usual = strings('usual', 'usualStarts')
  const english = strings('english', 'englishStarts')
  return {
    of: (character) => {
      const at = findString(characters, character)
      return at < 0 ? [] : stringAt(sounds, at).split(' ')
    },
    isWord: (word) => findString(words, word) >= 0,
    usual: (word) => {
      const at = findString(others, word)
      return at < 0 ? undefined : stringAt(usual, at)
    },
    isEnglish: (word) => [word, word.replace(ending, '')].some((form) => findString(english, form) >= 0),
  }
}

const ending = /(?:s|es|ed|d|ing|er|r|est|st|ly)$/
