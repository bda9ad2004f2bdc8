/** The statements that come nearest to a question, whether or not they answer it. */

import type { IsoDate } from '../../knowledge/dates.ts'
import type { Point } from '../../knowledge/policy.ts'
import { asOf } from '../../knowledge/question/as-of.ts'
import { type Corpus, placeOf } from './corpus.ts'

const most = 12
/** Least evidence of a statement that comes near: a rare word. */
const least = 5

export const nearestTo = ({ knowledge, finder }: Corpus, written: string, today: IsoDate): Point[] => {
  const { policies, rest } = asOf(knowledge, written, today)
  const found = finder.rank(rest).best(most, ({ policy }) => policies.has(policy))
  return found.map(({ point }) => point)
}

/** Those of them that share more with the question than a common word, of different clauses and in the place it names. */
export const sharingWith = (corpus: Corpus, written: string, today: IsoDate): Point[] => {
  const { policies, rest } = asOf(corpus.knowledge, written, today)
  const { text, places } = corpus.reader.read(rest)
  const isThere = (policy: string) => places.length === 0 || places.some(({ id }) => id === placeOf(corpus, policy))
  const found = corpus.finder.rank(text).best(most, ({ policy }) => policies.has(policy) && isThere(policy))
  const points = found.flatMap(({ point, evidence }) => (evidence < least ? [] : [point]))
  const clauseOf = ({ policy, clause }: Point) => `${policy}/${clause}`
  return points.filter((point, at) => points.findIndex((other) => clauseOf(other) === clauseOf(point)) === at)
}
