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

/** Inverse document frequency of a term that `count` of `size` documents hold. */
export const idf = (count: number, size: number): number => Math.log(1 + (size - count + 0.5) / (count + 0.5))

/** What a term adds to a document's score; `length` as a share of the average. */
export const impact = (idf: number, frequency: number, length: number): number =>
  (idf * frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length))

/** The most that a term can add. */
export const most = (idf: number): number => idf * (k1 + 1)

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
  /** Positions of the documents that hold the term, ascending. */
  holders(term: string): Uint32Array
  /** Whether one of the documents from `start` up to `end` holds the term. */
  holds(term: string, start: number, end?: number): boolean
}

/** BM25 over documents given as lists of terms: postings in typed arrays, impacts computed at build. */
export const buildRanker = (documents: readonly (readonly string[])[]): Ranker => {
  const vocabulary = new Map<string, number>()
  const size = documents.length
  const total = documents.reduce((sum, document) => sum + document.length, 0)
  const ids = new Uint32Array(total) // every document's terms, one after the other
  const counts: number[] = [] // documents that hold the term
  const lastSeen: number[] = [] // the last document it was counted for
  let filledIds = 0
  documents.forEach((document, at) => {
    for (const term of document) {
      let id = vocabulary.get(term)
      if (id === undefined) {
        id = vocabulary.size
        vocabulary.set(term, id)
        counts.push(0)
        lastSeen.push(-1)
      }
      ids[filledIds++] = id
      if (lastSeen[id] === at) continue
      lastSeen[id] = at
      counts[id] = (counts[id] as number) + 1
    }
  })
  const average = size > 0 ? total / size : 1

  const starts = new Uint32Array(counts.length + 1)
  for (let id = 0; id < counts.length; id++) starts[id + 1] = (starts[id] as number) + (counts[id] as number)
  const holders = new Uint32Array(starts[counts.length] as number)
  const impacts = new Float32Array(holders.length) // frequencies first
  const filled = starts.slice()
  let next = 0
  documents.forEach((document, at) => {
    for (let end = next + document.length; next < end; next++) {
      const id = ids[next] as number
      const last = (filled[id] as number) - 1
      if (last >= (starts[id] as number) && holders[last] === at) impacts[last] = (impacts[last] as number) + 1
      else {
        holders[last + 1] = at
        impacts[last + 1] = 1
        filled[id] = last + 2
      }
    }
  })
  for (let id = 0; id < counts.length; id++)
    for (let slot = starts[id] as number; slot < (starts[id + 1] as number); slot++) {
      const length = (documents[holders[slot] as number] as readonly string[]).length
      impacts[slot] = impact(idf(counts[id] as number, size), impacts[slot] as number, length / average)
    }

  const unseen = idf(0, size)
  const scores = new Float32Array(size)

  return {
    knows: (term) => vocabulary.has(term),
    holders: (term) => {
      const id = vocabulary.get(term)
      return id === undefined ? holders.subarray(0, 0) : holders.subarray(starts[id], starts[id + 1])
    },
    holds: (term, start, end = start + 1) => {
      const id = vocabulary.get(term)
      if (id === undefined) return false
      let low = starts[id] as number
      let high = starts[id + 1] as number
      while (low < high) {
        const middle = (low + high) >> 1
        if ((holders[middle] as number) < start) low = middle + 1
        else high = middle
      }
      return low < (starts[id + 1] as number) && (holders[low] as number) < end
    },
    weight: (term) => {
      const id = vocabulary.get(term)
      return id === undefined ? unseen : idf(counts[id] as number, size)
    },
    rank: (query, k) => {
      let best = 0
      const touched: number[] = []
      for (const term of query) {
        const id = vocabulary.get(term)
        best += most(id === undefined ? unseen : idf(counts[id] as number, size))
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
