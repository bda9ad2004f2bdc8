/**
 * One request through three channels: an applicant in Telegram who writes English, a specialist in the web page, and a
 * liaison in WeChat. Telegram is away for a while, and the gateway of WeChat is started anew; nobody loses anything.
 */
import { expect, it } from 'vitest'
import { until } from '../engine.ts'
import { numberIn, pdf, photo, walk } from './contract.ts'
import { channelNames, officesOfTests } from './office.ts'
import type { Person } from './person.ts'

const open = officesOfTests()

/** The text in the order of what was said, each once. */
const inOrder = async (person: Person, ...parts: string[]) => {
  const texts = (await person.sees()).map(({ text }) => text)
  const places = parts.map((part) => texts.flatMap((text, at) => (text.includes(part) ? [at] : [])))
  expect(places.map((found) => found.length)).toEqual(parts.map(() => 1))
  expect(places.flat()).toEqual(places.flat().toSorted((a, b) => a - b))
}

it('from a question to the report, over an outage of Telegram and a restart of the gateway', async () => {
  const office = await open(...channelNames)
  const { telegram, gateway } = office
  if (!telegram || !gateway) throw new Error('Somebody is not there')
  const li = await office.seat('web', '李专员', 'platform-specialist')
  const wang = await office.seat('wechat', '王联络员', 'public-security')
  const john = await office.person('telegram', 'John', 'en')

  // A question, and whether he is eligible.
  await walk(
    john,
    ['How do I register my household in Chongqing?', '3 working days'],
    ['check eligibility', 'Which programme'],
    ['[Chongqing foreign “high-quality and scarce” talents]', 'Are you a foreigner'],
    ['[Yes]', 'Which category'],
    ['category B', 'urgently needed talents'],
    ['[Yes]', 'likely to be eligible'],
  )

  // The request.
  const filed = await walk(
    john,
    ['I want to register my household', 'Do you agree'],
    ['[I agree, start]', 'Who is filing'],
    ['[The talent]', 'name'],
    ['John Smith', 'employer'],
    ['Example Instruments Ltd', 'registered'],
    ['[The talent, the spouse and minor children]', 'district'],
    ['Yubei District', /phone|number/i],
    ['+44 20 7946 0000', /anything|else|add/i],
    ['[Skip]', 'John Smith'],
    ['[Submit]', 'Your request is filed'],
  )
  const number = numberIn(filed)
  const short = number.slice(-4)
  await li.waitsFor('有一件新申请')

  // The gateway is away while the specialist passes it on; what waits for WeChat arrives when it is back.
  await gateway.kill()
  await until(() => office.state('wechat')?.up === false)
  await walk(li, [`转交 ${short} 市公安局`, '已转交市公安局联络员'])
  await john.waitsFor('passed on')
  await gateway.restart()
  const card = await wang.waitsFor(number)
  expect(card.text).toContain('申请人使用英文')
  await wang.says('接单', card)
  await wang.waitsFor('您已接单')
  await john.waitsFor('being handled by')

  // Telegram is away while the liaison asks and tells; the applicant gets it later, in order.
  await telegram.down()
  await until(() => office.state('telegram')?.up === false)
  await wang.says(`询问 ${short} 请问配偶现在的住所登记在哪里？`)
  await wang.waitsFor(/已|发/)
  await wang.says(`告知 ${short} 窗口九点开门，请带护照。`)
  await wang.waitsFor('已发给申请人')
  expect((await office.request(number)).state).toBe('waiting-applicant')
  const waiting = async () => (await office.store.depth()).outbox
  await until(async () => (await waiting()) > 0)
  await telegram.up()
  const question = await john.waitsFor('请问配偶现在的住所登记在哪里？')
  await john.waitsFor('窗口九点开门')

  // Answered with a photo, which reaches WeChat as it is.
  await john.sends({ name: 'residence.jpg', bytes: photo }, question)
  const received = await wang.waitsForFile()
  expect(Buffer.from(await received.file.bytes()).equals(photo)).toBe(true)
  expect((await office.request(number)).state).toBe('in-progress')

  // Completed with a PDF. The bot itself is started anew before the rating.
  await wang.sends({ name: '准迁证.pdf', bytes: pdf })
  await wang.waitsFor(({ options }) => options.includes('办理结果'))
  await walk(wang, ['[办理结果]', '请写下办理结果'], ['已办结，请带护照领取', '已办结'])
  const result = await john.waitsForFile('completed')
  expect(Buffer.from(await result.file.bytes()).equals(pdf)).toBe(true)
  await li.waitsFor('市公安局联络员已办结')
  await office.restart()
  await walk(john, ['[4 of 5]', '4 of 5'])

  // The report.
  await li.says('报表')
  const report = await li.waitsForFile('收到1件，办结1件')
  expect(Buffer.from(await report.file.bytes()).toString()).toMatch(/<html[\s\S]*户籍服务/)
  expect(await office.request(number)).toMatchObject({ state: 'completed', rating: 4, role: 'public-security' })
  const { history } = await office.request(number)
  const acts = history.map(({ action }) => action).filter((action) => action !== 'deliver')
  expect(acts).toEqual(['submit', 'pass', 'take', 'ask', 'tell', 'answer', 'complete', 'rate'])

  await until(async () => (await waiting()) === 0)
  await inOrder(
    john,
    'Your request is filed',
    'passed on to',
    '请问配偶现在的住所登记在哪里',
    '窗口九点开门',
    'is completed',
  )
  const files = async (person: Person) => (await person.sees()).filter(({ file }) => file?.name.match(/jpg|pdf/)).length
  expect([await files(john), await files(wang)]).toEqual([1, 1])
  expect((await office.store.depth()).inbox).toBe(0)
  // Nobody sees an account of another channel, and the log names nobody.
  const read = JSON.stringify([await john.sees(), await wang.sees()])
  for (const { address } of [john, wang, li]) expect(read).not.toContain(address)
  expect(office.lines.join('\n')).not.toMatch(/John|Example Instruments|7946 ?0000|wxid_|配偶/)
})
