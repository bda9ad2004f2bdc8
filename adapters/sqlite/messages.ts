/** The inbox and the outbox: what waits, what is under way, and what became of it. */
import { channelOf } from '../../bot/conversation.ts'
import type { Delivery, HistoryLine, Incoming, Outgoing } from '../../bot/ports.ts'
import { StoreError } from './errors.ts'
import type { Codec } from './records.ts'
import type { AlarmRow, Direction, FoundRow, HeadRow, HistoryRow, MessageRow, Statements } from './statements.ts'

/** Somebody may have work: to claim ('in') or to send ('out'). */
export type Note = [side: Direction, address: string]

export const openMessages = (sql: Statements, { seal, unseal }: Codec) => {
  // In memory only, so a killed process leaves nothing to recover: what it had not finished is simply still waiting.
  const held = { in: new Set<string>(), out: new Set<string>() }

  const find = (direction: Direction, id: string) => sql.find.get({ direction, id }) as FoundRow | undefined

  /** False when a message with this id is there already. */
  const addIncoming = (incoming: Incoming): boolean => {
    const { id, from: address, at } = incoming
    const row = { direction: 'in', id, channel: '', address, at, about: null, body: seal(incoming) }
    return sql.addMessage.run(row).changes === 1
  }

  const addOutgoing = (outgoing: Outgoing): Note => {
    const { id, to: address, at, about = null } = outgoing
    const row = { direction: 'out', id, channel: channelOf(address), address, at, about, body: seal(outgoing) }
    if (sql.addMessage.run(row).changes === 0) throw new StoreError(`There is an outgoing message ${id} already.`)
    return ['out', address]
  }

  /** The first message that is due and whose conversation nobody holds; it is held from now on. */
  const take = <T>(direction: Direction, channel: string, now: number): { body: T; attempt: number } | undefined => {
    // One head per conversation: among one more heads than are held, one is free if there is any.
    const limit = held[direction].size + 1
    const heads = sql.heads.all({ direction, channel, now, limit }) as unknown as HeadRow[]
    const free = heads.find((head) => !held[direction].has(head.address))
    if (!free) return undefined
    const message = sql.message.get({ seq: free.seq }) as unknown as MessageRow
    const body = unseal<T>(message.body)
    held[direction].add(free.address)
    return { body, attempt: message.attempts + 1 }
  }

  /** Closes a message for good and lets the next one of its conversation step forward. */
  const finish = (direction: Direction, message: FoundRow, state: 'done' | 'sent' | 'failed') => {
    sql.finish.run({ state, seq: message.seq })
    sql.promote.run({ direction, address: message.address })
  }

  const postpone = (message: FoundRow, until: number) => sql.postpone.run({ seq: message.seq, due: Math.ceil(until) })

  /** The request that an undeliverable message was about hears of it. */
  const addUndelivered = (outgoing: string, about: string): Note => {
    const from = `request:${about}`
    const what = `undelivered ${outgoing}`
    addIncoming({ id: `undelivered:${outgoing}`, from, at: Date.now(), kind: 'alarm', what })
    return ['in', from]
  }

  const settle = (id: string, delivery: Delivery): Note[] => {
    const message = find('out', id)
    if (!message) return []
    const notes: Note[] = [['out', message.address]]
    // Settling twice changes nothing: only the oldest open message can be under way.
    if (message.state !== 'head') return notes
    if (delivery.result === 'retry') postpone(message, delivery.at)
    else finish('out', message, delivery.result)
    if (delivery.result === 'failed' && message.about !== null) notes.push(addUndelivered(id, message.about))
    return notes
  }

  /** Moves some of the alarms that are due to the inbox; none are left when it returns none. */
  const ring = (now: number): Note[] =>
    (sql.dueAlarms.all({ now }) as unknown as AlarmRow[]).map(({ id, address, at, what }) => {
      addIncoming({ id: `alarm:${id}:${at}`, from: address, at, kind: 'alarm', what: unseal<string>(what) })
      sql.dropAlarm.run({ id })
      return ['in', address]
    })

  const toLine = ({ seq, direction, state, body }: HistoryRow): HistoryLine => {
    if (direction === 'in') return { seq, direction, message: unseal<Incoming>(body), handled: state === 'done' }
    const became = state === 'sent' || state === 'failed' ? state : 'waiting'
    return { seq, direction, message: unseal<Outgoing>(body), state: became }
  }

  return {
    find,
    addIncoming,
    addOutgoing,
    take,
    finish,
    postpone,
    settle,
    ring,
    free: (direction: Direction, address: string) => held[direction].delete(address),
    history: (address: string, after: number, limit: number) =>
      (sql.history.all({ address, after, limit }) as unknown as HistoryRow[]).reverse().map(toLine),
  }
}
