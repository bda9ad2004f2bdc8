/** Plays the conversations that a scheme can lead to, "not sure" included, on one day. */
import type { IsoDate } from '../dates.ts'
import type { Problem } from '../yaml.ts'
import { type Facts, unsure } from './expressions.ts'
import { contradictionIn, judge } from './judge.ts'
import { type Case, F, openCase, possibleOf, remainderOf, T, U } from './possible.ts'
import { anybody, drawing, type Goal, somebody } from './scheme-people.ts'
import type { Outcome, Rule, Scheme } from './schemes.ts'
import { valuesToTry } from './values.ts'

type Fault = Omit<Problem, 'file'>

interface Paths {
  /** Every path was walked; otherwise many made-up people were followed, and every path near the end of theirs. */
  whole: boolean
  asked: Set<string>
  reached: Set<Rule>
  /** Facts that are asked somewhere although every answer leads to the same outcome. */
  useless: Set<string>
}

/** A scheme with more positions can't be walked whole within a second or two. */
const tooMany = 6000
/** Where so few questions are left at most, a sample walks every path to the end. */
const nearTheEnd = 6
const people = 200

export const dayOf = (scheme: Scheme): IsoDate => scheme.examples[0]?.on ?? '2026-01-01'

export const pathsOf = (scheme: Scheme): Paths => {
  const known = walked.get(scheme)
  if (known) return known
  const paths = walkAll(scheme) ?? followPeople(scheme)
  walked.set(scheme, paths)
  return paths
}
const walked = new WeakMap<Scheme, Paths>()

export const checkPaths = (scheme: Scheme, { asked, reached, useless } = pathsOf(scheme)): Fault[] => {
  return [
    ...scheme.facts
      .filter((fact) => fact.asked === 'outcome' && !asked.has(fact.id))
      .map((fact) => ({
        key: `facts (${fact.id})`,
        problem: { say: 'wrong.never-asked' },
      })),
    ...[...useless].map((id) => ({
      key: `facts (${id})`,
      problem: { say: 'wrong.asked-in-vain' },
    })),
    ...scheme.decision.flatMap((rule, at) =>
      reached.has(rule)
        ? []
        : [
            {
              key: `decision[${at}]`,
              problem: { say: 'wrong.rule-unreached', outcome: rule.outcome },
            },
          ],
    ),
  ]
}

const walkAll = (scheme: Scheme): Paths | undefined => {
  const paths: Paths = { whole: true, asked: new Set(), reached: new Set(), useless: new Set() }
  return walkFrom(scheme, paths, tooMany)({}) ? paths : undefined
}

/** Walks every path from given answers on, and gives the outcomes they lead to; undefined when there are too many. */
const walkFrom = (scheme: Scheme, paths: Paths, most: number): ((facts: Facts) => Set<Outcome> | undefined) => {
  const today = dayOf(scheme)
  const known = new Map<string, Set<Outcome>>()
  const walk = (facts: Facts): Set<Outcome> | undefined => {
    const position = positionOf(openCase(scheme, facts, today))
    const before = known.get(position)
    if (before) return before
    if (known.size >= most) return undefined
    const { next, outcome, rule } = judge(scheme, facts, today)
    const ends = new Set<Outcome>()
    if (outcome || !next) {
      if (outcome) ends.add(outcome)
      if (rule) paths.reached.add(rule)
    } else {
      paths.asked.add(next.id)
      for (const value of [...valuesToTry(scheme, next, facts, today), unsure]) {
        const answered = { ...facts, [next.id]: value }
        if (contradictionIn(scheme, answered, today)) continue
        const further = walk(answered)
        if (!further) return undefined
        for (const end of further) ends.add(end)
      }
      if (ends.size === 1) paths.useless.add(next.id)
    }
    known.set(position, ends)
    return ends
  }
  return walk
}

/**
 * What is left to decide, as a text. Answers that leave the same go on alike, so they count as one position, and the
 * number of positions grows with the rules and not with the number of people.
 */
export const positionOf = (here: Case): string => {
  const left: string[] = []
  let pending = new Set<Outcome>()
  for (const [at, rule] of here.scheme.decision.entries()) {
    const values = possibleOf(here, rule.when)
    if (values === F) continue
    if (values === U) pending = new Set(pending).add(rule.outcome)
    else left.push(`${[...pending].sort()} ${at} ${remainderOf(here, rule.when)}`)
    if (values === T || pending.size > 1) break
  }
  const contradictions = here.scheme.contradictions.map(({ when }) =>
    possibleOf(here, when) & T ? remainderOf(here, when) : '',
  )
  return [[...pending].sort(), ...left, ...contradictions].join('|')
}

/** Follows people drawn at random, and for every rule and criterion somebody who meets it and somebody who does not. */
export const followPeople = (scheme: Scheme): Paths => {
  const paths: Paths = { whole: false, asked: new Set(), reached: new Set(), useless: new Set() }
  const today = dayOf(scheme)
  const draw = drawing(1)
  const walk = walkFrom(scheme, paths, tooMany)
  const follow = (person: Facts, unsureOf: number) => {
    const facts: Record<string, Facts[string]> = {}
    for (;;) {
      const { next, outcome, rule, progress } = judge(scheme, facts, today)
      if (outcome || !next) {
        if (rule) paths.reached.add(rule)
        return
      }
      paths.asked.add(next.id)
      if (progress.atMost - progress.answered <= nearTheEnd && walk(facts)) return
      facts[next.id] = draw() < unsureOf ? unsure : (person[next.id] ?? unsure)
    }
  }
  const goals: Goal[][] = [
    ...scheme.decision.map((_, at) => goalsOfRule(scheme, at)),
    ...scheme.criteria.flatMap(({ when }): Goal[][] => [[[when, true]], [[when, false]]]),
  ]
  for (let n = 0; n < people; n++) follow(anybody(scheme, today, draw), 0.05)
  for (const goal of goals) {
    const person = somebody(scheme, goal, today, draw)
    if (person) follow(person, 0)
  }
  return paths
}

/** To be decided by this rule: it holds, and none before it does. */
export const goalsOfRule = (scheme: Scheme, at: number): Goal[] =>
  scheme.decision.slice(0, at + 1).flatMap(({ when }, which): Goal[] => (when ? [[when, which === at]] : []))
