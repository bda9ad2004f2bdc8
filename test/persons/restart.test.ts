/** Linking with the real store, worker and sender, the bot being stopped and started between any two messages. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { startSender } from '../../bot/sender.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { startWorker } from '../../bot/worker.ts'
import { collectLog, until } from '../engine.ts'
import { knowledge } from '../our-knowledge.ts'
import { codeIn } from './office.ts'

const vault = createVault(Buffer.alloc(32, 7))
const { log, lines } = collectLog()
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'persons-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

let messages = 0
/** Starts the bot, lets one message be handled and answered, and stops it. */
const says = async (from: string, heard: { kind: 'text'; text: string } | { kind: 'choice'; choice: string }) => {
  const store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
  const sent: Outgoing[] = []
  const channels = ['wechat', 'telegram'].map((name) => ({
    name,
    send: async (outgoing: Outgoing) => {
      sent.push(outgoing)
      return { result: 'sent' as const }
    },
    start: async () => {},
    state: () => ({ up: true, detail: '' }),
    stop: async () => {},
  }))
  const worker = startWorker({ store, knowledge, turn, clock: Date.now, log })
  const sender = startSender({ store, channels, clock: Date.now, log })
  await store.accept({ id: `m${++messages}`, from, at: Date.now(), ...heard })
  await until(async () => {
    const { inbox, outbox } = await store.depth()
    return inbox === 0 && outbox === 0
  })
  await worker.stop()
  await sender.stop()
  const person = (await store.read('person', from))?.body
  await store.close()
  return { sent, person }
}

test('code, question and yes survive restarts; neither file nor log holds the code or who belongs to whom', async () => {
  const asked = await says('wechat:zhang', { kind: 'text', text: '关联账号' })
  const code = codeIn(asked.sent[0]?.text ?? '')
  const joining = await says('telegram:100', { kind: 'text', text: `关联 ${code}` })
  const yes = joining.sent[0]?.choices?.find(({ id }) => id.startsWith('link:yes:'))?.id ?? ''
  const done = await says('telegram:100', { kind: 'choice', choice: yes })
  expect(done.sent.map(({ to }) => to).sort()).toEqual(['telegram:100', 'wechat:zhang'])
  expect(done.person?.addresses.map(({ address }) => address)).toEqual(['wechat:zhang', 'telegram:100'])
  expect((await says('telegram:7', { kind: 'text', text: `关联 ${code}` })).sent[0]?.text).toMatch(/关联码不对/)
  expect(lines.join()).not.toContain(code)
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
  expect(files.join()).not.toContain(code)
  // Of the records only the sealed bodies say that the two are one person's.
  const both = rows().filter((row) => row.includes('wechat:zhang') && row.includes('telegram:100'))
  expect(both).toEqual([])
  expect(rows().some((row) => row.includes('person') && row.includes('telegram:100'))).toBe(true)
})

/** The plain columns of every record and its tags. */
const rows = (): string[] => {
  const database = new DatabaseSync(join(folder, 'bot.sqlite'))
  const found = ['records', 'tags'].flatMap((table) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) =>
        Object.values(row)
          .filter((value) => typeof value === 'string')
          .join(' '),
      ),
  )
  database.close()
  return found
}
