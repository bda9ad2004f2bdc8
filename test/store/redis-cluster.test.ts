/** The promises of every store over a cluster of three nodes: each office has its slot on one of them. */
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { hasRedis, type Server, startRedis } from '../redis/server.ts'
import { storeContract } from './contract.ts'
import { entry, text } from './examples.ts'
import type { Harness } from './harness.ts'

const vault = createVault(Buffer.alloc(32, 7))
const options = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--cluster-require-full-coverage', 'no']

describe.skipIf(!hasRedis)('With a cluster', () => {
  let nodes: Server[]
  let offices = 0
  beforeAll(async () => {
    nodes = await Promise.all([0, 1, 2].map(() => startRedis(options)))
    const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`)
    execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes'], { stdio: 'ignore' })
    await until(() => nodes.every(({ cli }) => /cluster_state:ok/.test(cli('CLUSTER', 'INFO'))))
  })
  afterAll(() => Promise.all(nodes.map((node) => node.stop())))

  const openAt = (node: Server | undefined, prefix: string): Promise<Store> =>
    openRedisStore({ url: node?.url ?? '', vault, prefix })
  /** Each node has a third of the slots. */
  const ownerOf = (prefix: string) =>
    nodes[Math.floor((Number(nodes[0]?.cli('CLUSTER', 'KEYSLOT', `{${prefix}}`)) * 3) / 16_384)]

  const open = async (): Promise<Harness> => {
    const prefix = `office-${offices++}`
    const owner = ownerOf(prefix)
    const harness: Harness = {
      store: await openAt(owner, prefix),
      reopen: async () => {
        await harness.store.close()
        harness.store = await openAt(owner, prefix)
        return harness.store
      },
      dispose: () => harness.store.close(),
    }
    return harness
  }

  storeContract('The shared engine', open)

  test('offices lie on several nodes, each as a whole', () => {
    for (const { cli } of nodes) expect(Number(cli('DBSIZE'))).toBeGreaterThan(0)
  })

  test('whichever node is named says where the office is', async () => {
    for (const prefix of ['a', 'b', 'c', 'd', 'e', 'f']) {
      for (const node of nodes) {
        const store = await openAt(node, prefix)
        await store.accept(text(`${node.port}`, 'web:a'))
        await store.close()
      }
      expect(ownerOf(prefix)?.cli('ZCARD', `{${prefix}}:lines:web:a`)).toBe('3')
    }
  })

  test('a replica that takes over is found', async () => {
    const [first, owner] = nodes
    if (!first || !owner) throw new Error('there are three')
    const prefix = ['u', 'v', 'w', 'x', 'y', 'z'].find((name) => ownerOf(name) === owner) ?? ''
    const store = await openAt(first, prefix)
    await store.accept(text('a1', 'web:a'))
    const replica = await startRedis(options)
    try {
      replica.cli('CLUSTER', 'MEET', '127.0.0.1', String(owner.port))
      const id = owner.cli('CLUSTER', 'MYID')
      await until(
        () => replica.cli('CLUSTER', 'NODES').includes(id) && replica.cli('CLUSTER', 'NODES').split('\n').length === 4,
      )
      replica.cli('CLUSTER', 'REPLICATE', id)
      await until(() => /master_link_status:up/.test(replica.cli('INFO', 'replication')))
      const claim = await store.claim(0)
      if (!claim) throw new Error('nothing to claim')
      // It takes a while until the other nodes know whom to vote for.
      for (let tries = 0; tries < 50 && !/role:master/.test(replica.cli('INFO', 'replication')); tries++) {
        replica.cli('CLUSTER', 'FAILOVER')
        await sleep(200)
      }
      expect(await store.commit(claim, turnOf({ audit: [entry('done')] }), new Map())).toBe(true)
      await owner.kill('SIGKILL')
      expect(await store.accept(text('a1', 'web:a'))).toBe(false)
      expect(await store.audit(0, 10)).toHaveLength(1)
    } finally {
      await store.close()
      await replica.stop()
    }
  })
})
