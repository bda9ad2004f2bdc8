/** Takes outgoing messages to their channels: in order per recipient, many recipients at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from './back-off.ts'
import { type Channel, causeOf, type Delivery, type Outgoing } from './channel.ts'
import { describe, type Log, referenceOf } from './log.ts'
import { startPool } from './pool.ts'
import { longestPutOff, type Store } from './store.ts'

interface SenderOptions {
  store: Store
  channels: Channel[]
  /** Milliseconds since 1970. */
  clock: () => number
  log: Log
  /** How long one `send` may take, in ms. */
  deadline?: number
}

/** Recipients served at once per channel: a slow channel never takes the places of another. */
const PARALLEL = 64
/** What was sent and is not written down would be sent again after a crash: so many at most, when the disk stands still. */
const mostUnsettled = 128
const DEADLINE = 10_000
const FIRST_RETRY = 1000
/** Short enough that what waited for an outage comes soon after it. */
const LONGEST_RETRY = 30_000
/** A message that is older, and was tried at least so often, is given up. */
const GIVE_UP = 3 * 24 * 3_600_000
const TRIES = 20
/** When the store itself fails. */
const STORE_PAUSE = 1000

export const startSender = ({ store, channels, clock, log, deadline = DEADLINE }: SenderOptions) => {
  const lanes = channels.map((channel) => startLane(channel, { store, clock, log, deadline }))
  const unsubscribe = store.onWork((side, address) => {
    if (side === 'out') for (const lane of lanes) if (address.startsWith(lane.prefix)) lane.wake()
  })
  return {
    /** Sends no more; resolves when what is under way is settled, after 10 s at the latest. */
    stop: async () => {
      unsubscribe()
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}

const startLane = (channel: Channel, { store, clock, log, deadline }: Required<Omit<SenderOptions, 'channels'>>) => {
  let running = true
  let unsettled = 0

  const deliver = async (outgoing: Outgoing, attempt: number) => {
    const delivery = judge(outgoing, attempt, await attemptSend(outgoing))
    if (delivery.result !== 'sent') {
      const { result, reason } = delivery
      // `cause`: what it answers; `message` there and in lines of the worker is the same.
      const cause = referenceOf(causeOf(outgoing.id))
      const fields = { message: referenceOf(outgoing.id), cause, channel: channel.name, result, attempt, reason }
      if (result === 'failed') log[delivery.theirs ? 'warn' : 'error'](fields, 'A message could not be delivered')
      // An outage may hold up thousands: of each, the first try and every twentieth are told.
      else if (attempt % 20 === 1) log.warn(fields, 'A message will be sent again')
    }
    if (delivery.result === 'failed') await tryElsewhere(outgoing)
    // What became of it keeps up this recipient, and nobody else.
    unsettled++
    await pool.aside(() => settle(outgoing.id, delivery))
    if (unsettled-- === mostUnsettled) pool.wake()
    if (delivery.result === 'retry') pool.wake(Math.max(0, delivery.at - clock()) + 1)
  }

  const attemptSend = async (outgoing: Outgoing): Promise<Delivery> => {
    const { promise: late, resolve } = Promise.withResolvers<Delivery>()
    const timer = setTimeout(() => resolve({ result: 'retry', at: 0, reason: 'no answer in time' }), deadline)
    try {
      return await Promise.race([send(outgoing), late])
    } catch (error) {
      // Only the name: a vendor's error message may quote what was sent, or to whom.
      return { result: 'retry', at: 0, reason: describe(error).error }
    } finally {
      clearTimeout(timer)
    }
  }

  const send = async (outgoing: Outgoing) =>
    channel.send(outgoing, outgoing.file && (await store.file(outgoing.file.id)))

  /** Gives a retry its time, unless the channel named one, and an end. */
  const judge = (outgoing: Outgoing, attempt: number, delivery: Delivery): Delivery => {
    if (delivery.result !== 'retry') return delivery
    const now = clock()
    // An outage of ours may make a message old before its first try.
    if (now - outgoing.at > GIVE_UP && attempt >= TRIES) {
      return { result: 'failed', reason: `given up after ${attempt} tries: ${delivery.reason}` }
    }
    const at = delivery.at > now ? delivery.at : now + backOff(attempt, FIRST_RETRY, LONGEST_RETRY)
    // A vendor may want to be left alone for days; it is asked once in between.
    return { ...delivery, at: Math.min(at, now + longestPutOff / 2) }
  }

  /** What came unasked and is about no request has only its reader to hear of it, at another of their addresses. */
  const tryElsewhere = async ({ id, to: from, about, notice }: Outgoing) => {
    if (about !== undefined || !notice) return
    await insist(async () => {
      if (await store.read('person', from))
        await store.accept({
          id: `undelivered:${id}`,
          from,
          at: clock(),
          kind: 'alarm',
          what: `undelivered ${id} ${from}`,
        })
    })
  }

  /** What was sent stays under way until that is written down, or it would be sent twice. */
  const settle = (id: string, delivery: Delivery) => insist(() => store.settle(id, delivery))

  const insist = async (write: () => Promise<void>) => {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        log.error(describe(error), 'The store failed')
        if (!running) return
        await sleep(STORE_PAUSE)
      }
    }
  }

  const pool = startPool({
    limit: PARALLEL,
    take: async () => {
      if (unsettled >= mostUnsettled) return undefined
      const found = await store.next([channel.name], clock())
      return found && (() => deliver(found.outgoing, found.attempt))
    },
    failed: (error) => log.error(describe(error), 'The store failed'),
  })

  return {
    prefix: `${channel.name}:`,
    wake: () => pool.wake(),
    stop: () => {
      running = false
      return pool.stop()
    },
  }
}
