/** What the test peer knows: the bot, people, chats, messages, files and open button presses. */
import { randomBytes } from 'node:crypto'
import {
  badRequest,
  type CallbackQuery,
  type Chat,
  type Content,
  type FileInfo,
  forbidden,
  type Message,
  Refusal,
  type User,
} from './server-types.ts'

export interface Topic {
  name: string
  closed: boolean
  /** Who opened it. */
  by: number
}

export interface Room {
  chat: Chat
  /** Ids of the people in it. */
  members: ReadonlySet<number>
  /** A person's first word opens a private chat; before it the bot may not write. */
  open: boolean
  /** Blocked by the person, or thrown out of the group. */
  barred: boolean
  movedTo?: number
  /** The bot is an administrator; with or without the right to manage topics. */
  admin?: { topics: boolean } | undefined
  topics: Map<number, Topic>
  kept: Map<number, Kept>
}

/** A message with what only the server knows of it. `stamp` grows with each change of any message. */
export interface Kept {
  message: Message
  stamp: number
  deleted: boolean
  /** Emoji that the bot set on it. */
  reactions: string[]
}

export interface StoredFile extends FileInfo {
  path: string
  bytes: Uint8Array
}

export interface Press {
  query: CallbackQuery
  at: number
  answer?: { text?: string | undefined; alert: boolean; url?: string } | undefined
}

export interface World {
  bot: User
  rooms: Map<number, Room>
  files: Map<string, StoredFile>
  presses: Map<string, Press>
  /** Called with the chat when anything there that people can see has changed. */
  listeners: Set<(chat: number) => void>
  room(chat: number): Room
  addRoom(chat: Chat, members: number[], open?: boolean): Room
  /** The room when the bot may write there; else the Bot API's refusal. */
  writable(chat: number | string | undefined): Room
  post(room: Room, from: User, content: Content, around?: Around): Message
  kept(chat: number, message: number): Kept | undefined
  changed(kept: Kept): void
  answer(press: Press, answer: Press['answer']): void
  /** Gives the topic's thread. It is the id of the message that says the topic was made. */
  addTopic(room: Room, name: string, by: User): number
  keep(bytes: Uint8Array, info: Partial<FileInfo>, folder: string): FileInfo
}

export interface Around {
  thread?: number | undefined
  replyTo?: Kept | undefined
  quote?: Message['quote']
}

export const ICON_COLOR = 7322096

const threadOf = (message: Message) => message.message_thread_id ?? message.message_id

export const createWorld = (bot: User): World => {
  const rooms = new Map<number, Room>()
  const files = new Map<string, StoredFile>()
  const listeners: World['listeners'] = new Set()
  let stamp = 0
  let lastMessage = 100
  let lastFile = 0

  const nextMessageId = (room: Room) => (room.chat.type === 'supergroup' ? room.kept.size + 1 : ++lastMessage)

  const room = (chat: number): Room => {
    const found = rooms.get(chat)
    if (!found) throw badRequest('chat not found')
    return found
  }
  const tell = (chat: number) => {
    for (const listener of listeners) listener(chat)
  }
  const changed = (kept: Kept) => {
    kept.stamp = ++stamp
    tell(kept.message.chat.id)
  }

  const post: World['post'] = (to, from, content, { thread, replyTo, quote } = {}) => {
    // What is said in a topic without replying to anything replies to the message that opened the topic; a reply in a
    // supergroup without topics has the thread of the message it replies to, and is no topic message all the same.
    const answered = replyTo ?? (thread === undefined ? undefined : to.kept.get(thread))
    const branch = replyTo && to.chat.type === 'supergroup' && !to.chat.is_forum ? threadOf(replyTo.message) : undefined
    const message: Message = {
      message_id: nextMessageId(to),
      from,
      chat: to.chat,
      date: Math.floor(Date.now() / 1000),
      message_thread_id: thread ?? branch,
      is_topic_message: thread === undefined ? undefined : true,
      reply_to_message: answered && { ...answered.message, reply_to_message: undefined },
      quote,
      ...content,
    }
    const kept: Kept = { message, stamp: 0, deleted: false, reactions: [] }
    to.kept.set(message.message_id, kept)
    changed(kept)
    return message
  }

  return {
    bot,
    rooms,
    files,
    listeners,
    presses: new Map(),
    room,
    changed,
    answer: (press, answer) => {
      press.answer = answer
      tell(press.query.message.chat.id)
    },
    addRoom: (chat, members, open = true) => {
      const state = { members: new Set(members), open, barred: false }
      const added: Room = { chat, ...state, topics: new Map(), kept: new Map() }
      rooms.set(chat.id, added)
      return added
    },
    writable: (chat) => {
      if (chat === undefined || chat === '') throw badRequest('chat_id is empty')
      const found = room(Number(chat))
      const { movedTo } = found
      if (movedTo !== undefined) {
        const why = 'Bad Request: group chat was upgraded to a supergroup chat'
        throw new Refusal(400, why, { migrate_to_chat_id: movedTo })
      }
      const { type } = found.chat
      if (found.barred)
        throw forbidden(type === 'private' ? 'bot was blocked by the user' : `bot was kicked from the ${type} chat`)
      if (!found.open) throw forbidden("bot can't initiate conversation with a user")
      return found
    },
    post,
    kept: (chat, message) => {
      const found = rooms.get(chat)?.kept.get(message)
      return found && !found.deleted ? found : undefined
    },
    addTopic: (to, name, by) => {
      const created = { forum_topic_created: { name, icon_color: ICON_COLOR } }
      const { message_id: thread } = post(to, by, created)
      const made = to.kept.get(thread)
      if (made) made.message = { ...made.message, message_thread_id: thread, is_topic_message: true }
      to.topics.set(thread, { name, closed: false, by: by.id })
      return thread
    },
    keep: (bytes, info, folder) => {
      const extension =
        /\.\w+$/.exec(info.file_name ?? '')?.[0] ?? { photos: '.jpg', voice: '.oga', music: '.mp3' }[folder] ?? ''
      const described: FileInfo = {
        ...info,
        file_id: `BQAC${randomBytes(36).toString('base64url')}`,
        file_unique_id: `AgAD${randomBytes(8).toString('base64url')}`,
        file_size: info.file_size ?? bytes.length,
      }
      files.set(described.file_id, { ...described, bytes, path: `${folder}/file_${lastFile++}${extension}` })
      return described
    },
  }
}
