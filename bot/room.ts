/** A part of the conversation: what it does with a pressed choice, and with words while its dialogue is open. */
import type { Attachment } from './channel.ts'
import type { Talk } from './talk.ts'

export interface Room {
  /** A choice `<room>:<verb>:<arg>:…` was picked. False when it is stale: the router then says so and repeats. */
  press(talk: Talk, verb: string, args: string[]): Promise<boolean> | boolean
  /** The room's dialogue is open and words came. False when they are no answer here: the router then tries them as a question. */
  hear?(talk: Talk, text: string): Promise<boolean> | boolean
  /** While words are awaited: whether a bare number, like “3”, is what is awaited and not the third choice. */
  takesNumber?(talk: Talk, text: string): boolean
  /** The room's dialogue is open and a file came. False when it has no use for it. */
  hearFile?(talk: Talk, file: Attachment, text: string): Promise<boolean> | boolean
  /** Says again what the open dialogue waits for: after a pause, a stale button or an interposed question. */
  repeat?(talk: Talk): Promise<void> | void
  /** The person leaves the open dialogue; the room may say what became of it. False when it asks first whether to. */
  leave?(talk: Talk): boolean | undefined
}
