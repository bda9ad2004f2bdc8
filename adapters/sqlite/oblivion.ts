/** What goes for good: rows are deleted, which secure_delete overwrites, and the ledger empties the log after it. */
import { createSecretKey, randomUUID } from 'node:crypto'
import { causeOf } from '../../bot/channel.ts'
import { keyedDigest } from '../../bot/digest.ts'
import type { Forgetting, Kind } from '../../bot/store.ts'
import type { ClosedRow, Statements } from './statements.ts'

/** `pepper` keys the digests of ids. */
export const openOblivion = (sql: Statements, pepper: Buffer) => {
  const key = createSecretKey(pepper) // raw bytes would be made one at every call
  const digestOf = (id: string) => keyedDigest(key, id)

  /** Files that lost a message or a record, to be looked at when all of a turn is done. */
  const loosened = new Set<string>()
  const loosen = (rows: unknown[]) => {
    for (const { file } of rows as { file: string }[]) loosened.add(file)
  }

  const drop = (rows: unknown[]) => {
    for (const { seq, direction, id } of rows as ClosedRow[]) {
      loosen(sql.filesOfMessage.all({ seq }))
      // What was sent has no second delivery to be refused.
      if (direction === 'in') sql.addForgotten.run({ digest: digestOf(id) })
      sql.dropMessage.run({ seq })
    }
  }

  const dropRequest = (request: string) => {
    const naming = sql.closedNaming.all({ request }) as unknown as ClosedRow[]
    // Outgoing messages are numbered from the one that caused them: `<id>/<number>`.
    const causes = new Set(naming.map(({ id }) => causeOf(id)))
    for (const id of causes) drop(sql.closedById.all({ id }))
    drop(naming)
    drop(sql.closedIn.all(alarmsOf(request)))
  }

  return {
    isForgotten: (id: string): boolean => sql.isForgotten.get({ digest: digestOf(id) }) !== undefined,

    /** Before a record changes in a turn that forgets. */
    loosenFilesOf: (kind: Kind, id: string) => loosen(sql.filesOfRecord.all({ kind, id })),

    /** After everything else of such a turn. */
    dropLooseFiles: () => {
      for (const id of loosened) sql.dropLooseFile.run({ id })
      loosened.clear()
    },

    /** Inside a transaction. */
    forget: (what: Forgetting) => {
      if ('actor' in what) sql.rename.run({ actor: what.actor, name: `gone:${randomUUID()}` })
      else if ('request' in what) dropRequest(what.request)
      else drop(sql.closedIn.all(stretchOf(what)))
    },

    waits: (what: Forgetting): boolean => {
      if ('actor' in what) return false
      if ('conversation' in what) return sql.openIn.get(stretchOf(what)) !== undefined
      return [sql.openNaming.get(what), sql.openIn.get(alarmsOf(what.request))].some((row) => row !== undefined)
    },
  }
}

const stretchOf = ({ conversation, after = 0, upTo }: Extract<Forgetting, { conversation: string }>) => ({
  address: conversation,
  after,
  upTo,
})

const alarmsOf = (request: string) => stretchOf({ conversation: `request:${request}`, upTo: Number.MAX_SAFE_INTEGER })
