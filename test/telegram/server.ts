/**
 * A Bot API server for tests, over real HTTP. It is written anew and not put before telegram-test-api: of that server's
 * calls none could be passed on, as each lacks a check, an id or a part of its answer.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGroup, createPerson, type Group, type Person } from './person.ts'
import { type BotState, type Command, keyOf } from './server-bot.ts'
import { createFaults, type Faults } from './server-faults.ts'
import { download } from './server-files.ts'
import { type Args, answer, readArgs, refuse } from './server-http.ts'
import { createLimits, type Limits } from './server-limits.ts'
import { type Method, methodOf } from './server-methods.ts'
import { type Message, Refusal, type User } from './server-types.ts'
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

/** One call as it came and what it was answered. `page`: an error page that is no JSON. */
export interface Call {
  method: string
  chat: number | undefined
  at: number
  params: Readonly<Record<string, unknown>>
  /** HTTP status, or what happened instead of an answer. Undefined while it is under way. */
  result: number | 'cut' | 'lost' | undefined
}

export interface Telegram extends Pick<Updates, 'redeliver' | 'double' | 'pending'> {
  /** For telegraf's `apiRoot`. */
  root: string
  token: string
  bot: User
  /** The person with this id, made when there is none yet. `started: false`: has never written to the bot. */
  person(about?: { id?: number; name?: string; language_code?: string; started?: boolean }): Person
  group(about: { title?: string; type?: 'group' | 'supergroup'; forum?: boolean; members: Person[] }): Group
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
  const groups: Group[] = []

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://telegram')
    const [, file, given, name] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? []
    const args = await readArgs(request, url)
    if (!given || !name || !/^\d+:[\w-]+$/.test(given)) throw new Refusal(404, 'Not Found')
    if (given !== token) throw new Refusal(401, 'Unauthorized')
    const call = record(file ? 'download' : name, args)
    response.on('close', () => {
      call.result ??= response.writableFinished ? response.statusCode : 'cut'
    })
    const trouble = faults.take(call.method, call.chat)
    switch (trouble?.kind) {
      case 'cut':
        call.result = 'cut'
        request.socket.destroy()
        return
      case 'refuse':
        throw trouble.with
      case 'page':
        response.writeHead(trouble.status, { 'content-type': 'text/html' })
        response.end(`<html><head><title>${trouble.status}</title></head><body>nginx</body></html>`)
        return
      case 'delay':
        await sleep(trouble.ms)
    }
    const loses = trouble?.kind === 'lost'
    if (file) {
      const bytes = download(world, name)
      if (!loses) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
    } else {
      const method = methodOf(name)
      if (!method) throw new Refusal(404, 'Not Found: method not found')
      const result = await run(method, args, call, response)
      if (!loses) answer(response, result)
    }
    if (loses) {
      call.result = 'lost'
      request.socket.destroy()
    }
  }

  const record = (method: string, args: Args): Call => {
    const chat = Number(args.raw.chat_id)
    const call: Call = {
      method,
      chat: Number.isInteger(chat) ? chat : undefined,
      at: Date.now(),
      params: args.raw,
      result: undefined,
    }
    journal.push(call)
    return call
  }

  const run = (method: Method, args: Args, call: Call, response: ServerResponse) => {
    checkLimits(call.method, call.chat)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    return method(args, { world, updates, state, queryMs, gone: gone.signal })
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (error instanceof Refusal) return refuse(response, error)
      if (response.destroyed || request.destroyed) return
      refuse(response, new Refusal(500, `Internal Server Error: ${error instanceof Error ? error.stack : error}`))
    })
  })
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
  await listen(0)
  const { port } = server.address() as AddressInfo

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
    group: ({ title = 'Office', forum = false, type = forum ? 'supergroup' : 'group', members }) => {
      const id = type === 'supergroup' ? -1_001_000_000_001 - groups.length : -4001 - groups.length
      const ids = members.map((person) => person.id)
      const room = world.addRoom({ id, type, title, ...(forum ? { is_forum: true as const } : {}) }, ids)
      const group = createGroup(world, room, members)
      groups.push(group)
      return group
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
      const language = person.user.language_code ?? ''
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
