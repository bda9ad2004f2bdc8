/** The gateway as a real Wechaty client sees it: talk. */
import { randomBytes } from 'node:crypto'
import { FileBox } from 'file-box'
import { describe, expect, test } from 'vitest'
import type { Message } from 'wechaty'
import { types } from 'wechaty-puppet'
import { contact, loggedInClientOf, meeting, sees, texts } from './gateway-client.ts'

describe('talk', () => {
  test('text goes both ways, and what is sent has an id and can be loaded', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    anna.says('Hello')
    await sees(() => texts(client)).toEqual(['Hello'])
    expect(client.heard[0]?.talker()).toMatchObject({ id: anna.id })
    const answer = await client.heard[0]?.talker().say('Good morning')
    const seen = await anna.waitsFor('Good morning')
    expect(answer?.id).toBe(seen.id)
    expect(answer?.self()).toBe(true)
    expect(anna.sees()).toEqual([seen])
    expect(gateway.sent).toEqual([seen])
    expect(seen.at).toBeLessThanOrEqual(Date.now())
    // What the bot says comes back to it.
    await sees(() => client.order.length).toBe(2)
    expect(client.order[1]).toBe(seen.id)
    expect(client.heard.length).toBe(1)
  })

  test('own messages need not come back', async () => {
    const { gateway, client } = await meeting({ echo: false })
    const anna = gateway.person('Anna')
    await (await contact(client, anna)).say('Good morning')
    const { id } = anna.says('Hello')
    await sees(() => client.order).toEqual([id])
  })

  test('the gateway gives signs of life', async () => {
    const { client } = await meeting({ heartbeatMs: 20 })
    await sees(() => client.beats.filter((beat) => beat === 'beat').length).toBeGreaterThan(2)
  })

  test('a person reads on: what was read is not read again', async () => {
    const { gateway, client } = await meeting()
    const [anna, ben] = [gateway.person('Anna'), gateway.person('Ben')]
    const toAnna = await contact(client, anna)
    await toAnna.say('one')
    await (await contact(client, ben)).say('for Ben')
    await toAnna.say('two')
    await anna.waitsFor(/one|two/)
    expect((await anna.waitsFor(/one|two/)).text).toBe('two')
    await expect(anna.waitsFor('one', 50)).rejects.toThrow('Anna waits for one, and saw []')
    await expect(anna.waitsFor('for Ben', 50)).rejects.toThrow()
  })

  test.each([
    ['a file', 'Attachment', '护照.pdf', 30_000],
    ['a small file', 'Attachment', 'permit.pdf', 300],
    ['an empty file', 'Attachment', 'empty.pdf', 0],
    ['a photo', 'Image', 'photo.jpg', 50_000],
    ['a voice message', 'Audio', 'voice.silk', 4000],
  ] as const)('%s arrives whole', async (_, kind, name, size) => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const bytes = randomBytes(size)
    if (kind === 'Attachment') anna.sendsFile(bytes, name)
    else if (kind === 'Image') anna.sendsPhoto(bytes, name)
    else anna.sendsVoice(bytes, name)
    await sees(() => client.heard.length).toBe(1)
    const message = client.heard[0] as Message
    expect(types.Message[message.type()]).toBe(kind)
    const box = await message.toFileBox()
    expect(box.name).toMatch(kind === 'Attachment' ? name : /^message-.+\.(?:jpg|silk)$/)
    expect(bytes.equals(await box.toBuffer())).toBe(true)
  })

  test.each([200, 200_000])('a file of %i bytes from the bot arrives whole', async (size) => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const bytes = randomBytes(size)
    const box = FileBox.fromBase64(bytes.toString('base64'), '目录.pdf')
    const message = await (await contact(client, anna)).say(box)
    const seen = await anna.waitsFor(({ file }) => file?.name === '目录.pdf')
    expect(message?.id).toBe(seen.id)
    expect(bytes.equals(seen.file?.bytes ?? Buffer.of())).toBe(true)
    expect(gateway.sent.length).toBe(1)
  })

  test('a quotation is text; an image and a location are what they are', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    await (await contact(client, anna)).say('Which passport?')
    const question = await anna.waitsFor('passport')
    anna.quotes(question, 'The old one')
    anna.quotes(anna.sendsPhoto(randomBytes(9)), 'this one')
    anna.sends('Location', '成都')
    await sees(() => client.heard.length).toBe(4)
    expect(texts(client)).toEqual([
      '「人才服务：Which passport?」\n- - - - - - - - - - - - - - -\nThe old one',
      '',
      '「Anna：[图片]」\n- - - - - - - - - - - - - - -\nthis one',
      '成都',
    ])
    expect(client.heard[3]?.type()).toBe(types.Message.Location)
  })

  test('a recalled message is known', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const slip = anna.says('My number is 4711')
    anna.recalls(slip)
    await sees(() => client.heard.length).toBe(2)
    const recall = client.heard.find((message) => message.type() === types.Message.Recalled)
    expect((await recall?.toRecalled())?.id).toBe(slip.id)
  })
})

describe('groups', () => {
  test('mentions come with ids, without ids, or not at all', async () => {
    const { gateway, client } = await meeting()
    const [anna, ben] = [gateway.person('Anna'), gateway.person('Ben', { friend: false })]
    const room = gateway.room('Newcomers', [anna, ben], { wxid_bot: '小助手', [anna.id]: '小安' })
    anna.saysIn(room, 'Who can help?')
    ben.saysIn(room, 'Can you?', { ids: false })
    ben.saysIn(room, 'I can', { mention: false })
    await sees(() => client.heard.length).toBe(3)
    const [first, second, third] = [...client.heard].sort((a, b) => (a.id < b.id ? -1 : 1)) as [
      Message,
      Message,
      Message,
    ]
    expect([first.text(), second.text()]).toEqual(['@小助手\u2005Who can help?', '@小助手\u2005Can you?'])
    expect([first, second, third].map((message) => message.room()?.id)).toEqual([room.id, room.id, room.id])
    expect(await Promise.all([first, second, third].map((message) => message.mentionSelf()))).toEqual([
      true,
      false,
      false,
    ])
    expect([third.text(), third.talker().id]).toEqual(['I can', ben.id])
    expect(await third.room()?.alias(third.talker())).toBeFalsy()
    expect(await first.room()?.alias(first.talker())).toBe('小安')

    await second.room()?.say('I shall', second.talker())
    const seen = await room.waitsFor('I shall')
    expect(seen).toMatchObject({ text: '@Ben I shall', mentions: [ben.id], room: room.id })
    expect([anna.sees(), ben.sees()]).toEqual([[], []])
  })

  test('somebody who is no friend can be answered in the group only', async () => {
    const { gateway, client } = await meeting()
    const ben = gateway.person('Ben', { friend: false })
    gateway.room('Newcomers', [ben])
    await expect((await contact(client, ben)).say('In private')).rejects.toThrow('not a friend')
    expect(gateway.refused).toMatchObject([{ to: ben.id, text: 'In private', reason: 'not a friend' }])
  })
})

describe('friends', () => {
  test('a request is accepted, and then one can write', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna', { friend: false })
    const request = anna.requestsFriendship('I am new here')
    await sees(() => client.requests.length).toBe(1)
    expect(client.requests[0]?.hello()).toBe('I am new here')
    expect(anna.isFriend()).toBe(false)
    await client.requests[0]?.accept()
    await anna.waitsForFriendship()
    expect(gateway.accepted).toEqual([request.id])
    await client.requests[0]?.contact().say('Welcome')
    await anna.waitsFor('Welcome')
  })

  test('who deletes the bot gets nothing any more, and is found by those only who knew the person before', async () => {
    const { gateway, client } = await meeting()
    const [anna, ben] = [gateway.person('Anna'), gateway.person('Ben')]
    const [toAnna, toBen] = [await contact(client, anna), await contact(client, ben)]
    const cara = gateway.person('Cara')
    anna.deletesBot()
    ben.deletesBot({ told: false })
    cara.deletesBot()
    await gateway.settled()
    await expect(toAnna.say('Hello?')).rejects.toThrow('no such contact')
    await expect(toBen.say('Hello?')).rejects.toThrow('no such contact')
    expect(gateway.sent).toEqual([])
    expect(await client.bot.Contact.find({ id: cara.id })).toBe(undefined)
    // Told of it, the client forgets what it had; wechaty's own objects stay.
    await sees(() => client.bot.puppet.contactPayload(anna.id).catch(() => 'gone')).toBe('gone')
    expect(await client.bot.puppet.contactPayload(ben.id)).toMatchObject({ name: 'Ben' })
    expect(await client.bot.Contact.find({ id: anna.id })).toBe(toAnna)
    client.cut()
    await gateway.until(
      () => gateway.client.includes('disconnected'),
      120_000,
      () => gateway.client.join(),
    )
    const next = await loggedInClientOf(gateway)
    expect(await next.bot.Contact.find({ id: ben.id })).toBe(undefined)
  })
})

describe('order', () => {
  test('events are delivered again with their ids, and in another order when asked', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const ids = ['one', 'two', 'three'].map((text) => anna.says(text).id)
    await sees(() => client.heard.length).toBe(3)
    gateway.redelivers(2)
    await sees(() => client.heard.length).toBe(5)
    expect(client.heard.slice(3).map(({ id }) => id)).toEqual(ids.slice(1))

    let said: string[] = []
    gateway.burst(() => {
      said = ['four', 'five', 'six'].map((text) => anna.says(text).id)
    })
    await sees(() => client.heard.length).toBe(8)
    expect(client.order.slice(5)).toEqual(said.reverse())
  })
})
