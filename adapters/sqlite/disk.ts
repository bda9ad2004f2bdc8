/**
 * Waits for the disk beside the work: one sync of the write-ahead log for everything that was written until it began. The
 * log is read up to its first torn frame (sqlite.org/fileformat2.html#walformat), so of what came before a power cut a
 * beginning is there, with all that was synced.
 */
import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

export interface Disk {
  /** Resolves when everything written so far is durable; a sync begins within `patience` ms. */
  reach(patience: number): Promise<void>
  /** The same at once; resolves without a sync when there is nothing to wait for. */
  level(): Promise<void>
  /** Throws when a sync has failed. */
  check(): void
  close(): void
}

/** A database with synchronous FULL waits by itself. */
export const alreadyThere: Disk = { reach: async () => {}, level: async () => {}, check: () => {}, close: () => {} }

const syncFile = promisify(fdatasync) as (handle: number) => Promise<void>

/**
 * For a database with synchronous NORMAL: SQLite then syncs the log only before it brings it into the database, and the
 * database before it begins the log anew (sqlite.org/pragma.html#pragma_synchronous). No lock is lost when the log is
 * closed: SQLite's are on the other two files.
 */
export const openDisk = (log: string, sync: (handle: number) => Promise<void> = syncFile): Disk => {
  const handle = openSync(log, 'r+')
  let gathering: PromiseWithResolvers<void> | undefined
  let underWay: PromiseWithResolvers<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  let failure: { error: unknown } | undefined

  const begin = async () => {
    clearTimeout(timer)
    due = Number.POSITIVE_INFINITY
    const batch = gathering
    underWay = gathering
    gathering = undefined
    try {
      await sync(handle)
      batch?.resolve()
    } catch (error) {
      // The system may have dropped what it could not write, and would report success next time: there is none.
      failure = { error }
      for (const one of [batch, waiting()]) one?.reject(error)
    }
    underWay = undefined
    if (waiting() && !failure) schedule()
  }

  const schedule = () => {
    clearTimeout(timer)
    const wait = due - performance.now()
    if (wait > 0) timer = setTimeout(begin, wait)
    else void begin()
  }

  const waiting = () => gathering

  const check = () => {
    if (failure) throw failure.error
  }

  const reach = async (patience: number) => {
    check()
    if (!gathering) {
      gathering = Promise.withResolvers()
      gathering.promise.catch(() => {})
    }
    const mine = gathering.promise
    const before = due
    due = Math.min(due, performance.now() + patience)
    if (!underWay && due < before) schedule()
    return mine
  }

  return {
    reach,
    level: async () => {
      check()
      return gathering ? reach(0) : underWay?.promise
    },
    check,
    close: () => {
      clearTimeout(timer)
      closeSync(handle)
    },
  }
}
