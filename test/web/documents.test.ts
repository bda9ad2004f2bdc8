/** Documents that go with a message, over the wire. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { lines } from './asking.ts'
import { officesOfTests, type Script, visitor } from './office.ts'
import { demo } from './scripted.ts'

const sheet = '<!doctype html><title>x</title><style>p { color: red }</style><p>护照 E1234567</p>'
const document = { name: 'eligibility-cq-card-2026-11-22.html', type: 'text/html' as const, text: sheet }
const says: Script = (incoming) =>
  incoming.kind === 'text' && incoming.text === 'plain' ? [{ text: 'no document' }] : [{ text: 'here', document }]

const open = officesOfTests()

type Visitor = Awaited<ReturnType<typeof visitor>>
const answerTo = async (person: Visitor, text: string) => {
  const before = (await person.history()).length
  await person.write(text)
  return (await lines(person, before + 2)).at(-1)
}
const read = (url: string, cookie?: string) => fetch(url, cookie ? { headers: { cookie } } : {})

it('is told by name and type with the message, and read by the id of the message', async () => {
  const { url } = await open(says)
  const me = await visitor(url)
  const answer = await answerTo(me, 'sheet')
  expect(answer?.document).toEqual({ name: document.name, type: 'text/html' })
  const response = await read(`${url}/api/documents/${answer?.id}`, me.cookie)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe(sheet)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'inline; filename="eligibility-cq-card-2026-11-22.html"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
})

it('may use its own style and nothing else', async () => {
  const { url } = await open(says)
  const me = await visitor(url)
  const answer = await answerTo(me, 'sheet')
  const policy = (await read(`${url}/api/documents/${answer?.id}`, me.cookie)).headers.get('content-security-policy')
  const digest = createHash('sha256').update('p { color: red }').digest('base64')
  expect(policy?.split('; ').sort()).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    `style-src 'sha256-${digest}'`,
  ])
})

it('never stands in the history or the events', async () => {
  const { url } = await open(says)
  const me = await visitor(url)
  await answerTo(me, 'sheet')
  for (const path of ['/api/history?before=99', '/api/events?once=1']) {
    const body = await (await read(url + path, me.cookie)).text()
    expect(body).toContain(document.name)
    expect(body).not.toContain('E1234567')
  }
})

it('is not there for anybody else, in the same words as one that never was', async () => {
  const { url } = await open(says, { demo })
  const [me, other] = [await visitor(url), await visitor(url)]
  const answer = await answerTo(me, 'sheet')
  const plain = await answerTo(me, 'plain')
  const look = async (response: Response) => {
    const { date: _, ...headers } = Object.fromEntries(response.headers)
    // How much may still be asked for in this minute.
    const told = Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit'))
    return { status: response.status, headers: told, body: await response.text() }
  }
  const never = await look(await read(`${url}/api/documents/m999`, other.cookie))
  expect(never.status).toBe(404)
  expect(await look(await read(`${url}/api/documents/${answer?.id}`, other.cookie))).toEqual(never)
  expect(await look(await read(`${url}/api/documents/${answer?.id}`))).toEqual(never)
  expect(await look(await read(`${url}/api/documents/${answer?.id}?as=health`, me.cookie))).toEqual(never)
  expect(await look(await read(`${url}/api/documents/${answer?.id}?as=nobody`, me.cookie))).toEqual(never)
  for (const id of [plain?.id, 'm0', 'm', 'x', '1', '..%2f..%2fetc'])
    expect(await look(await read(`${url}/api/documents/${id}`, me.cookie)), id).toEqual(never)
})

it('reaches a liaison of the demonstration in their own tab', async () => {
  const { url, tell } = await open(says, { demo })
  await tell('web:demo-health', { text: 'the report', document })
  const liaison = await visitor(url, 'health')
  const [line] = await liaison.history()
  expect(await (await read(`${url}/api/documents/${line?.id}?as=health`)).text()).toBe(sheet)
  expect((await read(`${url}/api/documents/${line?.id}?as=employer`)).status).toBe(404)
})

it('has a name that can’t break out of its header', async () => {
  const { url } = await open(() => [{ text: 'here', document: { ...document, name: 'a"; x=\r\ny/..\\z 月.html' } }])
  const me = await visitor(url)
  const answer = await answerTo(me, 'sheet')
  const response = await read(`${url}/api/documents/${answer?.id}`, me.cookie)
  expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+"$/)
})
