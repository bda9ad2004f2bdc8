/** What a new version of a document changes, clause by clause. */

interface Part {
  id: string
  text: string
}

export type Change =
  | { kind: 'same' | 'changed'; old: Part; now: Part }
  | { kind: 'new'; now: Part }
  | { kind: 'gone'; old: Part }

/** From this share of pairs of letters two clauses are versions of one. */
const alike = 0.5

/** In the order of the new document, what is gone at the end. A clause that only has another number is the same. */
export const diffClauses = (old: readonly Part[], now: readonly Part[]): Change[] => {
  const left = new Map(old.map((part) => [part.id, { part, words: wordsOf(part.text) }]))
  const found = new Map<Part, { kind: 'same' | 'changed'; old: Part }>()
  const take = (part: Part, kind: 'same' | 'changed', of: Part | undefined) => {
    if (!of) return
    left.delete(of.id)
    found.set(part, { kind, old: of })
  }
  const words = new Map(now.map((part) => [part, wordsOf(part.text)]))
  const byWords = new Map<string, Part[]>()
  for (const { part, words } of left.values()) byWords.set(words, [...(byWords.get(words) ?? []), part])
  for (const part of now) {
    const same = byWords.get(words.get(part) as string)?.filter(({ id }) => left.has(id))
    take(part, 'same', same?.find(({ id }) => id === part.id) ?? same?.[0])
  }
  const pairs = new Map([...left.values()].map(({ part, words }) => [part, pairsOf(words)]))
  for (const part of now) {
    if (found.has(part)) continue
    const own = pairsOf(words.get(part) as string)
    let best: { part: Part; score: number } | undefined
    for (const { part: other } of left.values()) {
      const score = dice(own, pairs.get(other) as Set<string>) + (other.id === part.id ? 0.2 : 0)
      if (score >= alike && score > (best?.score ?? 0)) best = { part: other, score }
    }
    take(part, 'changed', best?.part)
  }
  return [
    ...now.map((part): Change => {
      const of = found.get(part)
      return of ? { ...of, now: part } : { kind: 'new', now: part }
    }),
    ...[...left.values()].map(({ part }): Change => ({ kind: 'gone', old: part })),
  ]
}

/** How much of two texts is the same, 0 to 1, by pairs of letters. */
export const likeness = (one: string, other: string): number => dice(pairsOf(wordsOf(one)), pairsOf(wordsOf(other)))

/** How much of a text stands in another one, 0 to 1, by pairs of letters. */
export const within = (part: string, whole: string): number => {
  const [own, all] = [pairsOf(wordsOf(part)), pairsOf(wordsOf(whole))]
  return own.size === 0 ? 1 : [...own].filter((pair) => all.has(pair)).length / own.size
}

/** Without its number and without blanks, which a new layout moves. */
const wordsOf = (text: string) => withoutNumber(text).replace(/[\s\u3000:：]+/g, '')

export const withoutNumber = (text: string) =>
  text.replace(/^(第.{1,6}条|Article \d+|[（(]?[\p{N}一二三四五六七八九十ivxIVX]+[)）.．、])\s*/u, '')

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2))
  return pairs
}

const dice = (one: Set<string>, other: Set<string>): number => {
  if (one.size + other.size === 0) return 0
  const [less, more] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const pair of less) if (more.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}
