/**
 * What flows through the bot, and what the bot needs from the outside. Everything here is plain data or a small
 * interface; nothing here knows a vendor or a database.
 *
 *   channel -> Incoming -> Store.accept -> Store.claim -> turn() -> Turn -> Store.commit -> Store.next -> Channel.send
 */

import type { Conversation, Unanswered } from './conversation.ts'
import type { LinkCode } from './persons/link-code.ts'
import type { Person } from './persons/person.ts'
import type { Erasure } from './privacy/erasure.ts'
import type { ClockSeen } from './privacy/plausible.ts'
import type { DeskKey } from './requests/desk/page-link.ts'
import type { RoleState, ServiceRequest } from './requests/request.ts'
import type { SurveyEntry } from './supervision/survey.ts'
import type { Watch } from './watch/kept.ts'

export type Language = 'zh' | 'en'

/**
 * `<channel>:<account>`, for example `web:5f2c…` or `telegram:4711`. One address is one conversation.
 * `request:<number>` is the conversation of a service request with itself, `role:<id>` that of a role: their alarms are
 * handled there, in order.
 */
export type Address = string

/** A message that came in. `id` is unique for the vendor's message, so a redelivery has the same id. */
export type Incoming = {
  id: string
  from: Address
  at: number
  /** Said in a group, where others read: nothing personal is said or asked there. */
  group?: true
  /** Where in the group, and who. */
  among?: Among
  /** What the vendor says the person's own language is; it counts until their words or their choice say another. */
  language?: Language
} & Heard
/** The group in which something was said, the topic in it, and where whoever said it is written to in private. */
export interface Among {
  group: Address
  title?: string
  /** The group has topics. */
  topics?: true
  topic?: Address
  person: Address
  /** The vendor does not say who it was, so `person` is nobody in particular. */
  anonymous?: true
}
/** `quote`: the id of the Outgoing that the person replied to. */
export type Heard =
  | { kind: 'text'; text: string; quote?: string; edits?: string } // edits: the id of the Incoming whose words these replace
  | { kind: 'choice'; choice: string } // a pressed Choice
  | { kind: 'file'; file: Attachment; text?: string; quote?: string } // text: what was written with it
  | { kind: 'refused-file'; why: FileRefusal | NoFile | 'day-full'; quote?: string } // a file that was sent and not taken (bot/attachment.ts)
  | { kind: 'recall'; recalls: string } // the Incoming that its sender took back
  | { kind: 'alarm'; what: string } // an Alarm that came due, or a message that could not be delivered

/** A file that somebody sent. Its content is in the store, under `id`, which is that of the Incoming it came in. */
export interface Attachment {
  id: string
  /** A file name that is safe on any system, with the extension of its type. */
  name: string
  /** Media type, told from the content and not from what the sender says. */
  type: string
  /** In bytes. */
  size: number
}
export type FileRefusal = 'too-large' | 'empty' | 'type' | 'macros' | 'lost'
/** Sent like a file, and meant as none: a sticker or a moving picture; a red envelope or a transfer of money. */
export type NoFile = 'sticker' | 'money'

/** Something the person can pick: a button where the channel has buttons, a numbered line where it has not. */
export interface Choice {
  /** `room:verb:arg:…`, at most 64 bytes (Telegram's limit for a button's data). */
  id: string
  label: string
}

/** A clause that a statement rests on. */
export interface Citation {
  policy: string
  clause: string
  /** As printed, in the reader's language: 六、（三） or VI.(iii). */
  label: string
  /** Short title of the document and, when it has one, its number. */
  title: string
}

/** Choices a person has seen, and the message they stood under. */
export interface Offer {
  choices: readonly Choice[]
  notice: boolean
  /** A later message of the same answer has choices too: numbers mean those. */
  earlier?: true
  about?: string
}

/**
 * What is said to a person. Text is plain, paragraphs parted by a blank line; lines of a list start with "• ", with
 * "☐ " when each is to be ticked off, or with a number ("1. ").
 */
export interface Reply {
  text: string
  choices?: Choice[]
  /** No number stands for a choice, as one is awaited or belongs to a later message: they are pressed, or typed by their words. */
  figure?: true
  citations?: Citation[]
  /** One sentence about what the cited documents are worth today, when that matters. */
  standing?: string
  /** A file that goes along: an attachment where the channel has them, a link in the page. */
  document?: EnclosedDocument
  /** Somebody's file that is passed on. The channel gets its content with the message. */
  file?: Attachment
  /** A page of our own web server to open: `path` begins with “/”, and the channel puts the server's address before it. */
  link?: { path: string; label: string }
  /** A way to the private chat, where `words` are then said for the person. */
  privately?: { label: string; words: string }
  /** For whoever pressed a choice in a group alone, where the channel can show it so. */
  hint?: true
  topic?: TopicWork
}

/**
 * What a message to a group with topics, or to one of them, does besides saying its words; `open` takes them as the topic's
 * name, and `look` says nothing. What becomes of it is told to `tells` (bot/topic-report.ts).
 */
export interface TopicWork {
  do: 'look' | 'open' | 'say' | 'close' | 'reopen'
  tells: Address
}

/** A whole document. `name` is a file name of Latin letters, digits, dots and hyphens; `type` its media type. */
export interface EnclosedDocument {
  name: string
  type: 'text/html' | 'text/csv'
  text: string
}

/** A reply on its way. Ids are made from the id of the message that caused it, so a step run twice makes the same. */
export interface Outgoing extends Reply {
  id: string
  to: Address
  language: Language
  at: number
  /** Number of the service request this message is about: replies that quote it belong there. */
  about?: string
  /** Came unasked: caused by somebody else or by the clock, not by what its reader wrote. */
  notice?: true
  /** Addresses of the same person at which this could not be delivered. */
  tried?: Address[]
}

/** The id of the message that caused an Outgoing. */
export const causeOf = (outgoing: string): string => outgoing.slice(0, outgoing.lastIndexOf('/'))

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
 * What became of an attempt to send. `failed` is for good: blocked, unknown chat; `theirs`: by somebody’s own doing there,
 * such as a block, so it is no error of ours. `as`: the vendor's ids of what was
 * sent, by which a reply that quotes it is understood.
 */
export type Delivery =
  | { result: 'sent'; as?: string[] }
  | { result: 'retry'; at: number; reason: string }
  | { result: 'failed'; reason: string; theirs?: true }

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

/** A way to people. Made by an adapter; the sender calls `send`, one message per recipient at a time. */
export interface Channel {
  /** The first part of its addresses. */
  name: string
  /** Takes what comes in to `accept`. Resolves when the channel is ready. */
  start(): Promise<void>
  /**
   * Within 10 s, or it counts as failed and is tried again: a channel that must wait longer says 'retry' and when.
   * `content` is that of `outgoing.file`; without it the file is not kept any more.
   */
  send(outgoing: Outgoing, content?: Uint8Array): Promise<Delivery>
  /** One word and a sentence for health and doctor. */
  state(): { up: boolean; detail: string }
  stop(): Promise<void>
  /** Where the vendor delivers over HTTP; the web server passes it on. */
  hook?: Hook
}

/** An address of our web server for a vendor. `path` begins with “/”; `receive` gives the HTTP status of the answer. */
export interface Hook {
  path: string
  receive(headers: Record<string, string | string[] | undefined>, body: unknown): Promise<number>
}

/** Where the bot reports to its operators: what happened and to which id, never personal data. pino's logger fits. */
export interface Log {
  debug?(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
