/** A Redis server of the test's own, on a free port, with its data in a folder that goes with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../engine.ts'
import { freePort } from '../free-port.ts'

export interface Server {
  url: string
  port: number
  folder: string
  /** With this signal. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Runs again, on the same port and with what is on disk. */
  start(): Promise<void>
  /** Lets its files grow again, when they were given a limit. */
  unlimit(): void
  /** Runs redis-cli against it. */
  cli(...command: string[]): string
  /** Runs commands, one a line, and gives what they answer. */
  batch(commands: string[]): string
  stop(): Promise<void>
}

/** Whether redis-server is installed; says so once when it is not. */
export const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('The tests of the shared engine need redis-server 7 or later: apt-get install redis-server')
    return false
  }
})()

/** `options`: lines of redis.conf as arguments. `fileLimit`: how long a file may get at the first start (kB), as on a full disk. */
export const startRedis = async (options: string[] = [], fileLimit?: number): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  let port = await freePort()
  let child: ChildProcess | undefined
  const cli = (...command: string[]) =>
    execFileSync('redis-cli', ['-p', String(port), ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()

  const start = async () => {
    const common = [
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
      '--appendfsync',
      'everysec',
      '--repl-diskless-sync-delay',
      '0',
    ]
    const args = ['--port', String(port), ...common, ...options]
    const limited = `trap '' XFSZ; ulimit -S -f ${fileLimit}; exec redis-server "$@"`
    child =
      fileLimit && !child
        ? spawn('bash', ['-c', limited, 'bash', ...args], { stdio: 'ignore' })
        : spawn('redis-server', args, { stdio: 'ignore' })
    const mine = child
    await until(() => {
      if (mine.exitCode !== null) throw new Error('redis-server ended by itself')
      try {
        // Another one may have taken this port in the same moment.
        return cli('PING') === 'PONG' && cli('INFO', 'server').includes(`process_id:${mine.pid}`)
      } catch {
        return false
      }
    })
  }

  const kill = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await exit
  }

  await start().catch(async () => {
    port = await freePort()
    child = undefined
    await start()
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    kill,
    start,
    unlimit: () => execFileSync('prlimit', ['--pid', String(child?.pid), '--fsize=unlimited']),
    cli,
    batch: (commands) =>
      execFileSync('redis-cli', ['-p', String(port)], { encoding: 'utf8', input: commands.join('\n') }).trim(),
    stop: async () => {
      await kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
