/**
 * The three journeys of a newcomer, by a real browser against the real program: a question in Chinese, an eligibility
 * check in English, and a request that a liaison completes, with the program killed and the page reloaded in between.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServerProcess, type Server } from './crash/server.ts'
import { findChromium, howToGetChromium, openBrowser } from './web/browser.ts'

const missing = findChromium() === undefined
const title = missing ? `journeys (skipped: ${howToGetChromium})` : 'journeys'

describe.skipIf(missing)(title, () => {
  let folder: string
  let server: Server
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journeys-'))
    server = await createServerProcess(folder)
    await server.start()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const visit = (locale: string): Promise<BrowserContext> =>
    browser.newContext({ locale, viewport: { width: 1100, height: 900 } })

  const open = async (context: BrowserContext, path = '/'): Promise<Page> => {
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`http://127.0.0.1:${server.port}${path}`)
    await page.waitForSelector('#connection[data-state=connected]')
    return page
  }
  const say = async (page: Page, text: string) => {
    await page.fill('#text', text)
    await page.press('#text', 'Enter')
  }
  const press = (page: Page, label: string) =>
    page.getByRole('button', { name: label, exact: true, disabled: false }).last().click()
  /** Waits until the bot's last message holds the text, and gives this message. */
  const sees = async (page: Page, text: string): Promise<string> => {
    const message = await page.waitForFunction((wanted) => {
      const last = [...document.querySelectorAll('.bot .text')].at(-1)?.textContent ?? ''
      return last.includes(wanted) && last
    }, text)
    return String(await message.jsonValue())
  }

  it('answers a question in Chinese, opens its clause as issued, and understands a follow-up', async () => {
    const page = await open(await visit('zh-CN'))
    await say(page, '落户怎么办理？')
    await sees(page, '3个工作日')
    await page
      .locator('.bot')
      .last()
      .getByRole('button', { name: /六、（三）/ })
      .click()
    await page.locator('dialog[open]', { hasText: '绿色通道' }).waitFor()
    await page.keyboard.press('Escape')
    await say(page, '那转学呢？')
    await sees(page, '6月1日')
    await say(page, '上海的落户政策是什么')
    await sees(page, '我没有上海的文件')
  })

  it('checks eligibility in English, with not sure, back, a change, a question in between and a restart', async () => {
    const page = await open(await visit('en-GB'))
    await say(page, 'check eligibility')
    await press(page, 'Chongqing foreign “high-quality and scarce” talents')
    await sees(page, 'Are you a foreigner')
    await say(page, 'yep')
    await sees(page, 'Which category are you in')
    await press(page, 'Back')
    await sees(page, 'Are you a foreigner')
    await press(page, 'Yes')
    await sees(page, 'Which category are you in')
    await say(page, 'How many bonus points can one collect?')
    await page.locator('.bot .text', { hasText: '10 points' }).last().waitFor()
    await sees(page, 'Which category are you in')

    await server.kill()
    await server.start()
    await page.reload()
    await page.waitForSelector('#connection[data-state=connected]')
    await say(page, 'not sure')
    await sees(page, 'recommended you')
    await press(page, 'No')
    await sees(page, 'nominee or candidate')
    await press(page, 'No')
    const unclear = await sees(page, 'Preliminary result')
    expect(unclear).toContain('a person has to review your case')
    await press(page, 'Change an answer')
    await page
      .getByRole('button', { name: /recommended|recommendation/i, disabled: false })
      .last()
      .click()
    await sees(page, 'recommended you')
    await press(page, 'Yes')
    const likely = await sees(page, 'Preliminary result')
    expect(likely).toMatch(/likely/i)
    expect(likely).toContain('Category 5')
  })

  it('carries a request from the applicant over the specialist to the liaison and back', async () => {
    // A window each, so that none is a hidden tab.
    const applicant = await open(await visit('zh-CN'))
    const specialist = await open(await visit('zh-CN'), '/demo/platform-specialist')
    const liaison = await open(await visit('zh-CN'), '/demo/public-security')

    await say(applicant, '落户怎么办理？')
    await sees(applicant, '3个工作日')
    await press(applicant, '提交申请：户籍服务（入户）')
    await sees(applicant, '您同意吗')
    await press(applicant, '同意，开始')
    await sees(applicant, '请问您是')
    await press(applicant, '人才本人')
    for (const [asked, answer] of [
      ['姓名', '李雷'],
      ['用人单位', '重庆示例研究院'],
      ['哪些人要入户', '2'],
      ['哪个区县', '渝北区'],
      ['联系电话', '12345'],
      ['联系电话', '13800138000'],
    ] as const) {
      await sees(applicant, asked)
      await say(applicant, answer)
    }
    await sees(applicant, '还有要说明的吗')
    await server.kill()
    await server.start()
    await applicant.reload()
    await applicant.waitForSelector('#connection[data-state=connected]')
    await press(applicant, '跳过')
    expect(await sees(applicant, '请核对')).toContain('重庆示例研究院')
    await press(applicant, '确认提交')
    const filed = await sees(applicant, '您的申请编号是')
    const number = /\d{6}-\d{4}/.exec(filed)?.[0] ?? ''
    expect(filed).toMatch(/最迟\d{4}年\d+月\d+日18:00/)

    expect(await sees(specialist, number)).toContain('13800138000')
    await press(specialist, '转交')
    await sees(specialist, '转交给谁')
    await press(specialist, '市公安局联络员')
    await sees(specialist, '已转交市公安局联络员')
    await sees(liaison, number)
    await press(liaison, '接单')
    await sees(liaison, '您已接单')
    await press(liaison, '询问申请人')
    await sees(liaison, '请写下要问申请人的问题')
    await say(liaison, '配偶的户口现在在哪里？')
    await sees(applicant, '配偶的户口现在在哪里？')
    await press(applicant, '答复')
    await sees(applicant, '答复')
    await say(applicant, '在成都')
    await sees(liaison, '在成都')
    await say(liaison, `完成 ${number.slice(-4)} 已办结，请来领取户口簿`)
    expect(await sees(applicant, '请为这次服务打分')).toContain('请来领取户口簿')
    await press(applicant, '5 分')
    await sees(applicant, '5 分')
    await say(applicant, '我的申请')
    expect(await sees(applicant, '您的申请：')).toMatch(new RegExp(`${number}.*已办结`, 's'))
  })

  it('left the browser nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})
