/** Pages in a browser for the tests of the web channel: opens them, closes them after each test, notes complaints. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findChromium, howToGetChromium, openBrowser } from './browser.ts'
import { type Office, openOffice, type Script, addressOf as sessionAddress } from './office.ts'
import { scripted } from './scripted.ts'

/** Whether there is no browser: then the tests are skipped, and say how to get one. */
export const missing = findChromium() === undefined
export const titled = (title: string) => (missing ? `${title} (skipped: ${howToGetChromium})` : title)
if (missing) console.warn(`the tests of the page are skipped: ${howToGetChromium}`)

export type Look = Parameters<Browser['newContext']>[0]
export const phone = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true }

export const say = async (page: Page, text: string) => {
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
}
export const answered = (page: Page, text: string) => page.waitForSelector(`.bot .text:has-text("${text}")`)
export const texts = (page: Page, who: 'me' | 'bot') => page.locator(`.${who} .text`).allInnerTexts()
/** What the page was given is drawn, and the reader was brought to its end: from here on nothing moves by itself. */
export const drawn = (page: Page) => page.locator('#log[aria-live=polite]').waitFor({ state: 'attached' })
export const reload = async (page: Page) => {
  await page.reload()
  await drawn(page)
}
/** There are two days when midnight came in between. */
export const expectEachDayOnce = async (page: Page) => {
  const days = await page.locator('.day').allInnerTexts()
  expect(days).not.toEqual([])
  expect(days).toEqual([...new Set(days)])
}
/** The page that opens by this, as soon as it shows what it was opened for: at first it is a blank one. */
export const opened = async (page: Page, open: () => Promise<void>, shows: string): Promise<Page> => {
  const opening = page.context().waitForEvent('page')
  await open()
  const other = await opening
  await other.locator(shows).first().waitFor()
  return other
}

/** The address of the conversation that this page shows. */
export const addressOf = async (page: Page): Promise<string> =>
  sessionAddress((await page.context().cookies()).find(({ name }) => name === 'talent_session')?.value)

/** Call it in the `describe` of the tests. */
export const pagesOfTests = () => {
  let browser: Browser
  const offices: Office[] = []
  const contexts: BrowserContext[] = []
  /** What the browser complains about, a violated content policy for one; nothing should. */
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    for (const office of offices.splice(0)) await office.close()
    complaints.length = 0
  })

  const newTab = async (context: BrowserContext) => {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text())
    })
    return page
  }
  const newContext = async (look: Look) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1100, height: 800 }, ...look })
    context.setDefaultTimeout(120_000) // of pages that open by themselves too
    contexts.push(context)
    return context
  }
  const openTab = async (context: BrowserContext, office: Office, path = '/') => {
    const page = await newTab(context)
    await page.goto(office.url + path)
    await page.waitForSelector('#connection[data-state=connected]')
    await drawn(page)
    return page
  }
  const openPage = async (office: Office, look: Look = {}, path = '/'): Promise<Page> =>
    openTab(await newContext(look), office, path)
  const openBlank = async (look: Look = {}): Promise<Page> => newTab(await newContext(look))
  const work = async (script: Script = scripted, options: Parameters<typeof openOffice>[1] = {}) => {
    const office = await openOffice(script, options)
    offices.push(office)
    return office
  }
  const visit = async (look: Look = {}) => {
    const office = await work()
    return { office, page: await openPage(office, look) }
  }
  return { openTab, openPage, openBlank, work, visit, complaints }
}
