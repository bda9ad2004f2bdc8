/** The disk of Redis is full: nothing is acknowledged that could be lost, it is said, and all goes on when there is space again. */
import { afterEach, describe, expect, test } from 'vitest'
import { examineRedis } from '../../adapters/redis/examine.ts'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { entry, text } from '../store/examples.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const nothing = new Map<string, number>()
const people = 20

describe.skipIf(!hasRedis)('When its disk is full', () => {
  let server: Server
  let store: Store
  afterEach(async () => {
    await store.close()
    await server.stop()
  })
  const open = async (patience: number, ...options: string[]) => {
    server = await startRedis(options, 400)
    store = await openRedisStore({
      url: server.url,
      vault: createVault(Buffer.alloc(32, 7)),
      times: { patience },
    })
  }

  /** People write until it takes no more; gives what was acknowledged, and what was said of it. */
  const writeUntilFull = async () => {
    const kept: string[] = []
    for (let n = 0; n < 20_000; n++) {
      const from = `web:${n % people}`
      try {
        await store.accept(text(`${from}:${n}`, from))
        kept.push(`${from}:${n}`)
      } catch (error) {
        return { kept, said: (error as Error).message }
      }
    }
    throw new Error('It never was full')
  }
  /** All that was acknowledged is handled once; a message that was refused may have been kept all the same. */
  const handleAll = async (kept: string[]) => {
    const handled: string[] = []
    for (let claim = await store.claim(0); claim; claim = await store.claim(0)) {
      await store.commit(claim, turnOf({ audit: [{ ...entry('said'), subject: claim.incoming.id }] }), nothing)
      handled.push(claim.incoming.id)
    }
    const log = (await store.audit(0, 1e5)).map(({ subject }) => subject)
    expect(log).toEqual(handled)
    expect(new Set(log).size).toBe(log.length)
    expect(kept.filter((id) => !log.includes(id))).toEqual([])
    expect(log.length - kept.length).toBeLessThanOrEqual(1)
    for (let person = 0; person < people; person++) {
      const numbers = log.filter((id) => id.startsWith(`web:${person}:`)).map((id) => Number(id.split(':')[2]))
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }
  }

  test('it refuses what is written; looking goes on, doctor says it, and with space again all goes on by itself', async () => {
    await open(30_000)
    const { kept, said } = await writeUntilFull()
    expect(said).toMatch(/can't write its data to its disk; free some space/)
    expect(kept.length).toBeGreaterThan(people)
    expect((await store.depth()).inbox).toBeGreaterThanOrEqual(kept.length)
    expect(await store.history('web:1', { last: 1 })).toHaveLength(1)
    const lines = await examineRedis({ url: server.url })
    expect(lines).toContainEqual({ level: 'bad', text: expect.stringMatching(/can’t write to its disk/) })
    await expect(store.claim(0)).rejects.toThrow(/can't write its data/)
    server.unlimit()
    await until(() => store.accept(text('web:1:99999', 'web:1')).catch(() => false))
    await until(() => /aof_buffer_length:0\b/.test(server.cli('INFO', 'persistence')))
    await server.kill('SIGKILL')
    await server.start()
    await until(() =>
      store.depth().then(
        () => true,
        () => false,
      ),
    )
    await handleAll([...kept, 'web:1:99999'])
  })

  test('with appendfsync always Redis ends rather than lose something; started with space it has all', async () => {
    await open(2000, '--appendfsync', 'always')
    const { kept, said } = await writeUntilFull()
    expect(said).toMatch(/can't be reached|did not answer/)
    expect(kept.length).toBeGreaterThan(people)
    await server.kill('SIGKILL')
    await server.start()
    await until(() =>
      store.depth().then(
        () => true,
        () => false,
      ),
    )
    await handleAll(kept)
  })
})
