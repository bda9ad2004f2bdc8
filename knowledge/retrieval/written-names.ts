/**
 * An English name in Chinese documents: 胡格诺 for Huguenot. The pairs of name characters that fit a part of its sound are
 * looked up; documents with several of them are searched for a chain that sounds like the whole.
 */
import type { Collection } from './collection.ts'
import {
  chineseSound,
  consonants,
  englishSound,
  firstRow,
  isNameCharacter,
  mayBegin,
  nameDistance,
  nameLimits,
  nextRow,
  shareOf,
  shortestName,
} from './names.ts'

export interface WrittenNames {
  /** Names in the documents that sound like an English word, each with a share of 0 to 1. */
  like(word: string): { term: string; share: number }[]
}

/** How far a pair may be from the part of the name that it fits best. */
const pairLimit = 0.4
const longest = { sound: 14, characters: 8 }
/** Chains tried in a document, documents, names given, and postings passed over. */
const enough = { chains: 300, documents: 200, names: 6, postings: 5000 }
/** Beside the likeliest one only those that sound nearly as alike. */
const close = 0.03

export const buildWrittenNames = (collection: Collection): WrittenNames => {
  const bySound = new Map<string, { pair: string; term: number }[]>()
  for (const [pair, term] of collection.pairs()) {
    if (![...pair].every(isNameCharacter)) continue
    const sound = consonants(chineseSound(pair))
    const same = bySound.get(sound)
    if (same) same.push({ pair, term })
    else if (sound) bySound.set(sound, [{ pair, term }])
  }
  return {
    like: (word) => {
      const sound = englishSound(word)
      const skeleton = consonants(sound)
      if (skeleton.length < shortestName || skeleton.length > longest.sound) return []
      const limit = nameLimits.consonants(skeleton)
      const found = new Map<string, number>()
      for (const pairs of documentsWith(collection, pairsWithin(bySound, skeleton)))
        for (const name of chains(pairs, skeleton, limit * skeleton.length)) {
          if (found.has(name.text)) continue
          const distance = nameDistance(name.distance / skeleton.length, chineseSound(name.text), sound)
          if (distance !== undefined) found.set(name.text, distance)
        }
      const best = [...found].sort(([, one], [, other]) => one - other)
      const [, least = 0] = best[0] ?? []
      return best
        .filter(([, distance]) => distance <= least + close)
        .slice(0, enough.names)
        .map(([term, distance]) => ({ term, share: shareOf(distance, limit) }))
    },
  }
}

type Pairs = ReadonlyMap<string, readonly { pair: string; term: number }[]>

/** The pairs that sound like some part of the name. */
const pairsWithin = (bySound: Pairs, skeleton: string): { pair: string; term: number }[] => {
  const anywhere = new Float32Array(skeleton.length + 1)
  return [...bySound].flatMap(([sound, pairs]) =>
    Math.min(...rowAfter(anywhere, sound, skeleton)) <= pairLimit ? pairs : [],
  )
}

const rowAfter = (row: Float32Array, sound: string, skeleton: string): Float32Array => {
  let after = row
  for (let at = 0; at < sound.length; at++) {
    const next = new Float32Array(skeleton.length + 1)
    nextRow(after, sound.charCodeAt(at), skeleton, next)
    after = next
  }
  return after
}

/** Which of the pairs stand in a document, for the documents with most of them. The rarest pairs tell most and cost least. */
const documentsWith = (collection: Collection, fitting: readonly { pair: string; term: number }[]): string[][] => {
  const pairs: { pair: string; term: number }[] = []
  let passed = 0
  for (const one of [...fitting].sort((one, other) => collection.count(one.term) - collection.count(other.term))) {
    passed += collection.count(one.term)
    if (passed > enough.postings) break
    pairs.push(one)
  }
  const counts = new Map<number, number>()
  for (const { term } of pairs)
    for (const at of collection.postings(term).documents) counts.set(at, (counts.get(at) ?? 0) + 1)
  const held = new Map<number, string[]>(
    [...counts]
      .filter(([, count]) => count > 1)
      .sort(([, one], [, other]) => other - one)
      .slice(0, enough.documents)
      .map(([at]) => [at, []]),
  )
  for (const { pair, term } of pairs) for (const at of collection.postings(term).documents) held.get(at)?.push(pair)
  return [...held.values()]
}

/** Runs of three characters and more made of pairs of one document, with the distance of their consonants. */
const chains = (pairs: readonly string[], skeleton: string, most: number): { text: string; distance: number }[] => {
  const found: { text: string; distance: number }[] = []
  const following = new Map<string, string[]>()
  for (const [first, second] of pairs.map((pair) => [...pair] as [string, string]))
    following.set(first, [...(following.get(first) ?? []), second])
  let tried = 0
  const go = (text: string, row: Float32Array, last: string) => {
    if (tried++ > enough.chains || text.length > longest.characters) return
    const distance = row[skeleton.length] as number
    if (text.length > 2 && distance <= most) found.push({ text, distance })
    const end = text.slice(-1)
    for (const character of following.get(end) ?? []) {
      if (text.includes(end + character)) continue
      const sound = consonants(chineseSound(character))
      // Two sounds that are the same count once, as in the spelling.
      const next = rowAfter(row, sound.startsWith(last) && last ? sound.slice(1) : sound, skeleton)
      if (next.some((cost) => cost <= most)) go(text + character, next, sound.slice(-1) || last)
    }
  }
  const start = firstRow(skeleton)
  for (const first of following.keys()) {
    const sound = consonants(chineseSound(first))
    if (sound && !mayBegin(sound, skeleton)) continue
    go(first, rowAfter(start, sound, skeleton), sound.slice(-1))
  }
  return found
}
