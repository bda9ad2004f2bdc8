/** What is told of groups: where something was said in one, and what has become of one that may work for a role. Pure. */
import type { Chat, ChatMemberUpdated, Message, User } from 'telegraf/types'
import type { Address, Among } from '../../bot/channel.ts'
import { printTopicReport } from '../../bot/topic-report.ts'
import { addressOf, type Place } from './address.ts'
import type { Decoded } from './decode.ts'

/** An alarm in the group's own conversation (bot/topic-report.ts). */
export interface GroupReport {
  id: string
  group: Address
  what: string
}

export const amongOf = ({ chat: id, topic }: Place, chat: Chat, { id: person }: User): Among => ({
  group: addressOf({ chat: id }),
  ...('title' in chat ? { title: chat.title } : {}),
  ...('is_forum' in chat && chat.is_forum ? { topics: true } : {}),
  ...(topic === undefined ? {} : { topic: addressOf({ chat: id, topic }) }),
  person: addressOf({ chat: person }),
})

/** Whether the bot may open topics now. Of a private chat and of a channel it says nothing. */
export const decodeMembership = ({ chat, date, new_chat_member: now }: ChatMemberUpdated): Decoded => {
  const { status } = now
  if (chat.type !== 'supergroup' && chat.type !== 'group') return { kind: 'membership', status }
  const may = status === 'administrator' && now.can_manage_topics === true
  const topics = 'is_forum' in chat && chat.is_forum === true
  const able = may && topics
  const why = status === 'left' || status === 'kicked' ? 'removed' : may ? 'plain' : 'rights'
  const group = addressOf({ chat: chat.id })
  const what = printTopicReport(able ? { is: 'able', group } : { is: 'lost', group, why })
  const id = `telegram:m:${chat.id}:${date}:${able ? 'able' : why}`
  return { kind: 'membership', status, report: { id, group, what } }
}

/** What the bot has opened may not have been answered to it. */
export const decodeOwnTopic = ({
  chat,
  message_id: topic,
  forum_topic_created,
}: Message.ForumTopicCreatedMessage): Decoded => {
  const group = addressOf({ chat: chat.id })
  const name = forum_topic_created.name.split(' ')[0] ?? ''
  const what = printTopicReport({ is: 'found', group, topic: addressOf({ chat: chat.id, topic }), name })
  return { kind: 'report', report: { id: `telegram:${chat.id}:${topic}`, group, what } }
}

/** A group that became a supergroup has another address. */
export const decodeMove = ({
  chat,
  message_id: number,
  migrate_to_chat_id: to,
}: Message.MigrateToChatIdMessage): Decoded => {
  const group = addressOf({ chat: chat.id })
  const what = printTopicReport({ is: 'moved', group, to: addressOf({ chat: to }) })
  return { kind: 'report', report: { id: `telegram:${chat.id}:${number}`, group, what } }
}
