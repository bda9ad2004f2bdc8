/** What was forgotten is not in the files any more, not even sealed: the bytes are searched for it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { type Change, type Store, type Turn, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { entry, noting, removing, saying, text } from './examples.ts'

const vault = createVault(Buffer.alloc(32, 7))
const number = '250101-0001'

describe('What was forgotten', () => {
  let folder: string
  let store: Store
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'traces-'))
    store = openStore()
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const openStore = (engine = true) => openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine })
  const perform = (turn: Partial<Turn>) => store.apply(turnOf(turn), new Map())
  const say = async (id: string, from: string, long = '') => {
    await store.accept({ ...text(id, from), text: `${id}${long}` } as Parameters<Store['accept']>[0])
    const claim = await store.claim(0)
    if (!claim) throw new Error('Nothing to claim')
    const outgoing = [{ ...saying(`${id}/1`, from, number), text: `answer ${id}${long}` }]
    await store.commit(claim, turnOf({ outgoing, audit: [{ ...entry('said'), actor: from }] }), new Map())
    await store.next(['web'], 0)
    await store.settle(`${id}/1`, { result: 'sent' })
  }

  const select = (sql: string): Buffer[] => {
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    const found = database.prepare(sql).all()
    database.close()
    return found.map(({ body }) => Buffer.from(body as Uint8Array))
  }
  const files = () =>
    Buffer.concat(
      readdirSync(folder)
        .filter((name) => name.startsWith('bot.sqlite'))
        .map((name) => readFileSync(join(folder, name))),
    )
  /** 16 bytes of every 48: a sealed value that was left in part is found too. */
  const pieces = (sealed: Buffer) =>
    Array.from({ length: Math.ceil((sealed.length - 15) / 48) }, (_, at) => sealed.subarray(at * 48, at * 48 + 16))
  const left = (sealed: Buffer[]): number => {
    const bytes = files()
    return sealed.flatMap(pieces).filter((piece) => bytes.includes(piece)).length
  }

  test('leaves no byte of a message, short or long, and no address in the audit log', async () => {
    for (let at = 0; at < 20; at++) await say(`${at}`, at % 2 ? 'web:odd' : 'web:even', 'x'.repeat(at * 500))
    const of = (address: string) => `SELECT body FROM messages WHERE address = '${address}'`
    const [gone, kept] = [select(of('web:odd')), select(of('web:even'))]
    expect(left(gone)).toBeGreaterThan(gone.length)
    await perform({ forget: [{ conversation: 'web:odd', upTo: 1e9 }, { actor: 'web:odd' }] })
    expect(left(gone)).toBe(0)
    // A few lie across the border of two pages.
    expect(left(kept)).toBeGreaterThan(kept.flatMap(pieces).length * 0.98)
    expect(files().includes('web:odd')).toBe(false)
    expect(files().includes('web:even')).toBe(true)
  })

  test('leaves no byte of a record that was removed or replaced, nor of a message about the request', async () => {
    const record = (id: string, question: string): Change => ({
      ...(noting(id, 1) as Change & { kind: 'unanswered' }),
      body: { question, language: 'zh', reason: 'none', at: 1, count: 1 },
    })
    for (let at = 0; at < 30; at++) await perform({ changes: [record(`r${at}`, `张三 ${'x'.repeat(at * 300)}`)] })
    await say('a', 'web:a')
    const before = [...select("SELECT body FROM records WHERE id <> 'r7'"), ...select('SELECT body FROM messages')]
    const changes = Array.from({ length: 30 }, (_, at) => `r${at}`)
      .filter((id) => id !== 'r7')
      .map((id, at) => (at % 2 ? removing(id) : record(id, '')))
    await perform({ changes, forget: [{ request: number }] })
    expect(left(before)).toBe(0)
    expect((await store.read('unanswered', 'r7'))?.body.question).toMatch(/^张三/)
  })

  test('leaves nothing after a long life of the file, however its pages were moved', async () => {
    const sealed = new Map<string, Buffer>()
    const removed: Buffer[] = []
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let at = 0; at < 300; at++) {
      const from = `web:${random(12)}`
      await say(`m${at}`, from, 'y'.repeat(random(10) === 0 ? random(9000) : random(900)))
      const database = new DatabaseSync(join(folder, 'bot.sqlite'))
      for (const row of database.prepare('SELECT seq, address, body FROM messages ORDER BY seq DESC LIMIT 2').all())
        sealed.set(`${row.address} ${row.seq}`, Buffer.from(row.body as Uint8Array))
      database.close()
      if (random(8) > 0) continue
      const address = `web:${random(12)}`
      await perform({ forget: [{ conversation: address, upTo: 1e9 }] })
      for (const [key, body] of sealed) if (key.startsWith(`${address} `)) removed.push(body) && sealed.delete(key)
    }
    expect(removed.length).toBeGreaterThan(80)
    expect(left(removed)).toBe(0)
    expect(left([...sealed.values()])).toBeGreaterThan([...sealed.values()].flatMap(pieces).length * 0.98)
  })

  test('is cleared away as soon as another program has stopped reading', async () => {
    await say('a', 'web:a')
    const gone = select('SELECT body FROM messages')
    const reader = new DatabaseSync(join(folder, 'bot.sqlite'))
    reader.exec('BEGIN; SELECT count(*) FROM messages')
    const started = performance.now()
    await perform({ forget: [{ conversation: 'web:a', upTo: 1e9 }] })
    expect(performance.now() - started).toBeLessThan(4500) // the database would wait 5 s for the reader
    expect(left(gone)).toBeGreaterThan(0)
    reader.exec('ROLLBACK')
    reader.close()
    await store.accept(text('b', 'web:b'))
    expect(left(gone)).toBe(0)
  })

  test('goes in one piece: killed at any moment, all of it is there or none', async () => {
    const module = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path))
    const people = 40
    for (let person = 0; person < people; person++) {
      await perform({ changes: [noting(`q${person}`, 1)] })
      await say(`p${person}`, `web:p${person}`, 'z'.repeat(2000))
    }
    await store.close()
    const program = `
      import { openSqliteStore } from ${module('adapters/sqlite/store.ts')}
      import { createVault } from ${module('bot/vault.ts')}
      const store = openSqliteStore({ file: process.argv[1], vault: createVault(Buffer.alloc(32, 7)), engine: true })
      const [first] = process.argv.slice(2).map(Number)
      for (let person = first; person < ${people}; person++) {
        process.stdout.write('.')
        await store.apply({
          changes: [{ kind: 'unanswered', id: 'q' + person, body: null, tags: [] }],
          outgoing: [], alarms: [], audit: [],
          forget: [{ conversation: 'web:p' + person, upTo: 1e9 }, { actor: 'web:p' + person }],
        }, new Map())
      }`
    let gone = 0
    // A slow disk may take longer than the first lives last.
    for (let kills = 0; (kills < 6 || gone === 0) && gone < people; kills++) {
      const args = ['--input-type=module-typescript', '-e', program, join(folder, 'bot.sqlite'), String(gone)]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      await sleep(kills * 4)
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      store = openStore()
      const actors = (await store.audit(0, 1000)).map(({ actor }) => actor)
      for (let person = 0; person < people; person++) {
        const kept = [
          (await store.read('unanswered', `q${person}`)) !== undefined,
          (await store.history(`web:p${person}`, { last: 5 })).length === 2,
          actors.includes(`web:p${person}`),
        ]
        expect(new Set(kept).size, `${kept}`).toBe(1)
        if (kept[0] === false) {
          gone = Math.max(gone, person + 1)
          expect(files().includes(`web:p${person}:`)).toBe(false)
        }
      }
      await store.close()
    }
    expect(gone).toBeGreaterThan(0)
    store = openStore()
  })
})
