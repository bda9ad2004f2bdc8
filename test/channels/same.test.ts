/** The same visit on every channel: what was stored and what was said are the same to the word. */
import { expect, it } from 'vitest'
import { fileInChinese, walk } from './contract.ts'
import { channelNames, type Office, officesOfTests } from './office.ts'
import type { Person } from './person.ts'

const open = officesOfTests()

const visit = async (person: Person) => {
  await walk(
    person,
    ['你好', '人才服务助手'],
    ['落户怎么办理？', '3个工作日'],
    ['那转学呢？', '6月1日'],
    ['Bonus points: how many can one collect?', '10 points'],
    ['上海的落户政策是什么', '我没有上海的文件'],
    ['我想知道哪个项目适合我', '您考虑在哪个城市'],
    ['[重庆]', /？|请/],
    ['不确定', /？|请/],
    ['取消', '已退出'],
    ['撤销', /./],
    ['我的申请', /./],
  )
  const number = await fileInChinese(person)
  await walk(person, ['我的申请', number], [`[${number}]`, '办理记录'], ['/cancel', '没有进行中'], ['谢谢', '不客气'])
  return number
}

/** Without what differs from request to request. */
const recordOf = async (office: Office, person: Person, number: string) => {
  const { applicant: _, number: __, messages: ___, history, consent, ...request } = await office.request(number)
  const told = (await office.told(person.address)).map(({ text, choices, citations, standing, document }) => ({
    ...{ text, choices, citations, standing },
    document: document?.name,
  }))
  const audit = (await office.store.audit(0, 1000)).filter(({ actor }) => actor === person.address)
  const plain = {
    told,
    request: { ...request, consent: consent.text, history: history.map(({ at: _, ...entry }) => entry) },
    audit: audit.map(({ action, subject }) => ({ action, subject })),
  }
  return JSON.parse(
    JSON.stringify(plain, (key, value) => (key === 'at' || key === 'due' ? undefined : value))
      .replaceAll(number, 'NUMBER')
      .replaceAll(number.slice(-4), 'SHORT')
      .replaceAll(/\d\d-\d\d \d\d:\d\d/g, 'MINUTE'),
  ) as typeof plain
}

it('a visit from the greeting to a filed request', async () => {
  const office = await open(...channelNames)
  const records = await Promise.all(
    channelNames.map(async (channel) => {
      const person = await office.person(channel, '张三', 'zh')
      return recordOf(office, person, await visit(person))
    }),
  )
  const [first, ...others] = records
  expect(first?.told.length).toBeGreaterThan(20)
  expect(first?.request.state).toBe('submitted')
  for (const other of others) expect(other).toEqual(first)
})
