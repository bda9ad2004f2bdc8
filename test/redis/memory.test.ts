/** What stays in Redis: nothing grows but what is kept on purpose, and nothing of what people wrote can be read there. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { alarm, entry, noting, removing, saying, text } from '../store/examples.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const nothing = new Map<string, number>()
const number = '250101-0001'

describe.skipIf(!hasRedis)('What Redis keeps', () => {
  let server: Server
  let store: Store
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })
  beforeEach(async () => {
    await store?.close()
    server.cli('FLUSHALL')
    store = await openRedisStore({ url: server.url, vault: createVault(Buffer.alloc(32, 7)) })
  })

  const say = async (id: string, from: string, more: Partial<Outgoing> = {}) => {
    await store.accept(text(id, from))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    const outgoing = [{ ...saying(`${id}/1`, from, number), ...more }]
    await store.commit(claim, turnOf({ outgoing, audit: [{ ...entry('said'), actor: from }] }), nothing)
    await store.next(['web'], 0)
    await store.settle(`${id}/1`, { result: 'sent', as: [`vendor ${id}`] })
  }
  const keys = () => server.cli('--scan').split('\n').filter(Boolean).sort()
  const bytes = () => {
    const sizes = server.batch(keys().map((key) => `MEMORY USAGE ${key} SAMPLES 0`))
    return sizes.split('\n').reduce((sum, size) => sum + Number(size), 0)
  }
  /** Names and values of all keys. */
  const dump = () => {
    const names = keys()
    const types = server.batch(names.map((key) => `TYPE ${key}`)).split('\n')
    return [
      ...names,
      server.batch(names.map((key, at) => (looks[types[at] ?? ''] ?? 'GET key').replace('key', key))),
    ].join('\n')
  }
  const looks: Record<string, string> = {
    hash: 'HGETALL key',
    list: 'LRANGE key 0 -1',
    set: 'SMEMBERS key',
    zset: 'ZRANGE key 0 -1',
    stream: 'XRANGE key - +',
  }

  test('streams hold only what is open, and are as short afterwards as before', async () => {
    for (let n = 0; n < 300; n++) await say(`a${n}`, `web:${n % 7}`)
    for (const lane of ['in', 'out:web']) {
      expect(server.cli('XLEN', `{office}:ready:${lane}`)).toBe('0')
      expect(Number(server.cli('MEMORY', 'USAGE', `{office}:ready:${lane}`))).toBeLessThan(20_000)
    }
    expect(keys().filter((key) => key.includes(':open:') || key.includes(':later:'))).toEqual([])
  })

  test('a conversation takes little more than its words', async () => {
    await say('seed', 'web:seed')
    const before = bytes()
    for (let n = 0; n < 100; n++) await say(`a${n}`, `web:${n % 10}`)
    expect((bytes() - before) / 10).toBeLessThan(12_000) // 20 messages and their log
  })

  test('of forgotten people only digests stay, which end by themselves', async () => {
    const file = { id: 'f1', name: 'photo.jpg', type: 'image/jpeg', size: 3 }
    await store.accept({ id: 'f1', from: 'web:gone', at: 1, kind: 'file', file }, Uint8Array.of(1, 2, 3))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    await store.commit(
      claim,
      turnOf({ changes: [noting('web:gone', 1, ['about:web:gone'])], alarms: [alarm('r-gone', 9)] }),
      nothing,
    )
    for (let n = 0; n < 30; n++) await say(`web:gone:${n}`, 'web:gone', { file })
    expect(dump()).toContain('web:gone')
    const forget = [{ conversation: 'web:gone', upTo: 1e9 }, { request: number }, { actor: 'web:gone' }]
    await store.apply(turnOf({ changes: [removing('web:gone')], alarms: [alarm('r-gone', null)], forget }), nothing)
    // Of random names any part may stand there by chance.
    expect(dump().replaceAll(/gone:[0-9a-f-]{36}/g, '')).not.toMatch(/gone:3|web:gone|r-gone|vendor|photo|f1\b/)
    const left = keys().filter((key) => /:[mb]:/.test(key))
    expect(left).toHaveLength(31)
    for (const key of left) {
      expect(server.cli('HGETALL', key)).toBe('state\ngone')
      expect(Number(server.cli('TTL', key))).toBeGreaterThan(30 * 86_400)
    }
    expect(keys().filter((key) => /:(lines|as|named|filed|file|acts|t|a|open):/.test(key))).toEqual([])
  })

  test('what people wrote can not be read there, and no id of theirs is the name of a key', async () => {
    const secret = '护照号 E12345678'
    await store.accept({ id: 'a1', from: 'web:a', at: 1, kind: 'text', text: secret })
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    const body = { question: secret, language: 'en', reason: secret, at: 1, count: 1 } as const
    const changes = [{ kind: 'unanswered', id: 'q', body, tags: [] } as const].map((change) => ({
      ...change,
      tags: [],
    }))
    await store.commit(
      claim,
      turnOf({ changes, outgoing: [{ ...saying('1', 'web:a'), text: secret }], alarms: [alarm('r', 5, secret)] }),
      nothing,
    )
    expect(dump()).not.toMatch(/E12345678|护照号/)
    expect(keys().join(' ')).not.toContain(':a1')
    expect((await store.read('unanswered', 'q'))?.body.question).toBe(secret)
  })

  test('files of drafts that were given up go when a process starts', async () => {
    const file = { id: 'f1', name: 'photo.jpg', type: 'image/jpeg', size: 3 }
    const draft = (tags: string[]) =>
      turnOf({
        changes: [
          { kind: 'conversation', id: 'web:a', body: { language: 'en', languageFrom: 'default', facts: {} }, tags },
        ],
      })
    await store.accept({ id: 'f1', from: 'web:a', at: 1, kind: 'file', file }, Uint8Array.of(1, 2, 3))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    await store.commit(claim, draft(['file:f1']), nothing)
    await store.apply(turnOf({ forget: [{ conversation: 'web:a', upTo: 1e9 }] }), nothing)
    await store.apply(draft([]), nothing)
    expect(await store.file('f1')).toBeDefined()
    const another = await openRedisStore({ url: server.url, vault: createVault(Buffer.alloc(32, 7)) })
    expect(await another.file('f1')).toBeUndefined()
    await another.close()
  })
})
