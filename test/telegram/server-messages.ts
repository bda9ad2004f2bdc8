/** Calls about messages and button presses. */
import { readAround, readCaption, readKeyboard, readText } from './server-content.ts'
import type { Args } from './server-http.ts'
import type { Method } from './server-methods.ts'
import { badRequest, type Content, type Message } from './server-types.ts'
import type { Kept, World } from './server-world.ts'

const sendMessage: Method = (args, { world }) => {
  const room = world.writable(args.text('chat_id'))
  const { text, entities } = readText(args)
  const content: Content = {
    text,
    entities: entities.length > 0 ? entities : undefined,
    link_preview_options: args.json('link_preview_options'),
    reply_markup: readKeyboard(args),
  }
  return world.post(room, world.bot, content, readAround(args, room, world))
}

const editMessageText: Method = (args, { world }) => {
  const kept = editable(args, world)
  if (kept.message.text === undefined) throw badRequest('there is no text in the message to edit')
  const { text, entities } = readText(args)
  return edit(world, kept, {
    text,
    entities: entities.length > 0 ? entities : undefined,
    reply_markup: readKeyboard(args),
  })
}

const editMessageCaption: Method = (args, { world }) => {
  const { caption, caption_entities } = readCaption(args)
  return edit(world, editable(args, world), { caption, caption_entities, reply_markup: readKeyboard(args) })
}

const editMessageReplyMarkup: Method = (args, { world }) =>
  edit(world, editable(args, world), { reply_markup: readKeyboard(args) })

const editable = (args: Args, world: World): Kept => {
  const room = world.writable(args.text('chat_id'))
  const kept = world.kept(room.chat.id, args.whole('message_id') ?? 0)
  if (!kept) throw badRequest('message to edit not found')
  if (!kept.message.from.is_bot) throw badRequest("message can't be edited")
  return kept
}

const edit = (world: World, kept: Kept, change: Partial<Content>): Message => {
  const before = kept.message
  const shown = ({ text, entities, caption, caption_entities, reply_markup }: Content) =>
    JSON.stringify([text, entities ?? [], caption, caption_entities ?? [], reply_markup])
  const after = { ...before, ...change }
  if (shown(before) === shown(after)) {
    const why = 'specified new message content and reply markup are exactly the same as a current content and reply'
    throw badRequest(`message is not modified: ${why} markup of the message`)
  }
  kept.message = { ...after, edit_date: Math.floor(Date.now() / 1000) }
  world.changed(kept)
  return kept.message
}

const deleteMessage: Method = (args, { world }) => {
  const room = world.writable(args.text('chat_id'))
  const kept = world.kept(room.chat.id, args.whole('message_id') ?? 0)
  if (!kept) throw badRequest('message to delete not found')
  kept.deleted = true
  world.changed(kept)
  return true
}

const answerCallbackQuery: Method = (args, { world, queryMs }) => {
  const press = world.presses.get(args.text('callback_query_id') ?? '')
  if (!press || press.answer || Date.now() - press.at > queryMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  }
  const text = args.text('text')
  if ((text?.length ?? 0) > 200) throw badRequest('MESSAGE_TOO_LONG')
  const url = args.text('url')
  // Other addresses are for games.
  const own = new RegExp(`^(?:https?://)?t\\.me/${world.bot.username}\\?start=[\\w-]{1,64}$`)
  if (url !== undefined && !own.test(url)) throw badRequest('URL_INVALID')
  world.answer(press, { text, alert: args.flag('show_alert'), ...(url === undefined ? {} : { url }) })
  return true
}

const ACTIONS = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
)

const sendChatAction: Method = (args, { world }) => {
  world.writable(args.text('chat_id'))
  if (!ACTIONS.has(args.text('action') ?? '')) throw badRequest('wrong parameter action in request')
  return true
}

/** The emoji anyone may react with (ReactionTypeEmoji in the Bot API's reference). */
const REACTIONS = new Set(
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
)

const setMessageReaction: Method = (args, { world }) => {
  const room = world.writable(args.text('chat_id'))
  const kept = world.kept(room.chat.id, args.whole('message_id') ?? 0)
  if (!kept) throw badRequest('message to react not found')
  const reactions = args.json<{ type: string; emoji?: string }[]>('reaction') ?? []
  if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  if (reactions.some(({ type, emoji }) => type !== 'emoji' || !REACTIONS.has(emoji ?? ''))) {
    throw badRequest('REACTION_INVALID')
  }
  kept.reactions = reactions.map(({ emoji }) => emoji as string)
  world.changed(kept)
  return true
}

export const messageMethods = {
  sendMessage,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  setMessageReaction,
}
