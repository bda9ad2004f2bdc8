import { describe, expect, it } from 'vitest'
import { gather } from '../../knowledge/retrieval/collection.ts'
import { buildSearcher, type Clause, idf, impact, most } from '../../knowledge/retrieval/top.ts'
import { drawing } from '../../knowledge/rules/scheme-people.ts'
import { buildRanker } from '../../knowledge/search.ts'

const draw = drawing(7)
/** Few common terms and many rare ones, as in any language. */
const term = () => `t${Math.floor(400 ** draw())}`
const documents = Array.from({ length: 2000 }, () => Array.from({ length: 5 + Math.floor(60 * draw()) }, term))
const average = documents.reduce((sum, document) => sum + document.length, 0) / documents.length
const tallies = documents.map((document) => {
  const tally = new Map<string, number>()
  for (const term of document) tally.set(term, (tally.get(term) ?? 0) + 1)
  return { tally, length: document.length / average }
})
const count = (term: string) => tallies.filter(({ tally }) => tally.has(term)).length

const close = (found: { score: number }[], expected: number[]) => {
  expect(found.length).toBe(expected.length)
  for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(expected[at] as number, 4)
}

describe('the best documents are those of the full sum', () => {
  it.each([1, 3, 10, 100])('for the first %i', (k) => {
    const ranker = buildRanker(documents)
    for (let round = 0; round < 25; round++) {
      const query = Array.from({ length: 1 + Math.floor(12 * draw()) }, term)
      const weights = query.map((word) => idf(count(word), documents.length))
      const best = weights.reduce((sum, weight) => sum + most(weight), 0)
      const scores = tallies.map(({ tally, length }) =>
        query.reduce((sum, word, at) => sum + impact(weights[at] as number, tally.get(word) ?? 0, length), 0),
      )
      const expected = scores
        .filter((score) => score > 0)
        .sort((one, other) => other - one)
        .slice(0, k)
      close(
        ranker.rank(query, k),
        expected.map((score) => score / best),
      )
    }
  })

  it('also where a word has several translations', () => {
    const terms = gather()
    for (const document of documents) {
      for (const term of document) terms.term(term)
      terms.end()
    }
    const collection = terms.finish()
    const searcher = buildSearcher(collection)
    for (let round = 0; round < 40; round++) {
      const words = Array.from({ length: 1 + Math.floor(8 * draw()) }, () =>
        Array.from({ length: 1 + Math.floor(6 * draw()) }, () => ({ term: term(), share: 0.02 + draw() })),
      )
      const weights = words.map(() => 1 + 5 * draw())
      const clauses = words.map(
        (alternatives, at): Clause => ({
          most: weights[at] as number,
          parts: alternatives.flatMap(({ term, share }) => {
            const known = collection.find(term)
            return known < 0 ? [] : [{ ...collection.postings(known), share, peak: searcher.peak(known) }]
          }),
        }),
      )
      const scores = tallies.map(({ tally, length }) =>
        words.reduce((sum, alternatives, at) => {
          const often = alternatives.reduce((total, { term, share }) => total + share * (tally.get(term) ?? 0), 0)
          return sum + impact((weights[at] as number) / most(1), often, length)
        }, 0),
      )
      const expected = scores
        .filter((score) => score > 0)
        .sort((one, other) => other - one)
        .slice(0, 5)
      close(searcher.top(clauses, 5), expected)
      expect(searcher.top(clauses, 5)).toEqual(searcher.top(clauses, 5))
    }
  })
})

it('keeps Han characters, pairs, rare characters and words apart', () => {
  const terms = gather()
  const all = ['重', '重庆', '庆', '𠮷', '𠮷野', 'card', '3', '庆重']
  for (const term of all) {
    terms.term(term)
    terms.end()
  }
  const collection = terms.finish()
  for (const [at, term] of all.entries())
    expect([...collection.postings(collection.find(term)).documents]).toEqual([at])
  expect(collection.find('重重')).toBe(-1)
  expect(collection.find('cards')).toBe(-1)
})
