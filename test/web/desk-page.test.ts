/** The desk page in a browser: from the link to a request and a report. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { requestChange } from '../../bot/requests/request.ts'
import { type Look, missing, opened, pagesOfTests, titled } from './pages.ts'
import { pdf, png } from './samples.ts'
import { demo } from './scripted.ts'
import { bind, fileOneWithFiles, fileThree, linkFor, put } from './specialist.ts'

const who = 'web:demo-platform-specialist'

describe.skipIf(missing)(titled('the desk page'), () => {
  const { complaints, openBlank, work } = pagesOfTests()

  const open = async (look: Look = {}, path?: string) => {
    const office = await work(undefined, { demo })
    await bind(office, who)
    await fileThree(office)
    const page = await openBlank({ viewport: { width: 1200, height: 800 }, ...look })
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

  it('says that nothing is to be done, where no filter has left anything out', async () => {
    const office = await work(undefined, { demo })
    await bind(office, who)
    const page = await openBlank({ viewport: { width: 375, height: 760 } })
    await page.goto(office.url + (await linkFor(office, who)))
    await page.locator('.count', { hasText: '目前没有未办结的申请' }).waitFor()
    await page.getByLabel('只看逾期').check()
    await page.locator('.count', { hasText: '没有符合条件的申请' }).waitFor()
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
    const report = await opened(page, () => page.getByRole('link', { name: '打开报表' }).click(), 'h1')
    report.on('console', (said) => complaints.push(said.text()))
    await report.reload()
    expect(await report.locator('h1').innerText()).toMatch(/服务情况$/)
    expect(complaints).toEqual([])
  })

  it('shows the files of a request, opens them, and says which messages did not arrive', async () => {
    const { page, office } = await open({ viewport: { width: 320, height: 900 } })
    await shows(page, '261101-0002', '261101-0001')
    const number = await fileOneWithFiles(office, who, [
      { name: '"><b>护照</b>.png', type: 'image/png', content: png },
      { name: 'result.pdf', type: 'application/pdf', content: pdf },
    ])
    await page.reload()
    await page.getByRole('row', { name: number }).getByText('暂定').waitFor()
    await page.getByRole('link', { name: number }).click()
    await page.getByRole('heading', { name: number }).waitFor()
    await page.getByText('届时的节假日安排尚未公布').waitFor()
    expect(await page.locator('.files bdi').allInnerTexts()).toEqual(['"><b>护照</b>.png', 'result.pdf'])
    expect(await page.locator('.files .whose').first().innerText()).toBe('申请人')
    expect(await page.locator('.request img, .files b').count()).toBe(0)
    expect(await page.locator('.history').innerText()).toContain('附件："><b>护照</b>.png')
    const liaison = page.locator('dt', { hasText: '发给联络员' }).locator('+ dd')
    expect(await liaison.locator('summary').innerText()).toContain('1 条未能送达')
    expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth ?? 0)).toBeLessThanOrEqual(320)
    const picture = await opened(page, () => page.locator('.files a').first().click(), 'img')
    expect(await picture.evaluate(() => document.contentType)).toBe('image/png')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'result.pdf' }).click()
    expect((await download).suggestedFilename()).toBe('result.pdf')
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

  it('keeps the words of offices whole and shortens what people typed at length', async () => {
    const office = await work(undefined, { demo })
    await bind(office, who)
    const { first } = await fileThree(office)
    const names = first.items.filter(({ kind, when }) => kind === 'text' && !when)
    const stored = await office.store.read('request', '261101-0001')
    if (!stored) throw new Error('nothing was filed')
    const items = Object.fromEntries(names.map(({ id }) => [id, 'of the Liangjiang Research Institute, '.repeat(12)]))
    await put(office, requestChange({ ...stored.body, items }))
    const page = await openBlank({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await page.goto(office.url + (await linkFor(office, who)))
    const row = page.getByRole('row', { name: '261101-0001' })
    const lines = (column: number) =>
      row
        .locator(`td:nth-child(${column}) > div`)
        .evaluate((cell) =>
          Math.round(cell.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight)),
        )
    await row.waitFor()
    expect(await lines(3)).toBe(3)
    expect(await lines(5)).toBeLessThanOrEqual(4)
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
