/** What goes out: each part once, at a human pace, files as files; and files that come in. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Outgoing } from '../../bot/channel.ts'
import { begin } from '../../bot/talk.ts'
import type { Step } from '../../bot/worker.ts'
import { until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { type OfficeOptions, officesOfTests } from './office.ts'

const open = officesOfTests()

const opened = async (options: OfficeOptions = {}) => {
  const office = await open({ step: echo, ...options })
  await office.gateway.loggedIn()
  await until(() => office.channel.state().up)
  return office
}
const long = Array.from({ length: 40 }, (_, n) => `第${n + 1}段：${'人才服务'.repeat(12)}。`).join('\n\n')
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(400_000)])

describe('a long answer', () => {
  test('comes in numbered parts, whole and in order', async () => {
    const { gateway, tell } = await opened()
    const anna = gateway.person('Anna')
    await tell(`wechat:${anna.id}`, { text: long, language: 'zh' })
    const last = await anna.waitsFor('第40段')
    const parts = anna.sees().map(({ text }) => text)
    expect(parts.length).toBeGreaterThan(2)
    expect(last.text.startsWith(`（${parts.length}/${parts.length}）`)).toBe(true)
    expect(parts.map((part) => part.replace(/^（.*）\n/, '')).join('\n\n')).toBe(long)
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2000)
  })

  test('that fails in the middle goes on where it was', async () => {
    const office = await opened({ pace: { contact: [100, 100], overall: [0, 0] } })
    const anna = office.gateway.person('Anna')
    const id = await office.tell(`wechat:${anna.id}`, { text: long, language: 'zh' })
    await anna.waitsFor('第1段')
    office.gateway.faults.rejectsSends({ reason: 'busy, try again', times: 1 })
    await until(() => office.gateway.refused.length === 1)
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'sent')
    const parts = anna.sees().map(({ text }) => text)
    expect(new Set(parts).size).toBe(parts.length)
    expect(parts.map((part) => part.replace(/^（.*）\n/, '')).join('\n\n')).toBe(long)
    expect(await office.store.sentAs(`wechat:${anna.id}`, anna.sees().at(-1)?.id ?? '')).toBe(id)
    expect(await office.store.sentAs(`wechat:${anna.id}`, anna.sees()[0]?.id ?? '')).toBe(id)
  })
})

describe('a message that is refused', () => {
  test.each([
    ['You are not friend with this contact', 'not a contact any more'],
    ['对方开启了好友验证，你还不是他（她）好友', 'not a contact any more'],
    ['the reply window is closed', 'the time to write to this person is over'],
    ['消息已发出，但被对方拒收了', 'blocked by the person'],
  ])('with “%s” failed for good: %s', async (reason, recorded) => {
    const office = await opened()
    const anna = office.gateway.person('Anna')
    office.gateway.faults.rejectsSends({ reason })
    const id = await office.tell(`wechat:${anna.id}`, { text: 'hello' })
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'failed')
    expect(office.lines.some((line) => line.includes('could not be delivered') && line.includes(recorded))).toBe(true)
    expect(office.channel.state().up).toBe(true)
  })

  test('for a reason nobody knows is tried again', async () => {
    const office = await opened()
    const anna = office.gateway.person('Anna')
    office.gateway.faults.rejectsSends({ reason: 'ret -2', times: 1 })
    await office.tell(`wechat:${anna.id}`, { text: 'hello' })
    await anna.waitsFor('hello')
    expect(office.gateway.refused).toHaveLength(1)
  })

  test('because the person has deleted the bot failed, and others get theirs', async () => {
    const office = await opened()
    const [anna, bela] = [office.gateway.person('Anna'), office.gateway.person('Bela')]
    anna.deletesBot()
    const id = await office.tell(`wechat:${anna.id}`, { text: 'hello' })
    await office.tell(`wechat:${bela.id}`, { text: 'hello' })
    await bela.waitsFor('hello')
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'failed')
  })
})

describe('the pace', () => {
  test('leaves a gap between two messages to one person, and does not hold up others', async () => {
    const { gateway, tell } = await opened({ pace: { contact: [1000, 1100], overall: [10, 20] } })
    const [anna, bela] = [gateway.person('Anna'), gateway.person('Bela')]
    for (const n of [1, 2, 3]) await tell(`wechat:${anna.id}`, { text: `${n}` })
    await tell(`wechat:${bela.id}`, { text: 'other' })
    await anna.waitsFor('3')
    const [one, two, three] = anna.sees()
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThan(500)
    expect((three?.at ?? 0) - (two?.at ?? 0)).toBeGreaterThan(500)
    expect(bela.sees()[0]?.at).toBeLessThan(three?.at ?? 0)
  })

  test('that leaves no time for a part makes the rest come later, nothing twice', async () => {
    const pace = { contact: [500, 500] as [number, number], overall: [0, 0] as [number, number] }
    const office = await opened({ pace, times: { call: 5000, send: 5800 } })
    const anna = office.gateway.person('Anna')
    await office.tell(`wechat:${anna.id}`, { text: long, language: 'zh' })
    await anna.waitsFor('第40段')
    const parts = anna.sees().map(({ text }) => text)
    expect(parts.map((part) => part.replace(/^（.*）\n/, '')).join('\n\n')).toBe(long)
    expect(office.lines.some((line) => line.includes('its turn comes later'))).toBe(true)
  })

  test('ends unasked messages over the day’s limit, never answers', async () => {
    const office = await opened({ dailyCap: 2 })
    const anna = office.gateway.person('Anna')
    const ids: string[] = []
    for (const n of [1, 2, 3]) ids.push(await office.tell(`wechat:${anna.id}`, { text: `notice ${n}`, notice: true }))
    anna.says('hello')
    await anna.waitsFor('echo hello')
    const states = await Promise.all(ids.map((id) => office.state(`wechat:${anna.id}`, id)))
    expect(states).toEqual(['sent', 'sent', 'failed'])
  })
})

describe('a file', () => {
  /** Sends back what came. */
  const back: Step = async (conversation, incoming, world) => {
    const talk = begin(incoming, conversation, world)
    if (incoming.kind === 'file')
      talk.say({ text: `got ${incoming.file.name} ${incoming.file.type}`, file: incoming.file })
    else if (incoming.kind === 'refused-file') talk.say(`refused ${incoming.why}`)
    return talk.effects()
  }

  test('is taken as what it is, and passed on as it was', async () => {
    const { gateway, store, heard } = await opened({ step: back })
    const anna = gateway.person('Anna')
    anna.sendsFile(pdf, '证明 <1>.pdf.exe')
    const passed = await anna.waitsFor(({ file }) => file !== undefined)
    expect(anna.sees()[0]?.text).toBe('got 证明 1.pdf.pdf application/pdf')
    expect(Buffer.from(passed.file?.bytes ?? []).equals(pdf)).toBe(true)
    anna.sendsPhoto(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(50)]))
    await anna.waitsFor('image/jpeg')
    anna.sendsVoice(Buffer.concat([Buffer.from('\x02#!SILK_V3'), randomBytes(50)]))
    await anna.waitsFor('audio/silk')
    const [first] = await heard(`wechat:${anna.id}`)
    expect(first).toMatchObject({ kind: 'file', file: { size: pdf.length } })
    expect(Buffer.from((await store.file(first?.id ?? '')) ?? []).equals(pdf)).toBe(true)
  })

  test('that is a picture keeps its name where it has one, and is said to become a picture', async () => {
    const { gateway } = await opened({ step: back })
    const anna = gateway.person('Anna')
    const jpg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(300_000)])
    anna.sendsFile(jpg, '护照首页.jpg')
    const passed = await anna.waitsFor(({ file }) => file !== undefined)
    expect(anna.sees()[0]?.text).toMatch(/^got 护照首页\.jpg image\/jpeg\n\n（微信会按图片显示/)
    expect(passed).toMatchObject({ kind: 'Image', file: { name: '护照首页.jpg' } })
    expect(Buffer.from(passed.file?.bytes ?? []).equals(jpg)).toBe(true)
    anna.sendsPhoto(jpg, '护照首页.jpg')
    await anna.waitsFor('got photo.jpg image/jpeg')
  })

  test('is refused with the reason', async () => {
    const { gateway } = await opened({ step: back })
    const anna = gateway.person('Anna')
    anna.sendsFile(Buffer.from('MZ…'), 'virus.pdf')
    await anna.waitsFor('refused type')
    anna.sendsFile(Buffer.alloc(0), 'empty.pdf')
    await anna.waitsFor(/refused (empty|lost)/)
    anna.sendsFile(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]), 'large.pdf')
    await anna.waitsFor('refused too-large')
  })

  test('that the gateway does not give is told as lost, and what was said after it comes after it', async () => {
    const { gateway, heard } = await opened()
    const anna = gateway.person('Anna')
    gateway.faults.rejectsFiles()
    anna.sendsFile(pdf, 'a.pdf')
    anna.says('that was my certificate')
    await anna.waitsFor('echo that was')
    expect(await heard(`wechat:${anna.id}`)).toMatchObject([{ kind: 'refused-file', why: 'lost' }, { kind: 'text' }])
  })

  test('that takes long holds up nobody else', async () => {
    const { gateway } = await opened({ step: back })
    const [anna, bela] = [gateway.person('Anna'), gateway.person('Bela')]
    gateway.faults.hangsFiles(600_000, { with: anna })
    anna.sendsFile(pdf, 'a.pdf')
    bela.sendsFile(pdf, 'b.pdf')
    await bela.waitsFor('got b.pdf')
    expect(anna.sees()).toEqual([])
    gateway.faults.none()
    await anna.waitsFor('got a.pdf')
  })

  test('of our own goes as a file', async () => {
    const { gateway, tell } = await opened()
    const anna = gateway.person('Anna')
    const document = { name: 'report.csv', type: 'text/csv' as const, text: '编号,状态\n1,办结\n' }
    await tell(`wechat:${anna.id}`, { text: 'The report.', document })
    const { file } = await anna.waitsFor(({ file }) => file !== undefined)
    expect(file?.name).toBe('report.csv')
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(document.text)
  })

  test('that the gateway takes and then reports as failed is not sent twice in one go', async () => {
    const office = await opened()
    const anna = office.gateway.person('Anna')
    office.gateway.faults.breaksAnswers({ times: 1 })
    const document = { name: 'report.csv', type: 'text/csv' as const, text: 'x'.repeat(50_000) }
    const said: Outgoing = { id: 'x/1', to: `wechat:${anna.id}`, language: 'en', at: 0, text: '', document }
    expect(await office.channel.send(said)).toMatchObject({ result: 'retry' })
    expect(anna.sees()).toHaveLength(1)
  })

  test('that is refused for good failed with the reason', async () => {
    const office = await opened()
    const anna = office.gateway.person('Anna')
    office.gateway.faults.rejectsSends({ reason: 'not a friend' })
    const document = { name: 'report.csv', type: 'text/csv' as const, text: 'x' }
    const said: Outgoing = { id: 'x/1', to: `wechat:${anna.id}`, language: 'en', at: 0, text: '', document }
    expect(await office.channel.send(said)).toEqual({
      result: 'failed',
      reason: 'not a contact any more',
      theirs: true,
    })
  })

  test('of a person is never sent to a group', async () => {
    const { gateway, channel } = await opened()
    const anna = gateway.person('Anna')
    const room = gateway.room('Talents', [anna])
    const file = { id: 'f', name: 'a.pdf', type: 'application/pdf', size: 9 }
    const outgoing: Outgoing = { id: 'x/1', to: `wechat:${room.id}/${anna.id}`, language: 'en', at: 0, text: 'x', file }
    expect(await channel.send(outgoing, pdf)).toMatchObject({ result: 'failed' })
    await sleep(50)
    expect(room.sees()).toEqual([])
  })
})

describe('an answer of the gateway', () => {
  test('that comes late is waited for: the message is sent once', async () => {
    const office = await opened({ times: { call: 1500 } })
    const anna = office.gateway.person('Anna')
    office.gateway.faults.hangsSends(1800, { times: 1 })
    const id = await office.tell(`wechat:${anna.id}`, { text: 'hello' })
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'sent')
    await sleep(300)
    expect(anna.sees().map(({ text }) => text)).toEqual(['hello'])
    expect(office.lines.some((line) => line.includes('will be sent again'))).toBe(true)
  })

  test('that got lost makes the message come again rather than not at all', async () => {
    const office = await opened({ times: { call: 1000 } })
    const anna = office.gateway.person('Anna')
    office.gateway.faults.losesAnswers({ times: 1 })
    const id = await office.tell(`wechat:${anna.id}`, { text: 'hello' })
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'sent')
    expect(anna.sees().map(({ text }) => text)).toEqual(['hello', 'hello'])
    expect(office.channel.state().up).toBe(true)
  })
})
