/** What one programme does for people and another does not, and which of several telephone numbers is told. */
import { describe, expect, test } from 'vitest'
import { offerIn } from '../knowledge/question/needs.ts'
import { answerer } from './our-answerer.ts'

const asked = (q: string) => {
  const answer = answerer.answer(q)
  return answer.status === 'answered' ? answer.points.map(({ id }) => id) : [answer.status, answer.detail]
}

describe('what a programme does for people', () => {
  test.each([
    ['北京孩子上学怎么办理', 'schools'],
    ['北京外国人才看病政策', 'medical'],
    ['东莞特色人才能享受落户服务吗', 'settling'],
    ['does the Chongqing scarce talent letter help with a job for my wife?', 'jobs'],
    ['visas in Dongguan?', 'visas'],
    ['does Dongguan help with research funding?', 'funding'],
    ['东莞特色人才社保怎么办理', 'insurance'],
    ['Is there a school for my kids in Beijing?', 'schools'],
  ])('%s is declined as %s: its document does not say', (q, offer) => {
    expect(asked(q)).toEqual(['kind-missing', offer])
  })

  test.each([
    ['东莞特色人才有没有户籍限制', 'dg-characteristic-talents/nationality-no-bar'],
    ['东莞要户口吗', 'dg-characteristic-talents/nationality-no-bar'],
    ['东莞要社保吗', 'dg-characteristic-talents/work-relationship-materials'],
    ['北京外籍人才社保有什么便利', 'bj-urgent-talents/social-security-green-channel'],
    ['北京外籍人才签证有什么便利', 'bj-urgent-talents/visa-green-channel'],
    [
      'Does a school for foreign children in Beijing qualify as an employer?',
      'bj-urgent-talents/schools-for-foreign-children',
    ],
    ['重庆孩子上学怎么办', 'cq-card-rules/school-whole'],
  ])('%s is answered: it asks for something else, or it is told', (q, point) => {
    expect(asked(q)).toContain(point)
  })

  test('nothing besides is asked', () => {
    expect(offerIn('孩子上学要多久')).toBeUndefined()
    expect(offerIn('孩子上学')).toBe('schools')
    expect(offerIn('do schools qualify as employers')).toBeUndefined()
    expect(offerIn('can a kindergarten apply')).toBeUndefined()
    expect(offerIn('are foreign schools accepted')).toBeUndefined()
    expect(offerIn('foreign doctors')).toBeUndefined()
    expect(offerIn('有职称能申请吗')).toBeUndefined()
    expect(offerIn('有没有职称方面的服务')).toBe('titles')
  })
})

describe('a telephone number', () => {
  test('of one office is told without those of the others', () => {
    expect(asked('教委的联系电话和联系人是谁')).toEqual(['cq-card-notice/contact-education'])
  })
  test('and of the office just spoken of', () => {
    const { points } = answerer.answer('卫健委那边谁负责人才服务证，电话多少') as { points: { id: string }[] }
    expect(points.at(-1)?.id).toBe('cq-card-notice/contact-health')
  })
  test('of nobody in particular is all of them', () => {
    expect(asked('有咨询电话吗')).toContain('cq-card-notice/contacts-all')
  })
})

test.each([
  ['who is the social security green channel for', 'bj-urgent-talents/social-security-green-channel'],
  ['what info does the card show', 'cq-card-rules/card-shows'],
  ['创业企业持股比例多少以上', 'dg-characteristic-talents/founder-enterprise-conditions'],
])('%s is answered', (q, point) => expect(asked(q)).toContain(point))

test.each([
  ['where is the beijing commerce bureau located', 'address'],
  ["what was last year's average wage in beijing", 'sum'],
  ['评审委员会由多少专家组成', 'count'],
])('%s is declined', (q, kind) => expect(asked(q)).toEqual(['kind-missing', kind]))
