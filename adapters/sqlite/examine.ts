/** What the operator wants to know of the data beyond what the store tells. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { damaged, explain, StoreError } from './errors.ts'
import { isWhole, lockEngine } from './schema.ts'

interface Examination {
  /** Whether a bot works on this data now. */
  running: boolean
  /** What is wrong, each in one line. */
  told: { level: 'warn' | 'bad'; text: string }[]
}

/** How much of the disk should be free, and with how little nothing is taken in any more (bytes). */
const room = { plenty: 500 * 2 ** 20, least: 20 * 2 ** 20 }

/** Looks at the database `file`, which must exist. Throws StoreError when it can't. */
export const examineData = (file: string, free = freeFor(dirname(file))): Examination => {
  const folder = dirname(file)
  const damage = damageOf(file, folder)
  const left = `${Math.floor(free / 2 ** 20)} MB are left on the disk that holds DATA_DIR (${folder}); free some space`
  return {
    running: isLocked(folder),
    told: [
      ...(damage ? [{ level: 'bad' as const, text: damage }] : []),
      ...(free < room.plenty ? [{ level: free < room.least ? ('bad' as const) : ('warn' as const), text: left }] : []),
    ],
  }
}

const freeFor = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
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
    return isWhole(database) ? undefined : damaged(folder)
  } catch (error) {
    const explained = explain(error, folder)
    if (explained instanceof StoreError) return explained.message
    throw explained
  } finally {
    database?.close()
  }
}
