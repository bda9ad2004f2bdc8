/**
 * A compact BM25 over passages of both languages. Our own, because it was measured ahead of every library tried in
 * quality for Chinese and 10 to 1000 times in latency.
 */
import { terms } from './text.ts'

export interface Passage {
  id: string
  lang: 'zh' | 'en'
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

// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), usual constants.
const k1 = 1.2
const b = 0.75

/** Builds the index once; it never changes afterwards. */
export const buildIndex = (passages: readonly Passage[]): Index => {
  const ranker = buildRanker(passages.map((p) => terms(p.title ? `${p.title}\n${p.text}` : p.text)))
  return {
    search: (query, k) =>
      ranker.rank(terms(query), k).map(({ at, score }) => ({ id: (passages[at] as Passage).id, score })),
  }
}

export interface Ranker {
  /** Positions of the `k` best documents with their normalised score. */
  rank(query: readonly string[], k: number): { at: number; score: number }[]
  /** Inverse document frequency of a term; that of a term never seen when it is unknown. */
  weight(term: string): number
  knows(term: string): boolean
}

/** BM25 over documents given as lists of terms: postings in typed arrays, impacts computed at build. */
export const buildRanker = (documents: readonly (readonly string[])[]): Ranker => {
  const vocabulary = new Map<string, number>()
  const counts: number[] = [] // documents that hold the term
  const perDocument: Map<number, number>[] = []
  let total = 0
  for (const document of documents) {
    const frequencies = new Map<number, number>()
    for (const term of document) {
      let id = vocabulary.get(term)
      if (id === undefined) {
        id = vocabulary.size
        vocabulary.set(term, id)
        counts.push(0)
      }
      const before = frequencies.get(id) ?? 0
      if (before === 0) counts[id] = (counts[id] as number) + 1
      frequencies.set(id, before + 1)
    }
    total += document.length
    perDocument.push(frequencies)
  }
  const size = documents.length
  const average = size > 0 ? total / size : 1
  const idf = (count: number) => Math.log(1 + (size - count + 0.5) / (count + 0.5))

  const starts = new Uint32Array(counts.length + 1)
  for (let id = 0; id < counts.length; id++) starts[id + 1] = (starts[id] as number) + (counts[id] as number)
  const holders = new Uint32Array(starts[counts.length] as number)
  const impacts = new Float32Array(holders.length)
  const filled = starts.slice()
  perDocument.forEach((frequencies, at) => {
    const norm = k1 * (1 - b + (b * (documents[at] as readonly string[]).length) / average)
    for (const [id, frequency] of frequencies) {
      const slot = filled[id] as number
      filled[id] = slot + 1
      holders[slot] = at
      impacts[slot] = (idf(counts[id] as number) * frequency * (k1 + 1)) / (frequency + norm)
    }
  })

  const unseen = idf(0)
  const scores = new Float32Array(size)

  return {
    knows: (term) => vocabulary.has(term),
    weight: (term) => {
      const id = vocabulary.get(term)
      return id === undefined ? unseen : idf(counts[id] as number)
    },
    rank: (query, k) => {
      let best = 0
      const touched: number[] = []
      for (const term of query) {
        const id = vocabulary.get(term)
        best += (id === undefined ? unseen : idf(counts[id] as number)) * (k1 + 1)
        if (id === undefined) continue
        for (let slot = starts[id] as number; slot < (starts[id + 1] as number); slot++) {
          const at = holders[slot] as number
          if (scores[at] === 0) touched.push(at)
          scores[at] = (scores[at] as number) + (impacts[slot] as number)
        }
      }
      const top: { at: number; score: number }[] = [] // kept sorted, worst last; k is small
      for (const at of touched) {
        const score = scores[at] as number
        scores[at] = 0
        if (top.length === k && score <= (top[k - 1] as { score: number }).score) continue
        let place = top.length
        while (place > 0 && (top[place - 1] as { score: number }).score < score) place--
        top.splice(place, 0, { at, score })
        if (top.length > k) top.pop()
      }
      return top.map(({ at, score }) => ({ at, score: score / best }))
    },
  }
}
