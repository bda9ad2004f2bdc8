/** A statement tells of an English word in either language, or does not. */
import { expect, it } from 'vitest'
import type { Point } from '../../knowledge/policy.ts'
import { type Dictionary, keptDictionary } from '../../knowledge/retrieval/dictionary.ts'
import { buildMeanings } from '../../knowledge/retrieval/meanings.ts'
import { knowledge } from '../our-knowledge.ts'

const point = (id: string) => knowledge.points.get(id) as Point
const { tells, english } = buildMeanings(new Set(['time', 'end']))

it.each([
  ['reach', 'bj-urgent-talents/salary-four-times', '达到'],
  ['lend', 'cq-card-rules/card-personal-use', '借'],
  ['photos', 'cq-card-rules/new-card-photo', 'photo'],
])('%s is told of by %s: %s', (word, id) => {
  expect(tells(word, point(id))).toBe(true)
})

it.each([
  ['insurance', 'cq-card-notice/medical-green-channel'],
  ['records', 'cq-card-rules/medical-contact'],
  ['vaccine', 'cq-card-notice/visa-to-r'],
])('%s is not told of by %s', (word, id) => {
  expect(tells(word, point(id))).toBe(false)
})

it('成年 does not stand in 未成年', () => {
  const minors: Point = {
    ...point('cq-card-notice/household-family'),
    en: '',
    zh: '未成年子女',
    asks: { zh: [], en: [] },
  }
  expect(tells('adult', minors)).toBe(false)
})

it('is told by the dictionary as soon as there is one', () => {
  let there: Dictionary | undefined
  const meant = buildMeanings(new Set(), () => there).tells
  const strange = () => meant('nightmare', point('cq-card-notice/medical-green-channel'))
  expect(strange()).toBe(true)
  there = keptDictionary()
  const answers = Array.from({ length: 200 }, strange)
  expect(answers.at(-1)).toBe(false)
})

it('without the dictionary every word may be meant', () => {
  expect(
    buildMeanings(new Set(), () => undefined).tells('insurance', point('cq-card-notice/medical-green-channel')),
  ).toBe(true)
})

it.each([
  ['周末', ['weekend']],
  ['退休', ['retir']],
])('%s means %s', (word, stems) => {
  expect(english(word)).toEqual(stems)
})

it.each(['三十', '我去', '来得及', '捡到'])('%s names nothing by itself', (word) => {
  expect(english(word)).toBeUndefined()
})
