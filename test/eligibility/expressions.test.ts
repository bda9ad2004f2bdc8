/** Single conditions: dates of which only the month or year is known, and limits that follow another fact. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDate, isPartialDate, shift, spanOf } from '../../knowledge/dates.ts'
import { type Facts, holds, type Test } from '../../knowledge/rules/expressions.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import { isVague } from '../../knowledge/rules/values.ts'
import { everyKind } from './schemes.ts'

const today = '2026-03-05'

test('a month or a year is a span of days', () => {
  expect(spanOf('1990')).toEqual(['1990-01-01', '1990-12-31'])
  expect(spanOf('2024-02')).toEqual(['2024-02-01', '2024-02-29'])
  expect(spanOf('1990-05-01')).toEqual(['1990-05-01', '1990-05-01'])
  expect(['1990', '1990-05', '1990-05-01'].every(isPartialDate)).toBe(true)
  expect(['19', '1990-13', '1990-02-30', '1990-5', 'today', ''].some(isPartialDate)).toBe(false)
})

test.each<[test: Test, facts: Facts, holds: boolean | undefined]>([
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1966' }, undefined],
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1966-01' }, undefined],
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1966-01-01' }, false],
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1966-02' }, true],
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1967' }, true],
  [{ age: 'born', on: '01-01', below: 60 }, { born: '1965' }, false],
  [{ age: 'born', on: '01-01', 'at-least': 18, below: 60 }, { born: '1965' }, false],
  [{ age: 'born', on: '01-01 of applied', below: 60 }, { born: '1966-02', applied: '2026' }, true],
  [{ age: 'born', on: '01-01 of applied', below: 60 }, { born: '1966-02', applied: 'unsure' }, undefined],
  [{ fact: 'ends', 'at-least': 'today', 'at-most': 'today + 6 months' }, { ends: '2026-06' }, true],
  [{ fact: 'ends', 'at-least': 'today', 'at-most': 'today + 6 months' }, { ends: '2026-09' }, undefined],
  [{ fact: 'ends', 'at-least': 'today', 'at-most': 'today + 6 months' }, { ends: '2025' }, false],
  [{ fact: 'salary', 'at-least': '4 times average' }, { salary: 400, average: 100 }, true],
  [{ fact: 'salary', 'at-least': '4 times average' }, { salary: 399, average: 100 }, false],
  [{ fact: 'salary', 'at-least': '4 times average' }, { salary: 399 }, undefined],
  [{ fact: 'salary', 'at-least': '1.1 times average' }, { salary: 110000, average: 100000 }, true],
  [{ fact: 'salary', 'at-least': '4 times average' }, { salary: 399, average: 'unsure' }, undefined],
])('%j of %j is %s', (condition, facts, expected) => {
  expect(holds(condition, facts, today)).toBe(expected)
})

test('what holds of a month holds of each of its days, and the other way round', () => {
  const month = fc.tuple(fc.integer({ min: 1960, max: 2010 }), fc.integer({ min: 1, max: 12 }))
  const conditions: Test[] = [
    { age: 'date', on: '01-01', below: 60 },
    { age: 'date', on: 'today', 'at-least': 18, 'at-most': 30 },
    { fact: 'date', above: 'today - 50 years', 'at-most': '2000-02-29' },
  ]
  fc.assert(
    fc.property(month, fc.constantFrom(...conditions), ([year, number], condition) => {
      const date = `${year}-${String(number).padStart(2, '0')}`
      const days = Array.from({ length: 31 }, (_, at) => shift(`${date}-01`, at, 'day')).filter((d) =>
        d.startsWith(date),
      )
      expect(days.every(isDate)).toBe(true)
      const each = new Set(days.map((day) => holds(condition, { date: day }, today)))
      expect(holds(condition, { date }, today)).toBe(each.size === 1 ? [...each][0] : undefined)
    }),
  )
})

test('an answer is vague only where what is missing tells', () => {
  const vague = (facts: Facts) => isVague(everyKind, 'born', facts, today)
  expect(vague({ born: '1966', class: 'second' })).toBe(true)
  expect(vague({ born: '1967-03', class: 'second' })).toBe(false)
  expect(vague({ born: 'unsure' })).toBe(true)
  expect(vague({})).toBe(false)
})

test('a year that decides nothing is a review, and the date of birth decides it', () => {
  const facts = { class: 'second', born: '1966', outstanding: 0, certificate: 'yes', pay: 4 }
  const rest = { 'certified-until': '2026-04-01', 'civil-servant': 'no', degree: 'no', children: 'no' }
  const result = judge(everyKind, { ...facts, ...rest }, today)
  expect(result.outcome).toBe('review')
  expect(result.decidedBy.map((fact) => fact.id)).toEqual(['born'])
  expect(judge(everyKind, { ...facts, ...rest, born: '1967' }, today).outcome).toBe('likely')
  expect(judge(everyKind, { ...facts, ...rest, born: '1965' }, today).outcome).toBe('not')
})
