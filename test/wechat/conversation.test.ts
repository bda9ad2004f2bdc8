/** People talk with the whole bot in WeChat. */
import { describe, expect, test } from 'vitest'
import { closesOffices, openOffice } from './office.ts'

closesOffices()

describe('a question', () => {
  test('is answered with its clauses and a numbered menu', async () => {
    const { gateway } = await openOffice()
    await gateway.loggedIn()
    const zhang = gateway.person('张三')
    zhang.says('外籍高端人才办理落户需要几个工作日？')
    const answer = await zhang.waitsFor(/依据|《/)
    expect(answer.text).toMatch(/《/)
  })
})
