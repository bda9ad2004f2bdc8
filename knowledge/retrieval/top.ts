/**
 * The best documents for a query by BM25, exactly. Clauses are added up one by one, those that can add most first; once what is
 * still to come can't lift a document any more that no clause has reached yet, only those reached are looked up
 * (Turtle and Flood, “Query evaluation: strategies and optimizations”, 1995).
 */
import type { Collection, Postings } from './collection.ts'

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

/** A word of the query: one term, or the terms that may translate it, whose frequencies are added up by their shares. */
export interface Clause {
  parts: Part[]
  /** The most that it could add to any document there may be. */
  most: number
}

export interface Part extends Postings {
  share: number
  /** The greatest frequency for its length (`Searcher.peak`) among these documents, or more. */
  peak: number
}

export interface Found {
  at: number
  score: number
}

export interface Searcher {
  /** Of the documents that hold a term, by its number: the greatest frequency, divided by what their length makes of k1. */
  peak(term: number): number
  /** The `k` best documents with a score above 0, best first, equal ones in their order. */
  top(clauses: readonly Clause[], k: number): Found[]
}

export const buildSearcher = (collection: Collection): Searcher => {
  const { size } = collection
  const peaks = new Float32Array(collection.terms) // 0: not yet looked for
  const norms = Float32Array.from(collection.lengths, (length) => k1 * (1 - b + (b * length) / collection.average))
  const scores = new Float32Array(size)
  const sums = new Float32Array(size)
  const reached = new Uint32Array(size)
  const summed = new Uint32Array(size)

  return {
    peak: (term) => {
      if (peaks[term] === 0) {
        const { documents, frequencies } = collection.postings(term)
        let peak = 0
        for (let slot = 0; slot < documents.length; slot++) {
          const ratio = (frequencies[slot] as number) / (norms[documents[slot] as number] as number)
          if (ratio > peak) peak = ratio
        }
        peaks[term] = peak
      }
      return peaks[term] as number
    },
    top: (clauses, k) => {
      const ordered = clauses
        .map((clause) => ({ clause, bound: bound(clause) }))
        .filter(({ bound }) => bound > 0)
        .sort((one, other) => other.bound - one.bound)
      const rest = new Float64Array(ordered.length + 1)
      for (let at = ordered.length - 1; at >= 0; at--)
        rest[at] = (rest[at + 1] as number) + (ordered[at] as { bound: number }).bound
      const clauseAt = (place: number) => (ordered[place] as { clause: Clause }).clause
      let count = 0
      let next = 0
      let floor = 0
      for (; next < ordered.length; next++) {
        if (floor > 0 && (rest[next] as number) < floor) break
        count = addAll(clauseAt(next), norms, scores, sums, reached, summed, count)
        // Looking for the floor costs a pass; it pays only when what is left could be too little.
        if ((rest[0] as number) > 1.5 * (rest[next + 1] as number)) floor = kthBest(reached, scores, count, k)
      }
      for (; next < ordered.length; next++) {
        count = keep(reached, scores, count, floor - (rest[next] as number))
        addReached(clauseAt(next), norms, scores, sums, reached, count)
        floor = kthBest(reached, scores, count, k)
      }
      const best = pick(reached, scores, count, k)
      for (let at = 0; at < count; at++) scores[reached[at] as number] = 0
      return best
    },
  }
}

/** The most that a clause adds to one of these documents. */
const bound = ({ parts, most }: Clause): number => {
  let peak = 0
  for (const part of parts) peak += part.share * part.peak
  return (most * peak) / (peak + 1)
}

/** Adds a clause to every document that holds it; returns how many are reached by now. */
const addAll = (
  { parts, most }: Clause,
  norms: Float32Array,
  scores: Float32Array,
  sums: Float32Array,
  reached: Uint32Array,
  summed: Uint32Array,
  already: number,
): number => {
  let count = already
  const only = parts[0] as Part
  if (parts.length === 1 && only.share === 1) {
    const { documents, frequencies } = only
    for (let slot = 0; slot < documents.length; slot++) {
      const at = documents[slot] as number
      const frequency = frequencies[slot] as number
      const before = scores[at] as number
      if (before === 0) reached[count++] = at
      scores[at] = before + (most * frequency) / (frequency + (norms[at] as number))
    }
    return count
  }
  let met = 0
  for (const { documents, frequencies, share } of parts)
    for (let slot = 0; slot < documents.length; slot++) {
      const at = documents[slot] as number
      const before = sums[at] as number
      if (before === 0) summed[met++] = at
      sums[at] = before + share * (frequencies[slot] as number)
    }
  for (let place = 0; place < met; place++) {
    const at = summed[place] as number
    const frequency = sums[at] as number
    sums[at] = 0
    const before = scores[at] as number
    if (before === 0) reached[count++] = at
    scores[at] = before + (most * frequency) / (frequency + (norms[at] as number))
  }
  return count
}

/** Adds a clause to the documents reached, which stand in ascending order and alone have a score. */
const addReached = (
  { parts, most }: Clause,
  norms: Float32Array,
  scores: Float32Array,
  sums: Float32Array,
  reached: Uint32Array,
  count: number,
) => {
  for (const { documents, frequencies, share } of parts) {
    // A look-up costs about as much as passing over eight slots.
    if (documents.length < count * 8) {
      for (let slot = 0; slot < documents.length; slot++) {
        const at = documents[slot] as number
        if ((scores[at] as number) > 0) sums[at] = (sums[at] as number) + share * (frequencies[slot] as number)
      }
      continue
    }
    let slot = 0
    for (let place = 0; place < count; place++) {
      const at = reached[place] as number
      slot = seek(documents, at, slot)
      if (documents[slot] === at) sums[at] = (sums[at] as number) + share * (frequencies[slot] as number)
    }
  }
  for (let place = 0; place < count; place++) {
    const at = reached[place] as number
    const frequency = sums[at] as number
    if (frequency === 0) continue
    sums[at] = 0
    scores[at] = (scores[at] as number) + (most * frequency) / (frequency + (norms[at] as number))
  }
}

/** The first slot from `start` on whose document is `at` or later: in doubling steps, then by halving. */
export const seek = (documents: Uint32Array, at: number, start: number): number => {
  let low = start
  let step = 1
  while (low + step < documents.length && (documents[low + step] as number) < at) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, documents.length)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((documents[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Drops the documents that can't come among the best any more, and sorts the rest. */
const keep = (reached: Uint32Array, scores: Float32Array, count: number, needed: number): number => {
  let kept = 0
  // Scores are rounded to 24 bits: one that seems a hair too low stays.
  const enough = needed - 1e-4
  for (let place = 0; place < count; place++) {
    const at = reached[place] as number
    if ((scores[at] as number) >= enough) reached[kept++] = at
    else scores[at] = 0
  }
  reached.subarray(0, kept).sort()
  return kept
}

/** The score of the k-th best so far, 0 when there are fewer. */
const kthBest = (reached: Uint32Array, scores: Float32Array, count: number, k: number): number => {
  if (count < k) return 0
  const heap = new Float32Array(k) // the least on top
  let filled = 0
  for (let place = 0; place < count; place++) {
    const score = scores[reached[place] as number] as number
    if (filled < k) {
      let at = filled++
      while (at > 0 && (heap[(at - 1) >> 1] as number) > score) {
        heap[at] = heap[(at - 1) >> 1] as number
        at = (at - 1) >> 1
      }
      heap[at] = score
    } else if (score > (heap[0] as number)) {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= k) break
        if (child + 1 < k && (heap[child + 1] as number) < (heap[child] as number)) child++
        if ((heap[child] as number) >= score) break
        heap[at] = heap[child] as number
        at = child
      }
      heap[at] = score
    }
  }
  return heap[0] as number
}

const pick = (reached: Uint32Array, scores: Float32Array, count: number, k: number): Found[] => {
  const floor = kthBest(reached, scores, count, k)
  const found: Found[] = []
  for (let place = 0; place < count; place++) {
    const at = reached[place] as number
    const score = scores[at] as number
    if (score >= floor && score > 0) found.push({ at, score })
  }
  return found.sort((one, other) => other.score - one.score || one.at - other.at).slice(0, k)
}
