/** A long queue drained: what the workers and Redis hold in memory on the way, and what stays. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { type Server, startRedis } from '../redis/server.ts'
import { addressOf, fill, vault } from './redis-bot.ts'
import { startWorkerProcess, untilEmpty } from './redis-worker.ts'

const people = 5000
const parts = 4
const megabyte = 2 ** 20
/** People, and how many questions each has asked. */
const idle = 200
const questions = 10

export const benchQueue = async (messages: number) => {
  const server = await startRedis(['--appendfsync', 'everysec'])
  const store = await openRedisStore({ url: server.url, vault })
  const workers = await Promise.all([0, 1].map(() => startWorkerProcess({ step: 'echo', redis: server.url })))
  const inbox = async () => (await store.depth()).inbox
  const rows: string[] = []
  const look = async (handled: number) => {
    const rss = await Promise.all(workers.map((worker) => worker.ask({ is: 'memory' })))
    const used = Number(/used_memory:(\d+)/.exec(server.cli('INFO', 'memory'))?.[1])
    const cells = [
      `${Math.round((handled / messages) * 100)} %`,
      ...rss.map((bytes) => `${(bytes / megabyte).toFixed(0)} MB`),
      `${(used / megabyte).toFixed(0)} MB`,
      `${(workOf(server) / 1024).toFixed(0)} kB`,
    ]
    rows.push(`  ${cells.map((cell) => cell.padStart(12)).join('')}`)
    return used
  }
  try {
    const empty = Number(/used_memory:(\d+)/.exec(server.cli('INFO', 'memory'))?.[1])
    await fill(store, people, 0, Math.ceil(messages / people))
    const full = await look(0)
    const start = performance.now()
    for (const worker of workers) await worker.ask({ is: 'work' })
    let used = full
    for (let part = 1; part <= parts; part++) {
      const left = messages - (messages / parts) * part
      while ((await inbox()) > left) await sleep(20)
      used = await look(messages - left)
    }
    const seconds = (performance.now() - start) / 1000
    console.log(
      `\na queue of ${messages} messages of ${people} people, drained by two processes in ${seconds.toFixed(0)} s`,
    )
    console.log(
      `  ${['handled', 'worker 1', 'worker 2', 'Redis', 'the work'].map((cell) => cell.padStart(12)).join('')}`,
    )
    for (const row of rows) console.log(row)
    console.log(
      `  kept in Redis for each message that waits ${((full - empty) / messages).toFixed(0)} bytes, for its answer ${((used - full) / messages).toFixed(0)} bytes`,
    )
    console.log('  the work: streams and waiting times. What is kept on purpose is what was said, and the log.')
  } finally {
    await Promise.all(workers.map((worker) => worker.end()))
    await store.close()
    await server.stop()
  }
}

/** What the streams and the waiting times take. */
const workOf = (server: Server) =>
  ['ready:in', 'ready:out:web', 'later:in', 'later:out:web']
    .map((key) => Number(server.cli('MEMORY', 'USAGE', `{office}:${key}`, 'SAMPLES', '0') || 0))
    .reduce((sum, bytes) => sum + bytes, 0)

/** How much Redis needs for somebody who has asked ten questions, been answered, and is silent now. */
export const benchIdle = async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url, vault })
  const worker = await startWorkerProcess({ step: 'bot', redis: server.url })
  const used = () => Number(/used_memory_dataset:(\d+)/.exec(server.cli('INFO', 'memory'))?.[1])
  const talk = async (first: number) => {
    await fill(store, idle, first, questions)
    await worker.ask({ is: 'work' })
    await untilEmpty(async () => (await store.depth()).inbox)
    await worker.ask({ is: 'rest' })
    for (let next = await store.next(['web'], Date.now()); next; next = await store.next(['web'], Date.now()))
      await store.settle(next.outgoing.id, { result: 'sent' })
  }
  try {
    const before = used()
    await talk(0)
    const after = used()
    const lines = Number(server.cli('ZCARD', `{office}:lines:${addressOf(0)}`))
    console.log(
      `\na silent conversation of ${lines} lines: ${((after - before) / idle / 1024).toFixed(1)} kB in Redis, its part of the log included`,
    )
  } finally {
    await worker.end()
    await store.close()
    await server.stop()
  }
}
