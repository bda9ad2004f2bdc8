import { describe, expect, it } from 'vitest'
import { momentOf } from '../../adapters/telegram/channel.ts'
import { createPacer, usualPace } from '../../adapters/telegram/pace.ts'
import { until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { officesOfTests } from './office.ts'

const open = officesOfTests()

/** Sends to chats as fast as the pace allows for so many ms, and gives when. */
const sendFor = (ms: number, chats: number[]) => {
  let now = 0
  const pacer = createPacer(usualPace, () => now)
  const sent: { at: number; chat: number }[] = []
  for (; now < ms; now += 10) for (const chat of chats) if (pacer.reserve(chat, 0) === 0) sent.push({ at: now, chat })
  return sent
}
/** The most that fell into any stretch of so many ms. */
const most = (times: number[], stretch: number) =>
  Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + stretch).length))

describe('the pace', () => {
  it('is at most 30 a second overall', () => {
    const sent = sendFor(
      10_000,
      Array.from({ length: 400 }, (_, at) => at + 1),
    ).map(({ at }) => at)
    expect(most(sent, 1000)).toBeLessThanOrEqual(30)
    expect(sent.length).toBeGreaterThan(240)
  })

  it('is a small burst to one person, then one a second', () => {
    const sent = sendFor(20_000, [5]).map(({ at }) => at)
    expect(sent.filter((at) => at < 100)).toHaveLength(4)
    expect(most(sent.slice(4), 1000)).toBe(1)
    expect(sent).toHaveLength(23)
  })

  it('is at most 20 a minute into one group', () => {
    const sent = sendFor(300_000, [-100]).map(({ at }) => at)
    expect(most(sent, 60_000)).toBeLessThanOrEqual(20)
    expect(sent.length).toBeGreaterThan(50)
  })

  it('gives nothing away to who would have to wait too long', () => {
    let now = 0
    const pacer = createPacer(usualPace, () => now)
    for (let count = 0; count < 4; count++) expect(pacer.reserve(5, 0)).toBe(0)
    expect(pacer.reserve(5, 100)).toBe(1000)
    expect(pacer.reserve(5, 100)).toBe(1000)
    now = 1000
    expect(pacer.reserve(5, 100)).toBe(0)
  })

  it('forgets of many chats only those that are free again', () => {
    const rate = { burst: 1, perSecond: 1 }
    const pacer = createPacer({ overall: { burst: 1e9, perSecond: 1e9 }, person: rate, group: rate }, () => 0)
    for (let chat = 1; chat <= 1200; chat++) pacer.reserve(chat, 0)
    expect([pacer.reserve(1, 0), pacer.reserve(1200, 0)]).toEqual([1000, 1000])
  })

  it('holds back the message and not those to others, and loses none', async () => {
    const rate = { burst: 1000, perSecond: 10_000 }
    const office = await open({
      step: echo,
      pace: { overall: rate, group: rate, person: { burst: 2, perSecond: 4 } },
      times: { briefly: 100 },
    })
    const [john, mary] = [office.telegram.person(), office.telegram.person()]
    for (let count = 0; count < 6; count++) john.says(`${count}`)
    mary.says('hello')
    await mary.waitsFor('echo hello')
    await until(() => john.sees().length === 6)
    const to = office.telegram.calls('sendMessage').map(({ chat }) => chat)
    expect(to.indexOf(mary.id)).toBeLessThan(to.lastIndexOf(john.id))
    expect(john.sees().map(({ text }) => text)).toEqual([0, 1, 2, 3, 4, 5].map((number) => `echo ${number}`))
  })
})

it('a clock that is set back by days holds up nobody', async () => {
  let offset = 0
  const rate = { burst: 1, perSecond: 4 }
  const office = await open({
    step: echo,
    pace: { overall: rate, group: rate, person: rate },
    times: { briefly: 100 },
    clock: () => Date.now() + offset,
  })
  const [john, mary] = [office.telegram.person(), office.telegram.person()]
  for (let count = 0; count < 3; count++) john.says(`${count}`)
  await john.waitsFor('echo 0')
  offset = -3 * 24 * 3_600_000
  mary.says('hello')
  await mary.waitsFor('echo hello', 20_000)
  await john.waitsFor('echo 2', 20_000)
})

describe('when something was written', () => {
  const now = 1_800_000_000_000
  it('is now, when it has just arrived: it must not seem older than what it answers', () => {
    expect(momentOf(now - 1999, now, 0)).toBe(now)
    expect(momentOf(undefined, now, 0)).toBe(now)
  })
  it('is as Telegram says, when it waited for the bot', () => {
    expect(momentOf(now - 3_600_000, now, 0)).toBe(now - 3_600_000 + 999)
  })
  it('is by our clock, however far that is from Telegram’s', () => {
    expect(momentOf(now - 60_000 - 1000, now, 60_000)).toBe(now)
    expect(momentOf(now - 60_000 - 3_600_000, now, 60_000)).toBe(now - 3_600_000 + 999)
    expect(momentOf(now + 60_000 - 1000, now, -60_000)).toBe(now)
    expect(momentOf(now + 60_000 - 1000, now, 0)).toBe(now)
  })
})
