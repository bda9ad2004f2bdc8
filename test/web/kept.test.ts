/** Open pages follow the store: what it has forgotten does not stay on the screen. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../bot/digest.ts'
import type { Turn } from '../../bot/store.ts'
import { officesOfTests, realBot, type Script, visitor } from './office.ts'
import { addressOf, answered, expectEachDayOnce, missing, pagesOfTests, say, texts, titled } from './pages.ts'

const nothing: Turn = { changes: [], outgoing: [], alarms: [], audit: [] }
/** Forgets one matter when asked to, and notes it as a deletion. */
const forgetting: Script = async ({ id, kind, ...rest }) => {
  if (kind !== 'text' || !('text' in rest) || rest.text !== 'forget') return [{ text: 'heard' }]
  const what = { request: '261101-0001' }
  const reply = { conversation: rest.from, after: 0, cause: id }
  const erasure = { at: 1, forget: [what], reply }
  return {
    ...nothing,
    changes: [{ kind: 'erasure', id: digestOf(id), body: erasure, tags: [] }],
    outgoing: [{ id: `${id}/1`, to: rest.from, language: 'en', at: 1, text: 'deleted' }],
    forget: [what],
  }
}

describe('an open stream', () => {
  const open = officesOfTests()

  it('is told which lines there still are when some are gone, and hears nothing of it before', async () => {
    const { url, tell } = await open(forgetting)
    const me = await visitor(url)
    const response = await me.get('/api/events')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader?.read())?.value ?? ''
    }
    await tell(me.address, { text: 'news', about: '261101-0001' })
    await until('news')
    await me.write('hello')
    await until('heard')
    await me.write('forget')
    await until('event: kept')
    await reader?.cancel()
    const [, before = '', after = ''] = /^([\s\S]*deleted[\s\S]*)event: kept\ndata: (.*)/m.exec(heard) ?? []
    expect(before).not.toContain('event: kept')
    const left = await me.history()
    expect(left.map(({ text }) => text)).toEqual(['hello', 'heard', 'forget', 'deleted'])
    expect(JSON.parse(after)).toEqual({ lines: left.map(({ seq }) => seq), earlier: false })
  })

  it('that comes back is told at once; a new one has nothing to be told', async () => {
    const office = await open(forgetting)
    const me = await visitor(office.url)
    await office.tell(me.address, { text: 'news', about: '261101-0001' })
    await me.write('hello')
    await expect.poll(async () => (await me.history()).length).toBe(3)
    const left = (await me.history()).slice(1).map(({ seq }) => seq)
    await office.store.apply({ ...nothing, forget: [{ request: '261101-0001' }] }, new Map())
    const tab = await me.listen(left.at(-1))
    expect((await tab.next('kept')).data).toEqual({ lines: left, earlier: false })
    tab.close()
    expect(await (await me.get('/api/events?after=0&once=1')).text()).not.toContain('event: kept')
  })
})

describe.skipIf(missing)(titled('an open page'), () => {
  const { complaints, openPage, openTab, work } = pagesOfTests()

  const shown = (page: Page) => page.locator('main').innerText()
  const deleteAll = async (page: Page) => {
    await say(page, '/delete')
    await page.locator('[data-choice^="privacy:erase:"]').click()
    await page.waitForFunction(() => !document.querySelector('main')?.textContent?.includes('E1234567'))
  }

  it('drops what the person had deleted, in every tab, and goes on', async () => {
    const office = await work(realBot)
    const page = await openPage(office, { locale: 'en-GB' })
    const other = await openTab(page.context(), office)
    await say(page, 'My passport number is E1234567')
    await page.waitForSelector('.bot')
    await deleteAll(page)
    await expect.poll(() => shown(other)).not.toContain('E1234567')
    await say(page, 'hello')
    await expect.poll(() => texts(other, 'me')).toContain('hello')
    // Both change meanwhile: an answer may still be on its way to either.
    await expect.poll(async () => (await shown(other)) === (await shown(page))).toBe(true)
    await expectEachDayOnce(page)
    expect(complaints).toEqual([])
  })

  it('that was away drops it when it comes back', async () => {
    const office = await work(realBot)
    const page = await openPage(office, { locale: 'en-GB' })
    const other = await openTab(page.context(), office)
    await say(page, 'My passport number is E1234567')
    await page.waitForSelector('.bot')
    await expect.poll(() => shown(other)).toContain('E1234567')
    await other.route('**/api/events**', (route) => route.abort())
    await other.evaluate(() => dispatchEvent(new Event('offline'))) // ends its connection alone
    await deleteAll(page)
    expect(await shown(other)).toContain('E1234567')
    await other.unroute('**/api/events**')
    await other.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => shown(other)).not.toContain('E1234567')
  })

  it('drops one matter from the middle, and reads again what it had from before', async () => {
    const office = await work(forgetting)
    const page = await openPage(office)
    const address = await addressOf(page)
    for (let n = 1; n <= 250; n++) await office.tell(address, { text: `news ${n}` })
    await office.tell(address, { text: 'about R1', about: '261101-0001' })
    await office.tell(address, { text: 'last' })
    await answered(page, 'last')
    expect(await texts(page, 'bot')).toHaveLength(252)
    await say(page, 'forget')
    await expect.poll(() => texts(page, 'bot')).not.toContain('about R1')
    await expect.poll(async () => (await texts(page, 'bot')).slice(-3)).toEqual(['news 250', 'last', 'deleted'])
    await page.getByRole('button', { name: '更早的消息' }).click()
    await expect.poll(async () => (await texts(page, 'bot'))[0]).toBe('news 1')
    expect(new Set(await texts(page, 'bot')).size).toBe(252)
  })
})
