/** What the embedded store knows of records in memory never hides what is in the database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openRecords } from '../../adapters/sqlite/records.ts'
import type { Statements } from '../../adapters/sqlite/statements.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { type Claim, type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { nothing, noting, removing, saying, text } from './examples.ts'

const vault = createVault(Buffer.alloc(32, 7))
let folder: string
let store: Store
let other: Store
let database: DatabaseSync

const open = () => {
  folder = mkdtempSync(join(tmpdir(), 'known-'))
  const file = join(folder, 'bot.sqlite')
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  store = openSqliteStore({ file, vault, engine: true })
  database = exec.mock.contexts[0] as DatabaseSync
  exec.mockRestore()
  other = openSqliteStore({ file, vault, engine: false })
}
const close = async () => {
  await store.close()
  await other.close()
  rmSync(folder, { recursive: true })
}
beforeEach(open)
afterEach(close)

const note = (id: string, count: number) => noting(id, count, [`for:${id}`])
const seen = async (by: Pick<Store, 'read'>, id: string) => (await by.read('unanswered', id))?.body.count
const listed = async (by: Pick<Store, 'list'>, id: string) =>
  (await by.list('unanswered', `for:${id}`)).map(({ body }) => body.count)

test('a step that has read what another process then changes is run again', async () => {
  await store.apply(turnOf({ changes: [note('q', 1)] }), nothing)
  await store.accept(text('a1', 'web:a'))
  const claim = (await store.claim(0)) as Claim
  const read = await store.early?.read('unanswered', 'q')
  await other.apply(turnOf({ changes: [note('q', 5)] }), nothing)
  const versions = new Map([['unanswered/q', read?.version ?? 0]])
  expect(await store.commit(claim, turnOf({ changes: [note('q', 2)] }), versions)).toBe(false)
  expect(await seen(store, 'q')).toBe(5)
})

test('a record that another process has made is no longer missing', async () => {
  expect(await seen(store, 'q')).toBeUndefined()
  expect(await listed(store, 'q')).toEqual([])
  await other.apply(turnOf({ changes: [note('q', 1)] }), nothing)
  expect(await seen(store, 'q')).toBe(1)
  expect(await listed(store, 'q')).toEqual([1])
})

test('a change that was taken back is not remembered', async () => {
  await store.apply(turnOf({ changes: [note('q', 1)], outgoing: [saying('1', 'web:a')] }), nothing)
  const twice = turnOf({ changes: [note('q', 2)], outgoing: [saying('1', 'web:a')] })
  await expect(store.apply(twice, nothing)).rejects.toThrow('outgoing message 1')
  expect([await seen(store, 'q'), await listed(store, 'q')]).toEqual([1, [1]])
})

test('whatever is written, by whom and with what success, what is read is what is there', async () => {
  const id = fc.constantFrom('p', 'q', 'r')
  const step = fc.record({ do: fc.constantFrom('write', 'remove', 'fail', 'beside', 'read', 'list'), id })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      await close()
      open()
      const truth = new Map<string, number>()
      let count = 0
      for (const { do: what, id: of } of steps) {
        count++
        if (what === 'read') expect(await seen(store, of)).toBe(truth.get(of))
        else if (what === 'list') expect(await listed(store, of)).toEqual(truth.has(of) ? [truth.get(of)] : [])
        else if (what === 'fail') {
          database.exec('PRAGMA query_only = ON')
          await expect(store.apply(turnOf({ changes: [note(of, count)] }), nothing)).rejects.toThrow()
          database.exec('PRAGMA query_only = OFF')
        } else if (what === 'remove') {
          await store.apply(turnOf({ changes: [removing(of)] }), nothing)
          truth.delete(of)
        } else {
          const by = what === 'beside' ? other : store
          await by.apply(turnOf({ changes: [note(of, count)] }), nothing)
          truth.set(of, count)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('of the records read, only the latest thousand are kept in memory', () => {
  const asked: string[] = []
  const get = ({ id }: { id: string }) => void asked.push(id)
  const records = openRecords({ record: { get } } as unknown as Statements, vault)
  for (let id = 0; id <= 1000; id++) records.read('unanswered', `${id}`)
  for (const id of ['1000', '1', '0']) records.read('unanswered', id)
  expect(asked.slice(1001)).toEqual(['0'])
})
