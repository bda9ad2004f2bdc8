/** What an editor wrote counts: the days of a document, and the questions of a statement. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer } from '../bot/answers/answer.ts'
import { standingOf } from '../bot/answers/standing.ts'
import { answerer } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

describe('a document that nobody edits on its day', () => {
  const standing = (dates: { effective?: string; expires?: string }, today: string) => {
    const policy = knowledge.policies.get('cq-card-rules')
    if (!policy) throw new Error('there are no card rules')
    const policies = new Map([[policy.id, { ...policy, ...dates }]])
    return standingOf({ policies }, policy.id, 'en', today)
  }
  it.each([
    [{ effective: '2026-12-01' }, '2026-11-30', /takes effect on 1 December 2026; it is not in force yet/],
    [{ expires: '2026-11-30' }, '2026-12-01', /validity .* ended on 30 November 2026/],
  ])('with %o, on %s', (dates, today, told) => {
    expect(standing(dates, today)).toMatch(told)
  })
  it('says both that it is not in force yet and that a new version will take its place', () => {
    const old = knowledge.policies.get('cq-card-rules')
    if (!old) throw new Error('there are no card rules')
    const policies = new Map([
      [old.id, { ...old, effective: '2027-01-01' }],
      ['new', { ...old, id: 'new', replaces: old.id, effective: '2027-07-01' }],
    ])
    expect(standingOf({ policies }, old.id, 'zh', '2026-11-24')).toMatch(
      /自2027年1月1日起施行，目前还没有施行。.*自2027年7月1日起由.*代替/,
    )
    expect(standingOf({ policies }, old.id, 'zh', '2027-02-01')).not.toMatch(/还没有施行/)
  })
  it('says nothing while it holds', () => {
    expect(standing({ effective: '2026-12-01', expires: '2029-11-30' }, '2026-12-01')).toBeUndefined()
    expect(standing({ effective: '2026-12-01', expires: '2029-11-30' }, '2029-11-30')).toBeUndefined()
  })
})

it('what an editor wrote as a question of a statement is answered by it, whatever kind of fact it asks for', () => {
  const [first] = [...knowledge.points.values()].filter(
    ({ policy, clause }) => policy === 'cq-card-rules' && clause === '7.1',
  )
  if (!first) throw new Error('there is no such point')
  const ask = 'how much is the fee of the monthly joint meeting'
  const points = new Map(knowledge.points).set(first.id, {
    ...first,
    asks: { ...first.asks, en: [...first.asks.en, ask] },
  })
  const own = buildAnswerer({ ...knowledge, points })
  expect(answerer.answer(ask).status).not.toBe('answered')
  const answer = own.answer(ask)
  expect(answer.status === 'answered' && answer.points[0]?.id).toBe(first.id)
})
