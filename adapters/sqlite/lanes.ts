/**
 * Which message is taken next. The heads that may be taken are known here, as they come up in transactions of this process;
 * the database is searched for them only at the start, when one that was put off is due, when there were too many, and when
 * another process has written. In memory only, so a killed process leaves nothing to recover: what it had not finished is
 * simply still waiting.
 */

import type { Outgoing } from '../../bot/channel.ts'
import { channelOf } from '../../bot/conversation.ts'
import { longestPutOff } from '../../bot/store.ts'
import type { Beside } from './beside.ts'
import type { Direction, MessageRow, Statements } from './statements.ts'

interface Lane {
  /** What may be taken. */
  ready: MessageRow[]
  /** The database may have others, which wait longer than what comes up now: that is left to the search too. */
  more: boolean
  /** When the next one that was put off is due (ms). */
  dueAt: number
  /** The latest time at which it was asked (ms): the clock may be set back. */
  askedAt: number
}

/** So many more than are under way are searched for at once. */
const atOnce = 64
/** What a lane keeps ready; the others are searched for later. */
const mostReady = 1000

export const openLanes = (sql: Statements, beside: Beside) => {
  const lanes = new Map<string, Lane>()
  /** Of each held conversation the message that is being worked on. */
  const held = { in: new Map<string, string>(), out: new Map<string, string>() }
  /** These messages themselves. */
  const taken = { in: new Map<string, MessageRow>(), out: new Map<string, MessageRow>() }
  /** Conversations of which no message waits behind the head. */
  const sole = { in: new Set<string>(), out: new Set<string>() }
  /** Outgoing messages that a power cut could still take back: nobody may be told them yet. */
  const keptBack = new Set<string>()
  /** Heads that came up while their conversation was held, or that are kept back. */
  const risen = { in: new Map<string, MessageRow>(), out: new Map<string, MessageRow>() }
  /** Those that the present transaction brings up: it may be taken back. */
  let rising: [Direction, MessageRow][] = []
  /** Those that it finishes. */
  let finishing: [Direction, MessageRow][] = []

  const laneOf = (direction: Direction, channel: string): Lane => {
    const key = `${direction}:${channel}`
    const lane = lanes.get(key) ?? { ready: [], more: true, dueAt: Infinity, askedAt: 0 }
    lanes.set(key, lane)
    return lane
  }

  const laneFor = (direction: Direction, address: string) =>
    laneOf(direction, direction === 'in' ? '' : channelOf(address))

  const isFree = (direction: Direction, { id, address }: MessageRow) =>
    !held[direction].has(address) && !keptBack.has(id)

  const rise = (direction: Direction, head: MessageRow) => {
    const lane = laneFor(direction, head.address)
    if (!isFree(direction, head)) risen[direction].set(head.address, head)
    else if (lane.ready.length >= mostReady) lane.more = true
    else if (!lane.more) lane.ready.push(head)
  }

  /** Something that stood in the way is gone. True when there is a head that it stood in the way of. */
  const riseAgain = (direction: Direction, address: string): boolean => {
    const head = risen[direction].get(address)
    risen[direction].delete(address)
    if (head) rise(direction, head)
    return head !== undefined
  }

  beside.onDoubt(() => {
    for (const lane of lanes.values()) Object.assign(lane, { ready: [], more: true })
    for (const conversations of [sole.in, sole.out]) conversations.clear()
  })

  const search = (lane: Lane, direction: Direction, channel: string, now: number) => {
    // One head per conversation: so many heads more than can be taken, and one is free if there is any.
    const limit = held[direction].size + keptBack.size + atOnce
    const heads = [
      ...sql.heads.all({ direction, channel, after: -1, upTo: now, limit }),
      ...sql.heads.all({ direction, channel, after: now + longestPutOff, upTo: Number.MAX_SAFE_INTEGER, limit }),
    ] as unknown as MessageRow[]
    Object.assign(lane, { ready: [], more: false })
    // What is held is not ready again; what another process put behind it rises when that is settled.
    for (const head of heads) if (held[direction].get(head.address) !== head.id) rise(direction, head)
    lane.more ||= heads.length >= limit
    lane.dueAt = (sql.nextDue.get({ direction, channel, now })?.due ?? Infinity) as number
  }

  return {
    /** Inside a transaction: a new message is the head of its conversation, or waits behind it. */
    added: (direction: Direction, message: MessageRow) => {
      if (message.state === 'head') {
        sole[direction].add(message.address)
        rising.push([direction, message])
      } else sole[direction].delete(message.address)
    },

    /** Inside a transaction: the head is finished. `promote` makes the next one head, if there is any; true when there is. */
    finished: (direction: Direction, id: string, address: string, promote: () => MessageRow | undefined): boolean => {
      const message = taken[direction].get(id)
      if (message) finishing.push([direction, message])
      taken[direction].delete(id)
      if (sole[direction].delete(address)) return false
      const next = promote()
      if (next) rising.push([direction, next])
      return next !== undefined
    },

    /** The transaction is over. */
    ended: (kept: boolean) => {
      if (kept) for (const [direction, head] of rising) rise(direction, head)
      else {
        for (const [direction, message] of finishing) taken[direction].set(message.id, message)
        beside.doubt()
      }
      rising = []
      finishing = []
    },

    /** The message, when it has been taken and is neither finished nor freed yet. */
    taken: (direction: Direction, id: string): MessageRow | undefined => taken[direction].get(id),

    /** A message that is due and whose conversation nobody holds; it is held from now on. */
    next: (direction: Direction, channel: string, now: number): MessageRow | undefined => {
      const lane = laneOf(direction, channel)
      beside.glance()
      const isSetBack = now < lane.askedAt - longestPutOff
      lane.askedAt = isSetBack ? now : Math.max(now, lane.askedAt)
      if ((lane.ready.length === 0 && lane.more) || now >= lane.dueAt || isSetBack)
        search(lane, direction, channel, now)
      const head = lane.ready.shift()
      if (!head) return undefined
      held[direction].set(head.address, head.id)
      taken[direction].set(head.id, head)
      return head
    },

    /**
     * The conversation may be held by its next message: only its own message frees it. `due`: when that one is to be taken
     * again, as it is not finished. True when another one can be taken now.
     */
    free: (direction: Direction, address: string, id: string, due?: number): boolean => {
      const lane = laneFor(direction, address)
      taken[direction].delete(id)
      if (held[direction].get(address) === id) held[direction].delete(address)
      else lane.ready = lane.ready.filter((head) => head.id !== id) // finished by somebody who had not taken it
      if (due !== undefined) lane.dueAt = Math.min(lane.dueAt, due)
      return riseAgain(direction, address)
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
