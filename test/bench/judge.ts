/**
 * How many people a second the judge decides, beside json-rules-engine with the same rules, the same people and the
 * same run. Fails when the two ever decide otherwise.
 */
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { ageOn, readNamedDate, resolveDate } from '../../knowledge/dates.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { type Expression, type Facts, readMultiple, type Test, type Value } from '../../knowledge/rules/expressions.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import { drawing } from '../../knowledge/rules/scheme-people.ts'
import type { Outcome, Scheme } from '../../knowledge/rules/schemes.ts'
import { drawPerson, today } from './people.ts'
import { printTable, quantile } from './table.ts'

const people = 1000
const rounds = 7

export const benchJudge = async () => {
  const schemes = [...loadKnowledge('./knowledge').schemes.values()]
  const rows: [string, string, string?][] = []
  const spent: [ours: number, theirs: number][] = []
  let otherwise = 0
  for (const scheme of schemes) {
    const draw = drawing(1)
    const all = Array.from({ length: people }, () => drawPerson([scheme], draw))
    const theirs = engineOf(scheme)
    for (const facts of all) if (judge(scheme, facts, today).outcome !== (await theirs(facts))) otherwise++
    const [ours, other] = await timed(
      async () => {
        for (const facts of all) judge(scheme, facts, today)
      },
      async () => {
        for (const facts of all) await theirs(facts)
      },
    )
    spent.push([ours, other])
    rows.push([scheme.id, compared(ours, other)])
  }
  const sum = (which: 0 | 1) => spent.reduce((total, pair) => total + pair[which], 0) / schemes.length
  printTable(
    `judgements a second, ${people} people a scheme, median of ${rounds} rounds: ours (with reasons and what is open) : json-rules-engine (the outcome alone)`,
    [
      ...rows,
      ['all schemes', compared(sum(0), sum(1)), 'ours ahead'],
      ['people decided otherwise', String(otherwise), '0'],
    ],
  )
  if (otherwise > 0 || sum(0) >= sum(1)) process.exitCode = 1
}

const compared = (ours: number, theirs: number) =>
  `${rate(ours)} : ${rate(theirs)} = ${(theirs / ours).toFixed(1)} times`
const rate = (milliseconds: number) => Math.round((people / milliseconds) * 1000).toLocaleString('en')

/** The median milliseconds of each, after a warm-up; who goes first alternates. */
const timed = async (...runs: [() => Promise<void>, () => Promise<void>]): Promise<[number, number]> => {
  const samples: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round++)
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const start = performance.now()
      await runs[which]()
      if (round >= 0) samples[which].push(performance.now() - start)
    }
  const median = (list: number[]) =>
    quantile(
      list.toSorted((a, b) => a - b),
      0.5,
    )
  return [median(samples[0]), median(samples[1])]
}

// The same rules in the other engine ---------------------------------------------------------------------------------

/**
 * Rules become its rules by priority, and the first that succeeds stops it. Criteria are written out where they are
 * named, which it does faster than its named conditions. Built once.
 */
const engineOf = (scheme: Scheme): ((facts: Facts) => Promise<Outcome>) => {
  const engine = new Engine()
  addOperators(engine)
  const criteria = new Map(scheme.criteria.map((c) => [c.id, c.when]))
  const translate = (e: Expression): Nested => {
    if ('all' in e) return { all: e.all.map(translate) }
    if ('any' in e) return { any: e.any.map(translate) }
    if ('not' in e) return { not: translate(e.not) }
    if ('count' in e) return { any: choose(e.count, e['at-least']).map((parts) => ({ all: parts.map(translate) })) }
    if ('criterion' in e) return translate(criteria.get(e.criterion) as Expression)
    const [one, ...more] = translateTest(engine, scheme, e)
    return one && more.length === 0 ? one : { all: [one as Comparing, ...more] }
  }
  scheme.decision.forEach(({ when, outcome }, at) => {
    if (when)
      engine.addRule({
        conditions: { all: [translate(when)] },
        event: { type: outcome },
        priority: scheme.decision.length - at,
      })
  })
  engine.on('success', () => engine.stop())
  const otherwise = scheme.decision.at(-1)?.outcome as Outcome
  return async (facts) => ((await engine.run(facts)).events[0]?.type as Outcome | undefined) ?? otherwise
}

/** Every way to take `least` of the parts: the engine has no “at least two of these”. */
const choose = (parts: Expression[], least: number): Expression[][] => {
  const [first, ...rest] = parts
  if (least === 0) return [[]]
  if (first === undefined) return []
  return [...choose(rest, least - 1).map((others) => [first, ...others]), ...choose(rest, least)]
}

const ownOperators = {
  'at-least': 'greaterThanInclusive',
  'at-most': 'lessThanInclusive',
  above: 'greaterThan',
  below: 'lessThan',
} as const
type Bound = keyof typeof ownOperators
const compare: Record<Bound, (value: Value, limit: Value) => boolean> = {
  'at-least': (value, limit) => value >= limit,
  'at-most': (value, limit) => value <= limit,
  above: (value, limit) => value > limit,
  below: (value, limit) => value < limit,
}
type Comparing = { fact: string; operator: string; value: Value | Value[] | Aged | { fact: string } }
type Nested = Comparing | TopLevelCondition
type Aged = { on: string; years: number }

/** Its own operators are for numbers. */
const addOperators = (engine: Engine) => {
  for (const [bound, holds] of Object.entries(compare)) {
    engine.addOperator<string, string>(`day ${bound}`, holds)
    engine.addOperator<string, Aged>(`age ${bound}`, (born, { on, years }) => holds(ageOn(born, on), years))
  }
}

const translateTest = (engine: Engine, scheme: Scheme, test: Test): Comparing[] => {
  if ('is' in test) return [{ fact: test.fact, operator: 'equal', value: test.is }]
  if ('in' in test) return [{ fact: test.fact, operator: 'in', value: test.in }]
  const isDate = 'age' in test || scheme.facts.find((fact) => fact.id === test.fact)?.kind === 'date'
  return (Object.keys(compare) as Bound[]).flatMap((bound): Comparing[] => {
    const limit = test[bound]
    if (limit === undefined) return []
    if ('age' in test) {
      const on = limitIn(engine, test.on)
      if (typeof on !== 'string') throw new Error(`an age on a day that depends on an answer: ${test.on}`)
      return [{ fact: test.age, operator: `age ${bound}`, value: { on, years: Number(limit) } }]
    }
    return [{ fact: test.fact, operator: isDate ? `day ${bound}` : ownOperators[bound], value: limitIn(engine, limit) }]
  })
}

/** A limit that rests on another answer becomes a fact that the engine works out. */
const limitIn = (engine: Engine, limit: Value): Value | { fact: string } => {
  if (typeof limit === 'number') return limit
  const multiple = readMultiple(limit)
  const named = readNamedDate(limit)
  if (multiple)
    engine.addFact(limit, async (_, almanac) => multiple.times * (await almanac.factValue<number>(multiple.fact)))
  else if (named?.fact)
    engine.addFact(limit, async (_, almanac) => {
      const date = await almanac.factValue<string>(named.fact as string)
      return resolveDate(named, () => date, today)
    })
  else return (named && resolveDate(named, () => undefined, today)) ?? limit
  return { fact: limit }
}
