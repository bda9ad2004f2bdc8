/** What holds today, and things named short: 证 is the card, a category is found in the catalogue, a visa’s extension is declined. */
import { describe, expect, it } from 'vitest'
import { compose } from '../bot/answers/answer.ts'
import { answerer } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

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

  it('or was at another time', () => {
    expect(pointsOf('东莞这个办法2025年还能用吗')).toEqual(['dg-characteristic-talents/validity-period'])
  })

  it.each([
    ['东莞细则哪年到期', ['dg-characteristic-talents/validity-period']],
    ['When do the Dongguan rules expire?', ['dg-characteristic-talents/validity-period']],
    ['北京的办法到什么时候失效', []],
    ["when does Beijing's policy end", []],
    ['重庆人才服务证政策什么时候到期', []],
  ])('and until when is told of a document that names its end, and of no other: %s', (question, points) => {
    expect(pointsOf(question)).toEqual(points)
  })

  it('is not when it asks for something in it', () => {
    expect(pointsOf('When does the Chongqing talent card expire?').join()).toMatch(/valid/)
    expect(pointsOf('东莞现在还有年龄限制吗').join()).toMatch(/age/)
  })
})

describe('at another time', () => {
  const on = (question: string) => compose(knowledge, answerer.answer(question, { today: '2026-11-22' })).text

  it.each([
    '我在2015年就来重庆工作了，服务证有效期多久',
    '在2016年我就搬到重庆了，孩子上学找谁',
    'I was hired in Chongqing in 2015. How long is the card valid?',
    '我2018年拿到服务证，现在还有效吗',
  ])('the year of somebody’s story is none that is asked about: %s', (question) => {
    expect(on(question)).not.toMatch(/您问的是|You ask about/)
  })

  it.each([
    ['我在2015年就来重庆工作了，当时服务证有效期多久', /您问的是2015年：《服务证实施细则》自2017年12月14日起才有/],
    ['在2016年服务证有效期多久', /您问的是2016年：《服务证实施细则》自.*；《服务证通知》自2017年9月1日起才有。/],
    ['2017年11月换单位，当时应该几天内报', /^您问的是2017年11月：.*当时已经印发的是《服务证通知》/],
    ['2019年在北京可以认定急需紧缺人才吗', /您问的是2019年：.*自2020年1月1日起才有/],
    ['When I moved to Chongqing in 2016, how long was the card valid at that time?', /You ask about 2016: /],
  ])('what held then is told: %s', (question, words) => {
    expect(on(question)).toMatch(words)
  })

  it('leads with the document that held, and names it', () => {
    const text = on('What was the deadline for a change of employer in October 2017?')
    expect(text).toMatch(
      /^You ask about October 2017: Card implementing rules dates only from 14 December 2017; what had been issued by then is Card notice\./,
    )
    expect(text.indexOf('within 15 days')).toBeLessThan(text.indexOf('within 15 working days'))
  })

  it('the year of a story is no evidence', () => {
    expect(pointsOf('I came to Beijing in 2019, what documents do I need?')[0]).toMatch(/^bj-urgent-talents\/listed/)
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
