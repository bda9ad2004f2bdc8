/** A copy of the embedded store, made while the bot goes on working. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Vault } from '../../bot/vault.ts'
import { damaged, explain, StoreError } from './errors.ts'
import { openDatabase } from './schema.ts'

/** Writes the new file `copy`, for its owner only, as everything stood at one moment. Throws StoreError. */
export const backUpSqlite = async ({ file, copy, vault }: { file: string; copy: string; vault: Vault }) => {
  const folder = dirname(file)
  if (!existsSync(file)) throw new StoreError(`There is no office in DATA_DIR (${folder}).`)
  const draft = `${copy}.part`
  makeFile(copy, draft)
  const database = openDatabase(file, vault)
  try {
    // Only what is there now: nothing of what was overwritten goes along, and no write has to wait.
    database.prepare('VACUUM INTO ?').run(draft)
    check(draft, folder)
    sync(draft)
    renameSync(draft, copy)
    sync(dirname(copy))
  } catch (error) {
    for (const name of [draft, copy]) rmSync(name, { force: true })
    throw explain(error, folder)
  } finally {
    database.close()
  }
}

const makeFile = (copy: string, draft: string) => {
  try {
    rmSync(draft, { force: true })
    for (const name of [copy, draft]) closeSync(openSync(name, 'wx', 0o600)) // SQLite writes into an empty file
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new StoreError(
      exists
        ? `${copy} exists already; name another file.`
        : `${copy} can’t be written; name a file in a folder of yours.`,
      { cause },
    )
  }
}

const check = (copy: string, folder: string) => {
  const database = new DatabaseSync(copy, { readOnly: true })
  try {
    const first = database.prepare('PRAGMA quick_check(1)').get()
    if (!first || Object.values(first)[0] !== 'ok') throw new StoreError(damaged(folder))
  } finally {
    database.close()
  }
}

const sync = (path: string) => {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
