/**
 * The same numbers found another way: from the requests' own histories, by asking what was so at a moment and looking
 * for intervals, where the report follows the audit log line by line.
 */
import type { HistoryEntry, ServiceRequest } from '../../bot/requests/request.ts'
import { dateAt, dueAt, workingDaysBetween } from '../../knowledge/working-days.ts'

const closing = ['complete', 'decline', 'withdraw']
const names: Record<string, string> = { complete: 'done', decline: 'declined', withdraw: 'withdrawn' }

export type Tally = Record<string, number>

/** By `role/name` and by name alone. `limits`: working days by role. */
export const tally = (
  requests: readonly ServiceRequest[],
  from: number,
  to: number,
  limits: Record<string, number>,
  first = 'platform-specialist',
): Tally => {
  const found: Tally = {}
  const add = (role: string, name: string, by = 1) => {
    for (const key of [name, `${role}/${name}`]) found[key] = (found[key] ?? 0) + by
  }
  for (const { history } of requests) {
    const past = history.filter(({ at }) => at < to)
    const inMonth = past.filter(({ at }) => at >= from)
    const [filed] = past
    if (!filed) continue
    const before = (moment: number) => past.filter(({ at }) => at < moment)
    const roleAt = (moment: number) => before(moment + 1).findLast(({ action }) => action === 'pass')?.to ?? first
    const lastTurn = (moment: number) =>
      before(moment).findLast(({ action }) => action === 'submit' || action === 'reopen' || closing.includes(action))
    const endAt = (moment: number) => {
      const last = lastTurn(moment)
      return last && closing.includes(last.action) ? last : undefined
    }

    if (filed.at >= from) add(first, 'received')
    else if (!endAt(from)) add(roleAt(from - 1), 'openBefore')
    const end = endAt(to)
    if (!end) add(roleAt(to), 'openAfter')
    else if (end.at >= from) {
      add(roleAt(end.at), names[end.action] as string)
      if (end.action === 'complete') add(roleAt(end.at), 'days', workingDaysBetween(dateAt(filed.at), dateAt(end.at)))
    }
    const again = filed.at < from && endAt(from) && inMonth.find(({ action }) => action === 'reopen')
    if (again) add(roleAt(again.at), 'reopened')
    for (const { at, to: next = '' } of inMonth.filter(({ action }) => action === 'pass')) {
      add(roleAt(at - 1), 'passedOn')
      add(next, 'cameIn')
    }
    const reopened = past.findLast(({ action }) => action === 'reopen')
    const rated = past.findLast(({ action, at }) => action === 'rate' && at > (reopened?.at ?? 0))
    if (rated && rated.at >= from) {
      add(roleAt(rated.at), 'ratings')
      add(roleAt(rated.at), 'stars', Number(/^\d/.exec(rated.text ?? '')?.[0]))
    }
    for (const period of periods(past, first, limits)) {
      const late = firstOpen(past, Math.max(period.deadline, period.start), Math.min(period.end, to))
      if (late !== undefined) {
        if (late >= from) add(roleAt(late), 'overdue')
        continue
      }
      const done = period.end < to ? period.end : end?.at
      if (done !== undefined && done >= from) add(roleAt(done - 1), 'onTime')
    }
  }
  return found
}

/** The stretches of a request with one time limit each: a new one begins when it goes to a role with another limit. */
const periods = (past: HistoryEntry[], first: string, limits: Record<string, number>) => {
  const starts: { start: number; limit: number }[] = []
  for (const { action, at, to } of past) {
    if (action !== 'submit' && action !== 'pass') continue
    const limit = limits[to ?? first] as number
    if (starts.at(-1)?.limit !== limit) starts.push({ start: at, limit })
  }
  return starts.map(({ start, limit }, n) => ({
    start,
    end: starts[n + 1]?.start ?? Number.POSITIVE_INFINITY,
    deadline: dueAt(start, limit).at,
  }))
}

/** The first moment from `since` on, before `until`, at which the request was open. */
const firstOpen = (past: HistoryEntry[], since: number, until: number): number | undefined => {
  const edges = past.filter(({ action }) => ['submit', 'reopen', ...closing].includes(action))
  for (const [n, { action, at }] of edges.entries()) {
    if (closing.includes(action)) continue
    const end = Math.min(edges[n + 1]?.at ?? Number.POSITIVE_INFINITY, until)
    const moment = Math.max(at, since)
    if (moment < end || (moment === end && end < until)) return moment
  }
  return undefined
}
