/** Conditions of a scheme as an editor writes them in YAML, and whether a fact's value satisfies one. */
import { ageOn, type IsoDate, readNamedDate, resolveDate, spanOf } from '../dates.ts'
import type { Said } from '../said.ts'

/** The value of a fact: `yes`/`no`, the id of an option, a number, or a date: 1990-05-01, or the month or year alone. */
export type Value = string | number
/** The person does not know: never asked again, stays unknown. */
export const unsure = 'unsure'
export type Facts = Readonly<Record<string, Value>>

export type Expression =
  | { all: Expression[] }
  | { any: Expression[] }
  | { not: Expression }
  | ({ count: Expression[] } & { 'at-least': number })
  | { criterion: string }
  | Test

/** What a single fact must be. Several bounds in one test must all hold. */
export type Test = { fact: string; is: Value } | { fact: string; in: Value[] } | Comparison | AgeTest
type Comparison = { fact: string } & Bounds
/** Completed years of age on a named date. */
type AgeTest = { age: string; on: string } & Bounds
/** Numbers, or for a number fact multiples (`4 times average-salary`); for a date fact, named dates. */
type Bounds = { [K in (typeof bounds)[number]]?: Value }
const bounds = ['at-least', 'at-most', 'above', 'below'] as const

const shapes = ['all', 'any', 'not', 'count', 'criterion', 'fact', 'age'] as const
const written =
  '{ all: […] }, { any: […] }, { not: … }, { count: […], at-least: 2 }, { criterion: id }, { fact: id, is: value }, { fact: id, in: […] }, { fact: id, at-least: 2 }, { age: id, on: 01-01, below: 60 }'

/** Everything wrong with the form of `value`, with the place inside it. */
export const expressionFaults = (
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; said: Said }[] => {
  const fault = (said: Said) => [{ path, said }]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault({ say: 'mistake.no-condition', written })
  const given = value as Record<string, unknown>
  const shape = shapes.filter((key) => key in given)
  const [key] = shape
  if (key === undefined || shape.length > 1) return fault({ say: 'mistake.no-condition', written })
  const others = (allowed: readonly string[]) =>
    Object.keys(given)
      .filter((k) => k !== key && !allowed.includes(k))
      .flatMap((k) => fault({ say: 'mistake.no-place-in-condition', key: k, written }))
  switch (key) {
    case 'all':
    case 'any':
    case 'count': {
      const list = given[key]
      const inside =
        Array.isArray(list) && list.length > 0
          ? list.flatMap((e, at) => expressionFaults(e, [...path, key, at]))
          : fault({ say: 'mistake.needs-list', key })
      const least = given['at-least']
      const counted =
        key !== 'count' || (Number.isInteger(least) && Number(least) >= 1)
          ? []
          : fault({ say: 'mistake.needs-at-least' })
      return [...others(key === 'count' ? ['at-least'] : []), ...inside, ...counted]
    }
    case 'not':
      return [...others([]), ...expressionFaults(given.not, [...path, 'not'])]
    case 'criterion':
      return [...others([]), ...(typeof given.criterion === 'string' ? [] : fault({ say: 'mistake.needs-criterion' }))]
    case 'fact':
    case 'age': {
      const tests = Object.keys(given).filter(
        (k) => k === 'is' || k === 'in' || (bounds as readonly string[]).includes(k),
      )
      return [
        ...others(key === 'age' ? ['on', ...bounds] : ['is', 'in', ...bounds]),
        ...(typeof given[key] === 'string' ? [] : fault({ say: 'mistake.needs-fact' })),
        ...(tests.length === 0 || (tests.length > 1 && ('is' in given || 'in' in given))
          ? fault({ say: 'mistake.needs-test' })
          : []),
        ...('in' in given && !Array.isArray(given.in) ? fault({ say: 'mistake.needs-list', key: 'in' }) : []),
        ...(key === 'age' && (typeof given.on !== 'string' || !readNamedDate(given.on))
          ? fault({ say: 'mistake.needs-on' })
          : []),
        ...(key === 'age' && bounds.some((b) => b in given && typeof given[b] !== 'number')
          ? fault({ say: 'mistake.age-compared' })
          : []),
      ]
    }
  }
}

/** A condition as "at least n of these": all is n of n, any is 1 of n. */
export const gate = (e: Expression): { least: number; parts: Expression[] } | undefined => {
  if ('all' in e) return { least: e.all.length, parts: e.all }
  if ('any' in e) return { least: 1, parts: e.any }
  if ('count' in e) return { least: e['at-least'], parts: e.count }
  return undefined
}

/** The single tests inside an expression, without those of criteria it refers to. */
export const testsIn = (expression: Expression): Test[] =>
  partsOf(expression)?.flatMap(testsIn) ?? ('criterion' in expression ? [] : [expression as Test])

/** The criteria that an expression names. */
export const criteriaIn = (expression: Expression): string[] =>
  partsOf(expression)?.flatMap(criteriaIn) ?? ('criterion' in expression ? [expression.criterion] : [])

const partsOf = (expression: Expression): Expression[] | undefined => {
  if ('all' in expression) return expression.all
  if ('any' in expression) return expression.any
  if ('count' in expression) return expression.count
  if ('not' in expression) return [expression.not]
  return undefined
}

/** A limit that is a multiple of another number fact: `4 times average-salary`. Undefined when `text` is none. */
export const readMultiple = (text: Value): { times: number; fact: string } | undefined => {
  const found = /^(\d+(?:\.\d+)?) times ([a-z][a-z0-9-]*)$/.exec(String(text))
  return found ? { times: Number(found[1]), fact: found[2] ?? '' } : undefined
}

/** The fact a test is about, first, and the facts it is compared with. */
export const factsOfTest = (test: Test): string[] => {
  const known = factsByTest.get(test)
  if (known) return known
  const facts = [
    'age' in test ? test.age : test.fact,
    ...('age' in test ? [test.on] : limitsOf(test)).flatMap((limit) => {
      if (typeof limit !== 'string') return []
      return readMultiple(limit)?.fact ?? readNamedDate(limit)?.fact ?? []
    }),
  ]
  factsByTest.set(test, facts)
  return facts
}
/** The judge asks again and again, and a test never changes. */
const factsByTest = new WeakMap<Test, string[]>()

/** The lowest and the highest a value can be: the same, unless only the month or year of a date is known. */
type Span = [low: Value, high: Value]

/** Whether the test holds; undefined while what is known of its facts leaves it open. `unsure` counts as not known. */
export const holds = (test: Test, facts: Facts, today: IsoDate): boolean | undefined => {
  const known = (fact: string) => (facts[fact] === unsure ? undefined : facts[fact])
  const value = known('age' in test ? test.age : test.fact)
  if (value === undefined) return undefined
  if ('is' in test) return value === test.is
  if ('in' in test) return test.in.includes(value)
  const measured = 'age' in test ? agesOf(String(value), spanOfLimit(test.on, known, today)) : spanOfValue(value)
  if (!measured) return undefined
  let result: boolean | undefined = true
  for (const bound of bounds) {
    const named = test[bound]
    if (named === undefined) continue
    const inside = within(bound, measured, spanOfLimit(named, known, today))
    if (inside === false) return false
    if (inside === undefined) result = undefined
  }
  return result
}

const spanOfValue = (value: Value): Span => (typeof value === 'string' ? spanOf(value) : [value, value])

const agesOf = (born: string, on: Span | undefined): Span | undefined => {
  const [first, last] = spanOf(born)
  return on && [ageOn(last, String(on[0])), ageOn(first, String(on[1]))]
}

const spanOfLimit = (limit: Value, known: (fact: string) => Value | undefined, today: IsoDate): Span | undefined => {
  if (typeof limit === 'number') return [limit, limit]
  const multiple = readMultiple(limit)
  if (multiple) {
    const value = known(multiple.fact)
    if (value === undefined) return undefined
    // 1.1 times 100000 is 110000, and not a hair more.
    const product = Number((multiple.times * Number(value)).toPrecision(12))
    return [product, product]
  }
  const named = readNamedDate(limit)
  if (!named) return undefined
  const at = (end: 0 | 1) =>
    resolveDate(
      named,
      (fact) => {
        const date = known(fact)
        return date === undefined ? undefined : spanOf(String(date))[end]
      },
      today,
    )
  const [first, last] = [at(0), at(1)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

const within = (bound: (typeof bounds)[number], [low, high]: Span, limit: Span | undefined): boolean | undefined => {
  if (!limit) return undefined
  const [least, most] = limit
  switch (bound) {
    case 'at-least':
      return low >= most ? true : high < least ? false : undefined
    case 'at-most':
      return high <= least ? true : low > most ? false : undefined
    case 'above':
      return low > most ? true : high <= least ? false : undefined
    case 'below':
      return high < least ? true : low >= most ? false : undefined
  }
}

/** The numbers, multiples or named dates a test compares with. */
export const limitsOf = (test: Test): Value[] =>
  'is' in test || 'in' in test ? [] : bounds.map((b) => test[b]).filter((v) => v !== undefined)
