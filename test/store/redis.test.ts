/** The promises of every store, over a Redis server. */
import { afterAll, beforeAll, describe } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Store } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { hasRedis, type Server, startRedis } from '../redis/server.ts'
import { storeContract } from './contract.ts'
import type { Harness } from './harness.ts'

const vault = createVault(Buffer.alloc(32, 7))

describe.skipIf(!hasRedis)('With redis-server', () => {
  let server: Server
  let offices = 0
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())

  const open = async (): Promise<Harness> => {
    const prefix = `office-${offices++}`
    const again = (): Promise<Store> => openRedisStore({ url: server.url, vault, prefix })
    const harness: Harness = {
      store: await again(),
      reopen: async () => {
        await harness.store.close()
        harness.store = await again()
        return harness.store
      },
      dispose: () => harness.store.close(),
    }
    return harness
  }

  storeContract('The shared engine', open)
})
