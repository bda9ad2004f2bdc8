/** What is set against each other, and the question about each. */
import { describe, expect, it } from 'vitest'
import { comparisonIn, eachPlaceIn } from '../../knowledge/comparison.ts'

describe('two things compared', () => {
  it.each([
    ['重庆和北京哪个审批快', ['重庆', '北京'], ['重庆 审批 多久', '北京 审批 多久']],
    ['A类和B类有什么区别', ['a类', 'b类'], ['a类', 'b类']],
    [
      '东莞一类人才和二类人才年龄上限有什么不同',
      ['一类人才', '二类人才'],
      ['一类人才 东莞 年龄上限', '二类人才 东莞 年龄上限'],
    ],
    ['名单内和名单外单位的申请有什么区别', ['名单内', '名单外'], ['名单内 单位的申请', '名单外 单位的申请']],
    [
      'What is the difference between category one and category two talents in Dongguan?',
      ['category one', 'category two'],
      ['category one talents in dongguan', 'category two talents in dongguan'],
    ],
    ['Chongqing or Beijing, which is faster?', ['chongqing', 'beijing'], ['chongqing how long', 'beijing how long']],
    ['Is Beijing faster than Dongguan?', ['beijing', 'dongguan'], ['beijing how long', 'dongguan how long']],
  ])('%s', (text, sides, questions) => {
    expect(comparisonIn(text)).toMatchObject({ sides, questions })
  })

  it.each([
    'Can I apply in Chongqing if my company is in Beijing?',
    'Where do I hand in the papers, district or city?',
    'I have both a German and a Turkish passport, which of them counts?',
    '子女和配偶能一起落户吗',
    '什么时候和谁联系',
  ])('nothing compared: %s', (text) => {
    expect(comparisonIn(text)).toBeUndefined()
  })

  it('asks each of two places', () => {
    expect(eachPlaceIn('Does Beijing or Dongguan require a degree?', ['beijing', 'dongguan'])?.questions).toEqual([
      'does beijing require a degree?',
      'does dongguan require a degree?',
    ])
    expect(eachPlaceIn('北京的公司在东莞能申请吗', ['北京', '东莞'])).toBeUndefined()
  })
})
