/** Several questions in one message, and two things compared, as a reader sees the answer. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer, compose } from '../bot/answer.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'

const knowledge = loadKnowledge('./knowledge')
const answerer = buildAnswerer(knowledge)
const said = (question: string): string => compose(knowledge, answerer.answer(question)).text

describe('of several questions', () => {
  it.each([
    [
      'How long is the card valid and what colour is it?',
      /valid for 3 years/,
      /2\. what colour is it\?\nI found no answer/,
    ],
    ['服务证有效期多久？停车免费吗？', /有效期3年/, /2\. 停车免费吗？\n.*不能回答/],
    ['怎么申诉，多久内申诉？卡有效期几年？', /有效期3年/, /1\. 怎么申诉？\n.*不回答/],
  ])('one that no document answers is told beside the others: %s', (question, answered, declined) => {
    expect(said(question)).toMatch(answered)
    expect(said(question)).toMatch(declined)
  })
})

describe('of two places compared in one thing', () => {
  it('each is asked for that, and one that leaves it unsaid is said to', () => {
    const text = said('重庆和北京对年龄的要求有什么不同')
    expect(text).toMatch(/• 重庆：.*年龄/)
    expect(text).toMatch(/• 北京：.*没有写明您问的年龄要求/)
    expect(said('东莞和北京对年龄的要求有什么不同')).toMatch(/• 东莞：年龄条件/)
  })

  it('two documents are asked for the same', () => {
    const text = said(
      'What is the difference between the notice and the implementing rules on how long the card is valid?',
    )
    expect(text).toMatch(/• Notice: .*3 years.*\(Card notice, III\.\(iii\)\)/)
    expect(text).toMatch(/• Implementing rules: .*3 years.*\(Card implementing rules, I\)/)
  })
})
