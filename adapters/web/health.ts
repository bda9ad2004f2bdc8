/** How the bot is: for whoever watches over it. The same for the page’s server and for a process that has no page. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Metrics } from '../../bot/metrics.ts'
import type { Store } from '../../bot/store.ts'
import type { Figure } from '../../bot/tallies.ts'
import { isLocal } from './session.ts'

export interface Health {
  store: Pick<Store, 'depth'>
  phase: () => 'starting' | 'running' | 'stopping'
  /** How the channels of this process are; `detail` holds no secret. */
  states: () => Record<string, { up: boolean; detail: string }>
  metrics?: Metrics | undefined
  /** METRICS_TOKEN. */
  token?: string | undefined
}
export interface Answer {
  status: number
  type: string
  body: string
}
interface Asker {
  headers: IncomingHttpHeaders
  socket: { remoteAddress?: string | undefined }
}

/** For how long the store may be silent (ms). */
const patience = 2000

/**
 * 200 as long as the process lives: starting it anew would not bring back a store or a vendor that is away. What waits and
 * which channels are up is for those who may read the figures.
 */
export const answerLife = async (health: Health, asker: Asker, more: object = {}): Promise<Answer> => {
  const { store, phase, states, token } = health
  const told = mayRead(asker, token) ? { depth: (await depthOf(store)) ?? null, ...channelsIn(states()), ...more } : {}
  return json(200, { ok: true, phase: phase(), ...told })
}

const channelsIn = (states: ReturnType<Health['states']>) => {
  const each = Object.entries(states)
  return {
    channels: Object.fromEntries(each.map(([name, { up }]) => [name, up])),
    details: Object.fromEntries(each.map(([name, { detail }]) => [name, detail])),
  }
}

/** 200 when it can take and handle messages; else 503 with what is missing. */
export const answerReadiness = async ({ store, phase }: Health): Promise<Answer> => {
  const problem = phase() === 'running' ? ((await depthOf(store)) ? undefined : 'the store does not answer') : phase()
  return problem ? json(503, { ready: false, problem }) : json(200, { ready: true })
}

/**
 * The figures, as Prometheus reads them. They name nobody, but they tell how busy the office is and how late: so only
 * this computer gets them, or who brings METRICS_TOKEN. Undefined for everybody else.
 */
export const answerMetrics = async ({ metrics, token }: Health, asker: Asker): Promise<Answer | undefined> => {
  if (!metrics || !mayRead(asker, token)) return undefined
  const { contentType, text } = await write(await metrics.figures())
  return { status: 200, type: contentType, body: text }
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})

const depthOf = async (store: Pick<Store, 'depth'>) => {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), patience)
  try {
    return await Promise.race([store.depth(), late.promise])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

const mayRead = (asker: Asker, token: string | undefined): boolean => {
  const given = /^Bearer (.+)$/i.exec(asker.headers.authorization ?? '')?.[1]
  if (given !== undefined) return token !== undefined && timingSafeEqual(digest(given), digest(token))
  return isLocal(asker)
}
const digest = (text: string) => createHash('sha256').update(text).digest()

type Prometheus = typeof import('prom-client')
let ours: Promise<{ prometheus: Prometheus; process: InstanceType<Prometheus['Registry']> }> | undefined

/** prom-client takes 70 ms to load: the start does not wait for it, and nobody who asks for no figures has it. */
const load = async () => {
  const { default: prometheus } = await import('prom-client')
  const process = new prometheus.Registry()
  prometheus.collectDefaultMetrics({ register: process })
  return { prometheus, process }
}

const write = async (figures: readonly Figure[]) => {
  ours ??= load()
  const { prometheus, process } = await ours
  const registry = new prometheus.Registry()
  // Counted elsewhere already: they only have to be written.
  for (const figure of figures) registry.registerMetric({ ...figure, get: async () => figure } as never)
  return { contentType: registry.contentType, text: `${await registry.metrics()}\n${await process.metrics()}` }
}
