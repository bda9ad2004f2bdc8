/** An office taken out of the embedded store, or into it. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { channelOf } from '../../bot/conversation.ts'
import { keyedDigest } from '../../bot/digest.ts'
import { makeFolder, sync } from '../../bot/folder.ts'
import type { MessagePiece, Piece, Portable } from '../../bot/portable.ts'
import type { Vault } from '../../bot/vault.ts'
import { StoreError } from './errors.ts'
import { lockEngine, openDatabase, pepperOf } from './schema.ts'

/** How many pieces one transaction takes. */
const atOnce = 2000

/** No bot can start on the data until it is closed. Throws StoreError, also when one runs. */
export const openSqlitePortable = ({ file, vault }: { file: string; vault: Vault }): Portable => {
  const folder = dirname(file)
  const draft = `${file}.import`
  makeFolder(folder)
  // Not made by looking: an import that is refused leaves nothing that was sealed with a wrong key.
  let database: DatabaseSync | undefined = existsSync(file) ? openDatabase(file, vault) : undefined
  let lock: ReturnType<typeof lockEngine>
  try {
    lock = lockEngine(folder)
  } catch (error) {
    database?.close()
    throw error
  }

  const close = () => {
    if (database?.isOpen) database.close()
    database = undefined
  }
  const opened = (): DatabaseSync => {
    if (!database) throw new StoreError('The store is closed.')
    return database
  }

  return {
    isEmpty: async () => {
      if (!database) return true
      const tables = ['messages', 'records', 'alarms', 'audit', 'files', 'forgotten']
      return tables.every((table) => opened().prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined)
    },

    async *pieces() {
      yield* piecesOf(opened(), vault)
    },

    fill: async (pieces) => {
      close()
      remove(draft)
      database = openDatabase(draft, vault)
      await fill(database, pieces, vault)
    },

    keep: async () => {
      close() // which brings everything from the write-ahead log into the file
      remove(file)
      sync(draft)
      renameSync(draft, file)
      sync(folder)
    },

    drop: async () => {
      close()
      remove(draft)
    },

    close: async () => {
      close()
      lock.close()
    },
  }
}

const remove = (file: string) => {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(name)) rmSync(name)
}

const MESSAGES = `
  SELECT seq, direction AS side, id, address, state, due, attempts, at, sent_at AS sentAt, about, body,
    (SELECT file FROM files_of_messages WHERE seq = m.seq) AS file,
    (SELECT json_group_array(request) FROM (SELECT request FROM mentions WHERE seq = m.seq ORDER BY request)) AS names,
    (SELECT json_group_array(vendor) FROM (SELECT vendor FROM sent_as WHERE seq = m.seq ORDER BY vendor)) AS vendors
  FROM messages m ORDER BY seq`

const RECORDS = `
  SELECT seq AS made, kind, id, version, body,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM tags t WHERE t.kind = r.kind AND t.id = r.id ORDER BY tag)) AS tags
  FROM records r ORDER BY seq`

const base64 = (sealed: unknown): string => Buffer.from(sealed as Uint8Array).toString('base64')
const present = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T

function* piecesOf(database: DatabaseSync, vault: Vault): Generator<Piece> {
  const rows = (sql: string) => database.prepare(sql).iterate() as IterableIterator<Record<string, unknown>>
  const last = (table: string) =>
    Number(database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)?.seq ?? 0)
  const pepper = pepperOf(database, vault)
  yield {
    is: 'counters',
    seq: last('messages'),
    made: last('records'),
    version: Number(database.prepare("SELECT value FROM meta WHERE key = 'version'").get()?.value),
    pepper: pepper.toString('hex'),
  }
  const kept = new Set(
    [...rows(`SELECT id FROM messages WHERE id GLOB '${lost}*'`)].map(({ id }) => digestIn(String(id))),
  )
  for (const row of rows('SELECT digest FROM forgotten')) {
    const digest = Buffer.from(row.digest as Uint8Array).toString('base64url')
    if (!kept.has(digest)) yield { is: 'gone', digest }
  }
  for (const { id, body } of rows('SELECT id, body FROM files'))
    yield { is: 'file', id: String(id), content: base64(body) }
  for (const { body, tags, ...row } of rows(RECORDS))
    yield { is: 'record', ...row, tags: JSON.parse(String(tags)), body: base64(body) } as Piece
  for (const { id, to, at, what } of rows('SELECT id, address AS "to", at, what FROM alarms'))
    yield { is: 'alarm', id: String(id), to: String(to), at: Number(at), ...wordsOf(what as Uint8Array, vault) }
  for (const row of rows('SELECT seq, at, actor, action, subject, detail FROM audit ORDER BY seq'))
    yield { is: 'audit', ...present(row) } as Piece
  for (const { names, vendors, body, state, due, id, ...row } of rows(MESSAGES)) {
    const isOpen = state === 'head' || state === 'behind'
    yield {
      is: 'message',
      ...present(row),
      ...whoseId(String(id), row.side === 'in' && !opens(body as Uint8Array, vault) ? pepper : undefined),
      state: isOpen ? 'open' : state,
      due: isOpen ? due : 0,
      names: JSON.parse(String(names)),
      as: JSON.parse(String(vendors)),
      body: base64(body),
    } as unknown as MessagePiece
  }
}

/**
 * A message that came in and can't be read any more has only the digest of its id, as the other store keeps the id in
 * the body alone. Here it stands in place of the id.
 */
const lost = 'lost:'
const digestIn = (id: string) => id.slice(lost.length)
const whoseId = (id: string, pepper: Buffer | undefined) => {
  if (id.startsWith(lost)) return { digest: digestIn(id) }
  if (!pepper) return { id }
  return { digest: keyedDigest(pepper, id).toString('base64url') }
}

const opens = (sealed: Uint8Array, vault: Vault): boolean => {
  try {
    vault.openBytes(sealed)
    return true
  } catch {
    return false
  }
}

const wordsOf = (sealed: Uint8Array, vault: Vault): { what: string } | { sealed: string } => {
  try {
    return { what: JSON.parse(vault.open(sealed)) as string }
  } catch {
    return { sealed: base64(sealed) }
  }
}

const fill = async (database: DatabaseSync, pieces: AsyncIterable<Piece>, vault: Vault) => {
  const put = openPut(database, vault)
  let count = 0
  database.exec('BEGIN IMMEDIATE')
  for await (const piece of pieces) {
    put(piece)
    if (++count % atOnce === 0) database.exec('COMMIT; BEGIN IMMEDIATE')
  }
  database.exec('COMMIT')
}

const ADD_MESSAGE = `
  INSERT INTO messages (seq, direction, id, channel, address, state, due, attempts, at, sent_at, about, body)
  VALUES (:seq, :side, :id, :channel, :address,
    CASE WHEN :state <> 'open' THEN :state
      WHEN EXISTS (SELECT 1 FROM messages WHERE direction = :side AND address = :address AND state = 'head') THEN 'behind'
      ELSE 'head' END,
    :due, :attempts, :at, :sentAt, :about, :body)`

const openPut = (database: DatabaseSync, vault: Vault) => {
  const sql = (text: string) => database.prepare(text)
  const statements = {
    meta: sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)'),
    addCount: sql('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)'),
    gone: sql('INSERT INTO forgotten (digest) VALUES (?)'),
    file: sql('INSERT INTO files (id, body) VALUES (?, ?)'),
    record: sql('INSERT INTO records (seq, kind, id, version, body) VALUES (?, ?, ?, ?, ?)'),
    tag: sql('INSERT INTO tags (kind, tag, id) VALUES (?, ?, ?)'),
    alarm: sql('INSERT INTO alarms (id, address, at, what) VALUES (?, ?, ?, ?)'),
    audit: sql('INSERT INTO audit (seq, at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?, ?)'),
    message: sql(ADD_MESSAGE),
    mention: sql('INSERT INTO mentions (request, seq) VALUES (?, ?)'),
    fileOf: sql('INSERT INTO files_of_messages (file, seq) VALUES (?, ?)'),
    sentAs: sql('INSERT INTO sent_as (address, vendor, seq) VALUES (?, ?, ?)'),
  }
  const bytes = (text: string) => Buffer.from(text, 'base64')

  const putMessage = (piece: MessagePiece) => {
    const { seq, side, address, state, due, attempts, at, names, as, file, body } = piece
    const { sentAt = null, about = null, id = `${lost}${piece.digest}` } = piece
    const channel = side === 'out' ? channelOf(address) : ''
    const row = { seq, side, id, channel, address, state, due, attempts, at, sentAt, about, body: bytes(body) }
    statements.message.run(row)
    for (const request of names) statements.mention.run(request, seq)
    for (const vendor of as) statements.sentAs.run(address, vendor, seq)
    if (file !== undefined) statements.fileOf.run(file, seq)
    // Delivered again it is refused still.
    if (piece.digest !== undefined && side === 'in') statements.gone.run(Buffer.from(piece.digest, 'base64url'))
  }

  return (piece: Piece) => {
    switch (piece.is) {
      case 'counters':
        statements.meta.run('version', piece.version)
        statements.meta.run('pepper', vault.seal(piece.pepper).toString('base64'))
        // Counting goes on from there whatever rows follow: SQLite only ever raises these.
        statements.addCount.run('messages', piece.seq)
        statements.addCount.run('records', piece.made)
        return
      case 'gone':
        return void statements.gone.run(Buffer.from(piece.digest, 'base64url'))
      case 'file':
        return void statements.file.run(piece.id, bytes(piece.content))
      case 'record':
        statements.record.run(piece.made, piece.kind, piece.id, piece.version, bytes(piece.body))
        for (const tag of piece.tags) statements.tag.run(piece.kind, tag, piece.id)
        return
      case 'alarm':
        return void statements.alarm.run(
          piece.id,
          piece.to,
          piece.at,
          'what' in piece ? vault.seal(JSON.stringify(piece.what)) : bytes(piece.sealed),
        )
      case 'audit':
        return void statements.audit.run(
          piece.seq,
          piece.at,
          piece.actor,
          piece.action,
          piece.subject,
          piece.detail ?? null,
        )
      case 'message':
        return putMessage(piece)
    }
  }
}
