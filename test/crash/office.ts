/** What is killed: one process with the embedded store, or four that share a Redis, each with its own part of the work. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Store } from '../../bot/store.ts'
import { createVault, openKey } from '../../bot/vault.ts'
import { startRedis } from '../redis/server.ts'
import { createServerProcess } from './server.ts'

export interface Office {
  /** Of its page. */
  port: number
  /** Kills a process at a random moment: sometimes while it still starts, mostly under load. */
  strike(): Promise<void>
  /** What else may happen to it, each once; resolves when it is over. */
  troubles: readonly (() => Promise<void>)[]
  /** Everything runs. */
  start(): Promise<void>
  /** Everything ends in order. */
  stop(): Promise<void>
  /** Its data, beside it. */
  open(): Promise<Store>
  remove(): Promise<void>
}

const between = 1500
/** How often it is killed only when it is ready again. */
const ready = 0.85

export const embeddedOffice = async (): Promise<Office> => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const server = await createServerProcess(folder)
  return {
    port: server.port,
    start: server.start,
    strike: async () => {
      const started = server.start()
      if (Math.random() < ready) await started
      else started.catch(() => {})
      await sleep(Math.random() * between)
      await server.kill()
    },
    troubles: [],
    stop: async () => {
      await server.stop()
    },
    open: async () =>
      openSqliteStore({ file: join(folder, 'bot.sqlite'), vault: createVault(openKey({ folder })), engine: false }),
    remove: async () => {
      await server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For how long Redis stands still (ms). */
const pause = 30_000

/** One process has the page, two handle messages, one sends them and rings the alarms. */
const parts = ['ingress', 'worker', 'worker', 'sender,clock']
const key = Buffer.alloc(32, 7)

export const sharedOffice = async (): Promise<Office> => {
  const redis = await startRedis()
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const shared = { REDIS_URL: redis.url, DATA_KEY: key.toString('hex') }
  const servers = await Promise.all(parts.map((ROLES) => createServerProcess(folder, { ...shared, ROLES })))
  const [page] = servers
  if (!page) throw new Error('there are four')
  /** All of them in turn, in an order of chance. */
  let next: typeof servers = []
  /** A process that ended by itself. */
  let failure: Error | undefined
  return {
    port: page.port,
    start: async () => {
      await Promise.all(servers.map((server) => server.start()))
    },
    // About once a second, as long as they come back so fast: one may still be starting, and may be the one that is killed.
    strike: async () => {
      await sleep(500 + Math.random() * 1000)
      while (servers.filter((server) => server.works()).length < servers.length - 1) {
        if (failure) throw failure
        await sleep(20)
      }
      if (next.length === 0) next = servers.toSorted(() => Math.random() - 0.5)
      const server = next.pop() ?? page
      await server.kill()
      server.start().catch((error) => {
        failure = error
      })
    },
    troubles: [
      async () => {
        await redis.kill('SIGSTOP')
        await sleep(pause)
        await redis.kill('SIGCONT')
      },
      async () => {
        await redis.kill('SIGKILL')
        await sleep(1000)
        await redis.start()
      },
    ],
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()))
    },
    open: () => openRedisStore({ url: redis.url, vault: createVault(key) }),
    remove: async () => {
      await Promise.all(servers.map((server) => server.kill()))
      await redis.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
