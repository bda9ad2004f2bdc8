/** Fits the weights by which an answer's confidence is told (`bot/answers/confidence.ts`) on questions that were answered. */
import { placeOf, places, unit } from '../../bot/answers/confidence.ts'
import type { Signs } from '../../bot/answers/signs.ts'
import type { Heard } from './labelled.ts'

interface Row {
  signs: [place: number, value: number][]
  /** 1 when no statement answers it. */
  near: 0 | 1
  weight: number
}

/**
 * Those of which no document tells count together as much as all others, and those that were answered all the same `missed`
 * times: these are the ones to learn.
 */
const rowsOf = (heard: readonly Pick<Heard, 'near' | 'isAnswered' | 'signs'>[]): Row[] => {
  const nears = heard.filter(({ near }) => near).length
  const each = (heard.length - nears) / Math.max(1, nears)
  return heard.flatMap(({ near, isAnswered, signs }) =>
    signs
      ? [{ signs: placed(signs), near: near ? 1 : 0, weight: (near ? each : 1) * (near && isAnswered ? missed : 1) }]
      : [],
  )
}
const missed = 2

const placed = (signs: Signs): Row['signs'] => [...signs].map(([sign, value]) => [placeOf(sign), value])

/** How fast it learns, how strongly weights are held near 0, how often each row is seen. */
const rate = 0.15
const held = 0.1
const rounds = 12
/** A weight below this is none: what is kept grows no larger by it. */
const least = 0.03

/** Logistic regression by adaptive gradient descent; the same rows give the same weights. */
export const weightsFor = (heard: readonly Pick<Heard, 'near' | 'isAnswered' | 'signs'>[]): Int8Array => {
  const rows = rowsOf(heard)
  const weights = new Float64Array(places)
  const squares = new Float64Array(places).fill(1e-6)
  const random = seeded(7)
  for (let round = 0; round < rounds; round++) {
    shuffle(rows, random)
    for (const { signs, near, weight } of rows) {
      let sum = 0
      for (const [place, value] of signs) sum += (weights[place] as number) * value
      const off = (1 / (1 + Math.exp(-sum)) - near) * weight
      for (const [place, value] of signs) {
        const slope = off * value + held * (weights[place] as number)
        const seen = (squares[place] as number) + slope ** 2
        squares[place] = seen
        weights[place] = (weights[place] as number) - (rate * slope) / Math.sqrt(seen)
      }
    }
  }
  return Int8Array.from(weights, (weight) =>
    Math.abs(weight) < least ? 0 : Math.max(-127, Math.min(127, Math.round(weight * unit))),
  )
}

/** Numbers from 0 to 1 (Lehmer's generator). */
export const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

export const shuffle = <T>(list: T[], random: () => number): void => {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [list[at] as T, list[other] as T]
    list[at] = two
    list[other] = one
  }
}
