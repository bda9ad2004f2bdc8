/** What a call wants to write: text, caption, keyboard, and what it replies to, checked as Telegram checks it. */

import { mayManage } from './server-forum.ts'
import { parseHtml, type Rich } from './server-html.ts'
import type { Args } from './server-http.ts'
import { type Button, badRequest, type Entity, type Message } from './server-types.ts'
import type { Around, Room, World } from './server-world.ts'

const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024
/** Bytes of a button's callback_data. */
const LARGEST_DATA = 64
const MOST_BUTTONS = 100

/** Text with its entities; blank ends are cut off, as Telegram does. */
export const readText = (args: Args): Rich => {
  const rich = readRich(args, 'text', 'entities')
  if (rich.text === '') throw badRequest('message text is empty')
  if (rich.text.length > LONGEST_TEXT) throw badRequest('message is too long')
  return rich
}

export const readCaption = (args: Args): { caption?: string; caption_entities?: Entity[] } => {
  const { text, entities } = readRich(args, 'caption', 'caption_entities')
  if (text.length > LONGEST_CAPTION) throw badRequest('message caption is too long')
  return text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
}

const readRich = (args: Args, name: string, entitiesName: string): Rich => {
  const source = args.text(name) ?? ''
  const mode = args.text('parse_mode')?.toLowerCase() ?? ''
  if (mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode')
  const { text, entities } =
    mode === 'html' ? parseHtml(source) : { text: source, entities: args.json<Entity[]>(entitiesName) ?? [] }
  const trimmed = text.trim()
  const shift = text.length - text.trimStart().length
  return {
    text: trimmed,
    entities: entities
      .map((entity) => {
        const start = Math.max(entity.offset - shift, 0)
        const end = Math.min(entity.offset + entity.length - shift, trimmed.length)
        return { ...entity, offset: start, length: end - start }
      })
      .filter((entity) => entity.length > 0),
  }
}

/** Undefined when there is no keyboard; one without buttons removes the keyboard of a message. */
export const readKeyboard = (args: Args): { inline_keyboard: Button[][] } | undefined => {
  const markup = args.json<Record<string, unknown>>('reply_markup')
  const rows = markup?.inline_keyboard
  if (rows === undefined) return undefined
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw badRequest("can't parse inline keyboard: expected an Array of Arrays")
  }
  const kept = (rows as Button[][]).filter((row) => row.length > 0)
  if (kept.flat().length > MOST_BUTTONS) throw badRequest('reply markup is too long')
  for (const button of kept.flat()) checkButton(button)
  return kept.length > 0 ? { inline_keyboard: kept } : undefined
}

const checkButton = ({ text, callback_data: data, url }: Button) => {
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest("can't parse inline keyboard button: Button text must be non-empty")
  }
  if (url !== undefined) {
    // Telegram refuses an address without a dot in its host, so localhost does not work as a button.
    const host = /^(?:https?|tg):\/\/([^/:?#]+)/.exec(url)?.[1]
    if (!host || !(host.includes('.') || url.startsWith('tg:')) || !URL.canParse(url)) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
    }
  } else if (data === undefined) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  } else if (data === '' || Buffer.byteLength(data) > LARGEST_DATA) {
    throw badRequest('BUTTON_DATA_INVALID')
  }
}

/** The topic a call writes to and the message it replies to. */
export const readAround = (args: Args, room: Room, world: World): Around => {
  const reply = args.json<{ message_id: number; allow_sending_without_reply?: boolean; quote?: string }>(
    'reply_parameters',
  )
  const target = reply ? Number(reply.message_id) : args.whole('reply_to_message_id')
  const replyTo = target === undefined ? undefined : world.kept(room.chat.id, target)
  if (target !== undefined && !replyTo && !reply?.allow_sending_without_reply) {
    throw badRequest('message to be replied not found')
  }
  const thread = args.whole('message_thread_id')
  if (thread !== undefined) {
    const topic = room.topics.get(thread)
    if (!topic || !room.chat.is_forum) throw badRequest('message thread not found')
    if (topic.closed && !mayManage(room, topic, world.bot)) throw badRequest('TOPIC_CLOSED')
  }
  return { thread, replyTo, quote: replyTo && readQuote(reply?.quote, replyTo.message) }
}

const readQuote = (quote: string | undefined, message: Message): Message['quote'] => {
  if (quote === undefined) return undefined
  const position = (message.text ?? message.caption ?? '').indexOf(quote)
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID')
  return { text: quote, position, is_manual: true }
}
