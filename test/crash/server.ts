/** The real program as a child process that is killed without warning and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'
import { ahead } from './clock.ts'

const program = [
  '--import',
  join(import.meta.dirname, '../channels/fast-clock.ts'),
  join(import.meta.dirname, '../../bot/start.js'),
]

export interface Server {
  port: number
  /** Starts the program, unless it runs; resolves when it answers. */
  start(): Promise<void>
  /** Whether it has answered since it was started. */
  works(): boolean
  /** SIGKILL, at whatever it is doing; resolves when it is dead. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

export const createServerProcess = async (folder: string, settings: Record<string, string> = {}): Promise<Server> => {
  const port = await freePort() // the same for every start, as people's browsers expect
  let child: ChildProcess | undefined
  let working = false
  let errors = ''

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ending = child
    child = undefined
    working = false
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null
    ending.kill(signal)
    await once(ending, 'exit')
    return ending.exitCode
  }

  const answers = async (started: ChildProcess) => {
    while (child === started) {
      if (started.exitCode !== null) throw new Error(`The program ended by itself: ${errors}`)
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
      if (answer?.ok) {
        working ||= child === started
        return
      }
      await sleep(20)
    }
  }

  return {
    port,
    start: async () => {
      if (child) return answers(child)
      const { NODE_OPTIONS: _, ...inherited } = process.env
      const place = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' }
      const environment = { ...inherited, ...place, AHEAD: String(ahead / 1000), ...settings }
      const started = spawn(process.execPath, program, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
      child = started
      errors = ''
      started.stderr?.on('data', (data) => {
        errors = (errors + data).slice(-4000)
      })
      await answers(started)
    },
    works: () => working,
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}
