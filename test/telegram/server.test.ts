/** That the Bot API server for tests behaves as Telegram's, seen through the real client and through bare HTTP. */
import { describe, expect, test } from 'vitest'
import { lost } from './server-faults.ts'
import { startWithClient } from './server-start.ts'
import type { Update } from './server-types.ts'

const beyond = (updates: Update[]) => (updates.at(-1)?.update_id ?? 0) + 1

describe('updates', () => {
  test('come again until their offset is confirmed, in order, with growing ids', async () => {
    const { telegram, poll } = await startWithClient()
    const li = telegram.person({ name: 'Li' })
    const wang = telegram.person({ name: 'Wang' })
    for (const word of ['/start', 'one']) li.says(word)
    wang.says('two')
    const all = await poll()
    expect(all.map((update) => update.message?.text)).toEqual(['/start', 'one', 'two'])
    expect(new Set(all.map((update) => update.update_id)).size).toBe(3)
    expect(all[0]?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }])
    expect(await poll()).toEqual(all)
    expect(await poll(0, { limit: 1 })).toEqual(all.slice(0, 1))
    expect(await poll(beyond(all.slice(0, 1)))).toEqual(all.slice(1))
    expect(await poll(-1)).toEqual(all.slice(2))
    expect(await poll(beyond(all))).toEqual([])
    expect(await poll()).toEqual([])
  })

  test('a waiting call returns as soon as one comes', async () => {
    const { telegram, poll } = await startWithClient()
    const li = telegram.person()
    const waiting = poll(0, { timeout: 50 })
    await expect.poll(() => telegram.calls('getUpdates').length).toBe(1)
    li.says('here I am')
    expect((await waiting)[0]?.message?.text).toBe('here I am')
  })

  test('a second call ends the one that waits', async () => {
    const { telegram, poll } = await startWithClient()
    const first = poll(0, { timeout: 50 })
    const refused = expect(first).rejects.toMatchObject({
      response: { error_code: 409, description: expect.stringContaining('terminated by other getUpdates request') },
    })
    await expect.poll(() => telegram.calls('getUpdates').length).toBe(1)
    const second = poll(0, { timeout: 50 })
    await refused
    telegram.person().says('hello')
    expect(await second).toHaveLength(1)
  })

  test('reactions come only when asked for, and what was asked for holds on', async () => {
    const { telegram, poll } = await startWithClient()
    const li = telegram.person()
    const message = li.says('thanks')
    li.reacts(message, '👍')
    expect(await poll()).toHaveLength(1)
    await poll(0, { allowed_updates: ['message', 'message_reaction'] })
    li.reacts(message, '👍')
    li.edits(message, 'many thanks')
    expect((await poll()).map((update) => Object.keys(update)[1])).toEqual(['message', 'message_reaction'])
  })

  test('come once more although confirmed, and twice in a batch', async () => {
    const { telegram, poll } = await startWithClient()
    const li = telegram.person()
    li.says('one')
    li.says('two')
    const all = await poll()
    expect(await poll(beyond(all))).toEqual([])
    telegram.redeliver(1)
    expect(await poll(beyond(all))).toEqual(all.slice(1))
    expect(await poll(beyond(all))).toEqual([])
    li.says('three')
    telegram.double()
    const [three, again] = await poll(beyond(all))
    expect(three?.message?.text).toBe('three')
    expect(again).toEqual(three)
  })

  test('stay when the answer that brought them was lost', async () => {
    const { telegram, poll } = await startWithClient()
    telegram.person().says('hello')
    telegram.faults.next(lost(), { method: 'getUpdates' })
    await expect(poll()).rejects.toThrow(/socket hang up/)
    expect(await poll()).toHaveLength(1)
  })
})

describe('messages', () => {
  test('an answer, the press of its button, and the press answered', async () => {
    const { telegram, client, poll } = await startWithClient()
    const li = telegram.person()
    const heard = li.says('hi')
    await client.sendMessage(li.id, '<b>Hello</b> &amp; <blockquote expandable>welcome</blockquote>', {
      parse_mode: 'HTML',
      reply_parameters: { message_id: heard },
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'a:yes' }]] },
    })
    const seen = await li.waitsFor('Hello & welcome')
    expect(seen).toMatchObject({ buttons: [['Yes']], replyTo: heard })
    expect(seen.entities).toEqual([
      { type: 'bold', offset: 0, length: 5 },
      { type: 'expandable_blockquote', offset: 8, length: 7 },
    ])
    const press = li.presses('Yes')
    const [, pressed] = await poll()
    expect(pressed?.callback_query).toMatchObject({ id: press.id, data: 'a:yes', message: { message_id: seen.id } })
    await client.answerCbQuery(press.id, 'noted')
    expect(await press.answered()).toEqual({ text: 'noted', alert: false })
    await expect(client.answerCbQuery(press.id)).rejects.toThrow(/query is too old/)
    expect(() => li.presses('No')).toThrow('There is no button “No” to press; there are: Yes')
  })

  test('each message is waited for once, and again after an edit', async () => {
    const { telegram, client } = await startWithClient()
    const li = telegram.person()
    const { message_id: id } = await client.sendMessage(li.id, 'one')
    expect((await li.waitsFor('one')).id).toBe(id)
    await expect(li.waitsFor('one', 20)).rejects.toThrow('Nothing like one came within 20 ms. Seen: "one"')
    await client.editMessageText(li.id, id, undefined, 'one more')
    expect((await li.waitsFor(/^one/)).text).toBe('one more')
  })

  test('a press can be answered only for a time', async () => {
    const { telegram, client } = await startWithClient({ queryMs: -1 })
    const li = telegram.person()
    const button = { text: 'Yes', callback_data: 'yes' }
    await client.sendMessage(li.id, 'Sure?', { reply_markup: { inline_keyboard: [[button]] } })
    await expect(client.answerCbQuery(li.presses('yes').id)).rejects.toThrow(/query is too old/)
  })

  test.each([
    ['<b>bold', `Can't find end tag corresponding to start tag "b"`],
    ['好<b>x</i>', 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 7'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<p>x</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['2 < 3', 'Unclosed start tag at byte offset 2'],
    ['2 < 3 > 1', 'Unsupported start tag "" at byte offset 2'],
    ['<constructor>x</constructor>', 'Unsupported start tag "constructor"'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler"'],
  ])('refuses the HTML %s', async (html, why) => {
    const { telegram, client } = await startWithClient()
    const sending = client.sendMessage(telegram.person().id, html, { parse_mode: 'HTML' })
    await expect(sending).rejects.toThrow(`400: Bad Request: can't parse entities: ${why}`)
    expect(telegram.sent()).toEqual([])
  })

  test('refuses what is empty, too long, or has a button Telegram would not take', async () => {
    const { telegram, client, call } = await startWithClient()
    const li = telegram.person()
    const withButton = (button: object) =>
      call('sendMessage', { chat_id: li.id, text: 'x', reply_markup: { inline_keyboard: [[button]] } })
    await expect(client.sendMessage(li.id, ' \n ')).rejects.toThrow('message text is empty')
    await expect(client.sendMessage(li.id, 'x'.repeat(4097))).rejects.toThrow('message is too long')
    await expect(client.sendMessage(4, 'x')).rejects.toThrow('chat not found')
    await expect(withButton({ text: 'x', callback_data: '证'.repeat(22) })).rejects.toThrow('BUTTON_DATA_INVALID')
    await expect(withButton({ text: 'x', url: 'http://localhost/a' })).rejects.toThrow('Wrong HTTP URL')
    await expect(withButton({ text: 'x' })).rejects.toThrow('Text buttons are unallowed')
    await withButton({ text: 'x', callback_data: 'a'.repeat(64) })
    await client.sendMessage(li.id, `<b>${'x'.repeat(4096)}</b>`, { parse_mode: 'HTML' })
    expect(li.sees()).toHaveLength(2)
  })

  test('edits, deletes and reacts', async () => {
    const { telegram, client } = await startWithClient()
    const li = telegram.person()
    const { message_id: id } = await client.sendMessage(li.id, 'one')
    await client.editMessageText(li.id, id, undefined, 'two')
    expect(await li.waitsFor('two')).toMatchObject({ id, edited: true })
    await expect(client.editMessageText(li.id, id, undefined, 'two')).rejects.toThrow('message is not modified')
    const heard = li.says('well done')
    await client.setMessageReaction(li.id, heard, [{ type: 'emoji', emoji: '👍' }])
    expect(li.reactionsTo(heard)).toEqual(['👍'])
    await expect(client.setMessageReaction(li.id, heard, [{ type: 'emoji', emoji: '✅' as '👍' }])).rejects.toThrow(
      'REACTION_INVALID',
    )
    await client.deleteMessage(li.id, id)
    await expect(client.deleteMessage(li.id, id)).rejects.toThrow('message to delete not found')
    expect(await li.waitsForSilence(20)).toEqual([])
  })
})
