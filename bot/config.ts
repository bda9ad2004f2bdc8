/** The configuration from the environment. Each wrong value is one line naming the variable and the remedy. */
import { z } from 'zod'
import { isKey } from './vault.ts'

/** An empty variable counts as unset, as in a copied .env.example. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const days = 'must be a whole number of days from 30 to 3650'

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
  DATA_DIR: z.preprocess((v) => v || undefined, z.string().default('./data')),
  KNOWLEDGE_DIR: z.preprocess((v) => v || undefined, z.string().default('./knowledge')),
  DATA_KEY: optional(
    z
      .string()
      .refine(isKey, 'must be 64 hexadecimal digits or 32 bytes in base64; make one with: openssl rand -hex 32'),
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
  DEMONSTRATION: z.preprocess((v) => v || undefined, z.enum(['on', 'off']).default('on')),
  LOG_LEVEL: z.preprocess((v) => v || undefined, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
})

/** Beginnings of variables of parts that this version does not have yet: better refused than silently ignored. */
const notYet: Record<string, string> = {
  REDIS_: 'the shared Redis engine is not part of this version; remove it to use the embedded store in DATA_DIR',
  TELEGRAM_: 'the Telegram channel is not part of this version; remove it',
  WECHATY_: 'the WeChat channel is not part of this version; remove it',
  OPENAI_: 'language models are not part of this version; remove it: answers come from the documents alone',
}

export interface Config {
  host: string
  port: number
  dataDir: string
  knowledgeDir: string
  dataKey: string | undefined
  /** So many days after a request was closed, or a message said, its personal data is removed. */
  retentionDays: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Demonstration liaisons sit in the web page: only when no real channel is configured and only this machine can connect. */
  demonstration: boolean
}

export class ConfigError extends Error {
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Reads the configuration. Throws ConfigError with one line per problem. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = schema.safeParse(environment)
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message} (see .env.example)`) ?? []),
    ...Object.keys(environment)
      .filter((name) => environment[name])
      .flatMap((name) => {
        const remedy = Object.entries(notYet).find(([start]) => name.startsWith(start))?.[1]
        return remedy ? [`${name}: ${remedy}`] : []
      }),
  ]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const { HOST, PORT, DATA_DIR, KNOWLEDGE_DIR, DATA_KEY, RETENTION_DAYS, DEMONSTRATION, LOG_LEVEL } = parsed.data
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    knowledgeDir: KNOWLEDGE_DIR,
    dataKey: DATA_KEY,
    retentionDays: RETENTION_DAYS,
    logLevel: LOG_LEVEL,
    demonstration: DEMONSTRATION === 'on' && isLoopback(HOST),
  }
}
