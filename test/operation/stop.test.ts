/** The real program told to stop in the middle of its work: it ends in order, loses nothing and does nothing twice. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server as TcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { hasRedis, startRedis } from '../redis/server.ts'
import { saying, text } from '../store/examples.ts'
import { type Service, startService } from './process.ts'

const key = '07'.repeat(32)
const vault = createVault(Buffer.from(key, 'hex'))
const people = 150
const each = 6
const all = people * each

const fill = async (store: Store) => {
  for (let number = 0; number < each; number++)
    await Promise.all(
      Array.from({ length: people }, (_, person) =>
        store.accept({
          ...text(`p${person}-${number}`, `web:p${person}`, Date.now()),
          text: '落户怎么办理？',
        } as never),
      ),
    )
}

/** Each person's messages are handled from the first on, each is answered once, and the others wait. */
const examine = async (store: Store) => {
  let handled = 0
  for (let person = 0; person < people; person++) {
    const lines = await store.history(`web:p${person}`, { last: 1000 })
    const mine = lines.flatMap((line) => (line.direction === 'in' ? [line] : []))
    expect(mine.map(({ message }) => message.id)).toEqual(Array.from({ length: each }, (_, n) => `p${person}-${n}`))
    const done = mine.filter((line) => line.handled)
    expect(mine.slice(0, done.length)).toEqual(done)
    const answers = lines.flatMap(({ direction, message }) => (direction === 'out' ? [message.id] : []))
    expect(new Set(answers).size).toBe(answers.length)
    for (const { message } of done) expect(answers.filter((id) => id.startsWith(`${message.id}/`))).toHaveLength(1)
    expect(answers.length).toBe(done.length)
    handled += done.length
  }
  expect((await store.depth()).inbox).toBe(all - handled)
  return handled
}

/** A folder for one test, and the services that it starts there; some tests only wait and run beside each other. */
const openPlace = (onTestFinished: (end: () => Promise<void>) => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'stop-'))
  const file = join(folder, 'bot.sqlite')
  const services: Service[] = []
  onTestFinished(async () => {
    await Promise.all(services.map((service) => service.stop()))
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    start: (env: Record<string, string>) => {
      const service = startService({ DATA_DIR: folder, DATA_KEY: key, ...env })
      services.push(service)
      return service
    },
    openEmbedded: () => openSqliteStore({ file, vault, engine: true }),
    /** Beside a service that runs. */
    countHandled: () => {
      const database = new DatabaseSync(file, { readOnly: true })
      const found = database.prepare("SELECT count(*) AS count FROM messages WHERE direction = 'in' AND state = 'done'")
      const { count } = found.get() as { count: number }
      database.close()
      return count
    },
  }
}

describe('Told to stop', () => {
  const depthAt = async (service: Service): Promise<{ inbox: number; outbox: number }> => {
    const answer = await fetch(`${service.url()}/healthz`)
    return ((await answer.json()) as { depth: { inbox: number; outbox: number } }).depth
  }

  test('under load, it finishes the steps under way and leaves the rest for the next start', async ({
    onTestFinished,
  }) => {
    const { start, openEmbedded, countHandled } = openPlace(onTestFinished)
    const before = openEmbedded()
    await fill(before)
    await before.close()
    const handled: number[] = []
    for (let round = 0; round < 2; round++) {
      const service = start({})
      await service.runs()
      if (round > 0) await until(() => countHandled() > Math.max(...handled))
      expect(await service.stop()).toMatchObject({
        code: 0,
        signal: null,
        output: expect.not.stringContaining('"level"'),
      })
      const store = openEmbedded()
      handled.push(await examine(store))
      await store.close()
    }
    expect(handled.some((number) => number > 0 && number < all)).toBe(true) // it was in the middle
    const last = start({})
    await last.runs()
    await until(async () => {
      const { inbox, outbox } = await depthAt(last)
      return inbox === 0 && outbox === 0
    })
    await last.stop()
    const store = openEmbedded()
    expect(await examine(store)).toBe(all)
    await store.close()
  })

  test.concurrent('while it starts, at any moment, it ends in order and the next start works', async ({
    onTestFinished,
  }) => {
    const { start } = openPlace(onTestFinished)
    for (let pause = 0; pause <= 1200; pause += 200) {
      const service = start({})
      await sleep(pause)
      const { code, signal, output } = await service.stop()
      // Before its first line runs there is nothing to end.
      expect([code, signal], output).toEqual(signal === null ? [0, null] : [null, 'SIGTERM'])
      if (signal !== null) expect(output).toBe('')
    }
    const service = start({})
    await service.runs()
    expect((await fetch(`${service.url()}/readyz`)).status).toBe(200)
    expect(await service.stop()).toMatchObject({ code: 0 })
  })

  test.concurrent('while a vendor says nothing, it ends all the same, and the message is sent after the next start', async ({
    onTestFinished,
  }) => {
    const { start, openEmbedded } = openPlace(onTestFinished)
    const silent: TcpServer = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    const before = openEmbedded()
    await before.apply(turnOf({ outgoing: [saying('o1', 'telegram:1')] }), new Map())
    await before.close()
    const service = start({ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` })
    await service.runs()
    await sleep(500)
    expect(await service.stop()).toMatchObject({ code: 0, signal: null })
    silent.close()
    const store = openEmbedded()
    expect(await store.next(['telegram'], Date.now() + 60_000)).toMatchObject({ outgoing: { id: 'o1' } })
    await store.close()
  })

  test.skipIf(!hasRedis).concurrent('while Redis says nothing, it ends all the same', async ({ onTestFinished }) => {
    const { start } = openPlace(onTestFinished)
    const server = await startRedis()
    try {
      const service = start({ REDIS_URL: server.url, REDIS_LOSSY: 'allowed' })
      await service.runs()
      await server.kill('SIGSTOP')
      const url = service.url()
      const [life, readiness] = await Promise.all([fetch(`${url}/healthz`), fetch(`${url}/readyz`)])
      expect([life.status, readiness.status]).toEqual([200, 503])
      expect(await service.stop()).toMatchObject({ code: 0, signal: null })
    } finally {
      await server.kill('SIGCONT')
      await server.stop()
    }
  })

  test.skipIf(!hasRedis)(
    'with Redis, each role ends in order and hands back what it holds',
    async ({ onTestFinished }) => {
      const { start } = openPlace(onTestFinished)
      const server = await startRedis()
      const store = await openRedisStore({ url: server.url, vault })
      try {
        await fill(store)
        const roles = ['ingress', 'worker', 'worker', 'sender', 'clock']
        const env = { REDIS_URL: server.url, REDIS_LOSSY: 'allowed' }
        const run = async (roles: readonly string[]) => {
          const running = roles.map((role) => start({ ...env, ROLES: role }))
          await Promise.all(running.map((service) => service.runs()))
          for (const service of running) expect((await fetch(`${service.url()}/readyz`)).status).toBe(200)
          return running
        }
        const running = await run(roles)
        const workers = running.slice(1, 3)
        await until(async () => {
          const figures = await Promise.all(workers.map(async ({ url }) => (await fetch(`${url()}/metrics`)).text()))
          return figures.some((text) => /talent_turn_seconds_count\{kind="text"\} [1-9]/.test(text))
        })
        for (const ending of await Promise.all(running.map((service) => service.stop())))
          expect(ending).toMatchObject({ code: 0, signal: null })
        await examine(store)
        for (const lane of ['in', 'out:web'])
          expect(server.cli('XPENDING', `{office}:ready:${lane}`, 'bots').split('\n')[0]).toBe('0')
        expect(server.cli('KEYS', '{office}:lease:*')).toBe('')

        const again = await run(['ingress,worker,sender,clock'])
        await until(async () => {
          const { inbox, outbox } = await store.depth()
          return inbox === 0 && outbox === 0
        })
        expect(await examine(store)).toBe(all)
        for (const ending of await Promise.all(again.map((service) => service.stop())))
          expect(ending).toMatchObject({ code: 0 })
      } finally {
        await store.close()
        await server.stop()
      }
    },
  )
})
