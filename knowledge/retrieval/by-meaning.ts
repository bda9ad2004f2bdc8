/**
 * The ranking of words with a say of what is near by meaning. Meaning changes the order and brings statements in; how much
 * evidence there is for each is told by the words alone, and what comes first is held to it. So a question may be answered
 * that the words would have declined, or declined the other way round, but from no statement that they give no evidence for.
 */
import { rankShift } from './hybrid.ts'
import type { Candidate, Finder } from './retrieve.ts'
import { normalise } from './text.ts'

/** What is near a text: ids of points, nearest first. */
export interface Near {
  text: string
  points: readonly string[]
}

/** How far down both lists are read. */
const depth = 50
/** Share of the best evidence below which a statement does not get ahead of one that has it. */
const leastEvidence = 0.75
/** An ask that is nearly the question itself, or is it, is right whatever else is near. */
const sameQuestion = 0.8
/** A part of the message, or a question together with the one before, is another text. */
const sameLength = { least: 0.7, most: 1.4 }

export const leanOnMeaning = (finder: Finder, { text, points }: Near): Finder => {
  const places = new Map(points.map((id, place) => [id, place]))
  const asked = plain(text)
  const length = normalise(text).trim().length
  return {
    ...finder,
    rank: (question, focus, asking) => {
      const byWords = finder.rank(question, focus, asking)
      const share = question.trim().length / Math.max(1, length)
      if (share < sameLength.least || share > sameLength.most) return byWords
      return {
        best: (k, accept = () => true) => {
          const found = byWords.best(Math.max(k, depth), accept)
          const known = new Set(found.map(({ point }) => point))
          const brought = byWords.best(depth, (point) => places.has(point.id) && !known.has(point) && accept(point))
          return fused([...found, ...brought], places, asked).slice(0, k)
        },
      }
    },
  }
}

/** In the order of both lists; scores stay as they are spread and go to the new order. */
const fused = (candidates: readonly Candidate[], places: ReadonlyMap<string, number>, asked: string): Candidate[] => {
  const most = Math.max(0, ...candidates.map(({ evidence }) => evidence))
  const ordered = candidates
    .map((candidate, place) => {
      const near = places.get(candidate.point.id)
      const byMeaning = near === undefined ? 0 : 1 / (rankShift + near + 1)
      const { zh, en } = candidate.point.asks
      const isAsk = candidate.likeness >= sameQuestion || [...zh, ...en].some((ask) => plain(ask) === asked)
      const first = isAsk ? 2 : candidate.evidence >= leastEvidence * most ? 1 : 0
      return { candidate, first, sum: 1 / (rankShift + place + 1) + byMeaning }
    })
    .sort((one, other) => other.first - one.first || other.sum - one.sum)
  const scores = candidates.map(({ score }) => score).sort((one, other) => other - one)
  return ordered.map(({ candidate }, place) => ({ ...candidate, score: scores[place] as number }))
}

const plain = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
