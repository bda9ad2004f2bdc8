/** Open pages follow the store: what it has forgotten does not stay on the screen. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/ports.ts'
import { type Office, officesOfTests, visitor } from './office.ts'
import { addressOf, answered, missing, pagesOfTests, say, texts, titled } from './pages.ts'

const nothing: Turn = { changes: [], outgoing: [], alarms: [], audit: [] }
const ownAddress = (cookie: string) =>
  `web:${createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest('hex')
    .slice(0, 32)}`

/** As a turn does that was asked to delete: what was said before goes, and an answer comes. */
const forget = async ({ store }: Office, address: string, text = 'deleted') => {
  const upTo = (await store.history(address, { last: 1 }))[0]?.seq ?? 0
  const outgoing = { id: `system/${Math.random()}`, to: address, language: 'en' as const, at: Date.now(), text }
  await store.apply({ ...nothing, outgoing: [outgoing], forget: [{ conversation: address, upTo }] }, new Map())
}

describe('an open stream', () => {
  const open = officesOfTests()

  it('is told which lines there still are after some are gone', async () => {
    const office = await open()
    const me = await visitor(office.url)
    const tab = await me.listen()
    await me.write('one')
    await tab.next('message')
    await tab.next('message')
    await expect
      .poll(async () => (await office.store.history(ownAddress(me.cookie), { last: 1 }))[0]?.direction)
      .toBe('out')
    await forget(office, ownAddress(me.cookie))
    const { data } = await tab.next('message')
    expect(data.text).toBe('deleted')
    expect((await tab.next('kept')).data).toEqual({ lines: [data.seq], earlier: false })
    tab.close()
  })

  it('that comes back is told at once, and a new one is not', async () => {
    const office = await open()
    const me = await visitor(office.url)
    await me.write('one')
    await expect.poll(async () => (await me.history()).length).toBe(2)
    const last = (await me.history()).at(-1)?.seq ?? 0
    await forget(office, ownAddress(me.cookie))
    const body = async (after: number) => await (await me.get(`/api/events?after=${after}&once=1`)).text()
    expect(await body(last)).toMatch(/event: kept\ndata: \{"lines":\[\d+\],"earlier":false\}/)
    expect(await body(0)).not.toContain('event: kept')
  })

  it('hears nothing of it as long as nothing is gone', async () => {
    const { url } = await open()
    const me = await visitor(url)
    const response = await me.get('/api/events')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    for (const text of ['one', 'two']) {
      await me.write(text)
      while (!heard.includes(`echo: ${text}`)) heard += (await reader?.read())?.value ?? ''
      await new Promise((resolve) => setTimeout(resolve, 400)) // longer than it waits before it looks
    }
    await me.write('three')
    while (!heard.includes('echo: three')) heard += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(heard).not.toContain('event: kept')
  })
})

describe.skipIf(missing)(titled('an open page'), () => {
  const { complaints, openTab, visit } = pagesOfTests()

  it('drops what was deleted, in every tab, and goes on', async () => {
    const { office, page } = await visit()
    const other = await openTab(page.context(), office)
    await say(page, 'my passport is E1234567')
    await answered(page, 'echo: my passport')
    await answered(other, 'echo: my passport')
    await forget(office, await addressOf(page))
    for (const tab of [page, other]) {
      await expect.poll(() => tab.locator('main').innerText()).not.toContain('E1234567')
      expect(await texts(tab, 'bot')).toEqual(['deleted'])
      expect(await tab.locator('.day').count()).toBe(1)
    }
    await say(page, 'hello')
    await answered(other, 'echo: hello')
    expect(await texts(page, 'me')).toEqual(['hello'])
    expect(complaints).toEqual([])
  })

  it('that was away drops it when it comes back', async () => {
    const { office, page } = await visit()
    await say(page, 'my passport is E1234567')
    await answered(page, 'echo: my passport')
    const address = await addressOf(page)
    await page.context().setOffline(true)
    await page.waitForSelector('#connection[data-state=offline]')
    await forget(office, address)
    await page.context().setOffline(false)
    await answered(page, 'deleted')
    await expect.poll(() => page.locator('main').innerText()).not.toContain('E1234567')
  })

  it('drops one matter from the middle, and what it had loaded from before its window', async () => {
    const { office, page } = await visit()
    const address = await addressOf(page)
    for (let n = 1; n <= 250; n++) await office.tell(address, { text: `news ${n}` })
    await office.tell(address, { text: 'about R1', about: '261101-0001' })
    await office.tell(address, { text: 'last' })
    await answered(page, 'last')
    const before = await texts(page, 'bot')
    expect(before).toHaveLength(252)
    await office.store.apply({ ...nothing, forget: [{ request: '261101-0001' }] }, new Map())
    await say(page, 'and now')
    await answered(page, 'echo: and now')
    await expect.poll(() => texts(page, 'bot')).not.toContain('about R1')
    const after = await texts(page, 'bot')
    expect(after.slice(-3)).toEqual(['news 250', 'last', 'echo: and now'])
    await page.getByRole('button', { name: '更早的消息' }).click()
    await answered(page, 'news 1')
    expect((await texts(page, 'bot'))[0]).toBe('news 1')
    expect(new Set(await texts(page, 'bot')).size).toBe(252)
  })
})
