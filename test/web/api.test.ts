import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { until } from '../engine.ts'
import { errorOf, lines } from './asking.ts'
import { officesOfTests, visitor } from './office.ts'

const open = officesOfTests()

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
    const [line] = await until(
      async () => (await store.history(me.address, { last: 10 })).length > 0 && store.history(me.address, { last: 10 }),
    )
    expect(line?.message).toMatchObject({ from: me.address, text: '你好' })
    expect(session).not.toBe('')
  })

  it('behind https has a name that no other site of the domain can set', async () => {
    const { url } = await open()
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
    const given = (await fetch(`${url}/api/session`, { headers: proxied })).headers.get('set-cookie') ?? ''
    expect(given).toMatch(
      /^__Host-talent_session=[0-9a-f]{32}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const history = (cookie: string) => fetch(`${url}/api/history`, { headers: { ...proxied, cookie } })
    expect((await history(given.split(';')[0] ?? '')).status).toBe(200)
    expect((await history(`talent_session=${'a'.repeat(32)}`)).status).toBe(401)
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

  it('comes too often from one network of IPv6, whose addresses are all somebody’s own', async () => {
    const { url } = await open(undefined, { limits: { account: 100, address: 3 } })
    const statuses: number[] = []
    for (const ip of [
      '2001:db8::1',
      '2001:db8:0:0:ffff::2',
      '2001:DB8::3:4:5:6',
      '2001:db8::9',
      '2001:db8:0:1::1',
      '192.0.2.7',
    ]) {
      const { cookie } = await visitor(url)
      const sent = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { cookie, 'x-forwarded-for': ip, 'content-type': 'application/json' },
        body: JSON.stringify({ id: randomUUID(), text: 'hello' }),
      })
      statuses.push(sent.status)
    }
    expect(statuses).toEqual([202, 202, 202, 429, 202, 202])
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
