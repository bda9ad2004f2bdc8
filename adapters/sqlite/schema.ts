/** The tables of the embedded store, and how its file is opened. */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Outgoing } from '../../bot/channel.ts'
import { keepPrivate, makeFolder } from '../../bot/folder.ts'
import { namedRequests } from '../../bot/privacy/named.ts'
import type { Vault } from '../../bot/vault.ts'
import { explain, StoreError } from './errors.ts'

const SCHEMA = '6'
/** How long to wait for another process that writes, in ms. */
const patience = 5000

/**
 * Of a message: it has choices, or may have them. Only so worded it finds its index. A plain “direction = 'out'” would have
 * SQLite prepare each statement anew at each run that compares the direction with a bound value.
 */
export const HAS_OFFERS = "+direction = 'out' AND offers IS NOT 0"
const SINCE_6 = `CREATE INDEX messages_offers ON messages (address, seq) WHERE ${HAS_OFFERS};`

const SINCE_4 = `
-- What files people sent, and which messages have them.
CREATE TABLE files (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE files_of_messages (
  file TEXT NOT NULL,
  seq  INTEGER NOT NULL REFERENCES messages (seq) ON DELETE CASCADE,
  PRIMARY KEY (file, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_of_message ON files_of_messages (seq);

-- As which messages of the vendor an outgoing message was sent.
CREATE TABLE sent_as (
  address TEXT NOT NULL,
  vendor  TEXT NOT NULL,
  seq     INTEGER NOT NULL REFERENCES messages (seq) ON DELETE CASCADE,
  PRIMARY KEY (address, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_as_of_message ON sent_as (seq);`

/**
 * Of the open messages of one address and direction, the oldest is 'head' and the others are 'behind'. So finding work
 * looks only at one row per conversation, whatever else is queued or was handled: the partial indexes hold open rows only.
 */
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  id        TEXT NOT NULL,
  channel   TEXT NOT NULL, -- of an outgoing message; empty for an incoming one
  address   TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('head', 'behind', 'done', 'sent', 'failed')),
  due       INTEGER NOT NULL DEFAULT 0,
  attempts  INTEGER NOT NULL DEFAULT 0,
  at        INTEGER NOT NULL,
  sent_at   INTEGER,
  about     TEXT,
  body      BLOB NOT NULL,
  offers    INTEGER, -- of an outgoing message: whether it has choices; null where an earlier version wrote it
  UNIQUE (direction, id)
) STRICT;
CREATE INDEX messages_history ON messages (address, seq);
CREATE UNIQUE INDEX messages_head ON messages (direction, address) WHERE state = 'head';
CREATE INDEX messages_due ON messages (direction, channel, due, seq) WHERE state = 'head';
CREATE INDEX messages_behind ON messages (direction, address, seq) WHERE state = 'behind';
${SINCE_6}

-- Which requests an outgoing message names, so that all about a request can be forgotten.
CREATE TABLE mentions (
  request TEXT NOT NULL,
  seq     INTEGER NOT NULL REFERENCES messages (seq) ON DELETE CASCADE,
  PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_of_message ON mentions (seq);

${SINCE_4}

-- Digests of the ids of messages that came in and were forgotten: delivered again, they are still refused.
CREATE TABLE forgotten (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE records (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,
  id      TEXT NOT NULL,
  version INTEGER NOT NULL,
  body    BLOB NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE TABLE tags (
  kind TEXT NOT NULL,
  tag  TEXT NOT NULL,
  id   TEXT NOT NULL,
  PRIMARY KEY (kind, tag, id),
  FOREIGN KEY (kind, id) REFERENCES records (kind, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_of_record ON tags (kind, id);

CREATE TABLE alarms (
  id      TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  at      INTEGER NOT NULL,
  what    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alarms_at ON alarms (at);

CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail  TEXT
) STRICT;
CREATE INDEX audit_of_actor ON audit (actor);
`

/** From each earlier schema to the next. What earlier ones wrote is searched for requests once (see `noteMentions`). */
const UPGRADES: Record<string, string> = {
  1: `ALTER TABLE messages ADD COLUMN sent_at INTEGER;
      UPDATE messages SET sent_at = at WHERE state = 'sent';
      UPDATE meta SET value = '2' WHERE key = 'schema'`,
  2: `CREATE TABLE mentions (
        request TEXT NOT NULL,
        seq     INTEGER NOT NULL REFERENCES messages (seq) ON DELETE CASCADE,
        PRIMARY KEY (request, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mentions_of_message ON mentions (seq);
      CREATE TABLE forgotten (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
      CREATE INDEX audit_of_actor ON audit (actor);
      UPDATE meta SET value = '3' WHERE key = 'schema'`,
  3: `${SINCE_4}
      UPDATE meta SET value = '4' WHERE key = 'schema'`,
  4: `ALTER TABLE messages ADD COLUMN offers INTEGER;
      UPDATE meta SET value = '5' WHERE key = 'schema'`,
  5: `${SINCE_6}
      UPDATE meta SET value = '6' WHERE key = 'schema'`,
}

/** Opens the database, makes its tables on the first start, and checks version and key. Throws StoreError or FolderError. */
export const openDatabase = (file: string, vault: Vault): DatabaseSync => {
  const folder = dirname(file)
  makeFolder(folder)
  let database: DatabaseSync | undefined
  try {
    makePrivate(file)
    database = new DatabaseSync(file, { timeout: patience })
    // FULL: an acknowledged message survives a power cut, not only the death of the process.
    // secure_delete: what is removed or replaced is overwritten with zeros.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864')
    database.exec('PRAGMA secure_delete = ON')
    // Bringing the log into the database holds up everything for a moment: seldom, as four times as much takes hardly longer.
    database.exec('PRAGMA wal_autocheckpoint = 4000')
    if (prepareTables(database, vault, folder)) database.exec('VACUUM') // earlier versions left traces of what they replaced
    emptyLog(database)
    return database
  } catch (error) {
    database?.close()
    throw explain(error, folder)
  }
}

/**
 * Brings everything from the write-ahead log into the database and empties it: what was overwritten there is still in
 * the log until then. False when another process reads at this moment; nothing waits for it.
 */
export const emptyLog = (database: DatabaseSync): boolean => {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
  } finally {
    database.exec(`PRAGMA busy_timeout = ${patience}`)
  }
}

/** For the owner only. SQLite gives its other files (-wal, -shm) the rights of this one. */
const makePrivate = (file: string) => {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    keepPrivate(file)
  }
}

/** True when what an earlier version wrote was brought up to this one. */
const prepareTables = (database: DatabaseSync, vault: Vault, folder: string): boolean => {
  database.exec('BEGIN IMMEDIATE')
  try {
    const existing = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").get()
    if (existing?.n === 0) {
      database.exec(TABLES)
      const put = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
      put.run('schema', SCHEMA)
      put.run('check', vault.seal('check').toString('base64'))
      put.run('version', 0)
    }
    check(database, vault, folder)
    const found = schemaOf(database)
    for (let schema = found; schema !== SCHEMA; schema = schemaOf(database)) database.exec(UPGRADES[schema] ?? '')
    if (found !== SCHEMA) noteMentions(database, vault)
    const pepper = database.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('pepper', ?)")
    pepper.run(vault.seal(randomBytes(32).toString('hex')).toString('base64'))
    database.exec('COMMIT')
    return found !== SCHEMA
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

const schemaOf = (database: DatabaseSync): string =>
  String(database.prepare("SELECT value FROM meta WHERE key = 'schema'").get()?.value)

const noteMentions = (database: DatabaseSync, vault: Vault) => {
  const add = database.prepare('INSERT OR IGNORE INTO mentions (request, seq) VALUES (?, ?)')
  for (const { seq, body } of database.prepare("SELECT seq, body FROM messages WHERE direction = 'out'").iterate()) {
    let outgoing: Outgoing
    try {
      outgoing = JSON.parse(vault.open(body as Uint8Array))
    } catch {
      continue // can't be read any more, which the store says when it comes to it
    }
    for (const request of namedRequests(outgoing)) add.run(request, seq as number)
  }
}

/** Whether SQLite finds nothing damaged. */
export const isWhole = (database: DatabaseSync): boolean =>
  Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok'

/** The key of digests: with it alone nothing can be read, without it no digest can be made. */
export const pepperOf = (database: DatabaseSync, vault: Vault): Buffer => {
  const sealed = database.prepare("SELECT value FROM meta WHERE key = 'pepper'").get()?.value
  return Buffer.from(vault.open(Buffer.from(String(sealed), 'base64')), 'hex')
}

const check = (database: DatabaseSync, vault: Vault, folder: string) => {
  const known = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get()
  const get = known && database.prepare('SELECT value FROM meta WHERE key = ?')
  const schema = get?.get('schema')?.value
  if (!get || typeof schema !== 'string') {
    throw new StoreError(`DATA_DIR (${folder}) holds another program's database; move it away or name another folder.`)
  }
  if (schema !== SCHEMA && !Object.hasOwn(UPGRADES, schema)) {
    throw new StoreError(
      `The data in DATA_DIR (${folder}) has schema ${schema} and this version of the bot knows ${SCHEMA}; start a newer version.`,
    )
  }
  try {
    vault.open(Buffer.from(String(get.get('check')?.value), 'base64'))
  } catch (cause) {
    throw new StoreError(
      `DATA_KEY (or data.key) is not the key that the data in DATA_DIR (${folder}) was sealed with; put the old key back.`,
      { cause },
    )
  }
}

/**
 * Makes this process the only engine of the data, until `close` or until it dies: the operating system takes the lock
 * back whatever way the process ends, so no stale lock can keep a restart from working. Throws StoreError.
 */
export const lockEngine = (folder: string): DatabaseSync => {
  let lock: DatabaseSync | undefined
  try {
    const file = join(folder, 'lock.sqlite')
    makePrivate(file)
    lock = new DatabaseSync(file, { timeout: 500 })
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock?.close()
    const explained = explain(cause, folder)
    const { errcode } = cause as { errcode?: number }
    if (errcode !== 5) throw explained
    throw new StoreError(
      `Another bot already runs on DATA_DIR (${folder}); stop it, or give this one another folder.`,
      { cause },
    )
  }
}
