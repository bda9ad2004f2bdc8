/** The numbers of a month, counted from the script's own book, as the report explains them to its readers. */
import { closings, type Entry, openAt, roleAt } from './book.ts'
import { dayOf, workdaysFrom } from './calendar.ts'

export const columns = [
  ...['openBefore', 'received', 'cameIn', 'reopened', 'done', 'declined', 'withdrawn', 'passedOn', 'openAfter'],
  ...['onTime', 'overdue'],
] as const

/** By `service/role`, then by column; also `days`, `ratings` and `stars`, of all requests together. */
export type Tally = Map<string, Record<string, number>>

export const tally = (book: Iterable<Entry>, from: number, to: number): Tally => {
  const found: Tally = new Map()
  const upTo = (entry: Entry, moment: number): Entry => ({
    ...entry,
    lines: entry.lines.filter(({ at }) => at < moment),
  })
  for (const whole of book) {
    if (whole.filed >= to) continue
    const entry = upTo(whole, to)
    const { lines, service } = entry
    const add = (role: string | undefined, column: string, by = 1) => {
      const row = found.get(`${service}/${role}`) ?? {}
      row[column] = (row[column] ?? 0) + by
      found.set(`${service}/${role}`, row)
    }
    const inMonth = lines.filter(({ at }) => at >= from)
    const ends = lines.filter(({ deed }) => deed in closings)
    const wasOpen = openAt(entry, from - 1)
    if (whole.filed >= from) add(lines[0]?.role, 'received')
    else if (wasOpen) add(roleAt(entry, from - 1), 'openBefore')
    else {
      const again = inMonth.find(({ deed }) => deed === 'reopen')
      if (again) add(again.role, 'reopened')
    }
    const closed = openAt(entry, to - 1) ? undefined : ends.at(-1)
    if (!closed) add(roleAt(entry, to - 1), 'openAfter')
    else if (closed.at >= from) {
      add(
        closed.role,
        { complete: 'done', decline: 'declined', withdraw: 'withdrawn' }[closed.deed as string] as string,
      )
      if (closed.deed === 'complete') add(closed.role, 'days', workdaysFrom(dayOf(whole.filed), dayOf(closed.at)))
    }
    for (const line of inMonth)
      if (line.deed === 'pass') {
        add(roleAt(entry, line.at - 1), 'passedOn')
        add(line.role, 'cameIn')
      }
    const reopened = lines.findLast(({ deed }) => deed === 'reopen')?.at ?? 0
    const rated = lines.findLast(({ deed, at }) => deed === 'rate' && at > reopened)
    if (rated && rated.at >= from) {
      add(rated.role, 'ratings')
      add(rated.role, 'stars', rated.stars ?? 0)
    }
    for (const { from: began, until, due } of entry.stretches) {
      if (began >= to) continue
      const missed = firstOpenFrom(entry, due, Math.min(until, to))
      if (missed !== undefined) {
        if (missed >= from) add(roleAt(entry, missed), 'overdue')
        continue
      }
      const left = until < to ? until : closed?.at
      if (left !== undefined && left >= from) add(roleAt(entry, left - 1), 'onTime')
    }
  }
  return found
}

/** The first moment from `since` on, before `until`, at which it was open. */
const firstOpenFrom = (entry: Entry, since: number, until: number): number | undefined => {
  if (since >= until) return undefined
  if (openAt(entry, since)) return since
  return entry.lines.find(({ deed, at }) => deed === 'reopen' && at > since && at < until)?.at
}
