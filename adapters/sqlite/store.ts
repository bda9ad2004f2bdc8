/** The embedded store: one SQLite file and no server. Any process may look and `apply`; one is the engine. */
import { dirname } from 'node:path'
import type { Incoming, Outgoing, Store, Turn } from '../../bot/ports.ts'
import type { Vault } from '../../bot/vault.ts'
import { explain, StoreError } from './errors.ts'
import { openLedger } from './ledger.ts'
import { type Note, openMessages } from './messages.ts'
import { openOblivion } from './oblivion.ts'
import { openRecords } from './records.ts'
import { lockEngine, openDatabase, pepperOf } from './schema.ts'
import { type Direction, prepareStatements } from './statements.ts'

export interface SqliteOptions {
  /** Path of the database; its folder is made when missing. */
  file: string
  vault: Vault
  /** True for the process that handles and sends messages: there can be one. False for the command line. */
  engine: boolean
}

/** Opens the store. Throws StoreError or FolderError with one line for the operator; its promises reject with the same. */
export const openSqliteStore = ({ file, vault, engine }: SqliteOptions): Store => {
  const folder = dirname(file)
  const database = openDatabase(file, vault)
  let lock: ReturnType<typeof lockEngine> | undefined
  try {
    if (engine) lock = lockEngine(folder)
  } catch (error) {
    database.close()
    throw error
  }

  const codec = {
    seal: (value: unknown) => vault.seal(JSON.stringify(value)),
    unseal: <T>(sealed: Uint8Array) => JSON.parse(vault.open(sealed)) as T,
  }
  const sql = prepareStatements(database)
  if (engine) sql.dropLooseFiles.run() // those of drafts that were given up
  const ledger = openLedger(database, folder)
  const records = openRecords(sql, codec)
  const oblivion = openOblivion(sql, pepperOf(database, vault))
  const messages = openMessages(sql, codec, {
    damaged: (subject) => records.addAudit([{ at: Date.now(), actor: 'system', action: 'damaged', subject }]),
    isForgotten: oblivion.isForgotten,
  })
  const listeners = new Set<(...note: Note) => void>()

  const tell = (notes: Note[]) => {
    for (const note of notes) for (const listener of listeners) listener(...note)
  }
  const look = async <T>(query: () => T): Promise<T> => {
    try {
      return query()
    } catch (error) {
      throw explain(error, folder)
    }
  }
  const mustBeEngine = () => {
    if (!engine)
      throw new StoreError('Only the running bot handles and sends messages; this store was opened beside it.')
  }

  /** The next message that can be read; those that can't are given up on the way. */
  const take = async <T>(direction: Direction, channel: string, now: number) => {
    for (;;) {
      const taken = await look(() => messages.take<T>(direction, channel, now))
      if (!taken || 'body' in taken) return taken
      const { damaged } = taken
      try {
        tell(await ledger.write(() => messages.giveUp(direction, damaged)))
      } finally {
        messages.free(direction, damaged.address, damaged.id)
      }
    }
  }

  const perform = (turn: Turn): Note[] => {
    const forgets = turn.forget !== undefined && turn.forget.length > 0
    if (forgets) for (const { kind, id } of turn.changes) oblivion.loosenFilesOf(kind, id)
    records.change(turn.changes)
    records.setAlarms(turn.alarms)
    records.addAudit(turn.audit)
    const notes = turn.outgoing.map(messages.addOutgoing)
    for (const what of turn.forget ?? []) oblivion.forget(what)
    if (forgets) {
      oblivion.dropLooseFiles()
      ledger.sweep()
    }
    return notes
  }

  return {
    accept: async (incoming, content) => {
      const sealed = content && vault.seal(content)
      const isNew = await ledger.write(() => messages.addIncoming(incoming, sealed))
      if (isNew) tell([['in', incoming.from]])
      return isNew
    },

    claim: async (now) => {
      mustBeEngine()
      const taken = await take<Incoming>('in', '', now)
      return taken && { incoming: taken.body, attempt: taken.attempt }
    },

    commit: async ({ incoming }, turn, read) => {
      mustBeEngine()
      const notes = await ledger.write((): Note[] | undefined => {
        const message = messages.find('in', incoming.id)
        if (!message && oblivion.isForgotten(incoming.id)) return []
        if (!message) throw new StoreError('There is no such message to commit.')
        if (message.state !== 'head') return [] // a commit whose answer got lost: its effects are there
        if (!records.isCurrent(read)) return undefined
        const notes = perform(turn)
        messages.finish('in', message, 'done')
        return notes
      })
      if (!notes) return false
      messages.free('in', incoming.from, incoming.id)
      tell([['in', incoming.from], ...notes])
      return true
    },

    release: async ({ incoming }, retryAt) => {
      mustBeEngine()
      try {
        await ledger.write(() => {
          const message = messages.find('in', incoming.id)
          if (message?.state === 'head') messages.postpone(message, retryAt)
        })
      } finally {
        messages.free('in', incoming.from, incoming.id) // even when this could not be written: nobody works on it any more
      }
      tell([['in', incoming.from]])
    },

    apply: async (turn, read) => {
      const notes = await ledger.write(() => (records.isCurrent(read) ? perform(turn) : undefined))
      if (notes) tell(notes)
      return notes !== undefined
    },

    next: async (channels, now) => {
      mustBeEngine()
      for (const channel of channels) {
        const taken = await take<Outgoing>('out', channel, now)
        if (taken) return { outgoing: taken.body, attempt: taken.attempt }
      }
      return undefined
    },

    settle: async (id, delivery) => {
      mustBeEngine()
      const at = Date.now() // not when it is written down: the person may have answered by then
      const notes = await ledger.write(() => messages.settle(id, delivery, at))
      for (const [side, address] of notes) if (side === 'out') messages.free('out', address, id)
      tell(notes)
    },

    ring: async (now) => {
      mustBeEngine()
      for (;;) {
        const notes = await ledger.write(() => messages.ring(now))
        if (!notes) break
        tell(notes)
      }
      const next = await look(() => sql.nextAlarm.get()?.at)
      return typeof next === 'number' ? next : undefined
    },

    read: (kind, id) => look(() => records.read(kind, id)),
    list: (kind, tag) => look(() => records.list(kind, tag)),
    history: (address, stretch) => look(() => messages.history(address, stretch)),
    file: (id) =>
      look(() => {
        const body = sql.file.get({ id })?.body as Uint8Array | undefined
        return body && vault.openBytes(body)
      }),
    outgoing: (id) => look(() => messages.outgoing(id)),
    progress: (ids) => look(() => messages.progress(ids)),
    sentAs: (address, vendor) => look(() => sql.sentAs.get({ address, vendor })?.id as string | undefined),
    line: (address, seq) => look(() => messages.line(address, seq)),
    audit: (after, limit) => look(() => records.audit(after, limit)),
    all: (kind, after, limit) => look(() => records.all(kind, after, limit)),
    addresses: (after, limit) => look(() => messages.addresses(after, limit)),
    waits: (what) => look(() => oblivion.waits(what)),
    depth: () => look(() => ({ ...sql.depth.get() }) as { inbox: number; outbox: number; alarms: number }),

    oldest: () =>
      look(() => {
        const { inbox, outbox } = { ...sql.oldest.get() } as { inbox: number | null; outbox: number | null }
        return { ...(inbox === null ? {} : { inbox }), ...(outbox === null ? {} : { outbox }) }
      }),

    onWork: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: async () => {
      if (!database.isOpen) return
      ledger.close()
      database.close()
      lock?.close()
    },
  }
}
