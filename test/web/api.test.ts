import { createHash, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { createWebChannel } from '../../adapters/web/channel.ts'
import { findQuoted, isHandled } from '../../adapters/web/lines.ts'
import { echo, knowledge, officesOfTests, openOffice, type Script, visitor } from './office.ts'
import { demo } from './scripted.ts'

const open = officesOfTests()

const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: { zh: string; en: string } } }
  expect(error.message.zh).toMatch(/\p{Script=Han}/u)
  return { status: response.status, code: error.code, says: error.message.en }
}
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it never came')
}
const lines = (v: Awaited<ReturnType<typeof visitor>>, count: number) =>
  until(async () => {
    const history = await v.history()
    return history.length >= count && history
  })

describe('a session', () => {
  it('is a cookie no script can read, and the store knows only its digest', async () => {
    const { url, store } = await open()
    const response = await fetch(`${url}/api/session`)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const session = /talent_session=([0-9a-f]{32})/.exec(cookie)?.[1] ?? ''
    const me = await visitor(url)
    await me.write('你好')
    const account = createHash('sha256')
      .update(me.cookie.split('=')[1] ?? '')
      .digest('hex')
      .slice(0, 32)
    const [line] = await until(
      async () =>
        (await store.history(`web:${account}`, { last: 10 })).length > 0 &&
        store.history(`web:${account}`, { last: 10 }),
    )
    expect(line?.message).toMatchObject({ from: `web:${account}`, text: '你好' })
    expect(session).not.toBe('')
  })

  it('is kept, not renewed', async () => {
    const { url } = await open()
    const { cookie } = await visitor(url)
    const again = await fetch(`${url}/api/session`, { headers: { cookie } })
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('keeps visitors apart', async () => {
    const { url } = await open()
    const [ann, bob] = [await visitor(url), await visitor(url)]
    const id = randomUUID()
    await ann.write('我的护照号是…', id)
    await lines(ann, 2)
    expect(await bob.history()).toEqual([])
    // The same id from somebody else is another message, and a quote of somebody else's message is none.
    expect(await (await bob.write('hello', id)).json()).toEqual({ accepted: true })
    const answer = (await lines(ann, 2))[1]
    expect(await errorOf(await bob.post({ id: randomUUID(), text: 'x', quote: answer?.id }))).toMatchObject({
      code: 'quote',
    })
  })

  it('is needed to write and to read', async () => {
    const { url } = await open()
    expect((await fetch(`${url}/api/events`)).status).toBe(401)
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{}' })
    expect(await errorOf(response)).toMatchObject({ status: 401, code: 'no-session' })
  })

  it('brings the words of the page in both languages', async () => {
    const { url } = await open()
    const { words, demo: none, role } = (await (await fetch(`${url}/api/session`)).json()) as Record<string, never>
    expect([none, role]).toEqual([null, null])
    expect(words).toMatchObject({ zh: { 'page.send': '发送' }, en: { 'page.send': 'Send' } })
  })
})

describe('a message', () => {
  it('is acknowledged once it is stored, and taken once', async () => {
    const { url } = await open(() => [])
    const me = await visitor(url)
    const id = randomUUID()
    const first = await me.write('你好', id)
    expect([first.status, await first.json()]).toEqual([202, { accepted: true }])
    expect(await (await me.write('你好', id)).json()).toEqual({ accepted: false })
    expect(await me.history()).toMatchObject([{ id, from: 'me', text: '你好' }])
  })

  it.each([
    ['not JSON', '{"id":', 'json', /JSON/],
    ['nothing', '', 'json', /JSON/],
    ['a list', '[]', 'body', /object/],
    ['no id', { text: 'x' }, 'id', /field id/],
    ['a bad id', { id: '../../1', text: 'x' }, 'id', /field id/],
    ['neither field', { id: randomUUID() }, 'neither', /text and choice/],
    ['both fields', { id: randomUUID(), text: 'x', choice: 'a:b' }, 'both', /text and choice/],
    ['empty text', { id: randomUUID(), text: ' \n' }, 'text', /field text/],
    ['text that is none', { id: randomUUID(), text: 5 }, 'text', /field text/],
    ['text beyond the limit', { id: randomUUID(), text: 'x'.repeat(20_001) }, 'text', /20000/],
    ['a choice beyond 64 bytes', { id: randomUUID(), choice: '选'.repeat(22) }, 'choice', /field choice/],
    ['an unknown quote', { id: randomUUID(), text: 'x', quote: 'm99' }, 'quote', /field quote/],
    ['__proto__', '{"__proto__":{},"id":"x"}', 'json', /JSON/],
  ])('with %s is refused, naming the field', async (_, body, code, says) => {
    const { url } = await open()
    const me = await visitor(url)
    const refusal = await errorOf(await me.post(body))
    expect(refusal).toMatchObject({ status: 400, code })
    expect(refusal.says).toMatch(says)
  })

  it('of another type, or too large, is refused', async () => {
    const { url } = await open()
    const me = await visitor(url)
    expect(await errorOf(await me.post('x', { 'content-type': 'text/plain' }))).toMatchObject({
      status: 400,
      code: 'type',
    })
    const large = { id: randomUUID(), text: 'x'.repeat(70_000) }
    expect(await errorOf(await me.post(large))).toMatchObject({ status: 413, code: 'too-large' })
  })

  it('of 20,000 Chinese characters is taken', async () => {
    const { url } = await open(() => [])
    const me = await visitor(url)
    expect((await me.write('长'.repeat(20_000))).status).toBe(202)
  })

  it('from the page of another site is refused', async () => {
    const { url } = await open()
    const me = await visitor(url)
    const body = { id: randomUUID(), text: 'x' }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect(await errorOf(await me.post(body, headers as never))).toMatchObject({ status: 403, code: 'origin' })
    expect((await me.post(body, { origin: url })).status).toBe(202)
  })

  it('comes too often: a friendly refusal, per account and per address', async () => {
    const { url } = await open(() => [], { limits: { account: 3, address: 5 } })
    const [ann, bob] = [await visitor(url), await visitor(url)]
    for (let i = 0; i < 3; i++) expect((await ann.write('x')).status).toBe(202)
    const refused = await ann.write('x')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await errorOf(refused)).toMatchObject({ status: 429, code: 'too-many' })
    expect((await bob.write('x')).status).toBe(202)
    expect((await bob.write('x')).status).toBe(202)
    expect((await bob.write('x')).status).toBe(429)
  })
})

describe('the history', () => {
  const shop: Script = (incoming) =>
    incoming.kind === 'choice'
      ? [{ text: `took ${incoming.choice}`, language: 'en' }]
      : [
          {
            text: '请选择',
            choices: [
              { id: 'a:1', label: '甲' },
              { id: 'a:2', label: '乙' },
            ],
            standing: '草案',
            about: 'R1',
          },
        ]

  it('shows both sides, in order, with what belongs to an answer', async () => {
    const { url } = await open(shop)
    const me = await visitor(url)
    await me.write('问题')
    const [question, answer] = await lines(me, 2)
    expect(question).toMatchObject({ from: 'me', text: '问题' })
    expect(answer).toMatchObject({ from: 'bot', text: '请选择', language: 'zh', standing: '草案', about: 'R1' })
    expect(answer?.choices).toHaveLength(2)
    expect(answer?.seq).toBeGreaterThan(question?.seq ?? 0)
  })

  it('shows a pressed choice by its label, never by its id', async () => {
    const { url } = await open(shop)
    const me = await visitor(url)
    await me.write('问题')
    await lines(me, 2)
    await me.press('a:2')
    await lines(me, 4)
    await me.press('x:unknown')
    await lines(me, 6)
    await me.press('lang:en')
    const texts = (await lines(me, 8)).filter((l) => l.from === 'me').map((l) => l.text)
    expect(texts).toEqual(['问题', '乙', '(pressed a button)', 'English'])
  })

  it('is replayed from where the reader was, by address or by header', async () => {
    const { url } = await open()
    const me = await visitor(url)
    await me.write('one')
    await lines(me, 2)
    await me.write('two')
    const all = await lines(me, 4)
    const after = all[1]?.seq ?? 0
    expect((await me.history(after)).map((l) => l.text)).toEqual(['two', 'echo: two'])
    expect((await me.history(0, { 'last-event-id': String(after) })).map((l) => l.text)).toEqual(['two', 'echo: two'])
    const bad = await fetch(`${url}/api/events?after=-1`, { headers: { cookie: me.cookie } })
    expect(await errorOf(bad)).toMatchObject({ status: 400, code: 'after' })
  })

  it('brings a page that was away everything it missed, however much; a new page the last 200 lines, and earlier ones on request', async () => {
    const { url, tell } = await open(() => [])
    const me = await visitor(url)
    await me.write('line 0')
    const [first] = await lines(me, 1)
    const account = createHash('sha256')
      .update(me.cookie.split('=')[1] ?? '')
      .digest('hex')
      .slice(0, 32)
    for (let i = 1; i <= 450; i++) await tell(`web:${account}`, { text: `line ${i}` })
    const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`)
    expect((await me.history(first?.seq)).map((l) => l.text)).toEqual(numbered(1, 450))

    const page = await me.listen()
    const newest = [await page.next('message')]
    while (newest.length < 200) newest.push(await page.next('message'))
    expect(newest.map(({ data }) => data.text)).toEqual(numbered(251, 450))
    expect((await page.next('ready')).data).toMatchObject({ earlier: true, last: newest.at(-1)?.data.seq })
    page.close()
    const readBefore = async (seq: number | undefined) => {
      const response = await fetch(`${url}/api/history?before=${seq}`, { headers: { cookie: me.cookie } })
      const { lines, earlier } = (await response.json()) as { lines: { seq: number; text: string }[]; earlier: boolean }
      return { first: lines[0]?.seq, texts: lines.map((l) => l.text), earlier }
    }
    const older = await readBefore(newest[0]?.data.seq)
    expect(older).toMatchObject({ texts: numbered(51, 250), earlier: true })
    const oldest = await readBefore(older.first)
    expect(oldest).toMatchObject({ texts: numbered(0, 50), earlier: false })
    expect(await readBefore(oldest.first)).toMatchObject({ texts: [], earlier: false })
  })

  it('gives earlier lines only to the account they belong to, and refuses a place that is none', async () => {
    const { url } = await open()
    const [me, other] = [await visitor(url), await visitor(url)]
    await me.write('mine')
    await lines(me, 2)
    const ask = (path: string, cookie: string) => fetch(`${url}${path}`, { headers: { cookie } })
    expect(await (await ask('/api/history?before=99', other.cookie)).json()).toEqual({ lines: [], earlier: false })
    expect((await fetch(`${url}/api/history?before=99`)).status).toBe(401)
    expect(await errorOf(await ask('/api/history?before=x', me.cookie))).toMatchObject({ status: 400, code: 'before' })
  })

  it('looks at one line to find a quoted one, or to see whether it is handled', async () => {
    const office = await open(() => [])
    const account = 'web:someone'
    for (let i = 0; i < 300; i++) await office.tell(account, { text: `line ${i}` })
    const [line] = await office.store.history(account, { after: 0, limit: 1 })
    const looks = vi.spyOn(office.store, 'history')
    expect(await findQuoted(office.store, account, `m${line?.seq}`)).toBe(line?.message.id)
    expect(await findQuoted(office.store, 'web:other', `m${line?.seq}`)).toBeUndefined()
    await office.store.accept({ id: 'a1', from: account, at: 1, kind: 'text', text: 'x' })
    const seq = (await office.store.history(account, { last: 1 }))[0]?.seq ?? 0
    expect(looks).toHaveBeenCalledTimes(1)
    await until(() => isHandled(office.store, account, seq))
    expect(looks).toHaveBeenCalledTimes(1)
  })

  it('keeps the quote of a message, without telling whose message caused it', async () => {
    const { url, tell, store } = await open(() => [])
    const liaison = await visitor(url)
    const account = createHash('sha256')
      .update(liaison.cookie.split('=')[1] ?? '')
      .digest('hex')
      .slice(0, 32)
    await tell(`web:${account}`, { text: '新的申请', about: 'R1' })
    const [notice] = await lines(liaison, 1)
    expect(notice?.id).toBe(`m${notice?.seq}`)
    expect((await liaison.post({ id: randomUUID(), text: '收到', quote: notice?.id })).status).toBe(202)
    expect((await lines(liaison, 2))[1]).toMatchObject({ text: '收到', quote: notice?.id })
    const stored = await store.history(`web:${account}`, { after: notice?.seq ?? 0, limit: 1 })
    expect(stored[0]?.message).toMatchObject({ quote: expect.stringMatching(/^system\//) })
  })

  it('never shows an alarm', async () => {
    const { url, store } = await open(() => [])
    const me = await visitor(url)
    await me.write('你好')
    const account = createHash('sha256')
      .update(me.cookie.split('=')[1] ?? '')
      .digest('hex')
      .slice(0, 32)
    await store.accept({ id: 'alarm/1', from: `web:${account}`, at: Date.now(), kind: 'alarm', what: 'forget' })
    await me.write('再见')
    expect((await lines(me, 2)).map((l) => l.text)).toEqual(['你好', '再见'])
  })
})

describe('the stream', () => {
  it('tells every open page both sides once, and that the bot is at work', async () => {
    let answer: (said: { text: string }[]) => void = () => {}
    const { url } = await open(() => new Promise((resolve) => (answer = resolve)))
    const me = await visitor(url)
    const tabs = [await me.listen(), await me.listen()]
    for (const tab of tabs) expect((await tab.next('ready')).data.last).toBe(0)
    await me.write('你好')
    for (const tab of tabs) {
      expect((await tab.next('message')).data).toMatchObject({ from: 'me', text: '你好' })
      expect((await tab.next('typing')).data.on).toBe(true)
    }
    answer([{ text: '一' }, { text: '二' }])
    for (const tab of tabs) {
      const first = await tab.next('message')
      expect(first.data).toMatchObject({ from: 'bot', text: '一' })
      expect(first.id).toBe(String(first.data.seq))
      expect((await tab.next('message')).data.text).toBe('二')
      expect((await tab.next('typing')).data.on).toBe(false)
      tab.close()
    }
  })

  it('stops typing when a message needs no answer', async () => {
    const { url } = await open(() => [])
    const me = await visitor(url)
    const tab = await me.listen()
    await tab.next('ready')
    await me.write('谢谢')
    while ((await tab.next('typing')).data.on);
    tab.close()
  })

  it('is limited to twenty for one account, and given back when a page closes', async () => {
    const { url } = await open()
    const [me, other] = [await visitor(url), await visitor(url)]
    const tabs = await Promise.all(Array.from({ length: 20 }, () => me.listen()))
    expect((await me.listen()).status).toBe(429)
    expect((await other.listen()).status).toBe(200)
    tabs[0]?.close()
    await until(async () => (await me.listen()).status === 200)
  })

  it('ends when the channel stops', async () => {
    const office = await openOffice()
    const me = await visitor(office.url)
    const tab = await me.listen()
    await tab.next('ready')
    await office.close()
    await expect(tab.next('message')).rejects.toThrow()
  })
})

/** A request with headers that fetch keeps for itself. */
const asBrowser = (url: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request(url, { path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })

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
