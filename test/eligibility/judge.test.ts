import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Expression, type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { judge, nextAcross } from '../../knowledge/rules/judge.ts'
import { openCase, possibleOf, withAnswer } from '../../knowledge/rules/possible.ts'
import { type Criterion, type Fact, type Outcome, optionsOf, type Scheme } from '../../knowledge/rules/schemes.ts'
import { tellingValues } from '../../knowledge/rules/values.ts'
import { everyKind, knowledge, scarce } from './schemes.ts'

const today = '2026-01-01'

describe.each([...knowledge.schemes.values()].map((s) => [s.id, s] as const))('the examples of %s', (_, scheme) => {
  test.each(scheme.examples.map((e) => [e.name, e] as const))('%s', (_, { facts, on, outcome, decidedBy }) => {
    const result = judge(scheme, facts, on)
    expect(result.outcome).toBe(outcome)
    if (decidedBy) expect(result.decidedBy.map((f) => f.id)).toEqual(decidedBy)
  })
})

/** Facts in a row: foreigner, work-category, shortage-list, award, recommended, needed; – is not asked. */
const names = ['foreigner', 'work-category', 'shortage-list', 'award', 'recommended', 'needed']
const words: Record<string, Value> = { y: 'yes', n: 'no', '?': unsure, a: 'a', b: 'b', o: 'other' }
const person = (row: string): Facts =>
  Object.fromEntries(row.split(' ').flatMap((w, at) => (w === '-' ? [] : [[names[at] as string, words[w] as Value]])))

describe('people who ask about cq-scarce-talents', () => {
  test.each<[who: string, row: string, outcome: Outcome, grounds: string[], decidedBy?: string[]]>([
    ['an engineer from Chengdu', 'n - - - - -', 'not', ['is-foreigner']],
    ['a Chinese national with a foreign employer and an award', 'n o n y y y', 'not', ['is-foreigner']],
    ['a Chinese national unsure of everything else', 'n ? ? ? ? ?', 'not', ['is-foreigner']],
    ['a chief scientist in category A', 'y a - - - -', 'likely', ['is-foreigner', 'category-1']],
    ['category A, everything else no', 'y a n n n n', 'likely', ['is-foreigner', 'category-1']],
    ['category A, everything else unsure', 'y a ? ? ? ?', 'likely', ['is-foreigner', 'category-1']],
    ['category A, nominated too', 'y a n y n n', 'likely', ['is-foreigner', 'category-1', 'category-3']],
    ['a chip designer in category B on the list', 'y b y - - -', 'likely', ['is-foreigner', 'category-2']],
    ['category B on the list, nothing else', 'y b y n n n', 'likely', ['is-foreigner', 'category-2']],
    ['category B on the list and recommended', 'y b y n y n', 'likely', ['is-foreigner', 'category-2', 'category-5']],
    [
      'on the list but neither A nor B',
      'y o y n n n',
      'not',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
    ],
    [
      'category B not on the list, nothing else',
      'y b n n n n',
      'not',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
    ],
    [
      'a language teacher, nothing applies',
      'y o - n n n',
      'not',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
    ],
    ['a nominee for a science prize', 'y o - y - -', 'likely', ['is-foreigner', 'category-3']],
    ['a nominee in category B, not on the list', 'y b n y - -', 'likely', ['is-foreigner', 'category-3']],
    ['a nominee who does not know the category', 'y ? - y - -', 'likely', ['is-foreigner', 'category-3']],
    ['recommended by a unit', 'y o - n y -', 'likely', ['is-foreigner', 'category-5']],
    ['recommended, category unknown', 'y ? ? n y -', 'likely', ['is-foreigner', 'category-5']],
    ['recommended and needed', 'y o n n y y', 'likely', ['is-foreigner', 'category-5']],
    ['nominated and recommended', 'y o n y y n', 'likely', ['is-foreigner', 'category-3', 'category-5']],
    [
      'a surgeon the city needs',
      'y o - n n y',
      'review',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
      ['needed'],
    ],
    [
      'category B not on the list, but needed',
      'y b n n n y',
      'review',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
      ['needed'],
    ],
    [
      'unsure whether needed, nothing else',
      'y o - n n ?',
      'review',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
      ['needed'],
    ],
    [
      'unsure of the category, nothing else',
      'y ? - n n -',
      'review',
      ['is-foreigner', 'category-1', 'category-2'],
      ['work-category'],
    ],
    [
      'unsure of the category, needed',
      'y ? n n n y',
      'review',
      ['is-foreigner', 'category-1', 'category-4'],
      ['work-category', 'needed'],
    ],
    [
      'category B, unsure of the list',
      'y b ? n n n',
      'review',
      ['is-foreigner', 'category-2', 'category-4'],
      ['shortage-list'],
    ],
    [
      'neither A nor B, unsure of the list',
      'y o ? n n n',
      'not',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
    ],
    ['unsure whether nominated', 'y o - ? n n', 'review', ['is-foreigner', 'category-3', 'category-4'], ['award']],
    [
      'neither A nor B, unsure of the list and whether nominated',
      'y o ? ? n n',
      'review',
      ['is-foreigner', 'category-3', 'category-4'],
      ['award'],
    ],
    [
      'unsure whether recommended',
      'y o - n ? n',
      'review',
      ['is-foreigner', 'category-4', 'category-5'],
      ['recommended'],
    ],
    [
      'unsure of award and recommendation',
      'y o - ? ? n',
      'review',
      ['is-foreigner', 'category-3', 'category-4', 'category-5'],
      ['award', 'recommended'],
    ],
    ['unsure of nationality, category A', '? a - - - -', 'review', ['is-foreigner', 'category-1'], ['foreigner']],
    [
      'unsure of nationality, nothing applies',
      '? o n n n n',
      'not',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
    ],
    [
      'unsure of everything',
      '? ? ? ? ? ?',
      'review',
      ['is-foreigner', 'category-1', 'category-2', 'category-3', 'category-4', 'category-5'],
      ['foreigner', 'work-category', 'shortage-list', 'award', 'recommended', 'needed'],
    ],
  ])('%s', (_, row, outcome, grounds, decidedBy = []) => {
    const result = judge(scarce, person(row), today)
    expect(result.outcome).toBe(outcome)
    expect(result.next).toBeUndefined()
    expect({ grounds: result.grounds.map((c) => c.id) }).toEqual({ grounds })
    expect(result.decidedBy.map((f) => f.id)).toEqual(decidedBy)
  })

  test.each([
    ['nothing known', '- - - - - -', 'foreigner', 6],
    ['a foreigner', 'y - - - - -', 'work-category', 6],
    ['category B: the list is the shortest way', 'y b - - - -', 'shortage-list', 6],
    ['category B not on the list', 'y b n - - -', 'recommended', 6],
    ['no category: the list can change nothing', 'y o - - - -', 'recommended', 5],
    ['unsure of the category: only what settles it without', 'y ? - - - -', 'recommended', 4],
    ['only the last thing left', 'y o - n n -', 'needed', 5],
  ])('%s: asks next what settles soonest', (_, row, next, atMost) => {
    const result = judge(scarce, person(row), today)
    expect(result.outcome).toBeUndefined()
    expect(result.next?.id).toBe(next)
    expect(result.progress.atMost).toBe(atMost)
  })
})

describe('dates, numbers and counts', () => {
  const base: Facts = {
    class: 'second',
    degree: 'yes',
    experience: 2,
    certificate: 'yes',
    'certified-until': '2026-06-01',
    'civil-servant': 'no',
    outstanding: 0,
    children: 'no',
  }
  const outcome = (more: Facts, on = today) => judge(everyKind, { ...base, ...more }, on).outcome
  test.each<[born: string, more: Facts, on: string, outcome: Outcome]>([
    ['1966-01-02', {}, '2026-03-05', 'likely'], // 59 on 1 January
    ['1966-01-01', {}, '2026-03-05', 'not'], // 60 on 1 January
    ['1966-01-01', { outstanding: 2 }, '2026-03-05', 'likely'],
    ['1956-01-01', { outstanding: 2 }, '2026-03-05', 'not'], // 70 on 1 January
    ['1956-01-02', { class: 'first' }, '2026-03-05', 'likely'],
    ['1956-01-01', { class: 'first' }, '2026-03-05', 'not'],
    ['1920-01-01', { class: 'special' }, '2026-03-05', 'likely'],
  ])('born %s with %j on %s: %s', (born, more, on, expected) => {
    expect(outcome({ born, 'certified-until': on, ...more }, on)).toBe(expected)
  })
  test('a certificate can be renewed in its last six months, both days included', () => {
    const until = (date: string) => outcome({ class: 'special', 'certified-until': date })
    expect([until('2025-12-31'), until('2026-01-01'), until('2026-07-01'), until('2026-07-02')]).toEqual([
      'not',
      'likely',
      'likely',
      'not',
    ])
  })
  test('two of three: which two does not matter, one is too few, unknown ones are not asked once two are met', () => {
    const facts: Facts = { class: 'special', 'certified-until': '2026-06-01', 'civil-servant': 'no', children: 'no' }
    const outcomeOf = (more: Facts) => judge(everyKind, { ...facts, ...more }, today).outcome
    expect(outcomeOf({ degree: 'yes', experience: 2, certificate: 'yes' })).toBe('likely')
    expect(outcomeOf({ degree: 'no', certificate: 'yes', pay: 4 })).toBe('likely')
    expect(outcomeOf({ degree: 'yes', experience: 1.9, certificate: 'yes', pay: 3.9 })).toBe('not')
    expect(outcomeOf({ degree: 'no', certificate: 'no' })).toBe('not')
    expect(outcomeOf({ degree: 'yes', certificate: 'yes' })).toBeUndefined()
  })
  test('what only the result needs is asked last, and only when there is something to tell', () => {
    const without: Facts = Object.fromEntries(
      Object.entries({ ...base, class: 'special' }).filter(([id]) => id !== 'children'),
    )
    const open = judge(everyKind, without, today)
    expect([open.outcome, open.next?.id]).toEqual(['likely', 'children'])
    expect(judge(everyKind, { ...without, certificate: 'no', pay: 1 }, today).next).toBeUndefined()
  })
})

describe('a scheme of two questions', () => {
  const says = { zh: '可以', en: 'Yes' }
  const asking = (id: string): Fact => ({ ...(scarce.facts[0] as Fact), id })
  const criterion = (id: string, when: Expression) => ({ ...(scarce.criteria[0] as Criterion), id, when })
  const facts = [asking('one'), asking('two')]
  const criteria = [
    criterion('first', { fact: 'one', is: 'yes' }),
    criterion('both', { all: [{ criterion: 'first' }, { fact: 'two', is: 'yes' }] }),
  ]
  const decision: Scheme['decision'] = [
    { outcome: 'likely', when: { criterion: 'both' }, says },
    { outcome: 'not', says },
  ]
  const scheme: Scheme = { ...scarce, facts, criteria, decision }

  test('of two that settle as much, the one that the editor put first is asked first', () => {
    expect(judge(scheme, {}, today).next?.id).toBe('one')
    expect(judge({ ...scheme, facts: facts.toReversed() }, {}, today).next?.id).toBe('two')
  })
  test('what a criterion rests on is told in its place', () => {
    expect(judge(scheme, { one: 'yes', two: 'yes' }, today).grounds.map(({ id }) => id)).toEqual(['first'])
  })
})

// Laws ----------------------------------------------------------------------------------------------------------------

const valuesOf = (scheme: Scheme, fact: Fact): Value[] => [
  ...new Set([...optionsOf(fact), ...tellingValues(scheme, fact, {}, today).map((v) => v.value), unsure]),
]
/** A person who knows (or is unsure of) everything. */
const anyone = (scheme: Scheme): fc.Arbitrary<Record<string, Value>> =>
  fc.record(Object.fromEntries(scheme.facts.map((fact) => [fact.id, fc.constantFrom(...valuesOf(scheme, fact))])))
const anyoneWithPart = (scheme: Scheme) =>
  fc.tuple(anyone(scheme), fc.subarray(scheme.facts.map((f) => f.id))).map(([all, kept]) => ({
    all,
    part: Object.fromEntries(kept.map((id) => [id, all[id] as Value])),
  }))

describe.each([
  ['cq-scarce-talents', scarce],
  ['every-kind', everyKind],
])('%s, whoever asks', (_, scheme) => {
  test('an outcome decided by part of the facts never changes, whatever the rest is', () => {
    fc.assert(
      fc.property(anyoneWithPart(scheme), ({ all, part }) => {
        const early = judge(scheme, part, today)
        const late = judge(scheme, all, today)
        expect(late.outcome).toBeDefined()
        expect(early.possible).toContain(late.outcome)
        if (early.outcome) expect(late.outcome).toBe(early.outcome)
      }),
      { numRuns: 500 },
    )
  })

  test('following the questions ends with the outcome of all facts, within the number announced', () => {
    fc.assert(
      fc.property(anyone(scheme), (all) => {
        const facts: Record<string, Value> = {}
        let atMost = judge(scheme, facts, today).progress.atMost
        for (;;) {
          const { next, outcome, progress } = judge(scheme, facts, today)
          expect(progress.atMost).toBeLessThanOrEqual(atMost)
          atMost = progress.atMost
          if (!next) {
            expect(outcome).toBe(judge(scheme, all, today).outcome)
            break
          }
          expect(facts).not.toHaveProperty(next.id)
          facts[next.id] = all[next.id] as Value
          expect(Object.keys(facts).length).toBeLessThanOrEqual(atMost)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what is met, failed or open stays so when more is known, except what was open', () => {
    fc.assert(
      fc.property(anyoneWithPart(scheme), ({ all, part }) => {
        const early = judge(scheme, part, today)
        const late = judge(scheme, all, today)
        for (const criterion of early.met) expect(late.met).toContain(criterion)
        for (const criterion of early.failed) expect(late.failed).toContain(criterion)
      }),
      { numRuns: 500 },
    )
  })
})

describe.each([...knowledge.schemes.values()].map((s) => [s.id, s] as const))('%s, one answer more', (_, scheme) => {
  test('counts as if it had been there from the start', () => {
    const conditions = [...scheme.criteria, ...scheme.decision, ...scheme.contradictions].map(({ when }) => when)
    fc.assert(
      fc.property(anyoneWithPart(scheme), fc.constantFrom(...scheme.facts), ({ all, part }, { id }) => {
        const before = openCase(scheme, part, today)
        for (const when of conditions) possibleOf(before, when)
        const after = withAnswer(before, id, all[id] as Value)
        const fresh = openCase(scheme, { ...part, [id]: all[id] as Value }, today)
        for (const when of conditions) expect(possibleOf(after, when)).toBe(possibleOf(fresh, when))
        expect(before.facts).toEqual(part)
      }),
      { numRuns: 100 },
    )
  })
})

describe('which programme fits', () => {
  const all = [...knowledge.schemes.values()]
  /** Answers as the first scheme that asks has them, so that a shared fact has one. */
  const everybody = fc
    .tuple(...all.toReversed().map(anyone))
    .map((answers): Record<string, Value> => Object.assign({}, ...answers))

  test('every scheme ends with the outcome of all facts, no fact asked twice, and the answers count for each scheme', () => {
    fc.assert(
      fc.property(everybody, (person) => {
        const facts: Record<string, Value> = {}
        for (let found = nextAcross(all, facts, today); found; found = nextAcross(all, facts, today)) {
          expect(facts).not.toHaveProperty(found.fact.id)
          expect(judge(found.scheme, facts, today).outcome).toBeUndefined()
          facts[found.fact.id] = person[found.fact.id] as Value
        }
        for (const scheme of all) expect(judge(scheme, facts, today).outcome).toBe(judge(scheme, person, today).outcome)
      }),
      { numRuns: 50 },
    )
  })

  test('one scheme alone is asked as its own check asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all).chain((s) => anyoneWithPart(s).map(({ part }) => [s, part] as const)),
        ([s, part]) => {
          const { outcome, next } = judge(s, part, today)
          expect(nextAcross([s], part, today)?.fact.id).toBe(outcome ? undefined : next?.id)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Every way to fill in what is not asked yet. */
const completions = (scheme: Scheme, facts: Facts): Facts[] =>
  scheme.facts
    .filter((f) => !(f.id in facts))
    .reduce<Facts[]>(
      (all, fact) => all.flatMap((given) => valuesOf(scheme, fact).map((v) => ({ ...given, [fact.id]: v }))),
      [facts],
    )

test('cq-scarce-talents asks a fact only when, for somebody with these answers, it changes the outcome', () => {
  const seen = new Set<string>()
  const walk = (facts: Facts) => {
    const { next } = judge(scarce, facts, today)
    if (!next) return
    seen.add(next.id)
    const outcomes = new Map<string, Set<Outcome | undefined>>()
    for (const all of completions(scarce, facts)) {
      const others = JSON.stringify({ ...all, [next.id]: '' })
      outcomes.set(others, (outcomes.get(others) ?? new Set()).add(judge(scarce, all, today).outcome))
    }
    expect(
      [...outcomes.values()].some((set) => set.size > 1),
      `${next.id} after ${JSON.stringify(facts)}`,
    ).toBe(true)
    for (const value of valuesOf(scarce, next)) walk({ ...facts, [next.id]: value })
  }
  walk({})
  expect(seen.size).toBe(scarce.facts.length)
})

test('one rule for four categories or four rules for one each: asked and judged the same', () => {
  const decision = scarce.decision.flatMap((rule) =>
    rule.when && 'any' in rule.when ? rule.when.any.map((when) => ({ ...rule, when })) : [rule],
  )
  expect(decision.length).toBe(scarce.decision.length + 3)
  fc.assert(
    fc.property(anyoneWithPart(scarce), ({ part }) => {
      const [one, four] = [judge(scarce, part, today), judge({ ...scarce, decision }, part, today)]
      expect([four.outcome, four.next?.id, four.progress]).toEqual([one.outcome, one.next?.id, one.progress])
    }),
    { numRuns: 500 },
  )
})
