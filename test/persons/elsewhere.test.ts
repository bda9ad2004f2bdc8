/** A message that can't be delivered goes to another address of the same person, or to the specialists. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Outgoing } from '../../bot/channel.ts'
import { personChanges } from '../../bot/persons/person.ts'
import { requestChange, roleChange, submit } from '../../bot/requests/request.ts'
import { startSender } from '../../bot/sender.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { startWorker } from '../../bot/worker.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { knowledge } from '../our-knowledge.ts'
import { saying } from '../store/examples.ts'
import { bureau, fileOne, linkUp, office, platform } from './office.ts'

const filed = async () => {
  const o = office()
  const [wechat, telegram, specialist] = [o.person('wechat:zhang'), o.person('telegram:100'), o.person('wechat:li')]
  await specialist.says(`绑定 ${await o.bindingCode(platform)}`)
  const number = await fileOne(wechat)
  await linkUp(wechat, telegram)
  const quiet = () => {
    for (const one of [wechat, telegram, specialist]) one.looksAway()
  }
  quiet()
  return { o, wechat, telegram, specialist, number, quiet }
}

describe('a message about a request', () => {
  test('goes to the other channel, whole, and the request shows it', async () => {
    const { o, wechat, telegram, specialist, number } = await filed()
    await specialist.says(`询问 ${number} 户口在哪里`)
    const asked = telegram.sees(/户口在哪里/)
    specialist.looksAway()
    await o.fails(asked)
    const again = wechat.sees(/户口在哪里/)
    expect(again).toMatchObject({ text: asked.text, choices: asked.choices, about: number, language: 'zh' })
    specialist.seesNothing()
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'elsewhere', text: 'applicant' })
    await wechat.replies(/户口在哪里/, '在成都')
    specialist.sees(/在成都/)
    await specialist.says(`查看 ${number}`)
    const card = specialist.sees(/消息发送情况/)
    expect(card.text).toMatch(/系统：有消息原渠道未能送达，已改发到另一渠道（?.*发给申请人/)
    expect(card.text).not.toMatch(/wechat|telegram|微信/i)
  })

  test('while it is the latest, how far it has come says that it went elsewhere', async () => {
    const { o, telegram, specialist, number } = await filed()
    await specialist.says(`告知 ${number} 请带身份证`)
    await o.fails(telegram.sees(/请带身份证/))
    await specialist.says(`查看 ${number}`)
    expect(specialist.sees(/消息发送情况/).text).toMatch(
      /给申请人的最近一条：.*已发出（原渠道未能送达，已改发到另一渠道）/,
    )
  })

  test('takes its file along', async () => {
    const { o, wechat, telegram, specialist, number } = await filed()
    await specialist.sends('通知.pdf', { to: number })
    await specialist.presses('desk:use:tell')
    const told = telegram.all().findLast(({ file }) => file)
    expect(told?.file?.name).toBe('通知.pdf')
    await o.fails(told as Outgoing)
    expect(wechat.all().at(-1)?.file).toEqual(told?.file)
  })

  test('fails everywhere: each address is tried once, then the specialist is told', async () => {
    const { o, wechat, telegram, specialist, number, quiet } = await filed()
    const page = o.person('web:page')
    await linkUp(wechat, page)
    quiet()
    page.looksAway()
    await specialist.says(`告知 ${number} 请带身份证`)
    specialist.looksAway()
    await o.fails(wechat.sees(/请带身份证/))
    await o.fails(telegram.sees(/请带身份证/))
    specialist.seesNothing()
    await o.fails(page.sees(/请带身份证/))
    specialist.sees(/发给申请人的消息未能送达.*请用申请中的电话联系/)
    for (const one of [wechat, telegram, page]) one.seesNothing()
    expect((await o.request(number)).history.slice(-3).map(({ action }) => action)).toEqual([
      'elsewhere',
      'elsewhere',
      'undelivered',
    ])
  })

  test('once a channel has failed, the next message goes to the other at once, until the person writes there again', async () => {
    const { o, wechat, telegram, specialist, number } = await filed()
    await specialist.says(`告知 ${number} 请带身份证`)
    await o.fails(telegram.sees(/请带身份证/))
    wechat.sees(/请带身份证/)
    await specialist.says(`告知 ${number} 下午也可以`)
    wechat.sees(/下午也可以/)
    telegram.seesNothing()
    await telegram.says('谢谢')
    telegram.looksAway()
    await specialist.says(`告知 ${number} 三点见`)
    telegram.sees(/三点见/)
    wechat.seesNothing()
  })

  test('does not go to somebody who was unlinked meanwhile', async () => {
    const { o, wechat, telegram, specialist, number, quiet } = await filed()
    await specialist.says(`告知 ${number} 请带身份证`)
    const told = telegram.sees(/请带身份证/)
    await wechat.says('取消关联')
    await wechat.presses('取消关联')
    quiet()
    await o.fails(told)
    wechat.seesNothing()
    specialist.sees(/发给申请人的消息未能送达/)
  })

  test('to a liaison goes to their other channel, and the specialist hears of it when that fails too', async () => {
    const { o, specialist, number, quiet } = await filed()
    const [chat, mobile] = [o.person('wechat:wang'), o.person('telegram:7')]
    await chat.says(`绑定 ${await o.bindingCode(bureau)}`)
    await linkUp(chat, mobile)
    chat.looksAway()
    mobile.looksAway()
    await specialist.says(`转交 ${number} 区分局`)
    quiet()
    await o.fails(mobile.sees(new RegExp(number)))
    const again = chat.sees(new RegExp(number))
    expect(again.choices?.map(({ id }) => id)).toContain(`desk:take:${number}`)
    specialist.seesNothing()
    await o.fails(again)
    specialist.sees(/发给承办联络员的消息未能送达/)
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'undelivered', text: 'desk' })
  })

  test('does not go to a liaison who has left the role meanwhile', async () => {
    const { o, specialist, number, quiet } = await filed()
    const [chat, mobile] = [o.person('wechat:wang'), o.person('telegram:7')]
    await chat.says(`绑定 ${await o.bindingCode(bureau)}`)
    await linkUp(chat, mobile)
    chat.looksAway()
    mobile.looksAway()
    await specialist.says(`转交 ${number} 区分局`)
    const told = mobile.sees(new RegExp(number))
    const stored = await o.store.read('role', bureau)
    if (!stored) throw new Error('nobody was bound')
    await o.store.apply(turnOf({ changes: [roleChange(bureau, { ...stored.body, members: [] })] }), new Map())
    quiet()
    await o.fails(told)
    chat.seesNothing()
    specialist.sees(/发给承办联络员的消息未能送达/)
  })

  test('of a specialist goes to their other channel, and in no circle', async () => {
    const { o, specialist } = await filed()
    const mobile = o.person('telegram:li')
    await linkUp(specialist, mobile)
    specialist.looksAway()
    mobile.looksAway()
    await fileOne(o.person('web:else'))
    await o.fails(mobile.sees(/新申请/))
    await o.fails(specialist.sees(/新申请/))
    mobile.seesNothing()
    specialist.seesNothing()
  })
})

test('a message about no request goes to the other channel too, as long as it is kept', async () => {
  const { o, wechat, telegram } = await filed()
  const notice = wechat.all().findLast(({ text }) => /不是您本人操作/.test(text)) as Outgoing
  await o.fails(notice)
  expect(telegram.sees(/不是您本人操作/).tried).toEqual(['wechat:zhang'])
  await o.fails({ ...notice, id: 'not kept any more' })
  telegram.seesNothing()
})

describe('through the store, the worker and the sender', () => {
  let store: Store
  let remove: () => Promise<void>
  let stop: () => Promise<void> = async () => {}
  beforeEach(() => {
    ;({ store, remove } = openTestStore())
  })
  afterEach(async () => {
    await stop()
    await remove()
  })

  const { log } = collectLog()
  /** Telegram refuses everything for good; WeChat takes it. */
  const run = () => {
    const got: Outgoing[] = []
    const channel = (name: string, fails: boolean): Channel => ({
      name,
      send: async (outgoing) => {
        if (fails) return { result: 'failed', reason: 'blocked' }
        got.push(outgoing)
        return { result: 'sent' }
      },
      start: async () => {},
      state: () => ({ up: true, detail: '' }),
      stop: async () => {},
    })
    const channels = [channel('telegram', true), channel('wechat', false)]
    const sender = startSender({ store, channels, clock: Date.now, log })
    const worker = startWorker({ store, knowledge, turn, clock: Date.now, log })
    stop = async () => {
      await worker.stop()
      await sender.stop()
    }
    return got
  }
  const person = {
    addresses: [
      { address: 'wechat:a', since: 1 },
      { address: 'telegram:a', since: 1 },
    ],
    last: 'telegram:a',
  }

  test('a message about a request arrives elsewhere, and the request says so', async () => {
    const number = '260921-0001'
    const request = submit(
      {
        ...{ number, service: 'household-registration', applicant: 'wechat:a', language: 'zh', items: {}, hop: 0 },
        ...{ role: platform, atPlatform: true, consent: { at: 1, text: '同意' } },
      },
      1,
    )
    const told: Outgoing = { ...saying('r/1', 'telegram:a', number), notice: true }
    request.messages = [{ id: told.id, to: told.to, applicant: true }]
    const changes = [requestChange(request), ...personChanges(undefined, person)]
    await store.apply(turnOf({ changes, outgoing: [told] }), new Map())
    const got = run()
    await until(async () => got.length === 1 && (await store.depth()).inbox === 0 && (await store.depth()).outbox === 0)
    expect(got).toMatchObject([{ to: 'wechat:a', text: told.text, about: number, tried: ['telegram:a'] }])
    const after = (await store.read('request', number))?.body
    expect(after?.history.at(-1)).toMatchObject({ who: 'system', action: 'elsewhere', text: 'applicant' })
    expect(after?.messages.at(-1)).toEqual({ id: got[0]?.id, to: 'wechat:a', applicant: true, elsewhere: true })
    expect([...(await store.progress([told.id, got[0]?.id ?? ''])).values()]).toMatchObject([
      { state: 'failed' },
      { state: 'sent' },
    ])
  })

  test('a notice about no request arrives elsewhere, and a plain answer is left', async () => {
    const notice: Outgoing = { ...saying('n/1', 'telegram:a'), notice: true }
    await store.apply(
      turnOf({
        changes: personChanges(undefined, person),
        outgoing: [notice, saying('n/2', 'telegram:a'), { ...notice, id: 'n/3', to: 'telegram:b' }],
      }),
      new Map(),
    )
    const got = run()
    await until(async () => got.length === 1 && (await store.depth()).inbox === 0 && (await store.depth()).outbox === 0)
    expect(got).toMatchObject([{ to: 'wechat:a', text: notice.text, tried: ['telegram:a'], notice: true }])
    expect((await store.read('person', 'wechat:a'))?.body.last).toBe('wechat:a')
    expect(await store.history('telegram:b', { last: 9 })).toMatchObject([{ state: 'failed' }])
  })
})
