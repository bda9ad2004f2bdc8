/**
 * Groups with topics: https://core.telegram.org/bots/api#createforumtopic and what follows it. The refusals are worded as
 * TDLib's ForumTopicManager and Telegram's channels.editForumTopic word them, the way the Bot API passes them on.
 */
import type { Args } from './server-http.ts'
import type { Context, Method } from './server-methods.ts'
import { badRequest, type User } from './server-types.ts'
import { ICON_COLOR, type Room, type Topic, type World } from './server-world.ts'

const longestName = 128

/** What the bot is in a group. */
export const memberOf = (room: Room, bot: User) => {
  if (room.barred) return { user: bot, status: 'kicked', until_date: 0 }
  if (!room.admin) return { user: bot, status: 'member' }
  const may = ['manage_chat', 'delete_messages', 'invite_users', 'restrict_members', 'pin_messages']
  return {
    user: bot,
    status: 'administrator',
    can_be_edited: false,
    is_anonymous: false,
    ...Object.fromEntries(may.map((right) => [`can_${right}`, true])),
    can_manage_topics: room.admin.topics,
  }
}

/** Who may write in a topic that is closed, and close, open and rename it. */
export const mayManage = ({ admin }: Room, { by }: Topic, who: User) => by === who.id || admin?.topics === true

const createForumTopic: Method = (args, { world, updates }) => {
  const room = forumOf(args, world)
  if (!room.admin?.topics) throw badRequest('not enough rights to create a topic')
  const name = (args.text('name') ?? '').trim().slice(0, longestName)
  if (name === '') throw badRequest('title must be non-empty')
  const thread = world.addTopic(room, name, world.bot)
  const said = room.kept.get(thread)?.message
  if (said) updates.add('message', said, room.chat.id)
  return { message_thread_id: thread, name, icon_color: ICON_COLOR }
}

const editForumTopic: Method = (args, context) => {
  const { room, topic, thread } = topicOf(args, context.world, 'edit')
  const name = (args.text('name') ?? '').trim().slice(0, longestName)
  if (name === '') return true
  if (name === topic.name) throw badRequest('TOPIC_NOT_MODIFIED')
  topic.name = name
  tell(context, room, thread, { forum_topic_edited: { name } })
  return true
}

const setTopic =
  (closed: boolean): Method =>
  (args, context) => {
    const { room, topic, thread } = topicOf(args, context.world, 'close or open')
    if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED')
    topic.closed = closed
    tell(context, room, thread, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} })
    return true
  }

const deleteForumTopic: Method = (args, { world }) => {
  const { room, thread } = topicOf(args, world, 'delete')
  removeTopic(room, thread)
  return true
}

/** Nothing tells the bot of it. */
export const removeTopic = (room: Room, thread: number) => {
  room.topics.delete(thread)
  for (const kept of room.kept.values())
    if (kept.message.message_thread_id === thread || kept.message.message_id === thread) kept.deleted = true
}

const getChatMember: Method = (args, { world }) => {
  const room = world.writable(args.text('chat_id'))
  if (args.whole('user_id') !== world.bot.id) throw badRequest('user not found')
  return memberOf(room, world.bot)
}

const forumOf = (args: Args, world: World): Room => {
  const room = world.writable(args.text('chat_id'))
  if (!room.chat.is_forum) throw badRequest('the chat is not a forum')
  return room
}

const topicOf = (args: Args, world: World, what: string) => {
  const room = forumOf(args, world)
  const thread = args.whole('message_thread_id') ?? 0
  if (thread <= 0) throw badRequest('invalid forum topic identifier specified')
  const topic = room.topics.get(thread)
  if (!topic) throw badRequest('TOPIC_ID_INVALID')
  if (!mayManage(room, topic, world.bot)) throw badRequest(`not enough rights to ${what} the topic`)
  return { room, topic, thread }
}

/** What happens to a topic is said in it, which its author gets as well. */
const tell = ({ world, updates }: Context, room: Room, thread: number, content: object) => {
  updates.add('message', world.post(room, world.bot, content, { thread }), room.chat.id)
}

export const forumMethods = {
  createForumTopic,
  editForumTopic,
  closeForumTopic: setTopic(true),
  reopenForumTopic: setTopic(false),
  deleteForumTopic,
  getChatMember,
}
