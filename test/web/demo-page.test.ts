/** The pages of the demonstration’s liaisons. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, missing, opened, pagesOfTests, phone, reload, say, texts, titled } from './pages.ts'
import { demo, scripted } from './scripted.ts'

describe.skipIf(missing)(titled('the demonstration on the page'), () => {
  const { openPage, openTab, work } = pagesOfTests()

  it('shows every liaison of the demonstration on a phone', async () => {
    for (const locale of ['zh-CN', 'en-GB']) {
      const office = await work(scripted, { demo })
      const page = await openPage(office, { ...phone, locale })
      // Folded at first, so that they do not fill the phone.
      await page.locator('#demo-text').click()
      const links = page.locator('#demo-links')
      expect(
        await links.evaluate((nav) => [nav.scrollWidth - nav.clientWidth, nav.scrollHeight - nav.clientHeight]),
      ).toEqual([0, 0])
      for (const box of await Promise.all((await links.locator('a').all()).map((a) => a.boundingBox())))
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320)
    }
  })

  it('folds the liaisons away once there is something to read, and the reader may unfold them', async () => {
    const office = await work(scripted, { demo })
    const page = await openPage(office)
    const links = page.locator('#demo-links')
    await links.waitFor({ state: 'visible' })
    await say(page, '您好')
    await links.waitFor({ state: 'hidden' })
    await page.locator('#demo-text').click()
    await links.waitFor({ state: 'visible' })
    await say(page, '还有')
    await answered(page, '还有')
    expect(await links.isVisible()).toBe(true)
    await reload(page)
    await answered(page, '还有')
    expect(await links.isVisible()).toBe(false)
  })

  it('in the demonstration says that nobody is real, and gives each liaison a tab of its own colour', async () => {
    const office = await work(scripted, { demo })
    const page = await openPage(office)
    await page.getByText('演示：以下联络员并非真实人员').waitFor()
    const open = () => page.getByRole('link', { name: '市公安局联络员' }).click()
    const liaison = await opened(page, open, '#connection[data-state=connected]')
    expect(await liaison.title()).toBe('演示 · 市公安局联络员')
    const head = (p: Page) => p.locator('.top').evaluate((e) => getComputedStyle(e).backgroundColor)
    expect(await head(liaison)).not.toBe(await head(page))
    await office.tell('web:demo-public-security', {
      text: '新的申请',
      about: 'R7',
      choices: [{ id: 'desk:take:7', label: '接收' }],
    })
    await office.tell('web:demo-public-security', {
      text: '又一个申请',
      about: 'R8',
      choices: [{ id: 'desk:take:8', label: '接收' }],
    })
    await answered(liaison, '又一个申请')
    // A liaison has several requests at hand, and each keeps its buttons.
    expect(await liaison.locator('.choices button:enabled').count()).toBe(2)
    await liaison.getByRole('button', { name: '回复' }).first().click()
    await say(liaison, '收到')
    await liaison.locator('.me .quoted', { hasText: '新的申请' }).waitFor()
    expect(await texts(page, 'bot')).toEqual([])
  })

  it('with more liaisons open than a browser has connections, still answers', async () => {
    const office = await work(scripted, { demo })
    const page = await openPage(office)
    const hide = () => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    for (const role of [...demo.roles, ...demo.roles]) {
      const tab = await openTab(page.context(), office, `/demo/${role.id}`)
      await tab.evaluate(hide) // headless tabs all count as seen
    }
    await say(page, 'still there?')
    await answered(page, 'echo: still there?')
  })
})
