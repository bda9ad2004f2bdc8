/** Every statement of the embedded store, prepared once. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { HAS_OFFERS } from './schema.ts'

const MESSAGE = 'seq, id, address, state, attempts, about, body'

/** Opens the way for the next message of the conversation when its head is finished. */
const PROMOTE = `
  UPDATE messages SET state = 'head' WHERE seq = (
    SELECT min(seq) FROM messages WHERE direction = :direction AND address = :address AND state = 'behind')
  RETURNING ${MESSAGE}`

/** Nothing happens when its id is known, or for a head where its conversation has one. */
const ADD_MESSAGE = `
  INSERT INTO messages (direction, id, channel, address, state, at, about, body, offers)
  VALUES (:direction, :id, :channel, :address, :state, :at, :about, :body, :offers)
  ON CONFLICT DO NOTHING`

const HEADS_OF_LANE = "FROM messages WHERE direction = :direction AND channel = :channel AND state = 'head'"

const CLOSED = 'SELECT seq, direction, id FROM messages'
const IS_CLOSED = "state IN ('done', 'sent', 'failed')"
const IS_OPEN = "state IN ('head', 'behind')"
/** Lines of a conversation. */
const STRETCH = 'address = :address AND seq > :after AND seq <= :upTo'

/** A file that no message and no record has any more. */
const IS_LOOSE = `
  NOT EXISTS (SELECT 1 FROM files_of_messages WHERE file = files.id) AND
  NOT EXISTS (SELECT 1 FROM tags WHERE kind IN ('request', 'conversation') AND tag = 'file:' || files.id)`

/** Without a limit: they are read one by one until there are enough. */
const LINES = 'SELECT seq, direction, state, at, sent_at AS sentAt, body FROM messages WHERE address = :address'

const OLDEST_OF_LAST = `ifnull((
  SELECT seq FROM messages WHERE address = :address AND seq < :before ORDER BY seq DESC LIMIT 1 OFFSET :last - 1), 0)`

const COUNT = (direction: string) => `(
  SELECT count(*) FROM messages WHERE direction = '${direction}' AND state = 'head') + (
  SELECT count(*) FROM messages WHERE direction = '${direction}' AND state = 'behind')`

/** Of each conversation the head has waited longest. */
const OLDEST = (direction: string) => `SELECT min(at) FROM messages WHERE direction = '${direction}' AND state = 'head'`

/** Its values are named as in the text and bound by their places: by their names, each run would take half as long again. */
const prepare = (database: DatabaseSync, text: string) => {
  const names: string[] = []
  const placed = text.replace(/:(\w+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `?${names.indexOf(name) + 1}`
  })
  const statement = database.prepare(placed)
  const inPlace = (values: Values = {}) => names.map((name) => values[name] as SQLInputValue)
  return {
    get: (values?: Values) => statement.get(...inPlace(values)),
    run: (values?: Values) => statement.run(...inPlace(values)),
    all: (values?: Values) => statement.all(...inPlace(values)),
    iterate: (values?: Values) => statement.iterate(...inPlace(values)),
  }
}
type Values = Record<string, SQLInputValue>

export const prepareStatements = (database: DatabaseSync) => {
  const sql = (text: string) => prepare(database, text)
  return {
    addMessage: sql(ADD_MESSAGE),
    heads: sql(`SELECT ${MESSAGE} ${HEADS_OF_LANE} AND due > :after AND due <= :upTo ORDER BY due, seq LIMIT :limit`),
    nextDue: sql(`SELECT min(due) AS due ${HEADS_OF_LANE} AND due > :now`),
    // Another one when another process has written.
    dataVersion: sql('PRAGMA data_version'),
    body: sql('SELECT body FROM messages WHERE seq = :seq'),
    find: sql('SELECT seq, id, address, state, about FROM messages WHERE direction = :direction AND id = :id'),
    finish: sql('UPDATE messages SET state = :state, sent_at = :sentAt, attempts = attempts + 1 WHERE seq = :seq'),
    postpone: sql('UPDATE messages SET due = :due, attempts = attempts + 1 WHERE seq = :seq'),
    promote: sql(PROMOTE),
    addMention: sql('INSERT OR IGNORE INTO mentions (request, seq) VALUES (:request, :seq)'),
    addFile: sql('INSERT OR IGNORE INTO files (id, body) VALUES (:id, :body)'),
    file: sql('SELECT body FROM files WHERE id = :id'),
    addFileOfMessage: sql('INSERT OR IGNORE INTO files_of_messages (file, seq) VALUES (:file, :seq)'),
    filesOfMessage: sql('SELECT file FROM files_of_messages WHERE seq = :seq'),
    filesOfRecord: sql("SELECT substr(tag, 6) AS file FROM tags WHERE kind = :kind AND id = :id AND tag LIKE 'file:%'"),
    dropLooseFile: sql(`DELETE FROM files WHERE id = :id AND ${IS_LOOSE}`),
    dropLooseFiles: sql(`DELETE FROM files WHERE ${IS_LOOSE}`),
    addSentAs: sql('INSERT OR REPLACE INTO sent_as (address, vendor, seq) VALUES (:address, :vendor, :seq)'),
    sentAs: sql(
      `SELECT m.id FROM sent_as s JOIN messages m ON m.seq = s.seq WHERE s.address = :address AND s.vendor = :vendor`,
    ),
    progress: sql("SELECT state, at, sent_at AS sentAt FROM messages WHERE direction = 'out' AND id = :id"),
    isForgotten: sql('SELECT 1 FROM forgotten WHERE digest = :digest'),
    addForgotten: sql('INSERT OR IGNORE INTO forgotten (digest) VALUES (:digest)'),
    closedIn: sql(`${CLOSED} WHERE ${STRETCH} AND ${IS_CLOSED}`),
    openIn: sql(`SELECT 1 FROM messages WHERE ${STRETCH} AND ${IS_OPEN} LIMIT 1`),
    openNaming: sql(
      `SELECT 1 FROM messages WHERE seq IN (SELECT seq FROM mentions WHERE request = :request) AND ${IS_OPEN} LIMIT 1`,
    ),
    closedNaming: sql(`${CLOSED} WHERE seq IN (SELECT seq FROM mentions WHERE request = :request) AND ${IS_CLOSED}`),
    closedById: sql(`${CLOSED} WHERE direction = 'in' AND id = :id AND ${IS_CLOSED}`),
    dropMessage: sql('DELETE FROM messages WHERE seq = :seq'),
    nextAddress: sql('SELECT min(address) AS address FROM messages WHERE address > :after'),
    linesAfter: sql(`${LINES} AND seq > :after ORDER BY seq`),
    linesBefore: sql(`${LINES} AND seq < :before ORDER BY seq DESC`),
    outBefore: sql(`${LINES} AND seq < :before AND direction = 'out' AND seq >= ${OLDEST_OF_LAST} ORDER BY seq DESC`),
    // With “+” the oldest line is not looked for before there is one with choices.
    offersBefore: sql(`${LINES} AND seq < :before AND ${HAS_OFFERS} AND +seq >= ${OLDEST_OF_LAST} ORDER BY seq DESC`),

    record: sql('SELECT version, body FROM records WHERE kind = :kind AND id = :id'),
    recordVersion: sql('SELECT version FROM records WHERE kind = :kind AND id = :id'),
    tagged: sql(
      `SELECT r.id, r.version, r.body FROM tags t JOIN records r ON r.kind = t.kind AND r.id = t.id
       WHERE t.kind = :kind AND t.tag = :tag ORDER BY r.seq`,
    ),
    recordsAfter: sql(
      'SELECT id, version, body FROM records WHERE kind = :kind AND id > :after ORDER BY id LIMIT :limit',
    ),
    // One counter for all records: a record made again after its deletion never has a version that was seen before.
    nextVersion: sql("UPDATE meta SET value = value + 1 WHERE key = 'version' RETURNING value AS version"),
    putRecord: sql(
      `INSERT INTO records (kind, id, version, body) VALUES (:kind, :id, :version, :body)
       ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, body = excluded.body`,
    ),
    dropRecord: sql('DELETE FROM records WHERE kind = :kind AND id = :id'),
    dropTags: sql('DELETE FROM tags WHERE kind = :kind AND id = :id'),
    addTag: sql('INSERT OR IGNORE INTO tags (kind, tag, id) VALUES (:kind, :tag, :id)'),

    putAlarm: sql(
      `INSERT INTO alarms (id, address, at, what) VALUES (:id, :address, :at, :what)
       ON CONFLICT (id) DO UPDATE SET address = excluded.address, at = excluded.at, what = excluded.what`,
    ),
    dropAlarm: sql('DELETE FROM alarms WHERE id = :id'),
    dueAlarms: sql('SELECT id, address, at, what FROM alarms WHERE at <= :now ORDER BY at LIMIT 100'),
    nextAlarm: sql('SELECT min(at) AS at FROM alarms'),

    addAudit: sql(
      `INSERT INTO audit (at, actor, action, subject, detail) VALUES (:at, :actor, :action, :subject, :detail)`,
    ),
    audit: sql(
      'SELECT seq, at, actor, action, subject, detail FROM audit WHERE seq > :after ORDER BY seq LIMIT :limit',
    ),
    rename: sql('UPDATE audit SET actor = :name WHERE actor = :actor'),
    oldest: sql(`SELECT (${OLDEST('in')}) AS inbox, (${OLDEST('out')}) AS outbox`),
    depth: sql(`SELECT ${COUNT('in')} AS inbox, ${COUNT('out')} AS outbox, (SELECT count(*) FROM alarms) AS alarms`),
  }
}
export type Statements = ReturnType<typeof prepareStatements>

/** Rows as the statements above return them. */
export type Direction = 'in' | 'out'
type State = 'head' | 'behind' | 'done' | 'sent' | 'failed'
export interface NewMessage {
  id: string
  channel: string
  address: string
  at: number
  about: string | null
  offers: 0 | 1 | null
}
export interface MessageRow {
  seq: number
  id: string
  address: string
  state: State
  attempts: number
  about: string | null
  /** Sealed, or what this process has written itself as JSON. */
  body: Uint8Array | string
}
export type FoundRow = Pick<MessageRow, 'seq' | 'id' | 'address' | 'state' | 'about'>
export type LineRow = Pick<MessageRow, 'seq' | 'state'> & {
  body: Uint8Array
  direction: Direction
  at: number
  sentAt: number | null
}
export type ClosedRow = Pick<MessageRow, 'seq' | 'id'> & { direction: Direction }
export type ProgressRow = Pick<LineRow, 'state' | 'at' | 'sentAt'>
export interface RecordRow {
  id: string
  version: number
  body: Uint8Array
}
export interface AlarmRow {
  id: string
  address: string
  at: number
  what: Uint8Array
}
export interface AuditRow {
  seq: number
  at: number
  actor: string
  action: string
  subject: string
  detail: string | null
}
