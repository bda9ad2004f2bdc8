/**
 * People in WeChat, and their groups. Tests read like a chat: `anna.says('hello')`, `await anna.waitsFor(/permit/)`.
 * What is said while the gateway is down is lost to the bot, as in life; `gateway.redelivers` brings it later.
 */
import {
  type ContactCard,
  type FriendshipCard,
  type Kind,
  type MessageCard,
  newId,
  type RoomCard,
} from './gateway-wire.ts'

export type Person = ReturnType<typeof createPerson>
export type Room = ReturnType<typeof createRoom>

/** What the people share: who and what there is, and the way to the bot. */
export interface Surroundings {
  bot: ContactCard
  contacts: Map<string, ContactCard>
  /** What the bot sent, to anybody. */
  sent: MessageCard[]
  /** By WeChat's clock (ms). */
  now(): number
  deliver(message: MessageCard): void
  meet(contact: ContactCard): void
  request(friendship: FriendshipCard): void
  leave(contact: string, told: boolean): void
  /** Resolves when `holds` holds; looks whenever something happened. */
  until(holds: () => boolean, ms: number, what: () => string): Promise<void>
}

export interface Addressing {
  room?: Room
  /** Whether the bot is mentioned; in a group yes, unless said otherwise. */
  mention?: boolean
  /** Whether the gateway gives the ids of who was mentioned; some give only the text. */
  ids?: boolean
  /** When it was said (ms). */
  at?: number
}

export const createPerson = (around: Surroundings, card: ContactCard) => {
  const { bot } = around
  around.meet(card)

  const send = (what: Pick<MessageCard, 'kind' | 'text' | 'file'>, addressing: Addressing = {}) => {
    const { room, mention = true, ids = true, at = around.now() } = addressing
    const mentioned = room && mention && what.kind === 'Text'
    const where = room ? { room: room.id } : { to: bot.id }
    const text = mentioned ? `@${room.nameOf(bot)}\u2005${what.text}` : what.text
    const mentions = mentioned && ids ? [bot.id] : []
    const message: MessageCard = { id: newId('people'), from: card.id, at, mentions, ...where, ...what, text }
    around.deliver(message)
    return message
  }

  return {
    id: card.id,
    name: card.name,
    isFriend: () => around.contacts.get(card.id)?.friend === true,
    says: (text: string, addressing?: Addressing) => send({ kind: 'Text', text }, addressing),
    saysIn: (room: Room, text: string, addressing?: Addressing) =>
      send({ kind: 'Text', text }, { ...addressing, room }),
    sendsFile: (bytes: Uint8Array, name: string, addressing?: Addressing) =>
      send({ kind: 'Attachment', text: name, file: { name, bytes } }, addressing),
    sendsPhoto: (bytes: Uint8Array, name = 'photo.jpg', addressing?: Addressing) =>
      send({ kind: 'Image', text: '', file: { name, bytes } }, addressing),
    sendsVoice: (bytes: Uint8Array, name = 'voice.silk', addressing?: Addressing) =>
      send({ kind: 'Audio', text: '', file: { name, bytes } }, addressing),
    /** Anything else that WeChat knows: a location, a red envelope, a sticker. */
    sends: (kind: Kind, text = '', addressing?: Addressing) => send({ kind, text }, addressing),
    /** WeChat gives a quotation as text: the quoted words, a line, the reply. */
    quotes: (quoted: MessageCard, text: string, addressing?: Addressing) => {
      const name = around.contacts.get(quoted.from)?.name ?? ''
      return send({ kind: 'Text', text: `「${name}：${words(quoted)}」\n${line}\n${text}` }, addressing)
    },
    recalls: (message: MessageCard) => {
      const where = message.room ? { room: message.room } : { to: bot.id }
      const recall: MessageCard = {
        id: newId('people'),
        from: card.id,
        at: around.now(),
        mentions: [],
        kind: 'Recalled',
        text: message.id,
        ...where,
      }
      around.deliver(recall)
      return recall
    },
    requestsFriendship: (hello: string) => {
      around.meet({ ...card, friend: false })
      const friendship = { id: newId('people'), contact: card.id, hello, at: around.now() }
      around.request(friendship)
      return friendship
    },
    waitsForFriendship: (ms = patience) =>
      around.until(
        () => around.contacts.get(card.id)?.friend === true,
        ms,
        () => `${card.name} is no friend yet`,
      ),
    /** Deletes the bot: it finds the contact no more, and what it sends is refused. `told`: the gateway gives notice. */
    deletesBot: ({ told = true } = {}) => around.leave(card.id, told),
    ...createReader(around, card.name, (message) => message.to === card.id),
  }
}

export const createRoom = (around: Surroundings, card: RoomCard) => ({
  id: card.id,
  topic: card.topic,
  members: card.members,
  nameOf: (contact: { id: string; name: string }) => card.aliases[contact.id] ?? contact.name,
  ...createReader(around, card.topic, (message) => message.room === card.id),
})

/** Text that is part of the message, or a pattern, or anything else about it. */
export type Expected = string | RegExp | ((message: MessageCard) => boolean)

const createReader = (around: Surroundings, name: string, isMine: (message: MessageCard) => boolean) => {
  const sees = () => around.sent.filter(isMine)
  let read = 0
  return {
    /** Everything the bot sent here, in order. */
    sees,
    /** The next message that fits. What comes before it counts as read, so that asking again looks further on. */
    waitsFor: async (expected: Expected, ms = patience): Promise<MessageCard> => {
      const next = () => sees().findIndex((message, at) => at >= read && fits(message, expected))
      await around.until(
        () => next() >= 0,
        ms,
        () => `${name} waits for ${expected}, and saw ${JSON.stringify(sees().slice(read).map(words))}`,
      )
      read = next() + 1
      return sees()[read - 1] as MessageCard
    },
  }
}

const patience = 120_000
const line = '- - - - - - - - - - - - - - -'

const fits = (message: MessageCard, expected: Expected) => {
  if (typeof expected === 'function') return expected(message)
  return typeof expected === 'string' ? message.text.includes(expected) : expected.test(message.text)
}

/** A message in one line, as WeChat quotes it. */
const words = ({ kind, text, file }: MessageCard) => {
  if (kind === 'Image') return '[图片]'
  return file ? `[文件]${file.name}` : text
}
