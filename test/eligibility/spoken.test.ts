/** Steering a check by words of one's own. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from './schemes.ts'

const real = { ...knowledge, schemes: new Map([...knowledge.schemes].filter(([id]) => id !== 'every-kind')) }

const chat = () => {
  const person = openOffice({ turn, knowledge: real, at: '2026-11-22T02:00:00Z' }).person('telegram:4711')
  const last = () => person.all().at(-1)?.text ?? ''
  return { person, last }
}

describe('beginning', () => {
  test.each([
    ['我想自测人才服务证', /重庆市人才服务证 · 第1题/],
    ['帮我测一下服务证', /重庆市人才服务证 · 第1题/],
    ['东莞换证自测', /证书换证.* · 第1题/],
    ['高精尖缺资格自测', /“高精尖缺”人才 · 第1题/],
    ['check my eligibility for the talent service card', /Talent Service Card · question 1/],
    ['I want an eligibility check', /Which programme would you like to check/],
  ])('%s', async (text, begun) => {
    const { person, last } = chat()
    await person.says(text)
    expect(last()).toMatch(begun)
  })

  test.each(['自测结果有效吗', 'how does the eligibility assessment committee decide in Dongguan?'])(
    '%s is a question',
    async (text) => {
      const { person, last } = chat()
      await person.says(text)
      expect(last()).not.toMatch(/第1题|question 1 of/)
    },
  )
})

test('自测 after an answer means the check that the answer offers, and 这是啥意思 asks for the reason of a question', async () => {
  const { person, last } = chat()
  await person.says('在北京的银行上班，英国人，本科，能不能评急需紧缺')
  await person.says('测一下')
  expect(last()).toMatch(/“急需紧缺”外籍人才 · 第1题/)
  await person.says('这是啥意思')
  person.sees(/所以先问这一点/)
})

test('on the way and at the result', async () => {
  const { person, last } = chat()
  await person.says('高精尖缺自测')
  await person.says('看结果')
  expect(last()).toMatch(/第1题/)
  await person.says('是')
  await person.says('没看懂')
  expect(last()).toMatch(/第2题/)
  await person.says('刚才选错了', '返回上一题')
  expect(last()).toMatch(/您是外国人/)
  await person.says('重新开始')
  expect(last()).toMatch(/第1题/)
  await person.says('是', 'A类')
  person.sees(/很可能符合/)
  await person.says('打印')
  expect(person.all().at(-1)?.document?.name).toMatch(/^eligibility-cq-scarce-talents/)
  await person.says('改一下')
  expect(last()).toMatch(/想修改哪一项/)
  await person.says('重新测')
  expect(last()).toMatch(/第1题/)
  await person.says('算了不测了')
  expect(last()).toMatch(/已退出/)
})
