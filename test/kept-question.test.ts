/** What is kept for the knowledge editor, and what is not. */
import { describe, expect, it } from 'vitest'
import { withoutTraces } from '../bot/traces.ts'
import { turn } from '../bot/turn.ts'
import { openOffice } from './harness.ts'
import { knowledge, monday } from './requests/office.ts'

describe('what no document answers', () => {
  const keptOf = async (text: string) => {
    const o = openOffice({ turn, knowledge, at: monday })
    const person = o.person('telegram:7')
    await person.says(text)
    return (await o.store.list('unanswered', 'all')).map(({ body }) => body.question)
  }

  it.each([
    'John Smith, Example Ltd',
    'john smith, example ltd',
    'John Smith',
    '+49 170 1234567',
    '12 Baker Street, London',
    'E12345678',
    'Wang Wei, Chongqing Example Technology Co., Ltd., passport EA1234567',
    '李四 13900000000 渝北区',
    '510212199001011234',
    '欧阳明珠',
    'name: maria keller, example gmbh',
    'passport E12345678, John Smith',
    '张三，重庆示例科技有限公司',
    '张三，上海示例科技有限公司',
    '李德伟 渝中区人民路12号3单元402室',
    '电话13812345678',
    '电话１３８１２３４５６７８',
    '我叫张三，在上海示例贸易有限公司',
  ])('is not kept when it asks for nothing: %s', async (text) => {
    expect(await keptOf(text)).toEqual([])
  })

  it.each([
    ['张三，重庆示例科技有限公司，车牌怎么摇号', /张三|示例/, /车牌怎么摇号/],
    ['我是王晓丽，住在人民路12号，上海怎么落户', /王晓丽|人民路/, /上海怎么落户/],
    ['John Smith, Example Ltd: how do I settle in Shanghai?', /John|Smith|Example/, /how do I settle in Shanghai\?/],
    ['My passport E12345678, how do I settle in Shanghai?', /E123/, /how do I settle in Shanghai\?/],
    ['my name is robert mueller and how do I settle in Shanghai?', /robert|mueller/, /how do I settle in Shanghai/],
    ['I am Maria from Example Ltd, how do I settle in Shanghai?', /Maria|Example/, /how do I settle in Shanghai/],
    ['Dr. Maria Keller asks how to settle in Shanghai', /Maria|Keller/, /how to settle in Shanghai/],
  ])('is kept without who asks: %s', async (text, personal, asked) => {
    const [question, ...others] = await keptOf(text)
    expect(others).toEqual([])
    expect(question).not.toMatch(personal)
    expect(question).toMatch(asked)
  })

  it('is kept when it names a thing without a question word', async () => {
    expect(await keptOf('上海 积分落户')).toEqual(['上海 积分落户'])
  })
})

describe('a question without traces of who asks', () => {
  it.each([
    '上海的人才落户政策是什么',
    '补办服务证要多少钱？',
    '高工，职称怎么评？',
    'Does Hong Kong recognise the Talent Service Card?',
    'How do I settle in Shanghai on a Green Card?',
    'Is there a fee in Chongqing?',
  ])('stays as it is: %s', (text) => {
    expect(withoutTraces(text)).toBe(text)
  })
})
