/**
 * What a condition can still be while facts are missing, in Kleene's strong three-valued logic, and which missing facts
 * can still change it. Every part of a condition is taken to be free of the others: two parts about the same fact may
 * make a value look possible that is not, never the other way round.
 */
import type { IsoDate } from '../dates.ts'
import { type Expression, type Facts, holds, unsure, type Value } from './expressions.ts'
import { type Node, nodeOf, type Plan, planOf, type TestNode } from './plan.ts'
import type { Criterion, Scheme } from './schemes.ts'

/** The truth values a condition can still take, as a sum of these. A single one is what it is for good. */
export const T = 1
export const F = 2
export const U = 4
export type Possible = number
export const settled = (values: Possible) => values === T || values === F || values === U

/** What a scheme and the facts make of conditions. Made for one set of facts, because conditions are looked at often. */
export interface Case {
  scheme: Scheme
  facts: Facts
  today: IsoDate
  criteria: ReadonlyMap<string, Criterion>
  plan: Plan
  /** By the number of the condition; 0 where nobody has looked yet. */
  seen: Possible[]
}
/** Nobody has looked at any of its conditions yet. */
export const openCase = (scheme: Scheme, facts: Facts, today: IsoDate): Case => {
  const plan = planOf(scheme)
  return { scheme, facts, today, criteria: plan.criteria, plan, seen: new Array(plan.size).fill(0) }
}

/** The same case with one more answer: only what rests on this fact has to be looked at again. */
export const withAnswer = (here: Case, fact: string, value: Value): Case => {
  const seen = here.seen.slice()
  for (const at of here.plan.restingOn.get(fact) ?? []) seen[at] = 0
  return { ...here, facts: { ...here.facts, [fact]: value }, seen }
}

/** The values it can still take; without a condition it is true. */
export const possibleOf = (here: Case, e: Expression | undefined): Possible =>
  e === undefined ? T : look(here, nodeOf(here.plan, e))

const look = (here: Case, node: Node): Possible => {
  const known = here.seen[node.at]
  if (known) return known
  const values =
    node.kind === 'test'
      ? lookAtTest(here, node)
      : node.kind === 'not'
        ? turned(look(here, node.part))
        : atLeast(node.least, countParts(here, node.parts))
  here.seen[node.at] = values
  return values
}

const lookAtTest = (here: Case, { test, facts }: TestNode): Possible => {
  const result = holds(test, here.facts, here.today)
  if (result !== undefined) return result ? T : F
  const forGood = facts.some((fact) => here.facts[fact] === unsure) || facts.every((fact) => fact in here.facts)
  return forGood ? U : T | F | U
}

const turned = (v: Possible): Possible => (v & U) | (v & T ? F : 0) | (v & F ? T : 0)

/** How many parts are true for good, may be true, and so on. */
interface Counts {
  sure: number
  mayBeTrue: number
  neverFalse: number
  mayNotBeFalse: number
  mayBeUnknown: number
  trueOrFalse: number
}
const countParts = (here: Case, parts: readonly Node[]): Counts => {
  const counts = { sure: 0, mayBeTrue: 0, neverFalse: 0, mayNotBeFalse: 0, mayBeUnknown: 0, trueOrFalse: 0 }
  for (const part of parts) {
    const v = look(here, part)
    if (v === T) counts.sure++
    if (v & T) counts.mayBeTrue++
    if (!(v & F)) counts.neverFalse++
    if (v !== F) counts.mayNotBeFalse++
    if (v & U) counts.mayBeUnknown++
    if (v === (T | F)) counts.trueOrFalse++
  }
  return counts
}

/** Values of "at least `least` of the parts", every part free to take any of its values. */
const atLeast = (least: number, { sure, mayBeTrue, neverFalse, mayBeUnknown, trueOrFalse }: Counts): Possible => {
  // Unknown needs fewer than `least` true, and enough unknown ones to get there: leave unknown whatever may be unknown.
  const unknown = Math.max(0, least - mayBeUnknown - sure) <= Math.min(trueOrFalse, least - 1 - sure)
  return (mayBeTrue >= least ? T : 0) | (neverFalse < least ? F : 0) | (unknown ? U : 0)
}

/** Which differences in a value tell: true from not true, false from not false. */
interface Tells {
  true: boolean
  false: boolean
}

/**
 * Collects the facts, not yet asked, that can still change the value of `e` in a way that tells. `followed` keeps what
 * was followed before for the same case, so that a criterion which many rules name is followed once.
 */
export const factsThatChange = (
  here: Case,
  e: Expression | undefined,
  tells: Tells,
  into: Set<string>,
  followed: Possible[] = [],
): void => {
  if (e) follow(here, nodeOf(here.plan, e), (tells.true ? T : 0) | (tells.false ? F : 0), into, followed)
}

/** `tells` is T, F, or their sum. */
const follow = (here: Case, node: Node, tells: Possible, into: Set<string>, followed: Possible[]): void => {
  const values = look(here, node)
  const before = followed[node.at] ?? 0
  const more = settled(values) ? 0 : tells & values & ~before
  if (more === 0) return
  followed[node.at] = before | more
  if (node.kind === 'test') {
    for (const fact of node.facts) if (!(fact in here.facts)) into.add(fact)
  } else if (node.kind === 'not') follow(here, node.part, turned(more), into, followed)
  else {
    const counts = countParts(here, node.parts)
    for (const part of node.parts)
      follow(here, part, more & turnsOn(node.least, counts, look(here, part)), into, followed)
  }
}

/**
 * Which differences in a part that is open, with these values, tell beside the other parts of "at least `least`": the
 * whole is true when `least` are true, and false when fewer than `least` are not false, so each turns on its own count
 * being one short.
 */
const turnsOn = (least: number, counts: Counts, own: Possible): Possible => {
  const short = (low: number, high: number) => low <= least - 1 && least - 1 <= high
  const turnsTrue = short(counts.sure, counts.mayBeTrue - (own & T ? 1 : 0))
  const turnsFalse = short(counts.neverFalse - (own & F ? 0 : 1), counts.mayNotBeFalse - 1)
  return (turnsTrue ? T : 0) | (turnsFalse ? F : 0)
}

/**
 * What is left of a condition once the known facts are put in, as a text: two sets of facts with the same remainder go
 * on alike, so a check need not follow both.
 */
export const remainderOf = (here: Case, e: Expression | undefined): string =>
  e === undefined ? String(T) : remainder(here, nodeOf(here.plan, e))

const remainder = (here: Case, node: Node): string => {
  const values = look(here, node)
  if (settled(values)) return String(values)
  if (node.kind === 'test') return `${node.at}:${node.facts.map((fact) => here.facts[fact] ?? '?')}`
  if (node.kind === 'not') return `!${remainder(here, node.part)}`
  const left = node.parts.filter((part) => !settled(look(here, part)))
  const of = (value: Possible) => node.parts.filter((part) => look(here, part) === value).length
  const needed = node.least - of(T)
  // As many unknown ones as are needed keep it from being false: more of them make no difference.
  const unknown = Math.min(needed, of(U))
  const parts = left.map((part) => remainder(here, part)).sort()
  return needed === 1 && unknown === 0 && parts.length === 1 ? String(parts) : `${needed},${unknown}(${parts})`
}
