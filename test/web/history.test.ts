/** What a page gets to read: the history, and the stream of what is new. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { findQuoted, isHandled } from '../../adapters/web/lines.ts'
import { until } from '../engine.ts'
import { errorOf, lines } from './asking.ts'
import { officesOfTests, openOffice, type Script, visitor } from './office.ts'

const open = officesOfTests()

describe('the history', () => {
  const shop: Script = (incoming) =>
    incoming.kind === 'choice'
      ? [{ text: `took ${incoming.choice}`, language: 'en' }]
      : [
          {
            text: '请选择',
            choices: [
              { id: 'a:1', label: '甲' },
              { id: 'a:2', label: '乙' },
            ],
            standing: '草案',
            about: 'R1',
          },
        ]

  it('shows both sides, in order, with what belongs to an answer', async () => {
    const { url } = await open(shop)
    const me = await visitor(url)
    await me.write('问题')
    const [question, answer] = await lines(me, 2)
    expect(question).toMatchObject({ from: 'me', text: '问题' })
    expect(answer).toMatchObject({ from: 'bot', text: '请选择', language: 'zh', standing: '草案', about: 'R1' })
    expect(answer?.choices).toHaveLength(2)
    expect(answer?.seq).toBeGreaterThan(question?.seq ?? 0)
  })

  it('shows a pressed choice by its label, never by its id', async () => {
    const { url } = await open(shop)
    const me = await visitor(url)
    await me.write('问题')
    await lines(me, 2)
    await me.press('a:2')
    await lines(me, 4)
    await me.press('x:unknown')
    await lines(me, 6)
    await me.press('lang:en')
    const texts = (await lines(me, 8)).filter((l) => l.from === 'me').map((l) => l.text)
    expect(texts).toEqual(['问题', '乙', '(pressed a button)', 'English'])
  })

  it('is replayed from where the reader was, by address or by header', async () => {
    const { url } = await open()
    const me = await visitor(url)
    await me.write('one')
    await lines(me, 2)
    await me.write('two')
    const all = await lines(me, 4)
    const after = all[1]?.seq ?? 0
    expect((await me.history(after)).map((l) => l.text)).toEqual(['two', 'echo: two'])
    expect((await me.history(0, { 'last-event-id': String(after) })).map((l) => l.text)).toEqual(['two', 'echo: two'])
    const bad = await fetch(`${url}/api/events?after=-1`, { headers: { cookie: me.cookie } })
    expect(await errorOf(bad)).toMatchObject({ status: 400, code: 'after' })
  })

  it('brings a page that was away everything it missed, however much; a new page the last 200 lines, and earlier ones on request', async () => {
    const { url, tell } = await open(() => [])
    const me = await visitor(url)
    await me.write('line 0')
    const [first] = await lines(me, 1)
    for (let i = 1; i <= 450; i++) await tell(me.address, { text: `line ${i}` })
    const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`)
    expect((await me.history(first?.seq)).map((l) => l.text)).toEqual(numbered(1, 450))

    const page = await me.listen()
    const newest = [await page.next('message')]
    while (newest.length < 200) newest.push(await page.next('message'))
    expect(newest.map(({ data }) => data.text)).toEqual(numbered(251, 450))
    expect((await page.next('ready')).data).toMatchObject({ earlier: true, last: newest.at(-1)?.data.seq })
    page.close()
    const readBefore = async (seq: number | undefined) => {
      const response = await fetch(`${url}/api/history?before=${seq}`, { headers: { cookie: me.cookie } })
      const { lines, earlier } = (await response.json()) as { lines: { seq: number; text: string }[]; earlier: boolean }
      return { first: lines[0]?.seq, texts: lines.map((l) => l.text), earlier }
    }
    const older = await readBefore(newest[0]?.data.seq)
    expect(older).toMatchObject({ texts: numbered(51, 250), earlier: true })
    const oldest = await readBefore(older.first)
    expect(oldest).toMatchObject({ texts: numbered(0, 50), earlier: false })
    expect(await readBefore(oldest.first)).toMatchObject({ texts: [], earlier: false })
  })

  it('gives earlier lines only to the account they belong to, and refuses a place that is none', async () => {
    const { url } = await open()
    const [me, other] = [await visitor(url), await visitor(url)]
    await me.write('mine')
    await lines(me, 2)
    const ask = (path: string, cookie: string) => fetch(`${url}${path}`, { headers: { cookie } })
    expect(await (await ask('/api/history?before=99', other.cookie)).json()).toEqual({ lines: [], earlier: false })
    expect((await fetch(`${url}/api/history?before=99`)).status).toBe(401)
    expect(await errorOf(await ask('/api/history?before=x', me.cookie))).toMatchObject({ status: 400, code: 'before' })
  })

  it('looks at one line to find a quoted one, or to see whether it is handled', async () => {
    const office = await open(() => [])
    const account = 'web:someone'
    for (let i = 0; i < 300; i++) await office.tell(account, { text: `line ${i}` })
    const [line] = await office.store.history(account, { after: 0, limit: 1 })
    const looks = vi.spyOn(office.store, 'history')
    expect(await findQuoted(office.store, account, `m${line?.seq}`)).toBe(line?.message.id)
    expect(await findQuoted(office.store, 'web:other', `m${line?.seq}`)).toBeUndefined()
    await office.store.accept({ id: 'a1', from: account, at: 1, kind: 'text', text: 'x' })
    const seq = (await office.store.history(account, { last: 1 }))[0]?.seq ?? 0
    expect(looks).toHaveBeenCalledTimes(1)
    await until(() => isHandled(office.store, account, seq))
    expect(looks).toHaveBeenCalledTimes(1)
  })

  it('keeps the quote of a message, without telling whose message caused it', async () => {
    const { url, tell, store } = await open(() => [])
    const liaison = await visitor(url)
    await tell(liaison.address, { text: '新的申请', about: 'R1' })
    const [notice] = await lines(liaison, 1)
    expect(notice?.id).toBe(`m${notice?.seq}`)
    expect((await liaison.post({ id: randomUUID(), text: '收到', quote: notice?.id })).status).toBe(202)
    expect((await lines(liaison, 2))[1]).toMatchObject({ text: '收到', quote: notice?.id })
    const stored = await store.history(liaison.address, { after: notice?.seq ?? 0, limit: 1 })
    expect(stored[0]?.message).toMatchObject({ quote: expect.stringMatching(/^system\//) })
  })

  it('never shows an alarm', async () => {
    const { url, store } = await open(() => [])
    const me = await visitor(url)
    await me.write('你好')
    await store.accept({ id: 'alarm/1', from: me.address, at: Date.now(), kind: 'alarm', what: 'forget' })
    await me.write('再见')
    expect((await lines(me, 2)).map((l) => l.text)).toEqual(['你好', '再见'])
  })
})

describe('the stream', () => {
  it('tells every open page both sides once, and that the bot is at work', async () => {
    let answer: (said: { text: string }[]) => void = () => {}
    const { url } = await open(() => new Promise((resolve) => (answer = resolve)))
    const me = await visitor(url)
    const tabs = [await me.listen(), await me.listen()]
    for (const tab of tabs) expect((await tab.next('ready')).data.last).toBe(0)
    await me.write('你好')
    for (const tab of tabs) {
      expect((await tab.next('message')).data).toMatchObject({ from: 'me', text: '你好' })
      expect((await tab.next('typing')).data.on).toBe(true)
    }
    answer([{ text: '一' }, { text: '二' }])
    for (const tab of tabs) {
      const first = await tab.next('message')
      expect(first.data).toMatchObject({ from: 'bot', text: '一' })
      expect(first.id).toBe(String(first.data.seq))
      expect((await tab.next('message')).data.text).toBe('二')
      expect((await tab.next('typing')).data.on).toBe(false)
      tab.close()
    }
  })

  it('stops typing when a message needs no answer', async () => {
    const { url } = await open(() => [])
    const me = await visitor(url)
    const tab = await me.listen()
    await tab.next('ready')
    await me.write('谢谢')
    while ((await tab.next('typing')).data.on);
    tab.close()
  })

  it('is limited to twenty for one account, and given back when a page closes', async () => {
    const { url } = await open()
    const [me, other] = [await visitor(url), await visitor(url)]
    const tabs = await Promise.all(Array.from({ length: 20 }, () => me.listen()))
    expect((await me.listen()).status).toBe(429)
    expect((await other.listen()).status).toBe(200)
    tabs[0]?.close()
    await until(async () => (await me.listen()).status === 200)
  })

  it('ends when the channel stops', async () => {
    const office = await openOffice()
    const me = await visitor(office.url)
    const tab = await me.listen()
    await tab.next('ready')
    await office.close()
    await expect(tab.next('message')).rejects.toThrow()
  })
})
