/** Redis is killed, stands still, is full, forgets its scripts, or another one takes over. */
import { once } from 'node:events'
import { connect, createServer, type Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { describe as describeError } from '../../bot/log.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { freePort } from '../free-port.ts'
import { entry, noting, saying, text } from '../store/examples.ts'
import { countMessages } from './counting.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const nothing = new Map<string, number>()
const vault = createVault(Buffer.alloc(32, 7))
/** Where Redis is away, and where it only has to answer. */
const [brief, long] = [
  { patience: 1000, hold: 600 },
  { patience: 10_000, hold: 60_000 },
]

describe.skipIf(!hasRedis)('When Redis fails', () => {
  let server: Server
  let stores: Store[]
  beforeEach(async () => {
    // With `everysec` a killed Redis may lose what it answered while its disk was busy.
    server = await startRedis(['--appendfsync', 'always'])
    stores = []
  })
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await server.stop()
  })

  const openAt = async (url = server.url, times = long, key = vault) => {
    const store = await openRedisStore({ url, vault: key, times })
    stores.push(store)
    return store
  }
  const complaint = async (call: Promise<unknown>): Promise<string> => {
    const error = (await call.then(
      () => new Error('It did not fail'),
      (error) => error,
    )) as Error
    const { name, message } = error
    expect(describeError(error).remedy).toBe(message) // so the log says it too
    expect({ name, message }).toEqual({ name: 'StoreError', message: expect.stringMatching(/^[^\n]+$/) })
    expect(message).not.toContain('geheim')
    return message
  }
  const untilWell = async <T>(call: () => Promise<T>): Promise<T> => {
    const { answer } = await until(() =>
      call().then(
        (answer) => ({ answer }),
        () => undefined,
      ),
    )
    return answer
  }

  /** Whose calls end soon: a busy computer may be too slow even for those that should succeed. */
  const openBriefly = (url?: string) => untilWell(() => openAt(url, brief))

  /** A replica is a moment behind. */
  const untilSame = async (replica: Server) => {
    const offset = (of: Server) => /master_repl_offset:(\d+)/.exec(of.cli('INFO', 'replication'))?.[1]
    await until(() => offset(replica) === offset(server))
  }
  const idsOf = async (store: Store) => (await store.history('web:a', { last: 5 })).map((line) => line.message.id)
  const isInStep = (replica: Server) => /master_link_status:up/.test(replica.cli('INFO', 'replication'))

  /**
   * People write and are answered, whatever fails: a vendor delivers again what was not confirmed. They go on until
   * `trouble` is over, which waits for each `more` messages of them: so it never comes too late, however fast the machine.
   */
  const busy = async (store: Store, people: number, trouble: (more: () => Promise<unknown>) => Promise<void>) => {
    const written = Array.from({ length: people }, () => 0)
    const total = () => written.reduce((sum, count) => sum + count, 0)
    let [isOver, writing] = [false, true]
    const write = async (person: number) => {
      const from = `web:${person}`
      for (let n = 0; !isOver; n++) {
        await untilWell(() => store.accept(text(`${from}:${n}`, from)))
        written[person] = n + 1
      }
    }
    const more = () => {
      const before = total()
      return until(() => total() > before + people * 10)
    }
    const writers = Promise.all(written.map((_, person) => write(person)))
    const workers = Promise.all(Array.from({ length: 4 }, () => countMessages(store, () => writing)))
    await trouble(more)
    isOver = true
    await writers
    writing = false
    await workers
    await expectAllOnce(await openAt(), written)
  }
  const expectAllOnce = async (store: Store, written: number[]) => {
    const total = written.reduce((sum, count) => sum + count, 0)
    const log = (await store.audit(0, 1e5)).map(({ subject }) => subject)
    expect(log).toHaveLength(total)
    expect(new Set(log).size).toBe(total)
    for (const [person, messages] of written.entries()) {
      const from = `web:${person}`
      expect(log.filter((id) => id.startsWith(`${from}:`))).toEqual(
        Array.from({ length: messages }, (_, n) => `${from}:${n}`),
      )
      expect((await store.read('unanswered', from))?.body.count).toBe(messages)
    }
    expect(await store.depth()).toEqual({ inbox: 0, outbox: total, alarms: 0 })
  }

  test('P1, P2, P5: killed again and again under load and started with what is on its disk, nothing is lost or done twice', async () => {
    const store = await openBriefly()
    await busy(store, 8, async (more) => {
      for (let kills = 0; kills < 3; kills++) {
        await more()
        await server.kill('SIGKILL')
        await server.start()
      }
    })
  })

  test('P1, P2: standing still for longer than things are held, nothing is lost or done twice, and nothing hangs', async () => {
    const store = await openBriefly()
    await busy(store, 6, async (more) => {
      await more()
      await server.kill('SIGSTOP')
      const began = performance.now()
      expect(await complaint(store.depth())).toMatch(/did not answer within 1 s/)
      expect(performance.now() - began).toBeLessThan(brief.patience * 20) // and not when TCP gives up
      await sleep(brief.hold * 2)
      await server.kill('SIGCONT')
      await more()
    })
  })

  test('while it is away every call says so in one line, in time; afterwards all goes on by itself', async () => {
    server.cli('CONFIG', 'SET', 'requirepass', 'geheim')
    const other = await openBriefly(server.url.replace('//', '//default:geheim@'))
    await untilWell(() => other.accept(text('a1', 'web:a')))
    await server.kill('SIGKILL')
    const calls = [other.accept(text('a2', 'web:a')), other.claim(0), other.apply(turnOf({}), nothing), other.depth()]
    for (const said of await Promise.all(calls.map(complaint)))
      expect(said).toMatch(/127\.0\.0\.1:\d+ can't be reached.*REDIS_URL/)
    await server.start()
    server.cli('CONFIG', 'SET', 'requirepass', 'geheim')
    expect((await until(() => other.claim(0).catch(() => undefined))).incoming.id).toBe('a1')
    const heard = new Promise((resolve) => other.onWork((_, address) => resolve(address)))
    await untilWell(() => other.accept(text('b1', 'web:b')))
    expect(await heard).toBe('web:b')
  })

  test('where it is not, another one is asked: a replica that takes over has all it was given', async () => {
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)])
    try {
      await until(() => isInStep(replica))
      const store = await openAt(`${replica.url},${server.url}`)
      await store.accept(text('a1', 'web:a'))
      await store.accept(text('b1', 'web:b'))
      const claim = await store.claim(0)
      await untilSame(replica)
      await server.kill('SIGKILL')
      replica.cli('REPLICAOF', 'NO', 'ONE')
      if (!claim) throw new Error('nothing to claim')
      expect(await untilWell(() => store.commit(claim, turnOf({ audit: [entry('done')] }), nothing))).toBe(true)
      expect((await store.claim(0))?.incoming.id).toBe('b1')
      expect(await store.accept(text('a1', 'web:a'))).toBe(false)
      expect(await store.audit(0, 10)).toHaveLength(1)
    } finally {
      await replica.stop()
    }
  })

  test('a primary that says nothing any more is left for the one that took over', async () => {
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)])
    try {
      await until(() => isInStep(replica))
      const store = await openBriefly(`${server.url},${replica.url}`)
      await untilWell(() => store.accept(text('a1', 'web:a')))
      await untilSame(replica)
      await server.kill('SIGSTOP') // its machine is gone: nothing closes the connection
      replica.cli('REPLICAOF', 'NO', 'ONE')
      await expect(store.depth()).rejects.toThrow(/did not answer/)
      await untilWell(() => store.accept(text('a2', 'web:a')))
      expect(await untilWell(() => idsOf(store))).toEqual(['a1', 'a2'])
      expect((await until(() => store.claim(0).catch(() => undefined))).incoming.id).toBe('a1')
    } finally {
      await replica.stop()
    }
  })

  test('a primary that becomes a replica under the same address is left for the one that took over', async () => {
    const next = await startRedis(['--replicaof', '127.0.0.1', String(server.port)])
    const door = await openDoor(server.port)
    try {
      await until(() => isInStep(next))
      const store = await openAt(`redis://127.0.0.1:${door.port}`)
      await store.accept(text('a1', 'web:a'))
      await untilSame(next)
      next.cli('REPLICAOF', 'NO', 'ONE')
      server.cli('REPLICAOF', '127.0.0.1', String(next.port))
      door.leadTo(next.port) // new connections come to the new one, the old one stays as it is
      await untilWell(() => store.accept(text('a2', 'web:a')))
      expect(await idsOf(store)).toEqual(['a1', 'a2'])
      expect((await store.claim(0))?.incoming.id).toBe('a1')
    } finally {
      door.close()
      await next.stop()
    }
  })

  test('P1: where Redis wants replicas, what they do not have is not acknowledged', async () => {
    server.cli('CONFIG', 'SET', 'min-replicas-to-write', '1')
    await expect(openAt()).rejects.toThrow(/too few replicas connected/)
    server.cli('CONFIG', 'SET', 'min-replicas-to-write', '0')
    await (await openAt()).close() // makes the office
    server.cli('CONFIG', 'SET', 'min-replicas-to-write', '1', 'min-replicas-max-lag', '0') // a lag of 0 is not looked at
    const store = await openBriefly()
    await until(async () => /too few replicas.*0 of 1/.test(await complaint(store.accept(text('a1', 'web:a')))))
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)])
    try {
      await until(() => isInStep(replica))
      await untilWell(() => store.accept(text('a2', 'web:a')))
      expect(replica.cli('ZCARD', '{office}:lines:web:a')).toBe('2')
    } finally {
      await replica.stop()
    }
  })

  test('P1: how many replicas are wanted is taken up while the bot runs', async () => {
    const store = await openBriefly()
    await untilWell(() => store.accept(text('a1', 'web:a')))
    server.cli('CONFIG', 'SET', 'min-replicas-to-write', '1', 'min-replicas-max-lag', '0')
    const refused = (n: number) =>
      store.accept(text(`b${n}`, 'web:b')).then(
        () => '',
        (error: Error) => error.message,
      )
    let n = 0
    await until(async () => /too few replicas.*0 of 1/.test(await refused(n++)))
    server.cli('CONFIG', 'SET', 'min-replicas-to-write', '0')
    await untilWell(() => store.accept(text('a2', 'web:a')))
    expect(await untilWell(() => idsOf(store))).toEqual(['a1', 'a2'])
  })

  test('scripts it forgot are sent again; a full memory refuses a step as a whole and nothing else', async () => {
    const store = await openAt()
    await store.accept(text('a1', 'web:a'))
    server.cli('SCRIPT', 'FLUSH')
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    server.cli('CONFIG', 'SET', 'maxmemory', '1')
    const turn = turnOf({ changes: [noting('q', 1)], outgoing: [saying('a1/1', 'web:a')] })
    expect(await complaint(store.commit(claim, turn, nothing))).toMatch(/no memory left.*maxmemory/)
    expect(await complaint(store.accept(text('a2', 'web:a')))).toMatch(/no memory left/)
    expect(await store.history('web:a', { last: 10 })).toHaveLength(1) // looking goes on
    server.cli('CONFIG', 'SET', 'maxmemory', '0')
    expect(await store.commit(claim, turn, nothing)).toBe(true)
    expect((await store.read('unanswered', 'q'))?.body.count).toBe(1)
  })

  test('another key is refused at once, in one line; so are data of a newer version and of another program', async () => {
    await openAt()
    expect(await complaint(openAt(server.url, long, createVault(Buffer.alloc(32, 8))))).toMatch(
      /^DATA_KEY is not the key.*127\.0\.0\.1/,
    )
    server.cli('HSET', '{office}:meta', 'schema', '99')
    expect(await complaint(openAt())).toMatch(/schema 99.*newer version/)
    server.cli('DEL', '{office}:meta')
    server.cli('SET', '{office}:meta', 'x')
    expect(await complaint(openAt())).toMatch(/another program/)
    expect(await complaint(openAt('localhost:6379'))).toMatch(/^REDIS_URL must be/)
  })

  test('a record that can not be read any more fails the steps that read it, and no claim', async () => {
    const store = await openAt()
    const body = { language: 'en', languageFrom: 'default', facts: {} } as const
    await store.apply(turnOf({ changes: [{ kind: 'conversation', id: 'web:a', body, tags: [] }] }), nothing)
    server.cli('HSET', '{office}:r:conversation/web:a', 'body', 'x'.repeat(80))
    for (const id of ['a1', 'b1']) await store.accept(text(id, `web:${id[0]}`))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    expect(store.ahead?.(claim)).toBeUndefined()
    await expect(store.read('conversation', 'web:a')).rejects.toThrow()
    expect(await store.commit(claim, turnOf({ audit: [entry('failed')] }), nothing)).toBe(true)
    expect((await store.claim(0))?.incoming.id).toBe('b1')
  })

  test('what can not be read any more is given up and holds up nobody', async () => {
    const store = await openAt()
    for (const id of ['a1', 'a2']) await store.accept(text(id, 'web:a'))
    await store.apply(turnOf({ outgoing: [saying('o1', 'web:b', '250101-0001'), saying('o2', 'web:b')] }), nothing)
    for (const [address, first] of [
      ['web:a', 0],
      ['web:b', 0],
    ] as const) {
      const ref = server.cli('ZRANGE', `{office}:lines:${address}`, String(first), String(first))
      server.cli('SETRANGE', `{office}:b:${ref}`, '40', 'xxxx')
    }
    expect((await store.claim(0))?.incoming.id).toBe('a2')
    expect((await store.next(['web'], 0))?.outgoing.id).toBe('o2')
    expect((await store.claim(0))?.incoming).toMatchObject({ id: 'undelivered:o1', from: 'request:250101-0001' })
    expect((await store.audit(0, 10)).map(({ action }) => action)).toEqual(['damaged', 'damaged'])
    expect(await idsOf(store)).toEqual(['a2'])
  })
})

/** An address that leads to one port and later to another. */
const openDoor = async (first: number) => {
  let target = first
  const sockets = new Set<Socket>()
  const server: NetServer = createServer((socket) => {
    const far = connect(target, '127.0.0.1')
    socket.pipe(far).pipe(socket)
    for (const one of [socket, far]) sockets.add(one.on('error', () => {}))
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    leadTo: (port: number) => {
      target = port
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
