/**
 * `npm start` and the commands that need the store. The only file that knows every room: it reads the configuration,
 * loads the adapters that it asks for, and wires them to the conversation.
 */
import './node-version.js'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { Assistant } from '../knowledge/add/assist.ts'
import { loadDotEnv } from '../knowledge/environment.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { warmUp } from './answers-room.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { doctor } from './doctor.ts'
import { startEngine, type Way } from './engine.ts'
import { errorLine } from './failure.ts'
import { knowledgeCommand, showProgress } from './knowledge-command.ts'
import { keepKnowledge } from './knowledge-reload.ts'
import { limitFiles } from './limits.ts'
import { createMetrics } from './metrics.ts'
import { createBudget } from './model/budget.ts'
import { type Consulting, createConsulting } from './model/consult.ts'
import { createDrafting } from './model/drafting.ts'
import { openLedger } from './model/ledger.ts'
import { createMeaning, type Meaning } from './model/meaning.ts'
import type { Portable } from './portable.ts'
import type { Channel, Store } from './ports.ts'
import { renewedStore } from './rekey.ts'
import { seatDemonstration } from './requests/demonstration.ts'
import { liaisonCommand } from './requests/liaison-command.ts'
import { storeCommand } from './store-command.ts'
import { keepWatchFromStart } from './supervision/schedule.ts'
import { createVault, olderKeys, openKey, type Vault } from './vault.ts'
import { keepRinging } from './watch-ring.ts'

/** What is under way gets so long to end, and the store to be closed (ms); whoever stops a service kills it after 10 s. */
const mostToStop = { work: 8000, store: 1000 }

const endsWithin = async (ms: number, ending: Promise<void> | undefined): Promise<boolean> => {
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), ms)
  const ended = await Promise.race([Promise.resolve(ending).then(() => true), late])
  clearTimeout(timer)
  return ended
}

const quiet = pino({ level: 'silent' })

const databaseOf = (config: Config) => join(config.dataDir, 'bot.sqlite')

/** `hasData`: a key made now could open nothing of what is there already. */
const vaultFor = ({ dataKey, dataDir: folder, olderDataKeys }: Config, hasData: boolean): Vault =>
  createVault(openKey({ dataKey, folder, hasData }), olderKeys(olderDataKeys))

const openStore = async (config: Config, engine: boolean, log: Logger): Promise<Store> => {
  const { redisUrl: url } = config
  if (url) {
    const { openRedisStore } = await import('../adapters/redis/store.ts')
    return openRedisStore({ url, vault: vaultFor(config, false), log })
  }
  const { openSqliteStore } = await import('../adapters/sqlite/store.ts')
  const file = databaseOf(config)
  return openSqliteStore({ file, vault: vaultFor(config, existsSync(file)), engine })
}

/** The channels that are configured: those that any process may have, and those of which one at a time has the way in. */
const openChannels = async (config: Config, store: Store, log: Logger): Promise<{ open: Channel[]; ways: Way[] }> => {
  const open: Channel[] = []
  const ways: Way[] = []
  const common = {
    store: limitFiles(store, Date.now),
    log,
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  }
  const { telegram, wechat } = config
  if (telegram) {
    const { createTelegramChannel } = await import('../adapters/telegram/channel.ts')
    // Who does not send can't know when the answer has come: they show nobody typing.
    const never = { times: { typing: 2 ** 31 - 1 } }
    if (telegram.webhook) open.push(createTelegramChannel({ ...telegram, ...common }))
    else
      ways.push({
        name: 'telegram',
        joint: false,
        open: (both) => createTelegramChannel({ ...telegram, ...common, ...(both ? {} : never) }),
      })
  }
  if (wechat) {
    const { createWechatChannel } = await import('../adapters/wechat/channel.ts')
    const { checkGateway } = await import('../adapters/wechat/gateway.ts')
    const { gapSeconds, ...settings } = wechat
    const problem = checkGateway(settings)
    if (problem) throw new ConfigError([problem])
    ways.push({
      name: 'wechat',
      joint: true,
      open: () =>
        createWechatChannel({
          ...settings,
          ...common,
          ...(gapSeconds ? { pace: paceOf(gapSeconds) } : {}),
          onScan: ({ text }) => console.log(`Scan this with the WeChat account of the bot:\n${text}`),
        }),
    })
  }
  return { open, ways }
}

/** WECHAT_GAP_SECONDS between two messages to one contact, varied by half as people do. */
const paceOf = (seconds: number) => ({
  contact: [seconds * 750, seconds * 1250] as [number, number],
  overall: [seconds * 200, seconds * 500] as [number, number],
})

/** The language model, when one is configured: only then its package is loaded. */
const openModel = async ({ model: settings, dataDir }: Config, log: Logger): Promise<Consulting | undefined> => {
  if (!settings) return undefined
  const { createModel } = await import('../adapters/openai/model.ts')
  const budget = createBudget(settings.dailyTokens, openLedger(join(dataDir, 'model-tokens.json')))
  return createConsulting({ model: createModel(settings), log, now: Date.now, budget })
}

/** What finds statements by meaning, when a model for it is configured. */
const openMeaning = async ({ embedding, dataDir }: Config, log: Logger): Promise<Meaning | undefined> => {
  if (!embedding) return undefined
  const { createEmbed } = await import('../adapters/openai/embed.ts')
  const name = `${embedding.baseUrl ?? ''} ${embedding.model}`
  return createMeaning({ embed: createEmbed(embedding), name, folder: dataDir, log, now: Date.now })
}

/** The language model for drafting documents. Its tokens are counted by themselves, as the bot may run beside it. */
const openAssistant = async ({ model: settings, dataDir }: Config): Promise<Assistant | undefined> => {
  if (!settings) return undefined
  const { createModel } = await import('../adapters/openai/model.ts')
  const budget = createBudget(settings.dailyTokens, openLedger(join(dataDir, 'drafting-tokens.json')))
  return createDrafting({ model: createModel(settings), now: Date.now, budget })
}

/** What could lose a request is said at the start; unless REDIS_LOSSY=allowed, the bot does not start with it. */
const refuseLossyRedis = async ({ redisUrl: url, redisLossy }: Config) => {
  if (!url) return
  const { examineRedis } = await import('../adapters/redis/examine.ts')
  for (const { level, text } of await examineRedis({ url })) {
    if (level === 'ok') continue
    if (level === 'bad' && !redisLossy) throw new ConfigError([`REDIS_URL: ${text} (or set REDIS_LOSSY=allowed)`])
    console.warn(`Redis: ${text}`)
  }
}

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
  let ring: ReturnType<typeof keepRinging> | undefined
  let meaning: Meaning | undefined
  const taken = (next: Knowledge) => {
    void ring?.(next)
    meaning?.prepare(next)
  }
  const shelf = keepKnowledge({ folder: config.knowledgeDir, knowledge, log, prepare: warmUp, taken })
  process.on('SIGHUP', () => void shelf.reload())
  const clock = Date.now
  const { roles, retentionDays } = config
  let engine: Awaited<ReturnType<typeof startEngine>> | undefined
  let model: Consulting | undefined
  let phase: 'starting' | 'running' | 'stopping' = 'starting'
  // Only whether a channel is up: the details may hold the code with which somebody logs in.
  const states = () => engine?.states() ?? {}
  const metrics = createMetrics({ clock, log, channels: states, model: () => model })
  const store = metrics.watch(await openStore(config, true, log))
  const health = { phase: () => phase, states, metrics, token: config.metricsToken }
  let healthServer: { url: string; stop(): Promise<void> } | undefined
  const stop = async () => {
    phase = 'stopping'
    shelf.stop()
    if (!(await endsWithin(mostToStop.work, engine?.stop())))
      log.warn({ ms: mostToStop.work }, 'Not all that was under way is done; it is done after the next start')
    if (!(await endsWithin(mostToStop.store, store.close())))
      log.warn({ ms: mostToStop.store }, 'The store says nothing; what this process held goes to others soon')
    await healthServer?.stop()
  }
  let url = () => ''
  let warning: string | undefined
  try {
    await refuseLossyRedis(config)
    await seatDemonstration(store, knowledge, config.demonstration)
    await keepWatchFromStart(store, knowledge, clock())
    if (roles.has('worker')) {
      ring = keepRinging(store, log, clock)
      void ring(shelf.knowledge)
    }
    const { open, ways } = await openChannels(config, store, log)
    model = roles.has('worker') ? await openModel(config, log) : undefined
    meaning = roles.has('worker') ? await openMeaning(config, log) : undefined
    meaning?.prepare(shelf.knowledge)
    const { createWebChannel } = await import('../adapters/web/channel.ts')
    const web = createWebChannel({
      host: config.host,
      port: config.port,
      store,
      get knowledge() {
        return shelf.knowledge
      },
      log,
      hooks: open.flatMap(({ hook }) => hook ?? []),
      health,
      ...(config.demonstration
        ? { demo: { roles: [...knowledge.roles.values()].map(({ id, title }) => ({ id, title })) } }
        : {}),
    })
    url = web.url
    if (!roles.has('ingress')) {
      const { startHealthServer } = await import('../adapters/web/health-server.ts')
      healthServer = await startHealthServer({ host: config.host, port: config.port, store, ...health })
    }
    engine = await startEngine({
      store,
      get knowledge() {
        return shelf.knowledge
      },
      roles,
      open: [web, ...open],
      ways,
      retentionDays,
      ...(model ? { model } : {}),
      ...(meaning ? { meaning } : {}),
      clock,
      log,
    })
    warning = config.demonstration ? undefined : await emptyDesk(store, knowledge)
  } catch (error) {
    await stop()
    throw error
  }

  phase = 'running'
  if (healthServer)
    console.log(
      `Talent service bot: running as ${[...roles].join(', ')}, health at ${healthServer.url}. Stop with Ctrl-C.`,
    )
  else console.log(`Talent service bot: open ${url()} in a browser. Stop with Ctrl-C.`)
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

/** The store of the configuration for `npm run store`. `makes`: it may be made now. */
const openPortable = async (config: Config, vault: Vault, makes: boolean): Promise<Portable> => {
  if (config.redisUrl) {
    const { openRedisPortable } = await import('../adapters/redis/portable.ts')
    return openRedisPortable({ url: config.redisUrl, vault })
  }
  const file = databaseOf(config)
  if (!makes && !existsSync(file)) throw new ConfigError([`There is no office in DATA_DIR (${config.dataDir}).`])
  const { openSqlitePortable } = await import('../adapters/sqlite/portable.ts')
  return openSqlitePortable({ file, vault })
}

const backUp = async (config: Config, vault: Vault, copy: string) => {
  if (config.redisUrl)
    throw new ConfigError([
      'Redis is copied with its own tool: redis-cli -u "$REDIS_URL" --rdb FILE (see README, Back up)',
    ])
  const { backUpSqlite } = await import('../adapters/sqlite/backup.ts')
  await backUpSqlite({ file: databaseOf(config), copy, vault })
}

/** Everything in the embedded store sealed with the present key. */
const rekey = async (config: Config): Promise<number> => {
  if (config.redisUrl)
    throw new ConfigError([
      'Redis: keep the older key in DATA_KEY_OLD, or export the office and import it again (see README, Change the key)',
    ])
  const file = databaseOf(config)
  if (!existsSync(file)) throw new ConfigError([`There is no office in DATA_DIR (${config.dataDir}).`])
  const { rekeyDatabase } = await import('../adapters/sqlite/rekey.ts')
  const { renewed, already, damaged } = rekeyDatabase({
    file,
    vault: vaultFor(config, true),
    tell: (done, all) => console.error(`${done} of ${all} …`),
  })
  console.log(`${renewed} values were sealed anew with the present key; ${already} were so already.`)
  if (damaged === 0) {
    console.log('Nothing needs an older key any more: remove DATA_KEY_OLD. Copies made before still need it.')
    return 0
  }
  console.log(`${damaged} could not be opened with any of the keys, and stay as they are.`)
  return 1
}

/** Whether a bot works on the store, and what is wrong with it. */
const examineData = async (config: Config) => {
  if (!config.redisUrl) return (await import('../adapters/sqlite/examine.ts')).examineData(databaseOf(config))
  const { examineRedis } = await import('../adapters/redis/examine.ts')
  const lines = await examineRedis({ url: config.redisUrl })
  // Whether other processes run can't be told from here; the port says whether one does on this machine.
  return { running: true, damage: lines.find(({ level }) => level === 'bad')?.text }
}

/** What doctor says of the channels and of the language model. A gateway of WeChat serves one client: it is not asked while the bot runs. */
const examineChannels = async ({ telegram, wechat, model, embedding }: Config, running: boolean) => {
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
  const endpoint = model ?? embedding
  if (endpoint) {
    const { examineModel } = await import('../adapters/openai/examine.ts')
    const { apiKey, baseUrl } = endpoint
    const asked = {
      apiKey,
      ...(baseUrl ? { baseUrl } : {}),
      ...(model ? { model: model.model } : {}),
      ...(embedding ? { embeddingModel: embedding.model } : {}),
    }
    for (const { ok, text } of await examineModel(asked)) findings.push({ name: 'model', good: ok, detail: text })
  }
  return findings
}

const commands: Record<string, (config: Config, args: string[]) => Promise<number>> = {
  start: async (config) => {
    await start(config)
    return 0
  },
  liaison: async (config, args) => {
    const store = await openStore(config, false, quiet)
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
      hasData: config.redisUrl !== undefined || existsSync(databaseOf(config)),
      openStore: () => openStore(config, false, quiet),
      examineChannels: (running) => examineChannels(config, running),
      examineData: () => examineData(config),
      print: console.log,
    }),
  store: async (config, args) => {
    const vault = vaultFor(config, true)
    return storeCommand(args, {
      name: config.redisUrl ? 'Redis (REDIS_URL)' : `DATA_DIR (${config.dataDir})`,
      open: async () => {
        const store = await openPortable(config, vault, args[0] === 'import')
        return config.olderDataKeys && args[0] === 'export' ? renewedStore(store, vault) : store
      },
      vault,
      backup: (file) => backUp(config, vault, file),
      print: console.log,
      tell: console.error,
    })
  },
  rekey,
  knowledge: async (config, args) =>
    knowledgeCommand(args, {
      folder: config.knowledgeDir,
      read: async (file, progress) => (await import('../adapters/documents/read.ts')).readDocument(file, { progress }),
      openStore: () => openStore(config, false, quiet),
      openAssistant: () => openAssistant(config),
      print: console.log,
      progress: showProgress(process.stderr),
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

const code = await main()
// What hangs, such as a call of a vendor that was given up, must not keep the process.
setTimeout(() => process.exit(code), 500).unref()
process.exitCode = code
