/**
 * A query in the other language, word by word: for each word the terms that may translate it, each with its share
 * (probabilistic structured queries: Darwish and Oard, 2003). The best of several translations is not chosen; the documents
 * choose, since wrong ones seldom meet in one passage.
 */
import type { Dictionary, Equivalents } from './dictionary.ts'
import { isNameCharacter } from './names.ts'
import { isHan, normalise, stem, termsOf } from './text.ts'

export interface Alternative {
  /** A stem, a Han character, a pair or a longer Chinese word. */
  term: string
  share: number
}

/** One word of the query; empty when nothing is known to translate it. */
export type Alternatives = Alternative[]

export interface Translator {
  /** `named`: the words of the documents that sound like a Chinese name. */
  toEnglish(query: string, named: (name: string) => Alternatives): Alternatives[]
  /** `held`: whether a Chinese word stands in the documents; the others take no share of the meaning. */
  toChinese(query: string, held: (word: string) => boolean): Alternatives[]
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
/** Chinese words without a subject of their own; their translations would be found everywhere. */
const empty = new Set(
  (
    '的 了 是 在 和 与 或 及 有 个 些 什么 哪 哪个 哪些 哪里 哪儿 谁 怎么 怎样 如何 多少 几 为什么 为何 吗 呢 吧 啊 我 你 您 他 她 它 我们 你们 他们 ' +
    '这 那 这个 那个 这些 那些 被 把 将 对 从 到 由 于 以 为 之 其 所 而 也 都 就 还 要 会 能 可以 可 不 没 没有 因 因为 请问 何 何时 一 一个 一种 种 ' +
    '中 上 下 里 等 时 时候 过 着 得 地 给 向 让 使 用 该 此 某 各 每 多 大 做 说 谁 叫 位 名 次'
  ).split(' '),
)
/** A translation counts for its characters too (移民 for 移居), with this share. Set on questions about other passages. */
const alike = { character: 0.2, pair: 0.06 }
/** Translations beyond these add time and hardly a hit. */
const enough = { words: 60, characters: 30, share: 0.01 }

export const buildTranslator = (dictionary: Dictionary | undefined, own: readonly Equivalents[] = []): Translator => {
  const ours = ownWords(own)
  const knows = (word: string) => empty.has(word) || ours.english.has(word) || dictionary?.knows(word) === true

  const toEnglish = (query: string, named: (name: string) => Alternatives): Alternatives[] => {
    const found: Alternatives[] = []
    for (const [run] of normalise(query).matchAll(runs)) {
      if (!isHan(run)) {
        const term = stem(run)
        if (term) found.push(figureForms(term, 'en'))
        continue
      }
      const words = segment(run, knows)
      const names = namesAmong(words, named)
      found.push(...names.map(({ alternatives }) => alternatives))
      for (const [at, word] of words.entries()) {
        if (empty.has(word) || (word.length === 1 && names.some(({ from, to }) => at >= from && at < to))) continue
        const numeral = chineseNumber(word)
        found.push(
          numeral !== undefined
            ? figureForms(String(numeral), 'en')
            : (ours.english.get(word) ?? (dictionary ? english(dictionary, word) : [])),
        )
      }
    }
    return found
  }

  const toChinese = (query: string, held: (word: string) => boolean): Alternatives[] => {
    const found: Alternatives[] = []
    for (const [run] of normalise(query).matchAll(runs)) {
      const term = isHan(run) ? '' : stem(run)
      if (isHan(run)) found.push(...termsOf(run).map((han) => [{ term: han, share: 1 }]))
      if (!term) continue
      const words = [...(ours.chinese.get(term) ?? []), ...(dictionary?.chinese(term) ?? [])]
      found.push([...figureForms(term, 'zh'), ...withCharacters(words, held)])
    }
    return found
  }

  return { toEnglish, toChinese }
}

/** Stretches of characters that names are written with, where no word explains all of it; the longest that sounds like a word. */
const namesAmong = (words: readonly string[], named: (name: string) => Alternatives) => {
  const sounding = words.map((word) => [...word].every(isNameCharacter) && !empty.has(word))
  const found: { from: number; to: number; alternatives: Alternatives }[] = []
  for (let from = 0; from < words.length; from++) {
    let end = from
    while (end < words.length && sounding[end]) end++
    for (let to = end; to > from + 1; to--) {
      if (words.slice(from, to).every((word) => word.length > 1)) continue
      const alternatives = named(words.slice(from, to).join(''))
      if (alternatives.length === 0) continue
      found.push({ from, to, alternatives })
      from = to - 1
      break
    }
  }
  return found
}

/** The word's translations, and what words with the same characters mean: of two characters, only what both point to. */
const english = (dictionary: Dictionary, word: string): Alternatives => {
  const all = new Map(dictionary.english(word).map(({ term, share }) => [term, share]))
  const characters = [...word]
  const pointing = new Map<string, { times: number; share: number }>()
  for (const character of characters)
    for (const { term, share } of dictionary.around(character)) {
      const so = pointing.get(term)
      pointing.set(term, { times: (so?.times ?? 0) + 1, share: (so?.share ?? 0) + share })
    }
  for (const [term, { times, share }] of pointing)
    if (times > 1 || characters.length === 1) all.set(term, (all.get(term) ?? 0) + share)
  return [...all].map(([term, share]) => ({ term, share }))
}

/** The words that are held, and their own characters and pairs, weighted by how many of the words have them. */
const withCharacters = (words: readonly Alternative[], held: (word: string) => boolean): Alternatives => {
  const present = words.filter(({ term }) => held(term)).slice(0, enough.words)
  const sum = present.reduce((total, { share }) => total + share, 0)
  const all = new Map(present.map(({ term, share }) => [term, (share + share / sum) / 2]))
  const everything = words.reduce((total, { share }) => total + share, 0)
  const pieces = new Map<string, number>()
  const add = (term: string, share: number) => pieces.set(term, (pieces.get(term) ?? 0) + share / everything)
  for (const { term, share } of words) {
    const characters = [...term]
    if (characters.length < 2) continue
    for (const [at, character] of characters.entries()) {
      add(character, (alike.character * share) / characters.length)
      if (at > 0 && characters.length > 2) add((characters[at - 1] as string) + character, alike.pair * share)
    }
  }
  const likeliest = [...pieces]
    .filter(([, share]) => share >= enough.share)
    .sort((one, other) => other[1] - one[1])
    .slice(0, enough.characters)
  for (const [term, share] of likeliest) all.set(term, (all.get(term) ?? 0) + share)
  return [...all].map(([term, share]) => ({ term, share }))
}

/** As few words as possible, known ones before single characters. */
export const segment = (run: string, knows: (word: string) => boolean): string[] => {
  const characters = [...run]
  const cost = [0]
  const from = [0]
  for (let end = 1; end <= characters.length; end++) {
    cost[end] = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - 8); start < end; start++) {
      const word = characters.slice(start, end).join('')
      const known = knows(word) || (end - start > 1 && chineseNumber(word) !== undefined)
      if (!known && end - start > 1) continue
      const total = (cost[start] as number) + (end - start > 1 ? 1 : known ? 1.3 : 2)
      if (total < (cost[end] as number)) {
        cost[end] = total
        from[end] = start
      }
    }
  }
  const words: string[] = []
  for (let end = characters.length; end > 0; end = from[end] as number)
    words.unshift(characters.slice(from[end], end).join(''))
  return words
}

const digits = '零一二三四五六七八九'
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** 三, 十八, 二百零五; undefined for anything else. 万 and 亿 are left to the dictionary. */
export const chineseNumber = (word: string): number | undefined => {
  let total = 0
  let digit: number | undefined
  for (const character of word.replaceAll('两', '二')) {
    const unit = units.get(character)
    const value = digits.indexOf(character)
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = undefined
    } else if (value >= 0) {
      if (digit) return undefined
      digit = value
    } else return undefined
  }
  return total + (digit ?? 0)
}

const englishNumbers =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word) => stem(word))
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'
  .split(' ')
  .map((word) => stem(word))

/** A figure as it may be written in the language: 3, three, 3rd; 3, 三. Any other term as it is. */
const figureForms = (term: string, language: 'zh' | 'en'): Alternatives => {
  const inWords = Math.max(englishNumbers.indexOf(term), ordinals.indexOf(term))
  const value = inWords >= 0 ? inWords : Number(/^(\d+)(st|nd|rd|th)?$/.exec(term)?.[1] ?? Number.NaN)
  const forms: Alternatives = [{ term, share: 1 }]
  const add = (other: string | undefined, share: number) => {
    if (other && other !== term) forms.push({ term: other, share })
  }
  if (Number.isNaN(value)) return forms
  add(String(value), 1)
  if (language === 'zh') add(hanNumber(value), 0.5)
  else {
    add(englishNumbers[value], 0.5)
    add(ordinals[value], 0.5)
    add(`${value}${ending(value)}`, 1)
  }
  return forms
}

const ending = (value: number) =>
  value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')

const hanNumber = (value: number): string | undefined => {
  if (value > 99) return undefined
  const tens = Math.floor(value / 10)
  const last = value % 10 > 0 || value === 0 ? digits.charAt(value % 10) : ''
  return tens === 0 ? last : `${tens > 1 ? digits.charAt(tens) : ''}十${last}`
}

const ownWords = (own: readonly Equivalents[]) => {
  const english = new Map<string, Alternative[]>()
  const chinese = new Map<string, Alternative[]>()
  for (const { zh, en } of own) {
    const stems = new Map<string, number>()
    for (const phrase of en) {
      const terms = termsOf(normalise(phrase))
      for (const term of terms) stems.set(term, (stems.get(term) ?? 0) + 1 / terms.length / en.length)
    }
    for (const word of zh.map(normalise)) {
      english.set(word, [...(english.get(word) ?? []), ...[...stems].map(([term, share]) => ({ term, share }))])
      for (const [term, share] of stems) chinese.set(term, [...(chinese.get(term) ?? []), { term: word, share }])
    }
  }
  return { english, chinese }
}
