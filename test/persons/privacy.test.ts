/** What is kept of somebody with several channels, its deletion, and its end by itself. */
import { describe, expect, test } from 'vitest'
import { sweep } from '../../bot/privacy/retention.ts'
import { bureau, fileOne, linkUp, type Office, office, platform } from './office.ts'

const day = 24 * 3_600_000
const marker = 'QZXWVK'

const linked = async () => {
  const o = office()
  const [wechat, telegram, specialist] = [o.person('wechat:zhang'), o.person('telegram:100'), o.person('wechat:li')]
  await specialist.says(`绑定 ${await o.bindingCode(platform)}`)
  const number = await fileOne(wechat)
  await linkUp(wechat, telegram)
  const other = await fileOne(telegram)
  for (const one of [wechat, telegram, specialist]) one.looksAway()
  return { o, wechat, telegram, specialist, numbers: [number, other] as const }
}

/** Everything kept about these addresses, as text. */
const kept = async (o: Office): Promise<string> => {
  const parts: unknown[] = [o.audit, [...o.alarms.values()]]
  for (const kind of ['conversation', 'request', 'person', 'linkCode', 'survey', 'deskKey'] as const)
    parts.push(await o.store.all(kind, '', 1000))
  for (const address of await o.store.addresses('', 1000)) parts.push(await o.store.history(address, { last: 10_000 }))
  return JSON.stringify(parts)
}

describe('我的数据', () => {
  test('names the linked channels without their accounts, and holds the requests of all', async () => {
    const { wechat, numbers } = await linked()
    await wechat.says('我的数据')
    const page = wechat.sees(/我保存的关于您的全部内容/).document?.text ?? ''
    expect(page).toMatch(/关联的渠道<\/th><td>Telegram（2026-09-21关联）/)
    for (const number of numbers) expect(page).toContain(number)
    expect(page).not.toContain('telegram:100')
    expect(page).not.toMatch(/linkCode|\bcodes?\b/)
  })

  test('of somebody with one channel says nothing of others', async () => {
    const o = office()
    const person = o.person('web:a')
    await person.says('你好', '我的数据')
    expect(person.sees(/我保存的关于您的全部内容/).document?.text).not.toMatch(/关联的渠道<|那边的聊天记录/)
  })
})

describe('删除我的数据', () => {
  test('says which channels it means, and takes all of them', async () => {
    const { o, wechat, telegram, numbers } = await linked()
    await wechat.says(`${marker}一`)
    await telegram.says(`${marker}二`, '提醒我服务证 2027年9月1日到期')
    await telegram.forges('file:start:medical')
    await wechat.says('关联账号', '删除我的数据')
    wechat.sees(/您关联的渠道（Telegram）也包括在内/)
    await wechat.presses('确定，全部删除')
    wechat.sees(/已删除/)
    const left = await kept(o)
    for (const word of [marker, '张三', '13800000000', '重庆示例科技', 'card 1']) expect(left, word).not.toContain(word)
    for (const { address } of [wechat, telegram]) {
      expect(await o.addresses(address)).toEqual([])
      expect(o.audit.filter(({ actor }) => actor === address)).toEqual([])
      expect(await o.store.list('request', `applicant:${address}`)).toEqual([])
      expect((await o.store.read('conversation', address))?.body).toEqual({
        language: 'zh',
        languageFrom: 'message',
        facts: {},
      })
    }
    expect(await o.store.all('linkCode', '', 9)).toEqual([])
    for (const number of numbers) expect((await o.request(number)).state).toBe('withdrawn')
    await telegram.says('我的申请')
    telegram.sees(/还没有提交过申请/)
  })

  test('done again a day later it takes what was still on its way, on both sides', async () => {
    const { o, wechat, telegram } = await linked()
    await telegram.says('删除我的数据')
    await telegram.presses('确定，全部删除')
    await wechat.says(`${marker}后来`)
    await sweep(o.store, { now: o.now() + day, days: 365 })
    const left = await kept(o)
    expect(left).toContain(`${marker}后来`)
    expect(left).not.toContain('张三')
    expect((await o.store.history('telegram:100', { last: 99 })).length).toBe(0)
  })

  test('a member keeps seat and name in the log, whichever channel asks', async () => {
    const o = office()
    const [wechat, telegram] = [o.person('wechat:wang'), o.person('telegram:7')]
    await wechat.says(`绑定 ${await o.bindingCode(bureau)}`)
    await linkUp(wechat, telegram)
    await telegram.says('删除我的数据')
    telegram.sees(/您是服务网络的成员，所以还会留下/)
    await telegram.presses('确定，全部删除')
    expect((await o.store.read('role', bureau))?.body.members).toEqual(['wechat:wang'])
    expect(o.audit.filter(({ actor }) => actor === 'wechat:wang').length).toBeGreaterThan(0)
    expect(await o.addresses('wechat:wang')).toEqual([])
  })

  test('words a liaison has begun on their other channel go too', async () => {
    const { o, wechat, specialist, numbers } = await linked()
    const mobile = o.person('telegram:li')
    await linkUp(specialist, mobile)
    await mobile.says(`询问 ${numbers[0]}`)
    expect((await o.store.read('conversation', 'telegram:li'))?.body.dialogue).toMatchObject({ wants: 'ask' })
    await wechat.says('删除我的数据')
    await wechat.presses('确定，全部删除')
    expect((await o.store.read('conversation', 'telegram:li'))?.body.dialogue).toBeUndefined()
  })

  test('consent withdrawn from the other channel takes what was typed where it was filed', async () => {
    const { o, telegram, numbers } = await linked()
    await telegram.says(`撤回同意 ${numbers[0]}`)
    await telegram.presses('确定，撤回同意')
    telegram.sees(/已撤回对申请/)
    const there = JSON.stringify(await o.store.history('wechat:zhang', { last: 999 }))
    expect(there).not.toMatch(/张三|138 0000 0000|渝北区/)
    expect(JSON.stringify(await o.store.history('telegram:100', { last: 999 }))).toContain('张三')
  })
})

describe('by itself', () => {
  const year = 366 * day

  test('a channel stays linked as long as the person comes on any of them', async () => {
    const o = office()
    const [wechat, telegram] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(wechat, telegram)
    o.sleepUntil(new Date(o.now() + year).toISOString())
    await wechat.says('你好')
    await sweep(o.store, { now: o.now(), days: 365 })
    expect(await o.addresses('telegram:b')).toEqual(['wechat:a', 'telegram:b'])
    expect(await o.store.read('conversation', 'telegram:b')).toBeDefined()
  })

  test('nobody comes any more: the link goes with the rest, and codes with their time', async () => {
    const o = office()
    const [wechat, telegram] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(wechat, telegram)
    await wechat.says('关联账号')
    expect(await o.store.all('linkCode', '', 9)).toHaveLength(1)
    await sweep(o.store, { now: o.now() + 14 * 60_000, days: 365 })
    expect(await o.store.all('linkCode', '', 9)).toHaveLength(1)
    await sweep(o.store, { now: o.now() + year, days: 365 })
    for (const kind of ['person', 'linkCode', 'conversation'] as const)
      expect(await o.store.all(kind, '', 9), kind).toEqual([])
    expect(o.audit.map(({ actor }) => actor)).not.toContain('wechat:a')
    expect(o.audit.map(({ actor }) => actor)).not.toContain('telegram:b')
  })

  test('a draft on the channel that is not used goes after 30 days all the same', async () => {
    const o = office()
    const [wechat, telegram] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(wechat, telegram)
    await telegram.forges('file:start:household-registration')
    await telegram.presses('同意，开始')
    o.sleepUntil(new Date(o.now() + 31 * day).toISOString())
    await wechat.says('你好')
    await sweep(o.store, { now: o.now(), days: 365 })
    expect((await o.store.read('conversation', 'telegram:b'))?.body.dialogue).toBeUndefined()
    expect(await o.addresses('telegram:b')).toHaveLength(2)
  })
})
