/** The desk page in a browser: from the link to a request and a report. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, howToGetChromium, openBrowser } from './browser.ts'
import { type Office, openOffice } from './office.ts'
import { demo } from './scripted.ts'
import { bind, fileThree, linkFor } from './specialist.ts'

const missing = findChromium() === undefined
if (missing) console.warn(`the tests of the desk page are skipped: ${howToGetChromium}`)

const who = 'web:demo-platform-specialist'

describe.skipIf(missing)('the desk page', () => {
  let browser: Browser
  const offices: Office[] = []
  const contexts: BrowserContext[] = []
  /** What the browser complains about, a violated content policy for one. */
  let complaints: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    for (const office of offices.splice(0)) await office.close()
    complaints = []
  })

  const open = async (look: Parameters<Browser['newContext']>[0] = {}, path?: string) => {
    const office = await openOffice(undefined, { demo })
    offices.push(office)
    await bind(office, who)
    await fileThree(office)
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1200, height: 800 }, ...look })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text())
    })
    const link = path ?? (await linkFor(office, who))
    await page.goto(office.url + link)
    return { office, page, link }
  }
  const numbers = async (page: Page) => {
    await page.waitForSelector('.found')
    return page.locator('.requests tbody th').allInnerTexts()
  }
  const shows = (page: Page, ...wanted: string[]) => expect.poll(() => numbers(page)).toEqual(wanted)

  it('opens by the link and leaves no secret in the address', async () => {
    const { page, office, link } = await open()
    await shows(page, '261101-0002', '261101-0001')
    expect(page.url()).toBe(`${office.url}/desk`)
    await page.reload()
    await shows(page, '261101-0002', '261101-0001')
    // The same link again: not by the way back, and not once more.
    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.goto(office.url + link)
    await page.getByRole('alert').getByText('这个链接已经用过了').waitFor()
    await page.getByRole('alert').getByText('This link has been used').waitFor()
    expect(page.url()).toBe(`${office.url}/desk`)
    // Only the refusals that were asked for.
    expect(complaints.filter((said) => !/status of 4(01|10)/.test(said))).toEqual([])
  })

  it('filters as one types and chooses, and says when nothing is left', async () => {
    const { page } = await open()
    await shows(page, '261101-0002', '261101-0001')
    await page.getByLabel('只看逾期').check()
    await shows(page, '261101-0002')
    await page.getByRole('button', { name: '清除筛选' }).click()
    await shows(page, '261101-0002', '261101-0001')
    await page.getByLabel('状态').selectOption('completed')
    await shows(page, '261102-0003')
    await page.getByLabel('状态').selectOption('all')
    await page.getByLabel('编号').fill('０００1')
    await shows(page, '261101-0001')
    expect(await page.getByLabel('编号').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByLabel('编号').fill('7777')
    await page.locator('.count', { hasText: '没有符合条件的申请' }).waitFor()
    expect(await page.locator('#said').textContent()).toBe('没有符合条件的申请。')
    expect(complaints).toEqual([])
  })

  it('opens a request by keyboard, draws people’s words as words, and goes back to the filtered list', async () => {
    const { page } = await open({ locale: 'en-GB' })
    await page.getByLabel('Overdue only').check()
    await shows(page, '261101-0002')
    await page.getByRole('link', { name: '261101-0002' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '261101-0002' }).waitFor()
    expect(await page.locator('h2').evaluate((heading) => heading === document.activeElement)).toBe(true)
    expect(await page.locator('.history li').count()).toBe(3)
    expect(await page.locator('.history').innerText()).toContain('<b>请补充</b>')
    expect(await page.locator('.facts').last().innerText()).toContain('<img src=x')
    expect(await page.locator('.request img, .history .said b').count()).toBe(0)
    await page.goBack()
    await shows(page, '261101-0002')
    expect(await page.getByLabel('Overdue only').isChecked()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('opens the report of a month in a tab of its own', async () => {
    const { page, office } = await open()
    const detail = 'platform: submitted; service=household state=submitted role=platform-specialist hop=0'
    await office.store.apply(
      {
        changes: [],
        outgoing: [],
        alarms: [],
        audit: [{ at: Date.now(), actor: 'telegram:1', action: 'request.submit', subject: '261012-0001', detail }],
      },
      new Map(),
    )
    await shows(page, '261101-0002', '261101-0001')
    await page.getByRole('link', { name: '月度报表' }).click()
    await page.getByLabel('月份').selectOption({ index: 0 })
    const opening = page.context().waitForEvent('page')
    await page.getByRole('link', { name: '打开报表' }).click()
    const report = await opening
    report.on('console', (said) => complaints.push(said.text()))
    await report.waitForLoadState()
    expect(await report.locator('h1').innerText()).toMatch(/服务情况$/)
    expect(complaints).toEqual([])
  })

  it('fits a phone of 320 pixels, and changes its language and colours', async () => {
    const phone = {
      viewport: { width: 320, height: 568 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark' as const,
    }
    const { page } = await open(phone)
    await shows(page, '261101-0002', '261101-0001')
    const tooWide = () => page.evaluate(() => document.querySelector('main')?.scrollWidth ?? 0)
    expect(await tooWide()).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Requests: 2').waitFor()
    expect(await tooWide()).toBeLessThanOrEqual(320)
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await page.getByRole('link', { name: '261101-0002' }).click()
    await page.getByRole('heading', { name: '261101-0002' }).waitFor()
    expect(await tooWide()).toBeLessThanOrEqual(320)
    expect(complaints).toEqual([])
  })

  it('shows nothing any more once the person is unbound, or has signed out', async () => {
    const { page, office } = await open()
    await shows(page, '261101-0002', '261101-0001')
    await bind(office)
    await page.getByRole('link', { name: '261101-0002' }).click()
    await page.getByRole('alert').getByText('您现在没有绑定').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('2611')
    await bind(office, who)
    await page.goto(office.url + (await linkFor(office, who)))
    await shows(page, '261101-0002', '261101-0001')
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByText('已退出').waitFor()
    await page.reload()
    await page.getByRole('alert').getByText('工作台尚未打开').waitFor()
  })

  it.each([
    ['without a link', '/desk', '工作台尚未打开'],
    ['by a link cut off', '/desk#0123456789abcdef.abc', '这个链接无效'],
  ])('%s says what to do', async (_, path, says) => {
    const { page, office } = await open({}, path)
    await page.getByRole('alert').getByText(says).waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/发送“工作台”[\s\S]*send “desk page”/)
    expect(page.url()).toBe(`${office.url}/desk`)
  })

  it('says that it could not be read, and tries again', async () => {
    const { page } = await open()
    await shows(page, '261101-0002', '261101-0001')
    await page.route('**/desk/api/requests/**', (route) => route.abort())
    await page.getByRole('link', { name: '261101-0002' }).click()
    await page.getByText('没有读到').waitFor()
    await page.unroute('**/desk/api/requests/**')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('heading', { name: '261101-0002' }).waitFor()
  })
})
