/** Delivery to a webhook, as the Bot API server for tests does it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startWithClient } from './server-start.ts'
import type { Update } from './server-types.ts'

interface Delivered {
  update: Update
  secret: string | string[] | undefined
  answer(status: number): void
}

/** A bot's own web server that answers when the test says so. */
const listen = async () => {
  const came: Delivered[] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const update = (await json(request)) as Update
    const secret = request.headers['x-telegram-bot-api-secret-token']
    came.push({ update, secret, answer: (status) => response.writeHead(status).end() })
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const nth = async (index: number): Promise<Delivered> => {
    await expect.poll(() => came.length).toBeGreaterThan(index)
    return came[index] as Delivered
  }
  return { came, nth, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

test('brings the secret, tries again until it is taken, and keeps the order of a chat', async () => {
  const { telegram, client, poll } = await startWithClient({ webhookRetryMs: 5 })
  const { came, nth, url } = await listen()
  await client.setWebhook(url, { secret_token: 'S-1_x' })
  await expect(poll()).rejects.toThrow("409: Conflict: can't use getUpdates method while webhook is active")
  const li = telegram.person()
  li.says('one')
  li.says('two')
  const first = await nth(0)
  expect(first).toMatchObject({ secret: 'S-1_x', update: { message: { text: 'one' } } })
  first.answer(500)
  const second = await nth(1)
  expect(second.update).toEqual(first.update)
  const info = await client.getWebhookInfo()
  expect(info).toMatchObject({ url, pending_update_count: 2, last_error_message: expect.stringContaining('500') })
  second.answer(200)
  const third = await nth(2)
  expect(third.update.message?.text).toBe('two')
  third.answer(200)
  await expect.poll(() => telegram.pending()).toEqual([])
  telegram.redeliver(1)
  expect((await nth(3)).update).toEqual(third.update)
  expect(came).toHaveLength(4)
})

test('chats go side by side, as many at a time as were asked for; a press does not wait for messages', async () => {
  const { telegram, client } = await startWithClient()
  const { came, nth, url } = await listen()
  await client.setWebhook(url, { max_connections: 2 })
  const [li, wang, zhao] = [telegram.person(), telegram.person(), telegram.person()]
  await client.sendMessage(li.id, 'Sure?', {
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
  })
  li.says('one')
  li.presses('Yes')
  wang.says('two')
  zhao.says('three')
  expect((await nth(1)).update.callback_query?.data).toBe('y')
  expect(came).toHaveLength(2)
  came[0]?.answer(204)
  expect((await nth(2)).update.message?.text).toBe('two')
})

test('without a webhook polling works again, and what waits can be dropped', async () => {
  const { telegram, client, poll } = await startWithClient()
  await expect(client.setWebhook('http://bot.example.org/hook')).rejects.toThrow('An HTTPS URL must be provided')
  await expect(client.setWebhook('https://bot.example.org', { secret_token: 'a b' })).rejects.toThrow('unallowed')
  telegram.person().says('one')
  await client.deleteWebhook()
  expect(await poll()).toHaveLength(1)
  await client.deleteWebhook({ drop_pending_updates: true })
  expect(await poll()).toEqual([])
})
