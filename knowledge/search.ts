/**
 * Search over passages of both languages: a compact BM25 for each, and a bridge between them. Our own, because it was measured
 * ahead of every library tried in quality for Chinese and 10 to 1000 times in latency.
 */
import { type Collection, gather, type Postings } from './retrieval/collection.ts'
import { defaultCache, type Equivalents, loadDictionary } from './retrieval/dictionary.ts'
import { figureForms, figuresSpelled } from './retrieval/figures.ts'
import { buildKin } from './retrieval/kin.ts'
import { buildNames } from './retrieval/names.ts'
import { isHan, type Language, languageOf, normalise, termsOf } from './retrieval/text.ts'
import { buildSearcher, type Clause, idf, most, type Part, type Searcher, seek } from './retrieval/top.ts'
import {
  type Alternative,
  buildTranslator,
  type ChineseDocuments,
  type EnglishDocuments,
  type Translator,
} from './retrieval/translate.ts'
import { buildWrittenNames } from './retrieval/written-names.ts'

export { idf, impact, most } from './retrieval/top.ts'

export interface Passage {
  id: string
  lang: Language
  title?: string
  text: string
}

export interface Hit {
  id: string
  /** Share, 0 to 1, of the best score that any passage could reach for the query. */
  score: number
}

export interface Index {
  /** The `k` best passages, best first. Empty when no term of the query occurs. */
  search(query: string, k: number): Hit[]
}

export interface IndexOptions {
  /** Words of one's own that mean the same in both languages, besides those of the dictionary. */
  glossary?: readonly Equivalents[]
  /** Where derived data is kept; `false`: nowhere, so that it is derived again by each process. */
  cache?: string | false
}

/** Builds the index once; it never changes afterwards. The dictionary is read at the first question in the other language. */
export const buildIndex = (passages: readonly Passage[], options: IndexOptions = {}): Index =>
  openIndex(invert(passages), options)

/** The passages of one language. */
export interface Half {
  lang: Language
  ids: string[]
  collection: Collection
}

export const invert = (passages: readonly Passage[]): Half[] =>
  (['zh', 'en'] as const).map((lang) => {
    const own = passages.filter((passage) => passage.lang === lang)
    const terms = gather()
    for (const { title, text } of own) {
      const own = termsOf(normalise(title ? `${title}\n${text}` : text))
      for (const term of own) terms.term(term)
      if (lang === 'en') for (const pair of neighbours(own)) terms.term(pair)
      terms.end()
    }
    return { lang, ids: own.map(({ id }) => id), collection: terms.finish() }
  })

export const openIndex = (halves: readonly Half[], { glossary, cache = defaultCache() }: IndexOptions): Index => {
  let translator: Translator | false | undefined
  const bridge = (): Translator | undefined => {
    if (translator === undefined) {
      const dictionary = loadDictionary(cache)
      translator = dictionary || glossary ? buildTranslator(dictionary, glossary) : false
    }
    return translator || undefined
  }
  const inEnglish = once(englishDocuments)
  const inChinese = once(chineseDocuments)
  const searchers = halves
    .filter(({ ids }) => ids.length > 0)
    .map((half) => ({ ...half, searcher: buildSearcher(half.collection) }))
  return {
    search: (query, k) => {
      const language = languageOf(query)
      const hits = searchers.flatMap(({ lang, ids, collection, searcher }) => {
        const across = language === undefined || language === lang ? undefined : bridge()
        const words = across
          ? lang === 'en'
            ? across.toEnglish(query, inEnglish(collection))
            : across.toChinese(query, inChinese(collection))
          : ownWords(query, lang)
        const clauses = words.map((alternatives) =>
          clauseOf(collection, searcher, alternatives, across ? translated : 1),
        )
        const best = clauses.reduce((sum, clause) => sum + clause.most, 0)
        if (lang === 'en' && !across)
          for (const pair of neighbours(words.map((word) => word[0]?.term as string))) {
            const clause = clauseOf(collection, searcher, [{ term: pair, share: 1 }])
            clauses.push({ ...clause, most: clause.most * together })
          }
        return searcher.top(clauses, k).map(({ at, score }) => ({
          id: ids[at] as string,
          score: Math.min(1, (score / best) * (across ? believed[lang] : 1)),
        }))
      })
      return searchers.length > 1 ? hits.sort((one, other) => other.score - one.score).slice(0, k) : hits
    },
  }
}

/** A translation met once says about as much as a word of the question itself that is met more often. */
const translated = 1.5

/** Translations fit more passages than the question's own words do: where languages are ranked together, the score counts for less. */
const believed = { en: 0.7, zh: 0.85 }

/** Made for the first collection it is called with, of which an index has one for a language. */
const once = <T>(make: (collection: Collection) => T) => {
  let made: T | undefined
  return (collection: Collection): T => {
    made ??= make(collection)
    return made
  }
}

const englishDocuments = ({ words }: Collection): EnglishDocuments => {
  const names = buildNames(words.keys())
  return { named: names.like, kin: buildKin(words.keys()) }
}

const chineseDocuments = (collection: Collection): ChineseDocuments => ({
  held: (word) => holds(collection, word),
  named: buildWrittenNames(collection).like,
})

/** The terms of a query in the language of the documents; a figure or a month in all its forms. */
const ownWords = (query: string, lang: Language): Alternative[][] => {
  const text = normalise(query)
  const words = termsOf(text).map((term) => (isHan(term) ? [{ term, share: 1 }] : figureForms(term, lang)))
  return lang === 'zh' ? [...words, ...figuresSpelled(text)] : words
}

/** What two English words that stand together count beside one of them; they come on top of the best score. */
const together = 0.3

/**
 * A term for each two words that stand together. It is made of two Han characters by a hash: those take no string in the table of
 * terms, and in English text real ones are too rare to meet it.
 */
const neighbours = (words: readonly string[]): string[] => {
  const pairs: string[] = []
  for (let at = 1; at < words.length; at++) {
    let [high, low] = [7, 11]
    for (const word of [words[at - 1] as string, words[at] as string]) {
      for (let letter = 0; letter < word.length; letter++) {
        high = Math.imul(high ^ word.charCodeAt(letter), 0x01000193)
        low = Math.imul(low + word.charCodeAt(letter), 0x5bd1e995) ^ (low >>> 13)
      }
      high = Math.imul(high ^ 0x20, 0x01000193)
      low = Math.imul(low + 0x20, 0x5bd1e995) ^ (low >>> 13)
    }
    pairs.push(String.fromCharCode(firstHan + ((high >>> 4) % hanCount), firstHan + ((low >>> 4) % hanCount)))
  }
  return pairs
}
const firstHan = 0x4e00
const hanCount = 20_000

/** One word of a query for one collection, with what it may add at most. */
const clauseOf = (
  collection: Collection,
  searcher: Searcher,
  alternatives: readonly Alternative[],
  weight = 1,
): Clause => {
  const parts: Clause['parts'] = []
  let count = 0
  for (const { term, share } of alternatives) {
    const part = partOf(collection, searcher, term, share)
    if (!part) continue
    parts.push(weight === 1 ? part : { ...part, share: weight * share })
    count += share * part.documents.length
  }
  return { parts, most: most(idf(Math.min(count, collection.size), collection.size)) }
}

const holds = (collection: Collection, word: string): boolean => {
  if (word.length < 3) return collection.find(word) >= 0
  for (let at = 2; at <= word.length; at++) if (collection.find(word.slice(at - 2, at)) < 0) return false
  return true
}

/** A Chinese word of three characters and more stands where all its pairs stand, as often as the rarest of them. */
const partOf = (collection: Collection, searcher: Searcher, term: string, share: number): Part | undefined => {
  if (term.length < 3 || !isHan(term)) {
    const known = collection.find(term)
    return known < 0 ? undefined : { ...collection.postings(known), share, peak: searcher.peak(known) }
  }
  const characters = [...term]
  const pairs: Postings[] = []
  let peak = Number.POSITIVE_INFINITY
  for (let at = 1; at < characters.length; at++) {
    const known = collection.find(`${characters[at - 1]}${characters[at]}`)
    if (known < 0) return undefined
    pairs.push(collection.postings(known))
    peak = Math.min(peak, searcher.peak(known))
  }
  pairs.sort((one, other) => one.documents.length - other.documents.length)
  const [rarest, ...others] = pairs as [Postings, ...Postings[]]
  const documents: number[] = []
  const frequencies: number[] = []
  const from = new Uint32Array(others.length)
  for (let slot = 0; slot < rarest.documents.length; slot++) {
    const at = rarest.documents[slot] as number
    let often = rarest.frequencies[slot] as number
    for (let pair = 0; often > 0 && pair < others.length; pair++) {
      const other = others[pair] as Postings
      const place = seek(other.documents, at, from[pair] as number)
      from[pair] = place
      often = other.documents[place] === at ? Math.min(often, other.frequencies[place] as number) : 0
    }
    if (often === 0) continue
    documents.push(at)
    frequencies.push(often)
  }
  return documents.length > 0
    ? { documents: Uint32Array.from(documents), frequencies: Uint8Array.from(frequencies), share, peak }
    : undefined
}

interface Ranker {
  /** Positions of the `k` best documents with their normalised score. */
  rank(query: readonly string[], k: number): { at: number; score: number }[]
  /** Inverse document frequency of a term; that of a term never seen when it is unknown. */
  weight(term: string): number
  knows(term: string): boolean
  /** Positions of the documents that hold the term, ascending. */
  holders(term: string): Uint32Array
  /** Whether one of the documents from `start` up to `end` holds the term. */
  holds(term: string, start: number, end?: number): boolean
  /** Terms of each document. */
  lengths: Uint32Array
  /** The weights of each document's different terms together. */
  weights(): Float64Array
}

/** BM25 over documents given as lists of terms. */
export const buildRanker = (documents: Iterable<readonly string[]>): Ranker => {
  const terms = gather()
  for (const document of documents) {
    for (const term of document) terms.term(term)
    terms.end()
  }
  const collection = terms.finish()
  const searcher = buildSearcher(collection)
  const holders = (term: string) => {
    const known = collection.find(term)
    return known < 0 ? nobody : collection.postings(known).documents
  }
  return {
    knows: (term) => collection.find(term) >= 0,
    holders,
    holds: (term, start, end = start + 1) => {
      const list = holders(term)
      const slot = seek(list, start, 0)
      return slot < list.length && (list[slot] as number) < end
    },
    weight: (term) => idf(holders(term).length, collection.size),
    lengths: collection.lengths,
    weights: () => {
      const weights = new Float64Array(collection.size)
      for (let term = 0; term < collection.terms; term++) {
        const weight = idf(collection.count(term), collection.size)
        for (const at of collection.postings(term).documents) weights[at] = (weights[at] as number) + weight
      }
      return weights
    },
    rank: (query, k) => {
      const clauses = query.map((term) => clauseOf(collection, searcher, [{ term, share: 1 }]))
      const best = clauses.reduce((sum, clause) => sum + clause.most, 0)
      return searcher.top(clauses, k).map(({ at, score }) => ({ at, score: score / best }))
    },
  }
}

const nobody = new Uint32Array(0)
