/** A copy of the embedded store, made while the bot goes on working. */
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sync } from '../../bot/folder.ts'
import { makeNew } from '../../bot/new-file.ts'
import type { Vault } from '../../bot/vault.ts'
import { damaged, explain, StoreError } from './errors.ts'
import { isWhole, openDatabase } from './schema.ts'

/** Writes the new file `copy` of `file`, which must exist: for its owner only, as everything stood at one moment. Throws StoreError or FileError. */
export const backUpSqlite = async ({ file, copy, vault }: { file: string; copy: string; vault: Vault }) => {
  const folder = dirname(file)
  const draft = `${copy}.part`
  makeNew(copy, draft) // SQLite writes into an empty file
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

const check = (copy: string, folder: string) => {
  const database = new DatabaseSync(copy, { readOnly: true })
  try {
    if (!isWhole(database)) throw new StoreError(damaged(folder))
  } finally {
    database.close()
  }
}
