/** The messages, records and turns that tests of stores speak of. */
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import type { Alarm, AuditEntry, Change } from '../../bot/store.ts'

export const text = (id: string, from: string, at = 1): Incoming => ({
  id,
  from,
  at,
  kind: 'text',
  text: `text of ${id}`,
})
export const saying = (id: string, to: string, about?: string): Outgoing => ({
  id,
  to,
  language: 'en',
  at: 1,
  text: `text of ${id}`,
  ...(about ? { about } : {}),
})
export const noting = (id: string, count: number, tags: string[] = []): Change => ({
  kind: 'unanswered',
  id,
  body: { question: '落户怎么办？', language: 'zh', reason: 'none', at: 1, count },
  tags,
})
export const removing = (id: string): Change => ({ kind: 'unanswered', id, body: null, tags: [] })
export const alarm = (id: string, at: number | null, what = 'remind'): Alarm => ({ id, to: 'request:1', at, what })
export const entry = (action: string): AuditEntry => ({ at: 1, actor: 'system', action, subject: '1' })
/** No version was read. */
export const nothing = new Map<string, number>()
