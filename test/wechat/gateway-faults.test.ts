/** The gateway as a real Wechaty client sees it: what goes wrong. */
import { randomBytes } from 'node:crypto'
import { FileBox } from 'file-box'
import { describe, expect, test } from 'vitest'
import { clientOf, contact, gatewayOf, loggedInClientOf, meeting, sees, texts } from './gateway-client.ts'

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
      120_000,
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
    await expect(gateway.loggedIn(50)).rejects.toThrow('No client has the account')
    const again = await loggedInClientOf(gateway)
    gateway.person('Anna').says('There you are')
    await sees(() => texts(again)).toEqual(['There you are'])
    expect(client.heard).toEqual([])
  })

  test('a client that was cut off leaves the account logged in for the next', async () => {
    const { gateway, client } = await meeting()
    client.cut()
    await gateway.until(
      () => gateway.client.includes('disconnected'),
      120_000,
      () => gateway.client.join(),
    )
    gateway.person('Anna').says('lost')
    const next = await loggedInClientOf(gateway)
    await gateway.loggedIn()
    gateway.person('Ben').says('heard')
    await sees(() => texts(next)).toEqual(['heard'])
    expect(client.heard).toEqual([])
    expect(gateway.client).toEqual(['connected', 'started', 'in', 'disconnected', 'connected'])
  })

  test('a client that only destroys its stream keeps the next one deaf', async () => {
    const { gateway, client } = await meeting()
    client.cut('destroy')
    const next = await clientOf(gateway)
    gateway.person('Anna').says('lost')
    await gateway.settled()
    await expect(contact(next, { id: gateway.bot.id })).rejects.toThrow('not logged in')
    expect([next.events, next.order, client.order]).toEqual([[], [], []])
    expect(gateway.client).toEqual(['connected', 'started', 'in'])
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
    expect(gateway.client).toEqual(['connected', 'started', 'in', 'disconnected', 'stopped'])
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
    expect(gateway.client).toEqual(['connected', 'started', 'in'])
  })
})
