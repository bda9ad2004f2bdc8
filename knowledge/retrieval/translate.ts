/**
 * A query in the other language, word by word: for each word the terms that may translate it, each with its share
 * (probabilistic structured queries: Darwish and Oard, 2003). The best of several translations is not chosen; the documents
 * choose, since wrong ones seldom meet in one passage.
 */
import { type Dictionary, type Equivalents, piecesIn } from './dictionary.ts'
import { chineseFigure, chineseNumber, figureForms, withScales } from './figures.ts'
import { isNameCharacter } from './names.ts'
import { isHan, normalise, stem, termsOf, withFigures } from './text.ts'

export interface Alternative {
  /** A stem, a Han character, a pair or a longer Chinese word. */
  term: string
  share: number
}

/** One word of the query; empty when nothing is known to translate it. */
export type Alternatives = Alternative[]

export interface Translator {
  toEnglish(query: string, documents: EnglishDocuments): Alternatives[]
  toChinese(query: string, documents: ChineseDocuments): Alternatives[]
}

/** What the documents of a language tell about a word. */
export interface EnglishDocuments {
  /** Their words that sound like a Chinese name. */
  named(name: string): Alternatives
  /** Their stems that may be forms of the same word. */
  kin(stem: string): string[]
}

export interface ChineseDocuments {
  /** Whether a word stands there; the others take no share of the meaning. */
  held(word: string): boolean
  /** Their names that sound like an English word. */
  named(word: string): Alternatives
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
/** Chinese words without a subject of their own; their translations would be found everywhere. */
const empty = new Set(
  (
    '的 了 是 在 和 与 或 及 有 个 些 什么 哪 哪个 哪些 哪里 哪儿 谁 怎么 怎样 如何 多少 几 为什么 为何 吗 呢 吧 啊 我 你 您 他 她 它 我们 你们 他们 ' +
    '这 那 这个 那个 这些 那些 被 把 将 对 从 到 由 于 以 为 之 其 所 而 也 都 就 还 要 会 能 可以 可 不 没 没有 因 因为 请问 何 何时 一 一个 一种 种 ' +
    '中 上 下 里 等 时 时候 过 着 得 地 给 向 让 使 用 该 此 某 各 每 多 大 做 说 谁 叫 位 名 次 ' +
    '已 曾 则 却 又 再 才 只 很 即 若 但 且 并 第 曾经 已经 并且 以及 关于 对于 由于 为了 是否 什么样 多久 多长 说出 叫做 称为 进行 一些 有些'
  ).split(' '),
)
/** English ones that stop words leave over. */
const emptyInEnglish = new Set(['mani', 'much'])
/** What things are counted by: of no meaning behind a number or 哪, 这, 每. */
const measures = new Set('个位名次种届款项家座部条只张件辆艘颗篇首支枚户所间批份场年')
const counting = /[第哪几这那该每各两\d零一二三四五六七八九十百千万]$/
/** A translation counts for its characters too (移民 for 移居), with this share. Set on questions about other passages. */
const alike = { character: 0.2, pair: 0.06 }
/** A piece counts by how many of the dictionary's words with it the stem translates: 英国 for British. `few`: in so few it tells less. */
const pointed = { share: 1.5, few: 3 }
/** Share of a word that may be another form of the one looked for. */
const kindred = { english: 0.3, chinese: 0.2, least: 0.05 }
/** Translations beyond these add time and hardly a hit. */
const enough = { words: 30, characters: 15, share: 0.01 }

/** For the documents of one index. */
export const buildTranslator = (dictionary: Dictionary | undefined, own: readonly Equivalents[] = []): Translator => {
  const ours = ownWords(own)
  const knows = (word: string) => empty.has(word) || ours.english.has(word) || dictionary?.knows(word) === true

  const toEnglish = (query: string, { named, kin }: EnglishDocuments): Alternatives[] => {
    const found: Alternatives[] = []
    const ofRun = (run: string, before: string) => {
      const words = segment(run, knows)
      const names = namesAmong(words, named)
      found.push(...names.map(({ alternatives }) => alternatives))
      let said = before
      for (const [at, word] of words.entries()) {
        const isMeasure = measures.has(word) && counting.test(said)
        said = word
        if (empty.has(word) || isMeasure || (word.length === 1 && names.some(({ from, to }) => at >= from && at < to)))
          continue
        const numeral = chineseNumber(word)
        const meant = () => ours.english.get(word) ?? (dictionary ? english(dictionary, word) : [])
        found.push(
          numeral !== undefined ? figureForms(String(numeral), 'en') : known.english(word, () => withKin(meant(), kin)),
        )
      }
    }
    let before = ''
    const text = withFigures(normalise(query))
    for (let at = 0; at < text.length; ) {
      const figure = chineseFigure(text.slice(at, at + 30))
      if (figure) found.push(...figure.clauses)
      // A run ends where a date or an amount begins.
      const run = figure ? text.slice(at, at + figure.length) : (nextRun(text, at) ?? '')
      if (!figure && isHan(run)) ofRun(run, before)
      else if (!figure && run) {
        const term = stem(run)
        if (term) found.push(figureForms(term, 'en'))
      }
      before = run
      at += run.length || 1
    }
    return found
  }

  const known = { english: remembering(), chinese: remembering() }

  const toChinese = (query: string, { held, named }: ChineseDocuments): Alternatives[] => {
    const found: Alternatives[] = []
    const meaningsOf = (run: string, term: string): Alternatives => {
      const direct = [...(ours.chinese.get(term) ?? []), ...(dictionary?.chinese(term) ?? [])]
      const words = dictionary ? withKinOf(dictionary, term, direct) : direct
      const names = direct.length === 0 && /^[a-z]{4,}$/.test(run) ? named(run) : []
      return [...withPieces(words, held, dictionary), ...names.filter((name) => !dictionary?.knows(name.term))]
    }
    for (const [run] of withScales(withFigures(normalise(query))).matchAll(runs)) {
      const term = isHan(run) ? '' : stem(run)
      if (isHan(run)) found.push(...termsOf(run).map((han) => [{ term: han, share: 1 }]))
      if (!term || emptyInEnglish.has(term)) continue
      found.push([...figureForms(term, 'zh'), ...known.chinese(run, () => meaningsOf(run, term))])
    }
    return found
  }

  return { toEnglish, toChinese }
}

/** What a word means stays the same: an index has one translator, and never changes. */
const remembering = () => {
  const kept = new Map<string, Alternatives>()
  return (word: string, make: () => Alternatives): Alternatives => {
    const known = kept.get(word)
    if (known) return known
    if (kept.size >= mostKept) kept.clear()
    const made = make()
    kept.set(word, made)
    return made
  }
}
const mostKept = 2000

/** The run of letters that begins here, cut where a date or an amount begins within it. */
const nextRun = (text: string, at: number): string | undefined => {
  const [run] = text.slice(at).match(startingRun) ?? []
  if (!run || !isHan(run)) return run
  for (let length = 1; length < run.length; length++)
    if (numeral.test(run.charAt(length)) && chineseFigure(text.slice(at + length, at + length + 30)))
      return run.slice(0, length)
  return run
}
const startingRun = new RegExp(`^(?:${runs.source})`, 'u')
const numeral = /[零〇一二两三四五六七八九十百]/

/** With the forms of a word that the documents have. */
const withKin = (meant: Alternatives, kin: (stem: string) => string[]): Alternatives => {
  const all = new Map(meant.map(({ term, share }) => [term, share]))
  for (const { term, share } of meant)
    if (share >= kindred.least)
      for (const other of kin(term)) all.set(other, Math.max(all.get(other) ?? 0, kindred.english * share))
  return asList(all)
}

/** What the forms of a word mean, besides what it means itself. */
const withKinOf = (dictionary: Dictionary, term: string, direct: Alternatives): Alternatives => {
  const all = new Map<string, number>()
  for (const { term, share } of direct) all.set(term, Math.max(all.get(term) ?? 0, share))
  for (const other of dictionary.kin(term))
    for (const { term, share } of dictionary.chinese(other))
      all.set(term, Math.max(all.get(term) ?? 0, kindred.chinese * share))
  return asList(all).sort((one, other) => other.share - one.share)
}

const asList = (all: ReadonlyMap<string, number>): Alternatives => [...all].map(([term, share]) => ({ term, share }))

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
  return asList(all)
}

/** The words that are held, and their characters and pairs, weighted by how many of the words have them. */
const withPieces = (
  words: readonly Alternative[],
  held: (word: string) => boolean,
  dictionary: Dictionary | undefined,
): Alternatives => {
  const present = words.filter(({ term }) => held(term)).slice(0, enough.words)
  const sum = present.reduce((total, { share }) => total + share, 0)
  const all = new Map(present.map(({ term, share }) => [term, (share + share / sum) / 2]))
  const everything = words.reduce((total, { share }) => total + share, 0)
  const pieces = new Map<string, number>()
  const holding = new Map<string, number>() // the words with a piece, by their shares
  const add = (to: Map<string, number>, piece: string, share: number) => to.set(piece, (to.get(piece) ?? 0) + share)
  for (const { term, share } of words) {
    const characters = [...term]
    if (characters.length < 2) continue
    for (const [at, character] of characters.entries()) {
      add(pieces, character, (alike.character * share) / characters.length / everything)
      if (at > 0 && characters.length > 2)
        add(pieces, (characters[at - 1] as string) + character, (alike.pair * share) / everything)
    }
    for (const piece of piecesIn(term)) if (piece !== term) add(holding, piece, share)
  }
  if (dictionary)
    for (const [piece, share] of holding)
      add(pieces, piece, (pointed.share * share) / (dictionary.wordsWith(piece) + pointed.few))
  const likeliest = [...pieces]
    .filter(([, share]) => share >= enough.share)
    .sort((one, other) => other[1] - one[1])
    .slice(0, enough.characters)
  for (const [term, share] of likeliest) all.set(term, (all.get(term) ?? 0) + share)
  return asList(all)
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
