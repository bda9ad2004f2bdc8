import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { StoreError } from '../../adapters/sqlite/errors.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { offersBefore } from '../../bot/offers.ts'
import { turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { storeContract } from './contract.ts'
import { alarm, noting, saying, text } from './examples.ts'
import type { Harness } from './harness.ts'

const vault = createVault(Buffer.alloc(32, 7))
const newFolder = () => mkdtempSync(join(tmpdir(), 'store-'))
const openIn = (folder: string, engine = true, key = vault) =>
  openSqliteStore({ file: join(folder, 'bot.sqlite'), vault: key, engine })

const open = async (): Promise<Harness> => {
  const folder = newFolder()
  const harness: Harness = {
    store: openIn(folder),
    reopen: async () => {
      await harness.store.close()
      harness.store = openIn(folder)
      return harness.store
    },
    dispose: async () => {
      await harness.store.close()
      rmSync(folder, { recursive: true })
    },
  }
  return harness
}

storeContract('The embedded store', open)

describe('The embedded store on its disk', () => {
  let folder: string
  beforeEach(() => {
    folder = newFolder()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const problem = (action: () => unknown): Error => {
    try {
      action()
    } catch (error) {
      return error as Error
    }
    throw new Error('It did not throw')
  }
  const oneLine = (error: Error, ...words: string[]) => {
    expect(error).toBeInstanceOf(StoreError)
    expect(error.message).not.toContain('\n')
    for (const word of words) expect(error.message).toContain(word)
  }

  test('another key is refused at once, in one line', async () => {
    await openIn(folder).close()
    const error = problem(() => openIn(folder, true, createVault(Buffer.alloc(32, 8))))
    oneLine(error, 'DATA_KEY', folder)
    await openIn(folder).close() // nothing is left locked
  })

  test('a second engine is refused; the command line may read and apply beside the first', async () => {
    const store = openIn(folder)
    oneLine(
      problem(() => openIn(folder)),
      'DATA_DIR',
      folder,
      'another folder.',
    )
    const beside = openIn(folder, false)
    await store.accept(text('a1', 'web:a'))
    expect(await beside.history('web:a', { last: 10 })).toHaveLength(1)
    expect(await beside.apply(turnOf({ outgoing: [saying('1', 'web:a')] }), new Map())).toBe(true)
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('1')
    await expect(beside.claim(0)).rejects.toThrow(StoreError)
    await expect(beside.next(['web'], 0)).rejects.toThrow(StoreError)
    await beside.close()
    await store.close()
    await openIn(folder).close()
  })

  test('the place of a killed engine is free at once', async () => {
    const program = `
      import { openSqliteStore } from ${JSON.stringify(join(import.meta.dirname, '../../adapters/sqlite/store.ts'))}
      import { createVault } from ${JSON.stringify(join(import.meta.dirname, '../../bot/vault.ts'))}
      const store = openSqliteStore({ file: process.argv[1], vault: createVault(Buffer.alloc(32, 7)), engine: true })
      await store.accept({ id: 'a1', from: 'web:a', at: 1, kind: 'text', text: 'x' })
      await store.claim(0)
      console.log('ready')
      setInterval(() => {}, 1000)`
    const child = spawn(
      process.execPath,
      ['--input-type=module-typescript', '-e', program, join(folder, 'bot.sqlite')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout, 'data')
    oneLine(
      problem(() => openIn(folder)),
      'Another bot',
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = openIn(folder)
    expect((await store.claim(0))?.incoming.id).toBe('a1')
    await store.close()
  })

  test('what people wrote can not be read in the files', async () => {
    const store = openIn(folder)
    const secret = '护照号 E12345678 lives at'
    await store.accept({ id: 'a1', from: 'web:a', at: 1, kind: 'text', text: secret })
    const claim = await store.claim(0)
    if (!claim) throw new Error('not accepted')
    const turn = turnOf({
      changes: [{ ...noting('q', 1), body: { question: secret, language: 'en', reason: secret, at: 1, count: 1 } }],
      outgoing: [{ ...saying('1', 'web:a'), text: secret }],
      alarms: [{ id: 'r', to: 'web:a', at: 5, what: secret }],
    } as Parameters<typeof turnOf>[0])
    await store.commit(claim, turn, new Map())
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(files.some((bytes) => bytes.includes('web:a'))).toBe(true) // the bytes are there, in the log or the file
    for (const bytes of files) for (const part of ['E12345678', '护照号']) expect(bytes.includes(part)).toBe(false)
    expect((await store.read('unanswered', 'q'))?.body.question).toBe(secret)
    await store.close()
  })

  test('data of a newer version is refused', async () => {
    await openIn(folder).close()
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    database.exec("UPDATE meta SET value = '99' WHERE key = 'schema'")
    database.close()
    oneLine(
      problem(() => openIn(folder)),
      'schema 99',
      'newer',
    )
  })

  test('what is no database, or not ours, or no folder, is named with what to do', async () => {
    writeFileSync(join(folder, 'bot.sqlite'), 'this is a text file, long enough to be looked at as a database header')
    oneLine(
      problem(() => openIn(folder)),
      'DATA_DIR',
      'not this bot',
    )
    rmSync(join(folder, 'bot.sqlite'))
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    database.exec('CREATE TABLE theirs (a)')
    database.close()
    oneLine(
      problem(() => openIn(folder)),
      'DATA_DIR',
      "another program's",
    )
    writeFileSync(join(folder, 'plain'), '')
    for (const place of [join(folder, 'plain', 'data'), join(folder, 'plain'), '/proc/x'])
      expect(() => openIn(place)).toThrow(`DATA_DIR (${place}) is not a folder that can be made; choose another.`)
  })

  test('a folder without the right to write is named', async () => {
    chmodSync(folder, 0o555)
    const program = `
      import { openSqliteStore } from ${JSON.stringify(join(import.meta.dirname, '../../adapters/sqlite/store.ts'))}
      import { createVault } from ${JSON.stringify(join(import.meta.dirname, '../../bot/vault.ts'))}
      if (process.getuid() === 0) process.setuid(65534) // root may write everywhere
      try { openSqliteStore({ file: process.argv[1], vault: createVault(Buffer.alloc(32, 7)), engine: true }) }
      catch (error) { console.log(error.name + ': ' + error.message) }`
    const child = spawn(
      process.execPath,
      ['--input-type=module-typescript', '-e', program, join(folder, 'bot.sqlite')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = await once(child.stdout, 'data')
    expect(String(line)).toMatch(/^StoreError: DATA_DIR .*write to.*\n$/)
  })

  test('a full disk is named, and what is there stays usable', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    const store = openIn(folder)
    await store.apply(turnOf({ changes: [noting('q', 1)], outgoing: [saying('1', 'web:a')] }), new Map())
    await store.accept(text('a1', 'web:a'))
    // The store's own connection may take no more pages from now on, as on a full disk.
    const database = exec.mock.contexts[0] as DatabaseSync | undefined
    exec.mockRestore()
    if (!database) throw new Error('The store opened nothing')
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
    database.exec(`PRAGMA max_page_count = ${pages}`)

    const long = { ...text('b1', 'web:b'), text: 'x'.repeat(100_000) } as Parameters<typeof store.accept>[0]
    const [refused, small] = await Promise.allSettled([store.accept(long), store.accept(text('c1', 'web:c'))])
    if (refused.status === 'fulfilled') throw new Error('There was room')
    oneLine(refused.reason, 'DATA_DIR', folder, 'full')
    expect(small).toEqual({ status: 'fulfilled', value: true }) // it needs no new page
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(1)
    expect(await store.history('web:b', { last: 10 })).toEqual([])
    const claim = await store.claim(0)
    if (!claim) throw new Error('Nothing to claim')
    expect(claim.incoming.id).toBe('a1')
    expect(await store.commit(claim, turnOf({}), new Map())).toBe(true)
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('1')
    await store.settle('1', { result: 'sent' })

    database.exec('PRAGMA max_page_count = 1000000') // room again
    expect(await store.accept(long)).toBe(true)
    expect(await store.depth()).toEqual({ inbox: 2, outbox: 0, alarms: 0 })
    await store.close()
  })

  describe('what can not be read any more', () => {
    const spoil = (what: 'messages' | 'alarms', id: string) => {
      const database = new DatabaseSync(join(folder, 'bot.sqlite'))
      const column = what === 'messages' ? 'body' : 'what'
      expect(database.prepare(`UPDATE ${what} SET ${column} = zeroblob(50) WHERE id = ?`).run(id).changes).toBe(1)
      database.close()
    }
    const given = async (store: ReturnType<typeof openIn>) =>
      (await store.audit(0, 100)).map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)

    test('a message that came in is given up; its conversation and the others go on', async () => {
      const store = openIn(folder)
      for (const id of ['a1', 'a2', 'b1']) await store.accept(text(id, `web:${id[0]}`))
      const [first] = await store.history('web:a', { last: 5 })
      spoil('messages', 'a1')
      const claims = [await store.claim(0), await store.claim(0)]
      expect(claims.map((claim) => claim?.incoming.id).sort()).toEqual(['a2', 'b1'])
      expect(await store.claim(1e9)).toBeUndefined()
      expect(await given(store)).toEqual([`system damaged message ${first?.seq}`])
      expect(await store.history('web:a', { last: 5 })).toMatchObject([{ message: { id: 'a2' } }])
      expect(await store.history('web:a', { after: 0, limit: 1 })).toMatchObject([{ message: { id: 'a2' } }])
      expect(await store.line('web:a', first?.seq ?? 0)).toBeUndefined()
      await store.close()
    })

    test('many of them, asked for at the same moment, are each given up once', async () => {
      const store = openIn(folder)
      for (const id of ['a1', 'a2', 'a3', 'b1', 'c1']) await store.accept(text(id, `web:${id[0]}`))
      for (const id of ['a1', 'a2', 'b1']) spoil('messages', id)
      const claims = await Promise.all(Array.from({ length: 4 }, () => store.claim(0)))
      expect(claims.flatMap((claim) => claim?.incoming.id ?? []).sort()).toEqual(['a3', 'c1'])
      expect(await given(store)).toHaveLength(3)
      expect((await store.depth()).inbox).toBe(2)
      await store.close()
    })

    test('an outgoing message fails, and the request it was about hears of it', async () => {
      const store = openIn(folder)
      const outgoing = [saying('1', 'web:a', '250101-0001'), saying('2', 'web:a')]
      await store.apply(turnOf({ outgoing }), new Map())
      spoil('messages', '1')
      expect((await store.next(['web'], 0))?.outgoing.id).toBe('2')
      expect((await store.claim(0))?.incoming).toMatchObject({ what: 'undelivered 1 web:a' })
      expect(await given(store)).toHaveLength(1)
      await store.close()
    })

    test('an alarm is dropped, and the others ring', async () => {
      const store = openIn(folder)
      await store.apply(turnOf({ alarms: [alarm('r', 1), alarm('s', 2, 'remind 2'), alarm('t', 99)] }), new Map())
      spoil('alarms', 'r')
      expect(await store.ring(10)).toBe(99)
      expect((await store.claim(0))?.incoming).toMatchObject({ what: 'remind 2' })
      expect(await given(store)).toEqual(['system damaged alarm r'])
      await store.close()
    })
  })

  test('nobody else may read the files, whatever the process lets others read', async () => {
    const before = process.umask(0)
    try {
      const store = openIn(folder)
      await store.accept(text('a1', 'web:a'))
      const files = readdirSync(folder).sort()
      for (const name of ['', '-shm', '-wal']) expect(files).toContain(`bot.sqlite${name}`)
      for (const file of files) expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600)
      await store.close()
    } finally {
      process.umask(before)
    }
  })

  test('data of the first version is brought up to this one', async () => {
    const store = openIn(folder)
    const about = saying('2', 'web:a', '250101-0001')
    await store.apply(turnOf({ outgoing: [saying('1', 'web:a'), about, saying('3', 'web:a')] }), new Map())
    for (const id of ['1', '2']) {
      await store.next(['web'], 0)
      await store.settle(id, { result: 'sent' })
    }
    await store.close()
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    database.exec(`
      DROP INDEX messages_offers; ALTER TABLE messages DROP COLUMN sent_at; ALTER TABLE messages DROP COLUMN offers;
      DROP TABLE mentions; DROP TABLE forgotten; DROP INDEX audit_of_actor;
      DROP TABLE files; DROP TABLE files_of_messages; DROP TABLE sent_as;
      DELETE FROM meta WHERE key = 'pepper'; UPDATE meta SET value = '1' WHERE key = 'schema';
      CREATE TABLE earlier (a); INSERT INTO earlier VALUES ('a trace of what was replaced'); DROP TABLE earlier`)
    database.close()
    expect(readFileSync(join(folder, 'bot.sqlite')).includes('a trace of')).toBe(true)
    for (const _ of ['upgraded', 'once']) {
      const upgraded = openIn(folder)
      const lines = await upgraded.history('web:a', { last: 5 })
      expect(lines).toMatchObject([{ state: 'sent', sentAt: about.at }, { state: 'sent' }, { state: 'waiting' }])
      await upgraded.close()
    }
    expect(readFileSync(join(folder, 'bot.sqlite')).includes('a trace of')).toBe(false)
    const upgraded = openIn(folder)
    await upgraded.apply(turnOf({ forget: [{ request: '250101-0001' }] }), new Map())
    expect((await upgraded.history('web:a', { last: 5 })).map((line) => line.message.id)).toEqual(['1', '3'])
    await upgraded.close()
  })

  test('choices that an earlier version had sent are still before somebody’s eyes, and its work goes on', async () => {
    const store = openIn(folder)
    const choices = [{ id: 'menu:help', label: 'Help' }]
    await store.apply(turnOf({ outgoing: [{ ...saying('1', 'web:a'), choices }, saying('2', 'web:a')] }), new Map())
    await store.next(['web'], 0)
    await store.settle('1', { result: 'sent' })
    await store.accept(text('a1', 'web:a'))
    await store.close()
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    database.exec(
      "DROP INDEX messages_offers; ALTER TABLE messages DROP COLUMN offers; UPDATE meta SET value = '4' WHERE key = 'schema'",
    )
    database.close()
    const upgraded = openIn(folder)
    expect(await offersBefore(upgraded, text('a2', 'web:a', Date.now() + 1000))).toMatchObject([{ choices }])
    expect((await upgraded.next(['web'], 0))?.outgoing.id).toBe('2')
    expect((await upgraded.claim(0))?.incoming.id).toBe('a1')
    await upgraded.close()
  })

  test('one write that fails does not take those of the same moment with it', async () => {
    const store = openIn(folder)
    await store.apply(turnOf({ outgoing: [saying('1', 'web:a')] }), new Map())
    const [good, bad, also] = await Promise.allSettled([
      store.accept(text('a1', 'web:a')),
      store.apply(turnOf({ changes: [noting('q', 1)], outgoing: [saying('1', 'web:a')] }), new Map()),
      store.accept(text('a2', 'web:a')),
    ])
    expect([good, also]).toEqual([
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
    ])
    expect(bad.status).toBe('rejected')
    expect(await store.read('unanswered', 'q')).toBeUndefined()
    await store.close()
  })

  test('what was found ahead and is done by now hides nothing that is new', async () => {
    const store = openIn(folder)
    const saidTo = (...names: string[]) => turnOf({ outgoing: names.map((name) => saying(name, `web:${name}`)) })
    await store.apply(saidTo('1', '2', '3'), new Map())
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('1')
    await Promise.all(['2', '3'].map((id) => store.settle(id, { result: 'sent' })))
    await store.apply(saidTo('4'), new Map())
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('4')
    expect(await store.next(['web'], 0)).toBeUndefined()
    await store.close()
  })

  test('finding work reads neither 100,000 handled messages nor a long queue in one conversation', async () => {
    const store = openIn(folder)
    await store.accept(text('seed', 'web:seed'))
    await store.close()
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    database.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO messages (direction, id, channel, address, state, at, body)
        SELECT 'in', 'done' || i, '', 'web:' || (i % 1000), 'done', 1, zeroblob(300) FROM n;
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO messages (direction, id, channel, address, state, at, body)
        SELECT 'in', 'seed' || i, '', 'web:seed', 'behind', 1, zeroblob(300) FROM n`)
    const all = database.prepare("SELECT count(*) FROM messages WHERE state <> ''")
    const full = openIn(folder)
    await full.claim(0) // somebody works on the long queue
    await full.accept(text('x', 'web:x'))
    const times: Record<'claiming' | 'reading', number[]> = { claiming: [], reading: [] }
    for (let i = 0; i < 51; i++) {
      const started = performance.now()
      const claim = await full.claim(0)
      const claimed = performance.now()
      all.get()
      times.claiming.push(claimed - started)
      times.reading.push(performance.now() - claimed)
      if (claim) await full.release(claim, 0)
    }
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[25] ?? 0
    expect(median(times.claiming)).toBeLessThan(median(times.reading) / 5) // on the same machine at the same time
    database.close()
    await full.close()
  })
})
