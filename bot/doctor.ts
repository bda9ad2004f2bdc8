/** `npm run doctor`: looks at everything the bot needs, says what is wrong and what to do. Exit code 1 when something is. */
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { problemLine } from '../knowledge/yaml.ts'
import type { Config } from './config.ts'
import { languageOf, sayIn } from './editor.ts'
import { examineFolder } from './folder-check.ts'
import { spentToday } from './model/budget.ts'
import { ledgerFiles, openLedger } from './model/ledger.ts'
import { promptOf } from './model/prompt.ts'
import type { Store } from './store.ts'

interface Examined {
  config: Config
  openStore: () => Promise<Store>
  /** Whether there is an office (looking must not make one), whether a bot works on it now, and what there is to say before it is opened. */
  examineData: () => Promise<{ made: boolean; running: boolean; told: { level: Level; text: string }[] }>
  /** What there is to say of the configured channels. `health`: what a bot that runs here says of them. */
  examineChannels: (
    running: boolean,
    health: Health | undefined,
  ) => Promise<{ name: string; good: boolean; detail: string }[]>
  print: (line: string) => void
}

/** Of what /healthz says to this computer. */
export interface Health {
  phase: string
  channels?: Record<string, boolean>
  details?: Record<string, string>
}

/** `warn`: it works, and something better be done. */
type Level = 'ok' | 'warn' | 'bad'
type Finding = { level: Level; detail: string }
const good = (detail: string): Finding => ({ level: 'ok', detail })
const bad = (detail: string): Finding => ({ level: 'bad', detail })
const marks: Record<Level, string> = { ok: 'ok  ', warn: 'WARN', bad: 'BAD ' }

/** Prints a line for each thing looked at. Gives the exit code. */
export const doctor = async ({ config, openStore, examineData, examineChannels, print }: Examined): Promise<number> => {
  let running = config.redisUrl !== undefined // which no process of this computer can tell
  const { problems, knowledge } = examineFolder(config.knowledgeDir)
  const findings: [name: string, Finding][] = [
    ['Node', good(process.version)],
    ['clock', examineClock(new Date())],
    [
      'knowledge',
      problems[0]
        ? bad(
            `${problemLine(problems[0], sayIn(languageOf(process.env)))} (${problems.length} in all; npm run knowledge lists them)`,
          )
        : good(`${knowledge?.policies.size} documents, ${knowledge?.points.size} points in ${config.knowledgeDir}`),
    ],
  ]
  try {
    const data = await examineData()
    running = data.running
    for (const { level, text } of data.told) findings.push(['store', { level, detail: text }])
    const isSound = data.told.every(({ level }) => level !== 'bad')
    if (isSound && data.made) await examineStore(config, openStore, knowledge, findings)
    else if (isSound)
      findings.push(['store', good(`no data yet; npm start makes it in ${config.redisUrl ? 'Redis' : config.dataDir}`)])
  } catch (error) {
    findings.push(['store', bad((error as Error).message)])
  }
  const { web, health } = await examinePort(config, running)
  findings.push(['web', web])
  for (const { name, good: isGood, detail } of await examineChannels(running, running ? health : undefined))
    findings.push([name, isGood ? good(detail) : bad(detail)])
  if (config.model) findings.push(['tokens', examineTokens(config.model.dailyTokens, config.dataDir, Date.now())])

  for (const [name, finding] of findings) print(`${marks[finding.level]} ${name.padEnd(10)} ${finding.detail}`)
  return findings.some(([, { level }]) => level === 'bad') ? 1 : 0
}

/** Deadlines are wrong by as much as the clock; one that was never set stands years back. */
const examineClock = (now: Date): Finding =>
  now.getFullYear() < 2026
    ? bad(`it is ${now.toISOString()} here; set the clock, deadlines depend on it`)
    : good(`${now.toISOString()}; deadlines are counted in Asia/Shanghai`)

const examineStore = async (
  config: Config,
  openStore: () => Promise<Store>,
  knowledge: Knowledge | undefined,
  findings: [string, Finding][],
) => {
  const store = await openStore()
  const depth = await store.depth()
  const waits = `${depth.inbox} messages to handle, ${depth.outbox} to send, ${depth.alarms} alarms`
  findings.push(['store', good(`${config.redisUrl ? 'Redis' : config.dataDir}: ${waits}`)])
  if (knowledge) findings.push(['liaisons', await examineRoles(store, knowledge, config.demonstration)])
  await store.close()
}

const examineRoles = async (store: Store, knowledge: Knowledge, demonstration: boolean): Promise<Finding> => {
  if (demonstration) return good('demonstration: every role has its own page')
  const empty: string[] = []
  for (const role of knowledge.roles.values()) {
    const stored = await store.read('role', role.id)
    if (!stored?.body.members.length) empty.push(role.id)
  }
  return empty.length === 0
    ? good('every role has someone bound to it')
    : bad(`nobody is bound to ${empty.join(', ')}: npm run -s liaison -- code <role>, then send /bind CODE to the bot`)
}

/** What the language model has cost today, as the processes of this folder have written it down. */
const examineTokens = (daily: number, folder: string, now: number): Finding => {
  const { system, longest } = promptOf({ kind: 'word', language: 'en', question: '', statements: [] })
  const used = Object.entries(ledgerFiles).map(([what, file]) => {
    const tokens = spentToday(openLedger(join(folder, file)).read(), now)
    return { what, tokens, isUp: daily - tokens < system.length + longest }
  })
  const told = used.map(({ what, tokens }) => `${what} ${inThousands(tokens)}`).join(', ')
  const detail = `used today, each of ${inThousands(daily)} (OPENAI_DAILY_TOKENS): ${told}`
  const up = used.filter(({ isUp }) => isUp).map(({ what }) => what)
  if (up.length === 0) return good(detail)
  const remedy = 'they are made without the model until midnight in China, or raise OPENAI_DAILY_TOKENS and restart'
  return { level: 'warn', detail: `${detail}; too little is left for ${up.join(' and ')}: ${remedy}` }
}
const inThousands = (count: number) => count.toLocaleString('en')

const otherHost = 'set HOST to 127.0.0.1, or to 0.0.0.0 to be reached from other computers'
const remedies: Record<string, string> = {
  EACCES: 'set PORT to 1024 or higher',
  EADDRNOTAVAIL: otherHost,
  ENOTFOUND: otherHost,
  EAI_AGAIN: otherHost,
}

/** `running`: whether the bot of our own data runs. */
const examinePort = async (config: Config, running: boolean): Promise<{ web: Finding; health?: Health }> => {
  const { host, port } = config
  const failure = await new Promise<string | undefined>((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
  if (failure === undefined) return { web: good(`${host}:${port} is free`) }
  if (failure !== 'EADDRINUSE')
    return { web: bad(`can't listen on HOST ${host}, PORT ${port} (${failure}); ${remedies[failure] ?? 'check both'}`) }
  const health: unknown = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, {
    signal: AbortSignal.timeout(5000), // it asks its store, which may be away
  })
    .then((answer) => answer.json())
    .catch(() => undefined)
  if (!health || typeof health !== 'object' || !('phase' in health))
    return { web: bad(`PORT ${port} is taken by another program; stop it or set PORT`) }
  const web = running
    ? good(`the bot is running on ${host}:${port}`)
    : bad(`a bot is running on ${host}:${port}, but not with DATA_DIR ${config.dataDir}; stop it or set PORT`)
  return { web, health: health as Health }
}
