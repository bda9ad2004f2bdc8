/** The configuration from the environment. Each wrong value is one line naming the variable and the remedy. */
import { z } from 'zod'
import { isKey } from './vault.ts'

/** An empty variable counts as unset, as in a copied .env.example. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const address = (protocol: RegExp, message: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), message)
    .transform((text) => text.replace(/\/+$/, ''))

/** What the web server has there already, or would take for a pattern. */
const ownPaths = /^\/(api|desk|page|demo|healthz|readyz|metrics)(\/|$)|[:*]/

const days = 'must be a whole number of days from 30 to 3650'

/** What a process does: take messages in, handle them, send, ring alarms. */
const everyRole = ['ingress', 'worker', 'sender', 'clock'] as const
export type ProcessRole = (typeof everyRole)[number]

const schema = z.object({
  HOST: z.preprocess((v) => v || undefined, z.string().default('127.0.0.1')),
  PORT: z.preprocess(
    (v) => v || undefined,
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
      .default(3000),
  ),
  REDIS_URL: optional(
    z
      .string()
      .regex(
        /^rediss?:\/\/\S+$/,
        'must be like redis://user:password@host:6379, or rediss:// with TLS; several nodes with commas between',
      ),
  ),
  REDIS_LOSSY: optional(z.enum(['allowed'])),
  ROLES: z.preprocess(
    (v) => v || undefined,
    z
      .string()
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(everyRole, `must be some of ${everyRole.join(', ')}, with commas between`)))
      .default([...everyRole]),
  ),
  DATA_DIR: z.preprocess((v) => v || undefined, z.string().default('./data')),
  EDITOR_LANGUAGE: optional(z.enum(['zh', 'en'], 'must be zh or en')),
  KNOWLEDGE_DIR: z.preprocess((v) => v || undefined, z.string().default('./knowledge')),
  DATA_KEY: optional(
    z
      .string()
      .refine(isKey, 'must be 64 hexadecimal digits or 32 bytes in base64; make one with: openssl rand -hex 32'),
  ),
  DATA_KEY_OLD: optional(
    z
      .string()
      .refine((text) => text.split(',').every(isKey), 'must be one or more keys as in DATA_KEY, with commas between'),
  ),
  RETENTION_DAYS: z.preprocess(
    (v) => v || undefined,
    z
      .string()
      .regex(/^\d{1,4}$/, days)
      .transform(Number)
      .refine((number) => number >= 30 && number <= 3650, days)
      .default(365),
  ),
  DEMONSTRATION: optional(z.enum(['on', 'off'])),
  PUBLIC_URL: optional(
    address(/^https?:$/, 'must be the address people open in a browser, like https://bot.example.org'),
  ),
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]+$/, 'must be a token as @BotFather gives it, like 123456:ABC-DEF'),
  ),
  TELEGRAM_API_ROOT: optional(
    address(/^https?:$/, 'must be the address of a Bot API server, like https://api.telegram.org'),
  ),
  TELEGRAM_WEBHOOK_URL: optional(
    address(
      /^https:$/,
      'must be an https address that Telegram can reach and that leads to this bot’s web server',
    ).refine(
      (text) => !ownPaths.test(new URL(text).pathname),
      'must have a path that the web server does not use itself, like https://bot.example.org/telegram',
    ),
  ),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, 'must have 16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32'),
  ),
  WECHATY_PUPPET_SERVICE_TOKEN: optional(z.string()),
  WECHATY_PUPPET_SERVICE_ENDPOINT: optional(z.string()), // their form is checked where they are used
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: optional(z.string()),
  WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: optional(z.string()),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: optional(z.enum(['true', 'false'])),
  WECHAT_GAP_SECONDS: optional(
    z
      .string()
      .regex(/^\d{1,2}(\.\d)?$/, 'must be a number of seconds from 0.5 to 60')
      .transform(Number)
      .refine((seconds) => seconds >= 0.5 && seconds <= 60, 'must be a number of seconds from 0.5 to 60'),
  ),
  WECHAT_DAILY_CAP: optional(
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 99999')
      .transform(Number),
  ),
  WECHAT_FRIEND_KEYWORD: optional(z.string().max(30, 'must have at most 30 characters')),
  METRICS_TOKEN: optional(
    z
      .string()
      .regex(/^[\w-]{16,256}$/, 'must have 16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32'),
  ),
  OPENAI_API_KEY: optional(
    z
      .string()
      .regex(
        /^[\x21-\x7e]+$/,
        'must be the key as the provider gives it, without spaces; any word for a server that needs none',
      ),
  ),
  OPENAI_BASE_URL: optional(
    address(/^https?:$/, 'must be the address of the endpoint, like https://api.openai.com/v1').refine(
      (text) => !/\/(chat\/completions|completions|embeddings)$/.test(text),
      'must end before /chat/completions, mostly with /v1',
    ),
  ),
  OPENAI_MODEL: optional(z.string().regex(/^\S{1,200}$/, 'must be the name of a model, without spaces')),
  OPENAI_EMBEDDING_MODEL: optional(z.string().regex(/^\S{1,200}$/, 'must be the name of a model, without spaces')),
  OPENAI_DAILY_TOKENS: z.preprocess(
    (v) => v || undefined,
    z
      .string()
      .regex(/^[1-9]\d{3,9}$/, 'must be a whole number from 1000')
      .transform(Number)
      .default(500_000),
  ),
  LOG_LEVEL: z.preprocess((v) => v || undefined, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
})

export interface Config {
  /** The shared engine; without it the embedded store in `dataDir`. */
  redisUrl: string | undefined
  /** It may be one that could lose requests. */
  redisLossy: boolean
  roles: ReadonlySet<ProcessRole>
  host: string
  port: number
  /** With it, other computers may read /metrics. */
  metricsToken: string | undefined
  dataDir: string
  knowledgeDir: string
  dataKey: string | undefined
  /** Keys that the data may still be sealed with, in part. */
  olderDataKeys: string | undefined
  /** So many days after a request was closed, or a message said, its personal data is removed. */
  retentionDays: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Demonstration liaisons sit in the web page: only when no real channel is configured and only this machine can connect. */
  demonstration: boolean
  /** Where people open the web server's pages; without it other channels can't link to them. */
  publicUrl: string | undefined
  telegram: TelegramConfig | undefined
  wechat: WechatConfig | undefined
  model: ModelConfig | undefined
  embedding: EmbeddingConfig | undefined
}

/** A language model that may shorten answers. */
interface ModelConfig {
  apiKey: string
  baseUrl?: string
  model: string
  /** Tokens a day, of this process. */
  dailyTokens: number
}

/** A model that tells what texts mean, so that statements are found by meaning too. */
interface EmbeddingConfig {
  apiKey: string
  baseUrl?: string
  model: string
}

interface TelegramConfig {
  token: string
  apiRoot?: string
  /** Without it updates are fetched. */
  webhook?: { url: string; secret: string }
}

interface WechatConfig {
  token: string
  endpoint: string
  tls?: { caCert?: string; serverName?: string; disable?: true }
  gapSeconds?: number
  dailyCap?: number
  friendKeyword?: string
}

export class ConfigError extends Error {
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Reads the configuration. Throws ConfigError with one line per problem. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = schema.safeParse(environment)
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message} (see .env.example)`) ?? []),
    // In the embedded store one process does everything.
    ...(!environment.REDIS_URL && everyRole.some((role) => !(parsed.data?.ROLES ?? everyRole).includes(role))
      ? ['ROLES: only with REDIS_URL; in the embedded store one process does everything, so remove it']
      : []),
    ...Object.entries(needs).flatMap(([name, others]) =>
      environment[name]
        ? others.flatMap((other) =>
            environment[other] ? [] : [`${other}: must be set too, as ${name} is (see .env.example)`],
          )
        : [],
    ),
    ...(environment.OPENAI_API_KEY && !environment.OPENAI_MODEL && !environment.OPENAI_EMBEDDING_MODEL
      ? ['OPENAI_MODEL: must be set too, as OPENAI_API_KEY is, or OPENAI_EMBEDDING_MODEL (see .env.example)']
      : []),
  ]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const { HOST, PORT, DATA_DIR, KNOWLEDGE_DIR, DATA_KEY, RETENTION_DAYS, DEMONSTRATION, LOG_LEVEL } = parsed.data
  const telegram = telegramOf(parsed.data)
  const wechat = wechatOf(parsed.data)
  return {
    redisUrl: parsed.data.REDIS_URL,
    redisLossy: parsed.data.REDIS_LOSSY === 'allowed',
    roles: new Set(parsed.data.ROLES),
    host: HOST,
    port: PORT,
    metricsToken: parsed.data.METRICS_TOKEN,
    dataDir: DATA_DIR,
    knowledgeDir: KNOWLEDGE_DIR,
    dataKey: DATA_KEY,
    olderDataKeys: parsed.data.DATA_KEY_OLD,
    retentionDays: RETENTION_DAYS,
    logLevel: LOG_LEVEL,
    demonstration: (DEMONSTRATION ?? (telegram || wechat ? 'off' : 'on')) === 'on' && isLoopback(HOST),
    publicUrl: parsed.data.PUBLIC_URL,
    telegram,
    wechat,
    model: modelOf(parsed.data),
    embedding: embeddingOf(parsed.data),
  }
}

/** Which others a variable is worth nothing without. */
const needs: Record<string, string[]> = {
  REDIS_URL: ['DATA_KEY'],
  REDIS_LOSSY: ['REDIS_URL'],
  OPENAI_MODEL: ['OPENAI_API_KEY'],
  OPENAI_EMBEDDING_MODEL: ['OPENAI_API_KEY'],
  OPENAI_BASE_URL: ['OPENAI_API_KEY'],
  TELEGRAM_API_ROOT: ['TELEGRAM_BOT_TOKEN'],
  TELEGRAM_WEBHOOK_URL: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'],
  TELEGRAM_WEBHOOK_SECRET: ['TELEGRAM_WEBHOOK_URL'],
  WECHATY_PUPPET_SERVICE_TOKEN: ['WECHATY_PUPPET_SERVICE_ENDPOINT'],
  WECHATY_PUPPET_SERVICE_ENDPOINT: ['WECHATY_PUPPET_SERVICE_TOKEN'],
}

type Values = z.infer<typeof schema>

const telegramOf = ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_WEBHOOK_URL: url,
  TELEGRAM_WEBHOOK_SECRET: secret,
}: Values): TelegramConfig | undefined =>
  token === undefined
    ? undefined
    : { token, ...(apiRoot ? { apiRoot } : {}), ...(url && secret ? { webhook: { url, secret } } : {}) }

const wechatOf = (values: Values): WechatConfig | undefined => {
  const { WECHATY_PUPPET_SERVICE_TOKEN: token, WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint } = values
  if (token === undefined || endpoint === undefined) return undefined
  const { WECHATY_PUPPET_SERVICE_TLS_CA_CERT: caCert, WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: serverName } = values
  const tls = {
    ...(caCert ? { caCert } : {}),
    ...(serverName ? { serverName } : {}),
    ...(values.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT === 'true' ? { disable: true as const } : {}),
  }
  const { WECHAT_GAP_SECONDS: gapSeconds, WECHAT_DAILY_CAP: dailyCap, WECHAT_FRIEND_KEYWORD: friendKeyword } = values
  return {
    token,
    endpoint,
    ...(Object.keys(tls).length > 0 ? { tls } : {}),
    ...(gapSeconds === undefined ? {} : { gapSeconds }),
    ...(dailyCap === undefined ? {} : { dailyCap }),
    ...(friendKeyword === undefined ? {} : { friendKeyword }),
  }
}

const modelOf = ({
  OPENAI_API_KEY: apiKey,
  OPENAI_BASE_URL: baseUrl,
  OPENAI_MODEL: model,
  OPENAI_DAILY_TOKENS: dailyTokens,
}: Values): ModelConfig | undefined =>
  apiKey === undefined || model === undefined
    ? undefined
    : { apiKey, model, dailyTokens, ...(baseUrl ? { baseUrl } : {}) }

const embeddingOf = ({
  OPENAI_API_KEY: apiKey,
  OPENAI_BASE_URL: baseUrl,
  OPENAI_EMBEDDING_MODEL: model,
}: Values): EmbeddingConfig | undefined =>
  apiKey === undefined || model === undefined ? undefined : { apiKey, model, ...(baseUrl ? { baseUrl } : {}) }
