/** `npm start`: everything that is configured, wired to the conversation, until somebody stops it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pino from 'pino'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { parsedIn } from '../knowledge/parsed.ts'
import { defaultCache, lacksDictionary } from '../knowledge/retrieval/dictionary.ts'
import { keepParsed } from '../knowledge/yaml.ts'
import {
  loadHealthServer,
  loadWeb,
  openChannels,
  openMeaning,
  openModel,
  openStore,
  refuseLossyRedis,
} from './adapters.ts'
import { warmUp } from './answers/room.ts'
import type { Config } from './config.ts'
import { startEngine } from './engine.ts'
import { keepKnowledge } from './knowledge-reload.ts'
import { describe } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Consulting } from './model/consult.ts'
import type { Meaning } from './model/meaning.ts'
import { seatDemonstration } from './requests/roles/demonstration.ts'
import type { Store } from './store.ts'
import { keepWatchFromStart } from './supervision/schedule.ts'
import { keepRinging } from './watch/ring.ts'

/** What is under way gets so long to end, and the store to be closed (ms); whoever stops a service kills it after 10 s. */
const mostToStop = { work: 8000, store: 1000 }

/** By then the first answers are given too, which load the last of what they need (ms). */
const untilQuiet = 2000

/** Runs everything that is configured until SIGINT or SIGTERM. */
export const serve = async (config: Config): Promise<void> => {
  // From the first moment: who stops the bot while it starts also wants it stopped in order.
  const signal = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve())
  })
  const log = pino({ level: config.logLevel }, pino.destination(2))
  // Node would print its message, which may quote what a person wrote. Nothing is lost by ending here.
  process.on('uncaughtException', (error) => {
    log.fatal(describe(error), 'A defect that nothing catches: the process ends, and is to be started again')
    process.exit(1)
  })
  const { roles, retentionDays } = config
  keepParsed(parsedIn(join(defaultCache(), 'parsed')))
  const knowledge = loadKnowledge(config.knowledgeDir)
  // The index is for answers: who gives none starts faster and smaller without it.
  const prepare = roles.has('worker') ? warmUp : () => {}
  prepare(knowledge)
  if (roles.has('worker')) makeDictionary()
  let ring: ReturnType<typeof keepRinging> | undefined
  let meaning: Meaning | undefined
  const taken = (next: Knowledge) => {
    void ring?.(next)
    meaning?.prepare(next)
  }
  const shelf = keepKnowledge({ folder: config.knowledgeDir, knowledge, log, prepare, taken })
  process.on('SIGHUP', () => void shelf.reload())
  const clock = Date.now
  let engine: Awaited<ReturnType<typeof startEngine>> | undefined
  let model: Consulting | undefined
  let phase: 'starting' | 'running' | 'stopping' = 'starting'
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
    const { createWebChannel } = await loadWeb()
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
      const { startHealthServer } = await loadHealthServer()
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
  announce(config, knowledge, url(), healthServer?.url)
  if (warning) console.warn(warning)
  setTimeout(giveBack, untilQuiet).unref()
  await signal
  await stop()
}

/** What loading took and nobody needs any more; by itself V8 keeps it. Holds up everything for some 50 ms, once. */
const giveBack = () => void globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'async' })

/** Once per installation, beside the first answers: by it a question in one language is held against words of the other. */
const makeDictionary = () => {
  if (!lacksDictionary()) return
  const program = join(import.meta.dirname, '..', 'knowledge', 'retrieval', 'dictionary.ts')
  spawn(process.execPath, [program], { stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}

const endsWithin = async (ms: number, ending: Promise<void> | undefined): Promise<boolean> => {
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), ms)
  const ended = await Promise.race([Promise.resolve(ending).then(() => true), late])
  clearTimeout(timer)
  return ended
}

/** What to do when nobody is bound to the platform's role; undefined when somebody is. */
const emptyDesk = async (store: Store, knowledge: Knowledge): Promise<string | undefined> => {
  const platform = [...knowledge.roles.values()].filter((role) => role.kind === 'platform')
  for (const { id } of platform) if ((await store.read('role', id))?.body.members.length) return undefined
  const id = platform[0]?.id
  return `Nobody is bound to ${id} yet, so requests reach nobody: npm run -s liaison -- code ${id}, then send /bind CODE to the bot.`
}

const announce = ({ roles, demonstration }: Config, knowledge: Knowledge, page: string, health: string | undefined) => {
  if (health)
    console.log(`Talent service bot: running as ${[...roles].join(', ')}, health at ${health}. Stop with Ctrl-C.`)
  else console.log(`Talent service bot: open ${page} in a browser. Stop with Ctrl-C.`)
  if (!demonstration) return
  console.log('Demonstration: these liaisons are not real people; each page shows what one of them would see in chat:')
  for (const { id, title } of knowledge.roles.values()) console.log(`  ${title.en}: ${page}/demo/${id}`)
}
