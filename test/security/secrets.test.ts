/** Secrets are never printed: not by a wrong configuration, not by a start against servers that refuse, not by doctor. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'

/** Each can be found again by its middle. */
const marks = ['S3cr3tA', 'S3cr3tB', 'S3cr3tC', 'S3cr3tD', 'S3cr3tE', 'S3cr3tF', 'S3cr3tG'] as const
const [redis, token, webhook, wechat, model, metrics, user] = marks
const key = 'c0ffee'.repeat(11).slice(0, 64)
const oldKey = 'bada55'.repeat(11).slice(0, 64)

let folder: string
let server: Server
let port: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  // Takes connections and closes them: what a vendor that refuses looks like.
  server = createServer((socket) => socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Everything that a run prints, until so many ms after its first words at most. */
const printed = (args: string[], env: Record<string, string>, ms = 4000) =>
  new Promise<string>((resolve) => {
    const child = spawn(process.execPath, ['bot/start.js', ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        XDG_CACHE_HOME: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), // or each start makes the dictionary
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'debug',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    const end = () => child.kill('SIGTERM')
    let timer = setTimeout(end, 120_000)
    const hear = (part: Buffer) => {
      if (out === '') {
        clearTimeout(timer)
        timer = setTimeout(end, ms)
      }
      out += part
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => {
      clearTimeout(timer)
      resolve(out)
    })
  })

const noneIn = (out: string) => {
  expect(out).not.toBe('')
  for (const secret of [...marks, key, oldKey]) expect(out).not.toContain(secret)
}

// Most of each is waiting, so they run beside each other.
describe.concurrent('a wrong configuration', () => {
  test.each<[what: string, env: Record<string, string>]>([
    [
      'values of the wrong form',
      { DATA_KEY: key.slice(1), DATA_KEY_OLD: `${oldKey},x`, TELEGRAM_BOT_TOKEN: token, METRICS_TOKEN: `${metrics}!` },
    ],
    ['an address of Redis that is none', { REDIS_URL: `http://${user}:${redis}@127.0.0.1`, DATA_KEY: key }],
    ['a port of Redis that is none', { REDIS_URL: `redis://${user}:${redis}@127.0.0.1:99999`, DATA_KEY: key }],
    ['a Redis that is not there', { REDIS_URL: `redis://${user}:${redis}@127.0.0.1:1`, DATA_KEY: key }],
    [
      'nodes of which one is none',
      { REDIS_URL: `redis://${user}:${redis}@127.0.0.1:1,nonsense:${redis}`, DATA_KEY: key },
    ],
    [
      'a webhook without a token',
      {
        TELEGRAM_WEBHOOK_URL: `https://a.example/${webhook}`,
        TELEGRAM_WEBHOOK_SECRET: `${webhook}${webhook}${webhook}`,
      },
    ],
    [
      'a webhook secret of wrong signs',
      {
        TELEGRAM_BOT_TOKEN: `1:${token}`,
        TELEGRAM_WEBHOOK_URL: 'https://a.example',
        TELEGRAM_WEBHOOK_SECRET: `${webhook} !`,
      },
    ],
    [
      'an API root with a password that is none',
      { TELEGRAM_BOT_TOKEN: `1:${token}`, TELEGRAM_API_ROOT: `ftp://${user}:${webhook}@a` },
    ],
    ['a gateway without an endpoint', { WECHATY_PUPPET_SERVICE_TOKEN: wechat }],
    [
      'a gateway whose token is no token',
      { WECHATY_PUPPET_SERVICE_TOKEN: wechat, WECHATY_PUPPET_SERVICE_ENDPOINT: `${user}:${wechat}@nowhere` },
    ],
    ['a model without the rest', { OPENAI_API_KEY: `sk-${model}`, OPENAI_BASE_URL: `ftp://${user}:${model}@a` }],
    ['a page address with a password', { PUBLIC_URL: `ftp://${user}:${redis}@a.example` }],
  ])('%s', async (_, env) => noneIn(await printed([], env)))
})

it('a defect that nothing catches ends the process with its kind and place, not with its words', async () => {
  const thrown = `const t = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return
    clearInterval(t)
    Promise.reject(new RangeError(process.env.WORDS))
  }, 50).unref()`
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(thrown)}`
  const out = await printed([], { NODE_OPTIONS, WORDS: `${model} of Zhang San` }, 120_000)
  noneIn(out)
  expect(out).toMatch(/"level":60.*"error":"RangeError".*"at":"at .*nothing catches/)
  expect(out).not.toContain('Zhang')
})

describe('a start against servers that refuse', () => {
  const vendors = () => ({
    DATA_KEY: key,
    DATA_KEY_OLD: oldKey,
    TELEGRAM_BOT_TOKEN: `123456:${token}`,
    TELEGRAM_API_ROOT: `http://${user}:${webhook}@127.0.0.1:${port}`,
    WECHATY_PUPPET_SERVICE_TOKEN: `puppet_${wechat}`,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
  })

  it.concurrent('says nothing of them', async () => noneIn(await printed([], vendors(), 6000)))
  it.concurrent('nor does doctor', async () => noneIn(await printed(['doctor'], vendors(), 15_000)))
  it.concurrent('nor a Redis that closes the connection', async () =>
    noneIn(
      await printed(['doctor'], { REDIS_URL: `redis://${user}:${redis}@127.0.0.1:${port}`, DATA_KEY: key }, 15_000),
    ))

  it('and nothing of them lies in the data', () => {
    const data = join(folder, 'data')
    for (const name of readdirSync(data)) {
      expect(statSync(join(data, name)).mode & 0o077, name).toBe(0)
      const text = readFileSync(join(data, name), 'latin1')
      for (const secret of [...marks, key, oldKey]) expect(text).not.toContain(secret)
    }
  })
})

describe('comparing', () => {
  /** Where a secret meets what somebody sent. */
  test.each([
    ['adapters/telegram/webhook.ts', /timingSafeEqual/],
    ['bot/requests/desk/page-link.ts', /timingSafeEqual/],
  ])('in constant time: %s', (file, pattern) => expect(readFileSync(file, 'utf8')).toMatch(pattern))

  it('codes and sessions are looked up by a digest, of which a near miss tells nothing', () => {
    for (const file of ['bot/requests/roles/binding.ts', 'bot/persons/link-code.ts', 'adapters/web/session.ts'])
      expect(readFileSync(file, 'utf8')).toMatch(/digestOf|hashOf/)
  })
})
