/**
 * A bot in a process of its own, for the bench of a channel: ours, with its store; an echo written with the vendor's
 * library as its guide shows; or the same echo with a diary: it writes down each message before it answers, and each
 * answer, the plain way. All take 2 s for the word “slow”. Ends with its parent.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { warmUp } from '../../bot/answers/room.ts'
import type { Channel } from '../../bot/channel.ts'
import { limited } from '../../bot/limits.ts'
import { startSender } from '../../bot/sender.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { type Step, startWorker } from '../../bot/worker.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'

export type Which = 'ours' | 'echo' | 'diary'
export type BotOrder =
  | { is: Which; channel: 'telegram'; token: string; root: string }
  | { is: Which; channel: 'wechat'; token: string; endpoint: string; window: number }

const quiet = { info: () => {}, warn: () => {}, error: (...said: unknown[]) => console.error(...said) }
const slowly = 2000

const slowTurn: Step = async (conversation, incoming, world) => {
  if (incoming.kind === 'text' && incoming.text === 'slow') await sleep(slowly)
  return turn(conversation, incoming, world)
}

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-channel-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const ours = async (order: BotOrder) => {
  const folder = newFolder()
  const knowledge = loadKnowledge('./knowledge')
  warmUp(knowledge)
  const vault = createVault(Buffer.alloc(32, 1))
  const store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
  const channel = await channelOf(order, store)
  startWorker({ store, knowledge, turn: limited(slowTurn), clock: Date.now, log: quiet })
  startSender({ store, channels: [channel], clock: Date.now, log: quiet })
  await channel.start()
}

/** Unpaced, as the echo is. */
const channelOf = async (order: BotOrder, store: Store): Promise<Channel> => {
  if (order.channel === 'telegram') {
    const { createTelegramChannel } = await import('../../adapters/telegram/channel.ts')
    const fast = { burst: 10_000, perSecond: 10_000 }
    const pace = { overall: fast, person: fast, group: fast }
    return createTelegramChannel({ token: order.token, apiRoot: order.root, store, log: quiet, pace })
  }
  const { createWechatChannel } = await import('../../adapters/wechat/channel.ts')
  const { token, endpoint, window } = order
  const pace = { contact: [0, 0] as [number, number], overall: [0, 0] as [number, number] }
  return createWechatChannel({ token, endpoint, store, log: quiet, pace, times: { window } })
}

/** Writes down what is said; a power cut after that takes nothing back. */
const openDiary = () => {
  const database = new DatabaseSync(join(newFolder(), 'diary.sqlite'))
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE said (id INTEGER PRIMARY KEY, body TEXT)',
  )
  const insert = database.prepare('INSERT INTO said (body) VALUES (?)')
  return (said: unknown) => void insert.run(JSON.stringify(said))
}

const echo = async (order: BotOrder) => {
  const write = order.is === 'diary' ? openDiary() : () => {}
  if (order.channel === 'telegram') {
    const { Telegraf } = await import('telegraf')
    const bot = new Telegraf(order.token, { telegram: { apiRoot: order.root } })
    bot.on('text', async (context) => {
      write(context.message)
      if (context.message.text === 'slow') await sleep(slowly)
      write(await context.reply(context.message.text))
    })
    void bot.launch()
    return
  }
  const [{ WechatyBuilder }, { MemoryCard }, { PuppetService }] = await Promise.all([
    import('wechaty'),
    import('memory-card'),
    import('wechaty-puppet-service'),
  ])
  class Puppet extends PuppetService {
    protected override hookPayloadStore() {}
  }
  const puppet = new Puppet({ token: order.token, endpoint: order.endpoint, timeoutSeconds: 60 })
  const bot = WechatyBuilder.build({ memory: new MemoryCard(), puppet })
  bot.on('error', (error) => console.error(error))
  bot.on('message', async (message) => {
    if (message.self()) return
    write({ id: message.id, from: message.talker().id, text: message.text() })
    if (message.text() === 'slow') await sleep(slowly)
    write({ id: (await message.say(message.text()))?.id, to: message.talker().id, text: message.text() })
  })
  await bot.start()
}

process.on('disconnect', () => process.exit())
process.once('message', async (order: BotOrder) => {
  await (order.is === 'ours' ? ours : echo)(order)
  // From now on every message asks how much of the processors was taken, in µs.
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.send?.('ready')
})
