/** That the Bot API server for tests behaves as Telegram's, seen through the real client and through bare HTTP. */
import { Telegram as Client } from 'telegraf'
import { afterEach, expect, test } from 'vitest'
import { startTelegram, type Telegram, type TelegramOptions } from './server.ts'
import type { Update } from './server-types.ts'

const running: Telegram[] = []
afterEach(async () => {
  for (const telegram of running.splice(0)) await telegram.stop()
})

const start = async (options: TelegramOptions = {}) => {
  const telegram = await startTelegram(options)
  running.push(telegram)
  const client = new Client(telegram.token, { apiRoot: telegram.root })
  const poll = (offset = 0, more: { limit?: number; timeout?: number; allowed_updates?: string[] } = {}) =>
    client.callApi('getUpdates', { offset, timeout: 0, ...more } as never) as Promise<Update[]>
  return { telegram, client, poll }
}

test('an update comes again until its offset is confirmed', async () => {
  const { telegram, poll } = await start()
  const li = telegram.person({ name: 'Li' })
  li.says('/start')
  li.says('hello')
  const [first, second] = await poll()
  expect(first?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }])
  expect(await poll()).toEqual([first, second])
  expect(await poll((first?.update_id ?? 0) + 1)).toEqual([second])
  expect(await poll((second?.update_id ?? 0) + 1)).toEqual([])
})

test('an answer and a press of its button', async () => {
  const { telegram, client, poll } = await start()
  const li = telegram.person()
  li.says('hi')
  const [{ message: heard } = {}] = await poll()
  await client.sendMessage(li.id, '<b>Hello</b> &amp; welcome', {
    parse_mode: 'HTML',
    reply_parameters: { message_id: heard?.message_id ?? 0 },
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'a:yes' }]] },
  })
  const seen = await li.waitsFor('Hello & welcome')
  expect(seen.entities).toEqual([{ type: 'bold', offset: 0, length: 5 }])
  expect(seen).toMatchObject({ buttons: [['Yes']], replyTo: heard?.message_id })
  const press = li.presses('Yes')
  const [, pressed] = await poll()
  expect(pressed?.callback_query).toMatchObject({ id: press.id, data: 'a:yes', message: { message_id: seen.id } })
  await client.answerCbQuery(press.id, 'noted')
  expect(await press.answered()).toEqual({ text: 'noted', alert: false })
})
