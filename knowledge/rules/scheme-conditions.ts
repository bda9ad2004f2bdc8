/** Checks that every condition of a scheme can come out both ways, and that something hangs on it. */

import type { Problem } from '../yaml.ts'
import { criteriaIn, type Expression, type Facts, unsure } from './expressions.ts'
import { nodeOf, planOf } from './plan.ts'
import { openCase, possibleOf, T } from './possible.ts'
import { dayOf, goalsOfRule } from './scheme-paths.ts'
import { anybody, drawing, type Goal, somebody, towards } from './scheme-people.ts'
import { type Criterion, type Outcome, resultParts, type Scheme, type Statement } from './schemes.ts'
import { valuesToTry } from './values.ts'

type Fault = Omit<Problem, 'file'>

export const checkConditions = (scheme: Scheme): Fault[] => {
  const search = searching(scheme)
  return [
    ...scheme.contradictions.flatMap(({ when }, at) => checkContradiction(scheme, when, `contradictions[${at}]`)),
    ...criteriaDeciding(scheme).flatMap((criterion) => checkCriterion(search, criterion)),
    ...resultParts.flatMap((part) =>
      scheme[part].flatMap((statement, at) => checkStatement(search, statement, `${part}[${at}].when`)),
    ),
    ...scheme.facts
      .filter((fact) => fact.asked === 'result' && !search.changesResult(fact.id))
      .map((fact) => ({
        key: `facts (${fact.id})`,
        problem: { say: 'wrong.result-unchanged' },
      })),
  ]
}

const checkContradiction = (scheme: Scheme, when: Expression, key: string): Fault[] => {
  const { facts } = nodeOf(planOf(scheme), when)
  if (facts.length === 1)
    return [
      {
        key,
        problem: { say: 'wrong.contradiction-alone', fact: facts[0] ?? '' },
      },
    ]
  const holds = (answers: Facts) => possibleOf(openCase(scheme, answers, dayOf(scheme)), when) === T
  return answersTo(scheme, facts).some(holds) ? [] : [{ key, problem: { say: 'wrong.contradiction-never' } }]
}

/** Every way to answer these facts, as far as the rules tell answers apart. */
const answersTo = (scheme: Scheme, ids: string[]): Facts[] =>
  scheme.facts
    .filter(({ id }) => ids.includes(id))
    .reduce<Facts[]>(
      (all, fact) =>
        all.flatMap((given) =>
          valuesToTry(scheme, fact, given, dayOf(scheme)).map((value) => ({ ...given, [fact.id]: value })),
        ),
      [{}],
    )

/** The criteria that the decision names, or that those rest on. */
const criteriaDeciding = (scheme: Scheme): Criterion[] => {
  const found = new Set<Criterion>()
  const add = (when: Expression | undefined) => {
    for (const id of when ? criteriaIn(when) : []) {
      const criterion = scheme.criteria.find((c) => c.id === id)
      if (!criterion || found.has(criterion)) continue
      found.add(criterion)
      add(criterion.when)
    }
  }
  for (const rule of scheme.decision) add(rule.when)
  return [...found]
}

const checkCriterion = (search: Search, { id, when }: Criterion): Fault[] => {
  const key = `criteria (${id})`
  const sides = [true, false].filter((met) => !search.canBe(when, met))
  if (sides.length > 0)
    return sides.map((met) => ({
      key,
      problem: { say: met ? 'wrong.criterion-never-met' : 'wrong.criterion-never-fails' },
    }))
  return search.turnsOutcome(when)
    ? []
    : [
        {
          key,
          problem: { say: 'wrong.criterion-idle' },
        },
      ]
}

const checkStatement = (search: Search, { when }: Statement, key: string): Fault[] =>
  when === undefined
    ? []
    : [true, false]
        .filter((met) => !search.canBe(when, met))
        .map((met) => ({ key, problem: { say: met ? 'wrong.statement-never' : 'wrong.statement-always' } }))

// People who show it --------------------------------------------------------------------------------------------------

interface Search {
  canBe: (when: Expression, met: boolean) => boolean
  /** Somebody comes out otherwise when the answers this condition rests on are changed until it turns. */
  turnsOutcome: (when: Expression) => boolean
  /** Somebody's result says something else when this answer is changed. */
  changesResult: (fact: string) => boolean
}

const searching = (scheme: Scheme): Search => {
  const today = dayOf(scheme)
  const draw = drawing(2)
  const change = (person: Facts, goals: Goal[], may?: readonly string[]) =>
    towards(scheme, person, goals, today, draw, may)
  const isMet = (person: Facts, when: Expression | undefined) => possibleOf(openCase(scheme, person, today), when) === T
  const outcomeOf = (person: Facts): Outcome | undefined =>
    scheme.decision.find((rule) => isMet(person, rule.when))?.outcome

  /** Some people for every rule, and those of the examples. */
  const decided = [
    ...scheme.examples.map(({ facts }) => change({ ...anybody(scheme, today, draw), ...known(facts) }, [])),
    ...scheme.decision.flatMap((_, at) => [1, 2, 3].map(() => somebody(scheme, goalsOfRule(scheme, at), today, draw))),
  ].filter((person) => person !== undefined)

  const canBe = (when: Expression, met: boolean) =>
    decided.some((person) => isMet(person, when) === met) || somebody(scheme, [[when, met]], today, draw) !== undefined

  const turnsOutcome = (when: Expression) => {
    const { facts } = nodeOf(planOf(scheme), when)
    return decided.some((person) => {
      const turned = change(person, [[when, !isMet(person, when)]], facts)
      return turned !== undefined && outcomeOf(turned) !== outcomeOf(person)
    })
  }

  const changesResult = (fact: string) =>
    resultParts.some((part) =>
      scheme[part].some(({ when, for: shown }) => {
        if (!when || !nodeOf(planOf(scheme), when).facts.includes(fact)) return false
        return decided.some((person) =>
          [true, false].some((met) => {
            const before = change(person, [[when, met]])
            if (!before || !shown.some((outcome) => outcome === outcomeOf(before))) return false
            return change(before, [[when, !met]], [fact]) !== undefined
          }),
        )
      }),
    )

  return { canBe, turnsOutcome, changesResult }
}

const known = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== unsure))
