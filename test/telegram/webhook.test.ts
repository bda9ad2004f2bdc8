/** Updates that Telegram delivers by itself, over a web server that passes them on as ours does. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import type { Api } from '../../adapters/telegram/api.ts'
import { createStatus } from '../../adapters/telegram/status.ts'
import { usualTimes } from '../../adapters/telegram/times.ts'
import { keepWebhook } from '../../adapters/telegram/webhook.ts'
import type { Hook } from '../../bot/channel.ts'
import type { Store } from '../../bot/store.ts'
import { collectLog, until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { type OfficeOptions, officesOfTests } from './office.ts'
import { held } from './server-faults.ts'

const openOffice = officesOfTests()
const secret = 'a-secret_of-ours'
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const open = async (options: OfficeOptions = {}) => {
  let hook: Hook | undefined
  const statuses: number[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const found = request.url === hook?.path ? await hook?.receive(request.headers, JSON.parse(body)) : 404
    statuses.push(found ?? 404)
    response.writeHead(found ?? 404).end()
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await until(() => server.listening)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram/hook?of=office`
  const office = await openOffice({ step: echo, webhook: { url, secret }, server: { webhookRetryMs: 30 }, ...options })
  const follow = () => {
    hook = office.channel.hook && { ...office.channel.hook, path: `${office.channel.hook.path}?of=office` }
  }
  follow()
  await until(() => office.channel.state().up)
  return { ...office, office, statuses, url, follow }
}

describe('a webhook', () => {
  it('takes updates in, answered in their order', async () => {
    const { telegram, office, statuses } = await open()
    expect(office.channel.hook?.path).toBe('/telegram/hook')
    expect(office.channel.state().detail).toMatch(/^webhook as @talent_test_bot since/)
    const people = [telegram.person(), telegram.person()]
    for (const number of ['0', '1', '2', '3']) for (const person of people) person.says(number)
    for (const person of people) {
      await person.waitsFor('echo 3')
      expect(person.sees().map((seen) => seen.text)).toEqual(['echo 0', 'echo 1', 'echo 2', 'echo 3'])
    }
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(telegram.calls('getUpdates')).toEqual([])
  })

  it('refuses who does not know the secret, and what is no update', async () => {
    const { telegram, office, url } = await open()
    const john = telegram.person()
    const { hook } = office.channel
    const update = {
      update_id: 1,
      message: { message_id: 1, date: 1, text: 'forged', from: john.user, chat: john.user },
    }
    const status = (headers: Record<string, string>, body: unknown) => hook?.receive(headers, body)
    const known = { 'x-telegram-bot-api-secret-token': secret }
    expect(await status({}, update)).toBe(403)
    expect(await status({ 'x-telegram-bot-api-secret-token': 'a guess' }, update)).toBe(403)
    expect(await status({ 'x-telegram-bot-api-secret-token': '' }, update)).toBe(403)
    expect(await status({ 'x-telegram-bot-api-secret-token': `${secret} ` }, update)).toBe(403)
    for (const body of [undefined, null, 'update', [], {}, { update_id: '1' }])
      expect(await status(known, body)).toBe(400)
    expect(await status(known, { update_id: 2, something_new: { from: null } })).toBe(200)
    expect(await status(known, { update_id: 3, message: 'not a message' })).toBe(200)
    const forged = await fetch(url, { method: 'POST', body: JSON.stringify(update) })
    expect(forged.status).toBe(403)
    expect(john.sees()).toEqual([])
  })

  it('answers only when the store has the update, and takes it again otherwise', async () => {
    let fails = 2
    const { telegram, office, statuses } = await open({
      times: { hung: 150 },
      store: (store): Store => ({
        ...store,
        accept: async (...given) => {
          if (fails-- > 0) await new Promise((resolve) => setTimeout(resolve, 200))
          return store.accept(...given)
        },
      }),
    })
    const john = telegram.person()
    john.says('hello')
    john.says('again')
    await john.waitsFor('echo again')
    await until(() => telegram.pending().length === 0)
    expect(statuses).toContain(503)
    expect(await office.heard(`telegram:${john.id}`)).toHaveLength(2)
    expect(john.sees().map((seen) => seen.text)).toEqual(['echo hello', 'echo again'])
  })

  it('takes a message whose time makes no sense, and leaves out one that makes none, with a warning', async () => {
    const { telegram, office } = await open()
    const john = telegram.person()
    const known = { 'x-telegram-bot-api-secret-token': secret }
    const { chat, from, ...rest } = {
      message_id: 900,
      from: john.user,
      chat: { id: john.id, type: 'private' },
      text: 'hi',
    }
    const deliver = (update_id: number, message: object) => office.channel.hook?.receive(known, { update_id, message })
    const dates = [undefined, null, 'yesterday', Number.NaN, -1e300, 1e300, 0, {}]
    for (const [at, date] of dates.entries())
      expect(await deliver(9000 + at, { ...rest, chat, from, date, message_id: 900 + at }), String(date)).toBe(200)
    await until(() => john.sees().length === dates.length)
    const heard = await office.heard(`telegram:${john.id}`)
    for (const { at } of heard) expect(Math.abs(Date.now() - at)).toBeLessThan(60_000)

    const date = Math.floor(Date.now() / 1000)
    const unsound = [
      { ...rest, chat, from, date, message_id: undefined },
      { ...rest, chat, from, date, message_id: 'x' },
      { ...rest, chat: { type: 'private' }, from, date },
      { ...rest, chat, from: {}, date },
      { ...rest, chat, from, date, text: { of: 'words' } },
    ]
    for (const [at, message] of unsound.entries()) expect(await deliver(9100 + at, message)).toBe(200)
    expect(office.lines.filter((line) => line.includes('could not be read'))).toHaveLength(unsound.length)
    john.says('still there?')
    await john.waitsFor('echo still there?')
  })

  it('has every effect once, however often an update is delivered', async () => {
    const { telegram, office } = await open()
    const john = telegram.person()
    for (const number of ['0', '1', '2']) john.says(number)
    await john.waitsFor('echo 2')
    await until(() => telegram.pending().length === 0)
    telegram.redeliver(3)
    await until(() => telegram.pending().length === 0)
    expect(await office.heard(`telegram:${john.id}`)).toHaveLength(3)
    expect(await john.waitsForSilence()).toHaveLength(3)
  })

  it('is not held up by a slow file of another chat', async () => {
    const { telegram } = await open()
    const [slowly, quickly] = [telegram.person(), telegram.person()]
    const file = Promise.withResolvers<void>()
    telegram.faults.next(held(file.promise), { method: 'download' })
    slowly.sendsFile({ bytes: Buffer.from('%PDF-1.7') })
    quickly.says('hello')
    await quickly.waitsFor('echo hello')
    expect(slowly.sees()).toEqual([])
    file.resolve()
    await slowly.waitsFor('echo file')
  })

  it('is set again at the next start; messages meanwhile wait', async () => {
    const { telegram, office, follow } = await open()
    const john = telegram.person()
    await office.restart(() => void john.says('while you were away'))
    follow()
    await john.waitsFor('echo while you were away')
  })

  it('that somebody else has changed is told to the operator', async () => {
    const { telegram, office } = await open({ times: { webhook: 100 } })
    await fetch(`${telegram.root}/bot${telegram.token}/setWebhook?url=http://127.0.0.1:9/elsewhere`)
    await until(() => !office.channel.state().up)
    expect(office.channel.state().detail).toContain('another program has changed the webhook')
  })

  it.each([
    ['is no news when it was before the start', -60, true],
    ['is told when it is new', 60, false],
  ])('that could not be called %s', async (_, seconds, up) => {
    const now = 1_800_000_000
    const quit = new AbortController()
    const status = createStatus(collectLog().log, () => now * 1000)
    const call = async (method: string) => {
      if (method === 'getWebhookInfo') quit.abort()
      return { url: 'https://a.example/', last_error_date: now + seconds }
    }
    await keepWebhook({
      api: { call } as unknown as Api,
      name: 'bot',
      webhook: { url: 'https://a.example/', secret },
      status,
      times: usualTimes,
      clock: () => now * 1000,
      signal: quit.signal,
    }).catch(() => {})
    expect(status.state().up).toBe(up)
  })

  it('with an address that Telegram refuses is told so', async () => {
    const office = await openOffice({ step: echo, webhook: { url: 'http://office.example/hook', secret } })
    await until(() => office.channel.state().detail.includes('TELEGRAM_WEBHOOK_URL'))
    expect(office.channel.state().up).toBe(false)
  })

  it('is taken away when updates are fetched instead', async () => {
    const office = await openOffice({ step: echo })
    const { telegram } = office
    await until(() => office.channel.state().up)
    await office.restart(() => fetch(`${telegram.root}/bot${telegram.token}/setWebhook?url=http://127.0.0.1:9/`))
    const john = telegram.person()
    john.says('hello')
    await john.waitsFor('echo hello')
  })
})
