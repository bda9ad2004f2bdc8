/** Versioned records with their tags, the alarms and the audit log: everything a turn changes beside messages. */
import type { Alarm, AuditEntry, Change, Kind, Listed, Records, Stored, Versions } from '../../bot/ports.ts'
import type { Codec } from './codec.ts'
import type { AuditRow, RecordRow, Statements } from './statements.ts'

export const openRecords = (sql: Statements, { seal, unseal }: Codec) => {
  const listed = <K extends Kind>(rows: unknown[]): Listed<K>[] =>
    (rows as RecordRow[]).map(({ id, version, body }) => ({ id, version, body: unseal<Records[K]>(body) }))

  return {
    /** True when every record still has the version that was read (0: it does not exist). */
    isCurrent: (read: Versions): boolean => {
      for (const [key, version] of read) {
        const slash = key.indexOf('/')
        const row = sql.recordVersion.get({ kind: key.slice(0, slash), id: key.slice(slash + 1) })
        if ((row?.version ?? 0) !== version) return false
      }
      return true
    },

    change: (changes: Change[]) => {
      if (changes.length === 0) return
      const version = sql.nextVersion.get()?.version as number
      for (const { kind, id, body, tags } of changes) {
        sql.dropTags.run({ kind, id })
        if (body === null) sql.dropRecord.run({ kind, id })
        else sql.putRecord.run({ kind, id, version, body: seal(body) })
        if (body !== null) for (const tag of tags) sql.addTag.run({ kind, tag, id })
      }
    },

    setAlarms: (alarms: Alarm[]) => {
      for (const { id, to: address, at, what } of alarms) {
        if (at === null) sql.dropAlarm.run({ id })
        else sql.putAlarm.run({ id, address, at: Math.ceil(at), what: seal(what) })
      }
    },

    addAudit: (entries: AuditEntry[]) => {
      for (const { at, actor, action, subject, detail = null } of entries) {
        sql.addAudit.run({ at, actor, action, subject, detail })
      }
    },

    read: <K extends Kind>(kind: K, id: string): Stored<K> | undefined => {
      const row = sql.record.get({ kind, id }) as unknown as RecordRow | undefined
      return row && { version: row.version, body: unseal<Records[K]>(row.body) }
    },

    list: <K extends Kind>(kind: K, tag: string): Listed<K>[] => listed<K>(sql.tagged.all({ kind, tag })),

    all: <K extends Kind>(kind: K, after: string, limit: number): Listed<K>[] =>
      listed<K>(sql.recordsAfter.all({ kind, after, limit })),

    audit: (after: number, limit: number): (AuditEntry & { seq: number })[] =>
      (sql.audit.all({ after, limit }) as unknown as AuditRow[]).map(({ detail, ...entry }) =>
        detail === null ? entry : { ...entry, detail },
      ),
  }
}
