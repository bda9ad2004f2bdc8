/** What telegraf does that an adapter has to know, and that telegram-test-api and this server tell the same story. */

import { Telegram as Client } from 'telegraf'
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { broken, slow } from './server-faults.ts'
import { startWithClient } from './server-start.ts'
import type { Update } from './server-types.ts'

test('with a file, telegraf drops what is an object, unless it is given as JSON text', async () => {
  const { telegram, client } = await startWithClient()
  const li = telegram.person()
  const heard = li.says('send it')
  const file = { source: Buffer.from('x'), filename: 'a.txt' }
  const reply = { message_id: heard }
  const plain = await client.sendDocument(li.id, file, { reply_parameters: reply })
  expect(plain.reply_to_message).toBeUndefined()
  const text = await client.sendDocument(li.id, file, { reply_parameters: JSON.stringify(reply) as never })
  expect(text.reply_to_message?.message_id).toBe(heard)
})

test('the message of an error names the token when an answer is no JSON, and not when the connection fails', async () => {
  const { telegram, client } = await startWithClient()
  telegram.faults.next(broken(403))
  await expect(client.getMe()).rejects.toThrow(
    `invalid json response body at ${telegram.root}/bot${telegram.token}/getMe`,
  )
  await telegram.down()
  const error: Error = await client.getMe().catch((reason) => reason)
  expect(error.message).toContain('/bot4711:[REDACTED]/getMe failed')
  expect(`${error.message} ${error.stack}`).not.toContain(telegram.token)
  await telegram.up()
})

test('an error page is a refusal when it is a 5xx; a call can be given up', async () => {
  const { telegram, client } = await startWithClient()
  telegram.faults.next(broken(503))
  await expect(client.getMe()).rejects.toMatchObject({ response: { error_code: 503 } })
  telegram.faults.next(slow(500))
  const enough = new AbortController()
  const giving = client.callApi('getMe', {}, { signal: enough.signal as never })
  const given = expect(giving).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => telegram.calls('getMe').length).toBe(2)
  enough.abort()
  await given
  await expect.poll(() => telegram.calls('getMe').map((call) => call.result)).toEqual([503, 'cut'])
})

test('telegram-test-api and this server give a bot the same conversation', async () => {
  const { telegram, client, poll } = await startWithClient()
  const theirs = new TelegramServer({ host: '127.0.0.1', port: await freePort() })
  await theirs.start()
  onTestFinished(async () => void (await theirs.stop()))
  const { token } = telegram
  const other = new Client(token, { apiRoot: theirs.config.apiURL })
  const markup = { reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] } }

  const li = telegram.person({ id: 5001, name: 'Li' })
  li.says('hello')
  li.says('/start now')
  const sent = await client.sendMessage(li.id, 'Sure?', markup)
  li.presses('Yes')
  const ours = await poll()

  const person = theirs.getClient(token, { userId: 5001, chatId: 5001, firstName: 'Li' })
  await person.sendMessage(person.makeMessage('hello'))
  await person.sendCommand(
    person.makeCommand('/start now', { entities: [{ type: 'bot_command', offset: 0, length: 6 }] }),
  )
  const sentThere = await other.sendMessage(5001, 'Sure?', markup)
  await person.sendCallback(person.makeCallbackQuery('y'))
  const there = (await other.callApi('getUpdates', { offset: 0, limit: 100, timeout: 0 })) as unknown as Update[]

  const story = (updates: Update[]) =>
    updates.map(({ message, callback_query: press }) => ({
      text: message?.text,
      entities: message?.entities,
      chat: message?.chat.id,
      by: [(message ?? press)?.from.id, (message ?? press)?.from.first_name],
      data: press?.data,
    }))
  expect(story(ours)).toEqual(story(there))
  expect(ours).toHaveLength(3)
  expect([sent.text, sent.reply_markup]).toEqual([sentThere.text, sentThere.reply_markup])
})
