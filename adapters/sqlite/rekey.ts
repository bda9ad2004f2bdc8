/** Everything in the embedded store sealed with the present key, so that an older one can be thrown away. */
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Vault } from '../../bot/vault.ts'
import { explain } from './errors.ts'
import { emptyLog, lockEngine, openDatabase } from './schema.ts'

interface RekeyOptions {
  file: string
  /** Opens with the present key and the older ones. */
  vault: Vault
  /** How far it is, now and then. */
  tell?: (done: number, all: number) => void
}

/** What became of the sealed values. `damaged`: they can't be opened with any of the keys, and stay as they are. */
interface Rekeyed {
  renewed: number
  already: number
  damaged: number
}

/** Tables and the column that is sealed. */
const sealed = [
  ['messages', 'body'],
  ['files', 'body'],
  ['records', 'body'],
  ['alarms', 'what'],
] as const
const inMeta = ['check', 'pepper'] as const
/** Values in one transaction. A file has up to 10 MB. */
const atOnce = 200

/**
 * While no bot runs. Broken off, it is started again and goes on with what is left: each value is opened before it is
 * written anew. Throws StoreError.
 */
export const rekeyDatabase = ({ file, vault, tell = () => {} }: RekeyOptions): Rekeyed => {
  const folder = dirname(file)
  const database = openDatabase(file, vault)
  let lock: DatabaseSync | undefined
  try {
    lock = lockEngine(folder)
    const done: Rekeyed = { renewed: 0, already: 0, damaged: 0 }
    const all = sealed.reduce((sum, [table]) => sum + countOf(database, table), 0)
    for (const [table, column] of sealed)
      for (const part of partsOf(database, table)) {
        inTransaction(database, () => {
          for (const key of part) note(done, renewRow(database, vault, table, column, key))
        })
        tell(done.renewed + done.already + done.damaged, all)
      }
    // Last: the store opens as long as one of the keys fits these.
    inTransaction(database, () => {
      for (const key of inMeta) note(done, renewMeta(database, vault, key))
    })
    emptyLog(database) // the log still holds what was sealed with the older key
    return done
  } catch (error) {
    throw explain(error, folder)
  } finally {
    database.close()
    lock?.close()
  }
}

type Outcome = keyof Rekeyed

const note = (done: Rekeyed, outcome: Outcome) => {
  done[outcome]++
}

const countOf = (database: DatabaseSync, table: string): number =>
  Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)

/** Keys of all rows, some at a time. A table without a number of its own (alarms) goes by its id. */
function* partsOf(database: DatabaseSync, table: string): Generator<(string | number)[]> {
  const key = keyOf(table)
  const next = database.prepare(`SELECT ${key} AS key FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${atOnce}`)
  const numbered = key === 'seq'
  for (let after: string | number = numbered ? -1 : ''; ; ) {
    const keys = next.all(after).map((row) => row.key as string | number)
    const last = keys.at(-1)
    if (last === undefined) return
    yield keys
    after = last
  }
}

const keyOf = (table: string) => (table === 'messages' || table === 'records' ? 'seq' : 'id')

const renewRow = (
  database: DatabaseSync,
  vault: Vault,
  table: string,
  column: string,
  key: string | number,
): Outcome => {
  const where = `${table} WHERE ${keyOf(table)} = ?`
  const value = database.prepare(`SELECT ${column} AS value FROM ${where}`).get(key)?.value as Uint8Array
  const renewed = renew(vault, value)
  if (typeof renewed === 'string') return renewed
  database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${keyOf(table)} = ?`).run(renewed, key)
  return 'renewed'
}

const renewMeta = (database: DatabaseSync, vault: Vault, key: string): Outcome => {
  const text = String(database.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value)
  const renewed = renew(vault, Buffer.from(text, 'base64'))
  if (typeof renewed === 'string') return renewed
  database.prepare('UPDATE meta SET value = ? WHERE key = ?').run(Buffer.from(renewed).toString('base64'), key)
  return 'renewed'
}

const renew = (vault: Vault, value: Uint8Array): Uint8Array | 'already' | 'damaged' => {
  try {
    return vault.renew(value) ?? 'already'
  } catch {
    return 'damaged'
  }
}

const inTransaction = (database: DatabaseSync, change: () => void) => {
  database.exec('BEGIN IMMEDIATE')
  try {
    change()
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
