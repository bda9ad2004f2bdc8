/**
 * `npm start` and the commands that need the store. The only file that knows every room: it reads the configuration,
 * loads the adapters that it asks for, and wires them to the conversation.
 */
import './node-version.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { loadDotEnv } from '../knowledge/environment.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { warmUp } from './answers-room.ts'
import { startClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { doctor } from './doctor.ts'
import { errorLine } from './failure.ts'
import type { Channel, Store } from './ports.ts'
import { startRetention } from './privacy/retention.ts'
import { seatDemonstration } from './requests/demonstration.ts'
import { liaisonCommand } from './requests/liaison-command.ts'
import { startSender } from './sender.ts'
import { keepWatchFromStart } from './supervision/schedule.ts'
import { turn } from './turn.ts'
import { createVault, openKey } from './vault.ts'
import { startWorker } from './worker.ts'

const databaseOf = (config: Config) => join(config.dataDir, 'bot.sqlite')

const openStore = async (config: Config, engine: boolean): Promise<Store> => {
  const { openSqliteStore } = await import('../adapters/sqlite/store.ts')
  const file = databaseOf(config)
  const { dataKey, dataDir: folder } = config
  const vault = createVault(openKey({ dataKey, folder, hasData: existsSync(file) }))
  return openSqliteStore({ file, vault, engine })
}

const openChannels = async (config: Config, store: Store, knowledge: Knowledge, log: Logger) => {
  const { publicUrl } = config
  const others: Channel[] = []
  if (config.telegram) {
    const { createTelegramChannel } = await import('../adapters/telegram/channel.ts')
    others.push(createTelegramChannel({ ...config.telegram, ...(publicUrl ? { publicUrl } : {}), store, log }))
  }
  if (config.wechat) {
    const { createWechatChannel } = await import('../adapters/wechat/channel.ts')
    const { gapSeconds, ...wechat } = config.wechat
    others.push(
      createWechatChannel({
        ...wechat,
        ...(gapSeconds ? { pace: paceOf(gapSeconds) } : {}),
        onScan: ({ text }) => console.log(`Scan this with the WeChat account of the bot:\n${text}`),
        ...(publicUrl ? { publicUrl } : {}),
        store,
        log,
      }),
    )
  }
  const { createWebChannel } = await import('../adapters/web/channel.ts')
  const roles = [...knowledge.roles.values()].map(({ id, title }) => ({ id, title }))
  const web = createWebChannel({
    host: config.host,
    port: config.port,
    store,
    knowledge,
    log,
    hooks: others.flatMap(({ hook }) => hook ?? []),
    // Only whether it is up: the details may hold the code with which somebody logs in.
    states: () => Object.fromEntries(others.map((channel) => [channel.name, channel.state().up])),
    ...(config.demonstration ? { demo: { roles } } : {}),
  })
  const channels: Channel[] = [web, ...others]
  return { channels, url: web.url }
}

/** WECHAT_GAP_SECONDS between two messages to one contact, varied by half as people do. */
const paceOf = (seconds: number) => ({
  contact: [seconds * 750, seconds * 1250] as [number, number],
  overall: [seconds * 200, seconds * 500] as [number, number],
})

/** What to do when nobody is bound to the platform's role; undefined when somebody is. */
const emptyDesk = async (store: Store, knowledge: Knowledge): Promise<string | undefined> => {
  const platform = [...knowledge.roles.values()].filter((role) => role.kind === 'platform')
  for (const { id } of platform) if ((await store.read('role', id))?.body.members.length) return undefined
  const id = platform[0]?.id
  return `Nobody is bound to ${id} yet, so requests reach nobody: npm run -s liaison -- code ${id}, then send /bind CODE to the bot.`
}

/** Runs everything that is configured until SIGINT or SIGTERM. */
const start = async (config: Config): Promise<void> => {
  // From the first moment: who stops the bot while it starts also wants it stopped in order.
  const signal = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve())
  })
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const knowledge = loadKnowledge(config.knowledgeDir)
  warmUp(knowledge)
  const store = await openStore(config, true)
  await seatDemonstration(store, knowledge, config.demonstration)
  await keepWatchFromStart(store, knowledge, Date.now())
  const { channels, url } = await openChannels(config, store, knowledge, log)
  const clock = Date.now
  const worker = startWorker({ store, knowledge, turn, clock, log, retentionDays: config.retentionDays })
  const sender = startSender({ store, channels, clock, log })
  const alarms = startClock({ store, now: clock, log })
  const retention = startRetention({ store, now: clock, days: config.retentionDays, log })

  const stop = async () => {
    await Promise.all(channels.map((channel) => channel.stop()))
    await alarms.stop()
    await retention.stop()
    await worker.stop()
    await sender.stop()
    await store.close()
  }
  let warning: string | undefined
  try {
    for (const channel of channels) await channel.start()
    warning = config.demonstration ? undefined : await emptyDesk(store, knowledge)
  } catch (error) {
    await stop()
    throw error
  }

  console.log(`Talent service bot: open ${url()} in a browser. Stop with Ctrl-C.`)
  if (config.demonstration) {
    console.log(
      'Demonstration: these liaisons are not real people; each page shows what one of them would see in chat:',
    )
    for (const role of knowledge.roles.values()) console.log(`  ${role.title.en}: ${url()}/demo/${role.id}`)
  }
  if (warning) console.warn(warning)
  await signal
  await stop()
}

/** What doctor says of the channels. A gateway of WeChat serves one client: it is not asked while the bot runs. */
const examineChannels = async ({ telegram, wechat }: Config, running: boolean) => {
  const findings: { name: string; good: boolean; detail: string }[] = []
  if (telegram) {
    const { examineTelegram } = await import('../adapters/telegram/examine.ts')
    for (const { ok, text } of await examineTelegram(telegram))
      findings.push({ name: 'telegram', good: ok, detail: text })
  }
  if (wechat && running)
    findings.push({ name: 'wechat', good: true, detail: 'the bot is running; its /healthz says how WeChat is' })
  else if (wechat) {
    const { examineWechat } = await import('../adapters/wechat/examine.ts')
    findings.push({ name: 'wechat', ...(await examineWechat(wechat)) })
  }
  return findings
}

const commands: Record<string, (config: Config, args: string[]) => Promise<number>> = {
  start: async (config) => {
    await start(config)
    return 0
  },
  liaison: async (config, args) => {
    const store = await openStore(config, false)
    try {
      const knowledge = loadKnowledge(config.knowledgeDir)
      return await liaisonCommand(args, { store, knowledge, now: Date.now(), print: console.log })
    } finally {
      await store.close()
    }
  },
  doctor: async (config) =>
    doctor({
      config,
      hasData: existsSync(databaseOf(config)),
      openStore: () => openStore(config, false),
      examineChannels: (running) => examineChannels(config, running),
      examineData: async () => (await import('../adapters/sqlite/examine.ts')).examineData(databaseOf(config)),
      print: console.log,
    }),
}

const main = async (): Promise<number> => {
  const [name = 'start', ...args] = process.argv.slice(2)
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!run) {
    console.error(`unknown command “${name}”; there are: ${Object.keys(commands).join(', ')}`)
    return 2
  }
  try {
    loadDotEnv()
    return await run(readConfig(process.env), args)
  } catch (error) {
    console.error(errorLine(error))
    return 1
  }
}

process.exitCode = await main()
