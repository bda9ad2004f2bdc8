/** What is kept for the knowledge editor, and what is not. */
import { describe, expect, it } from 'vitest'
import { withoutTraces } from '../bot/answers/traces.ts'
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

describe('names', () => {
  it.each([
    ['my name is li wei and i want to settle in shanghai', 'my name is … and i want to settle in shanghai'],
    ["hi, i'm zhang xiaoming, how do i settle in shanghai?", "hi, i'm …, how do i settle in shanghai?"],
    ['this is wang fang from huawei, where do i settle', 'this is … from huawei, where do i settle'],
    ['i am maria keller, how do I settle in Shanghai', 'i am …, how do I settle in Shanghai'],
    ['i am li, my wife chen jing wants to come to shanghai', 'i am …, my wife … wants to come to shanghai'],
    ['My wife anna needs a visa for Shanghai', 'My wife … needs a visa for Shanghai'],
    ['my son ming is in shanghai', 'my son … is in shanghai'],
    ['汪小明 上海落户', '… 上海落户'],
    ['张三，上海落户', '…，上海落户'],
    ['我是江海波，上海落户', '我是…，上海落户'],
    ['王经理说可以落户上海', '…经理说可以落户上海'],
    ['女儿李思思要上上海的小学', '女儿…要上上海的小学'],
  ])('are taken out: %s', (text, kept) => {
    expect(withoutTraces(text)).toBe(kept)
  })

  it.each([
    '高层次人才，怎么办',
    '王府井，怎么走',
    '安居，怎么申请',
    '时间，多久',
    '方案，哪里看',
    '任职，有要求吗',
    '常住，户口',
    '江苏，落户',
    '我是江苏人，想在上海落户',
    '我是安徽的，想在上海落户',
    '我是高管，想在上海落户',
    '我是高校老师，想在上海落户',
    '老公高管能申请上海吗',
    '温州 落户',
    '万州 落户',
    '周末，上班吗',
    'i am sorry, how do i settle in shanghai',
    'i am dutch citizen, can i settle in shanghai',
    'i am a phd student, and i want to settle in shanghai',
    'my wife speaks english, can she come',
    'my husband and i want to settle in shanghai',
    'my daughter has a question',
    'this is about shanghai, how',
  ])('are not the words that merely begin or stand like one: %s', (text) => {
    expect(withoutTraces(text)).toBe(text)
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
