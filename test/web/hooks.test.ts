/** Deliveries of vendors, which the server passes on. */
import { expect, it, vi } from 'vitest'
import { officesOfTests } from './office.ts'

const open = officesOfTests()
const secretPath = '/hook/telegram/0123456789abcdef'

const withHook = async (receive = async (_: Record<string, unknown>, __: unknown) => 200) => {
  const heard: [secret: unknown, body: unknown][] = []
  const log = { info: () => {}, warn: () => {}, error: vi.fn() }
  const hook = {
    path: secretPath,
    receive: async (headers: Record<string, string | string[] | undefined>, body: unknown) => {
      heard.push([headers['x-secret'], body])
      return receive(headers, body)
    },
  }
  const { url } = await open(undefined, { hooks: [hook], limits: { account: 1, address: 1 }, log })
  const deliver = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + secretPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-secret': 's', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { url, heard, log, deliver }
}

it('come without session and from anywhere, and are answered as the channel says', async () => {
  let status = 200
  const { heard, deliver } = await withHook(async () => status)
  const answer = await deliver({ update_id: 1 }, { origin: 'https://vendor.example', 'sec-fetch-site': 'cross-site' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  status = 401
  expect((await deliver({ update_id: 2 })).status).toBe(401)
  expect(heard).toEqual([
    ['s', { update_id: 1 }],
    ['s', { update_id: 2 }],
  ])
})

it('are never too many', async () => {
  const { heard, deliver } = await withHook()
  for (let n = 0; n < 40; n++) expect((await deliver({ n })).status).toBe(200)
  expect(heard).toHaveLength(40)
})

it('are taken up to a megabyte, and only as JSON', async () => {
  const { heard, deliver } = await withHook()
  expect((await deliver({ text: 'x'.repeat(1_000_000) })).status).toBe(200)
  expect((await deliver({ text: 'x'.repeat(1_100_000) })).status).toBe(413)
  expect((await deliver('{"cut":')).status).toBe(400)
  expect((await deliver('hello', { 'content-type': 'text/plain' })).status).toBe(400)
  expect((await deliver('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(400)
  expect(heard).toHaveLength(1)
})

it('that fail are asked for again, and the log names neither the address nor what came', async () => {
  const { log, deliver } = await withHook(async () => {
    throw new Error('the store is full of 张三')
  })
  expect((await deliver({ text: '张三' })).status).toBe(500)
  expect(log.error).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(log.error.mock.calls)).not.toMatch(/张三|0123456789abcdef/)
})

it('come by POST alone', async () => {
  const { url, heard } = await withHook()
  expect((await fetch(url + secretPath)).status).toBe(404)
  expect((await fetch(`${url}/hook`, { method: 'POST' })).status).toBe(404)
  expect(heard).toEqual([])
})
