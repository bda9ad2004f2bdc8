/**
 * What people and the bot say to each other, and the way it goes: plain data that knows no vendor.
 *
 *   Channel -> Incoming -> Store.accept -> Store.claim -> turn() -> Turn -> Store.commit -> Store.next -> Channel.send
 */

import type { Language } from '../knowledge/retrieval/text.ts'

export type { Language }

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

/**
 * What became of an attempt to send. `failed` is for good: blocked, unknown chat; `theirs`: by somebody’s own doing there,
 * such as a block, so it is no error of ours. `as`: the vendor's ids of what was
 * sent, by which a reply that quotes it is understood.
 */
export type Delivery =
  | { result: 'sent'; as?: string[] }
  | { result: 'retry'; at: number; reason: string }
  | { result: 'failed'; reason: string; theirs?: true }

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
