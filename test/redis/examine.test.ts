import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineRedis } from '../../adapters/redis/examine.ts'
import { until } from '../engine.ts'
import { freePort } from '../free-port.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

/** What is not there is looked for so long (ms). */
const away = 1000

describe.skipIf(!hasRedis)('What the doctor says of Redis', () => {
  let server: Server
  beforeAll(async () => {
    server = await startRedis(['--appendfsync', 'always'])
  })
  afterAll(() => server.stop())

  const found = async (url = server.url, clock?: () => number) => {
    const patience = url === server.url ? 30_000 : away
    const lines = await examineRedis({ url, patience, ...(clock ? { clock } : {}) })
    for (const { text } of lines) expect(text).not.toMatch(/\n|undefined|NaN/)
    return lines
  }
  const wrong = async (url?: string, clock?: () => number) =>
    (await found(url, clock)).filter(({ level }) => level !== 'ok')
  const set = async (name: string, value: string, before: string) => {
    server.cli('CONFIG', 'SET', name, value)
    const lines = await wrong()
    server.cli('CONFIG', 'SET', name, before)
    return lines
  }

  test('nothing, when what it acknowledged can not be lost', async () => {
    expect(await wrong()).toEqual([])
    expect((await found())[0]?.text).toMatch(/^Redis \d+\.\d+\.\d+ at 127\.0\.0\.1:\d+$/)
  })

  test('what could lose a message is bad, with the remedy', async () => {
    expect(await set('appendonly', 'no', 'yes')).toMatchObject([{ level: 'bad', text: /appendonly yes/ }].map(matching))
    expect(await set('appendfsync', 'no', 'always')).toMatchObject(
      [{ level: 'bad', text: /appendfsync always/ }].map(matching),
    )
    expect(await set('appendfsync', 'everysec', 'always')).toMatchObject(
      [{ level: 'warn', text: /power cut/ }].map(matching),
    )
    expect(await set('maxmemory-policy', 'allkeys-lru', 'noeviction')).toMatchObject(
      [{ level: 'bad', text: /maxmemory-policy noeviction/ }].map(matching),
    )
    const used = Number(/used_memory:(\d+)/.exec(server.cli('INFO', 'memory'))?.[1])
    expect(await set('maxmemory', String(Math.round(used * 1.1)), '0')).toMatchObject(
      [{ level: 'warn', text: /maxmemory/ }].map(matching),
    )
    expect(await set('auto-aof-rewrite-percentage', '0', '100')).toMatchObject(
      [{ level: 'warn', text: /BGREWRITEAOF/ }].map(matching),
    )
  })

  test('is printed by npm run doctor, what could be better as well', () => {
    const doctor = () =>
      spawnSync(process.execPath, ['bot/start.js', 'doctor'], {
        env: { PATH: process.env.PATH, PORT: '0', REDIS_URL: server.url, DATA_KEY: '7'.repeat(64) },
        encoding: 'utf8',
      })
    server.cli('CONFIG', 'SET', 'appendfsync', 'everysec')
    const { stdout, status } = doctor()
    expect(stdout).toMatch(/^ok {3}store +Redis \d.*^WARN store +a power cut .*appendfsync always/ms)
    expect(stdout).toMatch(/^ok {3}store +no data yet; npm start makes it in Redis$/m)
    expect(status).toBe(0)
    expect(server.cli('DBSIZE')).toBe('0') // looking makes no office, whose key would be the one that was tried
    server.cli('CONFIG', 'SET', 'appendfsync', 'always', 'maxmemory-policy', 'allkeys-lru')
    const refused = doctor()
    expect(refused.stdout).toMatch(/^BAD {2}store +it throws data away/m)
    expect(refused.status).toBe(1)
    server.cli('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
  })

  test('replicas that a primary does not wait for', async () => {
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)])
    try {
      await until(() => /master_link_status:up/.test(replica.cli('INFO', 'replication')))
      expect(await wrong()).toMatchObject(
        [{ level: 'warn', text: /1 connected replicas.*min-replicas-to-write 1/ }].map(matching),
      )
      expect(await set('min-replicas-to-write', '1', '0')).toEqual([])
      expect(await found(replica.url)).toMatchObject([{ level: 'bad', text: /is a replica/ }].map(matching))
    } finally {
      await replica.stop()
    }
  })

  test('a clock that is wrong', async () => {
    expect(await wrong(undefined, () => Date.now() + 3_600_000)).toMatchObject(
      [{ level: 'warn', text: /\b3[56]\d\d s/ }].map(matching),
    )
  })

  test('something that answers, and not as Redis does: a hint at TLS', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    for (const protocol of ['redis', 'rediss'])
      expect(await examineRedis({ url: `${protocol}://127.0.0.1:${port}`, patience: away })).toEqual([
        matching({ level: 'bad', text: /can't be reached.*rediss:\/\/ with TLS, redis:\/\/ without/ }),
      ])
    other.close()
  })

  test('what can not be reached, is no address, or wants another password: one line, without the password', async () => {
    const nobody = `redis://me:geheim@127.0.0.1:${await freePort()}`
    for (const [url, words] of [
      [nobody, /can't be reached.*REDIS_URL/],
      ['http://127.0.0.1', /REDIS_URL must be/],
      ['redis://:geheim/#@127.0.0.1:6379', /REDIS_URL must be.*percent-encoded/],
      [server.url.replace('//', '//me:geheim@'), /refused the name or password/],
    ] as const) {
      const lines = await found(url)
      expect(lines).toMatchObject([{ level: 'bad', text: words }].map(matching))
      expect(JSON.stringify(lines)).not.toContain('geheim')
    }
  })
})

const matching = ({ level, text }: { level: string; text: RegExp }) => ({ level, text: expect.stringMatching(text) })
