/** What is set against each other, and the question about each. */
import { describe, expect, it } from 'vitest'
import { comparisonIn, eachPlaceIn } from '../../knowledge/question/comparison.ts'

describe('two things compared', () => {
  it.each([
    ['重庆和北京哪个审批快', ['重庆', '北京'], ['重庆 多久能办好', '北京 多久能办好']],
    [
      '换了单位，通知和细则规定的天数是不是不一样',
      ['通知', '细则'],
      ['通知 换了单位 天数 多久', '细则 换了单位 天数 多久'],
    ],
    ['东莞的认定和评审，一年各搞几次', ['东莞的认定', '评审'], ['东莞的认定 一年 搞几次', '评审 一年 搞几次']],
    ['重庆和北京哪个对学历要求松', ['重庆', '北京'], ['重庆 对学历要求', '北京 对学历要求']],
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
    [
      'Chongqing or Beijing, which is faster?',
      ['chongqing', 'beijing'],
      ['chongqing how long does it take', 'beijing how long does it take'],
    ],
    [
      'Does Beijing want more work experience than Dongguan?',
      ['beijing', 'dongguan'],
      ['beijing work experience', 'dongguan work experience'],
    ],
    [
      'Is Beijing faster than Dongguan?',
      ['beijing', 'dongguan'],
      ['beijing how long does it take', 'dongguan how long does it take'],
    ],
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

  it.each([
    ['东莞和重庆换单位后的时限有什么区别', ['东莞', '重庆'], '换单位后的时限'],
    ['重庆的联络员和北京的有什么不同', ['重庆', '北京'], '联络员'],
    ['Compare the work permit benefits of Chongqing and Beijing', ['chongqing', 'beijing'], 'work permit benefits'],
    ['重庆服务证和东莞证书有效期哪个长', ['重庆服务证', '东莞证书'], '有效期'],
    ['重庆服务证和北京急需紧缺有什么区别', ['重庆服务证', '北京急需紧缺'], ''],
  ])('of two places, what stands beside one is asked of both: %s', (text, sides, shared) => {
    expect(comparisonIn(text, ['重庆', '北京', '东莞', 'chongqing', 'beijing', 'dongguan'])).toMatchObject({
      sides,
      shared,
    })
  })

  it('asks each of two places', () => {
    expect(eachPlaceIn('Does Beijing or Dongguan require a degree?', ['beijing', 'dongguan'])?.questions).toEqual([
      'does beijing require a degree?',
      'does dongguan require a degree?',
    ])
    expect(eachPlaceIn('北京的公司在东莞能申请吗', ['北京', '东莞'])).toBeUndefined()
  })
})
