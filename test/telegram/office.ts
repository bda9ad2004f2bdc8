/** The whole bot behind a Bot API server: real store, worker, step and sender, over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createTelegramChannel, type TelegramOptions } from '../../adapters/telegram/channel.ts'
import type { Pace } from '../../adapters/telegram/pace.ts'
import type { Times } from '../../adapters/telegram/times.ts'
import { startClock } from '../../bot/clock.ts'
import type { Incoming, Outgoing, Reply, Store } from '../../bot/ports.ts'
import { hashOf, newCode } from '../../bot/requests/binding.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { startSender } from '../../bot/sender.ts'
import { begin } from '../../bot/talk.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { type Step, startWorker } from '../../bot/worker.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { collectLog } from '../engine.ts'
import { type TelegramOptions as ServerOptions, startTelegram, type Telegram } from './server.ts'

export const knowledge = loadKnowledge('knowledge')

/** As quick as a test likes it; the order of the lengths is the real one. */
export const quick: Partial<Times> = {
  poll: 1000,
  hung: 1500,
  call: 1000,
  upload: 5000,
  send: 3000,
  look: 50,
  retry: 20,
  longestRetry: 200,
  conflict: 50,
  token: 100,
  busy: 20,
  file: 5000,
}
const fast = { burst: 1000, perSecond: 10_000 }
const unpaced: Pace = { overall: fast, person: fast, group: fast }

/** Says back what was heard. */
export const echo: Step = async (conversation, incoming, world) => {
  const talk = begin(incoming, conversation, world)
  if (incoming.kind !== 'alarm') talk.say(`echo ${incoming.kind === 'text' ? incoming.text : incoming.kind}`)
  return talk.effects()
}

export interface OfficeOptions extends Partial<Omit<TelegramOptions, 'store' | 'log'>> {
  server?: ServerOptions
  step?: Step
  /** The server's webhook calls what this gives. */
  store?: (store: Store) => Store
}

export const openOffice = async ({ server, step = turn, store: wrap, ...options }: OfficeOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'telegram-'))
  const file = join(folder, 'bot.sqlite')
  const vault = createVault(Buffer.alloc(32, 7))
  const telegram = await startTelegram(server)
  const { log, lines } = collectLog()

  const run = () => {
    const store = openSqliteStore({ file, vault, engine: true })
    const channel = createTelegramChannel({
      token: telegram.token,
      apiRoot: telegram.root,
      pace: unpaced,
      store: wrap ? wrap(store) : store,
      log,
      ...options,
      times: { ...quick, ...options.times },
    })
    const worker = startWorker({ store, knowledge, turn: step, clock: Date.now, log })
    const sender = startSender({ store, channels: [channel], clock: Date.now, log })
    const clock = startClock({ store, now: Date.now, log })
    return {
      store,
      channel,
      stop: async () => {
        await channel.stop()
        await worker.stop()
        await sender.stop()
        await clock.stop()
        await store.close()
      },
    }
  }
  let running = run()
  await running.channel.start()

  return {
    telegram,
    lines,
    get store() {
      return running.store
    },
    get channel() {
      return running.channel
    },
    /** Stops the bot, does something meanwhile, and starts it on the same data. */
    restart: async (meanwhile: () => unknown = () => {}) => {
      await running.stop()
      await meanwhile()
      running = run()
      await running.channel.start()
    },
    /** Something is said to somebody without having been asked. */
    tell: async (to: string, reply: Reply & Partial<Outgoing>) => {
      const outgoing: Outgoing = { id: `test:${Math.random()}/1`, to, language: 'en', at: Date.now(), ...reply }
      await running.store.apply({ changes: [], outgoing: [outgoing], alarms: [], audit: [] }, new Map())
      return outgoing.id
    },
    /** A code to bind a chat to a role. */
    code: async (role: string) => {
      const code = newCode()
      const codes = [{ hash: hashOf(code), expires: Date.now() + 3_600_000 }]
      const state = (await running.store.read('role', role))?.body ?? { members: [], codes: [] }
      const change = roleChange(role, { ...state, codes: [...state.codes, ...codes] })
      await running.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
      return code
    },
    /** What came in from somebody, in order. */
    heardFrom: async (address: string): Promise<Incoming[]> =>
      (await running.store.history(address, { last: 1000 })).flatMap((line) =>
        line.direction === 'in' ? [line.message] : [],
      ),
    close: async () => {
      await running.stop()
      await telegram.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** Opens offices for the tests of a file, and closes them after each test. */
export const officesOfTests = () => {
  const offices: Office[] = []
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close()
  })
  return async (options?: OfficeOptions): Promise<Office> => {
    const office = await openOffice(options)
    offices.push(office)
    return office
  }
}

export type { Telegram }
