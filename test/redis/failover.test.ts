/** The primary dies under load and a replica takes over: what was acknowledged is there, whatever else was undone is done again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Store } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { text } from '../store/examples.ts'
import { countMessages } from './counting.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const people = 8
/** At least; they go on until the other one has taken over, so that it never comes too late, however fast the machine. */
const messages = 60

describe.skipIf(!hasRedis)('When a replica takes over under load', () => {
  let primary: Server
  let replica: Server
  let store: Store
  beforeEach(async () => {
    primary = await startRedis()
    replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)])
    await until(() => /master_link_status:up/.test(replica.cli('INFO', 'replication')))
    const vault = createVault(Buffer.alloc(32, 7))
    const times = { patience: 1000, hold: 600 }
    store = await openRedisStore({ url: `${primary.url},${replica.url}`, vault, times, replicas: 1 })
  })
  afterEach(async () => {
    await store.close()
    await Promise.all([primary.stop(), replica.stop()])
  })

  test('P1, P2, P3: nothing acknowledged is lost, nothing done twice, and every order is kept', async () => {
    const acknowledged: string[] = []
    let writing = true
    let isOver = false
    let refused = 0
    const write = async (from: string) => {
      for (let n = 0; n < messages || !isOver; ) {
        const id = `${from}:${n}`
        const done = await store.accept(text(id, from)).then(
          () => true,
          () => false,
        )
        if (!done) {
          refused++
          await sleep(20)
          continue // a vendor delivers again what was not confirmed
        }
        acknowledged.push(id)
        n++
      }
    }
    // For a while there are two primaries, as when a network parts them: what the old one does then is lost with it.
    const failOver = async () => {
      await until(() => acknowledged.length > (people * messages) / 4)
      const before = refused
      replica.cli('REPLICAOF', 'NO', 'ONE')
      await until(() => refused > before)
      await primary.kill('SIGKILL')
      primary = await startRedis(['--replicaof', '127.0.0.1', String(replica.port)])
      const there = acknowledged.length
      await until(() => acknowledged.length > there)
      isOver = true
    }
    const writers = Promise.all(Array.from({ length: people }, (_, person) => write(`web:${person}`)))
    const workers = Array.from({ length: 4 }, () => countMessages(store, () => writing))
    await Promise.all([writers, failOver()])
    writing = false
    const confirmed = (await Promise.all(workers)).reduce((sum, count) => sum + count, 0)

    const log = (await store.audit(0, 1e5)).map(({ subject }) => subject)
    console.log(
      `acknowledged ${acknowledged.length}, lost ${acknowledged.filter((id) => !log.includes(id)).length}, ` +
        `done twice ${log.length - new Set(log).size}, steps undone and done again ${confirmed - log.length}`,
    )
    expect(log).toHaveLength(acknowledged.length)
    expect(new Set(log)).toEqual(new Set(acknowledged))
    for (let person = 0; person < people; person++) {
      const from = `web:${person}`
      const all = acknowledged.filter((id) => id.startsWith(`${from}:`))
      expect(all).toEqual(all.map((_, n) => `${from}:${n}`))
      expect(log.filter((id) => id.startsWith(`${from}:`))).toEqual(all)
      expect((await store.read('unanswered', from))?.body.count).toBe(all.length)
      const lines = await store.history(from, { last: 10_000 })
      expect(lines.flatMap(({ direction, message }) => (direction === 'out' ? [message.id] : []))).toEqual(
        all.map((id) => `${id}/1`),
      )
    }
  })
})
