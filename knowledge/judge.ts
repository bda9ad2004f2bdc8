/**
 * Judges a person's facts by a scheme, with three values: true, false, unknown (Kleene's strong logic). Pure: the same
 * facts on the same day give the same judgement, so a position in the dialogue is computed from the answers alone.
 *
 * For what is not yet asked, the judge follows every value a condition could still take, so it knows which facts can
 * still change the outcome, asks only those, and stops as soon as none can.
 */
import type { IsoDate } from './dates.ts'
import { type Expression, type Facts, factsOfTest, holds, type Test, unsure } from './expressions.ts'
import type { Criterion, Fact, Outcome, Rule, Scheme, Statement } from './schemes.ts'
import { resultParts } from './schemes.ts'
import { tellingValues } from './values.ts'

export interface Judgement {
  /** Undefined while an answer can still change it. */
  outcome: Outcome | undefined
  possible: Outcome[]
  /** The rule that decided; undefined while open, and when unknown facts left more than one rule possible. */
  rule: Rule | undefined
  met: Criterion[]
  failed: Criterion[]
  open: Criterion[]
  /** The criteria the outcome rests on; the others were not needed for it. */
  grounds: Criterion[]
  /** For a review: the facts that decide it. */
  decidedBy: Fact[]
  /** The fact to ask next; undefined when nothing more is to be asked. */
  next: Fact | undefined
  progress: { answered: number; atMost: number }
}

/** The truth values a condition can still take, as a sum of these. A single one is what it is for good. */
const T = 1
const F = 2
const U = 4
type Possible = number
const settled = (values: Possible) => values === T || values === F || values === U

/** What a scheme and the facts make of conditions. Made for one set of facts, because criteria are looked up often. */
interface Case {
  scheme: Scheme
  facts: Facts
  today: IsoDate
  criteria: Map<string, Criterion>
  seen: Map<Expression, Possible>
}
const open = (scheme: Scheme, facts: Facts, today: IsoDate): Case => ({
  scheme,
  facts,
  today,
  criteria: new Map(scheme.criteria.map((c) => [c.id, c])),
  seen: new Map(),
})

export const judge = (scheme: Scheme, facts: Facts, today: IsoDate): Judgement => {
  const here = open(scheme, facts, today)
  const possible = [...tail(here, 0, undefined)]
  const deciding = mattering(here)
  const outcome = deciding.size === 0 ? possible[0] : undefined
  const telling = factsForResult(here, possible)
  const toAsk = outcome ? telling : deciding
  const state = (c: Criterion) => valueOf(here, c.when)
  const answered = scheme.facts.filter((fact) => fact.id in facts).length
  return {
    outcome,
    possible,
    rule: outcome ? scheme.decision.find((rule) => possibleOf(here, rule.when) !== F && possibleOf(here, rule.when) === T) : undefined,
    met: scheme.criteria.filter((c) => state(c) === T),
    failed: scheme.criteria.filter((c) => state(c) === F),
    open: scheme.criteria.filter((c) => state(c) === U),
    grounds: outcome ? groundsOf(here) : [],
    decidedBy: outcome === 'review' ? decidersOf(here) : [],
    next: toAsk.size === 0 ? undefined : soonest(here, toAsk),
    progress: { answered, atMost: answered + new Set([...deciding, ...telling]).size },
  }
}

// What conditions can still be -------------------------------------------------------------------------------------

/** A condition as "at least n of these": all is n of n, any is 1 of n. */
const gate = (e: Expression): { least: number; parts: Expression[] } | undefined => {
  if ('all' in e) return { least: e.all.length, parts: e.all }
  if ('any' in e) return { least: 1, parts: e.any }
  if ('count' in e) return { least: e['at-least'], parts: e.count }
  return undefined
}

const possibleOf = (here: Case, e: Expression | undefined): Possible => {
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
  if (several) return atLeast(several.least, several.parts.map((part) => possibleOf(here, part)))
  const test = e as Test
  const result = holds(test, here.facts, here.today)
  if (result !== undefined) return result ? T : F
  return factsOfTest(test).some((fact) => here.facts[fact] === unsure) ? U : T | F | U
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

/** Whether one part of "at least `least`", free to be `own`, can still make a difference beside the others. */
const partMatters = (least: number, own: Possible, others: Possible[]): boolean => {
  const trues = [count(others, (v) => v === T), count(others, (v) => (v & T) > 0)] as const
  const notFalse = [count(others, (v) => (v & F) === 0), count(others, (v) => v !== F)] as const
  const canBe = ([low, high]: readonly [number, number]) => low <= least - 1 && least - 1 <= high
  // True instead of not true tells when least-1 others are true; false instead of not false, when least-1 are not false.
  return ((own & T) > 0 && own !== T && canBe(trues)) || ((own & F) > 0 && own !== F && canBe(notFalse))
}

/** Collects the facts, not yet asked, that can still change the value of `e`. */
const factsThatChange = (here: Case, e: Expression | undefined, into: Set<string>): void => {
  if (e === undefined || settled(possibleOf(here, e))) return
  const several = gate(e)
  if (several) {
    const values = several.parts.map((part) => possibleOf(here, part))
    several.parts.forEach((part, at) => {
      if (partMatters(several.least, values[at] ?? U, values.toSpliced(at, 1))) factsThatChange(here, part, into)
    })
  } else if ('not' in e) factsThatChange(here, e.not, into)
  else if ('criterion' in e) factsThatChange(here, here.criteria.get(e.criterion)?.when, into)
  else for (const fact of factsOfTest(e as Test)) if (!(fact in here.facts)) into.add(fact)
}

// What the decision can still be ------------------------------------------------------------------------------------

/** What unknown rules before have left: nothing, one outcome, or several that differ (then a person must review). */
type Pending = Outcome | 'mixed' | undefined
const join = (pending: Pending, outcome: Outcome): Pending =>
  pending === undefined || pending === outcome ? outcome : 'mixed'
const closed = (pending: Pending): Outcome => (pending === undefined || pending === 'mixed' ? 'review' : pending)

/** The outcomes still possible from rule `at` on. */
const tail = (here: Case, at: number, pending: Pending): Set<Outcome> => {
  const rule = here.scheme.decision[at]
  if (!rule || pending === 'mixed') return new Set([closed(pending)])
  const values = possibleOf(here, rule.when)
  const found = new Set<Outcome>()
  if (values & T) found.add(closed(join(pending, rule.outcome)))
  if (values & F) for (const outcome of tail(here, at + 1, pending)) found.add(outcome)
  if (values & U) for (const outcome of tail(here, at + 1, join(pending, rule.outcome))) found.add(outcome)
  return found
}

/** The facts, not yet asked, that can still change the outcome. Answers only ever make this set smaller. */
const mattering = (here: Case): Set<string> => {
  const facts = new Set<string>()
  let reached = new Set<Pending>([undefined])
  here.scheme.decision.forEach((rule, at) => {
    const values = possibleOf(here, rule.when)
    if ([...reached].some((pending) => ruleMatters(here, at, rule, values, pending))) factsThatChange(here, rule.when, facts)
    const beyond = new Set<Pending>()
    for (const pending of reached) {
      if (values & F) beyond.add(pending)
      if (values & U) beyond.add(join(pending, rule.outcome))
    }
    reached = beyond
  })
  return facts
}

const ruleMatters = (here: Case, at: number, rule: Rule, values: Possible, pending: Pending): boolean => {
  if (settled(values)) return false
  const after = join(pending, rule.outcome)
  // False or unknown are one and the same when the rule adds nothing to what is pending.
  if (values === (F | U) && after === pending) return false
  const results = new Set<Outcome>()
  if (values & T) results.add(closed(after))
  if (values & F) for (const outcome of tail(here, at + 1, pending)) results.add(outcome)
  if (values & U) for (const outcome of tail(here, at + 1, after)) results.add(outcome)
  return results.size > 1
}

/** Facts marked `asked: result` that still change what a result would say. */
const factsForResult = (here: Case, possible: Outcome[]): Set<string> => {
  const facts = new Set<string>()
  for (const statement of resultParts.flatMap((part) => here.scheme[part]))
    if (statement.for.some((outcome) => possible.includes(outcome))) factsThatChange(here, statement.when, facts)
  return new Set(here.scheme.facts.filter((f) => f.asked === 'result' && facts.has(f.id)).map((f) => f.id))
}

/** Whether a statement belongs to the result: not when its condition is false. */
export const applies = (scheme: Scheme, statement: Statement, outcome: Outcome, facts: Facts, today: IsoDate): boolean =>
  statement.for.includes(outcome) && possibleOf(open(scheme, facts, today), statement.when) !== F

// Order -------------------------------------------------------------------------------------------------------------

/** Of the facts to ask, the one after which the fewest remain on average; the editor's order breaks ties. */
const soonest = (here: Case, toAsk: Set<string>): Fact | undefined => {
  const { scheme, facts, today } = here
  const candidates = scheme.facts.filter((fact) => toAsk.has(fact.id))
  if (candidates.length === 1 || candidates.every((fact) => fact.asked === 'result')) return candidates[0]
  let best: { fact: Fact; remaining: number } | undefined
  for (const fact of candidates) {
    const remaining = tellingValues(scheme, fact, facts, today).reduce(
      (sum, { value, share }) => sum + share * mattering(open(scheme, { ...facts, [fact.id]: value }, today)).size,
      0,
    )
    // A tenth of a millionth is rounding of shares, not a difference.
    if (!best || remaining < best.remaining - 1e-7) best = { fact, remaining }
  }
  return best?.fact
}

// Reasons -----------------------------------------------------------------------------------------------------------

/** The value by what is known now: what is not asked is unknown. */
const valueOf = (here: Case, e: Expression | undefined): Possible => {
  const values = possibleOf(here, e)
  return settled(values) ? values : U
}

const groundsOf = (here: Case): Criterion[] => {
  const found = new Set<Criterion>()
  for (const rule of here.scheme.decision) {
    for (const criterion of groundsIn(here, rule.when)) found.add(criterion)
    if (valueOf(here, rule.when) === T) break
  }
  return here.scheme.criteria.filter((c) => found.has(c))
}

/** The criteria that make `e` what it is: of "any", those that are true when it is; of "all", those that fail it. */
const groundsIn = (here: Case, e: Expression | undefined): Criterion[] => {
  if (e === undefined) return []
  const several = gate(e)
  if (several) {
    const own = valueOf(here, e)
    return several.parts.filter((part) => valueOf(here, part) === own).flatMap((part) => groundsIn(here, part))
  }
  if ('not' in e) return groundsIn(here, e.not)
  if (!('criterion' in e)) return []
  const criterion = here.criteria.get(e.criterion)
  if (!criterion) return []
  const inner = groundsIn(here, criterion.when)
  return inner.length > 0 ? inner : [criterion]
}

/** The facts that decide a review: those the person is unsure of, and the one a review rule names. */
const decidersOf = (here: Case): Fact[] => {
  const { scheme, facts, today } = here
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== unsure))
  const wanted = mattering(open(scheme, known, today))
  const named = scheme.decision.flatMap((rule) => (rule.outcome === 'review' && possibleOf(here, rule.when) === T ? [rule.decides] : []))
  return scheme.facts.filter((fact) => (facts[fact.id] === unsure && wanted.has(fact.id)) || named.includes(fact.id))
}
