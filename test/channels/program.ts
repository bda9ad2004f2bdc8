/** The real program as a process, with everything it said. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../engine.ts'

const here = join(import.meta.dirname, '../..')
/** As `npm start` starts it. */
const startFlags = (
  JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))

export interface ProgramOptions {
  /** Where the code is. */
  code?: string
  env?: Record<string, string>
  /** Modules that Node loads before it. */
  before?: string[]
}

export interface Program {
  url: string
  /** What it wrote so far, both ways. */
  output(): string
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

const spawned = (args: string[], { code = here, env = {}, before = [] }: ProgramOptions) => {
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const imports = before.flatMap((module) => ['--import', join(import.meta.dirname, module)])
  const environment = { ...inherited, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...env }
  const child = spawn(process.execPath, [...startFlags, ...imports, 'bot/start.js', ...args], {
    cwd: code,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data
    })
  return { child, output: () => output }
}

const ended = async (child: ChildProcess) => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Runs one command to its end. */
export const runCommand = async (args: string[], options: ProgramOptions) => {
  const { child, output } = spawned(args, options)
  await ended(child)
  return { code: child.exitCode, output: output() }
}

/** `npm start`; resolves when its page can be opened. */
export const startProgram = async (options: ProgramOptions): Promise<Program> => {
  const { child, output } = spawned([], options)
  const urlIn = () => /open (http:\/\/\S+) in a browser/.exec(output())?.[1]
  await until(() => urlIn() !== undefined || child.exitCode !== null, 20_000)
  const url = urlIn()
  if (!url) throw new Error(`The program ended by itself: ${output()}`)
  return {
    url,
    output,
    kill: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended(child)
    },
  }
}

/** Packages of adapters that this program has loaded; it has to be started with `before: ['loaded.ts']` and LOADED. */
export const loadedIn = (file: string): string[] =>
  existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].sort() : []
