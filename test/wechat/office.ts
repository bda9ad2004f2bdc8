/** The whole bot behind a WeChat gateway: real store, worker, step and sender, over real gRPC. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createWechatChannel, type WechatOptions } from '../../adapters/wechat/channel.ts'
import type { Pace } from '../../adapters/wechat/pace.ts'
import type { Times } from '../../adapters/wechat/times.ts'
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
import { type GatewayOptions, startGateway } from './gateway.ts'

export const knowledge = loadKnowledge('knowledge')

/** As quick as a test likes it; the order of the lengths is the real one. */
export const quick: Partial<Times> = {
  call: 1500,
  start: 8000,
  silence: 800,
  backOff: [30, 300],
  afterLogout: 300,
  window: 40,
  glance: 1500, // people of tests answer faster than people
  download: 3000,
  upload: 6000,
  offline: 50,
  again: [20, 200],
  send: 8000,
  accept: [0, 10],
}
const unpaced: Pace = { contact: [0, 0], overall: [0, 0] }

/** Says back what was heard. */
export const echo: Step = async (conversation, incoming, world) => {
  const talk = begin(incoming, conversation, world)
  if (incoming.kind !== 'alarm') talk.say(`echo ${incoming.kind === 'text' ? incoming.text : incoming.kind}`)
  return talk.effects()
}

export interface OfficeOptions extends Partial<Omit<WechatOptions, 'store' | 'log'>> {
  gateway?: GatewayOptions
  step?: Step
  /** What the channel gets in place of the store. */
  store?: (store: Store) => Store
}

export const openOffice = async ({ gateway: kind, step = turn, store: wrap, ...options }: OfficeOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-'))
  const file = join(folder, 'bot.sqlite')
  const vault = createVault(Buffer.alloc(32, 7))
  const gateway = await startGateway({ heartbeatMs: 200, ...kind })
  const { log, lines } = collectLog()

  const run = () => {
    const store = openSqliteStore({ file, vault, engine: true })
    const channel = createWechatChannel({
      token: gateway.token,
      endpoint: gateway.endpoint,
      pace: unpaced,
      store: wrap ? wrap(store) : store,
      log,
      ...options,
      times: { ...quick, ...options.times },
    })
    const worker = startWorker({ store, knowledge, turn: step, clock: Date.now, log })
    const sender = startSender({ store, channels: [channel], clock: Date.now, log })
    return {
      store,
      channel,
      stop: async () => {
        await channel.stop()
        await worker.stop()
        await sender.stop()
        await store.close()
      },
    }
  }
  let running = run()
  await running.channel.start()

  const incoming = async (from: string) => {
    const history = await running.store.history(from, { last: 500 })
    return history.flatMap((line): Incoming[] => (line.direction === 'in' ? [line.message] : []))
  }

  const office = {
    gateway,
    lines,
    folder,
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
      const change = roleChange(role, { members: [], codes })
      await running.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
      return code
    },
    /** What came in from somebody, in order. */
    incoming,
    state: async (to: string, id: string) => {
      const history = await running.store.history(to, { last: 500 })
      return history.flatMap((line) => (line.direction === 'out' && line.message.id === id ? [line.state] : []))[0]
    },
    close: async () => {
      await running.stop()
      await gateway.stop()
      rmSync(folder, { recursive: true })
    },
  }
  open.push(office)
  return office
}
export type Office = Awaited<ReturnType<typeof openOffice>>

const open: { close(): Promise<unknown> }[] = []
/** Whatever a test opened is closed after it. */
export const closesOffices = () =>
  afterEach(async () => {
    for (const office of open.splice(0)) await office.close()
  })
