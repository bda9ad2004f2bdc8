/** What a question puts forward as a fact of the rules, and what people tell of themselves. */
import { describe, expect, it } from 'vitest'
import { figuresIn, statedIn } from '../../knowledge/question/premise.ts'

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
  ])('not of oneself, nor supposed: %s', (text) => {
    expect(statedIn(text)).toEqual([])
  })

  it('reads figures of both languages alike', () => {
    expect(figuresIn('有效期三年', 'time').map(({ value }) => value)).toEqual(['3 years'])
    expect(figuresIn('valid for three years', 'time').map(({ value }) => value)).toEqual(['3 years'])
    expect(figuresIn('15个工作日', 'time').map(({ value }) => value)).toEqual(['15 working days'])
    expect(figuresIn('实缴资本超过200万元', 'money').map(({ value }) => value)).toEqual(['2000000'])
    expect(figuresIn('by 30 April or December 10', 'date').map(({ value }) => value)).toEqual(['4-30', '12-10'])
  })
})
