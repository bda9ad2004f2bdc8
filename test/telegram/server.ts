/**
 * A Bot API server for tests, over real HTTP. It is written anew and not put before telegram-test-api: of that server's
 * calls none could be passed on, as each lacks a check, an id or a part of its answer.
 */
import { createServer } from 'node:http'
import { freePort } from '../free-port.ts'
import { createGroup, createPerson, type Group, type Person } from './person.ts'
import { type BotState, type Command, keyOf } from './server-bot.ts'
import { createFaults, type Faults } from './server-faults.ts'
import { type Call, createHandler } from './server-handler.ts'
import { createLimits, type Limits } from './server-limits.ts'
import type { Chat, Message, User } from './server-types.ts'
import { createUpdates, type Updates } from './server-updates.ts'
import { createWorld, type World } from './server-world.ts'

export interface TelegramOptions {
  token?: string
  /** The bot's @name. */
  username?: string
  /** Off unless given. */
  limits?: Limits
  /** How long a button press may be answered. */
  queryMs?: number
  /** The first pause before a webhook is called again; doubles each time. */
  webhookRetryMs?: number
}

export interface Telegram extends Pick<Updates, 'redeliver' | 'double' | 'pending'> {
  /** For telegraf's `apiRoot`. */
  root: string
  token: string
  bot: User
  /** The person with this id, made when there is none yet. `started: false`: has never written to the bot. */
  person(about?: { id?: number; name?: string; language_code?: string; started?: boolean }): Person
  group(about: {
    title?: string
    type?: 'group' | 'supergroup'
    forum?: boolean
    /** The bot is an administrator there. */
    admin?: { topics: boolean }
    members: Person[]
  }): Group
  /** Turns a group into a supergroup: it has another id from now on. */
  upgrade(group: Group): Group
  faults: Faults
  /** The journal, without getUpdates unless asked for. */
  calls(method?: string, chat?: number): Call[]
  /** What the bot has sent and not deleted, in this chat or in all. */
  sent(chat?: number): Message[]
  /** The commands a person's menu shows. */
  commandsFor(person: Person): Command[]
  descriptions: ReadonlyMap<string, string>
  /** Refuses connections until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
  world: World
}

const DEFAULT_TOKEN = '4711:TestToken_0123456789abcdefghijklmno'

export const startTelegram = async (options: TelegramOptions = {}): Promise<Telegram> => {
  const { token = DEFAULT_TOKEN, username = 'talent_test_bot', queryMs = 60_000, webhookRetryMs = 1000 } = options
  const bot = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Talent', username }
  const world = createWorld(bot)
  const updates = createUpdates(webhookRetryMs)
  const faults = createFaults()
  const state: BotState = { commands: new Map(), descriptions: new Map() }
  const checkLimits = options.limits ? createLimits(options.limits) : () => {}
  const journal: Call[] = []
  const people = new Map<number, Person>()
  let groups = 0

  const server = createServer(createHandler({ token, world, updates, faults, state, queryMs, journal, checkLimits }))
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const addGroup = (about: Omit<Chat, 'id'>, members: readonly Person[]) => {
    groups++
    const id = about.type === 'supergroup' ? -1_001_000_000_000 - groups : -4000 - groups
    const room = world.addRoom(
      { ...about, id },
      members.map((person) => person.id),
    )
    return createGroup(world, updates, room, members)
  }
  const port = await freePort()
  await listen(port)

  return {
    root: `http://127.0.0.1:${port}`,
    token,
    bot,
    world,
    faults,
    descriptions: state.descriptions,
    redeliver: updates.redeliver,
    double: updates.double,
    pending: updates.pending,
    person: ({ id = 5001 + people.size, name = `Person ${id}`, language_code = 'en', started = true } = {}) => {
      const known = people.get(id)
      if (known) return known
      const user = { id, is_bot: false, first_name: name, language_code }
      const room = world.addRoom({ id, type: 'private', first_name: name }, [id], started)
      const person = createPerson(world, updates, user, room)
      people.set(id, person)
      return person
    },
    group: ({ title = 'Office', forum = false, type = forum ? 'supergroup' : 'group', admin, members }) => {
      const group = addGroup({ title, type, ...(forum ? { is_forum: true as const } : {}) }, members)
      group.room.admin = admin
      return group
    },
    upgrade: ({ room, members }) => {
      const after = addGroup({ title: room.chat.title, type: 'supergroup' }, members)
      const by = members[0]?.user ?? bot
      const leaving = world.post(room, by, { migrate_to_chat_id: after.id })
      const arriving = world.post(after.room, by, { migrate_from_chat_id: room.chat.id })
      room.movedTo = after.id
      updates.add('message', leaving, room.chat.id)
      updates.add('message', arriving, after.id)
      return after
    },
    calls: (method, chat) =>
      journal.filter(
        (call) =>
          (method ? call.method.toLowerCase() === method.toLowerCase() : call.method !== 'getUpdates') &&
          (chat === undefined || call.chat === chat),
      ),
    sent: (chat) =>
      [...(chat === undefined ? world.rooms.values() : [world.room(chat)])]
        .flatMap((room) => [...room.kept.values()])
        .filter((kept) => !kept.deleted && kept.message.from.id === bot.id)
        .sort((a, b) => a.message.message_id - b.message.message_id)
        .map((kept) => kept.message),
    commandsFor: (person) => {
      // People's settings say zh-hans, commands are kept for zh.
      const language = person.user.language_code?.slice(0, 2) ?? ''
      const scopes = [{ type: 'chat', chat_id: person.id }, { type: 'all_private_chats' }, { type: 'default' }]
      const keys = scopes.flatMap((scope) => [keyOf(scope, language), keyOf(scope, '')])
      return state.commands.get(keys.find((key) => state.commands.has(key)) ?? '') ?? []
    },
    down: close,
    up: () => listen(port),
    stop: async () => {
      updates.stop()
      await close()
    },
  }
}
