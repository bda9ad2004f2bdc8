/** Topics are opened once, whatever becomes of the process, the network and Telegram. */
import { describe, expect, it } from 'vitest'
import { createApi } from '../../adapters/telegram/api.ts'
import { createForum } from '../../adapters/telegram/forum.ts'
import { createPacer } from '../../adapters/telegram/pace.ts'
import { createWayOut } from '../../adapters/telegram/send.ts'
import { usualTimes } from '../../adapters/telegram/times.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { fileRequest, isClosed, joined, staffed, topicOf } from './forum-office.ts'
import { officesOfTests, quick } from './office.ts'
import { startTelegram } from './server.ts'
import { flood, lost, refusal, slow } from './server-faults.ts'

const open = officesOfTests()
const fast = { burst: 1000, perSecond: 10_000 }

/** Each `life` is a process that knows nothing of the one before but what is in the store. */
const start = async () => {
  const telegram = await startTelegram()
  const { store, remove } = openTestStore()
  const li = telegram.person({ name: 'Li' })
  const group = telegram.group({ forum: true, admin: { topics: true }, members: [li] })
  const me = { id: telegram.bot.id, username: telegram.bot.username ?? '' }
  const times = { ...usualTimes, ...quick }
  const life = (accept = store.accept) => {
    const api = createApi({ token: telegram.token, apiRoot: telegram.root })
    const pacer = createPacer({ overall: fast, person: fast, group: fast }, Date.now)
    const { log } = collectLog()
    const common = { api, pacer, clock: Date.now, times }
    const wayOut = createWayOut({ ...common, log, publicUrl: undefined, heardTime: () => {} })
    const forum = createForum({ ...common, store: { ...store, accept }, wayOut })
    const send = (outgoing: Outgoing) => {
      if (!outgoing.topic) throw new Error('no topic')
      return forum.send({ ...outgoing, topic: outgoing.topic }, me)
    }
    return { send }
  }
  const tells = 'request:261121-0042'
  const to = `telegram:${group.id}`
  const opening: Outgoing = {
    id: 'telegram:1:2/3',
    to,
    language: 'en',
    at: 1,
    text: '261121-0042 Visa',
    topic: { do: 'open', tells },
  }
  const reports = async () =>
    (await store.history(tells, { last: 50 })).flatMap(({ direction, message }) =>
      direction === 'in' && message.kind === 'alarm' ? message.what : [],
    )
  return {
    telegram,
    store,
    group,
    life,
    opening,
    reports,
    end: async () => {
      await telegram.stop()
      await remove()
    },
  }
}

describe('a topic', () => {
  it('is not opened again by a process that ended before its message was settled', async () => {
    const { group, life, opening, reports, end } = await start()
    expect(await life().send(opening)).toEqual({ result: 'sent' })
    expect(await life().send(opening)).toEqual({ result: 'sent' })
    expect(group.topics()).toHaveLength(1)
    const thread = group.topics()[0]?.thread ?? 0
    expect(await reports()).toEqual([`topic made ${opening.to} ${opening.to}/t${thread}`])
    await end()
  })

  it('is opened twice at most when the process ends between Telegram’s answer and the store', async () => {
    const { group, life, opening, reports, end } = await start()
    await expect(life(() => Promise.reject(new Error('killed'))).send(opening)).rejects.toThrow('killed')
    await life().send(opening)
    await life().send(opening)
    expect(group.topics()).toHaveLength(2)
    expect(await reports()).toHaveLength(1)
    await end()
  })

  it('is opened once when the store fails and the same process goes on, and when it is asked for twice at once', async () => {
    const { telegram, store, group, life, opening, end } = await start()
    let fails = 1
    const process = life((...args) => (fails-- > 0 ? Promise.reject(new Error('disk')) : store.accept(...args)))
    telegram.faults.next(slow(100), { method: 'createForumTopic' })
    const both = await Promise.allSettled([process.send(opening), process.send(opening)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await process.send(opening)).toEqual({ result: 'sent' })
    expect(group.topics()).toHaveLength(1)
    await end()
  })

  it('waits when Telegram asks for it, and says its words once though closing fails', async () => {
    const { telegram, group, life, opening, reports, end } = await start()
    const process = life()
    telegram.faults.next(flood(1), { method: 'createForumTopic' })
    expect(await process.send(opening)).toMatchObject({ result: 'retry', reason: 'Telegram asks to wait' })
    await process.send(opening)
    const topic = (await reports())[0]?.split(' ')[3] ?? ''
    const closing: Outgoing = {
      ...opening,
      id: 'x/1',
      to: topic,
      text: 'Completed',
      topic: { do: 'close', tells: 'y' },
    }
    telegram.faults.next(flood(1), { method: 'closeForumTopic' })
    expect(await process.send(closing)).toMatchObject({ result: 'retry' })
    expect(await process.send(closing)).toMatchObject({ result: 'sent' })
    expect(group.topics()[0]?.closed).toBe(true)
    expect(group.sees().filter(({ text }) => text === 'Completed')).toHaveLength(1)
    // Closed already, as after an answer that was lost.
    expect(await life().send({ ...closing, id: 'x/2' })).toMatchObject({ result: 'sent' })
    await end()
  })

  it('that was deleted, or that the bot may not touch, is reported', async () => {
    const { telegram, group, life, opening, reports, end } = await start()
    await life().send(opening)
    const topic = (await reports())[0]?.split(' ')[3] ?? ''
    const says = (id: string): Outgoing => ({
      ...opening,
      id,
      to: topic,
      text: 'News',
      topic: { ...work, do: 'reopen' },
    })
    const work = { tells: 'request:261121-0042' }
    const thread = group.topics()[0]?.thread ?? 0
    group.deleteTopic(thread)
    expect(await life().send(says('a/1'))).toMatchObject({ result: 'failed', reason: 'the topic is gone' })
    telegram.faults.next(refusal(400, 'Bad Request: not enough rights to close or open the topic'), {
      method: 'reopenForumTopic',
    })
    expect(await life().send(says('a/2'))).toMatchObject({ result: 'failed' })
    group.kicks(telegram.person())
    expect(await life().send({ ...opening, id: 'a/3' })).toMatchObject({ result: 'failed' })
    expect((await reports()).slice(1)).toEqual([
      `topic gone ${topic}`,
      `topic lost ${opening.to} rights`,
      `topic lost ${opening.to} removed`,
    ])
    await end()
  })
})

describe('the office', () => {
  it('goes on where it was: what happened while Telegram could not be reached is shown in order', async () => {
    const { office, telegram, li, john } = await staffed(await open())
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    // Answers get lost while it is taken and ended.
    telegram.faults.next(lost(), { method: 'sendMessage', chat: forum.id })
    li.says(`接单 ${number}`)
    await john.waitsFor('is now being handled')
    await office.restart()
    await topicOf(forum, number, '已有人接单')
    john.says('/requests')
    li.says(`不予办理 ${number} 缺少结婚证，请补齐后再提交`)
    const { buttons } = await li.waitsFor(/确定|已不予办理|不予办理/)
    if (buttons.flat().includes('确定不予办理')) li.presses('确定不予办理')
    await topicOf(forum, number, '不予办理，话题关闭')
    await until(() => isClosed(forum, number))
    expect(forum.topics()).toHaveLength(1)
    const said = forum.sees().flatMap(({ text }) => text.match(/还没有人接单|已有人接单|话题关闭/)?.[0] ?? [])
    expect(said.filter((words, at) => words !== said[at - 1])).toEqual(['还没有人接单', '已有人接单', '话题关闭'])
  })

  it('closes a topic that is one too many, and goes on in the other', async () => {
    const { office, telegram, li, john } = await staffed(await open())
    const forum = await joined(office, li, [li])
    telegram.faults.next(lost(), { method: 'createForumTopic' })
    const number = await fileRequest(john)
    await until(() => forum.topics().length === 2)
    await until(() => forum.topics().some(({ closed }) => closed))
    await forum.waitsFor(`${number}的话题多开了一个`)
    const { thread } = forum.topics().find(({ closed }) => !closed) ?? {}
    li.says(`接单 ${number}`)
    expect((await forum.waitsFor('已有人接单')).thread).toBe(thread)
    await forum.waitsForSilence()
    expect(forum.sees().flatMap((seen) => (seen.text.includes('还没有人接单') ? seen.thread : []))).toEqual([thread])
  })
})
