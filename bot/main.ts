/** The commands: `npm start`, and those that look at what it keeps or change it. */
import './node-version.js'
import pino from 'pino'
import { loadDotEnv } from '../knowledge/environment.ts'
import {
  backUp,
  examineChannels,
  examineData,
  loadReader,
  openAssistant,
  openPortable,
  openStore,
  sealAnew,
  vaultFor,
} from './adapters.ts'
import { type Config, readConfig } from './config.ts'
import { languageOf } from './editor.ts'
import { errorLine } from './failure.ts'

const quiet = pino({ level: 'silent' })

/** Everything in the embedded store sealed with the present key. */
const rekey = async (config: Config): Promise<number> => {
  const { renewed, already, damaged } = await sealAnew(config, (done, all) => console.error(`${done} of ${all} …`))
  console.log(`${renewed} values were sealed anew with the present key; ${already} were so already.`)
  if (damaged === 0) {
    console.log('Nothing needs an older key any more: remove DATA_KEY_OLD. Copies made before still need it.')
    return 0
  }
  console.log(`${damaged} could not be opened with any of the keys, and stay as they are.`)
  return 1
}

/** Each loads what it needs, so that `npm start` waits for nothing of the others. */
const commands: Record<string, (config: Config, args: string[]) => Promise<number>> = {
  start: async (config) => {
    const { serve } = await import('./serve.ts')
    await serve(config)
    return 0
  },
  liaison: async (config, args) => {
    const { liaisonCommand } = await import('./requests/roles/liaison-command.ts')
    const { loadKnowledge } = await import('../knowledge/knowledge.ts')
    const knowledge = loadKnowledge(config.knowledgeDir)
    const store = await openStore(config, false, quiet)
    try {
      return await liaisonCommand(args, {
        store,
        knowledge,
        now: Date.now(),
        language: languageOf(process.env),
        print: console.log,
      })
    } finally {
      await store.close()
    }
  },
  doctor: async (config) => {
    const { doctor } = await import('./doctor.ts')
    return doctor({
      config,
      openStore: () => openStore(config, false, quiet),
      examineChannels: (running, health) => examineChannels(config, running, health),
      examineData: () => examineData(config),
      print: console.log,
    })
  },
  store: async (config, args) => {
    const { storeCommand } = await import('./store-command.ts')
    const { renewedStore } = await import('./rekey.ts')
    return storeCommand(args, {
      name: config.redisUrl ? 'Redis (REDIS_URL)' : `DATA_DIR (${config.dataDir})`,
      open: async () => {
        const store = await openPortable(config, args[0] === 'import')
        return config.olderDataKeys && args[0] === 'export' ? renewedStore(store, vaultFor(config, true)) : store
      },
      vault: () => vaultFor(config, true),
      backup: (file) => backUp(config, file),
      print: console.log,
      tell: console.error,
    })
  },
  rekey,
  knowledge: async (config, args) => {
    const { knowledgeCommand, showProgress } = await import('./knowledge-command.ts')
    return knowledgeCommand(args, {
      folder: config.knowledgeDir,
      language: languageOf(process.env),
      read: async (file, progress) => (await loadReader()).readDocument(file, { progress }),
      openStore: () => openStore(config, false, quiet),
      openAssistant: () => openAssistant(config),
      print: console.log,
      progress: showProgress(process.stderr),
    })
  },
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
