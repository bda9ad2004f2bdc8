/** What the operator wants to know of the data beyond what the store tells. */
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { damaged, explain, StoreError } from './errors.ts'
import { lockEngine } from './schema.ts'

export interface Examination {
  /** Whether a bot works on this data now. */
  running: boolean
  /** One line when the file is not whole. */
  damage: string | undefined
}

/** Looks at the database `file`, which must exist. Throws StoreError when it can't. */
export const examineData = (file: string): Examination => {
  const folder = dirname(file)
  return { running: isLocked(folder), damage: damageOf(file, folder) }
}

const isLocked = (folder: string): boolean => {
  try {
    lockEngine(folder).close()
    return false
  } catch (error) {
    const { cause } = error as { cause?: { errcode?: number } }
    if (error instanceof StoreError && cause?.errcode === 5) return true
    throw error
  }
}

const damageOf = (file: string, folder: string): string | undefined => {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 5000 })
    const first = database.prepare('PRAGMA quick_check(1)').get()
    return first && Object.values(first)[0] === 'ok' ? undefined : damaged(folder)
  } catch (error) {
    const explained = explain(error, folder)
    if (explained instanceof StoreError) return explained.message
    throw explained
  } finally {
    database?.close()
  }
}
