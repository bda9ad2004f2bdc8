/** The real program, started as a service starts it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../engine.ts'

const here = join(import.meta.dirname, '../..')

export type Ending = { code: number | null; signal: NodeJS.Signals | null; output: string }

export interface Service {
  output(): string
  /** Resolves when it says that it runs; rejects when it ended. */
  runs(): Promise<void>
  /** Where its health is told. */
  url(): string
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<Ending>
  /** SIGKILL. */
  kill(): Promise<Ending>
  ended: Promise<Ending>
}

/** As `npm start` starts it. */
const startFlags = (
  JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))

/** `code`: the folder of the program; `before`: modules that Node loads before it. */
export const spawnProgram = (
  env: Record<string, string>,
  { args = [], code = here, before = [] }: { args?: string[]; code?: string; before?: string[] } = {},
) => {
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const imports = before.flatMap((module) => ['--import', module])
  const child = spawn(process.execPath, [...startFlags, ...imports, 'bot/start.js', ...args], {
    cwd: code,
    env: { ...inherited, HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data
    })
  return {
    child,
    output: () => output,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    ended: once(child, 'close').then(([code, signal]): Ending => ({ code, signal, output })),
  }
}

export const startService = (env: Record<string, string>, args: string[] = [], code = here): Service => {
  const common = { LOG_LEVEL: 'warn', DEMONSTRATION: 'off', ...env }
  const { child, output, isRunning, ended } = spawnProgram(common, { args, code })
  return {
    output,
    runs: async () => {
      await until(() => /Stop with Ctrl-C/.test(output()) || !isRunning())
      if (!isRunning()) throw new Error(`The program ended by itself: ${output()}`)
    },
    url: () => /(?:open|health at) (http:\/\/\S+?)[. ]* (?:in|Stop)/.exec(output())?.[1] ?? '',
    stop: async () => {
      if (isRunning()) child.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      return ended
    },
    ended,
  }
}
