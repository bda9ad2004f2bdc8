import { join } from 'node:path'
import { expect, test } from 'vitest'
import { misfits } from '../channels/typed.ts'

/** What Telegram sends, and the types of the library (Bot API 7.1) do not have. */
const ahead: Record<string, RegExp> = {
  checklist: /"checklist"/,
  gift: /"gift"/,
  'paid-media': /"paid_media"/,
  'theme-set': /"chat_background_set"/,
  'reply-elsewhere': /"date"' does not exist in type 'MessageOrigin/,
  // An anonymous administrator has a title; the library knows that only of channels.
  'group-anonymous-admin': /'string' is not assignable to type 'undefined'/,
  // The library wants a replied message to say that it replies to none.
  'group-reply': /ReplyMessage/,
  'press-in-group': /MaybeInaccessibleMessage/,
  reply: /ReplyMessage/,
  'reply-to-own': /ReplyMessage/,
  'reply-with-quote': /ReplyMessage/,
}

test('every payload is an update by the library’s types, but where Telegram is ahead of them', async () => {
  const found = await misfits(join(import.meta.dirname, 'payloads'), { type: 'Update', from: 'telegraf/types' })
  expect(Object.keys(found).sort()).toEqual(Object.keys(ahead).sort())
  for (const [name, why] of Object.entries(ahead)) expect(`${name}: ${found[name]}`).toMatch(why)
})
