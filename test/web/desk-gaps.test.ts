/** The list of questions asked in vain on the desk page. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../bot/store.ts'
import { knowledge } from '../our-knowledge.ts'
import { officesOfTests } from './office.ts'
import { missing, pagesOfTests, titled } from './pages.ts'
import { demo } from './scripted.ts'
import { bind, linkFor, put } from './specialist.ts'

const who = 'telegram:4711'
const near = [...knowledge.points.keys()][0] as string
const gap = (id: string, body: object): Change => ({
  kind: 'unanswered',
  id,
  body: {
    question: id,
    language: 'zh',
    reason: 'not-covered',
    at: Date.parse('2026-11-22T20:00:00Z'),
    count: 1,
    ...body,
  },
  tags: ['all'],
})

describe('the list over the wire', () => {
  const open = officesOfTests()

  it('is for specialists only, the most frequent first, with the nearest statement', async () => {
    const office = await open()
    await bind(office, who)
    await put(office, gap('a', { question: '公寓怎么申请', count: 3, near, comments: ['想知道地址'] }))
    await put(office, gap('b', { question: '上海呢', reason: 'other-place', near: 'gone/point' }))
    expect((await fetch(`${office.url}/desk/api/gaps?language=zh`)).status).toBe(401)
    const key = (await linkFor(office, who)).split('#')[1]
    const opened = await fetch(`${office.url}/desk/api/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const response = await fetch(`${office.url}/desk/api/gaps?language=zh`, { headers: { cookie } })
    expect(response.status).toBe(200)
    const list = await response.json()
    expect(list).toMatchObject({
      total: 2,
      reasons: [
        { reason: '文件未涉及', count: 3 },
        { reason: '其他地方', count: 1 },
      ],
      rows: [
        { question: '公寓怎么申请', count: 3, reason: '文件未涉及', last: '2026年11月23日', comments: ['想知道地址'] },
        { question: '上海呢', count: 1, reason: '其他地方', comments: [] },
      ],
    })
    expect(list.rows.map(({ near }: { near?: string }) => near !== undefined)).toEqual([true, false])
    expect(list.rows[0].where).toMatch(/^《.+》.+/)
  })
})

describe.skipIf(missing)(titled('the list on the page'), () => {
  const { complaints, openBlank, work } = pagesOfTests()

  it('is drawn as words, also on a narrow phone and in the other language', async () => {
    const demonstration = 'web:demo-platform-specialist'
    const office = await work(undefined, { demo })
    await bind(office, demonstration)
    await put(office, gap('a', { question: '<b>公寓</b>怎么申请', count: 3, comments: ['想知道地址'] }))
    const page = await openBlank({ viewport: { width: 320, height: 640 } })
    await page.goto(office.url + (await linkFor(office, demonstration)))
    await page.getByRole('link', { name: '未答提问' }).click()
    await page.waitForSelector('.gaps')
    const row = await page.locator('.gaps tbody tr').innerText()
    for (const words of ['<b>公寓</b>怎么申请', '“想知道地址”', '3', '文件未涉及', '2026年11月23日'])
      expect(row).toContain(words)
    expect(await page.locator('#to-gaps').getAttribute('aria-current')).toBe('page')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('.gaps tbody tr', { hasText: 'not covered' }).waitFor()
    expect(complaints).toEqual([])
  })
})
