/** Refusals, faults on demand and limits of the Bot API server for tests. */
import { Telegram as Client } from 'telegraf'
import { expect, test } from 'vitest'
import { broken, cut, flood, lost, revoked } from './server-faults.ts'
import { createLimits } from './server-limits.ts'
import { startWithClient } from './server-start.ts'

test('a wrong token, a malformed one, an unknown method', async () => {
  const { telegram, client, post } = await startWithClient()
  await expect(new Client('4711:wrong', { apiRoot: telegram.root }).getMe()).rejects.toThrow('401: Unauthorized')
  expect((await fetch(`${telegram.root}/botnonsense/getMe`)).status).toBe(404)
  const unknown = await post('sendThought')
  expect(unknown.status).toBe(404)
  expect(await unknown.json()).toMatchObject({ ok: false, error_code: 404 })
  telegram.faults.always(revoked())
  await expect(client.getMe()).rejects.toThrow('401: Unauthorized')
})

test('somebody who blocked the bot, or never wrote to it', async () => {
  const { telegram, client, poll } = await startWithClient()
  const li = telegram.person()
  const stranger = telegram.person({ started: false })
  li.blocks()
  await expect(client.sendMessage(li.id, 'x')).rejects.toThrow('403: Forbidden: bot was blocked by the user')
  await expect(client.sendMessage(stranger.id, 'x')).rejects.toThrow("403: Forbidden: bot can't initiate")
  li.unblocks()
  stranger.says('/start')
  await client.sendMessage(li.id, 'x')
  await client.sendMessage(stranger.id, 'x')
  const changes = (await poll()).filter((update) => 'my_chat_member' in update)
  expect(changes).toMatchObject([
    { my_chat_member: { chat: { id: li.id }, new_chat_member: { status: 'kicked' } } },
    { my_chat_member: { chat: { id: li.id }, new_chat_member: { status: 'member' } } },
  ])
})

test('on demand: for some calls, for one chat, until cleared', async () => {
  const { telegram, client, post } = await startWithClient()
  const [li, wang] = [telegram.person(), telegram.person()]
  telegram.faults.next(flood(3), { method: 'sendMessage', chat: li.id }, 2)
  await client.sendMessage(wang.id, 'x')
  const tooMany = { response: { error_code: 429, parameters: { retry_after: 3 } } }
  await expect(client.sendMessage(li.id, 'x')).rejects.toMatchObject(tooMany)
  const bare = await post('sendMessage', { chat_id: li.id, text: 'x' })
  expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, '3'])
  await client.sendMessage(li.id, 'x')
  const clear = telegram.faults.always(broken(502))
  await expect(client.getMe()).rejects.toMatchObject({ response: { error_code: 502 } })
  clear()
  await client.getMe()
  expect(telegram.calls('sendMessage').map((call) => call.result)).toEqual([200, 429, 429, 200])
})

test('a cut call has done nothing, a lost answer hides that it was done', async () => {
  const { telegram, client } = await startWithClient()
  const li = telegram.person()
  telegram.faults.next(cut())
  await expect(client.sendMessage(li.id, 'x')).rejects.toThrow(/socket hang up/)
  expect(li.sees()).toEqual([])
  telegram.faults.next(lost())
  await expect(client.sendMessage(li.id, 'x')).rejects.toThrow(/socket hang up/)
  expect(li.sees()).toHaveLength(1)
  expect(telegram.calls().map((call) => call.result)).toEqual(['cut', 'lost'])
})

test('an outage, and back under the same address', async () => {
  const { telegram, client, poll } = await startWithClient()
  const waiting = expect(poll(0, { timeout: 50 })).rejects.toThrow()
  await expect.poll(() => telegram.calls('getUpdates').length).toBe(1)
  await telegram.down()
  await waiting
  await expect(client.getMe()).rejects.toThrow(/ECONNREFUSED/)
  telegram.person().says('are you there?')
  await telegram.up()
  expect(await poll()).toHaveLength(1)
})

test('more than one message a second to a chat or thirty in all', async () => {
  const { telegram, client } = await startWithClient({ limits: { secondMs: 60_000 } })
  const people = Array.from({ length: 31 }, () => telegram.person().id)
  const send = (id: number) =>
    client.sendMessage(id, 'x').then(
      () => 200,
      (error) => error.response.error_code,
    )
  const results = []
  for (const id of [5001, ...people]) results.push(await send(id))
  expect(results).toEqual([200, 429, ...Array(29).fill(200), 429])
  await client.sendChatAction(5001, 'typing')
})

test('more than twenty messages a minute to a group', () => {
  let now = 0
  const check = createLimits({ secondMs: 10 }, () => now)
  for (let count = 0; count < 20; count++, now += 10) check('sendMessage', -4001)
  expect(() => check('sendMessage', -4001)).toThrow('Too Many Requests: retry after 40')
  now = 600
  check('sendMessage', -4001)
  expect(() => check('sendDocument', -4001)).toThrow('retry after 1')
})
