/** Somebody who talks to the bot in Telegram, and groups of such people. */
import { contentOf } from './server-files.ts'
import { memberOf, removeTopic } from './server-forum.ts'
import type { Content, Entity, Message, User } from './server-types.ts'
import type { Updates } from './server-updates.ts'
import { createView, patience, until, type View } from './server-view.ts'
import type { Kept, Room, World } from './server-world.ts'

/** Where something is said; without a group, in the private chat. */
export interface Place {
  group?: Group
  thread?: number
  replyTo?: number
  /** Words of the message replied to. */
  quote?: string
  /** Begins with the bot's @name. */
  mention?: boolean
  /** As an administrator who stays anonymous. */
  anonymous?: boolean
}

/** https://core.telegram.org/bots/api#message, `from`. */
const GroupAnonymousBot: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export interface SentFile {
  kind?: 'document' | 'photo' | 'voice' | 'audio'
  name?: string
  type?: string
  bytes: Uint8Array
  caption?: string
  /** What Telegram says the size is, when it shall differ. */
  size?: number
  /** Files of one album share it. */
  album?: string
}

export interface Pressed {
  id: string
  /** What the bot answered to the press; rejects when it doesn't within `ms`. */
  answered(ms?: number): Promise<{ text?: string | undefined; alert: boolean; url?: string }>
}

export interface Person extends View {
  id: number
  user: User
  /** Each of these gives the id of the message. */
  says(text: string, place?: Place): number
  saysIn(group: Group, text: string, place?: Place): number
  sendsFile(file: SentFile, place?: Place): number
  /** A message the bot has no words for. */
  sendsOther(content: { sticker: object } | { location: object } | { contact: object }, place?: Place): number
  edits(message: number, text: string, place?: Place): void
  /** Puts another file into a message; its words stay. */
  replaces(message: number, file: SentFile): void
  /** By label or by data, on the newest message that has such a button, or on `message`. Of an `old` one the bot is told little. */
  presses(button: string, on?: { message?: number; group?: Group; old?: boolean }): Pressed
  reacts(message: number, emoji: string, group?: Group): void
  blocks(): void
  unblocks(): void
}

export interface Group extends View {
  id: number
  room: Room
  members: readonly Person[]
  /** Opens a topic; gives its thread. */
  topic(name: string, by?: Person): number
  closeTopic(thread: number): void
  /** With all that was said in it; the bot is not told. */
  deleteTopic(thread: number): void
  /** The names of the topics, each with whether it is open. */
  topics(): { thread: number; name: string; closed: boolean }[]
  /** Makes a group with topics one without, or the other way; the bot is not told. */
  setForum(on: boolean): void
  /** Makes the bot an administrator, who may manage topics or not; undefined: a member like others. */
  promotes(by: Person, rights: { topics: boolean } | undefined): void
  /** Throws the bot out, or takes it back in. */
  kicks(by: Person): void
  takesBack(by: Person): void
}

export const createPerson = (world: World, updates: Updates, user: User, room: Room): Person => {
  const placeOf = ({ group, thread, replyTo, quote }: Place, text = '') => {
    const to = group?.room ?? room
    if (!to.members.has(user.id)) throw new Error(`${user.first_name} is not in this group`)
    const kept = replyTo === undefined ? undefined : world.kept(to.chat.id, replyTo)
    if (replyTo !== undefined && !kept) throw new Error(`There is no message ${replyTo} to reply to`)
    const position = (kept?.message.text ?? '').indexOf(quote ?? text)
    return { to, around: { thread, replyTo: kept, quote: quote === undefined ? undefined : { text: quote, position } } }
  }
  const put = (content: Parameters<World['post']>[2], place: Place): number => {
    const { to, around } = placeOf(place)
    to.open = true
    const mask = place.anonymous ? { sender_chat: to.chat } : {}
    const message = world.post(to, place.anonymous ? GroupAnonymousBot : user, { ...content, ...mask }, around)
    updates.add('message', message, to.chat.id)
    return message.message_id
  }
  const says: Person['says'] = (words, place = {}) => {
    const text = place.mention ? `@${world.bot.username} ${words}` : words
    return put({ text, entities: entitiesOf(text) }, place)
  }

  const contentWith = ({ kind = 'document', name, type, bytes, size }: SentFile): Content => {
    const folder = { document: 'documents', photo: 'photos', voice: 'voice', audio: 'music' }[kind]
    const info = { file_name: name, mime_type: type, ...(size === undefined ? {} : { file_size: size }) }
    const content = contentOf(kind, world.keep(bytes, info, folder))
    // A photo comes in several sizes, the largest last.
    const small = () => world.keep(Buffer.from('thumbnail'), {}, 'photos')
    content.photo?.unshift({ ...small(), width: 90, height: 67 })
    return content
  }
  const change = (id: number, to: Room, anew: (before: Message) => Content) => {
    const kept = world.kept(to.chat.id, id)
    if (kept?.message.from.id !== user.id) throw new Error(`${user.first_name} has no message ${id} to edit`)
    kept.message = { ...kept.message, ...anew(kept.message), edit_date: Math.floor(Date.now() / 1000) }
    world.changed(kept)
    updates.add('edited_message', kept.message, kept.message.chat.id)
  }

  return {
    ...createView(world, room.chat.id),
    id: user.id,
    user,
    says,
    saysIn: (group, text, place = {}) => says(text, { ...place, group }),
    sendsFile: (file, place = {}) => {
      const { caption, album } = file
      const words = caption === undefined ? {} : { caption, caption_entities: entitiesOf(caption) }
      return put({ ...contentWith(file), ...words, media_group_id: album }, place)
    },
    sendsOther: (content, place = {}) => put(content, place),
    edits: (id, words, { group } = {}) =>
      change(id, group?.room ?? room, ({ text }) => {
        const entities = entitiesOf(words)
        return text === undefined ? { caption: words, caption_entities: entities } : { text: words, entities }
      }),
    replaces: (id, file) => change(id, room, () => contentWith(file)),
    presses: (button, { message, group, old } = {}) => {
      const { to } = placeOf(group ? { group } : {})
      const { kept, data } = findButton(to, button, message)
      const query = {
        id: `${user.id}${String(world.presses.size).padStart(9, '0')}`,
        from: user,
        message: old ? inaccessible(kept.message) : kept.message,
        chat_instance: String(to.chat.id * 7),
        data,
      }
      world.presses.set(query.id, { query, at: Date.now() })
      updates.add('callback_query', query, user.id)
      return {
        id: query.id,
        answered: async (ms = patience) => {
          const answer = await until(world, to.chat.id, () => world.presses.get(query.id)?.answer, ms)
          if (!answer) throw new Error(`The press of “${button}” was not answered within ${ms} ms`)
          return answer
        },
      }
    },
    reacts: (message, emoji, group) => {
      const { chat } = group?.room ?? room
      const reaction = {
        chat,
        message_id: message,
        user,
        date: Math.floor(Date.now() / 1000),
        old_reaction: [],
        new_reaction: [{ type: 'emoji', emoji }],
      }
      updates.add('message_reaction', reaction, chat.id)
    },
    blocks: () => setMembership(world, updates, room, user, 'kicked'),
    unblocks: () => setMembership(world, updates, room, user, 'member'),
  }
}

export const createGroup = (world: World, updates: Updates, room: Room, members: readonly Person[]): Group => {
  return {
    ...createView(world, room.chat.id),
    id: room.chat.id,
    room,
    members,
    topic: (name, by = members[0]) => {
      if (!room.chat.is_forum) throw new Error('Only a forum has topics')
      return world.addTopic(room, name, by?.user ?? world.bot)
    },
    closeTopic: (thread) => {
      const topic = room.topics.get(thread)
      if (topic) topic.closed = true
    },
    deleteTopic: (thread) => removeTopic(room, thread),
    topics: () => [...room.topics].map(([thread, { name, closed }]) => ({ thread, name, closed })),
    setForum: (on) => {
      if (on) room.chat = { ...room.chat, is_forum: true }
      else {
        const { is_forum: _, ...plain } = room.chat
        room.chat = plain
      }
    },
    promotes: (by, rights) =>
      changeMembership(world, updates, room, by.user, () => {
        room.admin = rights
      }),
    kicks: (by) => setMembership(world, updates, room, by.user, 'kicked'),
    takesBack: (by) => setMembership(world, updates, room, by.user, 'member'),
  }
}

/** Whether the bot may write here, and the update that tells it. */
const setMembership = (world: World, updates: Updates, room: Room, from: User, status: 'member' | 'kicked') =>
  changeMembership(world, updates, room, from, () => {
    room.barred = status === 'kicked'
    room.admin = undefined
  })

const changeMembership = (world: World, updates: Updates, room: Room, from: User, change: () => void) => {
  const before = memberOf(room, world.bot)
  change()
  const date = Math.floor(Date.now() / 1000)
  const told = { chat: room.chat, from, date, old_chat_member: before, new_chat_member: memberOf(room, world.bot) }
  updates.add('my_chat_member', told, from.id)
}

/** https://core.telegram.org/bots/api#inaccessiblemessage */
const inaccessible = ({ chat, message_id }: Message) => ({ chat, message_id, date: 0 as const })

const findButton = (room: Room, wanted: string, message: number | undefined): { kept: Kept; data: string } => {
  const labels: string[] = []
  for (const kept of [...room.kept.values()].reverse()) {
    if (kept.deleted || (message !== undefined && kept.message.message_id !== message)) continue
    for (const button of buttonsOf(kept.message)) {
      const { text, callback_data: data } = button
      if (data !== undefined && (text === wanted || data === wanted)) return { kept, data }
      labels.push(text)
    }
  }
  throw new Error(`There is no button “${wanted}” to press; there are: ${labels.join(', ') || 'none'}`)
}

const buttonsOf = (message: Message) => message.reply_markup?.inline_keyboard.flat() ?? []

const MARKED: [string, RegExp][] = [
  ['bot_command', /(?<![\w/<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/<>])/g],
  ['mention', /(?<![\w@])@\w{3,32}/g],
  ['url', /https?:\/\/[^\s<>"]+/g],
]

/** What Telegram marks in what people type. */
const entitiesOf = (text: string): Entity[] | undefined => {
  const found = MARKED.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
  )
  return found.length > 0 ? found.sort((a, b) => a.offset - b.offset) : undefined
}
