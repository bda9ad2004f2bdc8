import { describe, expect, it } from 'vitest'
import { sheetReply } from '../../bot/eligibility/sheet.ts'
import { knowledge, scarce } from '../eligibility/schemes.ts'
import { answered, missing, opened, pagesOfTests, phone, reload, say, texts, titled } from './pages.ts'

describe.skipIf(missing)(titled('the page'), () => {
  const { complaints, openPage, visit, work } = pagesOfTests()

  it.each(['zh-CN', 'en-GB'])('says in whole on a phone how the connection is: %s', async (locale) => {
    const { page } = await visit({ ...phone, locale })
    const line = page.locator('#connection')
    const isWhole = () =>
      line.evaluate(({ scrollWidth, clientWidth, parentElement: name }) => {
        const bar = name?.parentElement?.getBoundingClientRect()
        const rect = name?.getBoundingClientRect()
        return scrollWidth <= clientWidth && bar && rect && rect.top >= bar.top && rect.bottom <= bar.bottom
      })
    await page.context().setOffline(true)
    await page.waitForSelector('#connection[data-state=offline]')
    expect(await isWhole()).toBe(true)
    await line.evaluate(
      (it, text) => {
        it.textContent = text
      },
      locale === 'zh-CN'
        ? '浏览器禁用了 Cookie，无法保存对话，请允许后刷新'
        : 'Cookies are blocked, so no conversation can be kept: allow them and reload',
    )
    expect(await isWhole()).toBe(true)
  })

  it('sends by Enter, breaks the line by Shift+Enter, and shows what it has sent', async () => {
    const { page } = await visit()
    await page.fill('#text', 'one')
    await page.press('#text', 'Shift+Enter')
    await page.keyboard.type('two')
    expect(await page.locator('#text').evaluate((t: HTMLTextAreaElement) => t.clientHeight)).toBeGreaterThan(50)
    await page.press('#text', 'Enter')
    await answered(page, 'echo: one')
    expect(await texts(page, 'me')).toEqual(['one\ntwo'])
    expect(await page.inputValue('#text')).toBe('')
    expect(await page.locator('.pending').count()).toBe(0)
    await page.locator('#typing').waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  it('keeps what is being written when the page is left and loaded anew, until it is sent', async () => {
    const { page, office } = await visit()
    await page.fill('#text', 'half a sen')
    await page.goto(`${office.url}/desk`)
    await page.goBack()
    await expect.poll(() => page.inputValue('#text')).toBe('half a sen')
    expect(await page.locator('#send').isEnabled()).toBe(true)
    await page.locator('#text').pressSequentially('tence')
    await page.press('#text', 'Enter')
    await answered(page, 'echo: half a sen')
    await reload(page)
    expect(await page.inputValue('#text')).toBe('')
  })

  it('whose session has ended sends what was written and shows what is answered, in a conversation of its own', async () => {
    const { page } = await visit()
    await say(page, 'before')
    await answered(page, 'echo: before')
    await page.context().clearCookies()
    await say(page, 'after')
    await answered(page, 'echo: after')
    expect(await texts(page, 'me')).toEqual(['after'])
    expect(await page.locator('#typing').isHidden()).toBe(true)
    expect(complaints.filter((said) => !/status of 401/.test(said))).toEqual([])
  })

  it('does not send the Enter that takes a word from an input method', async () => {
    const { page } = await visit()
    await page.fill('#text', 'ni hao')
    const enter = (how: { isComposing?: boolean; keyCode?: number }) =>
      page.locator('#text').evaluate((text, given) => {
        text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given }))
      }, how)
    await enter({ isComposing: true })
    await enter({ isComposing: false, keyCode: 229 }) // Safari
    expect(await page.inputValue('#text')).toBe('ni hao')
    await enter({})
    await answered(page, 'echo: ni hao')
    expect(await texts(page, 'me')).toEqual(['ni hao'])
  })

  it('greets with suggestions that send their words', async () => {
    const { page } = await visit()
    await page.getByRole('button', { name: '落户怎么办理？' }).click()
    await answered(page, '市公安局')
    expect(await texts(page, 'me')).toEqual(['落户怎么办理？'])
    expect(await page.locator('#welcome').isHidden()).toBe(true)
  })

  it('draws paragraphs, lists and links from plain text, and never markup', async () => {
    const { page } = await visit()
    await say(page, '落户')
    await answered(page, '市公安局')
    expect(await page.locator('.bot .text ul li').allInnerTexts()).toHaveLength(3)
    const links = await page.locator('.bot .text a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    expect(links).toEqual(['mailto:rencai@example.org', 'https://example.org/luohu?a=1'])
    expect(await page.locator('.bot').getAttribute('lang')).toBe('zh-CN')
    await say(page, 'markup')
    await answered(page, '<b>b</b>')
    expect(await page.locator('.bot img, .bot .text b').count()).toBe(0)
    await say(page, '<script>alert(1)</script>')
    await answered(page, 'echo: <script>')
    expect(complaints).toEqual([])
  })

  it('draws things to tick off and numbered steps as lists', async () => {
    const { page } = await visit()
    await say(page, 'lists')
    await answered(page, 'A form')
    expect(await page.locator('.bot .text ul.ticks li').allInnerTexts()).toEqual(['A form', 'A photo'])
    expect(await page.locator('.bot .text ol li').allInnerTexts()).toEqual(['Apply', 'Wait'])
    expect(
      await page.locator('.bot .text ol li').evaluateAll((all) => all.map((li) => (li as HTMLLIElement).value)),
    ).toEqual([2, 3])
    expect(await page.locator('.bot .text').innerText()).toContain('3.5 is no step')
    expect(await page.locator('.bot .text .heading').allInnerTexts()).toEqual(['Bring', 'Then'])
  })

  it.each([
    ['zh-CN', '保存或打印', '很可能符合', '条款原文'],
    ['en-GB', 'Keep or print', 'Likely to be eligible', 'the clauses as issued'],
  ])('opens a result as a page of its own, in %s', async (locale, label, verdict, appendix) => {
    const language = locale === 'zh-CN' ? 'zh' : 'en'
    const screened = { scheme: scarce, facts: { foreigner: 'yes', 'work-category': 'a' }, today: '2026-11-22' }
    const reply = sheetReply(knowledge, screened, language)
    const office = await work(() => (reply ? [{ ...reply, language }] : []))
    const page = await openPage(office, { locale })
    await say(page, 'result')
    const link = page.getByRole('link', { name: label })
    await link.waitFor()
    expect(await link.innerText()).toContain('eligibility-cq-scarce-talents-2026-11-22.html')
    const sheet = await opened(page, () => link.click(), '.verdict h2')
    sheet.on('console', (said) => complaints.push(said.text()))
    await sheet.reload()
    expect(await sheet.locator('.verdict h2').innerText()).toMatch(new RegExp(verdict, 'i'))
    await sheet.getByRole('heading', { name: appendix }).waitFor()
    expect(await sheet.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
    // The style is let through.
    expect(await sheet.locator('.verdict').evaluate((e) => getComputedStyle(e).display)).toBe('flex')
    await sheet.setViewportSize({ width: 320, height: 568 })
    expect(await sheet.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(complaints).toEqual([])
  })

  it('offers choices, sends the one pressed by its label, and closes the others', async () => {
    const { page } = await visit()
    await say(page, '资格自测')
    await page.getByRole('button', { name: '企业' }).click()
    await answered(page, 'picked screen:a:2')
    expect(await texts(page, 'me')).toEqual(['资格自测', '企业'])
    const first = page.locator('.choices').first()
    await page.locator('#text').focus()
    expect(await first.locator('button:disabled').count()).toBe(3)
    expect(await first.locator('.picked').textContent()).toBe('企业')
    await say(page, '资格自测')
    await page.locator('.choices').nth(1).waitFor()
    expect(await page.locator('.choices').nth(1).locator('button:enabled').count()).toBe(3)
    await reload(page)
    expect(await first.locator('.picked').textContent()).toBe('企业')
    expect(await first.locator('button:enabled').count()).toBe(0)
  })

  it('keeps the place of a reader who uses the keyboard', async () => {
    const { page } = await visit()
    await say(page, '资格自测')
    const choice = page.getByRole('button', { name: '企业' })
    await choice.focus()
    await page.keyboard.press('Enter')
    await answered(page, 'picked')
    await page.keyboard.press('Enter') // once more: it is closed
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    expect(await texts(page, 'me')).toEqual(['资格自测', '企业'])
  })

  it('opens the clause as issued by keyboard, and gives the focus back', async () => {
    const { page } = await visit({ locale: 'en-GB' })
    await say(page, '落户')
    await answered(page, '市公安局')
    const chip = page.locator('.citations button').first()
    const hasFocus = () => chip.evaluate((c) => c === document.activeElement)
    await chip.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('户籍服务').waitFor()
    const whole = await dialog.textContent()
    expect(whole).toContain('VI.(iii)')
    expect(whole).toContain('unofficial')
    expect(await dialog.locator('.issued').getAttribute('lang')).toBe('zh-CN')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(hasFocus).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Close' }).click()
    await expect.poll(hasFocus).toBe(true)
    expect(complaints).toEqual([])
  })

  it('names a document once, then its clauses', async () => {
    const { page } = await visit()
    await say(page, '落户')
    await answered(page, '市公安局')
    const sources = page.locator('.citations').first()
    expect(await sources.locator('button').allInnerTexts()).toEqual(['六、（三）', '五、（二）'])
    expect((await sources.innerText()).match(/服务证实施细则/g)).toHaveLength(1)
    expect(await sources.locator('button').first().getAttribute('title')).toContain('服务证实施细则')
    await say(page, 'Beijing')
    await answered(page, 'Beijing accredits')
    expect(await page.locator('.citations').last().locator('button').innerText()).toMatch(/Beijing measures.* I\.$/)
  })

  it('says of a clause that it is in another language only to whom it is', async () => {
    const { page } = await visit()
    await say(page, '落户')
    await answered(page, '市公安局')
    await page.locator('.citations button').first().click()
    await page.locator('.issued').waitFor()
    expect(await page.locator('.unofficial').count()).toBe(0)
    await page.keyboard.press('Escape')
    await say(page, 'Beijing')
    await answered(page, 'Beijing accredits')
    await page.locator('.citations button').last().click()
    await page.locator('.unofficial').waitFor()
    expect(await page.locator('.unofficial').innerText()).toBe('本库只有该文件的英文文本，以正式发布的文件为准。')
  })

  it('folds own words of more than fifteen lines, on a phone as on a desk', async () => {
    const { page } = await visit(phone)
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `row ${i}`).join('\n')
    await say(page, rows(15))
    await answered(page, 'row 14')
    expect(await page.locator('.unfold').count()).toBe(0)
    await say(page, '长'.repeat(600)) // no line breaks, but many lines on a phone
    await answered(page, 'echo: 长') // by then the message itself stands in place of the one on its way
    await page.locator('.unfold').waitFor()
    const long = page.locator('.me .text').last()
    const height = () => long.evaluate((e) => e.clientHeight)
    const closed = await height()
    await page.getByRole('button', { name: '展开全文' }).click()
    expect(await height()).toBeGreaterThan(closed * 2)
    await page.getByRole('button', { name: '收起' }).click()
    expect(await height()).toBe(closed)
    await reload(page)
    expect(await page.locator('.unfold').count()).toBe(1)
    expect(await page.locator('.bot .folded').count()).toBe(0)
  })

  it('empties the box when nothing but blanks were to be sent', async () => {
    const { page } = await visit()
    const box = page.locator('#text')
    const height = () => box.evaluate((t) => t.clientHeight)
    const before = await height()
    await page.fill('#text', '\n\n \n')
    expect(await height()).toBeGreaterThan(before)
    await page.press('#text', 'Enter')
    expect(await page.inputValue('#text')).toBe('')
    expect(await height()).toBe(before)
    expect(await texts(page, 'me')).toEqual([])
  })

  it('asks for a question only where a question is wanted', async () => {
    const { page } = await visit()
    const placeholder = () => page.getAttribute('#text', 'placeholder')
    expect(await placeholder()).toBe('请输入您的问题')
    await say(page, '申请')
    await answered(page, '申请人的姓名')
    expect(await placeholder()).toBe('请输入')
    await reload(page)
    expect(await placeholder()).toBe('请输入')
    await say(page, '谢谢')
    await answered(page, 'echo: 谢谢')
    expect(await placeholder()).toBe('请输入您的问题')
  })

  it('is dark where the system is, and as the reader chose', async () => {
    const { page } = await visit({ colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await ground()
    await page.getByRole('button', { name: '切换到浅色界面' }).click()
    expect(await ground()).not.toBe(dark)
    await reload(page)
    await page.getByRole('button', { name: '切换到深色界面' }).click()
    expect(await ground()).toBe(dark)
  })

  it('fits a phone of 320 pixels, whatever is said', async () => {
    const { page } = await visit(phone)
    await say(page, 'https://example.org/'.padEnd(300, 'x'))
    await answered(page, 'echo: https')
    await say(page, '落户')
    await answered(page, '市公安局')
    await say(page, 'Beijing')
    await answered(page, 'Beijing accredits')
    const wide = () =>
      page.evaluate(() =>
        ['html', '#scroller', 'footer', '.top'].filter((s) => {
          const e = document.querySelector(s)
          return e && e.scrollWidth > e.clientWidth
        }),
      )
    expect(await wide()).toEqual([])
    await page.locator('.citations button').last().click()
    await page.locator('.issued').waitFor()
    expect(await page.locator('dialog').evaluate((d) => d.scrollWidth <= 320)).toBe(true)
  })

  it('changes its language, and tells the bot', async () => {
    const { page } = await visit()
    await page.getByRole('button', { name: 'English' }).click()
    await answered(page, 'continue in English')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.getAttribute('#text', 'placeholder')).toBe('Write your question')
    expect(await page.title()).toBe('Talent service assistant')
    expect(await page.locator('.note').textContent()).toBe('English')
    await page.getByRole('button', { name: 'Check eligibility' }).waitFor() // nothing has been said yet
    await reload(page)
    await page.getByRole('button', { name: 'Help', exact: true }).waitFor()
  })
})
