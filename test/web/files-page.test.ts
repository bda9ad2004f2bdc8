/** Files on the page: chosen, dropped, pasted, sent, shown. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { largestFile } from '../../bot/attachment.ts'
import type { Office } from './office.ts'
import { addressOf, answered, missing, opened, pagesOfTests, phone, reload, say, texts, titled } from './pages.ts'
import { exe, html, pdf, png } from './samples.ts'
import { demo, scripted } from './scripted.ts'

const given = (name: string, buffer: Buffer, mimeType = 'application/octet-stream') => ({ name, mimeType, buffer })
const choose = (page: Page, ...files: ReturnType<typeof given>[]) => page.setInputFiles('#files', files)
/** Made in the page: bringing so many bytes there takes its time. */
const chooseBySize = (page: Page, sizes: Record<string, number>) =>
  page.locator('#files').evaluate((input: HTMLInputElement, all) => {
    const carried = new DataTransfer()
    for (const [name, size] of Object.entries(all)) carried.items.add(new File([new Uint8Array(size)], name))
    input.files = carried.files
    input.dispatchEvent(new Event('change'))
  }, sizes)
const tray = (page: Page) => page.locator('#tray bdi').allInnerTexts()
const send = (page: Page) => page.locator('#send').click()
const mine = (page: Page) => page.locator('.me:not(.pending) .file bdi').allInnerTexts()
const passOn = async (office: Office, to: string, name: string, type: string, content: Buffer) => {
  const id = `telegram:77:${randomUUID()}`
  const file = { id, name, type, size: content.length }
  await office.store.accept({ id, from: 'telegram:77', at: 1, kind: 'file', file }, content)
  await office.tell(to, { text: '请查收', file, about: '261101-0001' })
}

describe.skipIf(missing)(titled('files on the page'), () => {
  const { complaints, openPage, visit, work } = pagesOfTests()

  it('are chosen by the button, go one after the other with the words at the first, and can be had again', async () => {
    const { page } = await visit()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '发送文件' }).click()
    await (await choosing).setFiles([given('护照.png', png, 'image/png'), given('表.pdf', pdf, 'application/pdf')])
    expect(await tray(page)).toEqual(['护照.png', '表.pdf'])
    await say(page, '材料在这里')
    await answered(page, 'echo: file')
    await expect.poll(() => mine(page)).toEqual(['护照.png', '表.pdf'])
    expect(await texts(page, 'me')).toEqual(['材料在这里'])
    expect(await page.locator('.me').first().innerText()).toContain('材料在这里')
    expect(await page.locator('#tray').isHidden()).toBe(true)
    expect(await page.locator('.pending').count()).toBe(0)
    const preview = page.locator('.me .file img')
    await expect.poll(() => preview.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '表.pdf' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('表.pdf')
    await reload(page)
    expect(await mine(page)).toEqual(['护照.png', '表.pdf'])
    expect(complaints).toEqual([])
  })

  it('open as a picture in a tab of its own', async () => {
    const { page } = await visit()
    await choose(page, given('a.png', png))
    await send(page)
    const picture = await opened(page, () => page.getByRole('link', { name: 'a.png' }).click(), 'img')
    expect(await picture.evaluate(() => document.contentType)).toBe('image/png')
    await expect.poll(() => picture.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
  })

  it('can be taken out again before they are sent', async () => {
    const { page } = await visit()
    expect(await page.locator('#send').isDisabled()).toBe(true)
    await choose(page, given('a.pdf', pdf))
    await choose(page, given('b.pdf', pdf))
    expect(await page.locator('#send').isEnabled()).toBe(true)
    await page.getByRole('button', { name: '不发送 a.pdf' }).click()
    expect(await tray(page)).toEqual(['b.pdf'])
    await page.getByRole('button', { name: '不发送 b.pdf' }).click()
    expect(await page.locator('#tray').isHidden()).toBe(true)
    expect(await page.locator('#send').isDisabled()).toBe(true)
  })

  it('are dropped on the page, or pasted as a picture; pasted words stay words', async () => {
    const { page } = await visit()
    const bring = (event: 'drop' | 'paste', files: string[], text = '') =>
      page.evaluate(
        ([event, files, text]) => {
          const carried = new DataTransfer()
          for (const name of files) carried.items.add(new File(['%PDF-'], name))
          if (text) carried.setData('text/plain', text)
          const how = { bubbles: true, cancelable: true }
          const target = document.getElementById(event === 'paste' ? 'text' : 'log')
          if (event === 'drop') target?.dispatchEvent(new DragEvent('dragover', { ...how, dataTransfer: carried }))
          const marked = document.body.classList.contains('dropping')
          const done = target?.dispatchEvent(
            event === 'paste'
              ? new ClipboardEvent('paste', { ...how, clipboardData: carried })
              : new DragEvent('drop', { ...how, dataTransfer: carried }),
          )
          return [marked, done === false, document.body.classList.contains('dropping')]
        },
        [event, files, text] as const,
      )
    expect(await bring('drop', ['a.pdf', 'b.pdf'])).toEqual([true, true, false])
    expect(await bring('paste', ['image.png'])).toEqual([false, true, false])
    expect(await tray(page)).toEqual(['a.pdf', 'b.pdf', 'image.png'])
    expect(await bring('paste', ['table.png'], 'words')).toEqual([false, false, false])
    expect(await tray(page)).toHaveLength(3)
  })

  it.each([
    ['a program', given('setup.exe', exe), '不能接收这种文件'],
    ['a page called a picture', given('a.png', Buffer.from(html), 'image/png'), '不能接收这种文件'],
  ])('that are %s are refused in words; the others go on', async (_, file, says) => {
    const { page } = await visit()
    await choose(page, file, given('b.pdf', pdf))
    await send(page)
    const failed = page.locator('.failed')
    await failed.getByText(says).waitFor()
    expect(await failed.innerText()).toContain(file.name)
    // The same file would be refused again.
    expect(await failed.getByRole('button', { name: '重新发送' }).count()).toBe(0)
    await expect.poll(() => mine(page)).toEqual(['b.pdf'])
    await failed.getByRole('button', { name: '删除' }).click()
    expect(await failed.count()).toBe(0)
  })

  it('that are too large or empty are not taken up, and the reader is told what to do', async () => {
    const { page } = await visit({ locale: 'en-GB' })
    await chooseBySize(page, { 'big.pdf': largestFile + 1, 'none.pdf': 0, 'ok.pdf': 5 })
    expect(await tray(page)).toEqual(['ok.pdf'])
    const said = await page.getByRole('alert').innerText()
    expect(said).toMatch(/“big\.pdf” has 10\.1 MB; at most 10 MB[\s\S]*“none\.pdf” is empty/)
  })

  it('that were chosen offline wait and arrive in order when the network is back', async () => {
    const { page } = await visit()
    await page.context().setOffline(true)
    await page.waitForSelector('#connection[data-state=offline]')
    await choose(page, given('a.pdf', pdf))
    await say(page, 'first')
    await say(page, 'second')
    await page.locator('.queued').nth(1).waitFor()
    await page.context().setOffline(false)
    await answered(page, 'echo: second')
    expect(await mine(page)).toEqual(['a.pdf'])
    expect(await texts(page, 'me')).toEqual(['first', 'second'])
    expect(await page.locator('.pending').count()).toBe(0)
  })

  it('are sent again under the same id when the server failed, content and all', async () => {
    const { page, office } = await visit()
    const heads: string[] = []
    await page.route('**/api/files', (route) => {
      heads.push(route.request().headers()['x-message'] ?? '')
      if (heads.length > 1) return route.continue()
      const message = { zh: '服务器出了故障', en: 'The server had a problem' }
      return route.fulfill({ status: 500, json: { error: { code: 'failed', message } } })
    })
    await choose(page, given('a.pdf', pdf))
    await say(page, '请看')
    const failed = page.locator('.failed')
    await failed.getByText('服务器出了故障').waitFor()
    await failed.getByRole('button', { name: '重新发送' }).click()
    await expect.poll(() => mine(page)).toEqual(['a.pdf'])
    expect([new Set(heads).size, heads.length]).toEqual([1, 2])
    const [line] = await office.store.history(await addressOf(page), { last: 2 })
    const file = line?.direction === 'in' && line.message.kind === 'file' ? line.message.file : undefined
    expect(Buffer.from((await office.store.file(file?.id ?? '')) ?? [])).toEqual(pdf)
  })

  it('show how far they have come, and can be stopped', async () => {
    const { page } = await visit()
    let release = () => {}
    await page.route('**/api/files', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      await route.abort().catch(() => {})
    })
    await chooseBySize(page, { 'a.pdf': 1_000_000 })
    await send(page)
    await page.getByRole('progressbar', { name: '正在上传 a.pdf' }).waitFor()
    await page.locator('.sending').getByRole('button', { name: '取消' }).click()
    expect(await page.locator('.me').count()).toBe(0)
    release()
    await say(page, 'after')
    await answered(page, 'echo: after')
    expect(await mine(page)).toEqual([])
  })

  it('that a reload took are asked for again', async () => {
    const { page } = await visit()
    await page.context().setOffline(true)
    await choose(page, given('a.pdf', pdf))
    await send(page)
    await page.locator('.queued').waitFor()
    await page.route('**/api/files', (route) => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    const failed = page.locator('.failed')
    await failed.getByText('请重新选择这个文件').waitFor()
    expect(await failed.getByRole('button', { name: '重新发送' }).count()).toBe(0)
    await failed.getByRole('button', { name: '删除' }).click()
    expect(await failed.count()).toBe(0)
  })

  it('have names that stay words', async () => {
    const { page, office } = await visit()
    const name = '"><img src=x onerror="document.title=1">.pdf'
    await choose(page, given(name.replace('/', ''), pdf))
    expect(await tray(page)).toEqual([name])
    await send(page)
    await expect.poll(async () => (await mine(page)).length).toBe(1)
    await passOn(office, await addressOf(page), name, 'application/pdf', pdf)
    await answered(page, '请查收')
    expect(await page.locator('.bot .file bdi').innerText()).toBe(name)
    expect(await page.locator('.file img').count()).toBe(0)
    expect(await page.title()).toBe('人才服务助手')
    expect(complaints).toEqual([])
  })

  it('that the bot passes on are shown, in a liaison’s tab as well; one not kept any more says so', async () => {
    const office = await work(scripted, { demo })
    const page = await openPage(office, { ...phone, locale: 'en-GB' }, '/demo/health')
    await passOn(office, 'web:demo-health', 'photo.png', 'image/png', png)
    await page.locator('.bot .file img').evaluate((img: HTMLImageElement) => img.decode())
    await page.getByRole('link', { name: 'photo.png' }).waitFor()
    const gone = { id: 'telegram:77:0', name: 'gone.png', type: 'image/png', size: 70 }
    await office.tell('web:demo-health', { text: 'and', file: gone })
    await page.locator('.bot .file', { hasText: 'gone.png' }).getByText('not kept any more').waitFor()
    await choose(page, given('answer.pdf', pdf))
    await send(page)
    await expect.poll(() => mine(page)).toEqual(['answer.pdf'])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'answer.pdf' }).click()
    await download
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
