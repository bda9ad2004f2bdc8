/** The Bot API's own shapes, as far as the test peer speaks them (https://core.telegram.org/bots/api). */

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  username?: string | undefined
  language_code?: string | undefined
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title?: string | undefined
  first_name?: string | undefined
  username?: string | undefined
  is_forum?: true | undefined
}

export interface Entity {
  type: string
  /** In UTF-16 code units. */
  offset: number
  length: number
  url?: string
  language?: string
  custom_emoji_id?: string
}

export interface Button {
  text: string
  callback_data?: string
  url?: string
}

export interface FileInfo {
  file_id: string
  file_unique_id: string
  file_size: number
  file_name?: string | undefined
  mime_type?: string | undefined
  duration?: number
  width?: number
  height?: number
}

/** What stands in a message. */
export interface Content {
  text?: string | undefined
  entities?: Entity[] | undefined
  caption?: string | undefined
  caption_entities?: Entity[] | undefined
  document?: FileInfo | undefined
  photo?: FileInfo[] | undefined
  voice?: FileInfo | undefined
  sticker?: object | undefined
  location?: object | undefined
  contact?: object | undefined
  audio?: FileInfo | undefined
  forum_topic_created?: { name: string; icon_color: number } | undefined
  forum_topic_edited?: { name: string } | undefined
  forum_topic_closed?: object | undefined
  forum_topic_reopened?: object | undefined
  migrate_to_chat_id?: number | undefined
  migrate_from_chat_id?: number | undefined
  media_group_id?: string | undefined
  /** Whom it shows as its writer, where that is not the person. */
  sender_chat?: Chat | undefined
  link_preview_options?: object | undefined
  reply_markup?: { inline_keyboard: Button[][] } | undefined
}

export interface Message extends Content {
  message_id: number
  message_thread_id?: number | undefined
  is_topic_message?: true | undefined
  from: User
  chat: Chat
  date: number
  edit_date?: number | undefined
  reply_to_message?: Message | undefined
  quote?: { text: string; position: number; is_manual?: true } | undefined
}

export interface CallbackQuery {
  id: string
  from: User
  message: Message | (Pick<Message, 'chat' | 'message_id'> & { date: 0 })
  chat_instance: string
  data: string
}

export interface Update {
  update_id: number
  message?: Message
  edited_message?: Message
  callback_query?: CallbackQuery
  message_reaction?: object
  my_chat_member?: object
}
export type UpdateKind = Exclude<keyof Update, 'update_id'>

export interface Upload {
  name: string
  bytes: Uint8Array
}

/** `parameters` of an answer that was refused. */
export interface Hints {
  retry_after?: number
  migrate_to_chat_id?: number
}

/** A refusal as the Bot API words it: `{"ok":false,"error_code":…,"description":…,"parameters":…}`. */
export class Refusal extends Error {
  code: number
  parameters: Hints | undefined
  constructor(code: number, description: string, parameters?: Hints) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export const badRequest = (why: string) => new Refusal(400, `Bad Request: ${why}`)
export const forbidden = (why: string) => new Refusal(403, `Forbidden: ${why}`)
export const tooMany = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
