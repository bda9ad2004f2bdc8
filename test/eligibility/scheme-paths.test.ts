/** How a scheme is played through: which answers count as the same position, and what is done where there are too many. */
import { describe, expect, test } from 'vitest'
import { type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { contradictionIn, judge } from '../../knowledge/rules/judge.ts'
import { openCase } from '../../knowledge/rules/possible.ts'
import { checkConditions } from '../../knowledge/rules/scheme-conditions.ts'
import { checkPaths, dayOf, followPeople, pathsOf, positionOf } from '../../knowledge/rules/scheme-paths.ts'
import { drawing, type Goal, towards } from '../../knowledge/rules/scheme-people.ts'
import type { Fact, Scheme } from '../../knowledge/rules/schemes.ts'
import { valuesToTry } from '../../knowledge/rules/values.ts'
import { say } from '../knowledge/english.ts'
import { knowledge, scarce } from './schemes.ts'

const schemes = [...knowledge.schemes.values()]

describe.each(schemes.map((s) => [s.id, s] as const))('%s', (_, scheme) => {
  test('answers that leave the same to decide go on alike', () => {
    const today = dayOf(scheme)
    const draw = drawing(3)
    const firsts = new Map<string, { facts: Facts; going: string }>()
    let met = 0
    for (let n = 0; n < 300; n++) {
      // As a conversation does it: some answers in the order they are asked.
      const facts: Record<string, Value> = {}
      for (let left = Math.floor(draw() * scheme.facts.length); left > 0; left--) {
        const { next, outcome } = judge(scheme, facts, today)
        if (outcome || !next) break
        const values = [...valuesToTry(scheme, next, facts, today), unsure]
        const answered = { ...facts, [next.id]: values[Math.floor(draw() * values.length)] as Value }
        if (!contradictionIn(scheme, answered, today)) Object.assign(facts, answered)
      }
      const { outcome, possible, next, rule } = judge(scheme, facts, today)
      const going = outcome
        ? `${outcome} ${scheme.decision.indexOf(rule as never)}`
        : `${next?.id} ${possible} ${next && valuesToTry(scheme, next, facts, today).filter((value) => !contradictionIn(scheme, { ...facts, [next.id]: value }, today))}`
      const position = positionOf(openCase(scheme, facts, today))
      const first = firsts.get(position)
      if (first) {
        met++
        expect(going, `${JSON.stringify(facts)} as ${JSON.stringify(first.facts)}`).toBe(first.going)
      } else firsts.set(position, { facts, going })
    }
    expect(met).toBeGreaterThan(50)
  })

  test('followed with a sample of people, shows no fault that walking it whole does not', () => {
    expect(checkPaths(scheme, followPeople(scheme))).toEqual(checkPaths(scheme))
  })
})

test('people are led round what contradicts their answers', () => {
  const both = (value: string) => ({ all: ['award', 'recommended'].map((fact) => ({ fact, is: value })) })
  const alike: Scheme = {
    ...scarce,
    contradictions: [{ when: { not: { any: [both('yes'), both('no')] } }, zh: '矛盾', en: 'No' }],
  }
  const person = { award: 'no', recommended: 'no' }
  const award: Goal = [{ fact: 'award', is: 'yes' }, true]
  expect(towards(alike, person, [award], '2026-01-01', drawing(1))).toEqual({ award: 'yes', recommended: 'yes' })
  expect(towards(alike, person, [award], '2026-01-01', drawing(1), ['award'])).toBeUndefined()
})

describe('a scheme with too many paths', () => {
  const yesNo = (id: string): Fact => {
    const { often: _, ...award } = scarce.facts.find((f) => f.id === 'award') as Fact & { kind: 'yes-no' }
    return { ...award, id }
  }
  const criterion = (id: string, when: Scheme['criteria'][number]['when']) => ({
    ...(scarce.criteria[0] as Scheme['criteria'][number]),
    id,
    when,
  })
  const says = scarce.title
  /** Three lists of eight conditions, of each of which four must be met; the questions mix the lists. */
  const ids = Array.from({ length: 24 }, (_, n) => `fact-${n}`)
  const lists = [0, 1, 2].map((list) =>
    criterion(`list-${list}`, {
      count: ids.filter((_, n) => n % 3 === list).map((fact) => ({ fact, is: 'yes' })),
      'at-least': 4,
    }),
  )
  const wide: Scheme = {
    ...scarce,
    id: 'wide',
    facts: ids.map(yesNo),
    contradictions: [],
    criteria: lists,
    decision: [
      { outcome: 'not', when: { not: { all: lists.map(({ id }) => ({ criterion: id })) } }, says },
      { outcome: 'likely', says },
    ],
    opens: [],
    materials: [],
    procedure: [],
    limits: [],
    next: [],
    examples: [],
  }

  test('is sampled, and passes when nothing is wrong', () => {
    expect(pathsOf(wide).whole).toBe(false)
    expect([...checkPaths(wide), ...checkConditions(wide)]).toEqual([])
  })

  test('is told its faults all the same', () => {
    const [first] = lists.map(({ id }) => ({ criterion: id }))
    if (!first) throw new Error('no list')
    const broken: Scheme = {
      ...wide,
      facts: [...wide.facts, yesNo('unused'), yesNo('last')],
      criteria: [
        ...lists,
        criterion('never', {
          all: [
            { fact: 'fact-0', is: 'yes' },
            { fact: 'fact-0', is: 'no' },
          ],
        }),
        criterion('last', { fact: 'last', is: 'yes' }),
      ],
      decision: [
        ...wide.decision.slice(0, 1),
        { outcome: 'not', when: { not: first }, says },
        { outcome: 'likely', when: { criterion: 'never' }, says },
        {
          outcome: 'review',
          decides: 'last',
          when: { any: [{ criterion: 'last' }, { not: { criterion: 'last' } }] },
          says,
        },
        { outcome: 'likely', says },
      ],
    }
    expect(pathsOf(broken).whole).toBe(false)
    const faults = [...checkPaths(broken), ...checkConditions(broken)].map(
      ({ key, problem }) => `${key}: ${say(problem).replace(/ — .*/, '')}`, // the remedy is told behind it
    )
    expect(faults).toEqual([
      'facts (unused): is never asked, as nothing depends on it',
      'facts (last): is sometimes asked although every answer leads to the same outcome',
      'decision[1]: the outcome “not” of this rule is never reached',
      'decision[2]: the outcome “likely” of this rule is never reached',
      'decision[4]: the outcome “likely” of this rule is never reached',
      'criteria (never): is never met',
      'criteria (last): never changes the outcome',
    ])
  })
})
