/** An office moved from the embedded store to Redis and back: nothing is lost, and it goes on as it was. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedisPortable } from '../../adapters/redis/portable.ts'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqlitePortable } from '../../adapters/sqlite/portable.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Portable } from '../../bot/portable.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { storeCommand } from '../../bot/store-command.ts'
import { createVault, type Vault } from '../../bot/vault.ts'
import { collectLog } from '../engine.ts'
import { marker, personal } from '../privacy/people.ts'
import { hasRedis, type Server, startRedis } from '../redis/server.ts'
import { alarm, saying, text } from '../store/examples.ts'
import { applicant, content, type Life, specialist, startLife } from './life.ts'

const vault = createVault(Buffer.alloc(32, 7))
const hour = 3_600_000
const { log } = collectLog()
const gone = 'telegram:gone'

describe.skipIf(!hasRedis)('An office', () => {
  let folder: string
  let server: Server
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'move-'))
    server = await startRedis()
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const path = (name: string) => join(folder, name)
  const embedded = (name: string) => path(`${name}/bot.sqlite`)
  const openEmbedded = (name: string) => openSqliteStore({ file: embedded(name), vault, engine: true })
  const openShared = () => openRedisStore({ url: server.url, vault })
  const sqlite = (name: string) => async () => openSqlitePortable({ file: embedded(name), vault })
  const another = createVault(Buffer.alloc(32, 8))
  const redis = () => openRedisPortable({ url: server.url, vault })

  const commandWith = async (vault: Vault, open: () => Promise<Portable>, ...args: string[]) => {
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    const backup = async () => {}
    const code = await storeCommand(args, {
      name: 'the store',
      open,
      vault: () => vault,
      backup,
      print,
      tell: () => {},
    }).catch((error: Error) => {
      print(error.message)
      return 1
    })
    return { code, out: lines.join('\n') }
  }
  const command = (open: () => Promise<Portable>, ...args: string[]) => commandWith(vault, open, ...args)
  const digestIn = (out: string) => /digest (\w{64})/.exec(out)?.[1]

  /** Everything that can be seen of it through the port. */
  const seen = async (store: Store) => {
    const records: unknown[] = []
    for (const kind of ['conversation', 'request', 'role', 'unanswered', 'erasure', 'clock', 'person'] as const)
      records.push(await store.all(kind, '', 1000))
    const open = await store.list('request', 'open')
    const lines = []
    for (const address of await store.addresses('', 1000))
      lines.push(address, await store.history(address, { last: 1000 }))
    return { records, open, lines, audit: await store.audit(0, 10_000), depth: await store.depth() }
  }

  let numbers: string[]
  let forgotten: string
  let handled: string
  let sentFile: string
  let quoted: string

  /** What a store keeps of such an office must hold after it was moved. */
  const holds = async (store: Store) => {
    expect(await store.accept(text(handled, applicant))).toBe(false)
    expect(await store.accept(text(forgotten, gone))).toBe(false)
    expect(await store.accept(text('waits-1', applicant))).toBe(false)
    expect(content.equals((await store.file(sentFile)) ?? new Uint8Array())).toBe(true)
    expect(await store.sentAs(applicant, `vendor-${quoted}`)).toBe(quoted)
    expect(await store.waits({ request: '1' })).toBe(true)
    expect(await store.waits({ conversation: gone, upTo: Number.MAX_SAFE_INTEGER })).toBe(false)
    expect(await store.next(['wechat'], Date.now())).toBeUndefined() // given back until later
    const later = await store.next(['wechat'], Date.now() + 3 * hour)
    expect(later).toMatchObject({ outgoing: { id: 'o1' }, attempt: 2 })
    await store.settle('o1', { result: 'sent' })
    expect(await store.next(['wechat'], Date.now() + 3 * hour)).toMatchObject({ outgoing: { id: 'o2' }, attempt: 1 })
    await store.settle('o2', { result: 'failed', reason: 'blocked' })
  }

  /** People go on where they were. */
  const goesOn = async (store: Store) => {
    const before = (await store.audit(0, 10_000)).length
    const [first = '', second = ''] = numbers
    const life = await startLife(store, log)
    try {
      await life.idle()
      expect(
        (await store.history(applicant, { last: 100 })).filter(({ direction }) => direction === 'out'),
      ).not.toEqual([])
      expect(await store.accept(text('alarm:a-due:1', 'request:1'))).toBe(false) // it has rung
      expect((await store.depth()).alarms).toBeGreaterThan(0)
      await life.presses(specialist, `desk:take:${second}`)
      expect((await store.read('request', second))?.body.state).toBe('with-platform')
      // A reply to what was sent before the move goes to its request.
      await life.send(applicant, { kind: 'text', text: `${marker}还要多久？`, quote: quoted })
      expect(life.sent.some(({ to, about }) => to === applicant && about === first)).toBe(true)
      await life.presses(applicant, `rate:${first}:5`)
      expect((await store.read('request', first))?.body.rating).toBe(5)
      const third = await life.files()
      expect(numbers).not.toContain(third)
      expect((await store.audit(before, 10_000)).map(({ seq }) => seq)[0]).toBe(before + 1)
    } finally {
      await life.stop()
    }
  }

  test('goes from the embedded store to Redis and back with everything', async () => {
    const store = openEmbedded('one')
    const life: Life = await startLife(store, log)
    await life.says(gone, `我叫${marker}`)
    forgotten = (await life.says(gone, '落户怎么办理？')).id
    numbers = await life.works()
    handled = (await life.says(applicant, '帮助')).id
    sentFile = await life.sendsFile(applicant, `${marker}`)
    quoted = life.sent.find(({ to, about }) => to === applicant && about === numbers[0])?.id ?? ''
    await life.stop()
    const upTo = (await store.history(gone, { last: 1 }))[0]?.seq ?? 0
    await store.apply(turnOf({ forget: [{ conversation: gone, upTo }] }), new Map())
    // What waits: words, words given back, an alarm that is due, messages to send, one of them tried.
    await store.accept({ ...text('waits-1', applicant, Date.now()), text: '我的申请' } as never)
    await store.accept({ ...text('waits-2', applicant, Date.now()), text: '帮助' } as never)
    const alarms = [alarm('a-due', 1, 'nothing'), alarm('a-later', Date.now() + 100 * hour, 'nothing')]
    const outgoing = [saying('o1', 'wechat:x'), saying('o2', 'wechat:x', '1')]
    await store.apply(turnOf({ alarms, outgoing }), new Map())
    await store.next(['wechat'], Date.now())
    await store.settle('o1', { result: 'retry', at: Date.now() + 2 * hour, reason: '' })
    const before = await seen(store)
    expect(before.depth).toMatchObject({ inbox: 2, outbox: 2 })
    expect((await command(sqlite('one'), 'export', path('early'))).out).toMatch(/^Another bot already runs/)
    await store.close()

    const out = await command(sqlite('one'), 'export', path('office-1'))
    expect(out).toMatchObject({ code: 0 })
    expect(out.out).toMatch(/2 messages to handle, .*2 messages to send|2 messages to send, .*2 messages to handle/)
    expect(out.out).toMatch(/\d forgotten ids/)
    const file = readFileSync(path('office-1'), 'utf8')
    for (const part of [...personal, applicant, numbers[0] as string]) expect(file).not.toContain(part)
    expect(statSync(path('office-1')).mode & 0o077).toBe(0)
    expect((await command(sqlite('one'), 'export', path('office-1'))).out).toMatch(/exists already/)

    const into = await command(redis, 'import', path('office-1'))
    expect(into, into.out).toMatchObject({ code: 0 })
    expect(digestIn(into.out)).toBe(digestIn(out.out))
    expect((await command(redis, 'verify', path('office-1'))).code).toBe(0)
    expect((await command(redis, 'import', path('office-1'))).out).toMatch(/office in the store already/)

    const shared = await openShared()
    expect(await seen(shared)).toEqual(before)
    expect((await command(redis, 'export', path('early'))).out).toMatch(/^1 processes of the bot are connected/)
    await shared.close()
    const back = await command(redis, 'export', path('office-2'))
    expect(digestIn(back.out), back.out).toBe(digestIn(out.out))

    const again = await openShared()
    await holds(again)
    await goesOn(again)
    await again.close()
    expect((await command(redis, 'verify', path('office-2'))).out).toMatch(/not the same/)

    expect((await command(sqlite('one'), 'import', path('office-2'))).out).toMatch(/office in the store already/)
    const home = await command(sqlite('two'), 'import', path('office-2'))
    expect(digestIn(home.out), home.out).toBe(digestIn(out.out))
    const embeddedAgain = openEmbedded('two')
    expect(await seen(embeddedAgain)).toEqual(before)
    await holds(embeddedAgain)
    await goesOn(embeddedAgain)
    await embeddedAgain.close()
  })

  test('in a file that was altered, cut or mixed is refused, and nothing stays of it', async () => {
    server.cli('FLUSHALL')
    const lines = readFileSync(path('office-1'), 'utf8').split('\n')
    const [head = '', first = '', ...rest] = lines
    const flipped = first.slice(0, 300) + (first[300] === 'A' ? 'B' : 'A') + first.slice(301)
    const other = readFileSync(path('office-2'), 'utf8').split('\n')[1] ?? ''
    for (const [name, changed, complaint] of [
      ['altered', [head, flipped, ...rest], /line 2 was altered or damaged, or sealed with another DATA_KEY/],
      ['cut', lines.slice(0, -2), /not whole: its end is missing/],
      ['doubled', [head, first, first, ...rest], /line 3 does not belong there/],
      ['mixed', [head, other, ...rest], /line 3 does not belong there/],
      ['headless', lines.slice(1), /is no export/],
      ['empty', [''], /is not whole|is no export/],
    ] as const) {
      writeFileSync(path(name), changed.join('\n'))
      for (const open of [redis, sqlite('three')]) {
        const { code, out } = await command(open, 'import', path(name))
        expect({ code, out }, name).toMatchObject({ code: 1, out: expect.stringMatching(complaint) })
      }
    }
    for (const open of [
      async () => openSqlitePortable({ file: embedded('three'), vault: another }),
      () => openRedisPortable({ url: server.url, vault: another }),
    ])
      expect((await commandWith(another, open, 'import', path('office-1'))).out).toMatch(/sealed with another DATA_KEY/)
    expect((await command(redis, 'import', path('nowhere'))).out).toMatch(/can’t be read/)
    expect(server.cli('DBSIZE')).toBe('0')
    expect(existsSync(`${embedded('three')}.import`)).toBe(false)
    expect((await command(sqlite('three'), 'import', path('office-1'))).code).toBe(0)
  })

  test('with bodies that can’t be read any more moves too, and they hold up nobody there either', async () => {
    server.cli('FLUSHALL')
    const store = openEmbedded('four')
    for (const id of ['a1', 'a2']) await store.accept(text(id, 'web:a'))
    const outgoing = [saying('o1', 'web:a'), saying('o2', 'web:a')]
    await store.apply(turnOf({ outgoing, alarms: [alarm('due', 1)] }), new Map())
    await store.close()
    const database = new DatabaseSync(embedded('four'))
    database.exec("UPDATE messages SET body = x'00' WHERE id IN ('a1', 'o1'); UPDATE alarms SET what = x'00'")
    database.close()

    const giveUp = async (store: Store) => {
      try {
        expect(await store.claim(1)).toMatchObject({ incoming: { id: 'a2' } })
        expect(await store.next(['web'], 1)).toMatchObject({ outgoing: { id: 'o2' } })
        await store.ring(1)
        expect(await store.claim(1)).toBeUndefined()
        expect((await store.audit(0, 10)).map(({ action }) => action)).toEqual(['damaged', 'damaged', 'damaged'])
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
      } finally {
        await store.close()
      }
    }
    expect(await command(sqlite('four'), 'export', path('damaged-1'))).toMatchObject({ code: 0 })
    expect(await command(redis, 'import', path('damaged-1'))).toMatchObject({ code: 0 })
    expect(await command(redis, 'export', path('damaged-2'))).toMatchObject({ code: 0 })
    await giveUp(await openShared())
    expect(await command(sqlite('five'), 'import', path('damaged-2'))).toMatchObject({ code: 0 })
    expect(await command(sqlite('five'), 'verify', path('damaged-1'))).toMatchObject({ code: 0 })
    await giveUp(openEmbedded('five'))
  })

  test('that was brought in only by half opens for no bot, and the next import clears it away', async () => {
    server.cli('FLUSHALL')
    const half = await redis()
    async function* some() {
      yield { is: 'counters', seq: 1, made: 0, version: 0, pepper: 'ab'.repeat(32) } as const
      yield { is: 'gone', digest: 'AAAA' } as const
    }
    await half.fill(some())
    await half.close()
    await expect(openShared()).rejects.toThrow(
      /^An import into Redis at \S+ was broken off; run npm run -s store -- import FILE again/,
    )
    expect((await command(redis, 'import', path('office-1'))).code).toBe(0)
    const store = await openShared()
    expect((await store.depth()).inbox).toBe(2)
    await store.close()
  })
})
