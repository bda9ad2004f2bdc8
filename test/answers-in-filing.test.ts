/** Questions while a request is being filed are about its service, and the filing goes on. */
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

  test('a question about something else is answered, and the next one is about the service again', async () => {
    const person = await filingOf('household-registration')
    await person.says('东莞特色人才的年龄上限是多少？')
    person.sees(/70岁/)
    await person.says('几天提交给公安局？')
    expect(person.sees(/3个工作日/).text).toMatch(/入户/)
  })
})
