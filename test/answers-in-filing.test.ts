/** Questions in the middle of a filing or a check: a short answer, and the dialogue goes on. */
import { describe, expect, test } from 'vitest'
import { turn } from '../bot/turn.ts'
import { openOffice } from './harness.ts'
import { knowledge } from './our-knowledge.ts'

const filingOf = async (service: string) => {
  const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
  const person = office.person('web:zhang')
  await person.forges(`file:start:${service}`)
  await person.presses('同意，开始')
  return person
}

describe('in the middle of a filing', () => {
  test.each([
    ['household-registration', '谁负责？', /户籍服务，由市公安局负责|入户/],
    ['household-registration', '老婆能一起吗？', /配偶和未成年子女可随迁/],
    ['school', '谁负责？', /市教委/],
  ])('%s: %s', async (service, question, words) => {
    const person = await filingOf(service)
    await person.says(question)
    person.sees(words)
    person.sees(/（1\/\d+）/)
  })

  test('what the service’s clauses do not tell is not taken from another’s', async () => {
    const person = await filingOf('school')
    await person.says('要预约吗')
    person.sees(/没有写明您问的这一点/)
  })

  test('another matter than what is to be agreed to is answered', async () => {
    const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
    const person = office.person('web:zhang')
    await person.says('我的服务证丢了')
    person.sees(/您同意吗/)
    await person.says('不是丢了 是名字印错了')
    person.sees(/内容发生变更时/)
  })

  test('what asks something is no name of an employer', async () => {
    const person = await filingOf('household-registration')
    await person.says('我自己', '张三')
    person.sees(/用人单位全称/)
    await person.says('平台收到以后几天交公安')
    person.sees(/3个工作日/)
    person.sees(/（3\/\d+）[\s\S]*用人单位全称/)
  })

  test.each([
    ['15天还是15个工作日', /两份文件说法不一.*15日内.*本细则.*更具体/],
    ['15 days or 15 working days', /liaison applies to the municipal one-stop service platform within 15 working days/],
  ])('one or the other is asked without a word that asks: %s', async (question, words) => {
    const person = await filingOf('card-change')
    person.looksAway()
    await person.says(question)
    person.sees(words)
    person.sees(/1\/\d+/)
  })

  test('who else is asked for is no part of the service that is filed for', async () => {
    const person = await filingOf('school')
    await person.says('老婆也能一起落户吗')
    person.sees(/配偶和未成年子女可随迁/)
  })

  test('a question about something else is answered, and the next one is about the service again', async () => {
    const person = await filingOf('household-registration')
    await person.says('东莞特色人才的年龄上限是多少？')
    person.sees(/70岁/)
    await person.says('几天提交给公安局？')
    expect(person.sees(/3个工作日/).text).toMatch(/入户/)
  })
})

describe('in the middle of a check', () => {
  const checkOf = async (wanted: string) => {
    const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
    const person = office.person('web:zhang')
    await person.says(wanted)
    person.looksAway()
    return person
  }

  test.each([
    ['东莞特色人才资格自测', '等一下，年龄按哪天算', /1月1日/],
    ['东莞特色人才资格自测', '公务员可以吗', /原则上不纳入/],
    ['北京急需紧缺资格自测', '要交啥材料', /单位承诺书/],
    ['Beijing eligibility check', 'how many days until we hear?', /2 working days/],
  ])('%s: %s', async (wanted, question, words) => {
    const person = await checkOf(wanted)
    await person.says(question)
    const [answer, next] = person.inbox
    expect(answer?.text).toMatch(words)
    expect(answer?.text).not.toMatch(/另请注意|表述不清|Also note|unclear|英文文本/)
    expect(answer?.citations).not.toEqual([])
    expect(answer?.choices?.map(({ id }) => id.split(':')[1])).toEqual(['original'])
    expect(next?.choices?.some(({ id }) => id.startsWith('screen:answer:'))).toBe(true)
  })

  test('what is told of another question, or asked after another, leads back to the check', async () => {
    const person = await checkOf('东莞特色人才资格自测')
    await person.says('我58岁 三类')
    expect(person.inbox.map(({ text }) => text)[0]).toMatch(/一题一题/)
    await person.says('公务员可以吗')
    person.looksAway()
    await person.says('要交啥')
    person.sees(/申请表、个人基本材料/)
  })

  test('what no document tells is said in one sentence', async () => {
    const person = await checkOf('东莞特色人才资格自测')
    await person.says('这个要预约吗')
    expect(person.inbox[0]?.text).not.toMatch(/我能回答的是/)
    expect(person.inbox).toHaveLength(2)
  })
})
