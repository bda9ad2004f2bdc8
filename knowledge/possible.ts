/**
 * What a condition can still be while facts are missing, in Kleene's strong three-valued logic, and which missing facts
 * can still change it. Every part of a condition is taken to be free of the others: two parts about the same fact may
 * make a value look possible that is not, never the other way round.
 */
import type { IsoDate } from './dates.ts'
import { type Expression, type Facts, factsOfTest, holds, type Test, unsure } from './expressions.ts'
import type { Criterion, Scheme } from './schemes.ts'

/** The truth values a condition can still take, as a sum of these. A single one is what it is for good. */
export const T = 1
export const F = 2
export const U = 4
export type Possible = number
export const settled = (values: Possible) => values === T || values === F || values === U

/** What a scheme and the facts make of conditions. Made for one set of facts, because criteria are looked up often. */
export interface Case {
  scheme: Scheme
  facts: Facts
  today: IsoDate
  criteria: Map<string, Criterion>
  seen: Map<Expression, Possible>
}
export const openCase = (scheme: Scheme, facts: Facts, today: IsoDate): Case => ({
  scheme,
  facts,
  today,
  criteria: new Map(scheme.criteria.map((c) => [c.id, c])),
  seen: new Map(),
})

/** A condition as "at least n of these": all is n of n, any is 1 of n. */
export const gate = (e: Expression): { least: number; parts: Expression[] } | undefined => {
  if ('all' in e) return { least: e.all.length, parts: e.all }
  if ('any' in e) return { least: 1, parts: e.any }
  if ('count' in e) return { least: e['at-least'], parts: e.count }
  return undefined
}

export const possibleOf = (here: Case, e: Expression | undefined): Possible => {
  if (e === undefined) return T
  const known = here.seen.get(e)
  if (known !== undefined) return known
  const values = compute(here, e)
  here.seen.set(e, values)
  return values
}

const compute = (here: Case, e: Expression): Possible => {
  if ('criterion' in e) return possibleOf(here, here.criteria.get(e.criterion)?.when)
  if ('not' in e) return turned(possibleOf(here, e.not))
  const several = gate(e)
  if (several)
    return atLeast(
      several.least,
      several.parts.map((part) => possibleOf(here, part)),
    )
  const test = e as Test
  const result = holds(test, here.facts, here.today)
  if (result !== undefined) return result ? T : F
  const facts = factsOfTest(test)
  const forGood = facts.some((fact) => here.facts[fact] === unsure) || facts.every((fact) => fact in here.facts)
  return forGood ? U : T | F | U
}

const turned = (v: Possible): Possible => (v & U) | (v & T ? F : 0) | (v & F ? T : 0)

const count = (parts: Possible[], test: (v: Possible) => boolean) => parts.filter(test).length

/** Values of "at least `least` of the parts", every part free to take any of its values. */
const atLeast = (least: number, parts: Possible[]): Possible => {
  const sure = count(parts, (v) => v === T)
  const mayBeTrue = count(parts, (v) => (v & T) > 0)
  const neverFalse = count(parts, (v) => (v & F) === 0)
  // Unknown needs fewer than `least` true, and enough unknown ones to get there: leave unknown whatever may be unknown.
  const mayBeUnknown = count(parts, (v) => (v & U) > 0)
  const trueOrFalse = count(parts, (v) => v === (T | F))
  const unknown = Math.max(0, least - mayBeUnknown - sure) <= Math.min(trueOrFalse, least - 1 - sure)
  return (mayBeTrue >= least ? T : 0) | (neverFalse < least ? F : 0) | (unknown ? U : 0)
}

/** Which differences in a value tell: true from not true, false from not false. */
export interface Tells {
  true: boolean
  false: boolean
}

/** Whether a value that is still open can differ in a way that tells. */
const differs = (values: Possible, tells: Tells): boolean =>
  (tells.true && (values & T) > 0 && values !== T) || (tells.false && (values & F) > 0 && values !== F)

/**
 * Which differences in one part of "at least `least`" tell beside the others: the whole is true when `least` are true,
 * and false when fewer than `least` are not false, so each turns on its own count being one short.
 */
const tellsOfPart = (least: number, others: Possible[], tells: Tells): Tells => {
  const short = (low: number, high: number) => low <= least - 1 && least - 1 <= high
  const isTrue = short(
    count(others, (v) => v === T),
    count(others, (v) => (v & T) > 0),
  )
  const isNotFalse = short(
    count(others, (v) => (v & F) === 0),
    count(others, (v) => v !== F),
  )
  return { true: tells.true && isTrue, false: tells.false && isNotFalse }
}

/** Collects the facts, not yet asked, that can still change the value of `e` in a way that tells. */
export const factsThatChange = (here: Case, e: Expression | undefined, tells: Tells, into: Set<string>): void => {
  if (e === undefined || !differs(possibleOf(here, e), tells)) return
  const several = gate(e)
  if (several) {
    const values = several.parts.map((part) => possibleOf(here, part))
    several.parts.forEach((part, at) => {
      factsThatChange(here, part, tellsOfPart(several.least, values.toSpliced(at, 1), tells), into)
    })
  } else if ('not' in e) factsThatChange(here, e.not, { true: tells.false, false: tells.true }, into)
  else if ('criterion' in e) factsThatChange(here, here.criteria.get(e.criterion)?.when, tells, into)
  else for (const fact of factsOfTest(e as Test)) if (!(fact in here.facts)) into.add(fact)
}

/**
 * What is left of a condition once the known facts are put in, as a text: two sets of facts with the same remainder of
 * every rule go on alike, so a check need not walk both.
 */
export const remainderOf = (here: Case, e: Expression | undefined): string => {
  const values = possibleOf(here, e)
  if (e === undefined || settled(values)) return String(values)
  const several = gate(e)
  if (several) {
    const sure = count(
      several.parts.map((part) => possibleOf(here, part)),
      (v) => v === T,
    )
    const left = several.parts.filter((part) => ![T, F].includes(possibleOf(here, part)))
    return `${several.least - sure}(${left.map((part) => remainderOf(here, part)).sort()})`
  }
  if ('not' in e) return `!${remainderOf(here, e.not)}`
  if ('criterion' in e) return remainderOf(here, here.criteria.get(e.criterion)?.when)
  const known = factsOfTest(e as Test).map((fact) => here.facts[fact] ?? '?')
  return `${JSON.stringify(e)}:${known}`
}
