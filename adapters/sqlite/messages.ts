/** The inbox and the outbox: what waits, what is under way, and what became of it. */

import type { Delivery, Incoming, Outgoing } from '../../bot/channel.ts'
import { channelOf } from '../../bot/conversation.ts'
import { namedRequests } from '../../bot/privacy/named.ts'
import type { HistoryLine, Progress, Stretch } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import type { Beside } from './beside.ts'
import { StoreError } from './errors.ts'
import { openLanes } from './lanes.ts'
import type {
  AlarmRow,
  Direction,
  FoundRow,
  LineRow,
  MessageRow,
  NewMessage,
  ProgressRow,
  Statements,
} from './statements.ts'

/** Somebody may have work: to claim ('in') or to send ('out'). */
export type Note = [side: Direction, address: string]

/** What `take` found: a message, or one that can't be read any more. Its conversation is held either way. */
type Taken<T> = { body: T; attempt: number } | { damaged: FoundRow }

/**
 * `damaged` is told what can't be read any more, inside the transaction that gives it up; `isForgotten` knows the ids of
 * messages that came in and were removed since.
 */
export const openMessages = (
  sql: Statements,
  vault: Vault,
  beside: Beside,
  { damaged, isForgotten }: { damaged: (what: string) => void; isForgotten: (id: string) => boolean },
) => {
  const lanes = openLanes(sql, beside)

  const unseal = <T>(body: Uint8Array | string): T => JSON.parse(typeof body === 'string' ? body : vault.open(body))

  /** One that was taken is still as it was then: nobody else touches it. */
  const find = (direction: Direction, id: string) =>
    lanes.taken(direction, id) ?? (sql.find.get({ direction, id }) as FoundRow | undefined)

  /** Its number; undefined when a message with this id is there already. */
  const add = (direction: Direction, row: NewMessage, message: Incoming | Outgoing): number | undefined => {
    const body = JSON.stringify(message)
    const { id, channel, address, at, about, offers } = row
    const values = { direction, id, channel, address, at, about, body: vault.seal(body), offers }
    // Whether the conversation has a head is found by trying: looking first makes each insert half as dear again.
    for (const state of ['head', 'behind'] as const) {
      const { changes, lastInsertRowid } = sql.addMessage.run({ ...values, state })
      if (changes === 0) continue
      const seq = Number(lastInsertRowid)
      lanes.added(direction, { seq, state, id, address, attempts: 0, about, body })
      return seq
    }
    return undefined
  }

  /** False when a message with this id is there already. */
  const addIncoming = (incoming: Incoming, sealedFile?: Buffer): boolean => {
    const { id, from: address, at } = incoming
    if (isForgotten(id)) return false
    const seq = add('in', { id, channel: '', address, at, about: null, offers: null }, incoming)
    if (seq === undefined) return false
    if (incoming.kind === 'file') sql.addFileOfMessage.run({ file: incoming.file.id, seq })
    if (incoming.kind === 'file' && sealedFile) sql.addFile.run({ id: incoming.file.id, body: sealedFile })
    return true
  }

  const addOutgoing = (outgoing: Outgoing): Note => {
    const { id, to: address, at, about = null, choices } = outgoing
    const offers = choices ? 1 : 0
    const seq = add('out', { id, channel: channelOf(address), address, at, about, offers }, outgoing)
    if (seq === undefined) throw new StoreError(`There is an outgoing message ${id} already.`)
    for (const request of namedRequests(outgoing)) sql.addMention.run({ request, seq })
    if (outgoing.file) sql.addFileOfMessage.run({ file: outgoing.file.id, seq })
    return ['out', address]
  }

  /** A message that is due and whose conversation nobody holds; it is held from now on. */
  const take = <T>(direction: Direction, channel: string, now: number): Taken<T> | undefined => {
    const message = lanes.next(direction, channel, now)
    if (!message) return undefined
    try {
      return { body: unseal<T>(message.body), attempt: message.attempts + 1 }
    } catch {
      return { damaged: message }
    }
  }

  /** Gives up a message that can't be read any more, or it would hold up everybody's work for ever. */
  const giveUp = (direction: Direction, { seq, id }: FoundRow): Note[] => {
    const message = find(direction, id)
    if (message?.state !== 'head') return []
    damaged(`message ${seq}`)
    if (direction === 'out') return settle(id, { result: 'failed', reason: 'damaged' }).notes
    finish('in', message, 'failed')
    return [['in', message.address]]
  }

  /** Closes a message for good and lets the next one of its conversation step forward; true when there is one. */
  const finish = (direction: Direction, message: FoundRow, state: 'done' | 'sent' | 'failed', sentAt?: number) => {
    const { seq, id, address } = message
    sql.finish.run({ state, seq, sentAt: sentAt ?? null })
    return lanes.finished(
      direction,
      id,
      address,
      () => sql.promote.get({ direction, address }) as MessageRow | undefined,
    )
  }

  const postpone = (message: FoundRow, until: number) => sql.postpone.run({ seq: message.seq, due: Math.ceil(until) })

  /** The request that an undeliverable message was about hears of it. */
  const addUndelivered = (outgoing: string, recipient: string, about: string): Note => {
    const from = `request:${about}`
    const what = `undelivered ${outgoing} ${recipient}`
    addIncoming({ id: `undelivered:${outgoing}`, from, at: Date.now(), kind: 'alarm', what })
    return ['in', from]
  }

  /** `followed`: more waits for the recipient. */
  const settle = (id: string, delivery: Delivery, at = Date.now()): { notes: Note[]; followed: boolean } => {
    const message = find('out', id)
    if (!message) return { notes: [], followed: false }
    const notes: Note[] = [['out', message.address]]
    // Settling twice changes nothing: only the oldest open message can be under way.
    if (message.state !== 'head') return { notes, followed: false }
    if (delivery.result === 'retry') {
      postpone(message, delivery.at)
      return { notes, followed: false }
    }
    const followed = finish('out', message, delivery.result, delivery.result === 'sent' ? at : undefined)
    if (delivery.result === 'sent')
      for (const vendor of delivery.as ?? []) sql.addSentAs.run({ address: message.address, vendor, seq: message.seq })
    if (delivery.result === 'failed' && message.about !== null)
      notes.push(addUndelivered(id, message.address, message.about))
    return { notes, followed }
  }

  /** Moves some of the alarms that are due to the inbox; undefined when none are left. */
  const ring = (now: number): Note[] | undefined => {
    const due = sql.dueAlarms.all({ now }) as unknown as AlarmRow[]
    return due.length === 0 ? undefined : due.flatMap(ringOne)
  }

  const ringOne = ({ id, address, at, what }: AlarmRow): Note[] => {
    sql.dropAlarm.run({ id })
    let words: string
    try {
      words = unseal<string>(what)
    } catch {
      damaged(`alarm ${id}`)
      return []
    }
    addIncoming({ id: `alarm:${id}:${at}`, from: address, at, kind: 'alarm', what: words })
    return [['in', address]]
  }

  /** Undefined when it can't be read any more. */
  const toLine = (row: LineRow): HistoryLine | undefined => {
    try {
      return readLine(row)
    } catch {
      return undefined
    }
  }

  const readLine = ({ seq, direction, state, at, sentAt, body }: LineRow): HistoryLine => {
    const isOpen = state === 'head' || state === 'behind'
    if (direction === 'in') return { seq, direction, message: unseal<Incoming>(body), handled: !isOpen }
    const message = unseal<Outgoing>(body)
    const progress = progressOf({ state, at, sentAt })
    return progress.state === 'sent'
      ? { seq, direction, message, state: 'sent', sentAt: progress.at }
      : { seq, direction, message, state: progress.state }
  }

  const progress = (ids: readonly string[]): Map<string, Progress> => {
    const found = new Map<string, Progress>()
    for (const id of ids) {
      const row = sql.progress.get({ id }) as ProgressRow | undefined
      if (row) found.set(id, progressOf(row))
    }
    return found
  }

  const outgoing = (id: string): Outgoing | undefined => {
    const found = find('out', id)
    if (!found) return undefined
    try {
      return unseal<Outgoing>((sql.body.get({ seq: found.seq }) as unknown as MessageRow).body)
    } catch {
      return undefined
    }
  }

  const firstLines = (rows: Iterable<unknown>, count: number): HistoryLine[] => {
    const lines: HistoryLine[] = []
    if (count > 0)
      for (const row of rows) {
        const line = toLine(row as LineRow)
        if (line) lines.push(line)
        if (lines.length === count) break
      }
    return lines
  }

  const history = (address: string, stretch: Stretch): HistoryLine[] => {
    if ('after' in stretch) return firstLines(sql.linesAfter.iterate({ address, after: stretch.after }), stretch.limit)
    const { last, before = Number.MAX_SAFE_INTEGER } = stretch
    const newest =
      stretch.only === 'offers'
        ? firstLines(sql.offersBefore.iterate({ address, before, last }), stretch.limit)
        : stretch.only === 'out'
          ? firstLines(sql.outBefore.iterate({ address, before, last }), last)
          : firstLines(sql.linesBefore.iterate({ address, before }), last)
    return newest.reverse()
  }

  const addresses = (after: string, limit: number): string[] => {
    const found: string[] = []
    // Each is the next one in the index: no message is looked at twice, and of most none at all.
    for (let last: unknown = after; found.length < limit; ) {
      last = sql.nextAddress.get({ after: last as string })?.address
      if (typeof last !== 'string') break
      found.push(last)
    }
    return found
  }

  return {
    addresses,
    find,
    addIncoming,
    addOutgoing,
    take,
    giveUp,
    finish,
    postpone,
    settle,
    ring,
    ended: lanes.ended,
    free: lanes.free,
    keepBack: lanes.keepBack,
    letGo: lanes.letGo,
    outgoing,
    progress,
    history,
    line: (address: string, seq: number): HistoryLine | undefined => {
      const [line] = history(address, { after: seq - 1, limit: 1 })
      return line?.seq === seq ? line : undefined
    },
  }
}

const progressOf = ({ state, at, sentAt }: ProgressRow): Progress =>
  state === 'sent' ? { state, at: sentAt ?? at } : { state: state === 'failed' ? state : 'waiting' }
