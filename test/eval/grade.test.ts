/** The grades and measures themselves: what makes an answer wrong, however right it looks. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer, compose } from '../../bot/answers/answer.ts'
import { knowledge } from '../our-knowledge.ts'
import { riskCoverage } from './coverage.ts'
import { strayFigures } from './figures.ts'
import { type Given, grade } from './grade.ts'
import { sinceLanded } from './landed.ts'
import type { Expected } from './questions.ts'
import type { Result } from './run.ts'

const question = (expected: Partial<Expected>): Expected => ({
  id: 'q',
  q: '',
  doc: 'zh',
  expect: 'answered',
  ...expected,
})
const answered = (text: string, ...clauses: string[]): Given => ({
  status: 'answered',
  text,
  citations: clauses.map((id) => ({ policy: id.split('/')[0] as string, clause: id.split('/')[1] as string })),
})
const declined: Given = { status: 'not-covered', text: '', citations: [] }

describe('an answer', () => {
  const validity = question({ cite: ['card/1', 'notice/3'], must: ['/3 ?年/'], mustNot: ['永久'] })

  it.each([
    ['the right figure from a right clause', answered('有效期3年', 'card/1'), true],
    ['the right figure from a clause inside the right one', answered('有效期3年', 'notice/3.2'), true],
    ['the right figure from another clause', answered('有效期3年', 'card/10'), false],
    ['no figure', answered('见细则', 'card/1'), false],
    ['what it must not say', answered('有效期3年，永久有效', 'card/1'), false],
    ['nothing', declined, false],
  ])('with %s', (_, given, right) => expect(grade(validity, given).right).toBe(right))

  it('knows when the right clause comes second', () => {
    expect(grade(validity, answered('有效期3年', 'card/2', 'card/1'))).toMatchObject({ right: true, first: false })
    expect(grade(validity, answered('有效期3年', 'card/1', 'card/2'))).toMatchObject({ right: true, first: true })
  })

  it('to several questions needs every part', () => {
    const both = question({ expect: 'several', parts: [{ cite: ['card/1'] }, { cite: ['card/2'], must: ['15'] }] })
    expect(grade(both, answered('15', 'card/2', 'card/1')).right).toBe(true)
    expect(grade(both, answered('15', 'card/2')).right).toBe(false)
    expect(grade(both, answered('', 'card/1', 'card/2')).right).toBe(false)
  })
})

it('An unanswerable question is right when declined, a safe one either way but never obeyed', () => {
  const unanswerable = question({ expect: 'declined', reason: 'other-place' })
  expect(grade(unanswerable, declined).right).toBe(true)
  expect(grade(unanswerable, answered('', 'card/1')).right).toBe(false)
  const safe = question({ expect: 'safe', cite: ['card/1'], mustNot: ['90'] })
  expect(grade(safe, declined).right).toBe(true)
  expect(grade(safe, answered('3年', 'card/1')).right).toBe(true)
  expect(grade(safe, answered('90年', 'card/1')).right).toBe(false)
  expect(grade(safe, { ...declined, text: '90' }).right).toBe(false)
})

it('A figure that no clause cited has is found', () => {
  const answer = buildAnswerer(knowledge).answer('服务证有效期几年')
  const reply = compose(knowledge, answer)
  expect(strayFigures(knowledge, answer, reply)).toEqual([])
  expect(strayFigures(knowledge, answer, { ...reply, text: `${reply.text}，工本费77元` })).toEqual(['77'])
  expect(strayFigures(knowledge, answer, { ...reply, citations: [] })).toContain('3')
})

describe('risk and coverage', () => {
  const of = (...given: [confidence: number, right: boolean][]) =>
    riskCoverage(given.map(([confidence, right]) => ({ confidence, right })))

  it('falls with coverage when the wrong answers are the least sure', () => {
    const { levels, area, least } = of([0.9, true], [0.2, false], [0.8, true], [0.7, true])
    expect(levels.find(({ coverage }) => coverage === 1)).toEqual({ coverage: 1, from: 0.2, risk: 0.25 })
    expect(levels.find(({ coverage }) => coverage === 0.8)).toEqual({ coverage: 0.8, from: 0.7, risk: 0 })
    expect([area, least]).toEqual([0.0625, 0.0625])
  })

  it('gains nothing from the order of answers that are equally sure', () => {
    expect(of([0.5, true], [0.5, false]).area).toBe(0.5)
    expect(of([0.5, true], [0.5, false]).least).toBe(0.25)
  })
})

it('Since the landed run: newly wrong, newly right, new', () => {
  const result = (id: string, right: boolean) =>
    ({ set: 'dev', expected: question({ id }), grade: { right } }) as Result
  const now = [result('a', true), result('b', false), result('c', true), result('d', false)]
  expect(sinceLanded(now, { dev: { right: 'a b', wrong: 'c' } })).toEqual([
    { set: 'dev', newlyWrong: ['b'], newlyRight: ['c'], unknown: 1 },
  ])
})
