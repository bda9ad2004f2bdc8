/** The lines of the audit log that reports and questionnaires are made from. */
import type { AuditEntry } from '../store.ts'
import type { World } from '../talk.ts'
import { steadied } from './steady.ts'

const page = 1000
const subjects = /^(request|question|survey|report)\./

/** From the beginning: what is open today may have been filed years ago. */
export const readLog = async (world: Pick<World, 'audit'>): Promise<AuditEntry[]> => {
  const log: AuditEntry[] = []
  for (let after = 0; ; ) {
    const lines = await world.audit(after, page)
    const last = lines.at(-1)
    if (!last) break
    log.push(...lines)
    after = last.seq
  }
  // Of all lines, since the more there are, the surer it is which of their times are wrong.
  return steadied(log).filter(({ action }) => subjects.test(action))
}
