/** What is asked of the request itself, while it is filed and afterwards: what to hand in, whether it can be taken back. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { filed, knowledge, looked, opened } from './filed-office.ts'

const filingOf = async (service: string, language: 'zh' | 'en' = 'zh') => {
  const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
  const person = office.person('web:zhang')
  if (language === 'en') await person.says('English')
  await person.forges(`file:start:${service}`)
  await person.presses('file:consent')
  person.looksAway()
  return person
}
const asksNext = (text: string) => /[（(]1\/\d+[)）]/.test(text)

describe('while it is filed', () => {
  test.each([
    ['school', 'zh', '还要交什么材料吗'],
    ['school', 'zh', '转学要交什么材料'],
    ['school', 'zh', '这个材料对不'],
    ['school', 'zh', '材料齐了吗'],
    ['school', 'zh', '还缺什么'],
    ['household-registration', 'en', 'what documents do you need from me?'],
    ['household-registration', 'en', 'any other papers?'],
    ['household-registration', 'en', 'do I need to send anything else'],
  ] as const)('what to hand in is told of this request, %s in %s: %s', async (service, language, question) => {
    const person = await filingOf(service, language)
    await person.says(question)
    const [answer, next] = person.inbox
    expect(answer?.text).toMatch(
      /在这里要填的是：申请人身份、人才姓名|What you fill in here for “.*”: Filed by, Talent’s name/,
    )
    expect(answer?.text).not.toMatch(/cqrcgfb|一寸/)
    expect(asksNext(next?.text ?? '')).toBe(true)
  })

  test('papers that a step of it needs are told with their clause', async () => {
    const person = await filingOf('card-extension')
    await person.says('要带什么证件')
    const [answer] = person.inbox
    expect(answer?.text).toMatch(/之后的步骤会用到：\n• .*持人才服务证或相关身份证件/)
    expect(answer?.citations?.map(({ label }) => label)).toEqual(['二、（二）'])
  })

  test.each([
    ['zh', '我可以退出吗'],
    ['zh', '可以退吗'],
    ['zh', '我想退出可以吗'],
    ['zh', '怎么退出'],
    ['en', 'can I leave?'],
    ['en', 'how do i quit this'],
  ] as const)(
    'whether it can be left is told of it, also where a name is asked for, in %s: %s',
    async (language, question) => {
      const person = await filingOf('household-registration', language)
      await person.says(language === 'en' ? 'the talent' : '人才本人')
      person.looksAway()
      await person.says(question)
      expect(person.inbox[0]?.text).toMatch(/随时都能退出|at any time/)
      expect(person.inbox[1]?.text).toMatch(/2\/\d+/)
      expect(person.inbox[1]?.text).not.toMatch(/就填|Fill in/)
    },
  )

  test.each([
    ['zh', '提交后还能改吗'],
    ['zh', '以后可以撤回吗'],
    ['en', 'actually can i cancel this later?'],
    ['en', 'can I change something after submitting it?'],
  ] as const)('whether it can be taken back, in %s: %s', async (language, question) => {
    const person = await filingOf('household-registration', language)
    await person.says(question)
    const [answer, next] = person.inbox
    expect(answer?.text).toMatch(/^可以。.*“撤回”|^Yes\. .*“withdraw”/)
    expect(asksNext(next?.text ?? '')).toBe(true)
  })
})

test.each([
  ['zh', '我可以退出吗'],
  ['en', 'can I stop?'],
] as const)('leaving it is no taking back, in %s: %s', async (language, question) => {
  const person = await filingOf('household-registration', language)
  await person.says(question)
  expect(person.inbox[0]?.text).not.toMatch(/“撤回”|“withdraw”/)
})

describe('once it is filed', () => {
  test('it is the open one, below the end of another too', async () => {
    const { applicant, specialist, police, number, numberOf } = await opened()
    await filed(applicant)
    const other = await numberOf()
    expect(other).not.toBe(number)
    await specialist.says(`转 ${other} 市公安局`)
    await police.says(`完成 ${other} 户口已经落好`)
    looked(applicant)
    await applicant.says('还要交什么材料吗')
    applicant.sees(new RegExp(`${number}.*目前没有要您补交的材料`))
  })

  test('nothing is missing while nobody asks for anything', async () => {
    const { applicant, police, number } = await opened()
    for (const question of ['还要交什么材料吗', '要交什么材料', '材料齐了吗']) {
      looked(applicant)
      await applicant.says(question)
      applicant.sees(new RegExp(`${number}.*目前没有要您补交的材料`))
    }
    await applicant.says('服务证延期要什么材料') // of the rules
    expect(applicant.sees(/人才服务证或相关身份证件/).text).not.toContain(number)
    looked(applicant)
    // With 还 it is the request that is open, whatever was spoken of meanwhile; without, the rules.
    await applicant.says('还要交什么材料吗')
    applicant.sees(/目前没有要您补交的材料/)
    expect(police.inbox.every(({ text }) => !text.includes('材料吗'))).toBe(true)
  })

  test('what was asked for is named', async () => {
    const { applicant, specialist, number } = await opened('en')
    await specialist.says(`接单 ${number}`, `问 ${number} 请补充结婚证复印件`)
    looked(applicant)
    await applicant.says('do you need any other documents?')
    applicant.sees(/waits for this from you: “请补充结婚证复印件”/)
  })
})
