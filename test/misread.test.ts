/** Questions that were once misread: corrected where nothing was wrong, compared or declined where they can be answered. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer } from '../bot/answer.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'

const answerer = buildAnswerer(loadKnowledge('./knowledge'))

describe('what stands on the right side of a bound is not corrected', () => {
  it.each([
    '65岁的一类人才还能申请，对吧？',
    '工作3年的管理人员可以申请北京急需紧缺认定，对吧？',
    'A founder holding 40% of the shares qualifies in Dongguan, right?',
    '因为孩子6月15日转学，要什么时候申报？',
    '服务证有效期是36个月，对吧？',
    'The card is valid for 36 months, right?',
  ])('%s', (question) => {
    expect(answerer.answer(question).corrections ?? []).toEqual([])
  })

  it.each([
    '既然服务证五年有效，那到期怎么延期？',
    'The card lasts 5 years, right?',
    '东莞二类人才的年龄上限是80岁，对吧？',
  ])('but still: %s', (question) => {
    expect(answerer.answer(question).corrections?.length).toBe(1)
  })
})
