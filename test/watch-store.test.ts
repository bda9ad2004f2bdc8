/** Changes of documents are told exactly once over real stores: across a restart, and where several processes take them up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openRedisStore } from '../adapters/redis/store.ts'
import { openSqliteStore } from '../adapters/sqlite/store.ts'
import { startClock } from '../bot/clock.ts'
import type { Store } from '../bot/store.ts'
import { turn } from '../bot/turn.ts'
import { createVault } from '../bot/vault.ts'
import { ringChanges } from '../bot/watch/ring.ts'
import { startWorker } from '../bot/worker.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { collectLog, until } from './engine.ts'
import { hasRedis, startRedis } from './redis/server.ts'

const before = loadKnowledge('knowledge')
const point = 'cq-card-rules/household-three-days'
const after: Knowledge = { ...before, points: new Map(before.points) }
const old = before.points.get(point)
if (!old) throw new Error(`no point ${point}`)
after.points.set(point, {
  ...old,
  zh: old.zh.replace('3个工作日', '7个工作日'),
  en: old.en.replace('3 working', '7 working'),
})

const people = Array.from({ length: 12 }, (_, n) => `web:${n}`)
const vault = createVault(Buffer.alloc(32, 7))
/** By day in China, whenever the test runs. */
const noon = Date.parse('2026-11-23T12:00:00+08:00')
const begun = Date.now()
const clock = () => noon + Date.now() - begun
const { log } = collectLog()

const started: { stop(): Promise<unknown> }[] = []
const stop = () => Promise.all(started.splice(0).map((one) => one.stop()))
afterEach(() => stop())

const work = (store: Store, knowledge: Knowledge) => {
  const process = { knowledge }
  const options = {
    store,
    turn,
    clock,
    log,
    concurrency: 4,
    get knowledge() {
      return process.knowledge
    },
  }
  started.push(startWorker(options), startClock({ store, now: clock, log }))
  return process
}
const told = async (store: Store, word: RegExp) => {
  const counts: number[] = []
  for (const address of people) {
    const lines = await store.history(address, { last: 100 })
    counts.push(lines.filter((line) => line.direction === 'out' && word.test(line.message.text)).length)
  }
  return counts
}
const all = async (store: Store, word: RegExp) => (await told(store, word)).every((count) => count >= 1)
const ask = async (store: Store) => {
  for (const from of people) {
    await store.accept({ id: `q${from}`, from, at: clock(), kind: 'text', text: '落户申请多久转给公安局？' })
    await store.accept({ id: `w${from}`, from, at: clock(), kind: 'text', text: '有变化时告诉我' })
  }
  await until(() => all(store, /好的，下列内容/))
}
const news = /您关注的内容有变化.*7个工作日/s

describe('the embedded store', () => {
  it('tells everybody once, though the bot is stopped in the middle and looks again at each start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'watch-'))
    const open = () => openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
    let store = open()
    work(store, before)
    await ask(store)
    await stop()
    await ringChanges(store, after, clock())
    const middle = Promise.withResolvers<void>()
    let count = 0
    const { commit } = store
    store.commit = async (...done) => {
      const isDone = await commit(...done)
      if (done[1].outgoing.some(({ text }) => news.test(text)) && ++count === 3) middle.resolve()
      return isDone
    }
    work(store, after)
    await middle.promise
    await stop()
    const early = (await told(store, news)).filter((times) => times > 0).length
    expect(early).toBeGreaterThanOrEqual(3)
    expect(early).toBeLessThan(people.length)
    await store.close()
    store = open()
    work(store, after)
    await ringChanges(store, after, clock())
    await until(() => all(store, news))
    await ringChanges(store, after, clock())
    await until(async () => (await store.depth()).inbox + (await store.depth()).alarms === 0)
    expect(await told(store, news)).toEqual(people.map(() => 1))
    await stop()
    await store.close()
    rmSync(folder, { recursive: true })
  })
})

describe.skipIf(!hasRedis)('the shared engine', () => {
  it('tells everybody once, though three processes take it up one after the other', async () => {
    const server = await startRedis()
    const stores = await Promise.all([1, 2, 3].map(() => openRedisStore({ url: server.url, vault })))
    const processes = stores.map((store) => work(store, before))
    const [store] = stores as [Store]
    await ask(store)
    for (const [n, process] of processes.entries()) {
      process.knowledge = after
      await ringChanges(stores[n] as Store, after, clock())
      await sleep(100)
    }
    await until(() => all(store, news))
    await until(async () => (await store.depth()).inbox + (await store.depth()).alarms === 0)
    expect(await told(store, news)).toEqual(people.map(() => 1))
    await stop()
    for (const one of stores) await one.close()
    await server.stop()
  })
})
