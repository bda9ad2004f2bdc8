/** Whether the promises were kept, counted from the store's own records after the last restart. */
import type { HistoryLine, Store } from '../../bot/store.ts'
import { countMisrung, type Planned } from './alarms.ts'
import type { Person } from './person.ts'
import { complainedOf, complaintsIn, type ScriptName } from './scripts.ts'

export interface Counts {
  messages: number
  replies: number
  requests: number
  /** P1: acknowledged, and not in the store. */
  lost: number
  /** P5: in the store, and not handled in the end. */
  unhandled: number
  /** P2: a message that stands twice, has replies of two runs, a request or log entry too many or too few. */
  doubled: number
  /** Alarms that came due around a kill. */
  alarms: number
  /** P2, P5: of these, those that rang not once, or more than once. */
  misrung: number
  /** P3: messages or replies of one conversation in another order than they were sent. */
  disordered: number
  /** P4: written to somebody, and never seen on their page. */
  unseen: number
  /** P4: seen more than once. */
  seenTwice: number
  /** The most any one person saw twice: at most one a kill is promised. */
  mostSeenTwice: number
}

export const count = async (
  store: Store,
  people: { person: Person; script: ScriptName }[],
  planned: Planned,
): Promise<Counts> => {
  const total: Counts = {
    messages: 0,
    replies: 0,
    requests: 0,
    lost: 0,
    unhandled: 0,
    doubled: 0,
    alarms: planned.size,
    misrung: await countMisrung(store, planned),
    disordered: 0,
    unseen: 0,
    seenTwice: 0,
    mostSeenTwice: 0,
  }
  const filed = await filings(store)
  for (const { person, script } of people) {
    const lines = await store.history(person.address, { last: 100_000 })
    const incoming = lines.filter((line) => line.direction === 'in')
    const ids = incoming.map((line) => line.message.id)
    const replies = lines.filter((line) => line.direction === 'out').map((line) => line.message.id)
    const requests = (await store.list('request', `applicant:${person.address}`)).length
    const wanted = script === 'filing' ? 1 : 0

    total.messages += ids.length
    total.replies += replies.length
    total.requests += requests
    total.lost += person.sent.filter((id) => !ids.includes(id)).length
    total.unhandled += incoming.filter((line) => !line.handled).length
    total.doubled += ids.length - new Set(ids).size
    total.doubled += Math.abs(requests - wanted) + Math.abs((filed.get(person.address) ?? 0) - wanted)
    total.doubled += repliedTwice(lines)
    total.disordered += inversions(ids.map((id) => person.sent.indexOf(id)))
    total.disordered += inversions(replies.map((id) => ids.indexOf(causeOf(id))).filter((at) => at >= 0))
    total.unseen += lines.filter((line) => line.direction === 'out' && !person.received.has(line.seq)).length
    const again = [...person.received.values()].reduce((sum, times) => sum + times - 1, 0)
    total.seenTwice += again
    total.mostSeenTwice = Math.max(total.mostSeenTwice, again)
  }
  total.doubled += await miscounted(store, people)
  total.doubled += Math.abs((await noticesToDesk(store)) - total.requests - planned.size)
  return total
}

/** The message that an outgoing one answers: `<id>/<number>`. */
const causeOf = (id: string): string => id.slice(0, id.lastIndexOf('/'))

/** Replies of one run stand together and are numbered from 1; those of a second run would stand apart or repeat a number. */
const repliedTwice = (lines: HistoryLine[]): number => {
  let faults = 0
  const done = new Set<string>()
  let last = ''
  let number = 0
  for (const line of lines) {
    if (line.direction === 'in') continue
    const cause = causeOf(line.message.id)
    const own = Number(line.message.id.slice(cause.length + 1))
    if (cause !== last && done.has(cause)) faults++
    if (cause === last && own <= number) faults++
    done.add(cause)
    last = cause
    number = own
  }
  return faults
}

const inversions = (places: number[]): number => places.filter((place, i) => place < (places[i - 1] ?? -1)).length

/** How many filings the audit log has of each person. */
const filings = async (store: Store): Promise<Map<string, number>> => {
  const found = new Map<string, number>()
  for (let after = 0; ; ) {
    const entries = await store.audit(after, 1000)
    for (const { actor, action } of entries) {
      if (action === 'request.submit') found.set(actor, (found.get(actor) ?? 0) + 1)
    }
    const last = entries.at(-1)
    if (!last) return found
    after = last.seq
  }
}

/** All conversations add to one record: it must show exactly how often they did. */
const miscounted = async (store: Store, people: { script: ScriptName }[]): Promise<number> => {
  const complaints = people.reduce((sum, { script }) => sum + complaintsIn(script), 0)
  const kept = (await store.list('unanswered', 'all')).find(({ body }) => body.question === complainedOf)
  return Math.abs(complaints - (kept?.body.count ?? 0))
}

/** Every request is handed to the specialist in one message, and every reminder is one more. */
const noticesToDesk = async (store: Store): Promise<number> => {
  const lines = await store.history('web:demo-platform-specialist', { last: 1_000_000 })
  return lines.filter((line) => line.direction === 'out' && line.message.about !== undefined).length
}
