/** Made-up people for checking a scheme: complete answers that make given conditions true or false. */
import type { IsoDate } from '../dates.ts'
import { type Expression, type Facts, holds, type Value } from './expressions.ts'
import { type Node, nodeOf, planOf } from './plan.ts'
import type { Scheme } from './schemes.ts'
import { valuesToTry } from './values.ts'

/** A condition, and whether it is to be met. */
export type Goal = [when: Expression, met: boolean]

/** Between 0 and 1; the same seed draws the same numbers, so that a check always says the same. */
export type Draw = () => number
export const drawing = (seed: number): Draw => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
export const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T

/** Somebody who knows everything, the answers drawn evenly from those that the rules tell apart. */
export const anybody = (scheme: Scheme, today: IsoDate, draw: Draw): Facts => {
  const facts: Record<string, Value> = {}
  for (const fact of scheme.facts) facts[fact.id] = pick(draw, valuesToTry(scheme, fact, facts, today))
  return facts
}

/** Somebody who meets the goals, from whatever start leads there; undefined when none of many does. */
export const somebody = (scheme: Scheme, goals: readonly Goal[], today: IsoDate, draw: Draw): Facts | undefined => {
  for (let start = 0; start < 30; start++) {
    const found = towards(scheme, anybody(scheme, today, draw), goals, today, draw)
    if (found) return found
  }
  return undefined
}

/**
 * Changes one answer after the other, of the facts that `may` change, until no goal is missed and no contradiction
 * holds. Undefined when that leads nowhere.
 */
export const towards = (
  scheme: Scheme,
  person: Facts,
  goals: readonly Goal[],
  today: IsoDate,
  draw: Draw,
  may: readonly string[] = scheme.facts.map((fact) => fact.id),
): Facts | undefined => {
  const plan = planOf(scheme)
  const wanted = [...goals, ...scheme.contradictions.map(({ when }): Goal => [when, false])].map(
    ([when, met]) => [nodeOf(plan, when), met] as const,
  )
  const missing = (facts: Facts) => wanted.reduce((sum, [node, met]) => sum + changesFor(node, met, facts, today), 0)
  let facts = person
  let left = missing(facts)
  for (let steps = 0; left > 0 && steps < 3 * may.length + 3; steps++) {
    const missed = new Set(wanted.flatMap(([node, met]) => (changesFor(node, met, facts, today) > 0 ? node.facts : [])))
    let nearest: Facts[] = []
    let best = Number.POSITIVE_INFINITY
    for (const fact of scheme.facts) {
      if (!missed.has(fact.id) || !may.includes(fact.id)) continue
      for (const value of valuesToTry(scheme, fact, facts, today)) {
        if (value === facts[fact.id]) continue
        const changed = { ...facts, [fact.id]: value }
        const rest = missing(changed)
        if (rest < best) [best, nearest] = [rest, []]
        if (rest === best) nearest.push(changed)
      }
    }
    // An equal step may lead out of a dead end; a step back does not.
    if (best > left || nearest.length === 0) return undefined
    ;[facts, left] = [pick(draw, nearest), best]
  }
  return left === 0 ? facts : undefined
}

/** How many tests have to come out otherwise, at least, for the condition to be met or not. */
const changesFor = (node: Node, met: boolean, facts: Facts, today: IsoDate): number => {
  switch (node.kind) {
    case 'test':
      return holds(node.test, facts, today) === met ? 0 : 1
    case 'not':
      return changesFor(node.part, !met, facts, today)
    case 'least': {
      const needed = met ? node.least : node.parts.length - node.least + 1
      const changes = node.parts.map((part) => changesFor(part, met, facts, today)).sort((a, b) => a - b)
      if (needed > changes.length) return 1000
      return changes.slice(0, Math.max(0, needed)).reduce((sum, n) => sum + n, 0)
    }
  }
}
