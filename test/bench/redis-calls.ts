/** What a turn asks of Redis, listened to on the wire, and how fast redis-benchmark gets the same calls done. */
import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { scripts } from '../../adapters/redis/scripts.ts'
import type { Server } from '../redis/server.ts'

/** One command of a client: the script's name when it is one of ours, and its arguments as MONITOR writes them. */
export interface Call {
  name: string
  args: string[]
}

const names = new Map<string, string>(Object.entries(scripts).map(([name, { sha }]) => [sha, name]))

/** The commands that clients send while `during` runs; what scripts do inside of Redis is left out. */
export const listen = async (server: Server, during: () => Promise<unknown>): Promise<Call[]> => {
  const monitor = spawn('redis-cli', ['-p', String(server.port), 'MONITOR'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const calls: Call[] = []
  const ready = Promise.withResolvers<void>()
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    if (line === 'OK') return ready.resolve()
    if (/^\S+ \[\d+ lua\]/.test(line)) return
    const args = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text as string)
    const [command = '', sha = ''] = args
    calls.push({ name: command === 'EVALSHA' ? (names.get(sha) ?? command) : command, args })
  })
  await ready.promise
  await during()
  await sleep(200)
  monitor.kill()
  return calls
}

/** In bytes: MONITOR writes what is no ASCII as \xNN. */
const sizeOf = (arg: string) => arg.replaceAll(/\\(x[0-9a-f]{2}|.)/g, '.').length
const size = ({ args }: Call) => args.reduce((sum, arg) => sum + sizeOf(arg), 0)

/** Commits that brought the next message along, as most of a busy worker do. */
export const commitsIn = (calls: readonly Call[]) =>
  calls.filter(({ name, args }) => name === 'commit' && args.at(-4) === 'in')

const drawn = '__rand_int__'
/** A commit needs a message that waits; so many are put there, and the numbers drawn are below it. */
const waiting = 300_000
const token = '1-1'

/**
 * For redis-benchmark: people and digests get a number that is drawn anew for each call, and what was sealed as many letters, as
 * the arguments of a program can't hold any byte.
 */
const asArgument = (arg: string): string => {
  if (arg.includes('\\x')) return 'x'.repeat(sizeOf(arg))
  if (/^[io][\w-]{22}$/.test(arg)) return `${arg[0]}${drawn}${'x'.repeat(10)}`
  return arg.replace(/web:\d{32}/, `web:${'0'.repeat(20)}${drawn}`).replaceAll(/\\(.)/g, '$1')
}

/**
 * How many turns a second redis-benchmark reaches, `clients` at once: the commit of middle size among those recorded, which
 * brings along one of the `heads` messages that really wait. Those are given back afterwards.
 */
export const benchmark = (server: Server, calls: readonly Call[], clients: number, heads: number): number => {
  const commits = commitsIn(calls).sort((a, b) => size(a) - size(b))
  const call = commits[Math.floor(commits.length / 2)]
  if (!call) throw new Error('no commit was recorded')
  const args = call.args.map(asArgument)
  args[5] = token
  for (let read = 0; read < Number(args[8]); read++) args[10 + 2 * read] = '0' // nothing is known of those people yet
  server.cli('EVAL', putWaiting, '0')
  const options = ['-p', server.port, '-c', clients, '-n', heads, '-r', waiting, '-3', '--csv'].map(String)
  const said = execFileSync('redis-benchmark', [...options, ...args], { encoding: 'utf8', maxBuffer: 2 ** 24 })
  server.cli('EVAL', giveBack, '0')
  const rate = /","([\d.]+)(?:","[\d.]+){6}"\s*$/.exec(said)?.[1]
  if (!rate) throw new Error(`redis-benchmark said ${said.slice(-500)}`)
  return Number(rate)
}

/** All with the same entry, as a drawn number stands in one place of a call only. */
const putWaiting = `
  for i = 0, ${waiting - 1} do
    local ref = string.format('i%012d${'x'.repeat(10)}', i)
    local to = string.format('web:${'0'.repeat(20)}%012d', ${waiting} + i)
    redis.call('HSET', '{office}:m:' .. ref, 'state', 'open', 'seq', i, 'to', to, 'lane', 'in', 'at', 1, 'entry', '${token}')
    redis.call('DEL', '{office}:open:in:' .. to)
    redis.call('RPUSH', '{office}:open:in:' .. to, ref)
  end`

const giveBack = `
  local line = '{office}:ready:in'
  for _, pending in ipairs(redis.call('XPENDING', line, 'bots', '-', '+', 100000)) do
    local ref = redis.call('XRANGE', line, pending[1], pending[1])[1][2][2]
    redis.call('XACK', line, 'bots', pending[1])
    redis.call('XDEL', line, pending[1])
    redis.call('HSET', '{office}:m:' .. ref, 'entry', redis.call('XADD', line, '*', 'm', ref))
  end`
