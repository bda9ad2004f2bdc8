/** The server itself: the demonstration’s doors, clauses, headers, and what it answers where nothing is. */
import { describe, expect, it, vi } from 'vitest'
import { createWebChannel } from '../../adapters/web/channel.ts'
import { asBrowser, errorOf, lines } from './asking.ts'
import { echo, knowledge, officesOfTests, visitor } from './office.ts'
import { demo } from './scripted.ts'

const open = officesOfTests()

describe('the demonstration', () => {
  it('lets a tab be a liaison', async () => {
    const { url, tell } = await open(echo, { demo })
    await tell('web:demo-health', { text: '新的申请' })
    const liaison = await visitor(url, 'health')
    expect((await lines(liaison, 1))[0]?.text).toBe('新的申请')
    await liaison.write('接收')
    expect((await lines(liaison, 3)).at(-1)?.text).toBe('echo: 接收')
    expect(await (await visitor(url, 'employer')).history()).toEqual([])
    expect((await fetch(`${url}/demo/health`)).headers.get('content-type')).toMatch(/html/)
    expect((await fetch(`${url}/demo/nobody`)).status).toBe(404)
    const session = (await (await fetch(`${url}/api/session?as=health`)).json()) as { role: string; demo: typeof demo }
    expect(session.role).toBe('health')
    expect(session.demo.roles).toHaveLength(demo.roles.length)
  })

  it('is refused under another name, and through a proxy', async () => {
    const { url } = await open(echo, { demo })
    for (const headers of [
      { host: 'rebound.example' },
      { host: 'localhost.evil.example' },
      { host: 'localhost', 'x-forwarded-for': '203.0.113.5' },
    ]) {
      for (const path of ['/demo/health', '/api/session?as=health', '/api/events?as=health&once=1'])
        expect((await asBrowser(url, path, headers)).status, path).toBe(403)
      const visit = await asBrowser(url, '/api/session', headers)
      expect(JSON.parse(visit.body)).toMatchObject({ demo: null, role: null })
    }
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await asBrowser(url, '/demo/health', { host })).status, host).toBe(200)
  })

  it('without such a liaison, or from elsewhere, is a small page in both languages with a way home', async () => {
    const { url } = await open(echo, { demo })
    const nobody = await fetch(`${url}/demo/nobody`)
    const nothing = await fetch(`${url}/nothing`)
    const elsewhere = await asBrowser(url, '/demo/health', { host: 'rebound.example' })
    expect([nobody.status, nothing.status, elsewhere.status]).toEqual([404, 404, 403])
    expect(nobody.headers.get('content-type')).toMatch(/^text\/html/)
    for (const body of [await nobody.text(), await nothing.text(), elsewhere.body]) {
      expect(body).toMatch(/<h1>[^<]*\p{Script=Han}/u)
      expect(body).toMatch(/<p lang="en">[A-Z]/)
      expect(body).toContain('href="/"')
    }
  })

  it('is not there unless it is asked for', async () => {
    const { url } = await open()
    expect((await fetch(`${url}/demo/health`)).status).toBe(404)
    expect((await fetch(`${url}/api/events?as=health`)).status).toBe(404)
  })
})

describe('a clause', () => {
  it('is given as issued', async () => {
    const { url } = await open()
    const clause = await (await fetch(`${url}/api/clauses/cq-card-rules/6.3`)).json()
    expect(clause).toMatchObject({
      policy: 'cq-card-rules',
      clause: '6.3',
      language: 'zh',
      label: { zh: '六、（三）', en: 'VI.(iii)' },
    })
    expect(clause).toMatchObject({
      text: expect.stringContaining('户籍服务'),
      title: { zh: expect.any(String) },
      standing: { en: expect.any(String) },
    })
  })

  it('that is not there is said so', async () => {
    const { url } = await open()
    const missing = await errorOf(await fetch(`${url}/api/clauses/cq-card-rules/99`))
    expect(missing).toMatchObject({ status: 404, code: 'no-clause' })
    expect(missing.says).toContain('clause 99 of cq-card-rules')
    expect((await fetch(`${url}/api/clauses/..%2f..%2f/etc`)).status).toBe(404)
  })
})

describe('the server', () => {
  it('sends the page with a policy that allows nothing from elsewhere, and asks for it again by etag', async () => {
    const { url } = await open()
    const page = await fetch(url)
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    const html = await page.text()
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/)
    const etag = page.headers.get('etag') ?? ''
    expect((await asBrowser(url, '/', { 'if-none-match': etag })).status).toBe(304)
    expect((await fetch(`${url}/page/..%2fchannel.ts`)).status).toBe(404)
    expect((await fetch(`${url}/nothing`)).status).toBe(404)
  })

  it.each([
    '/page/',
    '/page/../../../etc/passwd',
    '/page/%2e%2e/x',
    '/page/.%00',
    `/page/${'x'.repeat(5000)}`,
    '/page/%E0%A4%A',
    '/api/clauses/x/%E0%A4%A',
    `/api/clauses/x/${'x'.repeat(500)}`,
  ])('finds nothing at %.40s, in our words, and does not call it a fault of its own', async (path) => {
    const { url } = await open()
    const logged = vi.spyOn(console, 'error')
    const { status, body } = await asBrowser(url, path, {})
    expect(status).toBe(404)
    expect(JSON.parse(body)).toMatchObject({
      error: { code: 'not-found', message: { zh: expect.any(String), en: expect.any(String) } },
    })
    expect(logged).not.toHaveBeenCalled()
    logged.mockRestore()
  })

  it('says how it is', async () => {
    const { url, channel } = await open()
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true, depth: { inbox: 0 } })
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.9' } }
    expect(await (await fetch(`${url}/healthz`, proxied)).json()).toEqual({ ok: true, phase: 'running' })
    expect(channel.state()).toMatchObject({ up: true })
  })

  it('says in one line that its port is taken, or its host is not ours', async () => {
    const office = await open()
    const port = Number(new URL(office.url).port)
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const second = createWebChannel({ host: '127.0.0.1', port, store: office.store, knowledge, log })
    await expect(second.start()).rejects.toThrow(new RegExp(`^PORT: port ${port} on 127.0.0.1 is in use — .*PORT`))
    await second.stop()
    const third = createWebChannel({ host: '192.0.2.1', port: 0, store: office.store, knowledge, log })
    await expect(third.start()).rejects.toThrow(/^HOST: 192\.0\.2\.1 is no address of this computer/)
  })
})
