/**
 * The shared engine: many processes, on many machines, at one Redis (7 or later).
 *
 * | promise | what of Redis keeps it |
 * | --- | --- |
 * | a step's effects happen once | one Lua script per commit, which checks versions and the claim before it writes |
 * | work is shared, what a dead process held comes back | a stream with a consumer group per lane; XCLAIM, XAUTOCLAIM |
 * | retries and alarms at their time | sorted sets |
 * | others hear of work within milliseconds | publish and subscribe, within the shard; a lost call costs the poll of a second |
 * | what was acknowledged stays | append-only file (`examineRedis` says when it is off) |
 *
 * A stream holds only the oldest open message of each conversation, and only as long as it is open: so order per
 * conversation is kept whatever process takes it, and streams stay as short as the work. The entry of the stream is the
 * fencing token: a process that was thought dead holds an entry that is there no more, and can't commit with it.
 *
 * All keys of an office have one hash tag, so in a cluster they lie in one slot. A commit touches the conversation, others'
 * outboxes, requests, alarms and the log, and must happen as a whole; a slot of its own per conversation would make it two
 * steps with a repair between. One node carries far more than an office needs; several offices (`prefix`) spread over the
 * nodes. The scripts name keys from the tag, so the slot must not be moved, key by key, while bots run.
 *
 * | key behind `{office}:` | type | holds |
 * | --- | --- | --- |
 * | meta | hash | schema, key check, key of digests; counters |
 * | m:<ref>, b:<ref> | hash, string | a message, and its sealed body. ref: `i` or `o` and a keyed digest of its id |
 * | open:<in or out>:<address> | list | open messages of a conversation, the oldest first |
 * | ready:<lane>, later:<lane> | stream, sorted set | heads to take now, or at a time. lane: `in`, `out:<channel>` |
 * | lines:<address>, addresses | sorted sets | what was said, by number; the conversations |
 * | r:<kind>/<id>, k:<kind>, t:<kind>:<tag> | hash, sorted sets | records, by id, by tag |
 * | a:<id>, alarms | hash, sorted set | alarms |
 * | audit, acts:<actor> | list, set | the log; the lines of an actor |
 * | named:<request>, as:<address> | set, hash | messages that name a request; the vendor's ids |
 * | file:<id>, filed:<id>, files | string, sets | a file, the messages that have it; all of them |
 * | lease:<name>, terms | string, hash | who alone does something; how often that changed |
 * | spent:<digest> | string | what one address has used of a limit, for its time |
 *
 * Forgotten data are gone from Redis at once. Its append-only file has them, sealed, until Redis rewrites it.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Outgoing } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import type { Ahead, Claim, Store, Turn } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import { nodesIn, placeOf, StoreError } from './errors.ts'
import { openHolds } from './holds.ts'
import { openInbox } from './inbox.ts'
import { openLanes, type Taken } from './lanes.ts'
import { type Argument, openLink, type Reply } from './link.ts'
import { openReader } from './reader.ts'
import { openOffice } from './schema.ts'
import { scripts } from './scripts.ts'
import { claimArgs, list, noClaim, nothingMore, openWire } from './wire.ts'

interface RedisOptions {
  /** redis:// or rediss://; several nodes of a cluster, or a primary and its replicas, with commas between. */
  url: string
  vault: Vault
  /** The name of the office, which its keys begin with. */
  prefix?: string
  log?: Log
  /**
   * How many replicas must have a message before it is acknowledged, so that none is lost when one of them takes over. Without it
   * as many as Redis itself wants at that time (min-replicas-to-write).
   */
  replicas?: number
  /** In ms: how long a call may take, and for how long something is held without being renewed. */
  times?: { patience?: number; hold?: number }
}

/** For how long a file waits for its message, in s. */
const stagedFor = 600
/** As in ring.lua. */
const ringAtOnce = 100

/** Opens the store. Rejects with StoreError of one line for the operator; its promises reject with the same. */
export const openRedisStore = async ({
  url,
  vault,
  prefix = 'office',
  log,
  replicas,
  times = {},
}: RedisOptions): Promise<Store> => {
  if (!/^[\w-]+$/.test(prefix))
    throw new StoreError('The prefix of the keys in Redis must be letters, digits and hyphens.')
  const { patience = 5000, hold = 10_000 } = times
  const nodes = nodesIn(url)
  const where = placeOf(nodes)
  const office = `{${prefix}}:`
  const meta = `${office}meta`
  const bot = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const listeners = new Set<(side: 'in' | 'out', address: string) => void>()

  const tell = (side: 'in' | 'out', address: string) => {
    for (const listener of listeners) listener(side, address)
  }
  const heard = (message: string) => {
    const space = message.indexOf(' ')
    tell(message.slice(0, space) as 'in' | 'out', message.slice(space + 1))
  }

  const link = openLink({ nodes, home: meta, channel: `${office}work`, heard, log, patience, replicas })
  const pepper = await openOffice(link, meta, vault, where).catch((error) => {
    link.close()
    throw error
  })
  const wire = openWire(vault, pepper)
  const { refs } = wire
  const holds = openHolds(link, bot, hold, log)
  const { held } = holds
  const lanes = openLanes(link, wire, holds, bot, office)
  const { take, settle } = lanes
  const inbox = openInbox(lanes, holds, bot, tell)
  const reader = openReader(link, wire, office, vault)
  const claims = new WeakMap<Claim, { token: string; ahead: Ahead | undefined }>()
  const leased = new Set<string>()
  let closing: Promise<void> | undefined

  /** A step that took too long must not commit by what its message is held by now. */
  const tokenOf = (claim: Claim, ref: string): string => claims.get(claim)?.token ?? held.get(ref)?.token ?? ''

  const perform = async (
    lead: Argument[],
    turn: Turn,
    read: ReadonlyMap<string, number>,
    more = nothingMore,
  ): Promise<boolean> => {
    const tooLate = (answer: Reply) => lanes.giveBack(nextIn(answer))
    const answer = await link.run(scripts.commit, [...lead, ...wire.turnArgs(turn, read), ...more], tooLate)
    if (Array.isArray(answer)) inbox.bring(nextIn(answer))
    const result = Number(Array.isArray(answer) ? answer[0] : answer)
    if (result === -1) throw new StoreError('There is no such message to commit.')
    if (result === -2) throw new StoreError('Another process took this message over; what was done here has no effect.')
    if (result === -3) throw new StoreError('There is an outgoing message with this id already.')
    return result > 0
  }

  /** Files of drafts that were given up. */
  const sweep = async () => {
    for (let cursor = '0'; ; ) {
      const [next, files] = (await link.send('SSCAN', `${office}files`, cursor, 'COUNT', 500)) as [Buffer, Buffer[]]
      if (files.length > 0) await link.run(scripts.sweep, list(files.map((file) => [file])))
      cursor = String(next)
      if (cursor === '0') return
    }
  }

  const leave = async () => {
    await Promise.all([...leased].map((name) => link.run(scripts.lease, [name, bot, 0])))
    await holds.leave()
  }

  await sweep()
  const { aheadIn, ...looking } = reader

  return {
    ...looking,

    accept: async (incoming, content) => {
      const file = incoming.kind === 'file' ? incoming.file.id : ''
      const staged = content ? `${office}staged:${randomUUID()}` : ''
      const args = [...wire.incomingArgs(incoming), file, staged]
      // Both are on their way at once, in this order. The content never passes through a script.
      const [, result] = await Promise.all([
        content && link.send('SET', staged, vault.seal(content), 'EX', stagedFor),
        link.runAndCopy(scripts.accept, args),
      ])
      if (result === -1)
        throw new StoreError('The content of a file did not reach Redis; it is sent again with its message.')
      return result === 1
    },

    claim: async (now) => {
      const taken = await inbox.next(now)
      if (!taken) return undefined
      const claim = { incoming: taken.body, attempt: taken.attempt }
      claims.set(claim, { token: taken.token, ahead: aheadIn(taken.body.from, taken.rest) })
      return claim
    },
    ahead: (claim) => claims.get(claim)?.ahead,

    commit: async (claim, turn, read) => {
      const ref = refs.in(claim.incoming.id)
      const token = tokenOf(claim, ref)
      const done = await perform(claimArgs(ref, token, 'done'), turn, read, inbox.order())
      if (done && held.get(ref)?.token === token) held.delete(ref)
      return done
    },

    release: async (claim, retryAt) => {
      const ref = refs.in(claim.incoming.id)
      if (!held.has(ref) || held.get(ref)?.token !== tokenOf(claim, ref)) return
      try {
        await settle(ref, { result: 'retry', at: retryAt, reason: '' })
      } finally {
        held.delete(ref) // even when this could not be written: nobody here works on it any more
      }
    },

    apply: (turn, read) => perform(noClaim, turn, read),

    next: async (channels, now) => {
      for (const channel of channels) {
        const taken = await take<Outgoing>(`out:${channel}`, now, 0)
        if (taken) return { outgoing: taken.body, attempt: taken.attempt }
      }
      return undefined
    },

    settle: async (id, delivery) => {
      const ref = refs.out(id)
      await settle(ref, delivery)
      held.delete(ref)
    },

    ring: async (now) => {
      for (;;) {
        const [rung, next] = (await link.run(scripts.ring, [now])) as [number, Buffer]
        if (rung < ringAtOnce) return next.length > 0 ? Number(next) : undefined
      }
    },

    lease: async (name, ms) => {
      leased.add(name)
      return Number(await link.run(scripts.lease, [name, bot, ms])) || undefined
    },

    spend: async (name, amount, most, ms) =>
      (await link.run(scripts.spend, [wire.digestOf(name), amount, most, ms])) === 1,

    onWork: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: () => {
      closing ??= leave()
        .catch(() => {})
        .finally(link.close) // what could not be given back runs out
      return closing
    },
  }
}

/** What a commit brought along. */
const nextIn = (answer: Reply) => (Array.isArray(answer) ? (answer[1] as Taken | null) : null)
