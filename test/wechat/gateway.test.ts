/** The gateway as a real Wechaty client sees it. */
import './gateway-quiet.ts'
import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { connect } from 'node:net'
import { FileBox } from 'file-box'
import { MemoryCard } from 'memory-card'
import { afterEach, describe, expect, test } from 'vitest'
import { type Friendship, type Message, WechatyBuilder } from 'wechaty'
import { types } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts'

const open: { stop(): Promise<unknown> }[] = []
afterEach(async () => {
  while (open.length) await open.pop()?.stop()
})

const gatewayOf = async (options?: GatewayOptions) => {
  const gateway = await startGateway(options)
  open.push(gateway)
  return gateway
}

const clientOf = async (gateway: Gateway, { token = gateway.token, tls = true } = {}) => {
  const { endpoint } = gateway
  const plain = tls ? {} : { tls: { disable: true } }
  const puppet = new DisklessPuppet({ token, endpoint, timeoutSeconds: 60, ...plain })
  const bot = WechatyBuilder.build({ memory: new MemoryCard(), puppet })
  const client = {
    bot,
    /** Messages of others, as the client got hold of them; `order` has the ids as the gateway gave them. */
    heard: [] as Message[],
    order: [] as string[],
    requests: [] as Friendship[],
    events: [] as string[],
    errors: [] as string[],
    stop: () => bot.stop(),
  }
  puppet.on('message', ({ messageId }) => void client.order.push(messageId))
  bot.on('message', (message) => void (message.self() || client.heard.push(message)))
  bot.on('error', (error) => void client.errors.push(`${error}`))
  bot.on('friendship', (request) => void client.requests.push(request))
  bot.on('login', () => void client.events.push('login'))
  bot.on('logout', (_, reason) => void client.events.push(`logout: ${reason}`))
  bot.on('scan', (code, status) => void client.events.push(`${types.ScanStatus[status]} ${code}`))
  open.push(client)
  await bot.start()
  return client
}
type Client = Awaited<ReturnType<typeof clientOf>>

/** Without a store on the disk. */
class DisklessPuppet extends PuppetService {
  protected override hookPayloadStore() {}
}

const meeting = async (options?: GatewayOptions) => {
  const gateway = await gatewayOf(options)
  return { gateway, client: await loggedInClientOf(gateway) }
}
const loggedInClientOf = async (gateway: Gateway, options?: { tls: boolean }) => {
  const client = await clientOf(gateway, options)
  await sees(() => client.events).toEqual(['login'])
  return client
}

/** Looks until it is so; fails with what there is. */
const sees = <T>(look: () => T) => expect.poll(look, { timeout: 15_000, interval: 10 })
const texts = (client: Client) => client.heard.map((message) => message.text())
const contact = async (client: Client, { id }: { id: string }) => {
  const found = await client.bot.Contact.find({ id })
  if (!found) throw new Error(`${id} is not found`)
  return found
}

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
    expect(box.name).toBe(name)
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
    const room = gateway.room('Newcomers', [anna, ben], { wxid_bot: '小助手' })
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

describe('what goes wrong', () => {
  test('a message is refused, for one person or for all, so often or always', async () => {
    const { gateway, client } = await meeting()
    const [anna, ben] = [gateway.person('Anna'), gateway.person('Ben')]
    const [toAnna, toBen] = [await contact(client, anna), await contact(client, ben)]
    gateway.faults.rejectsSends({ with: anna })
    await expect(toAnna.say('1')).rejects.toThrow('window closed')
    await toBen.say('1')
    await ben.waitsFor('1')
    gateway.faults.none()
    gateway.faults.rejectsSends({ times: 2, reason: 'too fast' })
    await expect(toAnna.say('2')).rejects.toThrow('too fast')
    await expect(toBen.say('2')).rejects.toThrow('too fast')
    await toAnna.say('3')
    await anna.waitsFor('3')
    expect(anna.sees().length).toBe(1)
    expect(gateway.refused.map(({ to, text, reason }) => [to, text, reason])).toEqual([
      [anna.id, '1', 'window closed'],
      [anna.id, '2', 'too fast'],
      [ben.id, '2', 'too fast'],
    ])
  })

  test('a file that is refused is sent by the client a second time, unasked', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    const box = () => FileBox.fromBase64(randomBytes(100).toString('base64'), 'list.pdf')
    gateway.faults.rejectsSends()
    await expect(toAnna.say(box())).rejects.toThrow('window closed')
    expect(gateway.refused.map(({ file }) => file)).toEqual(['list.pdf', 'list.pdf'])
    gateway.faults.none()
    gateway.faults.breaksAnswers({ times: 1 })
    await toAnna.say(box())
    expect(anna.sees().length).toBe(2)
  })

  test('answers come late, get lost, or are errors after all was done', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    let answers = 0
    gateway.faults.hangsSends(200, { times: 1 })
    const late = toAnna.say('late').then(() => answers++)
    await gateway.until(
      () => gateway.client.length > 0,
      1000,
      () => '',
    )
    expect([anna.sees().length, answers]).toEqual([0, 0])
    await late
    expect(anna.sees().length).toBe(1)

    gateway.faults.breaksAnswers({ times: 1 })
    await expect(toAnna.say('broken')).rejects.toThrow('connection reset')
    await anna.waitsFor('broken')

    gateway.faults.losesAnswers({ times: 1 })
    toAnna.say('lost').then(
      () => answers++,
      () => {},
    )
    await anna.waitsFor('lost')
    await toAnna.say('after')
    expect(answers).toBe(1)
  })

  test('a file can be gone, and then the client waits for ever', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    gateway.faults.rejectsFiles({ with: anna })
    anna.sendsFile(randomBytes(50), 'permit.pdf')
    await sees(() => client.heard.length).toBe(1)
    const file = client.heard[0]?.toFileBox().then(
      () => 'came',
      () => 'failed',
    )
    expect(await Promise.race([file, new Promise((go) => setTimeout(() => go('still waiting'), 500))])).toBe(
      'still waiting',
    )
  })

  test('the gateway reports errors', async () => {
    const { gateway, client } = await meeting()
    gateway.error('the phone is offline')
    await sees(() => client.errors.join()).toContain('the phone is offline')
  })

  test('a QR code waits to be scanned, then the account is logged in, and out again', async () => {
    const gateway = await gatewayOf({ loggedIn: false })
    const client = await clientOf(gateway)
    await sees(() => client.events.length).toBeGreaterThan(0)
    expect(client.events[0]).toMatch(/^Waiting http:\/\/weixin\.qq\.com\/x\//)
    expect(client.bot.isLoggedIn).toBe(false)
    gateway.logsIn()
    await sees(() => client.events.at(-1)).toBe('login')
    expect(client.events.at(-2)).toMatch(/^Confirmed/)
    const code = gateway.logsOut('on the phone')
    await sees(() => client.events.slice(-2).sort()).toEqual([`Waiting ${code}`, 'logout: on the phone'])
    gateway.logsIn()
    await sees(() => client.events.at(-1)).toBe('login')
  })

  test('a client that lost the account to another gets it back by starting again', async () => {
    const { gateway, client } = await meeting()
    gateway.takenOver()
    await sees(() => client.events.at(-1)).toBe('logout: logged in elsewhere')
    await client.stop()
    const again = await loggedInClientOf(gateway)
    gateway.person('Anna').says('There you are')
    await sees(() => texts(again)).toEqual(['There you are'])
    expect(client.heard).toEqual([])
  })

  test('a second client beside the first hears nothing, and when it stops the first is logged out without a word', async () => {
    const { gateway, client } = await meeting()
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    const second = await clientOf(gateway)
    anna.says('one')
    await sees(() => texts(client)).toEqual(['one'])
    await second.stop()
    anna.says('two')
    await expect(toAnna.say('Hello?')).rejects.toThrow('not logged in')
    expect([texts(client), client.events, client.errors]).toEqual([['one'], ['login'], []])
    expect([second.order, second.events]).toEqual([[], []])
    expect(gateway.client).toEqual(['started', 'in', 'stopped'])
  })

  test('a client with another token is refused', async () => {
    const gateway = await gatewayOf()
    const client = await clientOf(gateway, { token: 'insecure_wrong' })
    await sees(() => client.errors.length).toBeGreaterThan(0)
    gateway.person('Anna').says('Hello')
    await gateway.settled()
    expect([client.events, client.order, gateway.client]).toEqual([[], [], []])
  })

  test('without TLS both must say so', async () => {
    const gateway = await gatewayOf({ tls: false })
    const wrong = await clientOf(gateway)
    await sees(() => wrong.errors.length).toBeGreaterThan(0)
    expect(gateway.client).toEqual([])
    await loggedInClientOf(gateway, { tls: false })
    expect(gateway.client).toEqual(['started', 'in'])
  })
})

describe('as a process', () => {
  test('killed and started again, it knows what was said and sent, and what was said meanwhile is lost', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    const before = anna.says('before')
    await sees(() => texts(client)).toEqual(['before'])
    const answer = await (await contact(client, anna)).say('answer')
    await gateway.kill()
    await sees(() => client.errors.length).toBeGreaterThan(0)
    const missed = anna.says('meanwhile')
    expect(await refusesConnections(gateway.endpoint)).toBe(true)

    await gateway.restart()
    const next = await loggedInClientOf(gateway)
    const after = anna.says('after')
    await sees(() => texts(next)).toEqual(['after'])
    gateway.redelivers(3)
    await sees(() => next.order.length).toBe(4)
    expect(next.order).toEqual([after.id, before.id, missed.id, after.id])
    expect((await next.bot.Message.find({ id: answer?.id ?? '' }))?.text()).toBe('answer')
    expect(anna.sees().map(({ id, text }) => [id, text])).toEqual([[answer?.id, 'answer']])
    const bytes = randomBytes(40_000)
    await (await contact(next, anna)).say(FileBox.fromBase64(bytes.toString('base64'), 'list.pdf'))
    const seen = await anna.waitsFor(({ file }) => file?.name === 'list.pdf')
    expect(bytes.equals(seen.file?.bytes ?? Buffer.of())).toBe(true)
  })

  test('faults outlive a restart', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    gateway.faults.rejectsSends({ with: anna, times: 2 })
    await gateway.settled()
    await expect((await contact(client, anna)).say('1')).rejects.toThrow('window closed')
    await gateway.restart()
    const next = await loggedInClientOf(gateway)
    await expect((await contact(next, anna)).say('2')).rejects.toThrow('window closed')
    await (await contact(next, anna)).say('3')
    await anna.waitsFor('3')
    expect(anna.sees().length).toBe(1)
  })

  test('frozen, it answers nothing; thawed, it goes on where it was', async () => {
    const { gateway, client } = await meeting({ process: true })
    const anna = gateway.person('Anna')
    const toAnna = await contact(client, anna)
    gateway.freeze()
    let answered = false
    const answer = toAnna.say('Are you there?').then(() => {
      answered = true
    })
    anna.says('Hello')
    await new Promise((go) => setTimeout(go, 500))
    expect([answered, client.heard, anna.sees()]).toEqual([false, [], []])
    gateway.thaw()
    await answer
    await anna.waitsFor('Are you there?')
    await sees(() => texts(client)).toEqual(['Hello'])
  })

  test('frozen, it can be killed; afterwards there is nothing left of it', async () => {
    const gateway = await startGateway({ process: true })
    await access(gateway.folder)
    gateway.freeze()
    await gateway.stop()
    expect(await refusesConnections(gateway.endpoint)).toBe(true)
    await expect(access(gateway.folder)).rejects.toThrow('ENOENT')
    expect(() => gateway.thaw()).toThrow('running gateway process')
  })
})

const refusesConnections = (endpoint: string) =>
  new Promise<boolean>((done) => {
    const [host, port] = endpoint.split(':')
    const socket = connect(Number(port), host)
    socket.on('connect', () => done(false)).on('error', () => done(true))
    socket.on('connect', () => socket.destroy())
  })
