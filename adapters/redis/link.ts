/**
 * The connection to the one Redis node that has the office's data: a server that stands alone, the primary among
 * replicas, or the node of a cluster that has the slot. When it is lost or its role ends, the others are asked.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, ErrorReply, RESP_TYPES } from 'redis'
import { backOff } from '../../bot/back-off.ts'
import type { Log } from '../../bot/log.ts'
import { away, codeOf, explain, isElsewhere, isPassing, late, placeOf, StoreError } from './errors.ts'
import type { Script } from './scripts.ts'

export type Argument = string | number | Buffer
export type Reply = null | number | string | Buffer | Reply[]

interface LinkOptions {
  /** Addresses of nodes, with name and password. */
  nodes: readonly string[]
  /** A key of the office: who has it has all. */
  home: string
  /** What is published there is heard, on the same connection. */
  channel?: string
  heard?: (message: string) => void
  log?: Log | undefined
  /** How long a call may take, in ms. */
  patience: number
  /** For `runAndCopy`; without it as many as Redis itself wants. */
  replicas?: number | undefined
}

export interface Link {
  /** Sends a command. Rejects with a StoreError of one line, at the latest after `patience`. */
  send(...command: Argument[]): Promise<Reply>
  /** Runs a script. `tooLate` gets the answer that came when nobody waited for it any more. */
  run(script: Script, args: readonly Argument[], tooLate?: (answer: Reply) => void): Promise<Reply>
  /** The same, and rejects unless it is on as many replicas as are wanted, looked at on the connection that ran it. */
  runAndCopy(script: Script, args: readonly Argument[]): Promise<Reply>
  close(): void
}

type Client = Awaited<ReturnType<typeof connect>>

const longestPause = 2000
/** After so many times the patience of a call, a connection that says nothing is given up. */
const longestSilence = 2

export const openLink = ({ nodes, home, channel, heard = () => {}, log, patience, replicas }: LinkOptions): Link => {
  const where = placeOf(nodes)
  /** Where the office was last, then the nodes that were named. */
  let candidates = [...nodes]
  let client: Promise<Client>
  let closed = false
  let why: unknown

  const lost = (gone: Client, cause: unknown) => {
    if (gone.lost) return
    gone.lost = true
    gone.redis.destroy()
    if (closed) return
    log?.warn({ redis: where, code: codeOf(cause) ?? nameOf(cause) }, 'The connection to Redis is lost')
    client = find()
    client.catch(() => {}) // who asks is told
  }

  const find = async (): Promise<Client> => {
    for (let tries = 0; !closed; tries++) {
      for (const node of candidates) {
        try {
          const found = await reach(node)
          if (tries > 0) log?.info({ redis: new URL(found.node).host }, 'Redis is there again')
          candidates = [...new Set([found.node, ...nodes])]
          return found
        } catch (error) {
          why = error
          if (tries === 0)
            log?.warn({ redis: new URL(node).host, code: codeOf(error) ?? nameOf(error) }, 'Redis is away')
        }
        if (closed) break
      }
      await sleep(backOff(tries + 1, 50, longestPause))
    }
    throw new StoreError('The store is closed.')
  }

  /** Connects to the node, or to the one that it names instead. */
  const reach = async (node: string, hops = 3): Promise<Client> => {
    const found = await connect(node, patience, lost)
    try {
      const [, role] = await Promise.all([
        found.redis.sendCommand(['EXISTS', home]),
        found.redis.sendCommand(['ROLE']).then(
          (told) => (told as unknown as string[])[0],
          () => undefined,
        ), // hosted ones may refuse
        channel && found.redis.sSubscribe(channel, heard),
      ])
      if (role === 'slave')
        throw new StoreError(`Redis at ${new URL(node).host} is a replica; name the primary in REDIS_URL too.`)
      return found
    } catch (error) {
      found.lost = true
      found.redis.destroy()
      if (codeOf(error) === 'MOVED' && hops > 0) return reach(movedTo(node, (error as Error).message), hops - 1)
      throw error
    }
  }

  const ask = async <T>(send: (to: Client) => Promise<T>, tooLate: (answer: T) => void = () => {}): Promise<T> => {
    const until = performance.now() + patience
    for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
      if (closed) throw new StoreError('The store is closed.')
      const to = await inTime(
        client,
        until,
        () => {},
        () => (why ? explain(why, where) : late(where, patience)),
      )
      try {
        const answer = await inTime(send(to), until, tooLate, () => late(where, patience))
        to.heardAt = performance.now()
        return answer
      } catch (error) {
        if (codeOf(error)) to.heardAt = performance.now()
        // A machine that is gone closes nothing: only its silence tells.
        const isSilent = error instanceof StoreError && performance.now() - to.heardAt > longestSilence * patience
        if (isElsewhere(error) || isSilent) lost(to, error)
        if (!isPassing(error) || performance.now() + pause > until) throw explain(error, where)
      }
      await sleep(pause)
    }
  }

  const evaluate = async ({ binary }: Client, { sha, text }: Script, args: readonly Argument[]): Promise<Reply> => {
    const rest = ['1', home, ...args.map(asArgument)]
    try {
      return (await binary.sendCommand(['EVALSHA', sha, ...rest])) as Reply
    } catch (error) {
      if (codeOf(error) !== 'NOSCRIPT') throw error
      return (await binary.sendCommand(['EVAL', text, ...rest])) as Reply
    }
  }

  /**
   * On how many replicas all is that this connection was answered so far. One wait at a time, shared by all: nothing
   * else of the connection passes meanwhile. Of what another connection wrote it says nothing.
   */
  const copies = (to: Client, replicas: number): Promise<number> => {
    to.copying ??= to.copied.then(() => {
      to.copying = undefined
      const asked = to.binary.sendCommand(['WAIT', String(replicas), String(Math.floor(patience / 2))]).then(Number)
      to.copied = asked.catch(() => {})
      return asked
    })
    return to.copying
  }

  /** How many replicas Redis wants, which its operator may change while bots run. Hosted ones may not tell. */
  const wantedBy = (to: Client): Promise<number> => {
    if (performance.now() - to.toldAt < patience) return to.told
    to.toldAt = performance.now()
    to.told = to.redis.sendCommand(['CONFIG', 'GET', 'min-replicas-to-write']).then(
      (settings) => Number((settings as unknown as Record<string, string>)['min-replicas-to-write']) || 0,
      (error) => {
        // Refused is an answer; one that is away gives none, and acknowledging with less than is wanted would be silent.
        if (error instanceof ErrorReply && !isPassing(error)) return 0
        to.toldAt = Number.NEGATIVE_INFINITY
        throw error
      },
    )
    return to.told
  }

  client = find()
  client.catch(() => {})

  return {
    send: (...command) => ask(({ binary }) => binary.sendCommand(command.map(asArgument)) as Promise<Reply>),
    run: (script, args, tooLate) => ask((to) => evaluate(to, script, args), tooLate),
    runAndCopy: (script, args) =>
      ask(async (to) => {
        const [answer, wanted] = await Promise.all([evaluate(to, script, args), replicas ?? wantedBy(to)])
        const there = wanted > 0 ? await copies(to, wanted) : 0
        if (there < wanted)
          throw new StoreError(
            `Redis at ${where} has too few replicas that keep up (${there} of ${wanted}); start them.`,
          )
        return answer
      }),
    close: () => {
      closed = true
      client.then(({ redis }) => redis.isOpen && redis.destroy()).catch(() => {})
    },
  }
}

const asArgument = (value: Argument) => (typeof value === 'number' ? String(value) : value)
const nameOf = (error: unknown) => (error as { code?: string }).code ?? (error as Error).constructor.name

const connect = async (
  node: string,
  patience: number,
  lost: (client: ReturnType<typeof wrap>, cause: unknown) => void,
) => {
  const redis = clientOf(node, patience)
  const client = wrap(redis, node)
  redis.on('error', (error) => client.ready && lost(client, error))
  redis.on('end', () => client.ready && lost(client, new Error('closed')))
  try {
    await inTime(
      redis.connect(),
      performance.now() + patience,
      () => {},
      () => away(placeOf([node])),
    )
  } catch (error) {
    if (redis.isOpen) redis.destroy()
    throw error
  }
  client.ready = true
  return client
}

const clientOf = (node: string, patience: number) =>
  createClient({
    url: node,
    RESP: 3,
    name: 'talent-service',
    // What is lost is looked for at other nodes too, which is `find`'s work.
    socket: { reconnectStrategy: false, connectTimeout: patience },
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    commandOptions: { timeout: patience },
  })

const wrap = (redis: ReturnType<typeof clientOf>, node: string) => ({
  redis,
  node,
  binary: redis.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }),
  ready: false,
  lost: false,
  /** When it last answered. */
  heardAt: performance.now(),
  /** The wait for replicas that is under way, and the next one, which has not begun. */
  copied: Promise.resolve() as Promise<unknown>,
  /** What `wantedBy` was told, and when. */
  told: Promise.resolve(0),
  toldAt: Number.NEGATIVE_INFINITY,
  copying: undefined as Promise<number> | undefined,
})

/** `MOVED <slot> <host>:<port>`; no host stands for the same one. */
const movedTo = (node: string, message: string): string => {
  const address = message.split(' ')[2] ?? ''
  const colon = address.lastIndexOf(':')
  const [host, port] = [address.slice(0, colon), address.slice(colon + 1)]
  const moved = new URL(node)
  if (host) moved.hostname = host.includes(':') ? `[${host}]` : host
  moved.port = port
  return moved.href
}

const inTime = async <T>(
  promise: Promise<T>,
  until: number,
  tooLate: (value: T) => void,
  complaint: () => unknown,
): Promise<T> => {
  const { promise: end, reject } = Promise.withResolvers<never>()
  let over = false
  const timer = setTimeout(
    () => {
      over = true
      reject(complaint())
    },
    Math.max(0, until - performance.now()),
  )
  try {
    promise.then(
      (value) => over && tooLate(value),
      () => {},
    )
    return await Promise.race([promise, end])
  } finally {
    clearTimeout(timer)
  }
}
