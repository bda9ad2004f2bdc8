/** What is kept, and what every store promises (test/store/contract.ts). Nothing here knows a database. */

import type { Address, Delivery, Incoming, Outgoing } from './channel.ts'
import type { Conversation, Unanswered } from './conversation.ts'
import type { LinkCode } from './persons/link-code.ts'
import type { Person } from './persons/person.ts'
import type { Erasure } from './privacy/erasure.ts'
import type { ClockSeen } from './privacy/plausible.ts'
import type { DeskKey } from './requests/desk/page-link.ts'
import type { RoleState, ServiceRequest } from './requests/request.ts'
import type { SurveyEntry } from './supervision/survey.ts'
import type { Watch } from './watch/kept.ts'

/** Rings once at `at` (ms): an Incoming of kind 'alarm' in the conversation `to`. The same id replaces; `at: null` removes. */
export interface Alarm {
  id: string
  to: Address
  at: number | null
  what: string
}

/** One line of the append-only log. Carries ids and actions, never personal data. */
export interface AuditEntry {
  at: number
  /** Who did it: an address, or 'system'. */
  actor: Address
  action: string
  /** What it was done to: a request number, a role, a policy point. */
  subject: string
  detail?: string
}

/** Kinds of records with their bodies. A record is versioned; version 0 means that it does not exist. */
export interface Records {
  conversation: Conversation
  request: ServiceRequest
  role: RoleState
  unanswered: Unanswered
  survey: SurveyEntry
  erasure: Erasure
  clock: ClockSeen
  deskKey: DeskKey
  person: Person
  linkCode: LinkCode
  watch: Watch
}

export type Kind = keyof Records

export interface Stored<K extends Kind = Kind> {
  version: number
  body: Records[K]
}

/** A record to write (`body: null` deletes it), with the tags by which `list` finds it. */
export type Change = {
  [K in Kind]: { kind: K; id: string; body: Records[K] | null; tags: string[] }
}[Kind]

/** Everything one step does, applied in one transaction or not at all. */
export interface Turn {
  changes: Change[]
  outgoing: Outgoing[]
  alarms: Alarm[]
  audit: AuditEntry[]
  /** Goes last, so it also covers what this turn adds to the audit log. */
  forget?: Forgetting[]
}

/** A turn that does only this. */
export const turnOf = (part: Partial<Turn>): Turn => ({ changes: [], outgoing: [], alarms: [], audit: [], ...part })

/**
 * What goes for good, from the files too. A message that is not handled or sent yet stays, so that no promise is broken,
 * and one that was accepted is refused still when it is delivered again. Forgetting twice changes nothing.
 */
export type Forgetting =
  /** What was said on both sides of a conversation: its lines after `after` (the beginning) up to `upTo`, by their `seq`. */
  | { conversation: Address; after?: number; upTo: number }
  /** Messages that name this request (bot/privacy/named.ts), to whomever, those they answered, and its alarms. */
  | { request: string }
  /** Who did it: a name drawn at random takes the place of the address in the audit log. Nothing leads back. */
  | { actor: Address }

/** A message a worker holds: nobody else gets a message of this conversation until it is committed or released. */
export interface Claim {
  incoming: Incoming
  /** 1 for the first try. */
  attempt: number
}

/**
 * What nearly every step reads, as it was when the message was claimed: records by `kind/id` (undefined: it does not
 * exist), lists by `kind/tag`, and the last 20 lines of the conversation, oldest first.
 */
export interface Ahead {
  records: ReadonlyMap<string, Stored | undefined>
  lists: ReadonlyMap<string, readonly Listed[]>
  lines: readonly HistoryLine[] | undefined
}

/** A line of a conversation as both sides saw it. `sentAt`: when the channel had taken it (ms). */
export type HistoryLine = { seq: number } & (
  | { direction: 'in'; message: Incoming; handled: boolean }
  | { direction: 'out'; message: Outgoing; state: 'waiting' | 'failed' }
  | { direction: 'out'; message: Outgoing; state: 'sent'; sentAt: number }
)

/**
 * A part of a conversation: the first `limit` lines after `after`, or the `last` lines of all, or of those before `before`;
 * `only`: of these, what went out; 'offers': of that, the last `limit` that have choices, and maybe more.
 */
export type Stretch =
  | { after: number; limit: number }
  | { last: number; before?: number; only?: 'out' }
  | { last: number; before?: number; only: 'offers'; limit: number }

/**
 * No message is put off for longer (ms). One that seems to be was put off before the clock was set back: `claim` and
 * `next` take it at once, or it would wait for as many days.
 */
export const longestPutOff = 24 * 3_600_000

/** How far a message has come. `at`: when the channel had taken it (ms). */
export type Progress = { state: 'waiting' | 'failed' } | { state: 'sent'; at: number }

/** Records as a step may see them. */
export interface Reader {
  read<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined>
  /** All records of a kind that carry the tag, in order of creation; a step that asks again gets the same list. */
  list<K extends Kind>(kind: K, tag: string): Promise<readonly Listed<K>[]>
}

/** One record as a list gives it. */
export interface Listed<K extends Kind = Kind> {
  id: string
  version: number
  body: Records[K]
}

/** Versions a step has read, by `kind/id`; 0 where it found nothing. */
export type Versions = ReadonlyMap<string, number>

/** What a step reads of a store. */
export type Glance = Pick<Store, 'read' | 'list' | 'history' | 'outgoing' | 'progress' | 'audit'>

/**
 * The durable store. Promises, checked by one contract suite over every store:
 * P1 what `accept` acknowledged is never lost; P2 a message's effects happen exactly once; P3 messages of one
 * conversation are handled one at a time and in order; P4 every outgoing message is sent at least once, in order per
 * recipient; P5 all of this holds across kill -9 at any point.
 */
export interface Store extends Reader {
  /** Stores the message durably, with the content of its file. False when a message with this id was accepted before. */
  accept(incoming: Incoming, content?: Uint8Array): Promise<boolean>
  /**
   * The oldest unhandled message of a conversation that nobody holds; undefined when there is none now. A message that
   * can't be read any more (here, in `next` or in `ring`) is given up with an audit entry 'damaged', and holds up nobody.
   */
  claim(now: number): Promise<Claim | undefined>
  /**
   * What a step reads by, where that may be ahead of the disk: what others read, or are handed to send, never is. No harm is
   * done, as the step's commit is durable after all it has seen. A store without this is never ahead.
   */
  early?: Glance
  /** What a store that is far away brought along with the claim, so that reading it takes no time. */
  ahead?(claim: Claim): Ahead | undefined
  /**
   * Applies the step and marks its message handled, provided that every version in `read` is still current; else false.
   * Rejects, without any effect, when another process took the message over because this one stood still for too long.
   */
  commit(claim: Claim, turn: Turn, read: Versions): Promise<boolean>
  /** Gives a message back, to be claimed again at `retryAt` (ms). */
  release(claim: Claim, retryAt: number): Promise<void>
  /** Changes records outside a conversation (the command line), provided that `read` is still current; else false. */
  apply(turn: Turn, read: Versions): Promise<boolean>

  /** The next outgoing message for one of the channels whose recipient has no earlier message under way or waiting. */
  next(channels: readonly string[], now: number): Promise<{ outgoing: Outgoing; attempt: number } | undefined>
  /** Records what became of it. After 'failed' the request it is about gets an alarm `undelivered <id> <recipient>`. */
  settle(id: string, delivery: Delivery): Promise<void>

  /** Turns every alarm due by `now` into an accepted message. Returns when the next one is due, if any. */
  ring(now: number): Promise<number | undefined>

  /** The conversation as both sides saw it, oldest first. Lines that can't be read any more are left out. */
  history(address: Address, stretch: Stretch): Promise<HistoryLine[]>
  /**
   * The content of an Attachment; undefined when it is not kept any more. It is kept as long as a message has the file, or
   * a record the tag `file:<id>`.
   */
  file(id: string): Promise<Uint8Array | undefined>
  /** Whether something that this would forget is not handled or sent yet, so that it stays until it is forgotten again. */
  waits(what: Forgetting): Promise<boolean>
  /** The outgoing message with this id; undefined when it is not kept any more. */
  outgoing(id: string): Promise<Outgoing | undefined>
  /** How far these outgoing messages have come, by id; without those that are not kept any more. */
  progress(ids: readonly string[]): Promise<Map<string, Progress>>
  /** The id of the Outgoing that was sent to this address as the vendor's message. */
  sentAs(to: Address, vendorId: string): Promise<string | undefined>
  /** One line of the conversation by its number. */
  line(address: Address, seq: number): Promise<HistoryLine | undefined>
  audit(after: number, limit: number): Promise<(AuditEntry & { seq: number })[]>
  /** The records of a kind whose id comes after `after`, by id: for going through all of them in parts. */
  all<K extends Kind>(kind: K, after: string, limit: number): Promise<Listed<K>[]>
  /** The conversations of which a message is kept, whose address comes after `after`, by address. */
  addresses(after: Address, limit: number): Promise<Address[]>
  /** How much waits: for health and metrics. */
  depth(): Promise<{ inbox: number; outbox: number; alarms: number }>
  /** Since when (ms) the message has waited that has waited longest to be handled, or to be sent. */
  oldest?(): Promise<{ inbox?: number; outbox?: number }>
  /** Calls back when there may be work: 'in' to claim, 'out' to send, with the address it concerns. Returns the way to stop. */
  onWork(listener: (side: 'in' | 'out', address: Address) => void): () => void
  /**
   * Makes this process, of all that share the store, the only one that does what `name` says, for `ms` from now; asked
   * again in time, it stays so. Undefined while it is another one; 0 ms gives it up. The number rises whenever it goes to
   * another process. A store without this has one process only, which is always alone.
   */
  lease?(name: string, ms: number): Promise<number | undefined>
  /**
   * Counts so much under a name, for all processes that share the store; false, and not counted, when that would be more than
   * `most` within `ms` of the first. A store without this has one process only, which counts by itself.
   */
  spend?(name: string, amount: number, most: number, ms: number): Promise<boolean>
  close(): Promise<void>
}
