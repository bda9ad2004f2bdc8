/** Telegram's updates as what was said, to whom and about what. Pure: looks nothing up and fetches nothing. */
import type { Chat, Message, MessageEntity, Update, User } from 'telegraf/types'
import type { Address, Among, FileRefusal, Language, NoFile } from '../../bot/channel.ts'
import { isActAlone } from '../../bot/requests/desk/verb-words.ts'
import { addressOf, type Place } from './address.ts'
import { amongOf, decodeMembership, decodeMove, decodeOwnTopic, type GroupReport } from './decode-group.ts'
import { decodePress, decodeReaction, languageOf } from './decode-press.ts'
import { startWord } from './deep-link.ts'

/** The bot's own account. */
export interface Me {
  id: number
  username: string
}

export interface Arrival extends Place {
  id: string
  from: Address
  /** In groups. */
  among?: Among
  /** By Telegram's clock, to the second, in ms; a press does not say. */
  written?: number
  /** The bot's own message that this replies to. */
  repliesTo?: number
  /** Of the person's Telegram. */
  language?: Language
  said: Said
}
export type Said =
  | { kind: 'text'; text: string; edits?: string }
  /** `edits`: its words or the file itself were changed; which, only its content tells. */
  | { kind: 'file'; fileId: string; size?: number; name?: string; text?: string; edits?: string }
  | { kind: 'refused-file'; why: FileRefusal | NoFile }
  | {
      kind: 'choice'
      choice: string
      query: string
      under: number
      keyboard: Keyboard
      language: Language
      /** It stands in a topic and answers nobody. */
      shared?: true
    }
  | { kind: 'liking'; of: number; verb: 'good' | 'bad' }

/** Rows of buttons as they stand under a message. */
export type Keyboard = { text: string; callback_data?: string; url?: string }[][]

export type Decoded =
  | { kind: 'arrival'; arrival: Arrival }
  /** A press that means nothing (any more), and waits for an answer still. */
  | { kind: 'idle-press'; query: string }
  | { kind: 'membership'; status: string; report?: GroupReport }
  | { kind: 'report'; report: GroupReport }
  | { kind: 'nothing' }

/** What is asked of Telegram; everything else never comes. */
export const wantedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
] as const

const nothing: Decoded = { kind: 'nothing' }

export const decode = (update: Update, me: Me): Decoded => {
  if ('message' in update) return decodeMessage(update.message, me)
  if ('edited_message' in update) return decodeEdit(update.edited_message, update.update_id, me)
  if ('callback_query' in update) return decodePress(update.callback_query)
  if ('message_reaction' in update) return decodeReaction(update.message_reaction)
  if ('my_chat_member' in update) return decodeMembership(update.my_chat_member)
  return nothing
}

/** Any kind of message, as its fields may come. */
export type AnyMessage = Partial<
  Message.TextMessage &
    Message.PhotoMessage &
    Message.DocumentMessage &
    Message.VoiceMessage &
    Message.AudioMessage &
    Message.StickerMessage &
    Message.ContactMessage & {
      reply_to_message: { message_id: number; from?: User }
      edit_date: number
      sender_chat: Chat
      is_automatic_forward: boolean
    }
> &
  Pick<Message.TextMessage, 'message_id' | 'date' | 'chat'>

const decodeMessage = (message: Message, me: Me): Decoded => {
  if ('migrate_to_chat_id' in message) return decodeMove(message)
  if ('forum_topic_created' in message && message.from?.id === me.id) return decodeOwnTopic(message)
  const heard = listen(message as AnyMessage, me)
  const said = heard && saidIn(message as AnyMessage, heard.words)
  return said ? { kind: 'arrival', arrival: { ...heard.arrival, said } } : nothing
}

/** Told apart by the update as well: of its time only the second is told, and the number of an update may come again after weeks. */
const decodeEdit = (message: Message, number: number, me: Me): Decoded => {
  const heard = listen(message as AnyMessage, me)
  const said = heard && saidIn(message as AnyMessage, heard.words)
  // Anything else that is edited is a live location on its way.
  if (said?.kind !== 'text' && said?.kind !== 'file') return nothing
  const { arrival } = heard as { arrival: Omit<Arrival, 'said'> }
  const at = (message as AnyMessage).edit_date ?? message.date
  const edited = { ...said, edits: arrival.id }
  return {
    kind: 'arrival',
    arrival: { ...arrival, id: `${arrival.id}:${at}:${number}`, written: at * 1000, said: edited },
  }
}

/** Who said it, where, and the words without what only addresses the bot; undefined when it is not meant for the bot. */
const listen = (message: AnyMessage, me: Me) => {
  const { chat, from, message_id: number, sender_chat: mask } = message
  if (!from || chat.type === 'channel') return undefined
  const text = message.text ?? message.caption
  const isSound = [chat.id, from.id, number].every(Number.isSafeInteger) && typeof (text ?? '') === 'string'
  if (!isSound) throw new TypeError('not a message as Telegram describes it')
  // An administrator who stays anonymous, or writes as their channel, comes as a bot that stands for all of those.
  if (from.is_bot && !mask) return undefined
  // What a channel posts is repeated in its group: nobody there asks that.
  if (message.is_automatic_forward) return undefined
  const group = chat.type !== 'private'
  const topic = group && message.is_topic_message ? message.message_thread_id : undefined
  const place: Place = {
    chat: chat.id,
    ...(group ? { person: from.id } : {}),
    ...(topic === undefined ? {} : { topic }),
  }
  const answers = message.reply_to_message
  // In a topic, everything counts as a reply to the message that opened it.
  const opening = answers !== undefined && 'forum_topic_created' in answers
  const toMe = answers?.from?.id === me.id && !opening
  // What I opened is about one request, so nobody else can be meant by such words there.
  const toDesk = answers?.from?.id === me.id && opening && isActAlone(text ?? '')
  const { words, named, elsewhere } = withoutMe(text, message.entities ?? message.caption_entities ?? [], me)
  if (group && (elsewhere || !(toMe || named || toDesk))) return undefined
  const arrival = {
    ...place,
    id: `telegram:${chat.id}:${number}`,
    from: addressOf(place),
    ...(group ? { among: { ...amongOf(place, chat, from), ...(mask ? { anonymous: true as const } : {}) } } : {}),
    written: message.date * 1000,
    ...(from.language_code ? { language: languageOf(from) } : {}),
    ...(toMe ? { repliesTo: answers.message_id } : {}),
  }
  return { arrival, words: words === undefined ? undefined : startWord(words) }
}

/** The command that groups are told to send: nobody types the bot's name behind it. */
const toldInGroups = '/desk'

/** The text without mentions of the bot, whether it was named, and whether it is a command for another bot. */
const withoutMe = (text: string | undefined, entities: MessageEntity[], me: Me) => {
  if (text === undefined) return { words: undefined, named: false, elsewhere: false }
  const own = `@${me.username.toLowerCase()}`
  let words = text
  let named = false
  let elsewhere = false
  // From the end, so that the places of those before stay right.
  for (const entity of entities.toSorted((a, b) => b.offset - a.offset)) {
    const { type, offset, length } = entity
    const part = text.slice(offset, offset + length)
    const cut = (from: number) => {
      words = words.slice(0, from) + words.slice(offset + length)
      named = true
    }
    if (type === 'mention' && part.toLowerCase() === own) cut(offset)
    else if (type === 'text_mention' && entity.user.id === me.id) cut(offset)
    else if (type === 'bot_command' && part.includes('@')) {
      if (part.toLowerCase().endsWith(own)) cut(offset + length - own.length)
      else elsewhere ||= offset === 0
    } else if (type === 'bot_command' && offset === 0 && part.toLowerCase() === toldInGroups) named = true
  }
  return { words: named ? words.replace(/[ \t]{2,}/g, ' ').trim() : words, named, elsewhere }
}

/** Kinds of messages that carry something the bot does not take. */
const notTaken = [
  'video',
  'video_note',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'checklist',
  'invoice',
  'giveaway',
]

/** Without figures and marks: no order to a desk, and no sentence. */
const aFewWords = /^[\p{L}\p{M} ]{1,30}$/u

const saidIn = (message: AnyMessage, words: string | undefined): Said | undefined => {
  const { sticker, contact, from } = message
  // A sticker is said like the sign it stands for, and who shares their own card tells their number.
  if (sticker?.emoji) return { kind: 'text', text: sticker.emoji }
  if (contact && contact.user_id === from?.id)
    return { kind: 'text', text: contact.phone_number.replace(/^(?=\d)/, '+') }
  // An animation is a document as well.
  if (sticker || 'animation' in message) return { kind: 'refused-file', why: 'sticker' }
  if (notTaken.some((kind) => kind in message)) return { kind: 'refused-file', why: 'type' }
  const { photo, document, voice, audio } = message
  const file = photo
    ? photo.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1)
    : (document ?? voice ?? audio)
  if (file) {
    // A photo has no name of its own: what its sender calls it, where that is a few words, tells it apart.
    const name = 'file_name' in file ? file.file_name : photo && words && aFewWords.test(words) ? words : undefined
    return {
      kind: 'file',
      fileId: file.file_id,
      ...(file.file_size === undefined ? {} : { size: file.file_size }),
      ...(name ? { name } : {}),
      ...(words ? { text: words } : {}),
    }
  }
  // Others tell of the chat itself: who joined, what was pinned.
  return words === undefined ? undefined : { kind: 'text', text: words }
}
