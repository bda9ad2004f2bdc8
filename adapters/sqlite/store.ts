/** The embedded store: one SQLite file and no server. Any process may look and `apply`; one is the engine. */
import { dirname } from 'node:path'
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import type { Glance, Store, Turn } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import { openBeside } from './beside.ts'
import { alreadyThere, openDisk } from './disk.ts'
import { explain, StoreError } from './errors.ts'
import { openLedger } from './ledger.ts'
import { type Note, openMessages } from './messages.ts'
import { openOblivion } from './oblivion.ts'
import { openRecords } from './records.ts'
import { lockEngine, openDatabase, pepperOf } from './schema.ts'
import { type Direction, prepareStatements } from './statements.ts'

interface SqliteOptions {
  /** Path of the database; its folder is made when missing. */
  file: string
  vault: Vault
  /** True for the process that handles and sends messages: there can be one. False for the command line. */
  engine: boolean
  /** Waits for the disk; in tests something else. */
  sync?: (handle: number) => Promise<void>
}

/** For so long (ms) an acceptance waits for the commit that follows, so that both wait for the disk once. */
const untilCommit = 5
/** What became of a sending may wait so long (ms) for others: only the next message to the recipient waits for it. */
const untilOthers = 20

/** Opens the store. Throws StoreError or FolderError with one line for the operator; its promises reject with the same. */
export const openSqliteStore = ({ file, vault, engine, sync }: SqliteOptions): Store => {
  const folder = dirname(file)
  const database = openDatabase(file, vault)
  let lock: ReturnType<typeof lockEngine> | undefined
  try {
    if (engine) lock = lockEngine(folder)
  } catch (error) {
    database.close()
    throw error
  }

  const sql = prepareStatements(database)
  const beside = openBeside(sql)
  if (engine) sql.dropLooseFiles.run() // those of drafts that were given up
  if (engine) database.exec('PRAGMA synchronous = NORMAL')
  const disk = engine ? openDisk(`${file}-wal`, sync) : alreadyThere
  const ledger = openLedger(database, folder, disk, beside, (kept) => messages.ended(kept))
  const records = openRecords(sql, vault)
  beside.onDoubt(records.forget)
  const oblivion = openOblivion(sql, pepperOf(database, vault))
  const messages = openMessages(sql, vault, beside, {
    damaged: (subject) => records.addAudit([{ at: Date.now(), actor: 'system', action: 'damaged', subject }]),
    isForgotten: oblivion.isForgotten,
  })
  const listeners = new Set<(...note: Note) => void>()

  const tell = (notes: Note[]) => {
    for (const note of notes) for (const listener of listeners) listener(...note)
  }
  const explained = <T>(query: () => T): T => {
    try {
      return query()
    } catch (error) {
      throw explain(error, folder)
    }
  }
  /** May show what a power cut could still take back, and not yet what others have written since the last claim. */
  const glance = async <T>(query: () => T): Promise<T> => explained(query)
  const look = async <T>(query: () => T): Promise<T> => {
    const found = explained(() => {
      beside.glance()
      return query()
    })
    await ledger.level()
    return found
  }
  const mustBeEngine = () => {
    if (!engine)
      throw new StoreError('Only the running bot handles and sends messages; this store was opened beside it.')
  }

  /** The next message that can be read; those that can't are given up on the way. */
  const take = async <T>(direction: Direction, channel: string, now: number) => {
    for (;;) {
      ledger.check()
      const taken = explained(() => messages.take<T>(direction, channel, now))
      if (!taken || 'body' in taken) return taken
      const { damaged } = taken
      try {
        tell(await ledger.write(() => messages.giveUp(direction, damaged)))
      } finally {
        messages.free(direction, damaged.address, damaged.id, now)
      }
    }
  }

  /** What goes out is handed to nobody before it is durable. */
  const keepingBack = async <T>({ outgoing }: Turn, write: () => Promise<T>): Promise<T> => {
    messages.keepBack(outgoing)
    try {
      return await write()
    } finally {
      messages.letGo(outgoing)
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
      records.forget()
      ledger.sweep()
    }
    return notes
  }

  /** What a step reads, in one way or the other. */
  const reads = (by: typeof look): Glance => ({
    read: (kind, id) => by(() => records.read(kind, id)),
    list: (kind, tag) => by(() => records.list(kind, tag)),
    history: (address, stretch) => by(() => messages.history(address, stretch)),
    outgoing: (id) => by(() => messages.outgoing(id)),
    progress: (ids) => by(() => messages.progress(ids)),
    audit: (after, limit) => by(() => records.audit(after, limit)),
  })

  return {
    accept: async (incoming, content) => {
      const sealed = content && vault.seal(content)
      return ledger.write(() => messages.addIncoming(incoming, sealed), {
        // The step may begin: what comes of it is durable no sooner than this.
        seen: (isNew) => isNew && tell([['in', incoming.from]]),
        patience: () => untilCommit,
      })
    },

    claim: async (now) => {
      mustBeEngine()
      const taken = await take<Incoming>('in', '', now)
      return taken && { incoming: taken.body, attempt: taken.attempt }
    },

    commit: async ({ incoming }, turn, read) => {
      mustBeEngine()
      const perhaps = (): Note[] | undefined => {
        const message = messages.find('in', incoming.id)
        if (!message && oblivion.isForgotten(incoming.id)) return []
        if (!message) throw new StoreError('There is no such message to commit.')
        if (message.state !== 'head') return [] // a commit whose answer got lost: its effects are there
        if (!records.isCurrent(read)) return undefined
        const notes = perform(turn)
        messages.finish('in', message, 'done')
        return notes
      }
      const seen = (notes: Note[] | undefined) => {
        if (!notes) return
        if (messages.free('in', incoming.from, incoming.id)) tell([['in', incoming.from]])
      }
      const notes = await keepingBack(turn, () => ledger.write(perhaps, { seen }))
      tell(notes ?? [])
      return notes !== undefined
    },

    release: async ({ incoming }, retryAt) => {
      mustBeEngine()
      try {
        await ledger.write(() => {
          const message = messages.find('in', incoming.id)
          if (message?.state === 'head') messages.postpone(message, retryAt)
        })
      } finally {
        messages.free('in', incoming.from, incoming.id, retryAt) // even when this could not be written: nobody works on it any more
      }
      tell([['in', incoming.from]])
    },

    apply: async (turn, read) => {
      const perhaps = () => (records.isCurrent(read) ? perform(turn) : undefined)
      const notes = await keepingBack(turn, () => ledger.write(perhaps))
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
      const until = delivery.result === 'retry' ? delivery.at : undefined
      const at = Date.now() // not when it is written down: the person may have answered by then
      const { notes } = await ledger.write(() => messages.settle(id, delivery, at), {
        patience: ({ followed }) => (followed ? 0 : untilOthers),
      })
      tell(notes.filter(([side, address]) => side === 'in' || messages.free('out', address, id, until)))
    },

    ring: async (now) => {
      mustBeEngine()
      for (;;) {
        const notes = await ledger.write(() => messages.ring(now))
        if (!notes) break
        tell(notes)
      }
      const next = explained(() => sql.nextAlarm.get()?.at)
      return typeof next === 'number' ? next : undefined
    },

    ...reads(look),
    early: reads(glance),
    file: (id) =>
      look(() => {
        const body = sql.file.get({ id })?.body as Uint8Array | undefined
        return body && vault.openBytes(body)
      }),
    sentAs: (address, vendor) => look(() => sql.sentAs.get({ address, vendor })?.id as string | undefined),
    line: (address, seq) => look(() => messages.line(address, seq)),
    all: (kind, after, limit) => look(() => records.all(kind, after, limit)),
    addresses: (after, limit) => look(() => messages.addresses(after, limit)),
    waits: (what) => look(() => oblivion.waits(what)),
    // Where nothing can be kept any more, health must tell.
    depth: () =>
      glance(() => {
        ledger.check()
        return { ...sql.depth.get() } as { inbox: number; outbox: number; alarms: number }
      }),

    oldest: () =>
      glance(() => {
        const { inbox, outbox } = { ...sql.oldest.get() } as { inbox: number | null; outbox: number | null }
        return { ...(inbox === null ? {} : { inbox }), ...(outbox === null ? {} : { outbox }) }
      }),

    onWork: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: async () => {
      if (!database.isOpen) return
      await ledger.close()
      disk.close()
      database.close()
      lock?.close()
    },
  }
}
