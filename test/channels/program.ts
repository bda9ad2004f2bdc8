/** The real program as a process, with everything it said. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../engine.ts'
import { spawnProgram } from '../operation/process.ts'

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

const spawned = (args: string[], { code, env = {}, before = [] }: ProgramOptions) =>
  spawnProgram(
    { LOG_LEVEL: 'info', ...env },
    { args, ...(code ? { code } : {}), before: before.map((module) => join(import.meta.dirname, module)) },
  )

/** Runs one command to its end. */
export const runCommand = async (args: string[], options: ProgramOptions) => {
  const { code, output } = await spawned(args, options).ended
  return { code, output }
}

/** `npm start`; resolves when its page can be opened. */
export const startProgram = async (options: ProgramOptions): Promise<Program> => {
  const { child, output, isRunning, ended } = spawned([], options)
  const urlIn = () => /open (http:\/\/\S+) in a browser/.exec(output())?.[1]
  await until(() => urlIn() !== undefined || !isRunning())
  const url = urlIn()
  if (!url) throw new Error(`The program ended by itself: ${output()}`)
  return {
    url,
    output,
    kill: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

/** Packages of adapters that this program has loaded; it has to be started with `before: ['loaded.ts']` and LOADED. */
export const loadedIn = (file: string): string[] =>
  existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].sort() : []
