/** What the web server says and takes on every route: headers, origins, sizes, connections that hang on. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { asBrowser, lines } from '../web/asking.ts'
import { type Office, openOffice, visitor } from '../web/office.ts'
import { bind, fileThree, linkFor } from '../web/specialist.ts'

let office: Office
let me: Awaited<ReturnType<typeof visitor>>
let cookie: string
let number: string
const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('<script>alert(1)</script>')])
const page = {
  name: 'page.html',
  type: 'text/html' as const,
  text: '<!doctype html><style>p{}</style><script>alert(1)</script>',
}

beforeAll(async () => {
  office = await openOffice(() => [{ text: 'here', document: page }], {
    hooks: [{ path: '/hook', receive: async () => 403 }],
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  me = await visitor(office.url)
  await me.upload(picture, 'a.png')
  await me.write('hello')
  await lines(me, 3)
  await bind(office, me.address)
  await fileThree(office)
  number = (await office.store.all('request', '', 1))[0]?.id ?? ''
  const [, secret] = (await linkFor(office, me.address)).split('#')
  const opened = await fetch(`${office.url}/desk/api/open`, {
    method: 'POST',
    headers: { cookie: me.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ key: secret }),
  })
  expect(opened.status).toBe(200)
  cookie = [me.cookie, opened.headers.get('set-cookie')?.split(';')[0]].filter(Boolean).join('; ')
})
afterAll(() => office.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${office.url}${path}`, { headers: { cookie, ...headers } })
const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  fetch(`${office.url}${path}`, { method, headers: { cookie, ...headers }, ...(body === undefined ? {} : { body }) })

const json = { 'content-type': 'application/json' }
const answers: [what: string, ask: () => Promise<Response>][] = [
  ...[
    '/',
    '/page/page.js',
    '/page/nothing.js',
    '/nothing',
    '/api/nothing',
    '/api/session',
    '/api/history',
    '/api/events?once',
    '/api/events?after=x',
    '/api/clauses/a/b',
    '/api/clauses/cq-card-rules/x',
    '/api/documents/m1',
    '/api/documents/m4',
    '/api/files/1',
    '/api/files/x',
    '/demo/platform-specialist',
    '/desk',
    '/desk/api/words',
    '/desk/api/requests',
    '/desk/api/requests?state=x',
    '/desk/nothing',
    '/desk/report/2026-01',
    '/desk/report/x',
    '/desk/files/0/0',
    '/healthz',
    '/readyz',
    '/metrics',
    '/%00',
    '/%zz',
    `/${'a'.repeat(3000)}`,
    '/page/..%2f..%2f..%2fpackage.json',
  ].map((path): [string, () => Promise<Response>] => [`GET ${path.slice(0, 60)}`, () => get(path)]),
  ['GET a request', () => get(`/desk/api/requests/${number}`)],
  ['POST nothing', () => send('POST', '/api/messages', json, '{}')],
  ['POST no JSON', () => send('POST', '/api/messages', json, '{')],
  ['POST a form', () => send('POST', '/api/messages', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1')],
  ['POST too much', () => send('POST', '/api/messages', json, `"${'x'.repeat(70_000)}"`)],
  ['POST from elsewhere', () => send('POST', '/api/messages', { ...json, origin: 'https://evil.example' }, '{}')],
  ['POST no file', () => send('POST', '/api/files', { 'content-type': 'application/octet-stream' }, '')],
  ['POST to a vendor’s hook', () => send('POST', '/hook', json, '{}')],
  ['POST to the desk', () => send('POST', '/desk/api/open', json, '{}')],
  ['DELETE', () => send('DELETE', '/api/messages', {})],
  [
    'OPTIONS',
    () => send('OPTIONS', '/api/messages', { origin: 'https://evil.example', 'access-control-request-method': 'POST' }),
  ],
]

describe('every answer', () => {
  test.each(answers)('%s', async (_, ask) => {
    const response = await ask()
    const { headers } = response
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:|script-src[^;]*'sha/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
    expect(response.status).not.toBe(500)
    const set = headers.get('set-cookie')
    if (set) expect(set).toMatch(/HttpOnly.*SameSite=Strict/i)
    const body = await response.text()
    expect(body).not.toMatch(/node_modules|\.ts:\d|at [a-z]+ \(|talent-service-bot"/i)
    if (/html/.test(headers.get('content-type') ?? '') && !policy.includes('sandbox') && !body.includes(page.text))
      expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:|\sstyle=/)
    if (
      !/^\/page\//.test(new URL(response.url).pathname) &&
      response.status !== 404 &&
      new URL(response.url).pathname !== '/'
    )
      if (/json|event-stream/.test(headers.get('content-type') ?? ''))
        expect(headers.get('cache-control')).toMatch(/no-store|no-cache/)
  })
})

describe('what people send', () => {
  it('comes back as what it is, and may do nothing in the browser', async () => {
    const files = await Promise.all([1, 2, 3, 4].map((seq) => get(`/api/files/${seq}`)))
    const file = files.find(({ status }) => status === 200)
    expect(file?.headers.get('content-type')).toBe('image/png')
    expect(file?.headers.get('content-security-policy')).toMatch(/sandbox/)
    const documents = await Promise.all(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => get(`/api/documents/${id}`)))
    const document = documents.find(({ status }) => status === 200)
    expect(await document?.text()).toContain('<script>')
    const policy = document?.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).not.toMatch(/script-src/)
  })

  it('a part of a file is no way around', async () => {
    for (const range of ['bytes=0-3', 'bytes=-99999999999999999999', 'bytes=0-0,0-0,0-0,0-0', 'lines=1']) {
      const response = await get('/page/page.js', { range })
      expect([200, 206, 416]).toContain(response.status)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      const file = await get('/api/files/1', { range })
      expect([200, 404]).toContain(file.status)
    }
  })

  test.each([
    '/page/../../package.json',
    '/page/%2e%2e/routes.ts',
    '/page/..%5c..%5cpackage.json',
    '/page//etc/passwd',
    '/page/....//routes.ts',
    '/page/index.html%00.js',
  ])('no path leads out of the page: %s', async (path) => {
    const { status, body } = await asBrowser(office.url, path, {})
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).not.toMatch(/import|dependencies|root:/)
  })
})

describe('another site’s page', () => {
  const from: [what: string, headers: Record<string, string>][] = [
    ['names itself', { origin: 'https://evil.example' }],
    ['has no name', { origin: 'null' }],
    ['says so in Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['is on the same registrable domain', { 'sec-fetch-site': 'same-site' }],
  ]
  for (const [path, type] of [
    ['/api/messages', 'application/json'],
    ['/api/files', 'application/octet-stream'],
    ['/desk/api/open', 'application/json'],
  ] as const)
    test.each(from)(`that %s can’t post to ${path}`, async (_, headers) => {
      const response = await send('POST', path, { 'content-type': type, ...headers }, '{}')
      expect(response.status).toBe(403)
    })
})

describe('connections', () => {
  const port = () => Number(new URL(office.url).port)
  const raw = (bytes: string, patience = 120_000) =>
    new Promise<string>((resolve) => {
      const socket = connect(port(), '127.0.0.1', () => socket.write(bytes))
      let got = ''
      socket.on('data', (part) => (got += part))
      socket.on('error', () => {})
      socket.on('close', () => resolve(got))
      setTimeout(() => socket.destroy(), patience)
    })

  it('with headers without end are closed', async () => {
    const got = await raw(`GET / HTTP/1.1\r\nHost: a\r\n${'X-Y: zzzzzzzzzzzzzzzzzzzzzzzzzzz\r\n'.repeat(2000)}\r\n`)
    expect(got).toMatch(/^HTTP\/1\.1 4(31|00)/)
  })

  it('with two lengths, or a length and chunks, are no way to smuggle', async () => {
    for (const lengths of ['Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 5\r\nTransfer-Encoding: chunked'])
      expect(await raw(`POST /api/messages HTTP/1.1\r\nHost: a\r\n${lengths}\r\n\r\n0\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 400/,
      )
  })

  it('of events: so many for a session, and none for nobody', async () => {
    expect((await fetch(`${office.url}/api/events`)).status).toBe(401)
    const controllers = Array.from({ length: 21 }, () => new AbortController())
    const statuses: number[] = []
    for (const { signal } of controllers)
      statuses.push((await fetch(`${office.url}/api/events`, { headers: { cookie: me.cookie }, signal })).status)
    expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true)
    expect(statuses[20]).toBe(429)
    for (const controller of controllers) controller.abort()
  })
})
