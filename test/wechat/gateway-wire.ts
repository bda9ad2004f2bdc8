/** What the test tells the gateway, and what the gateway reports: plain data, so that it can run in a process of its own. */

export interface FileBytes {
  name: string
  bytes: Uint8Array
}

export interface ContactCard {
  id: string
  name: string
  /** False for somebody who only shares a room with the bot. */
  friend: boolean
}

export interface RoomCard {
  id: string
  topic: string
  members: string[]
  /** Names that members carry in this room only, by contact. */
  aliases: Record<string, string>
}

/** Names of wechaty's message types. */
export type Kind =
  | 'Unknown'
  | 'Attachment'
  | 'Audio'
  | 'Contact'
  | 'ChatHistory'
  | 'Emoticon'
  | 'Image'
  | 'Text'
  | 'Location'
  | 'MiniProgram'
  | 'Transfer'
  | 'RedEnvelope'
  | 'Recalled'
  | 'Url'
  | 'Video'

/** A message as the gateway keeps it. `to` is a contact, or nobody when it was said in a room. `at` in ms. */
export interface MessageCard {
  id: string
  from: string
  to?: string
  room?: string
  kind: Kind
  text: string
  file?: FileBytes
  mentions: string[]
  at: number
}

export interface FriendshipCard {
  id: string
  contact: string
  hello: string
  at: number
}

/**
 * Something that goes wrong. `reject` refuses with `reason`; `hang` does it after `ms`; `lose` does it and never answers;
 * `break` does it and answers with an error. `with`: only for this contact or room; `times`: only so often.
 */
export interface Fault {
  id: string
  on: 'send' | 'file'
  does: 'reject' | 'hang' | 'lose' | 'break'
  with?: string
  times?: number
  ms?: number
  reason?: string
}

/** Whether the account is logged in; when not, a QR code waits to be scanned. */
export type Account = { in: true } | { in: false; qrcode: string }

export interface Settings {
  endpoint: string
  token: string
  tls: boolean
  /** Where the gateway keeps files on their way. */
  folder: string
  /** Id of the bot's contact. */
  bot: string
  account: Account
  /** Whether the bot's own messages come back to it as events, as they do in life. */
  echo: boolean
  heartbeatMs: number
  /** By how much WeChat's clock is behind this computer's (ms). */
  behind: number
  /** How much longer a call takes than on this computer (ms). */
  network: number
}

export type Order =
  | { do: 'contact'; contact: ContactCard }
  | { do: 'forget'; contact: string; told: boolean }
  | { do: 'room'; room: RoomCard }
  | { do: 'message'; message: MessageCard; tell: boolean }
  | { do: 'again'; ids: string[] }
  | { do: 'friendship'; friendship: FriendshipCard; tell: boolean }
  | { do: 'error'; reason: string }
  | { do: 'faults'; faults: Fault[] }
  | { do: 'logout'; reason: string }
  | { do: 'account'; account: Account }

export type Report =
  | { is: 'up' }
  | { is: 'done'; order: number }
  | { is: 'sent'; message: MessageCard }
  | { is: 'refused'; attempt: Attempt }
  | { is: 'accepted'; friendship: string }
  | { is: 'fault'; id: string }
  | { is: 'client'; now: ClientEvent }
  | { is: 'broken'; reason: string }

/** `connected`: it hears what happens; `started`: it asked the account to run; `in`, `out`: the account's login. */
export type ClientEvent = 'connected' | 'started' | 'in' | 'out' | 'stopped' | 'disconnected'

/** A message that the bot tried to send and the gateway refused. */
export interface Attempt {
  to: string
  text: string
  file?: string
  reason: string
  at: number
}

let made = 0
/** 19 digits, as the ids of WeChat's messages have. The side keeps those of the test and of the gateway apart. */
export const newId = (side: 'people' | 'bot') =>
  `${Date.now()}${side === 'people' ? 1 : 2}${String(++made % 1e5).padStart(5, '0')}`
