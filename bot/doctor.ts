/** `npm run doctor`: looks at everything the bot needs, says what is wrong and what to do. Exit code 1 when something is. */
import { createServer } from 'node:net'
import { checkKnowledge } from '../knowledge/check.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { KnowledgeError, printProblem } from '../knowledge/yaml.ts'
import type { Config } from './config.ts'
import type { Store } from './ports.ts'

interface Examined {
  config: Config
  openStore: () => Promise<Store>
  print: (line: string) => void
}

type Finding = { good: true; detail: string } | { good: false; detail: string }
const good = (detail: string): Finding => ({ good: true, detail })
const bad = (detail: string): Finding => ({ good: false, detail })

export const doctor = async ({ config, openStore, print }: Examined): Promise<number> => {
  let knowledge: Knowledge | undefined
  const findings: [name: string, Finding][] = [
    ['Node', good(process.version)],
    ['clock', good(`${new Date().toISOString()}; deadlines are counted in Asia/Shanghai`)],
  ]
  try {
    knowledge = loadKnowledge(config.knowledgeDir)
    const problems = checkKnowledge(knowledge)
    findings.push([
      'knowledge',
      problems[0]
        ? bad(`${printProblem(problems[0])} (${problems.length} in all; npm run knowledge lists them)`)
        : good(`${knowledge.policies.size} documents, ${knowledge.points.size} points in ${config.knowledgeDir}`),
    ])
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    findings.push(['knowledge', bad(error.message.split('\n')[0] ?? '')])
  }
  try {
    const store = await openStore()
    const depth = await store.depth()
    findings.push([
      'store',
      good(`${config.dataDir}: ${depth.inbox} messages to handle, ${depth.outbox} to send, ${depth.alarms} alarms`),
    ])
    if (knowledge) findings.push(['liaisons', await examineRoles(store, knowledge, config.demonstration)])
    await store.close()
  } catch (error) {
    findings.push(['store', bad((error as Error).message)])
  }
  findings.push(['web', await examinePort(config)])

  for (const [name, finding] of findings)
    print(`${finding.good ? 'ok  ' : 'BAD '} ${name.padEnd(10)} ${finding.detail}`)
  return findings.some(([, finding]) => !finding.good) ? 1 : 0
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

const examinePort = (config: Config): Promise<Finding> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'EADDRINUSE'
          ? good(`port ${config.port} is taken: by the running bot, or by another program (then set PORT)`)
          : bad(`can't listen on HOST ${config.host}, PORT ${config.port}: ${error.code}`),
      ),
    )
    server.listen(config.port, config.host, () =>
      server.close(() => resolve(good(`${config.host}:${config.port} is free`))),
    )
  })
