import { describe, expect, test } from 'vitest'
import { sweep } from '../../bot/privacy/retention.ts'
import type { Person } from '../harness.ts'
import { begin, file, kept, knowledge, marker, open, service } from './people.ts'

const day = 24 * 3_600_000
const pageOf = (person: Person) => {
  const { document } = person.sees(/保存的关于您的全部内容|everything I keep about you/)
  if (!document) throw new Error('There is no document')
  return document
}
const rawOf = (html: string) => {
  const text = /<pre[^>]*>([\s\S]*)<\/pre>/.exec(html)?.[1] ?? ''
  return JSON.parse(
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

describe('我的数据', () => {
  test('is a page with everything: answers, draft, request with items and history, consent, messages, how long', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    await person.says('你好')
    const number = await file(office, person)
    await specialist.says(`办结 ${number} 已办好，${marker}结果`)
    await specialist.presses('desk:sure')
    await person.forges(`rate:${number}:4`)
    await begin(office, person, 1)
    await person.says('我的数据')
    const { name, type, text } = pageOf(person)
    expect([name, type]).toEqual(['my-data-2026-09-21.html', 'text/html'])
    for (const part of [
      'web:person',
      '户籍服务',
      number,
      '13812345678',
      `${marker}乐乐`,
      `${marker}结果`,
      '已办结',
      '服务专员',
      '你好',
      '365 天',
      knowledge.services.get(service)?.consent.zh.slice(0, 30) ?? 'no consent',
    ])
      expect(text, part).toContain(part)
    expect(text).not.toMatch(/<script|web:specialist/)
    const raw = rawOf(text)
    expect(raw.requests[0]).toMatchObject({ number, rating: 4, consent: { at: office.now() } })
    expect(raw.drafts).toMatchObject([{ kind: 'filing', answers: { talent: `${marker}乐乐` } }])
    expect(raw.messages.at(-1)).toMatchObject({ from: 'you', text: '我的数据' })
    expect(person.buttons()).toEqual([`撤回同意 ${number}`, '删除我的数据'])
  })

  test('lists the files, once each, with who sent them and for what, and without the accounts of others', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    await person.sends('先发的.pdf')
    await begin(office, person, 1)
    await person.sends('户口簿 首页.jpg', { type: 'image/jpeg', text: `${marker}说明` })
    await begin(office, person)
    await person.forges('file:confirm')
    const number = (await office.store.list('request', 'applicant:web:person')).at(-1)?.id ?? ''
    await specialist.sends('准迁证.pdf', { to: number })
    await specialist.presses('desk:use:tell')
    await begin(office, person, 1)
    await person.sends('草稿.png', { type: 'image/png' })
    await person.says('我的数据')
    const { text } = pageOf(person)
    const { files, requests } = rawOf(text)
    expect(files).toEqual([
      { name: '先发的.pdf', type: 'application/pdf', size: 12345, at: office.now(), from: 'you' },
      { name: '户口簿 首页.jpg', type: 'image/jpeg', size: 12345, at: office.now(), from: 'you', request: number },
      {
        ...{ name: '准迁证.pdf', type: 'application/pdf', size: 12345 },
        ...{ at: office.now(), from: 'platform-specialist', request: number },
      },
      { name: '草稿.png', type: 'image/png', size: 12345, at: office.now(), from: 'you' },
    ])
    expect(requests[0].files).toBeUndefined()
    expect(text).toMatch(new RegExp(`户口簿 首页.jpg（12 KB），申请 ${number}`))
    expect(text).not.toContain('web:specialist')
    // The liaison's own page says whose data the others are, and why what they did is kept.
    specialist.looksAway()
    await specialist.says('我的数据')
    const { text: staff } = pageOf(specialist)
    expect(rawOf(staff).files.map(({ name }: { name: string }) => name)).toEqual(['准迁证.pdf'])
    expect(staff).toMatch(/作为服务网络成员[\s\S]*直到解绑或交接/)
    expect(staff).not.toContain('户口簿')
  })

  test('shows what was said of a request before the consent', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says(`我要办理入户，我在${marker}公司工作`, '我的数据')
    const { text } = pageOf(person)
    expect(rawOf(text).drafts).toMatchObject([{ said: { employer: `${marker}公司` } }])
    expect(text.slice(0, text.indexOf('<pre'))).toContain(`<td>${marker}公司</td>`)
  })

  test('in English, of somebody who only checked something', async () => {
    const { office } = await open()
    const person = office.person('telegram:1')
    await person.says('English', 'check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('my data')
    const { text } = pageOf(person)
    for (const part of ['lang="en"', 'Your data', 'telegram:1', 'English', 'Eligibility check', 'for 365 days'])
      expect(text, part).toContain(part)
    expect(rawOf(text).requests).toEqual([])
  })

  test('of a liaison leaves out what is about other people’s requests, and words are text, never markup', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await specialist.says('<b>待办</b>', '待办', '我的数据')
    const { text } = pageOf(specialist)
    expect(text).toContain(`（关于他人的申请 ${number}`)
    expect(text).toContain('&lt;b&gt;待办')
    expect(text).not.toMatch(new RegExp(`${marker}|web:person|<b>`))
  })
})

describe('in one’s own words', () => {
  test.each([
    '你们存了我哪些信息？',
    '导出我的数据',
    '请帮我看一下我的个人信息',
    'What do you know about me?',
    'Can I see my data?',
    'my data please',
  ])('%s gives the page', async (words) => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says(words)
    expect(person.all().at(-1)?.document?.name).toBe('my-data-2026-09-21.html')
  })

  test.each([
    '我的资料要交什么',
    '服务证要交我的什么信息',
    'how do I delete my data',
    '注销服务证',
    'Where do I send my documents?',
  ])('%s is a question about something else', async (words) => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says(words)
    const ids = person.all().flatMap(({ choices = [] }) => choices.map(({ id }) => id))
    expect(ids.filter((id) => id.startsWith('privacy:'))).toEqual([])
  })

  test.each([
    ['确定', 'gone'],
    ['好的，全部删除', 'gone'],
    ['是', 'gone'],
    ['yes, delete everything', 'gone'],
    ['好的', 'asked'],
    ['ok', 'asked'],
    ['不要删', 'kept'],
    ['no', 'kept'],
    ['取消', 'kept'],
    ['算了', 'kept'],
    ['delete', 'there'],
    ['撤回', 'there'],
    ['/delete', 'there'],
    ['还会留下什么？', 'there'],
  ])('asked whether to delete, %s', async (words, outcome) => {
    const { office } = await open()
    const person = office.person('web:person')
    await file(office, person)
    await person.says('删除我的数据')
    person.looksAway()
    await person.says(words)
    const left = (await office.store.list('request', 'applicant:web:person')).length
    expect(left).toBe(outcome === 'gone' ? 0 : 1)
    const text = person.all().at(-1)?.text ?? ''
    if (outcome === 'kept') expect(text).toMatch(/没有删除任何内容|nothing was deleted/)
    if (outcome === 'asked') {
      expect(text).toMatch(/请明确一下|please be plain/)
      await person.says('确定')
      expect(await office.store.list('request', 'applicant:web:person')).toEqual([])
    }
  })

  test('a yes that comes after something else was said deletes nothing', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await file(office, person)
    for (const other of ['谢谢', '报表', '服务证有效期多长？', '嗯嗯啊']) {
      await person.says('删除我的数据', other, '确定')
      expect(await office.store.list('request', 'applicant:web:person'), other).toHaveLength(1)
    }
  })

  test('a consent is taken back: the only one, one of several, that of a number, or none', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says('撤回同意')
    person.sees(/没有可以撤回的同意/)
    const first = await file(office, person)
    await person.says('我不同意你们再用我的信息了')
    person.sees(new RegExp(`撤回对申请 ${first} 的同意后[\\s\\S]*区县[\\s\\S]*日志里您的账号仍记在这个编号旁`))
    await person.says('不撤回')
    person.sees(/没有删除任何内容/)
    const second = await file(office, person)
    await person.says('撤回同意')
    person.sees(/要撤回哪一件/)
    expect(person.buttons()).toEqual([`撤回同意 ${first}`, `撤回同意 ${second}`])
    await person.says(`撤回同意 ${second}`, '删除')
    person.sees(new RegExp(`已撤回对申请 ${second} 的同意`))
    expect((await office.store.read('request', first))?.body.state).toBe('submitted')
    await person.says(`withdraw my consent for ${second}`)
    expect(person.all().at(-1)?.text).toMatch(/no such request of yours/)
  })
})

describe('删除我的数据', () => {
  test.each([
    '我想删除我的数据',
    '请删除我的所有信息',
    '我要注销账号',
    'Please delete all my data',
    'delete everything about me',
  ])('%s asks before anything is deleted', async (words) => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says(words)
    expect(
      person
        .all()
        .at(-1)
        ?.choices?.some(({ id }) => id.startsWith('privacy:erase')),
    ).toBe(true)
  })

  test('says what goes and what stays, and deletes nothing until it is confirmed', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    const before = (await office.store.read('request', number))?.body
    await person.says('删除我的数据')
    const { text } = person.sees(/不能恢复/)
    for (const part of ['聊天记录', '1 件申请还没有办结', number, '随机代号', '微信、Telegram', '备份', '区县', '评分'])
      expect(text).toContain(part)
    await person.presses('不删除')
    person.sees(/没有删除任何内容/)
    expect((await office.store.read('request', number))?.body).toEqual(before)
  })

  test.each([
    ['hm wait', /nothing was deleted/],
    ['再想想', /没有删除任何内容/],
    ['等一下，我再想想', /没有删除任何内容/],
    ['hold on, let me think', /没有删除任何内容|Nothing was deleted/],
  ])('whoever hesitates keeps everything: %s', async (words, kept) => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await specialist.says(`询问 ${number} 护照何时到期？`)
    await person.says(words.startsWith('hm') ? 'English' : '中文', '/delete')
    person.looksAway()
    await person.says(words)
    person.sees(kept)
    person.seesNothing()
  })

  test.each(['I changed my mind, please restore it', '刚才删除的能恢复吗', '我后悔了，能恢复吗'])(
    'what is gone can’t be brought back, and that is said: %s',
    async (words) => {
      const { office } = await open()
      const person = office.person('web:person')
      await person.says('删除我的数据')
      await person.presses('确定，全部删除')
      person.looksAway()
      await person.says(words)
      person.sees(/恢复不了|cannot bring back/)
    },
  )

  test('takes the reminders of a card along, and they ring no more', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const reminders = async () => (await office.store.read('conversation', 'web:person'))?.body.reminders
    await person.says('提醒我服务证到期', '2027-03-31')
    await person.says('是')
    expect(await reminders()).toHaveLength(1)
    await person.says('删除我的数据')
    await person.presses('privacy:erase')
    expect(await reminders()).toBeUndefined()
    const before = person.all().length
    await office.until('2027-04-10T10:00:00+08:00')
    expect(person.all().length).toBe(before)
  })

  test('withdraws what is open, and leaves number, service, dates and states, which lead to nobody', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const done = await file(office, person)
    await specialist.says(`办结 ${done} ${marker}结果`)
    await specialist.presses('desk:sure')
    await person.forges(`rate:${done}:5`)
    const open_ = await file(office, person)
    await specialist.says(`询问 ${open_} ${marker}问题？`)
    await person.says(`${marker}答复`)
    await person.presses('req:send')
    await begin(office, person, 2)
    await specialist.replies(new RegExp(open_), `${marker}先记一下`)
    expect(JSON.stringify((await office.store.read('conversation', 'web:specialist'))?.body.dialogue)).toContain(marker)
    specialist.looksAway()
    await person.says('/delete')
    await person.presses('确定，全部删除')
    person.sees(/已删除/)
    specialist.sees(new RegExp(`${open_}.*已撤回`))
    specialist.seesNothing()

    const text = await kept(office)
    expect(text).not.toContain(marker)
    expect(text).not.toContain('13812345678')
    expect(office.audit.filter(({ actor }) => actor === person.address)).toEqual([])
    const request = (await office.store.read('request', done))?.body
    expect(request).toMatchObject({ number: done, service, state: 'completed', items: {}, rating: 5, messages: [] })
    expect(request?.history.map(({ action }) => action)).toEqual(['submit', 'deliver', 'complete', 'rate'])
    expect(JSON.stringify(request)).not.toMatch(/web:/)
    expect(await office.store.list('request', `applicant:${person.address}`)).toEqual([])
    expect((await office.store.read('request', open_))?.body.state).toBe('withdrawn')
    expect([...office.alarms.keys()].filter((id) => id.startsWith(open_))).toEqual([])
    const audited = office.audit.filter(({ subject }) => subject === open_).map(({ action }) => action)
    expect(audited).toContain('request.withdraw')

    // A day later the reply itself is gone, and with it the last trace of the account.
    await sweep(office.store, { now: office.now() + day + 1, days: 365 })
    expect(await kept(office)).toContain(open_)
    await sweep(office.store, { now: office.now() + 4 * day + 1, days: 365 })
    expect(await kept(office)).not.toContain(person.address)
    expect(await kept(office)).toContain(open_)
  })

  test('nothing can be done to what was deleted, and somebody who comes back begins anew', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    const done = await file(office, person)
    await specialist.says(`办结 ${done} 已办好`)
    await specialist.presses('desk:sure')
    await person.says('English', 'delete my data')
    await person.presses('Yes, delete everything')
    person.sees(/^Deleted\./)
    const sent = office.outgoing.length
    await specialist.forges(`desk:reopen:${done}`)
    expect((await office.store.read('request', done))?.body.state).toBe('completed')
    await specialist.says(`办结 ${number} x`)
    await specialist.forges(`desk:show:${number}`)
    await specialist.forges('desk:list')
    expect(office.outgoing.slice(sent).map(({ to }) => to)).toEqual(Array(4).fill('web:specialist'))
    expect((await office.store.read('request', number))?.body.state).toBe('withdrawn')
    await person.says('my requests')
    person.sees(/no requests|not filed|have not/i)
    await person.forges(`req:show:${number}`)
    expect(person.all().at(-1)?.text).not.toContain(marker)
    await file(office, person)
  })

  test('an old button asks again, and nobody deletes another person’s request', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await person.says('删除我的数据')
    const button = person.pressing('确定，全部删除')
    await office.until('2026-09-21T12:00:00+08:00')
    if (button.kind !== 'choice') throw new Error('no choice')
    person.looksAway()
    await person.forges(button.choice)
    person.sees(/不能恢复/)
    await person.forges('privacy:erase:zzzzzzzzz:')
    const other = office.person('web:other')
    for (const press of [`privacy:withdraw:${number}`, `privacy:withdrawn:${number}:${office.now().toString(36)}`]) {
      await other.forges(press)
      other.sees(/不是您|没有|not/)
    }
    expect((await office.store.read('request', number))?.body).toMatchObject({
      state: 'submitted',
      applicant: 'web:person',
    })
  })

  test('in the middle of something a number answers this question, the first keeps, and the way back is offered', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await begin(office, person, 1)
    const draft = (await office.store.read('conversation', person.address))?.body.dialogue
    await person.says('删除我的数据', '1')
    person.sees(/没有删除任何内容/)
    await person.presses('继续刚才的步骤')
    expect((await office.store.read('conversation', person.address))?.body.dialogue).toEqual(draft)
    await person.says('删除我的数据', '2')
    person.sees(/已删除/)
    expect((await office.store.read('conversation', person.address))?.body).toEqual({
      language: 'zh',
      languageFrom: expect.any(String),
      facts: {},
    })
  })

  test('a member of the network keeps the binding, and what was done as a member keeps its name', async () => {
    const { office, specialist } = await open()
    const number = await file(office, office.person('web:person'))
    await specialist.forges(`desk:take:${number}`)
    await specialist.says('删除我的数据')
    specialist.sees(/服务网络的成员，所以还会留下[\s\S]*否则这些申请没有人办[\s\S]*办理经过要能核查/)
    await specialist.presses('确定，全部删除')
    expect(office.audit.filter(({ actor }) => actor === 'web:specialist').map(({ action }) => action)).toContain(
      'request.take',
    )
    await specialist.forges('desk:list')
    specialist.sees(new RegExp(number))
  })
})

describe('撤回同意', () => {
  test('withdraws that request and deletes what it held, and leaves the others', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const first = await file(office, person)
    await office.until('2026-09-21T11:00:00+08:00')
    const second = await file(office, person)
    await person.says('我的数据')
    await person.presses(`撤回同意 ${first}`)
    person.sees(/不再办理/)
    specialist.looksAway()
    await person.presses('确定，撤回同意')
    person.sees(new RegExp(`已撤回对申请 ${first} 的同意`))
    specialist.sees(new RegExp(`${first}.*已撤回`))
    expect((await office.store.read('request', first))?.body).toMatchObject({ state: 'withdrawn', items: {} })
    expect((await office.store.read('request', second))?.body).toMatchObject({ items: { talent: `${marker}乐乐` } })
    const typed = (await office.store.history('web:person', { last: 1000 })).filter(
      ({ direction, message }) => direction === 'in' && 'text' in message && message.text === `${marker}乐乐`,
    )
    expect(typed.map(({ message }) => message.at)).toEqual(typed.map(() => office.now()))
    expect(typed.length).toBeGreaterThan(0)
    expect(
      (await office.store.history('web:specialist', { last: 1000 })).some((l) => JSON.stringify(l).includes(second)),
    ).toBe(true)
    await person.says('我的申请')
    const { text } = person.sees(/申请/)
    expect(text).toContain(second)
    expect(text).not.toContain(first)
  })
})
