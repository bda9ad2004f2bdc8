/** Three requests at once between one talent, who writes English, and three liaisons, who write Chinese: all in the browser. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seatDemonstration } from '../../bot/requests/roles/demonstration.ts'
import { knowledge, realBot } from './office.ts'
import { answered, missing, pagesOfTests, say, texts, titled } from './pages.ts'

const demo = { roles: [...knowledge.roles.values()].map(({ id, title }) => ({ id, title })) }
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const press = (page: Page, label: string | RegExp) =>
  page.locator('#lines > li.bot').last().getByRole('button', { name: label, exact: true }).click()

/** Answers one prompt after the other: in brackets by a button, else by typing. */
const file = async (page: Page, service: string, answers: [asked: string, answer: string][]) => {
  await say(page, service)
  await answered(page, 'Do you agree?')
  await press(page, 'I agree, start')
  for (const [asked, answer] of answers) {
    await page.locator('#lines > li.bot').last().filter({ hasText: asked }).waitFor()
    const label = /^\[(.*)\]$/.exec(answer)?.[1]
    await (label ? press(page, label) : say(page, answer))
  }
  await page.locator('#lines > li.bot').last().filter({ hasText: 'Please check your request' }).waitFor()
  const allFiled = page.locator('#lines > li.bot', { hasText: 'Your request is filed' })
  const filed = allFiled.nth(await allFiled.count())
  await say(page, 'submit')
  await filed.filter({ hasText: /\d{6}-\d{4}/ }).waitFor()
  return /\d{6}-\d{4}/.exec(await filed.innerText())?.[0] ?? ''
}

describe.skipIf(missing)(titled('three requests at once on the page'), () => {
  const { openPage, work, complaints } = pagesOfTests()

  it('each answer, file and result reaches the one it is for, in both languages', async () => {
    const office = await work(realBot, { demo })
    await seatDemonstration(office.store, knowledge, true)
    const talent = await openPage(office, { locale: 'en-GB' })
    const open = (role: string) => openPage(office, { locale: 'zh-CN' }, `/demo/${role}`)
    const [specialist, police, science, health] = await Promise.all(
      ['platform-specialist', 'public-security', 'science-technology', 'health'].map(open),
    )
    if (!specialist || !police || !science || !health) throw new Error('a page is missing')

    await say(talent, 'English')
    const household = await file(talent, 'I want to register my household', [
      ['Who is filing', '[The talent]'],
      ['What is the talent’s name', 'John Smith'],
      ['employer', 'Example University'],
      ['Who is to be registered', '[The talent only]'],
      ['district', 'Yubei'],
      ['phone', '13800000000'],
      ['Is there anything to add', 'skip'],
    ])
    const patents = await file(talent, 'I want to request a substantive science service', [
      ['Who is filing', '[The talent]'],
      ['What is the talent’s name', '[As before: John Smith]'],
      ['employer', '[As before: Example University]'],
      ['What is it about', '[Patents and intellectual property]'],
      ['(5/6)', 'A patent for batteries'],
      ['phone', '[As before: 13800000000]'],
    ])
    const medical = await file(talent, 'I want to request medical service', [
      ['Who is filing', '[The talent]'],
      ['What is the talent’s name', '[As before: John Smith]'],
      ['employer', '[As before: Example University]'],
      ['Which service is needed', '[Health check-up]'],
      ['Which hospital', 'The first one'],
      ['What was the problem', 'Nobody answered the phone'],
      ['phone', '[As before: 13800000000]'],
    ])
    await answered(specialist, household)
    await say(specialist, `转交 ${household} 市公安局`)
    for (const [page, number] of [
      [police, household],
      [science, patents],
      [health, medical],
    ] as const) {
      await answered(page, number)
      await say(page, '接单')
      await answered(page, '您已接单')
    }

    // Two ask, one tells: the talent answers crosswise.
    await say(police, '询问 户口现在在哪里？')
    await say(science, '询问 请发专利证书')
    await say(health, '告知 请周三上午到医院')
    await answered(talent, '户口现在在哪里？')
    await answered(talent, '请发专利证书')
    await answered(talent, '请周三上午到医院')
    await say(talent, 'It is in Chengdu')
    await answered(talent, 'Which of them do you answer with this?')
    await press(talent, new RegExp(household))
    await answered(police, 'It is in Chengdu')
    await talent.setInputFiles('#files', { name: 'patent.png', mimeType: 'image/png', buffer: photo })
    await talent.press('#text', 'Enter')
    await answered(talent, 'Shall I send this file as your answer?')
    await say(talent, 'yes')
    await answered(science, 'patent.png')
    expect((await texts(police, 'bot')).join()).not.toContain('patent.png')
    expect((await texts(health, 'bot')).join()).not.toMatch(/patent.png|Chengdu/)

    // They end in another order than they began.
    await say(health, '完成 已就诊')
    await answered(talent, '已就诊')
    await say(talent, '5')
    await answered(talent, `You gave request ${medical} 5 of 5`)
    await say(police, '不予办理 材料不齐')
    await answered(talent, '材料不齐')
    await say(science, '完成 专利已登记')
    await answered(talent, '专利已登记')
    const stateOf = async (number: string) => (await office.store.read('request', number))?.body
    expect(await stateOf(household)).toMatchObject({ state: 'declined', role: 'public-security' })
    expect(await stateOf(patents)).toMatchObject({ state: 'completed', files: [{ name: 'patent.png' }] })
    expect(await stateOf(medical)).toMatchObject({ state: 'completed', rating: 5 })
    expect(complaints).toEqual([])
  })
})
