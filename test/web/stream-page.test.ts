/** The page and its connection: nothing lost, nothing doubled, nothing jumping. */
import { describe, expect, it } from 'vitest'
import { addressOf, answered, expectEachDayOnce, missing, pagesOfTests, reload, say, texts, titled } from './pages.ts'

describe.skipIf(missing)(titled('the conversation on the page'), () => {
  const { complaints, openPage, openTab, visit, work } = pagesOfTests()

  it('shows the end of a long conversation first, and more of it without losing the place', async () => {
    const { office, page } = await visit()
    await say(page, 'first')
    await answered(page, 'echo: first')
    const address = await addressOf(page)
    for (let i = 1; i <= 300; i++) await office.tell(address, { text: `news ${i}` })
    await answered(page, 'news 300')
    expect(await page.locator('#earlier').isHidden()).toBe(true)
    await reload(page)
    expect(await page.locator('.message').count()).toBe(200)
    const top = await page.locator('.message').first().innerText()
    await page.locator('#scroller').evaluate((s) => s.scrollTo(0, 0))
    const place = async () => (await page.locator('.text', { hasText: /^news 101$/ }).boundingBox())?.y ?? 0
    const before = await place()
    expect(top).toContain('news 101')
    await page.getByRole('button', { name: '更早的消息' }).click()
    await answered(page, 'echo: first')
    expect(Math.abs((await place()) - before)).toBeLessThan(3)
    expect(await page.locator('.message').count()).toBe(302)
    await expectEachDayOnce(page)
    expect(await page.locator('#earlier').isHidden()).toBe(true)
    expect((await texts(page, 'bot')).slice(0, 3)).toEqual(['echo: first', 'news 1', 'news 2'])
    expect(complaints).toEqual([])
  })

  it('that was offline for hundreds of messages misses none', async () => {
    const { office, page } = await visit()
    await say(page, 'before')
    await answered(page, 'echo: before')
    const address = await addressOf(page)
    await page.context().setOffline(true)
    await page.waitForSelector('#connection[data-state=offline]')
    for (let i = 1; i <= 250; i++) await office.tell(address, { text: `news ${i}` })
    await page.context().setOffline(false)
    await answered(page, 'news 250')
    expect(await texts(page, 'bot')).toEqual([
      'echo: before',
      ...Array.from({ length: 250 }, (_, i) => `news ${i + 1}`),
    ])
  })

  it('has its history after a reload', async () => {
    const { page } = await visit()
    await say(page, '资格自测')
    await answered(page, '哪一类')
    await say(page, '谢谢')
    await answered(page, 'echo: 谢谢')
    const before = [await texts(page, 'me'), await texts(page, 'bot')]
    await reload(page)
    expect([await texts(page, 'me'), await texts(page, 'bot')]).toEqual(before)
    await expectEachDayOnce(page)
    expect(await page.title()).toBe('人才服务助手')
  })

  it('shows both tabs of one person the same conversation', async () => {
    const { office, page } = await visit()
    const other = await openTab(page.context(), office)
    await say(page, 'from the first')
    await answered(other, 'echo: from the first')
    await say(other, 'from the second')
    await answered(page, 'echo: from the second')
    expect(await texts(page, 'me')).toEqual(['from the first', 'from the second'])
    expect(await texts(other, 'me')).toEqual(['from the first', 'from the second'])
    expect(await texts(page, 'bot')).toHaveLength(2)
  })

  it('keeps what is written offline and sends it in order when the network is back', async () => {
    const { page } = await visit()
    await page.context().setOffline(true)
    await page.waitForSelector('#connection[data-state=offline]')
    await say(page, 'first')
    await say(page, 'second')
    await page.locator('.queued').nth(1).waitFor()
    expect(await page.locator('#typing').isHidden()).toBe(true)
    await page.context().setOffline(false)
    await answered(page, 'echo: second')
    expect(await texts(page, 'me')).toEqual(['first', 'second'])
    expect(await page.locator('.pending').count()).toBe(0)
  })

  it('says what was not sent, and sends it again under the same id', async () => {
    const { page } = await visit()
    const ids: string[] = []
    await page.route('**/api/messages', async (route) => {
      ids.push(route.request().postDataJSON().id)
      if (ids.length > 1) return route.continue()
      const message = { zh: '服务器出了故障', en: 'The server had a problem' }
      return route.fulfill({ status: 500, json: { error: { code: 'failed', message } } })
    })
    await say(page, 'hello')
    const failed = page.locator('.failed')
    await failed.getByText('服务器出了故障').waitFor()
    await failed.getByRole('button', { name: '重新发送' }).click()
    await answered(page, 'echo: hello')
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(2)
    expect(await page.locator('.failed').count()).toBe(0)
  })

  it('comes back by itself when the server was away, without a line lost or doubled', async () => {
    const office = await work()
    const page = await openPage(office)
    await say(page, 'before')
    await answered(page, 'echo: before')
    // All connections drop; the store and the port stay.
    await page.route('**/api/events**', (route) => route.abort())
    await page.context().setOffline(true)
    await page.context().setOffline(false)
    await page.waitForSelector('#connection[data-state=reconnecting]')
    await page.unroute('**/api/events**')
    await say(page, 'after')
    await answered(page, 'echo: after')
    expect(await texts(page, 'me')).toEqual(['before', 'after'])
    expect(await texts(page, 'bot')).toHaveLength(2)
  })

  it('stays where the reader scrolled to, and says how much is new', async () => {
    const { office, page } = await visit()
    await say(page, 'long')
    await answered(page, 'line 39')
    const top = () => page.locator('#scroller').evaluate((s) => s.scrollTop)
    const room = () => page.locator('#scroller').evaluate((s) => s.scrollHeight - s.scrollTop - s.clientHeight)
    // Longer than the view: shown from its first line, with the way to the end at hand.
    const long = await page.locator('.bot', { hasText: 'line 39' }).last().boundingBox()
    expect(long?.y).toBeGreaterThanOrEqual((await page.locator('#scroller').boundingBox())?.y ?? 0)
    expect(await room()).toBeGreaterThan(100)
    await page.locator('#pill').click()
    expect(await room()).toBeLessThan(5)
    await page.locator('#scroller').evaluate((s) => s.scrollTo(0, 0))
    await page.locator('#pill').waitFor()
    const other = await openTab(page.context(), office)
    await say(other, 'news')
    await page.getByRole('button', { name: '1 条新消息' }).waitFor()
    expect(await top()).toBe(0)
    await page.locator('#pill').click()
    expect(await room()).toBeLessThan(5)
    await page.locator('#pill').waitFor({ state: 'hidden' })
  })

  it('counts in its title what came while nobody looked', async () => {
    const { office, page } = await visit()
    const look = (hidden: boolean) =>
      page.evaluate((h) => {
        Object.defineProperty(document, 'hidden', { value: h, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await look(true)
    await say(await openTab(page.context(), office), 'news')
    await expect.poll(() => page.title()).toBe('(1) 人才服务助手')
    await look(false)
    expect(await page.title()).toBe('人才服务助手')
  })
})
