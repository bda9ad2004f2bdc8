/** One bot behind one or several channels: the real adapters, store, worker, sender, clock and step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { startClock } from '../../bot/clock.ts'
import type { Address, Channel, HistoryLine, Language, Log, Store } from '../../bot/ports.ts'
import { hashOf, newCode } from '../../bot/requests/binding.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { startSender } from '../../bot/sender.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { type Step, startWorker } from '../../bot/worker.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { collectLog, until } from '../engine.ts'
import { inBrowser, inTelegram, inWechat, type Person } from './person.ts'

export const knowledge = loadKnowledge('knowledge')

export const channelNames = ['telegram', 'wechat', 'web'] as const
export type ChannelName = (typeof channelNames)[number]

/** What is outside: it outlives a restart of the bot. */
const openOutside = async (names: readonly ChannelName[]) => ({
  telegram: names.includes('telegram')
    ? await (await import('../telegram/server.ts')).startTelegram({ username: 'talent_test_bot' })
    : undefined,
  gateway: names.includes('wechat')
    ? await (await import('../wechat/gateway.ts')).startGateway({ heartbeatMs: 200 })
    : undefined,
})
type Outside = Awaited<ReturnType<typeof openOutside>>

/** Everything runs in one process here: what is called late for its load would be sent again, as it may be. */
const unhurried = { call: 5000, send: 8500 }

const openChannels = async (
  names: readonly ChannelName[],
  outside: Outside,
  { store, log, port }: { store: Store; log: Log; port: number },
) => {
  const channels: Channel[] = []
  let url: (() => string) | undefined
  if (outside.telegram) {
    const [{ createTelegramChannel }, { quick }] = await Promise.all([
      import('../../adapters/telegram/channel.ts'),
      import('../telegram/office.ts'),
    ])
    const { token, root } = outside.telegram
    const fast = { burst: 1000, perSecond: 10_000 }
    const pace = { overall: fast, person: fast, group: fast }
    channels.push(createTelegramChannel({ token, apiRoot: root, pace, store, log, times: { ...quick, ...unhurried } }))
  }
  if (outside.gateway) {
    const [{ createWechatChannel }, { quick }] = await Promise.all([
      import('../../adapters/wechat/channel.ts'),
      import('../wechat/office.ts'),
    ])
    const { token, endpoint } = outside.gateway
    const pace = { contact: [0, 0] as [number, number], overall: [0, 0] as [number, number] }
    channels.push(createWechatChannel({ token, endpoint, pace, store, log, times: { ...quick, ...unhurried } }))
  }
  if (names.includes('web')) {
    const { createWebChannel } = await import('../../adapters/web/channel.ts')
    const limits = { account: 100_000, address: 100_000 }
    const web = createWebChannel({ host: '127.0.0.1', port, store, knowledge, log, limits })
    channels.push(web)
    url = web.url
  }
  return { channels, url }
}

/** `step`: what stands in for the real one. */
export const openOffice = async ({ step = turn }: { step?: Step }, ...names: ChannelName[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'channels-'))
  const file = join(folder, 'bot.sqlite')
  const vault = createVault(Buffer.alloc(32, 7))
  const { log, lines } = collectLog()
  const outside = await openOutside(names)

  /** The page stays where it is, as browsers expect. */
  let port = 0
  const run = async () => {
    const store = openSqliteStore({ file, vault, engine: true })
    const { channels, url } = await openChannels(names, outside, { store, log, port })
    const worker = startWorker({ store, knowledge, turn: step, clock: Date.now, log })
    const sender = startSender({ store, channels, clock: Date.now, log })
    const clock = startClock({ store, now: Date.now, log })
    for (const channel of channels) await channel.start()
    await outside.gateway?.loggedIn()
    if (url) port = Number(new URL(url()).port)
    const stop = async () => {
      await Promise.all(channels.map((channel) => channel.stop()))
      await clock.stop()
      await worker.stop()
      await sender.stop()
      await store.close()
    }
    return { store, channels, url, stop }
  }
  let running = await run()

  const history = (of: Address): Promise<HistoryLine[]> => running.store.history(of, { last: 1000 })
  const arrived = (of: Address) =>
    until(async () => !(await history(of)).some((line) => line.direction === 'out' && line.state === 'waiting'))
  const office = {
    /** What was logged. */
    lines,
    ...outside,
    get store() {
      return running.store
    },
    state: (name: ChannelName) => running.channels.find((channel) => channel.name === name)?.state(),
    person: async (channel: ChannelName, name: string, language: Language): Promise<Person> => {
      if (channel === 'telegram' && outside.telegram) return inTelegram(outside.telegram, name, language, arrived)
      if (channel === 'wechat' && outside.gateway) return inWechat(outside.gateway, name, arrived)
      if (channel === 'web' && running.url) return inBrowser(running.url(), name, arrived)
      throw new Error(`This office has no ${channel}`)
    },
    /** A code to bind a chat to a role. */
    code: async (role: string) => {
      const code = newCode()
      const codes = [{ hash: hashOf(code), expires: Date.now() + 3_600_000 }]
      const change = roleChange(role, { members: [], codes })
      await running.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
      return code
    },
    /** Somebody who has just bound their chat to a role. */
    seat: async (channel: ChannelName, name: string, role: string): Promise<Person> => {
      const person = await office.person(channel, name, 'zh')
      await person.says(`绑定 ${await office.code(role)}`)
      await person.waitsFor('绑定成功')
      // What was filed before is handed over now, and not in the middle of what comes next.
      await running.store.ring(Date.now())
      await until(async () => (await history(`role:${role}`)).some((line) => line.direction === 'in' && line.handled))
      return person
    },
    request: async (number: string) => {
      const stored = await running.store.read('request', number)
      if (!stored) throw new Error(`There is no request ${number}`)
      return stored.body
    },
    history,
    /** What came in from somebody, in order. */
    heard: async (from: Address) =>
      (await history(from)).flatMap((line) => (line.direction === 'in' ? [line.message] : [])),
    /** What was said to somebody, in order. */
    told: async (to: Address) =>
      (await history(to)).flatMap((line) => (line.direction === 'out' ? [line.message] : [])),
    /** Stops the bot and starts it on the same data. */
    restart: async () => {
      await running.stop()
      running = await run()
    },
    close: async () => {
      await running.stop()
      await outside.telegram?.stop()
      await outside.gateway?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return office
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** Opens offices for the tests of a file, and closes them after each test. */
export const officesOfTests = () => {
  const offices: Office[] = []
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close()
  })
  return async (first: ChannelName | { step?: Step }, ...others: ChannelName[]): Promise<Office> => {
    const office = await (typeof first === 'string' ? openOffice({}, first, ...others) : openOffice(first, ...others))
    offices.push(office)
    return office
  }
}
