/**
 * Writes asked for in the same moment share one transaction, and so one wait for the disk: that wait is most of what a
 * write costs, and under load many conversations ask at once.
 */
import type { DatabaseSync } from 'node:sqlite'
import { explain, StoreError } from './errors.ts'
import { emptyLog } from './schema.ts'

export interface Ledger {
  /** Runs `change` in a transaction; resolves with its result once that is durable. What throws leaves no trace. */
  write<T>(change: () => T): Promise<T>
  /** After the present transaction the write-ahead log is emptied too: something in it must not be found any more. */
  sweep(): void
  /** Writes what waits, then takes no more. */
  close(): void
}

interface Waiting {
  /** Runs the change and returns how to hand over its result. */
  run(): () => void
  reject(reason: unknown): void
}

export const openLedger = (database: DatabaseSync, folder: string): Ledger => {
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
    database.exec('BEGIN IMMEDIATE')
    let finish: (() => void)[]
    try {
      finish = batch.map((one) => one.run())
      database.exec('COMMIT')
    } catch (error) {
      // Some errors (a full disk) have ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
    if (traces) clear()
    for (const hand of finish) hand()
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

  return {
    write: (change) =>
      new Promise((resolve, reject) => {
        if (closed) throw new StoreError('The store is closed.')
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({
          run: () => {
            const result = change()
            return () => resolve(result)
          },
          reject,
        })
      }),
    sweep: () => {
      traces = true
    },
    close: () => {
      closed = true
      flush()
    },
  }
}
