/** Addresses of Telegram's chats: `telegram:<person>`, in groups `telegram:<group>/<person>`, in topics `…/t<topic>/<person>`. */
import type { Address } from '../../bot/ports.ts'

export interface Place {
  chat: number
  /** In groups: the person who is meant. */
  person?: number
  topic?: number
}

export const addressOf = ({ chat, topic, person }: Place): Address =>
  person === undefined ? `telegram:${chat}` : `telegram:${chat}${topic === undefined ? '' : `/t${topic}`}/${person}`

/** Undefined for what is no address of a person: groups as a whole have none. */
export const placeOf = (address: Address): Place | undefined => {
  const found = /^telegram:(-?\d{1,16})(?:(?:\/t(\d{1,16}))?\/(\d{1,16}))?$/.exec(address)
  if (!found) return undefined
  const [chat, topic, person] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (chat === undefined || chat < 0 !== (person !== undefined)) return undefined
  return { chat, ...(person === undefined ? {} : { person }), ...(topic === undefined ? {} : { topic }) }
}

/** The message in this chat that an Outgoing answers, told from its id. */
export const answered = (outgoing: string, chat: number): number | undefined => {
  const found = /^telegram:(?:q:[^:/]+:)?(-?\d+):(\d+)(?::\d+)?\/\d+$/.exec(outgoing)
  return found && Number(found[1]) === chat ? Number(found[2]) : undefined
}
