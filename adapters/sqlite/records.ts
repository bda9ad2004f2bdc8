/** Versioned records with their tags, the alarms and the audit log: everything a turn changes beside messages. */
import type { Alarm, AuditEntry, Change, Kind, Listed, Records, Stored, Versions } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import type { AuditRow, RecordRow, Statements } from './statements.ts'

/** A record opened, as JSON: each reader gets an object of its own. */
interface Opened {
  id: string
  version: number
  json: string
}

/** Every step reads the same few records of its person, and checks at its commit that they are still so. */
const most = 1000
/** Of a record or a list (characters of JSON). */
const largest = 8192

export const openRecords = (sql: Statements, vault: Vault) => {
  /** Records of lately by `kind/id`, and that there is none. */
  const known = new Map<string, Opened | undefined>()
  /** Lists of lately by kind and tag: when a record of the kind changes, none of them counts any more. */
  const lists = new Map<Kind, Map<string, Opened[]>>()

  const open = ({ id, version, body }: RecordRow): Opened => ({ id, version, json: vault.open(body) })
  const listed = <K extends Kind>(opened: Opened[]): Listed<K>[] =>
    opened.map(({ id, version, json }) => ({ id, version, body: JSON.parse(json) as Records[K] }))

  const remember = (key: string, opened: Opened | undefined) => {
    known.delete(key)
    if (opened && opened.json.length > largest) return
    known.set(key, opened)
    if (known.size > most) known.delete(known.keys().next().value as string)
  }

  const find = (kind: Kind, id: string): Opened | undefined => {
    const key = `${kind}/${id}`
    if (known.has(key)) return known.get(key)
    const row = sql.record.get({ kind, id }) as unknown as RecordRow | undefined
    const opened = row && open({ ...row, id })
    remember(key, opened)
    return opened
  }

  const versionOf = (key: string): number => {
    if (known.has(key)) return known.get(key)?.version ?? 0
    const slash = key.indexOf('/')
    const row = sql.recordVersion.get({ kind: key.slice(0, slash), id: key.slice(slash + 1) })
    return (row?.version ?? 0) as number
  }

  const tagged = (kind: Kind, tag: string): Opened[] => {
    const before = lists.get(kind)?.get(tag)
    if (before) return before
    const found = (sql.tagged.all({ kind, tag }) as unknown as RecordRow[]).map(open)
    const ofKind = lists.get(kind) ?? new Map<string, Opened[]>()
    if (ofKind.size >= most) ofKind.clear()
    if (found.reduce((sum, { json }) => sum + json.length, 0) <= largest) ofKind.set(tag, found)
    lists.set(kind, ofKind)
    return found
  }

  return {
    /** Nothing that was opened is kept in memory any more. */
    forget: () => {
      known.clear()
      lists.clear()
    },

    /** True when every record still has the version that was read (0: it does not exist). */
    isCurrent: (read: Versions): boolean => {
      for (const [key, version] of read) if (versionOf(key) !== version) return false
      return true
    },

    change: (changes: Change[]) => {
      if (changes.length === 0) return
      const version = sql.nextVersion.get()?.version as number
      for (const { kind, id, body, tags } of changes) {
        lists.delete(kind)
        sql.dropTags.run({ kind, id })
        if (body === null) {
          sql.dropRecord.run({ kind, id })
          remember(`${kind}/${id}`, undefined)
          continue
        }
        const json = JSON.stringify(body)
        sql.putRecord.run({ kind, id, version, body: vault.seal(json) })
        remember(`${kind}/${id}`, { id, version, json })
        for (const tag of tags) sql.addTag.run({ kind, tag, id })
      }
    },

    setAlarms: (alarms: Alarm[]) => {
      for (const { id, to: address, at, what } of alarms) {
        if (at === null) sql.dropAlarm.run({ id })
        else sql.putAlarm.run({ id, address, at: Math.ceil(at), what: vault.seal(JSON.stringify(what)) })
      }
    },

    addAudit: (entries: AuditEntry[]) => {
      for (const { at, actor, action, subject, detail = null } of entries) {
        sql.addAudit.run({ at, actor, action, subject, detail })
      }
    },

    read: <K extends Kind>(kind: K, id: string): Stored<K> | undefined => {
      const found = find(kind, id)
      return found && { version: found.version, body: JSON.parse(found.json) as Records[K] }
    },

    list: <K extends Kind>(kind: K, tag: string): Listed<K>[] => listed<K>(tagged(kind, tag)),

    all: <K extends Kind>(kind: K, after: string, limit: number): Listed<K>[] =>
      listed<K>((sql.recordsAfter.all({ kind, after, limit }) as unknown as RecordRow[]).map(open)),

    audit: (after: number, limit: number): (AuditEntry & { seq: number })[] =>
      (sql.audit.all({ after, limit }) as unknown as AuditRow[]).map(({ detail, ...entry }) =>
        detail === null ? entry : { ...entry, detail },
      ),
  }
}
