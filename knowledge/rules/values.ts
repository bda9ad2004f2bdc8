/** The values a fact can take: whether a given one is possible, and which ones are worth telling apart. */
import { type IsoDate, isPartialDate, readNamedDate, resolveDate, shift, spanOf } from '../dates.ts'
import type { Said } from '../said.ts'
import {
  type Expression,
  type Facts,
  factsOfTest,
  holds,
  limitsOf,
  readMultiple,
  type Test,
  testsIn,
  unsure,
  type Value,
} from './expressions.ts'
import { type Fact, optionsOf, resultParts, type Scheme } from './schemes.ts'

/** What is wrong with `value` as an answer; undefined when it is possible. */
export const impossible = (fact: Fact, value: unknown, today: IsoDate): Said | undefined => {
  if (value === unsure) return undefined
  switch (fact.kind) {
    case 'yes-no':
    case 'choice': {
      const options = optionsOf(fact)
      return options.includes(value as string) ? undefined : { say: 'impossible.option', options: [...options, unsure] }
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return { say: 'impossible.number' }
      if (fact.whole && !Number.isInteger(value)) return { say: 'impossible.whole-number' }
      return value < fact.min || value > fact.max
        ? { say: 'impossible.range', least: fact.min, most: fact.max }
        : undefined
    case 'date': {
      if (typeof value !== 'string' || !isPartialDate(value)) return { say: 'impossible.date' }
      const { earliest, latest } = dateRange(fact, today)
      const [first, last] = spanOf(value)
      return last < earliest || first > latest ? { say: 'impossible.range', least: earliest, most: latest } : undefined
    }
  }
}

/** The first and last day a date fact may name. */
export const dateRange = (fact: Fact & { kind: 'date' }, today: IsoDate): { earliest: IsoDate; latest: IsoDate } => {
  const day = (text: string, otherwise: IsoDate) => {
    const named = readNamedDate(text)
    return (named && resolveDate(named, () => undefined, today)) ?? otherwise
  }
  return { earliest: day(fact.earliest, '1900-01-01'), latest: day(fact.latest, '2999-12-31') }
}

/** Every test that a judgement depends on, wherever it stands in the scheme. */
export const testsOf = (scheme: Scheme): Test[] => testing(scheme).all

/** The tests by which values are told apart, by fact, and what was told apart on a day. */
interface Apart {
  about: Map<string, Test[]>
  day: IsoDate
  kept: Map<string, TellingValue[]>
}
interface Testing {
  all: Test[]
  /** By what decides and what is said. */
  judging: Apart
  /** By contradictions too. */
  trying: Apart
}
const testing = (scheme: Scheme): Testing => {
  const known = testings.get(scheme)
  if (known) return known
  const testsUnder = (holders: { when?: Expression | undefined }[]) =>
    holders.flatMap(({ when }) => (when ? testsIn(when) : []))
  const apart = (tests: Test[]): Apart => ({
    about: new Map(scheme.facts.map(({ id }) => [id, tests.filter((test) => factsOfTest(test).includes(id))])),
    day: '',
    kept: new Map(),
  })
  const all = testsUnder([...scheme.criteria, ...resultParts.flatMap((part) => scheme[part])])
  const made = { all, judging: apart(all), trying: apart([...all, ...testsUnder(scheme.contradictions)]) }
  testings.set(scheme, made)
  return made
}
/** A scheme never changes once it is read. */
const testings = new WeakMap<Scheme, Testing>()

/**
 * Whether an answer leaves a test of the scheme open for good: "not sure", or a month or year where the day tells.
 * False for a fact that is not answered.
 */
export const isVague = (scheme: Scheme, fact: string, facts: Facts, today: IsoDate): boolean =>
  facts[fact] === unsure ||
  (fact in facts &&
    (testing(scheme).judging.about.get(fact) ?? []).some((test) => {
      const settled = factsOfTest(test).every((f) => f === fact || (f in facts && facts[f] !== unsure))
      return settled && holds(test, facts, today) === undefined
    }))

/**
 * One value of each kind that the rules tell apart, with how often people answer so (shares that add up to 1): of ten
 * options that mean the same to every rule, the first; of numbers and dates, one on each side of every limit.
 */
export const tellingValues = (scheme: Scheme, fact: Fact, facts: Facts, today: IsoDate): readonly TellingValue[] =>
  valuesApart(testing(scheme).judging, fact, facts, today)

interface TellingValue {
  value: Value
  share: number
}

/** The telling values, and those by which contradictions come and go: for trying a scheme out. */
export const valuesToTry = (scheme: Scheme, fact: Fact, facts: Facts, today: IsoDate): Value[] =>
  valuesApart(testing(scheme).trying, fact, facts, today).map(({ value }) => value)

/** Unless a test compares the fact with another one, its values depend on the day alone. */
const valuesApart = (apart: Apart, fact: Fact, facts: Facts, today: IsoDate): TellingValue[] => {
  const tests = apart.about.get(fact.id) ?? []
  if (tests.some((test) => factsOfTest(test).length > 1)) return tellApart(fact, tests, facts, today)
  if (apart.day !== today) {
    apart.day = today
    apart.kept.clear()
  }
  const known = apart.kept.get(fact.id)
  if (known) return known
  const values = tellApart(fact, tests, {}, today)
  apart.kept.set(fact.id, values)
  return values
}

const tellApart = (fact: Fact, tests: Test[], facts: Facts, today: IsoDate): TellingValue[] => {
  const kinds = new Map<string, { value: Value; weight: number }>()
  for (const value of candidates(fact, tests, facts, today)) {
    const weight = fact.often?.[value] ?? 1
    const answered = { ...facts, [fact.id]: value }
    const kind = String(tests.map((test) => holds(test, answered, today)))
    const known = kinds.get(kind)
    if (!known) kinds.set(kind, { value, weight })
    else if (fact.kind === 'yes-no' || fact.kind === 'choice') known.weight += weight
  }
  const total = [...kinds.values()].reduce((sum, { weight }) => sum + weight, 0)
  return [...kinds.values()].map(({ value, weight }) => ({ value, share: weight / total }))
}

const candidates = (fact: Fact, tests: Test[], facts: Facts, today: IsoDate): Value[] => {
  if (fact.kind === 'yes-no' || fact.kind === 'choice') return optionsOf(fact)
  const near = tests.flatMap((test): Value[] =>
    fact.kind === 'number'
      ? limitsOf(test).flatMap((limit) => around(turningPoint(test, limit, fact.id, facts)))
      : daysAround(test, fact.id, facts, today),
  )
  const { earliest, latest } = fact.kind === 'date' ? dateRange(fact, today) : { earliest: fact.min, latest: fact.max }
  return [...new Set([...near, earliest, latest])].filter((value) => impossible(fact, value, today) === undefined)
}

/** The number at which the test turns; undefined while the other fact of a multiple is not known. */
const turningPoint = (test: Test, limit: Value, fact: string, facts: Facts): number | undefined => {
  const multiple = readMultiple(limit)
  if (!multiple) return typeof limit === 'number' ? limit : undefined
  const other = multiple.fact === fact ? facts['fact' in test ? test.fact : ''] : facts[multiple.fact]
  if (typeof other !== 'number') return undefined
  return multiple.fact === fact ? other / multiple.times : other * multiple.times
}

const around = (limit: number | undefined): number[] =>
  limit === undefined ? [] : [limit - 1, limit - 0.001, limit, limit + 0.001, limit + 1]

/** Days on either side of where the test turns. A date that is not known yet is taken to be today. */
const daysAround = (test: Test, fact: string, facts: Facts, today: IsoDate): IsoDate[] => {
  const known = (name: string) => (isPartialDate(String(facts[name])) ? spanOf(String(facts[name]))[0] : today)
  const resolve = (text: string) => {
    const named = readNamedDate(text)
    return (named && resolveDate(named, known, today)) ?? today
  }
  const turns =
    'age' in test
      ? limitsOf(test).flatMap((years) =>
          test.age === fact
            ? [0, 1].map((more) => shift(resolve(test.on), -(Number(years) + more), 'year'))
            : [0, 1].map((more) => shift(known(test.age), Number(years) + more, 'year')),
        )
      : limitsOf(test).map((limit) =>
          'fact' in test && test.fact === fact ? resolve(String(limit)) : known('fact' in test ? test.fact : ''),
        )
  return turns.flatMap((day) => [shift(day, -1, 'day'), day, shift(day, 1, 'day')])
}
