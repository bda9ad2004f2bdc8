/**
 * The shared engine: turns a second with several processes beside one on the embedded store, what a turn costs in Redis, how
 * that stands beside redis-benchmark with the same calls, and what a long queue leaves behind in memory.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Store } from '../../bot/store.ts'
import { hasRedis, type Server, startRedis } from '../redis/server.ts'
import { atOnce, fill, type Step, vault } from './redis-bot.ts'
import { benchmark, type Call, listen } from './redis-calls.ts'
import { benchIdle, benchQueue } from './redis-queue.ts'
import { startWorkerProcess, untilEmpty, type Worker } from './redis-worker.ts'
import { printTable, summary } from './table.ts'

const each = 2
/** Messages of everybody that are handled before anything is timed, so that code and histories are as after a while. */
const before = 5
const counts = [1, 2, 4]
/** A real step takes much longer than the store does. */
const sizes = { bot: { people: 250, rounds: 2 }, echo: { people: 1000, rounds: 3 } }

export const benchRedis = async (messages: number) => {
  if (!hasRedis) return
  await benchTurns('bot')
  await benchTurns('echo')
  await benchIdle()
  if (messages > 0) await benchQueue(messages)
}

/** What Redis counts of itself, and the first worker. */
const costOf = async (server: Server, worker: Worker) => {
  const info = server.cli('INFO', 'all')
  const read = (pattern: RegExp) => Number(pattern.exec(info)?.[1] ?? 0)
  return {
    /** Processor time (µs). */
    redis: (read(/used_cpu_sys:([\d.]+)/) + read(/used_cpu_user:([\d.]+)/)) * 1e6,
    input: read(/total_net_input_bytes:(\d+)/),
    output: read(/total_net_output_bytes:(\d+)/),
    worker: await worker.ask({ is: 'processor' }),
  }
}

type Cost = Awaited<ReturnType<typeof costOf>>

interface Samples {
  embedded: number[]
  /** By the number of processes. */
  ours: Map<number, number[]>
  benchmark: Map<number, number[]>
  /** A turn of one process. */
  cost: Cost
  calls: Call[]
  turns: number
}

const benchTurns = async (step: Step) => {
  const server = await startRedis(['--appendfsync', 'always', '--auto-aof-rewrite-percentage', '0'])
  const folder = mkdtempSync(join(tmpdir(), 'bench-embedded-'))
  const store = await openRedisStore({ url: server.url, vault })
  const embedded = await startWorkerProcess({ step, sqlite: join(folder, 'bot.sqlite') })
  const workers: Worker[] = []
  try {
    for (let n = 0; n < Math.max(...counts); n++) workers.push(await startWorkerProcess({ step, redis: server.url }))
    print(step, await sample(server, store, embedded, workers, sizes[step]))
  } finally {
    await Promise.all([embedded, ...workers].map((worker) => worker.end()))
    await store.close()
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

const sample = async (
  server: Server,
  store: Store,
  embedded: Worker,
  workers: Worker[],
  { people, rounds }: (typeof sizes)[Step],
): Promise<Samples> => {
  let first = 0
  const inbox = async () => (await store.depth()).inbox
  const write = async (number: number) => {
    await fill(store, people, first, number)
    first += number
  }
  const timed = async (count: number) => {
    const waiting = await inbox()
    return waiting / (await secondsOf(workers.slice(0, count), inbox))
  }
  const timedEmbedded = async (from: number, number: number) => {
    await embedded.ask({ is: 'fill', people, first: from, each: number })
    return (people * number) / (await secondsOf([embedded], () => embedded.ask({ is: 'inbox' })))
  }

  await write(before)
  await timed(workers.length)
  await timedEmbedded(0, before)
  await write(1)
  const calls = await listen(server, () => timed(1))

  const none = () => new Map(counts.map((count) => [count, [] as number[]]))
  const [worker] = workers as [Worker]
  const cost = { redis: 0, input: 0, output: 0, worker: 0 }
  const found: Samples = { embedded: [], ours: none(), benchmark: none(), cost, calls, turns: people }
  for (let round = 0; round < rounds; round++) {
    found.embedded.push(await timedEmbedded(before + round * each, each))
    for (const count of counts) {
      await write(1)
      found.benchmark.get(count)?.push(benchmark(server, calls, count * atOnce, people))
      await write(each - 1)
      const since = await costOf(server, worker)
      found.ours.get(count)?.push(await timed(count))
      if (count > 1) continue
      const now = await costOf(server, worker)
      for (const name of Object.keys(cost) as (keyof Cost)[])
        cost[name] += (now[name] - since[name]) / (people * each * rounds)
    }
  }
  return found
}

/** How long they take until nothing waits. */
const secondsOf = async (workers: readonly Worker[], inbox: () => Promise<number>): Promise<number> => {
  const start = performance.now()
  for (const worker of workers) await worker.ask({ is: 'work' })
  await untilEmpty(inbox)
  const seconds = (performance.now() - start) / 1000
  for (const worker of workers) await worker.ask({ is: 'rest' })
  return seconds
}

const middle = (samples: readonly number[] = []) => summary([...samples]).p50

const print = (step: Step, { embedded, ours, benchmark, cost, calls, turns }: Samples) => {
  // How full the inbox is, is only asked by this bench, in two calls.
  const asked = calls.filter(({ name }) => name === 'ZCARD').length
  const names = [...new Set(calls.map(({ name }) => name))].filter((name) => name !== 'ZCARD')
  const perTurn = (name: string) =>
    (calls.filter((call) => call.name === name).length - (name === 'HMGET' ? asked : 0)) / turns
  const trips = names.reduce((sum, name) => sum + perTurn(name), 0)
  const beside = (count: number) =>
    middle(ours.get(count)?.map((rate, round) => rate / (benchmark.get(count)?.[round] ?? Number.NaN)))
  printTable(
    step === 'bot'
      ? 'shared engine, questions answered (Redis with appendfsync always; medians)'
      : 'shared engine alone: a step that keeps the conversation, answers and notes it',
    [
      ['turns a second: embedded store, one process', middle(embedded).toFixed(0)],
      ...counts.flatMap((count): [string, string, string?][] => [
        [`turns a second: Redis, processes: ${count}`, middle(ours.get(count)).toFixed(0)],
        [`  redis-benchmark, ${count * atOnce} at once as these`, middle(benchmark.get(count)).toFixed(0)],
        ['  ours beside it', beside(count).toFixed(2), ...(step === 'echo' ? ['at least 0.5'] : [])] as never,
      ]),
      ['round trips a turn', trips.toFixed(2), 'at most 2'],
      ...names
        .filter((name) => perTurn(name) > 0.005)
        .map((name): [string, string] => [`  ${name}`, perTurn(name).toFixed(2)]),
      [
        'processor time a turn: Redis; worker',
        `${(cost.redis / 1000).toFixed(2)} ms; ${(cost.worker / 1000).toFixed(2)} ms`,
      ],
      ['bytes in; out', `${cost.input.toFixed(0)}; ${cost.output.toFixed(0)}`],
    ],
  )
}
