/**
 * Writes asked for in the same moment share one transaction, and those of a little more than a moment one wait for the
 * disk: that wait is most of what a write costs, and under load many conversations ask at once.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Beside } from './beside.ts'
import type { Disk } from './disk.ts'
import { explain, StoreError } from './errors.ts'
import { emptyLog } from './schema.ts'

interface Ledger {
  /** Runs `change` in a transaction; resolves with its result once that is durable. What throws leaves no trace. */
  write<T>(change: () => T, how?: Writing<T>): Promise<T>
  /** Resolves when all that can be seen now is durable. */
  level(): Promise<void>
  /** Throws when what was written could not be made durable: nothing can be built on it then. */
  check(): void
  /** After the present transaction the write-ahead log is emptied too: something in it must not be found any more. */
  sweep(): void
  /** Writes what waits, then takes no more. */
  close(): Promise<void>
}

interface Writing<T> {
  /** Called as soon as it can be seen here, though a power cut may still take it back. */
  seen?: (result: T) => void
  /** For so many ms the wait for the disk may wait for others to share it; not at all without this. */
  patience?: (result: T) => number
}

interface Waiting {
  /** Runs the change. */
  run(): Done
  reject(reason: unknown): void
}

interface Done {
  patience: number
  /** Hands over the result. */
  hand(durable: Promise<void>): void
}

/** `ended` is told of each transaction whether it was kept or taken back. */
export const openLedger = (
  database: DatabaseSync,
  folder: string,
  disk: Disk,
  beside: Pick<Beside, 'look'>,
  ended: (kept: boolean) => void,
): Ledger => {
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  let waiting: Waiting[] = []
  let closed = false
  /** The log still holds what was forgotten; another process that reads may keep it for a while. */
  let traces = false

  /** What was written stays written when this fails: it is tried again after the next transaction. */
  const clear = () => {
    try {
      traces = !emptyLog(database)
    } catch {}
  }

  const transact = (batch: Waiting[]) => {
    disk.check()
    begin.run()
    let done: Done[]
    try {
      beside.look()
      done = batch.map((one) => one.run())
      commit.run()
    } catch (error) {
      // Some errors (a full disk) have ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK')
      ended(false)
      throw error
    }
    ended(true)
    if (traces) clear()
    const durable = disk.reach(Math.min(...done.map(({ patience }) => patience)))
    for (const { hand } of done) hand(durable)
  }

  const flush = () => {
    const batch = waiting
    waiting = []
    try {
      if (batch.length > 0) transact(batch)
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(explain(error, folder))
      // One bad write must not fail its neighbours: each is tried by itself.
      else for (const one of batch) alone(one)
    }
  }

  const alone = (one: Waiting) => {
    try {
      transact([one])
    } catch (error) {
      one.reject(explain(error, folder))
    }
  }

  const write = <T>(change: () => T, { seen, patience = () => 0 }: Writing<T> = {}) =>
    new Promise<T>((resolve, reject) => {
      if (closed) throw new StoreError('The store is closed.')
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({
        run: () => {
          const result = change()
          const hand = (durable: Promise<void>) => {
            seen?.(result)
            durable.then(
              () => resolve(result),
              (error) => reject(explain(error, folder)),
            )
          }
          return { patience: patience(result), hand }
        },
        reject,
      })
    })

  const explained = async <T>(work: () => T): Promise<Awaited<T>> => {
    try {
      return await work()
    } catch (error) {
      throw explain(error, folder)
    }
  }

  return {
    write,
    level: () => explained(disk.level),
    check: () => {
      try {
        disk.check()
      } catch (error) {
        throw explain(error, folder)
      }
    },
    sweep: () => {
      traces = true
    },
    close: async () => {
      closed = true
      flush()
      await disk.level().catch(() => {})
    },
  }
}
