/**
 * What the configuration asks for, opened. The only file that knows the adapters; each is loaded only when it is asked
 * for, so that what is not configured need not be there.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Assistant } from '../knowledge/add/assist.ts'
import type { Channel } from './channel.ts'
import { type Config, ConfigError } from './config.ts'
import type { Health } from './doctor.ts'
import type { Way } from './engine.ts'
import { limitFiles } from './limits.ts'
import { createBudget } from './model/budget.ts'
import { type Consulting, createConsulting } from './model/consult.ts'
import { createDrafting } from './model/drafting.ts'
import { ledgerFiles, openLedger } from './model/ledger.ts'
import { createMeaning, type Meaning } from './model/meaning.ts'
import type { Portable } from './portable.ts'
import type { Store } from './store.ts'
import { createVault, olderKeys, openKey, type Vault } from './vault.ts'

const databaseOf = (config: Config) => join(config.dataDir, 'bot.sqlite')

/** `hasData`: a key made now could open nothing of what is there already. */
export const vaultFor = ({ dataKey, dataDir: folder, olderDataKeys }: Config, hasData: boolean): Vault =>
  createVault(openKey({ dataKey, folder, hasData }), olderKeys(olderDataKeys))

/**
 * The store of the configuration. `engine`: this process works on it; else it only looks and changes records beside
 * one that does. Rejects with one line.
 */
export const openStore = async (config: Config, engine: boolean, log: Logger): Promise<Store> => {
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
export const openChannels = async (
  config: Config,
  store: Store,
  log: Logger,
): Promise<{ open: Channel[]; ways: Way[] }> => {
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
          onScan: (qr) => showQr(qr, join(config.dataDir, 'wechat-qr.png')),
        }),
    })
  }
  return { open, ways }
}

/** In the terminal, and as an image for whoever sees only a log. */
const showQr = ({ text, png }: { text: string; png: Uint8Array }, file: string) => {
  let image = ''
  try {
    writeFileSync(file, png, { mode: 0o600 })
    image = ` (as an image: ${file})`
  } catch {
    // The folder can't be written to; the lines are enough.
  }
  console.log(`Scan this with the WeChat account of the bot${image}:\n${text}`)
}

/** WECHAT_GAP_SECONDS between two messages to one contact, varied by half as people do. */
const paceOf = (seconds: number) => ({
  contact: [seconds * 750, seconds * 1250] as [number, number],
  overall: [seconds * 200, seconds * 500] as [number, number],
})

/** The language model, when one is configured: only then its package is loaded. */
export const openModel = async ({ model: settings, dataDir }: Config, log: Logger): Promise<Consulting | undefined> => {
  if (!settings) return undefined
  const { createModel } = await import('../adapters/openai/model.ts')
  const budget = createBudget(settings.dailyTokens, openLedger(join(dataDir, ledgerFiles.answers)))
  return createConsulting({ model: createModel(settings), log, now: Date.now, budget })
}

/** What finds statements by meaning, when a model for it is configured. */
export const openMeaning = async ({ embedding, dataDir }: Config, log: Logger): Promise<Meaning | undefined> => {
  if (!embedding) return undefined
  const { createEmbed } = await import('../adapters/openai/embed.ts')
  const name = `${embedding.baseUrl ?? ''} ${embedding.model}`
  return createMeaning({ embed: createEmbed(embedding), name, folder: dataDir, log, now: Date.now })
}

/** The language model for drafting documents. */
export const openAssistant = async ({ model: settings, dataDir }: Config): Promise<Assistant | undefined> => {
  if (!settings) return undefined
  const { createModel } = await import('../adapters/openai/model.ts')
  const budget = createBudget(settings.dailyTokens, openLedger(join(dataDir, ledgerFiles.drafting)))
  return createDrafting({ model: createModel(settings), now: Date.now, budget })
}

/** What could lose a request is said at the start; unless REDIS_LOSSY=allowed, the bot does not start with it. */
export const refuseLossyRedis = async ({ redisUrl: url, redisLossy }: Config) => {
  if (!url) return
  const { examineRedis } = await import('../adapters/redis/examine.ts')
  for (const { level, text } of await examineRedis({ url })) {
    if (level === 'ok') continue
    if (level === 'bad' && !redisLossy) throw new ConfigError([`REDIS_URL: ${text} (or set REDIS_LOSSY=allowed)`])
    console.warn(`Redis: ${text}`)
  }
}

/** The store of the configuration for `npm run store`. `makes`: it may be made now. */
export const openPortable = async (config: Config, makes: boolean): Promise<Portable> => {
  if (config.redisUrl) {
    const { openRedisPortable } = await import('../adapters/redis/portable.ts')
    return openRedisPortable({ url: config.redisUrl, vault: vaultFor(config, true) })
  }
  const file = databaseOf(config)
  if (!makes) refuseNoOffice(config)
  const { openSqlitePortable } = await import('../adapters/sqlite/portable.ts')
  return openSqlitePortable({ file, vault: vaultFor(config, true) })
}

/** Copies the embedded store into the file `copy`, also while the bot runs. Throws ConfigError with Redis. */
export const backUp = async (config: Config, copy: string) => {
  if (config.redisUrl)
    throw new ConfigError([
      'Redis is copied with its own tool: redis-cli -u "$REDIS_URL" --rdb FILE (see README, Back up)',
    ])
  refuseNoOffice(config)
  const { backUpSqlite } = await import('../adapters/sqlite/backup.ts')
  await backUpSqlite({ file: databaseOf(config), copy, vault: vaultFor(config, true) })
}

/** Before a key is asked for: where there is no office, none is missing. */
const refuseNoOffice = (config: Config) => {
  if (!existsSync(databaseOf(config))) throw new ConfigError([`There is no office in DATA_DIR (${config.dataDir}).`])
}

/** Whether there is an office, whether a bot works on it, and what is wrong with its store. Makes none. */
export const examineData = async (config: Config) => {
  const { redisUrl: url } = config
  if (url) {
    const { examineRedis, hasOffice } = await import('../adapters/redis/examine.ts')
    const told = await examineRedis({ url })
    const made = told.every(({ level }) => level !== 'bad') && (await hasOffice({ url }))
    // Whether other processes run can't be told from here; the port says whether one does on this machine.
    return { made, running: true, told }
  }
  const file = databaseOf(config)
  if (!existsSync(file)) return { made: false, running: false, told: [] }
  const { examineData } = await import('../adapters/sqlite/examine.ts')
  return { made: true, ...examineData(file) }
}

/**
 * What doctor says of the channels and of the language model. A gateway of WeChat serves one client: it is not asked while
 * the bot runs, which says itself how it is.
 */
export const examineChannels = async (
  { telegram, wechat, model, embedding }: Config,
  running: boolean,
  health: Health | undefined,
) => {
  const findings: { name: string; good: boolean; detail: string }[] = []
  if (telegram) {
    const { examineTelegram } = await import('../adapters/telegram/examine.ts')
    const lines = await examineTelegram(telegram)
    // A second program that fetches is met by the bot alone.
    const said = health?.channels?.telegram === false ? health.details?.telegram : undefined
    if (said && lines.every(({ ok }) => ok)) lines.push({ ok: false, text: `in the bot that runs: ${said}` })
    for (const { ok, text } of lines) findings.push({ name: 'telegram', good: ok, detail: text })
  }
  const said = health?.details?.wechat
  if (wechat && running)
    findings.push({
      name: 'wechat',
      good: said === undefined || health?.channels?.wechat === true,
      detail: said ?? 'the bot is running; the /healthz of its process for WeChat says how it is',
    })
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

/** Everything in the embedded store sealed with the present key. */
export const sealAnew = async (config: Config, tell: (done: number, all: number) => void) => {
  if (config.redisUrl)
    throw new ConfigError([
      'Redis: keep the older key in DATA_KEY_OLD, or export the office and import it again (see README, Change the key)',
    ])
  refuseNoOffice(config)
  const { rekeyDatabase } = await import('../adapters/sqlite/rekey.ts')
  return rekeyDatabase({ file: databaseOf(config), vault: vaultFor(config, true), tell })
}

export const loadWeb = () => import('../adapters/web/channel.ts')
export const loadHealthServer = () => import('../adapters/web/health-server.ts')
export const loadReader = () => import('../adapters/documents/read.ts')
