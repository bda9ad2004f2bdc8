/** What a question puts forward as a fact of the rules, and what people tell of themselves. */
import { describe, expect, it } from 'vitest'
import { statedIn } from '../../knowledge/question/premise.ts'
import { figuresIn } from '../../knowledge/question/quantities.ts'

describe('figures put forward as facts', () => {
  it.each([
    ['既然服务证有效期5年，那什么时候续', '5 years', '服务证有效期多久'],
    ['since the card lasts 5 years, when do I renew?', '5 years', 'how long the card lasts'],
    ['听说东莞管理期是三年？', '3 years', '东莞管理期是多久'],
    ['平台在5楼对吧', '5', '平台在几楼'],
    ['东莞材料要交三份吧', '3', '东莞材料要交几份'],
    ['服务证一次管十年是吧', '10 years', '服务证一次管多久'],
    ['salary in Beijing must be 3 times the average, right?', '3', 'salary in beijing must be the average'],
    ['北京办法是2021年施行的吧', '2021', '北京办法是什么时候施行的'],
    ['The annual summary is due on December 20, correct?', '12-20', 'when the annual summary is due on'],
    ['同事跟我说服务证管五年', '5 years', '服务证管多久'],
    ['中介说，东莞材料要交三份', '3', '东莞材料要交几份'],
    ['东莞一类人才要六十岁以下，怎么申请', '60', '东莞一类人才要几岁以下'],
    ['信息变更是三十个工作日之内报吗', '30 working days', '信息变更是多久之内报'],
    ['So the card is valid for 5 years?', '5 years', 'how long the card is valid for'],
    [
      'I know the management period in Dongguan is two years, but how do I renew?',
      '2 years',
      'how long the management period in dongguan is',
    ],
    [
      'As the Dongguan rules are valid until December 31, 2026, can I still apply?',
      '2026-12-31',
      'when the dongguan rules are valid until',
    ],
    ['The card rules were issued in 2019, so are they still valid?', '2019', 'when the card rules were issued in'],
    [
      'Where do I do that, given that after changing employer I must register it within 30 days?',
      '30 days',
      'how long after changing employer i must register it within',
    ],
    ['服务证制度每两年评估一次吧', '2 years', '服务证制度多久评估一次'],
    ['东莞评定一年搞四次对吧', '3 months', '东莞评定几次'],
    ['北京企业的贡献要超过行业平均的5倍是吗', '5', '北京企业的贡献要超过行业平均的几倍'],
    ['网上写的用人单位要指定3名联络员，没错吧', '3 persons', '用人单位要指定几名联络员'],
    ['办证照片要两寸的吧', '2', '办证照片要几寸的'],
    ['北京急需人才要硕士学历对吧', '3', '北京急需人才要什么学历'],
    ['My HR says we must report it within 30 days', '30 days', 'how long we must report it within'],
  ])('%s', (text, value, question) => {
    expect(statedIn(text)[0]).toMatchObject({ value, question })
  })

  it.each([
    '我来了5年了，要续吗',
    'I earn 300,000, is that enough?',
    '东莞65岁二类人才能申报吗',
    '换单位15天了怎么办',
    '我入股20%，算创业人才吗',
    'My daughter is 20, can she come along?',
    '如果有效期是5年怎么办',
    'What if it takes more than 10 days?',
    '北京本科毕业两年可以吗',
    '硕士毕业三年，怎么申请北京',
    'My boss says I have worked here for 3 years, is that so?',
    '公司刚开半年，能评吗',
    'company has 3 years tax here',
    'was the Dongguan rule valid in 2022?',
    '2019年的时候北京这个办法生效了没有',
    '第二年四月前报吗',
  ])('not of oneself, nor supposed: %s', (text) => {
    expect(statedIn(text)).toEqual([])
  })

  it('reads figures of both languages alike', () => {
    expect(figuresIn('有效期三年', 'time').map(({ value }) => value)).toEqual(['3 years'])
    expect(figuresIn('valid for three years', 'time').map(({ value }) => value)).toEqual(['3 years'])
    expect(figuresIn('15个工作日', 'time').map(({ value }) => value)).toEqual(['15 working days'])
    expect(figuresIn('实缴资本超过200万元', 'money').map(({ value }) => value)).toEqual(['2000000'])
    expect(figuresIn('每季度一次', 'interval').map(({ value }) => value)).toEqual(['3 months'])
    expect(figuresIn('a monthly meeting', 'interval').map(({ value }) => value)).toEqual(['1 months'])
    expect(figuresIn('within half a year', 'time').map(({ value }) => value)).toEqual(['6 months'])
    expect(figuresIn('实缴一百八十万', 'money').map(({ value }) => value)).toEqual(['1800000'])
    expect(figuresIn('4月底之前', 'date').map(({ value }) => value)).toEqual(['4-30'])
    expect(figuresIn('January 1, 2020', 'year').map(({ value }) => value)).toEqual(['2020'])
    expect(figuresIn('issued on 14 December 2017 by', 'year').map(({ value }) => value)).toEqual(['2017'])
    expect(figuresIn('每年组织1至2次', 'interval')).toEqual(
      figuresIn('1-2 times a year', 'interval').map((one) => ({ ...one, said: '每年组织1至2次' })),
    )
    expect(figuresIn('于服务的次日反馈', 'time').map(({ value }) => value)).toEqual(['1 days'])
    expect(figuresIn('on the day after the service', 'time').map(({ value }) => value)).toEqual(['1 days'])
    expect(figuresIn('特级人才不受年龄限制', 'age').map(({ value }) => value)).toEqual(['none'])
    expect(figuresIn('by 30 April or December 10', 'date').map(({ value }) => value)).toEqual(['4-30', '12-10'])
  })

  it.each([
    ['不低于4倍', 'times', 'least'],
    ['not less than 4 times', 'times', 'least'],
    ['60岁以下', 'age', 'most'],
    ['no more than 10 points', 'points', 'most'],
    ['有效期3年', 'time', undefined],
  ] as const)('reads on which side of it the rule is kept: %s', (text, unit, bound) => {
    expect(figuresIn(text, unit)[0]?.bound).toBe(bound)
  })
})
