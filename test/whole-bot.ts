/** The whole bot behind the channels a test opens: real store, worker, step, sender and clock. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStore } from '../adapters/sqlite/store.ts'
import type { Address, Channel, Incoming, Outgoing, Reply } from '../bot/channel.ts'
import { startClock } from '../bot/clock.ts'
import type { Log } from '../bot/log.ts'
import { startSender } from '../bot/sender.ts'
import type { HistoryLine, Store } from '../bot/store.ts'
import { begin } from '../bot/talk.ts'
import { turn } from '../bot/turn.ts'
import { createVault } from '../bot/vault.ts'
import { type Step, startWorker } from '../bot/worker.ts'
import { handOutCode } from './binding-code.ts'
import { collectLog } from './engine.ts'
import { knowledge } from './our-knowledge.ts'

export { knowledge }

/** Says back what was heard. */
export const echo: Step = async (conversation, incoming, world) => {
  const talk = begin(incoming, conversation, world)
  if (incoming.kind !== 'alarm') talk.say(`echo ${incoming.kind === 'text' ? incoming.text : incoming.kind}`)
  return talk.effects()
}

interface BotOptions<C extends Channel> {
  /** What stands in for the real one. */
  step?: Step | undefined
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined
  /** Opened anew at each start. */
  channels: (around: { store: Store; log: Log }) => C[] | Promise<C[]>
  /** Ends what is outside: it outlives a restart of the bot. */
  end: () => Promise<unknown>
}

export const startBot = async <C extends Channel>({
  step = turn,
  now = Date.now,
  channels: open,
  end,
}: BotOptions<C>) => {
  const folder = mkdtempSync(join(tmpdir(), 'bot-'))
  const vault = createVault(Buffer.alloc(32, 7))
  const { log, lines } = collectLog()

  const run = async () => {
    const store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
    const channels = await open({ store, log })
    const parts = [
      startClock({ store, now, log }),
      startWorker({ store, knowledge, turn: step, clock: now, log }),
      startSender({ store, channels, clock: now, log }),
    ]
    for (const channel of channels) await channel.start()
    const stop = async () => {
      await Promise.all(channels.map((channel) => channel.stop()))
      for (const part of parts) await part.stop()
      await store.close()
    }
    return { store, channels, stop }
  }
  let running = await run()

  const history = (of: Address): Promise<HistoryLine[]> => running.store.history(of, { last: 1000 })
  return {
    /** What was logged. */
    lines,
    get store() {
      return running.store
    },
    get channels() {
      return running.channels
    },
    /** The first, or only one. */
    get channel() {
      return running.channels[0] as C
    },
    /** Stops the bot, does something meanwhile, and starts it on the same data. */
    restart: async (meanwhile: () => unknown = () => {}) => {
      await running.stop()
      await meanwhile()
      running = await run()
    },
    /** Something is said to somebody without having been asked. */
    tell: async (to: Address, reply: Reply & Partial<Outgoing>) => {
      const outgoing: Outgoing = { id: `test:${Math.random()}/1`, to, language: 'en', at: now(), ...reply }
      await running.store.apply({ changes: [], outgoing: [outgoing], alarms: [], audit: [] }, new Map())
      return outgoing.id
    },
    code: (role: string) => handOutCode(running.store, role, { now: now() }),
    request: async (number: string) => {
      const stored = await running.store.read('request', number)
      if (!stored) throw new Error(`There is no request ${number}`)
      return stored.body
    },
    history,
    /** What came in from somebody, in order. */
    heard: async (from: Address): Promise<Incoming[]> =>
      (await history(from)).flatMap((line) => (line.direction === 'in' ? [line.message] : [])),
    /** What was said to somebody, in order. */
    told: async (to: Address): Promise<Outgoing[]> =>
      (await history(to)).flatMap((line) => (line.direction === 'out' ? [line.message] : [])),
    close: async () => {
      await running.stop()
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens offices for the tests of a file, and closes them after each test. */
export const closedAfterEach = <A extends unknown[], O extends { close(): Promise<unknown> }>(
  open: (...how: A) => Promise<O>,
) => {
  const offices: O[] = []
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close()
  })
  return async (...how: A): Promise<O> => {
    const office = await open(...how)
    offices.push(office)
    return office
  }
}
