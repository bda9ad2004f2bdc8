/** Presses of buttons, and reactions, as what was said. Pure. */
import type { CallbackQuery, Message, MessageReactionUpdated, User } from 'telegraf/types'
import type { Language } from '../../bot/channel.ts'
import { addressOf, type Place } from './address.ts'
import type { AnyMessage, Decoded, Keyboard, Said } from './decode.ts'
import { amongOf } from './decode-group.ts'

/** Data of a button that has been settled: pressing it means nothing. */
export const settled = '-'

export const decodePress = (press: CallbackQuery): Decoded => {
  const { id, from, message } = press
  const idle: Decoded = { kind: 'idle-press', query: id }
  if (!('data' in press) || press.data === settled || !message || message.chat.type === 'channel') return idle
  const group = message.chat.type !== 'private'
  const { is_topic_message: inTopic, message_thread_id: topic } = message as AnyMessage
  const place: Place = {
    chat: message.chat.id,
    ...(group ? { person: from.id } : {}),
    ...(group && inTopic && topic !== undefined ? { topic } : {}),
  }
  const keyboard = ((message as Message.TextMessage).reply_markup?.inline_keyboard ?? []) as Keyboard
  // The message goes along, so that the answer in a group can stand below it.
  const at = group ? `:${place.chat}:${message.message_id}` : ''
  const language = languageOf(from)
  const answers = (message as AnyMessage).reply_to_message
  // Of a message that is old only its number comes, and not the topic: by then it is a request's, as answers are gone.
  const old = message.date === 0 && 'is_forum' in message.chat && message.chat.is_forum === true
  const shared = old || (place.topic !== undefined && (!answers || 'forum_topic_created' in answers))
  const said: Said = {
    kind: 'choice',
    choice: press.data,
    query: id,
    under: message.message_id,
    keyboard,
    language,
    ...(shared ? { shared } : {}),
  }
  const among = group ? { among: amongOf(place, message.chat, from) } : {}
  // Who was answered before has a language here; who presses what is for all may be new.
  const spoken = shared ? { language } : {}
  return {
    kind: 'arrival',
    arrival: { ...place, id: `telegram:q:${id}${at}`, from: addressOf(place), ...among, ...spoken, said },
  }
}

/** 👍 and 👎 in a private chat; in groups the topic it was in is not told. Each counts once per message. */
export const decodeReaction = ({
  chat,
  message_id: of,
  date,
  user,
  old_reaction,
  new_reaction,
}: MessageReactionUpdated): Decoded => {
  if (chat.type !== 'private' || !user || user.is_bot) return { kind: 'nothing' }
  const has = (list: typeof new_reaction, sign: string) => list.some((r) => r.type === 'emoji' && r.emoji === sign)
  const given = (sign: string) => has(new_reaction, sign) && !has(old_reaction, sign)
  const verb = given('👍') ? 'good' : given('👎') ? 'bad' : undefined
  if (!verb) return { kind: 'nothing' }
  const place: Place = { chat: chat.id }
  const id = `telegram:r:${chat.id}:${of}:${verb}`
  return {
    kind: 'arrival',
    arrival: { ...place, id, from: addressOf(place), written: date * 1000, said: { kind: 'liking', of, verb } },
  }
}

export const languageOf = ({ language_code = 'en' }: User): Language => (language_code.startsWith('zh') ? 'zh' : 'en')
