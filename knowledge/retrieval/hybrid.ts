/**
 * Search by words and by meaning together. What makes vectors of texts is passed in; the words' index works the same without
 * it. Both lists are fused by reciprocal rank (Cormack, Clarke and Büttcher, 2009), since their scores have no common measure.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Hit, Index, Passage } from '../search.ts'
import { readSections, writeSections } from './sections.ts'

/** One vector for each text, in order, all of one length. */
export type Embed = (texts: string[], signal?: AbortSignal) => Promise<Float32Array[]>

export interface HybridOptions {
  /** Name of the model: vectors of another one are never mixed in. */
  model: string
  /** Where vectors are kept, by the hash of their text; `false`: nowhere. */
  cache: string | false
  /** Texts a call. */
  batch?: number
}

export interface HybridIndex {
  /** Falls back to the words alone when the query can't be embedded. */
  search(query: string, k: number): Promise<Hit[]>
}

/** The usual constant: it keeps one list's first place from deciding alone. */
export const rankShift = 60
/** How far down both lists are read. */
const depth = 50

export const buildHybrid = async (
  passages: readonly Passage[],
  words: Index,
  embed: Embed,
  options: HybridOptions,
): Promise<HybridIndex> => {
  const vectors = await embedAll(
    passages.map(({ title, text }) => (title ? `${title}\n${text}` : text)),
    embed,
    options,
  )
  return {
    search: async (query, k) => {
      const byWords = words.search(query, Math.max(k, depth))
      const [vector] = await embed([query]).catch(() => [])
      if (!vector) return byWords.slice(0, k)
      const wanted = unit(vector)
      const byMeaning = vectors
        .map((own, at) => ({ id: (passages[at] as Passage).id, score: dot(own, wanted) }))
        .sort((one, other) => other.score - one.score)
        .slice(0, Math.max(k, depth))
      return fuse([byWords, byMeaning], k)
    },
  }
}

/** Best first; the score is the share, 0 to 1, of being first in every list. */
export const fuse = (lists: readonly (readonly Hit[])[], k: number): Hit[] => {
  const sums = new Map<string, number>()
  for (const list of lists)
    for (const [rank, { id }] of list.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (rankShift + rank + 1))
  const best = lists.length / (rankShift + 1)
  return [...sums]
    .map(([id, sum]) => ({ id, score: sum / best }))
    .sort((one, other) => other.score - one.score)
    .slice(0, k)
}

/**
 * Vectors of length 1, those of known texts from the file; a new text costs a call, an unchanged one never. What came before a
 * call that fails is kept too.
 */
export const embedAll = async (
  texts: readonly string[],
  embed: Embed,
  { model, cache, batch = 64 }: HybridOptions,
): Promise<Float32Array[]> => {
  const key = `vectors 1 ${model}`
  const file = cache === false ? undefined : join(cache, `vectors-${hash(model).slice(0, 16)}.bin`)
  const known = file ? readVectors(file, key) : new Map<string, Float32Array>()
  const names = texts.map(hash)
  const fresh = [...new Map(names.map((name, at) => [name, texts[at] as string]))].filter(([name]) => !known.has(name))
  const [usual] = known.values()
  let width = usual?.length
  try {
    for (let from = 0; from < fresh.length; from += batch) {
      const part = fresh.slice(from, from + batch)
      const made = await embed(part.map(([, text]) => text))
      if (made.length !== part.length) throw new Error(`${model} gave ${made.length} vectors for ${part.length} texts`)
      for (const [at, [name]] of part.entries()) {
        const vector = made[at] as Float32Array
        width ??= vector.length
        if (vector.length !== width)
          throw new Error(`${model} gave a vector of ${vector.length} and not ${width} figures`)
        known.set(name, unit(vector))
      }
    }
  } finally {
    if (file) writeVectors(file, key, names, known, fresh.length > 0)
  }
  return names.map((name) => known.get(name) as Float32Array)
}

const readVectors = (file: string, key: string): Map<string, Float32Array> => {
  const known = new Map<string, Float32Array>()
  const kept = readSections(file, key)
  if (!kept) return known
  const names = Buffer.from(kept.hashes as Uint8Array)
  const width = (kept.vectors as Float32Array).length / (names.length / 32)
  for (let at = 0; at * 32 < names.length; at++)
    known.set(
      names.toString('hex', at * 32, at * 32 + 32),
      (kept.vectors as Float32Array).subarray(at * width, (at + 1) * width),
    )
  return known
}

const writeVectors = (
  file: string,
  key: string,
  names: readonly string[],
  known: ReadonlyMap<string, Float32Array>,
  changed: boolean,
) => {
  const used = [...new Set(names)].filter((name) => known.has(name))
  if (used.length === 0 || (!changed && used.length === known.size)) return
  const width = (known.get(used[0] as string) as Float32Array).length
  const all = new Float32Array(width * used.length)
  for (const [at, name] of used.entries()) all.set(known.get(name) as Float32Array, at * width)
  writeSections(file, key, { hashes: Uint8Array.from(Buffer.from(used.join(''), 'hex')), vectors: all })
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

export const dot = (one: Float32Array, other: Float32Array): number => {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

export const unit = (vector: Float32Array): Float32Array => {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}
