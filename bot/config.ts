/** The configuration from the environment. Each wrong value is one line naming the variable and the remedy. */
import { z } from 'zod'
import { isKey } from './vault.ts'

/** An empty variable counts as unset, as in a copied .env.example. */
const unset = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema)
const optional = <S extends z.ZodType>(schema: S) => unset(schema.optional())

/** A number written as `form` says, within the bounds. */
const number = (form: RegExp, least: number, most: number, message: string) =>
  z
    .string()
    .regex(form, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)

const address = (protocol: RegExp, message: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), message)
    .transform((text) => text.replace(/\/+$/, ''))

/** What the web server has there already, or would take for a pattern. */
const ownPaths = /^\/(api|desk|page|demo|healthz|readyz|metrics)(\/|$)|[:*]/

const secret = z
  .string()
  .regex(/^[\w-]{16,256}$/, 'must have 16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32')
const modelName = z.string().regex(/^\S{1,200}$/, 'must be the name of a model, without spaces')

/** What a process does: take messages in, handle them, send, ring alarms. */
const everyRole = ['ingress', 'worker', 'sender', 'clock'] as const
export type ProcessRole = (typeof everyRole)[number]

const schema = z.object({
  HOST: unset(z.string().default('127.0.0.1')),
  PORT: unset(number(/^\d{1,5}$/, 0, 65535, 'must be a number from 0 to 65535').default(3000)),
  REDIS_URL: optional(
    z
      .string()
      .regex(
        /^rediss?:\/\/\S+$/,
        'must be like redis://user:password@host:6379, or rediss:// with TLS; several nodes with commas between',
      ),
  ),
  REDIS_LOSSY: optional(z.enum(['allowed'])),
  ROLES: unset(
    z
      .string()
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(everyRole, `must be some of ${everyRole.join(', ')}, with commas between`)))
      .default([...everyRole]),
  ),
  DATA_DIR: unset(z.string().default('./data')),
  EDITOR_LANGUAGE: optional(z.enum(['zh', 'en'], 'must be zh or en')),
  KNOWLEDGE_DIR: unset(z.string().default('./knowledge')),
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
  RETENTION_DAYS: unset(number(/^\d{1,4}$/, 30, 3650, 'must be a whole number of days from 30 to 3650').default(365)),
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
  TELEGRAM_WEBHOOK_SECRET: optional(secret),
  WECHATY_PUPPET_SERVICE_TOKEN: optional(z.string()),
  WECHATY_PUPPET_SERVICE_ENDPOINT: optional(z.string()), // their form is checked where they are used
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: optional(z.string()),
  WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: optional(z.string()),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: optional(z.enum(['true', 'false'])),
  WECHAT_GAP_SECONDS: optional(number(/^\d{1,2}(\.\d)?$/, 0.5, 60, 'must be a number of seconds from 0.5 to 60')),
  WECHAT_DAILY_CAP: optional(number(/^[1-9]\d{0,4}$/, 1, 99_999, 'must be a whole number from 1 to 99999')),
  WECHAT_FRIEND_KEYWORD: optional(z.string().max(30, 'must have at most 30 characters')),
  METRICS_TOKEN: optional(secret),
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
  OPENAI_MODEL: optional(modelName),
  OPENAI_EMBEDDING_MODEL: optional(modelName),
  OPENAI_DAILY_TOKENS: unset(
    number(/^[1-9]\d{3,9}$/, 1000, Infinity, 'must be a whole number from 1000').default(500_000),
  ),
  LOG_LEVEL: unset(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
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
  /** A language model that may shorten answers. `dailyTokens`: of this process. */
  model: (Endpoint & { dailyTokens: number }) | undefined
  /** A model that tells what texts mean, so that statements are found by meaning too. */
  embedding: Endpoint | undefined
}

/** A model behind an endpoint that speaks OpenAI's protocol. */
interface Endpoint {
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
  const model = endpointOf(parsed.data, parsed.data.OPENAI_MODEL)
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
    model: model && { ...model, dailyTokens: parsed.data.OPENAI_DAILY_TOKENS },
    embedding: endpointOf(parsed.data, parsed.data.OPENAI_EMBEDDING_MODEL),
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

const endpointOf = (
  { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl }: Values,
  model: string | undefined,
): Endpoint | undefined =>
  apiKey === undefined || model === undefined ? undefined : { apiKey, model, ...(baseUrl ? { baseUrl } : {}) }
