/**
 * Addresses of Telegram's chats: `telegram:<person>`, in groups `telegram:<group>/<person>`, in topics `…/t<topic>/<person>`.
 * Without a person they mean the group or the topic itself, which only a `TopicWork` may write to.
 */
import type { Address } from '../../bot/channel.ts'

export interface Place {
  chat: number
  /** In groups: the person who is meant. */
  person?: number
  topic?: number
}

export const addressOf = ({ chat, topic, person }: Place): Address =>
  `telegram:${chat}${topic === undefined ? '' : `/t${topic}`}${person === undefined ? '' : `/${person}`}`

/** Undefined for what is no address. */
export const placeOf = (address: Address): Place | undefined => {
  const found = /^telegram:(-?\d{1,16})(?:\/t(\d{1,16}))?(?:\/(\d{1,16}))?$/.exec(address)
  if (!found) return undefined
  const [chat, topic, person] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (chat === undefined || (chat >= 0 && (person ?? topic) !== undefined)) return undefined
  return { chat, ...(person === undefined ? {} : { person }), ...(topic === undefined ? {} : { topic }) }
}

/** The message in this chat that an Outgoing answers, told from its id. */
export const answered = (outgoing: string, chat: number): number | undefined => {
  const found = /^telegram:(?:q:[^:/]+:)?(-?\d+):(\d+)(?::\d+:\d+)?\/\d+$/.exec(outgoing)
  return found && Number(found[1]) === chat ? Number(found[2]) : undefined
}

/** Whether it is a group or a topic as a whole. */
export const isShared = ({ chat, person }: Place): boolean => chat < 0 && person === undefined
