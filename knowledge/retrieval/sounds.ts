/**
 * Slips of people who type by sound: 户藉 for 户籍, 重请 for 重庆, and Chinese words written in pinyin. A word that is none is
 * taken for the one word of the documents that sounds alike and shares a character with it; where there are two, for neither.
 */
import type { Knowledge } from '../knowledge.ts'
import { lazy } from '../lazy.ts'
import { isNameCharacter } from './names.ts'
import { loadReadings, type Readings } from './readings.ts'
import { normalise, stem } from './text.ts'
import { segment } from './translate.ts'

export interface Sounds {
  /** A normalised text with such slips mended; any other text as it is. */
  mend(text: string): string
}

export interface SoundsOptions {
  /** Chinese words that the documents use. */
  words: Iterable<string>
  /** Those among them that are places. */
  places?: readonly string[]
  /** Whether the documents use a pair of Chinese characters or the stem of an English word. */
  knows(term: string): boolean
  /** Whether it is an English word of the documents, to which pinyin must not be compared. */
  isEnglish(word: string): boolean
  /** Read when a text first has what nothing knows. */
  readings(): Readings | undefined
}

const lengths = { least: 2, most: 4 }
/** Nobody writes so much without a mark; each piece of it would be looked at with each other. */
const longestRun = 100
/** Characters that are words by themselves; a slip is none beside them. */
const grammar = new Set(
  '的了是在我你您他她它们有不没也都就还又才和与或吗呢吧啊呀这那哪个些要想会能可以去来到从对把被让给问怎么几多少一二三四五六七八九十年月日号',
)

export const buildSounds = ({ words, places = [], knows, isEnglish, readings }: SoundsOptions): Sounds => {
  const known = new Set(
    [...words].filter(
      (word) => /^\p{Script=Han}+$/u.test(word) && word.length >= lengths.least && word.length <= lengths.most,
    ),
  )
  let bySound: Map<string, string[]> | undefined
  let read: Readings | undefined
  const alike = (sound: string): readonly string[] => {
    if (!bySound) {
      bySound = new Map()
      for (const word of known)
        for (const sound of soundsOf(word, read)) bySound.set(sound, [...(bySound.get(sound) ?? []), word])
    }
    return bySound.get(sound) ?? []
  }
  const open = () => {
    read ??= readings()
    return read
  }

  const mendRun = (run: string): string => {
    if (run.length > longestRun || !hasUnknownPair(run, knows) || !open()) return run
    const isWord = (word: string) => known.has(word) || read?.isWord(word) === true
    const parts = segment(run, isWord)
    for (let from = 0; from < parts.length; from++) {
      for (let to = parts.length; to > from; to--) {
        const written = parts.slice(from, to).join('')
        const right =
          isInName(parts, from, to) || bearsName.test(parts.slice(to).join(''))
            ? undefined
            : wordFor(written, parts.slice(from, to))
        if (right) parts.splice(from, to - from, right)
      }
    }
    return parts.join('')
  }

  const wordFor = (written: string, parts: readonly string[]): string | undefined => {
    if (written.length < lengths.least || written.length > lengths.most || known.has(written)) return undefined
    if (!hasUnknownPair(written, knows)) return undefined
    const usual = read?.usual(written)
    if (usual) return known.has(usual) ? usual : undefined
    // A word of its own is what somebody meant, known to the documents or not.
    if (parts.some((part) => part.length > 1)) return undefined
    if ([...written].some((character) => grammar.has(character))) return undefined
    const meant = new Set(soundsOf(written, read).flatMap(alike))
    const near = [...meant].filter((word) => shared(word, written) * 2 >= word.length)
    return near.length === 1 ? near[0] : undefined
  }

  const mendPinyin = (word: string): string => {
    if (isEnglish(word) || !open()) return word
    const meant = alike(word)
    return meant.length === 1 && !places.includes(meant[0] as string) ? (meant[0] as string) : word
  }

  const mend = (text: string) => {
    const mended = text.replace(/\p{Script=Han}{2,}/gu, mendRun)
    const english = (text.match(/[a-z]{2,}/g) ?? []).filter(isEnglish)
    // Among English words it may be somebody's name.
    return mended.replace(english.length > 1 ? afterArticle : /\b[a-z]{5,24}\b/g, mendPinyin)
  }
  return { mend }
}

/** “My shebao”, and not “Mr Shebao”. */
const afterArticle =
  /(?<=\b(?:my|his|her|our|your|the|an?|no|for|of|about|with|without|need|get|have|change|renew|apply|and|or) )[a-z]{5,24}\b/g

/** What stands before these is a name: 科威公司. */
const bearsName = /^(公司|集团|先生|女士|老师|博士|医院|学校)/

/** A foreign name is written in characters without a word: 阿布卡西斯. */
const isInName = (parts: readonly string[], from: number, to: number): boolean => {
  const isPart = (part: string | undefined) => part !== undefined && part.length === 1 && isNameCharacter(part)
  if (!parts.slice(from, to).every(isPart)) return false
  let [start, end] = [from, to]
  while (isPart(parts[start - 1])) start--
  while (isPart(parts[end])) end++
  return end - start >= nameLength
}
const nameLength = 4

/**
 * The same for the words that the lists of a folder name: its subjects and places; other words are too many to be told apart by
 * sound. Places are not looked for in pinyin, as people's names are written like them. `indexed`: whether the search knows a
 * stem or a pair of Chinese characters.
 */
export const soundsOfFolder = (
  knowledge: Knowledge,
  indexed: (term: string) => boolean,
  readings: () => Readings | undefined = loadReadings,
): Sounds => {
  const points = [...knowledge.points.values()]
  const listed = [...knowledge.glossary, ...knowledge.places, ...knowledge.aspects]
  const english = lazy(
    () =>
      new Set(
        [
          ...points.flatMap(({ en, asks }) => [en, ...asks.en]),
          ...listed.flatMap(({ en }) => en),
          ...knowledge.common.en,
        ]
          .flatMap((text) => normalise(text).match(/[a-z]+/g) ?? [])
          .flatMap((word) => [word, stem(word)]),
      ),
  )
  const isInEnglish = (word: string) => english().has(word) || english().has(stem(word))
  return buildSounds({
    words: listed.flatMap(({ zh }) => zh),
    places: knowledge.places.flatMap(({ zh }) => zh),
    knows: indexed,
    isEnglish: (word) => isInEnglish(word) || stem(word) === '' || indexed(stem(word)),
    readings,
  })
}

const hasUnknownPair = (run: string, knows: (term: string) => boolean): boolean => {
  for (let at = 2; at <= run.length; at++) if (!knows(run.slice(at - 2, at))) return true
  return false
}

const shared = (one: string, other: string): number =>
  [...one].filter((character, at) => character === other[at]).length

const mostSounds = 16

/** All ways to read a word, without spaces. */
const soundsOf = (word: string, read: Readings | undefined): string[] => {
  let sounds = ['']
  for (const character of word) {
    const own = read?.of(character) ?? []
    sounds = sounds.flatMap((before) => own.map((syllable) => before + syllable)).slice(0, mostSounds)
  }
  return sounds
}
