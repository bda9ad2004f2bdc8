/**
 * What comes in. The gateway tells only the id of a message, and never again: everything is fetched, put in order, and
 * handed to the store until the store has it. What can't be kept is counted and said.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from '../../bot/back-off.ts'
import type { Attachment, Heard, Incoming, Outgoing } from '../../bot/channel.ts'
import { describe, type Log, referenceOf } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import { createClocks } from './clocks.ts'
import { type Decoded, decode, type Payload, saidAt, stampOf } from './decode.ts'
import { type Fetched, fetchFile } from './files.ts'
import { createOrder } from './order.ts'
import type { Own } from './own.ts'
import { findQuoted, type Quoted } from './quote.ts'
import type { Online } from './supervisor.ts'
import type { Times } from './times.ts'
import { isLinkTrouble, NoAnswer, within } from './trouble.ts'

interface InboundOptions {
  store: Store
  log: Log
  clock: () => number
  times: Times
  online: () => Online | undefined
  /** A call failed: the connection may be broken. */
  doubt: () => void
  /** A message of ours as texts, for finding what was quoted. */
  textsOf: (message: Outgoing) => string[]
  own: Own
}

type Message = Exclude<Decoded, { kind: 'ignored' }> & { id: string; at: number }

/** Messages that wait for the store or for the gateway, and files held at once: what memory may be taken. */
const mostWaiting = 2000
const filesAtOnce = 6
/** Before a message, or its file, counts as lost. A file holds up what the person says after it. */
const fetchTries = 5
const fileTries = 2
/** Older ones than that are the history of an account, which some gateways tell at every login. */
const oldest = 3 * 24 * 3_600_000
const oldestAtFirst = 5 * 60_000
const lookBack = 50
/** How long what came in is still handed over after the end (ms). */
const handsOverFor = 10 * 60_000
const rememberedRooms = 1000
const official = 2

export const createInbound = ({ store, log, clock, times, online, doubt, textsOf, own }: InboundOptions) => {
  const stopped = new AbortController()
  const lanes = new Map<string, Promise<void>>()
  const takenInRooms = new Set<string>()
  let waiting = 0
  let lost = 0
  let oldestTaken = 0
  let firstHeard: number | undefined
  let toldOfOld = false
  const clocks = createClocks(clock)
  let places = filesAtOnce
  const queue: (() => void)[] = []

  const lose = (id: string, why: string) => {
    lost++
    log.error({ message: referenceOf(id), why, lost }, 'A WeChat message is lost')
  }

  /** After the end it keeps no program from ending. */
  const pause = (failures: number) => {
    const { signal } = stopped
    return sleep(backOff(failures, ...times.again), undefined, signal.aborted ? { ref: false } : { signal }).catch(
      () => {},
    )
  }

  /**
   * Asks the gateway, also over connections to come; undefined when it can't be had. A try counts when the gateway refused,
   * or was silent about this alone; not when the connection went.
   */
  const persist = async <T>(tries: number, ask: (online: Online) => Promise<T>): Promise<T | undefined> => {
    for (let failed = 0, rounds = 1; failed < tries && !stopped.signal.aborted; rounds++) {
      const now = online()
      if (now) {
        try {
          return await ask(now)
        } catch (error) {
          if (isLinkTrouble(error)) doubt()
          if (!isLinkTrouble(error) || error instanceof NoAnswer) failed++
        }
      }
      await pause(rounds)
    }
    return undefined
  }

  const read = async ({ link, me }: Online, id: string): Promise<{ payload: Payload; said: Decoded }> => {
    const payload: Payload = await within(times.call, link.messagePayload(id))
    const names = [me.name]
    if (payload.roomId && payload.text?.match(/[@＠]/)) {
      const member = await within(times.call, link.roomMemberPayload(payload.roomId, me.id)).catch(() => undefined)
      if (member?.roomAlias) names.push(member.roomAlias)
    }
    const said = decode(payload, { id: me.id, names })
    if (said.kind !== 'ignored' && !said.group && said.kind !== 'recall') {
      const contact = await within(times.call, link.contactPayload(payload.talkerId)).catch(() => undefined)
      if (contact?.type === official) return { payload, said: { kind: 'ignored', why: 'system' } }
    }
    return { payload, said }
  }

  const isTooOld = (when: number): boolean => {
    const now = clock()
    firstHeard ??= performance.now()
    const history = performance.now() - firstHeard < times.history ? oldestTaken : 0
    const tooOld = when < Math.max(history, now - oldest)
    if (tooOld && !toldOfOld) {
      toldOfOld = true
      const minutes = Math.round((now - when) / 60_000)
      log.warn(
        { minutes },
        'Old WeChat messages are not taken. If people have just written, set the clock of this computer',
      )
    }
    return tooOld
  }

  /** One thing after the other in each conversation. */
  const enqueue = (conversation: string, work: () => Promise<void>) => {
    const lane = (lanes.get(conversation) ?? Promise.resolve()).then(work).finally(() => {
      if (lanes.get(conversation) === lane) lanes.delete(conversation)
    })
    lanes.set(conversation, lane)
  }

  const order = createOrder<Message>(times.window, ({ conversation, what }) =>
    enqueue(conversation, () => take(what).finally(() => void waiting--)),
  )

  const hear = async (id: string) => {
    if (stopped.signal.aborted) return
    if (waiting >= mostWaiting) return lose(id, 'too many wait')
    waiting++
    const arrived = order.arrive()
    if (await own.isKnown(id)) {
      waiting--
      return arrived(undefined)
    }
    const found = await persist(fetchTries, (now) => read(now, id))
    const said = found?.said
    if (!found) lose(id, stopped.signal.aborted ? 'stopped' : 'the gateway does not give it')
    const when = found && saidAt(found.payload)
    const tooOld = when !== undefined && isTooOld(when)
    if (when !== undefined && !tooOld && said?.kind === 'ignored' && said.why === 'own') {
      clocks.own(when)
      own.fetched()
    }
    if (!found || !said || said.kind === 'ignored' || tooOld || isForeignRecall(said)) {
      waiting--
      return arrived(undefined)
    }
    arrived({
      conversation: said.from,
      saidAt: stampOf(found.payload) ?? clock(),
      what: { ...said, id, at: clocks.ours(when, times.glance) },
    })
  }

  /** In a room others take back what was never meant for us. */
  const isForeignRecall = (said: Exclude<Decoded, { kind: 'ignored' }>) =>
    said.kind === 'recall' && said.group && !takenInRooms.has(said.recalls)

  const take = async (message: Message) => {
    const { id, from, at, group } = message
    const envelope = { id: `wechat:${id}`, from, at, ...(group ? { group } : {}) }
    switch (message.kind) {
      case 'text': {
        const quote = message.quoted && (await quotedIn(from, message.quoted))
        if (group) remember(id)
        return keep({ ...envelope, kind: 'text', text: message.text, ...(quote ? { quote } : {}) })
      }
      case 'unwanted':
        return keep({ ...envelope, kind: 'refused-file', why: message.as })
      case 'recall':
        // Gateways may give the notice the id of what it takes back.
        return keep({
          ...envelope,
          id: `wechat:recall:${message.recalls}`,
          kind: 'recall',
          recalls: `wechat:${message.recalls}`,
        })
      case 'file':
        return holding(async () => {
          const fetched = await fetch(message)
          if ('refused' in fetched) return keep({ ...envelope, kind: 'refused-file', why: fetched.refused })
          const { name, type, content } = fetched
          const file: Attachment = { id: envelope.id, name, type, size: content.length }
          return keep({ ...envelope, kind: 'file', file }, content)
        })
    }
  }

  const fetch = async (message: Message & { kind: 'file' }): Promise<Fetched> => {
    const fetched = await persist(fileTries, (now) => fetchFile(now, message.id, message, times))
    return fetched ?? { refused: 'lost' }
  }

  const quotedIn = async (from: string, quoted: Quoted): Promise<string | undefined> => {
    try {
      const known = quoted.vendorId && (await store.sentAs(from, quoted.vendorId))
      if (known) return known
      return findQuoted(quoted, await store.history(from, { last: lookBack, only: 'out' }), textsOf)
    } catch (error) {
      log.warn(describe(error), 'The store failed')
      return undefined
    }
  }

  /**
   * Hands it over until the store has it, also after the end: a store that is away takes the lease of this channel along,
   * and nobody else has what the gateway told here.
   */
  const keep = async (incoming: Incoming & Heard, content?: Uint8Array): Promise<void> => {
    let until = Number.POSITIVE_INFINITY
    for (let failures = 1; ; failures++) {
      try {
        await store.accept(incoming, content)
        return
      } catch (error) {
        log.error({ message: referenceOf(incoming.id), failures, ...describe(error) }, 'The store failed')
      }
      if (stopped.signal.aborted) until = Math.min(until, performance.now() + handsOverFor)
      if (performance.now() > until) return lose(incoming.id, 'the store failed until the end')
      await pause(failures)
    }
  }

  /** Few files at once: each may fill 10 MB of memory. */
  const holding = async (work: () => Promise<void>) => {
    if (places === 0) await new Promise<void>((free) => queue.push(free))
    else places--
    try {
      await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else places++
    }
  }

  const remember = (id: string) => {
    takenInRooms.add(id)
    if (takenInRooms.size > rememberedRooms) takenInRooms.delete(takenInRooms.values().next().value as string)
  }

  return {
    /** From now on. An account that never served before has a history which is nobody's question to the bot. */
    start: async () => {
      const [known] = await store.addresses('wechat:', 1)
      oldestTaken = known?.startsWith('wechat:') ? 0 : clock() - oldestAtFirst
    },
    /** The account is told its history anew. */
    loggedIn: () => {
      firstHeard = undefined
    },
    hear: (id: string) => void hear(id),
    /** A message the channel makes itself, in the order of its conversation. */
    say: (incoming: Incoming & Heard) => enqueue(incoming.from, () => keep(incoming)),
    /** Gives what is under way a moment. */
    stop: async () => {
      order.flush()
      const done = Promise.all(lanes.values())
      await within(times.call, done).catch(() => {})
      stopped.abort()
      await within(times.call, done).catch(() => {})
      if (lanes.size > 0)
        log.warn(
          { conversations: lanes.size },
          'WeChat messages are not in the store yet: they come in when it is there again, unless this program ends before',
        )
    },
    lost: () => lost,
  }
}

/** Stands for an id in the log: the id itself names an account. */
