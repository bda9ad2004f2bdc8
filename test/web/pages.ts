/** Pages in a browser for the tests of the web channel: opens them, closes them after each test, notes complaints. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
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
    page.setDefaultTimeout(120_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text())
    })
    return page
  }
  const newContext = async (look: Look) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1100, height: 800 }, ...look })
    contexts.push(context)
    return context
  }
  const openTab = async (context: BrowserContext, office: Office, path = '/') => {
    const page = await newTab(context)
    await page.goto(office.url + path)
    await page.waitForSelector('#connection[data-state=connected]')
    await page.waitForSelector('#log[aria-live=polite]', { state: 'attached' })
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
