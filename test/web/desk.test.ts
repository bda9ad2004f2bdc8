/** The desk page over the wire: who gets in, who does not, and what they see. */
import { describe, expect, it } from 'vitest'
import { newKey } from '../../bot/requests/desk/page-link.ts'
import { until } from '../engine.ts'
import { type Office, officesOfTests, visitor } from './office.ts'
import { demo } from './scripted.ts'
import { bind, fileThree, linkFor, put, writes } from './specialist.ts'

const open = officesOfTests()

const who = 'telegram:4711000000047'
const secretOf = (path: string) => path.split('#')[1] ?? ''
const exchange = (office: Office, key: unknown, headers: Record<string, string> = {}) =>
  fetch(`${office.url}/desk/api/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ key }),
  })
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: { zh: string; en: string } } }
  expect(error.message.zh).toMatch(/\p{Script=Han}/u)
  expect(error.message.en).not.toBe('')
  return [response.status, error.code]
}
const read = (office: Office, path: string, cookie = '', headers: Record<string, string> = {}) =>
  fetch(office.url + path, { headers: { cookie, ...headers } })
const requests = '/desk/api/requests?language=zh'
const enter = async (office: Office, from = who) =>
  cookieOf(await exchange(office, secretOf(await linkFor(office, from))))
const audited = async (office: Office) =>
  (await office.store.audit(0, 100)).map(({ actor, action, subject, detail }) => [actor, action, subject, detail])

describe('a link from chat', () => {
  it('comes to a specialist, and to nobody else', async () => {
    const office = await open()
    await bind(office, who)
    for (const words of ['工作台', 'desk page', '/desk page', 'Desk page.'])
      expect(await linkFor(office, who, words)).toMatch(/^\/desk#[0-9a-f]{16}\.[\w-]{43}$/)
    const said = await writes(office, 'telegram:stranger', 'desk page')
    expect(said.map(({ text, link }) => [/not bound/.test(text), link])).toEqual([[true, undefined]])
    expect(await office.store.list('deskKey', 'all')).toHaveLength(4)
  })

  it('is exchanged for a cookie of the desk alone, and its secret is kept nowhere but in the message', async () => {
    const office = await open()
    await bind(office, who)
    const secret = secretOf(await linkFor(office, who))
    const response = await exchange(office, secret)
    expect(response.status).toBe(200)
    const cookie = response.headers.get('set-cookie') ?? ''
    for (const part of [/HttpOnly/, /SameSite=Strict/, /Path=\/desk(;|$)/, /Max-Age=28800/])
      expect(cookie).toMatch(part)
    expect(cookie).not.toContain(secret)
    const kept = JSON.stringify([await office.store.list('deskKey', 'all'), await audited(office)])
    for (const bits of [secret, cookieOf(response)]) expect(kept).not.toContain(bits.split('.')[1])
    expect((await read(office, requests, cookieOf(response))).status).toBe(200)
  })

  it('opens the page once, also when two come at the same moment', async () => {
    const office = await open()
    await bind(office, who)
    const secret = secretOf(await linkFor(office, who))
    bothReadFirst(office.store)
    const both = await Promise.all([exchange(office, secret), exchange(office, secret)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await codeOf(await exchange(office, secret))).toEqual([410, 'desk-used'])
  })

  it('opens nothing after ten minutes', async () => {
    const office = await open()
    await bind(office, who)
    const [id = ''] = secretOf(await linkFor(office, who)).split('.')
    const expires = (await office.store.read('deskKey', id))?.body.expires ?? 0
    expect(expires - Date.now()).toBeGreaterThan(9.9 * 60_000)
    expect(expires - Date.now()).toBeLessThanOrEqual(10 * 60_000)
    const { secret, change } = newKey('link', who, Date.now() - 1)
    await put(office, change)
    const response = await exchange(office, secret)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await codeOf(response)).toEqual([410, 'desk-expired'])
  })

  it('can’t be made up', async () => {
    const office = await open()
    await bind(office, who)
    const secret = secretOf(await linkFor(office, who))
    const [id = '', bits = ''] = secret.split('.')
    const other = `${id}.${bits.startsWith('A') ? 'B' : 'A'}${bits.slice(1)}`
    for (const forged of [other, `${'0'.repeat(16)}.${bits}`, id, '', null, 5, [secret], { $ne: 1 }, `${secret}x`])
      expect(await codeOf(await exchange(office, forged)), String(forged)).toEqual([403, 'desk-forged'])
    // The cookie is no link, and the link no cookie.
    const cookie = cookieOf(await exchange(office, secret))
    expect(await codeOf(await exchange(office, cookie.split('=')[1]))).toEqual([403, 'desk-forged'])
    expect(await codeOf(await read(office, requests, `talent_desk=${secret}`))).toEqual([401, 'desk-no-session'])
    expect(await codeOf(await read(office, requests, `${cookie}x`))).toEqual([401, 'desk-no-session'])
  })

  it('that was sent to a browser opens only there, and is not used up by another', async () => {
    const office = await open()
    const [me, other] = [await visitor(office.url), await visitor(office.url)]
    await me.write('hello')
    const [line] = await until(async () => {
      const { store } = office
      const [address] = await store.addresses('', 1)
      const lines = address ? await store.history(address, { last: 1 }) : []
      return lines.length > 0 && lines
    })
    const address = line?.direction === 'out' ? line.message.to : (line?.message.from ?? '')
    await bind(office, address)
    const secret = secretOf(await linkFor(office, address))
    for (const cookie of [other.cookie, ''])
      expect(await codeOf(await exchange(office, secret, { cookie }))).toEqual([403, 'desk-foreign'])
    expect((await exchange(office, secret, { cookie: me.cookie })).status).toBe(200)
    const [id] = secret.split('.')
    expect((await audited(office)).filter(([, action]) => action === 'desk.refused')).toEqual(
      Array(2).fill(['system', 'desk.refused', id, 'desk-foreign']),
    )
  })

  it('is refused from another site’s page', async () => {
    const office = await open()
    await bind(office, who)
    const secret = secretOf(await linkFor(office, who))
    const foreign = [
      { origin: 'https://example.org' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign as Record<string, string>[])
      expect(await codeOf(await exchange(office, secret, headers))).toEqual([403, 'origin'])
    const cookie = cookieOf(await exchange(office, secret, { 'sec-fetch-site': 'same-origin' }))
    expect(await codeOf(await read(office, requests, cookie, { 'sec-fetch-site': 'cross-site' }))).toEqual([
      403,
      'origin',
    ])
  })

  it('is not asked for without end', async () => {
    const office = await open()
    const statuses = []
    for (let n = 0; n < 25; n++) statuses.push((await exchange(office, 'x')).status)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(403))
    expect(statuses.slice(20)).toEqual(Array(5).fill(429))
  })

  it('of one who is unbound before opening it opens nothing', async () => {
    const office = await open()
    await bind(office, who)
    const secret = secretOf(await linkFor(office, who))
    await bind(office)
    expect(await codeOf(await exchange(office, secret))).toEqual([403, 'desk-unbound'])
  })
})

describe('an open desk', () => {
  it('is over as soon as the person is unbound, for good', async () => {
    const office = await open()
    await bind(office, who)
    await fileThree(office)
    const cookie = await enter(office)
    const paths = [requests, '/desk/api/requests/261101-0001?language=zh', '/desk/report/2026-10?language=zh']
    for (const path of paths) expect((await read(office, path, cookie)).status).toBe(200)
    await bind(office, 'telegram:successor')
    expect(await codeOf(await read(office, requests, cookie))).toEqual([403, 'desk-unbound'])
    await bind(office, who)
    for (const path of paths) expect((await read(office, path, cookie)).status, path).toBe(401)
  })

  it('is over after its time, and on leaving', async () => {
    const office = await open()
    await bind(office, who)
    const late = newKey('session', who, Date.now() - 1)
    await put(office, late.change)
    expect(await codeOf(await read(office, requests, `talent_desk=${late.secret}`))).toEqual([401, 'desk-no-session'])
    const cookie = await enter(office)
    const left = await fetch(`${office.url}/desk/api/leave`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(left.status).toBe(204)
    expect(await codeOf(await read(office, requests, cookie))).toEqual([401, 'desk-no-session'])
  })

  it('shows nothing without a session', async () => {
    const office = await open()
    await fileThree(office)
    const { cookie } = await visitor(office.url)
    for (const path of [requests, '/desk/api/requests/261101-0001?language=zh', '/desk/report/2026-10?language=zh']) {
      const response = await read(office, path, cookie)
      expect(response.status, path).toBe(401)
      expect(await response.text()).not.toMatch(/张三|261101/)
    }
  })

  it('lists what is due first on top, by state, service, role, number and overdue', async () => {
    const office = await open()
    await bind(office, who)
    const { second } = await fileThree(office)
    const cookie = await enter(office)
    const numbers = async (query: string) => {
      const list = (await (await read(office, requests + query, cookie)).json()) as {
        rows: { number: string }[]
        total: number
      }
      expect(list.total).toBe(list.rows.length)
      return list.rows.map(({ number }) => number)
    }
    expect(await numbers('')).toEqual(['261101-0002', '261101-0001'])
    expect(await numbers('&state=all')).toEqual(['261101-0002', '261101-0001', '261102-0003'])
    expect(await numbers('&state=completed')).toEqual(['261102-0003'])
    expect(await numbers('&state=in-progress')).toEqual(['261101-0002'])
    expect(await numbers('&overdue=1')).toEqual(['261101-0002'])
    expect(await numbers('&role=public-security')).toEqual(['261101-0002'])
    expect(await numbers(`&state=all&service=${second.id}`)).toEqual(['261102-0003'])
    expect(await numbers('&state=all&number=1102')).toEqual(['261102-0003'])
    expect(await numbers('&number=9999')).toEqual([])
    for (const wrong of ['&state=lost', '&number=张三', '&overdue=2', '&role=a&role=b'])
      expect(await codeOf(await read(office, requests + wrong, cookie)), wrong).toEqual([400, 'desk-filter'])
  })

  it('shows a request by roles, never by accounts, and notes in the log that it was looked at', async () => {
    const office = await open()
    await bind(office, who)
    await fileThree(office)
    const cookie = await enter(office)
    const body = await (await read(office, '/desk/api/requests/261101-0002?language=zh', cookie)).text()
    const card = JSON.parse(body)
    expect(card.history.map((line: { who: string; did: string }) => `${line.who} ${line.did}`)).toEqual([
      '申请人 提交申请',
      expect.stringMatching(/服务专员 转交.*公安局/),
      expect.stringMatching(/公安局.* 询问/),
    ])
    expect(body).not.toMatch(/applicant-account|liaison-account|4711000000047/)
    expect(await codeOf(await read(office, '/desk/api/requests/261101-9999?language=en', cookie))).toEqual([
      404,
      'no-request',
    ])
    const log = await audited(office)
    expect(log).toContainEqual([who, 'desk.read', '261101-0002', undefined])
    expect(log.map(([, action]) => action)).toEqual(['desk.link', 'desk.open', 'desk.read'])
    expect(JSON.stringify(log)).not.toContain('张三')
  })

  it('gives the report of a month as the command in chat does, and says so when there is nothing', async () => {
    const office = await open()
    await bind(office, who)
    const at = Date.parse('2026-10-12T10:00:00+08:00')
    const detail = 'platform: submitted; service=household state=submitted role=platform-specialist hop=0'
    const audit = [{ at, actor: 'telegram:1', action: 'request.submit', subject: '261012-0001', detail }]
    await office.store.apply({ changes: [], outgoing: [], alarms: [], audit }, new Map())
    const cookie = await enter(office)
    const empty = await read(office, '/desk/report/2026-09?language=zh', cookie)
    expect(empty.status).toBe(200)
    expect(await empty.text()).toMatch(/没有服务申请[\s\S]*no service requests/)
    expect((await read(office, '/desk/report/2026-13?language=zh', cookie)).status).toBe(200)
    expect((await read(office, '/desk/report/x?language=zh', cookie)).status).toBe(400)
    const report = await read(office, '/desk/report/2026-10?language=en', cookie)
    expect(await report.text()).toMatch(/<h1>Services in October 2026<\/h1>/)
    expect(report.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(await audited(office)).toContainEqual([who, 'report.read', '2026-10', undefined])
  })

  it('is kept by no cache and tells no other site where it was', async () => {
    const office = await open()
    await bind(office, who)
    const cookie = await enter(office)
    for (const path of ['/desk', requests, '/desk/api/words', '/desk/report/2026-10?language=zh']) {
      const { headers } = await read(office, path, cookie)
      expect([path, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
        path,
        'no-store',
        'no-referrer',
      ])
      expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe/)
    }
  })
})

describe('in the demonstration', () => {
  const played = 'web:demo-platform-specialist'

  it('opens for its specialist on this computer, not through a proxy', async () => {
    const office = await open(undefined, { demo })
    await bind(office, played)
    const secret = secretOf(await linkFor(office, played))
    const away = { 'x-forwarded-for': '203.0.113.9' }
    expect(await codeOf(await exchange(office, secret, away))).toEqual([403, 'demo-only-here'])
    const cookie = cookieOf(await exchange(office, secret))
    expect((await read(office, requests, cookie)).status).toBe(200)
    expect(await codeOf(await read(office, requests, cookie, away))).toEqual([403, 'demo-only-here'])
  })

  it('is no way in when there is no demonstration', async () => {
    const office = await open()
    await bind(office, played)
    const secret = secretOf(await linkFor(office, played))
    expect(await codeOf(await exchange(office, secret))).toEqual([403, 'demo-only-here'])
  })
})

/** Holds back the first two who look at a key until both have, so that neither knows of the other. */
const bothReadFirst = (store: Office['store']) => {
  const read = store.read.bind(store)
  const met = Promise.withResolvers<void>()
  let reads = 0
  store.read = async (kind, id) => {
    const found = await read(kind, id)
    if (kind !== 'deskKey') return found
    if (++reads === 2) met.resolve()
    await met.promise
    return found
  }
}
