/**
 * Judges a person's facts by a scheme, with three values: true, false, unknown (Kleene's strong logic). Pure: the same
 * facts on the same day give the same judgement, so a position in the dialogue is computed from the answers alone.
 *
 * For what is not yet asked, the judge follows every value a condition could still take, so it knows which facts can
 * still change the outcome, asks only those, and stops as soon as none can.
 */
import type { IsoDate } from '../dates.ts'
import { type Expression, type Facts, gate } from './expressions.ts'
import {
  type Case,
  F,
  factsThatChange,
  openCase,
  type Possible,
  possibleOf,
  settled,
  T,
  U,
  withAnswer,
} from './possible.ts'
import {
  type Contradiction,
  type Criterion,
  type Fact,
  type Outcome,
  outcomes,
  type Rule,
  resultParts,
  type Scheme,
  type Statement,
} from './schemes.ts'
import { isVague, tellingValues } from './values.ts'

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
  /** The fact to ask next; undefined when nothing more is to be asked. Worked out only when it is read. */
  readonly next: Fact | undefined
  progress: { answered: number; atMost: number }
}

/** What the facts given so far decide on the day `today`. */
export const judge = (scheme: Scheme, facts: Facts, today: IsoDate): Judgement => {
  const here = openCase(scheme, facts, today)
  const ends = endsOf(here)
  const possible = outcomes.filter((outcome) => (ends[0]?.[0] ?? 0) & bitOf(outcome))
  const deciding = mattering(here, ends)
  const outcome = deciding.size === 0 ? possible[0] : undefined
  const telling = factsForResult(here, possible)
  const toAsk = outcome ? telling : deciding
  const state = (c: Criterion) => valueNow(here, c.when)
  const answered = scheme.facts.filter((fact) => fact.id in facts).length
  return {
    outcome,
    possible,
    rule: outcome ? ruleOf(here) : undefined,
    met: scheme.criteria.filter((c) => state(c) === T),
    failed: scheme.criteria.filter((c) => state(c) === F),
    open: scheme.criteria.filter((c) => state(c) === U),
    grounds: outcome ? groundsOf(here) : [],
    decidedBy: outcome === 'review' ? decidersOf(here) : [],
    get next() {
      return soonest([{ here, toAsk }])?.fact
    },
    progress: { answered, atMost: answered + new Set([...deciding, ...telling]).size },
  }
}

/** The first of the scheme's contradictions that the facts run into: answers that can't all be true. */
export const contradictionIn = (scheme: Scheme, facts: Facts, today: IsoDate): Contradiction | undefined => {
  if (scheme.contradictions.length === 0) return undefined
  const here = openCase(scheme, facts, today)
  return scheme.contradictions.find(({ when }) => possibleOf(here, when) === T)
}

// What the decision can still be ------------------------------------------------------------------------------------

/** Outcomes as a sum of bits. Also what unknown rules before have left: none, one, or several that differ. */
type Outcomes = number
const bitOf = (outcome: Outcome): Outcomes => 1 << outcomes.indexOf(outcome)
const several = (set: Outcomes) => (set & (set - 1)) !== 0
/** What pending outcomes come to once a rule is true: several that differ are for a person to review. */
const closed = (pending: Outcomes): Outcomes => (several(pending) ? bitOf('review') : pending)

/** The outcomes still possible from each rule on, by what the rules before have left pending. */
const endsOf = (here: Case): Outcomes[][] => {
  const ends: Outcomes[][] = []
  for (let at = here.scheme.decision.length - 1; at >= 0; at--) {
    const rule = here.scheme.decision[at] as Rule
    const values = possibleOf(here, rule.when)
    ends[at] = pendings.map((pending) => {
      if (several(pending)) return closed(pending)
      const after = pending | bitOf(rule.outcome)
      return (values & T ? closed(after) : 0) | beyond(ends, at, values, pending, after)
    })
  }
  return ends
}
const pendings = Array.from({ length: 1 << outcomes.length }, (_, pending) => pending)

/** The outcomes possible when the rule is not true: false leaves what was pending, unknown adds its own outcome. */
const beyond = (ends: Outcomes[][], at: number, values: Possible, pending: Outcomes, after: Outcomes): Outcomes =>
  (values & F ? (ends[at + 1]?.[pending] ?? 0) : 0) | (values & U ? (ends[at + 1]?.[after] ?? 0) : 0)

/** The facts, not yet asked, that can still change the outcome. Answers only ever make this set smaller. */
const mattering = (here: Case, ends = endsOf(here)): Set<string> => {
  const facts = new Set<string>()
  const followed: Possible[] = []
  let reached = new Set<Outcomes>([0])
  here.scheme.decision.forEach((rule, at) => {
    const values = possibleOf(here, rule.when)
    const onward = new Set<Outcomes>()
    for (const pending of reached) {
      const after = pending | bitOf(rule.outcome)
      const otherwise = beyond(ends, at, values, pending, after)
      const tells = {
        true: (values & T) > 0 && several(otherwise | closed(after)),
        // A rule that adds nothing to what is pending may as well be false as unknown.
        false: after !== pending && several(otherwise),
      }
      factsThatChange(here, rule.when, tells, facts, followed)
      if (values & F) onward.add(pending)
      if (values & U) onward.add(after)
    }
    reached = onward
  })
  return facts
}

/** Facts marked `asked: result` that still change what a result would say. */
const factsForResult = (here: Case, possible: Outcome[]): Set<string> => {
  const inResult = here.scheme.facts.filter((fact) => fact.asked === 'result' && !(fact.id in here.facts))
  if (inResult.length === 0) return new Set()
  const facts = new Set<string>()
  const followed: Possible[] = []
  for (const part of resultParts)
    for (const statement of here.scheme[part])
      if (statement.for.some((outcome) => possible.includes(outcome)))
        factsThatChange(here, statement.when, { true: false, false: true }, facts, followed)
  return new Set(inResult.filter(({ id }) => facts.has(id)).map(({ id }) => id))
}

/** Whether a statement belongs to the result: not when its condition is false. */
export const applies = (here: Case, statement: Statement, outcome: Outcome): boolean =>
  statement.for.includes(outcome) && possibleOf(here, statement.when) !== F

// Order -------------------------------------------------------------------------------------------------------------

/** Of several schemes, the fact to ask next so that the most is settled; undefined when every outcome is. */
export const nextAcross = (
  schemes: readonly Scheme[],
  facts: Facts,
  today: IsoDate,
): { scheme: Scheme; fact: Fact } | undefined =>
  soonest(
    schemes.map((scheme) => {
      const here = openCase(scheme, facts, today)
      return { here, toAsk: mattering(here) }
    }),
  )

type Asking = { here: Case; toAsk: Set<string> }

/** Of the facts to ask, the one after which the fewest remain on average; the editor's order breaks ties. */
const soonest = (asking: Asking[]): { scheme: Scheme; fact: Fact } | undefined => {
  const candidates = asking.flatMap(({ here, toAsk }, at) =>
    here.scheme.facts
      .filter(({ id }) => toAsk.has(id) && !asking.slice(0, at).some((before) => before.toAsk.has(id)))
      .map((fact) => ({ scheme: here.scheme, fact })),
  )
  if (candidates.length === 1 || candidates.every(({ fact }) => fact.asked === 'result')) return candidates[0]
  let best: { candidate: (typeof candidates)[number]; fewer: number } | undefined
  for (const candidate of candidates) {
    const { id } = candidate.fact
    const fewer = asking.reduce((sum, one) => sum + (one.toAsk.has(id) ? fewerAfter(one, id) : 0), 0)
    // A tenth of a millionth is rounding of shares, not a difference.
    if (!best || fewer > best.fewer + 1e-7) best = { candidate, fewer }
  }
  return best?.candidate
}

/** How many questions of a scheme an answer to this fact saves on average, itself included. */
const fewerAfter = ({ here, toAsk }: Asking, id: string): number => {
  const fact = here.scheme.facts.find((f) => f.id === id)
  if (!fact) return 0
  return tellingValues(here.scheme, fact, here.facts, here.today).reduce(
    (sum, { value, share }) => sum + share * (toAsk.size - mattering(withAnswer(here, id, value)).size),
    0,
  )
}

// Reasons -----------------------------------------------------------------------------------------------------------

/** The value by what is known now: what is not asked is unknown. */
const valueNow = (here: Case, e: Expression | undefined): Possible => {
  const values = possibleOf(here, e)
  return settled(values) ? values : U
}

/** The rules down to the first that is true: what comes after it has no say. */
const rulesReached = (here: Case): Rule[] => {
  const { decision } = here.scheme
  return decision.slice(0, 1 + decision.findIndex((rule) => possibleOf(here, rule.when) === T))
}

/** The rule that decides; none while an unknown one before it would decide otherwise. */
const ruleOf = (here: Case): Rule | undefined => {
  const reached = rulesReached(here)
  const last = reached.at(-1)
  return reached.every((rule) => rule.outcome === last?.outcome || possibleOf(here, rule.when) === F) ? last : undefined
}

const groundsOf = (here: Case): Criterion[] => {
  const found = new Set(
    rulesReached(here)
      .filter((rule) => settled(possibleOf(here, rule.when)))
      .flatMap((rule) => groundsIn(here, rule.when)),
  )
  return here.scheme.criteria.filter((c) => found.has(c))
}

/** The criteria that make `e` what it is: of "any", those that are true when it is; of "all", those that fail it. */
const groundsIn = (here: Case, e: Expression | undefined): Criterion[] => {
  if (e === undefined) return []
  const gated = gate(e)
  if (gated) {
    const own = valueNow(here, e)
    return gated.parts.filter((part) => valueNow(here, part) === own).flatMap((part) => groundsIn(here, part))
  }
  if ('not' in e) return groundsIn(here, e.not)
  if (!('criterion' in e)) return []
  const criterion = here.criteria.get(e.criterion)
  if (!criterion) return []
  const inner = groundsIn(here, criterion.when)
  return inner.length > 0 ? inner : [criterion]
}

/** The facts that decide a review: those the person does not know well enough, and the one a review rule names. */
const decidersOf = (here: Case): Fact[] => {
  const { scheme, facts, today } = here
  const vague = Object.keys(facts).filter((fact) => isVague(scheme, fact, facts, today))
  const known = Object.fromEntries(Object.entries(facts).filter(([fact]) => !vague.includes(fact)))
  const wanted = mattering(openCase(scheme, known, today))
  const last = rulesReached(here).at(-1)
  const named = last?.outcome === 'review' ? last.decides : undefined
  return scheme.facts.filter(({ id }) => (vague.includes(id) && wanted.has(id)) || id === named)
}
