/** What holds today, and things named short: 证 is the card, a category is found in the catalogue, a visa’s extension is declined. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer, compose } from '../bot/answer.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'

const knowledge = loadKnowledge('./knowledge')
const answerer = buildAnswerer(knowledge)
const pointsOf = (question: string) => {
  const answer = answerer.answer(question)
  return answer.status === 'answered' ? answer.points.map(({ id }) => id) : []
}

describe('whether a document still holds', () => {
  it.each(['东莞的政策现在还能申请吗', '东莞的政策现在还有效吗', 'Are the Dongguan measures still in force?'])(
    'is answered by its end alone: %s',
    (question) => {
      expect(pointsOf(question)).toEqual(['dg-characteristic-talents/validity-period'])
      expect(compose(knowledge, answerer.answer(question)).text).toMatch(/^(本文件是征求意见稿|This is a draft)/)
    },
  )

  it('is not when it asks for something in it', () => {
    expect(pointsOf('东莞现在还有年龄限制吗').join()).toMatch(/age/)
  })
})

it('takes a bare 证 for the card', () => {
  expect(pointsOf('2018年办的证现在还有用没')[0]).toMatch(/^cq-card-.*\/card-valid-three-years$/)
})

it.each(['在东莞，本科毕业算哪一类', 'Which category am I in Dongguan with a bachelor degree?'])(
  'leads with the catalogue: %s',
  (question) => {
    expect(pointsOf(question)[0]).toBe('dg-characteristic-talents/standards-in-catalogue')
  },
)

it.each(['签证怎么延期', 'how do I extend a visa?'])('declines with the service that is asked for: %s', (question) => {
  expect(answerer.answer(question)).toMatchObject({
    status: 'kind-missing',
    detail: 'visa-extension',
    near: { id: 'cq-card-rules/visa-three-days' },
  })
})

it('every statement that an aspect names as the nearest is there', () => {
  for (const { id, near } of knowledge.aspects) if (near) expect(knowledge.points.has(near), id).toBe(true)
})
