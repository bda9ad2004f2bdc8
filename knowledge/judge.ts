/**
 * Judges a person's facts by a scheme, with three values: true, false, unknown (Kleene's strong logic). Pure: the same
 * facts on the same day give the same judgement, so a position in the dialogue is computed from the answers alone.
 *
 * For what is not yet asked, the judge follows every value a condition could still take, so it knows which facts can
 * still change the outcome, asks only those, and stops as soon as none can.
 */
import type { IsoDate } from './dates.ts'
import type { Expression, Facts } from './expressions.ts'
import {
  type Case,
  F,
  factsThatChange,
  gate,
  openCase,
  type Possible,
  possibleOf,
  settled,
  T,
  type Tells,
  U,
} from './possible.ts'
import {
  type Contradiction,
  type Criterion,
  type Fact,
  type Outcome,
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

export const judge = (scheme: Scheme, facts: Facts, today: IsoDate): Judgement => {
  const here = openCase(scheme, facts, today)
  const possible = [...tail(here, 0, undefined)]
  const deciding = mattering(here)
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
    for (const pending of reached) factsThatChange(here, rule.when, tellsOfRule(here, at, rule, values, pending), facts)
    const beyond = new Set<Pending>()
    for (const pending of reached) {
      if (values & F) beyond.add(pending)
      if (values & U) beyond.add(join(pending, rule.outcome))
    }
    reached = beyond
  })
  return facts
}

/** Which differences in a rule's value can lead to different outcomes, given what rules before it left pending. */
const tellsOfRule = (here: Case, at: number, rule: Rule, values: Possible, pending: Pending): Tells => {
  const after = join(pending, rule.outcome)
  const otherwise = [
    ...(values & F ? tail(here, at + 1, pending) : []),
    ...(values & U ? tail(here, at + 1, after) : []),
  ]
  const differ = (outcomes: Outcome[]) => new Set(outcomes).size > 1
  return {
    true: (values & T) > 0 && differ([...otherwise, closed(after)]),
    // A rule that adds nothing to what is pending may as well be false as unknown.
    false: after !== pending && differ(otherwise),
  }
}

/** Facts marked `asked: result` that still change what a result would say. */
const factsForResult = (here: Case, possible: Outcome[]): Set<string> => {
  const facts = new Set<string>()
  for (const statement of resultParts.flatMap((part) => here.scheme[part]))
    if (statement.for.some((outcome) => possible.includes(outcome)))
      factsThatChange(here, statement.when, { true: false, false: true }, facts)
  return new Set(here.scheme.facts.filter((f) => f.asked === 'result' && facts.has(f.id)).map((f) => f.id))
}

/** Whether a statement belongs to the result: not when its condition is false. */
export const applies = (
  scheme: Scheme,
  statement: Statement,
  outcome: Outcome,
  facts: Facts,
  today: IsoDate,
): boolean => statement.for.includes(outcome) && possibleOf(openCase(scheme, facts, today), statement.when) !== F

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
const fewerAfter = ({ here: { scheme, facts, today }, toAsk }: Asking, id: string): number => {
  const fact = scheme.facts.find((f) => f.id === id)
  if (!fact) return 0
  return tellingValues(scheme, fact, facts, today).reduce(
    (sum, { value, share }) =>
      sum + share * (toAsk.size - mattering(openCase(scheme, { ...facts, [id]: value }, today)).size),
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
  const several = gate(e)
  if (several) {
    const own = valueNow(here, e)
    return several.parts.filter((part) => valueNow(here, part) === own).flatMap((part) => groundsIn(here, part))
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
