/**
 * The terms of many documents, inverted: for each term the documents that hold it and how often. All of it lies in typed arrays,
 * so that 100,000 passages need little memory and a file of them is read without parsing.
 */
import type { Sections } from './sections.ts'
import { packStrings, stringAt } from './sections.ts'
import { isHan } from './text.ts'

export interface Collection {
  /** Documents. */
  size: number
  /** Different terms. */
  terms: number
  /** Terms of each document, of which `average` are usual. */
  lengths: Uint32Array
  average: number
  /** The number of a term, -1 when no document holds it. */
  find(term: string): number
  /** How many documents hold a term, by its number. */
  count(term: number): number
  /** They, ascending, and how often each holds it (255 at most). */
  postings(term: number): Postings
  /** All pairs of Han characters, with their numbers. */
  pairs(): [string, number][]
  /** All words that are not Han, with their numbers. */
  words: ReadonlyMap<string, number>
  sections(): Sections
}

export interface Postings {
  documents: Uint32Array
  frequencies: Uint8Array
}

export interface Gathering {
  /** Adds the next document; its terms may come in any number of calls before `end`. */
  term(term: string): void
  end(): void
  finish(): Collection
}

export const gather = (): Gathering => {
  const table = newTermTable()
  const seenIn = growing(Uint32Array) // the last document (from 1) that held the term
  const places = growing(Uint32Array) // where it is in `held`
  const held = growing(Uint32Array) // each document's different terms, one document after the other
  const often = growing(Uint8Array)
  const counts = growing(Uint32Array)
  const ends = growing(Uint32Array)
  const lengths = growing(Uint32Array)
  let length = 0
  return {
    term: (term) => {
      const id = table.add(term)
      const document = ends.length + 1
      length++
      if (id < seenIn.length && seenIn.at(id) === document) {
        const place = places.at(id)
        if (often.at(place) < 255) often.set(place, often.at(place) + 1)
        return
      }
      seenIn.set(id, document)
      places.set(id, held.length)
      counts.set(id, (id < counts.length ? counts.at(id) : 0) + 1)
      held.push(id)
      often.push(1)
    },
    end: () => {
      ends.push(held.length)
      lengths.push(length)
      length = 0
    },
    finish: () => {
      const starts = new Uint32Array(counts.length + 1)
      for (let id = 0; id < counts.length; id++) starts[id + 1] = (starts[id] as number) + counts.at(id)
      const next = starts.slice()
      const documents = new Uint32Array(held.length)
      const frequencies = new Uint8Array(held.length)
      let from = 0
      for (let at = 0; at < ends.length; at++) {
        for (const to = ends.at(at); from < to; from++) {
          const id = held.at(from)
          const slot = next[id] as number
          documents[slot] = at
          frequencies[slot] = often.at(from)
          next[id] = slot + 1
        }
      }
      const words = [...table.words.keys()].sort()
      const packed = packStrings(words)
      return openCollection(
        {
          starts,
          documents,
          frequencies,
          lengths: lengths.done(),
          hanKeys: table.hanKeys(),
          hanIds: table.hanIds(),
          wordUnits: packed.units,
          wordStarts: packed.starts,
          wordIds: Uint32Array.from(words, (word) => table.words.get(word) as number),
        },
        table.words,
      )
    },
  }
}

export const openCollection = (sections: Sections, known?: ReadonlyMap<string, number>): Collection => {
  const { starts, documents, lengths, hanKeys, hanIds, wordIds } = sections as Record<string, Uint32Array>
  const frequencies = sections.frequencies as Uint8Array
  const words = known ?? readWords(sections, wordIds as Uint32Array)
  let total = 0
  for (const length of lengths as Uint32Array) total += length
  const size = (lengths as Uint32Array).length
  const from = (term: number) => (starts as Uint32Array)[term] as number
  return {
    size,
    terms: (starts as Uint32Array).length - 1,
    lengths: lengths as Uint32Array,
    average: size > 0 && total > 0 ? total / size : 1,
    find: (term) => {
      const key = hanKey(term)
      if (key === 0) return words.get(term) ?? -1
      const slot = hanSlot(hanKeys as Uint32Array, key)
      return (hanKeys as Uint32Array)[slot] === key ? ((hanIds as Uint32Array)[slot] as number) : -1
    },
    count: (term) => from(term + 1) - from(term),
    postings: (term) => ({
      documents: (documents as Uint32Array).subarray(from(term), from(term + 1)),
      frequencies: frequencies.subarray(from(term), from(term + 1)),
    }),
    pairs: () => {
      const pairs: [string, number][] = []
      for (const [slot, key] of (hanKeys as Uint32Array).entries())
        if (key & 0xffff)
          pairs.push([String.fromCharCode(key >>> 16, key & 0xffff), (hanIds as Uint32Array)[slot] as number])
      return pairs
    },
    words,
    sections: () => sections,
  }
}

const readWords = (sections: Sections, ids: Uint32Array): Map<string, number> => {
  const packed = { units: sections.wordUnits as Uint16Array, starts: sections.wordStarts as Uint32Array }
  const words = new Map<string, number>()
  for (const [at, id] of ids.entries()) words.set(stringAt(packed, at), id)
  return words
}

/**
 * Han characters and pairs are most of the vocabulary; two code units make a number, so they need no strings. 0 for any
 * other term, rare characters of two code units among them.
 */
const hanKey = (term: string): number => {
  if (term.length > 2) return 0
  const first = term.charCodeAt(0)
  if (!isPlainHan(first)) return 0
  if (term.length === 1) return (first << 16) >>> 0
  const second = term.charCodeAt(1)
  return isPlainHan(second) ? ((first << 16) | second) >>> 0 : 0
}
const plainHan = new Uint8Array(0x10000) // 1 Han, 2 not; filled as characters are met
const isPlainHan = (code: number): boolean => {
  if (plainHan[code] === 0)
    plainHan[code] = (code < 0xd800 || code > 0xdfff) && isHan(String.fromCharCode(code)) ? 1 : 2
  return plainHan[code] === 1
}

/** Where a key is or would be; the table's length is a power of two and it is never full. */
const hanSlot = (keys: Uint32Array, key: number): number => {
  const mask = keys.length - 1
  let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  return slot
}

const newTermTable = () => {
  const words = new Map<string, number>()
  let keys = new Uint32Array(1 << 10)
  let ids = new Uint32Array(1 << 10)
  let han = 0
  const grow = () => {
    const [oldKeys, oldIds] = [keys, ids]
    keys = new Uint32Array(oldKeys.length * 2)
    ids = new Uint32Array(oldKeys.length * 2)
    for (let at = 0; at < oldKeys.length; at++) {
      const key = oldKeys[at] as number
      if (key === 0) continue
      const slot = hanSlot(keys, key)
      keys[slot] = key
      ids[slot] = oldIds[at] as number
    }
  }
  return {
    words,
    hanKeys: () => keys,
    hanIds: () => ids,
    add: (term: string): number => {
      const key = hanKey(term)
      if (key === 0) {
        const known = words.get(term)
        if (known !== undefined) return known
        words.set(term, words.size + han)
        return words.size - 1 + han
      }
      let slot = hanSlot(keys, key)
      if (keys[slot] === key) return ids[slot] as number
      if (han * 2 >= keys.length) {
        grow()
        slot = hanSlot(keys, key)
      }
      keys[slot] = key
      ids[slot] = words.size + han
      return words.size + han++
    },
  }
}

/** A typed array that doubles when it is full. */
const growing = <A extends Uint8Array | Uint32Array>(kind: { new (length: number): A }) => {
  let array = new kind(1024)
  let length = 0
  const set = (at: number, value: number) => {
    if (at >= array.length) {
      const old = array
      array = new kind(Math.max(old.length * 2, at + 1))
      array.set(old)
    }
    array[at] = value
    if (at >= length) length = at + 1
  }
  return {
    get length() {
      return length
    },
    at: (at: number) => array[at] as number,
    set,
    push: (value: number) => set(length, value),
    done: () => array.slice(0, length),
  }
}
