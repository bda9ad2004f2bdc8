/**
 * Which message is taken next. The heads that may be taken are known here, as they come up in transactions of this process;
 * the database is searched for them only at the start, when one that was put off is due, and when another process has
 * written. In memory only, so a killed process leaves nothing to recover: what it had not finished is simply still waiting.
 */
import { channelOf } from '../../bot/conversation.ts'
import type { Outgoing } from '../../bot/ports.ts'
import type { Direction, HeadRow, MessageRow, Statements } from './statements.ts'

interface Lane {
  /** What may be taken, if it still may then. */
  ready: number[]
  /** When the database is to be searched (ms). */
  searchAt: number
}

/** So many more than are under way are searched for at once. */
const atOnce = 64

export const openLanes = (sql: Statements) => {
  const lanes = new Map<string, Lane>()
  /** Of each held conversation the message that is being worked on. */
  const held = { in: new Map<string, string>(), out: new Map<string, string>() }
  /** Outgoing messages that a power cut could still take back: nobody may be told them yet. */
  const keptBack = new Set<string>()
  /** Heads that came up while their conversation was held, or that are kept back. */
  const risen = { in: new Map<string, HeadRow>(), out: new Map<string, HeadRow>() }
  let version: unknown

  const laneOf = (direction: Direction, channel: string): Lane => {
    const key = `${direction}:${channel}`
    const lane = lanes.get(key) ?? { ready: [], searchAt: 0 }
    lanes.set(key, lane)
    return lane
  }

  const laneFor = (direction: Direction, address: string) =>
    laneOf(direction, direction === 'in' ? '' : channelOf(address))

  const isFree = (direction: Direction, { id, address }: HeadRow) => !held[direction].has(address) && !keptBack.has(id)

  /** A message has become the head of its conversation. */
  const rise = (direction: Direction, head: HeadRow) => {
    if (isFree(direction, head)) laneFor(direction, head.address).ready.push(head.seq)
    else risen[direction].set(head.address, head)
  }

  /** Something that stood in the way is gone. */
  const riseAgain = (direction: Direction, address: string) => {
    const head = risen[direction].get(address)
    risen[direction].delete(address)
    if (head) rise(direction, head)
  }

  const search = (lane: Lane, direction: Direction, channel: string, now: number): number | undefined => {
    const found = sql.dataVersion.get()?.data_version
    if (found !== version) for (const one of lanes.values()) one.searchAt = 0
    version = found
    if (now < lane.searchAt) return undefined
    // One head per conversation: so many heads more than can be taken, and one is free if there is any.
    const limit = held[direction].size + keptBack.size + atOnce
    const heads = sql.heads.all({ direction, channel, now, limit }) as unknown as HeadRow[]
    const nextDue = heads.length < limit ? (sql.nextDue.get({ direction, channel, now })?.due ?? Infinity) : 0
    lane.searchAt = nextDue as number
    lane.ready = heads.filter((head) => isFree(direction, head)).map(({ seq }) => seq)
    return lane.ready.shift()
  }

  return {
    rise,

    /** A message that is due and whose conversation nobody holds; it is held from now on. */
    next: (direction: Direction, channel: string, now: number): MessageRow | undefined => {
      const lane = laneOf(direction, channel)
      for (;;) {
        const seq = lane.ready.shift() ?? search(lane, direction, channel, now)
        if (seq === undefined) return undefined
        // A transaction may have been taken back since, and the number be another message's.
        const message = sql.head.get({ seq, direction, channel }) as unknown as MessageRow | undefined
        if (!message || !isFree(direction, message)) continue
        if (message.due > now) {
          lane.searchAt = Math.min(lane.searchAt, message.due)
          continue
        }
        held[direction].set(message.address, message.id)
        return message
      }
    },

    /**
     * The conversation may be held by its next message: only its own message frees it. `due`: when that one is to be taken
     * again, as it is not finished.
     */
    free: (direction: Direction, address: string, id: string, due?: number) => {
      if (held[direction].get(address) !== id) return
      held[direction].delete(address)
      riseAgain(direction, address)
      if (due === undefined) return
      const lane = laneFor(direction, address)
      lane.searchAt = Math.min(lane.searchAt, due)
    },

    keepBack: (messages: readonly Outgoing[]) => {
      for (const { id } of messages) keptBack.add(id)
    },
    letGo: (messages: readonly Outgoing[]) => {
      for (const { id } of messages) keptBack.delete(id)
      for (const { to } of messages) riseAgain('out', to)
    },
  }
}
export type Lanes = ReturnType<typeof openLanes>
