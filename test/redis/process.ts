/** Another process at the same store: told on its standard input what to do, it answers line by line. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Other {
  /** Calls a method of its store and gives what that resolves to; rejects with the message of what it rejects with. */
  call(method: string, ...args: unknown[]): Promise<unknown>
  child: ChildProcess
  /** Calls that are not answered. */
  stop(): Promise<void>
}

const module = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path))
const program = `
  import { createInterface } from 'node:readline'
  import { openRedisStore } from ${module('adapters/redis/store.ts')}
  import { createVault } from ${module('bot/vault.ts')}
  const [url, hold] = process.argv.slice(1)
  const store = await openRedisStore({ url, vault: createVault(Buffer.alloc(32, 7)), times: { hold: Number(hold) } })
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
  say({ ready: true })
  for await (const line of createInterface({ input: process.stdin })) {
    const { n, method, args } = JSON.parse(line)
    if (method === 'commit') args[2] = new Map(args[2])
    store[method](...args).then((value) => say({ n, value }), (error) => say({ n, error: error.message }))
  }`

export const startOther = async (url: string, hold: number): Promise<Other> => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, url, String(hold)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const ready = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { n, value, error } = JSON.parse(line)
    if (n === undefined) return ready.resolve()
    if (error === undefined) waiting.get(n)?.resolve(value)
    else waiting.get(n)?.reject(new Error(error))
  })
  await ready.promise
  let count = 0
  return {
    child,
    call: (method, ...args) => {
      const answer = Promise.withResolvers<unknown>()
      waiting.set(++count, answer)
      child.stdin.write(`${JSON.stringify({ n: count, method, args })}\n`)
      return answer.promise
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}
