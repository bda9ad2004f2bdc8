import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { examineTelegram } from '../../adapters/telegram/examine.ts'
import { examineChannels } from '../../bot/adapters.ts'
import { readConfig } from '../../bot/config.ts'
import { startTelegram, type Telegram } from './server.ts'
import { broken, slow } from './server-faults.ts'

const servers: Telegram[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})
const open = async () => {
  const telegram = await startTelegram()
  servers.push(telegram)
  const { token, root: apiRoot } = telegram
  const set = (url: string) => fetch(`${apiRoot}/bot${token}/setWebhook?url=${url}`)
  return { telegram, token, apiRoot, set }
}

describe('the doctor', () => {
  it('finds a good token', async () => {
    const { token, apiRoot } = await open()
    expect(await examineTelegram({ token, apiRoot })).toEqual([
      { ok: true, text: `@talent_test_bot at ${new URL(apiRoot).host}` },
    ])
  })

  it.each([
    ['4711:another-token', 'Telegram does not know this token'],
    ['no token at all', 'does not look like a token'],
  ])('says what is wrong with “%s”', async (token, reason) => {
    const { apiRoot } = await open()
    const [line, ...more] = await examineTelegram({ token, apiRoot })
    expect(line).toMatchObject({ ok: false, text: expect.stringContaining(reason) })
    expect(line?.text).toContain('TELEGRAM_BOT_TOKEN')
    expect(line?.text).not.toContain(token)
    expect(more).toEqual([])
  })

  it('says what only the bot that runs can know', async () => {
    const { token, apiRoot } = await open()
    const config = readConfig({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot })
    const details = { telegram: 'offline since noon: another program fetches' }
    const found = await examineChannels(config, true, { phase: 'running', channels: { telegram: false }, details })
    expect(found).toMatchObject([
      { good: true },
      { good: false, detail: 'in the bot that runs: offline since noon: another program fetches' },
    ])
  })

  it('says when nobody answers, nobody in time, or somebody else', async () => {
    const { telegram, token, apiRoot } = await open()
    telegram.faults.next(slow(500), { method: 'getMe' })
    expect(await examineTelegram({ token, apiRoot, patience: 100 })).toMatchObject([
      { ok: false, text: expect.stringContaining('no answer in time') },
    ])
    telegram.faults.next(broken(), { method: 'getMe' })
    expect(await examineTelegram({ token, apiRoot })).toMatchObject([
      { ok: false, text: expect.stringContaining('answers 502') },
    ])
    expect(await examineTelegram({ token, apiRoot: 'not an address' })).toMatchObject([{ ok: false }])
    await telegram.down()
    const [line] = await examineTelegram({ token, apiRoot })
    expect(line?.text).toMatch(/can’t be reached \((ECONNREFUSED|UND_ERR_SOCKET)\)/)
    await telegram.up()
  })

  it('says that the address leads on to another, and does not take the token there', async () => {
    const { telegram, token, apiRoot } = await open()
    const server = createServer((request, response) =>
      response.writeHead(301, { location: `${apiRoot}${request.url}` }).end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const before = telegram.calls('getMe').length
    const lines = await examineTelegram({ token, apiRoot: `http://127.0.0.1:${port}` })
    server.close()
    expect(lines).toMatchObject([
      { ok: false, text: expect.stringContaining('TELEGRAM_API_ROOT leads on to another address') },
    ])
    expect(telegram.calls('getMe')).toHaveLength(before)
  })

  it('says that the clock is wrong, and by how much', async () => {
    const { token, apiRoot } = await open()
    const lines = await examineTelegram({ token, apiRoot, clock: () => Date.now() + 120_000 })
    expect(lines[1]?.ok).toBe(false)
    expect(lines[1]?.text).toMatch(/^this computer’s clock is 1[12]\d s ahead/)
  })

  it('says when a webhook is set where none should be, leads elsewhere, or is not set yet', async () => {
    const { token, apiRoot, set } = await open()
    const webhook = { url: 'https://office.example/telegram', secret: 's' }
    const about = async (expected?: typeof webhook) =>
      (await examineTelegram({ token, apiRoot, ...(expected ? { webhook: expected } : {}) })).at(-1)
    expect(await about(webhook)).toMatchObject({ ok: true, text: expect.stringContaining('no webhook is set') })
    await set('https://elsewhere.example/secret-path')
    expect(await about()).toMatchObject({ ok: false, text: expect.stringContaining('elsewhere.example') })
    expect((await about())?.text).not.toContain('secret-path')
    expect(await about(webhook)).toMatchObject({ ok: false, text: expect.stringContaining('elsewhere.example') })
    await set(webhook.url)
    expect(await about(webhook)).toEqual({ ok: true, text: 'the webhook is set' })
  })
})
