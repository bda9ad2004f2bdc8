/** The open pages: each gets every line of its conversation once and in order, as server-sent events. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Address } from '../../bot/channel.ts'
import type { Store } from '../../bot/store.ts'
import { asksDeletion, hasEarlier, isHandled, readKept, readLines } from './lines.ts'

export interface Streams {
  /** Takes over the response: replays what came after `after`, then stays open, or ends there with `once`. */
  open(address: Address, after: number, response: ServerResponse, once: boolean): void
  /** Brings every open page of this address up to date. */
  push(address: Address): Promise<void>
  /** Whether one more page of this address may be opened. */
  room(address: Address): boolean
  count(): number
  /** Ends every stream; the store may be closed after it. */
  close(): Promise<void>
}

interface Stream {
  address: Address
  response: ServerResponse
  /** Sequence number up to which the store has been read for this page. */
  cursor: number
  /** The person's last message, until it is handled: the bot is "typing". */
  waitingFor: number | undefined
  /** One reading at a time keeps the order; what happens meanwhile is read right after. */
  reading: Promise<void> | undefined
  again: boolean
  ready: boolean
  /** Numbers of lines the page has: those of the last look, and what was read since. */
  known: number[]
  /** When it was last seen that the store still has them. */
  lookedAt: number
  /** The person's own messages that came while the page was open and are not known to be handled. */
  asked: string[]
  /** It only looks in. */
  once: boolean
}

const perAddress = 20
const inAll = 5000
const pingEvery = 20_000
const typingEvery = 2_000
/** What others or the clock delete stays on an open page no longer than this. Reading so many lines takes a while. */
const lookEvery = 15 * 60_000
/** A page that reads nothing for so long that this much waits for it is cut off; it comes back where it was. */
const mostWaiting = 4 * 1024 * 1024

/** How long a page that was away may take to read a part of what it missed, before it gets the next one. */
const patience = 3_000

const isOpen = ({ response }: Stream) => !response.writableEnded && !response.destroyed

/** Resolves when the page has taken most of what was written to it, or does not come to it. */
const drained = async (response: ServerResponse): Promise<void> => {
  const started = performance.now()
  while (!response.destroyed && response.writableLength > mostWaiting / 4 && performance.now() - started < patience)
    await sleep(20)
}

/** No page is open yet. `failed` hears of a page that could not be brought up to date; it is cut off and comes back. */
export const createStreams = (store: Store, failed: (error: unknown) => void): Streams => {
  const streams = new Map<Address, Set<Stream>>()
  const all = () => [...streams.values()].flatMap((set) => [...set])

  const emit = (stream: Stream, event: string, data: unknown, id?: number) => {
    if (!isOpen(stream)) return
    if (stream.response.writableLength > mostWaiting) return stream.response.destroy()
    stream.response.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
  }

  const read = async (stream: Stream): Promise<void> => {
    // A page that comes for the first time gets the end of the conversation; one that was away, all that it missed.
    const anew = !stream.ready && stream.cursor === 0
    const { lines, first, upTo, more, lastIn, own } = await readLines(
      store,
      stream.address,
      anew ? undefined : stream.cursor,
    )
    stream.cursor = upTo
    stream.known.push(...lines.map((line) => line.seq))
    if (!anew) stream.asked.push(...own)
    for (const line of lines) emit(stream, 'message', line, line.seq)
    if (more && isOpen(stream)) {
      await drained(stream.response)
      return read(stream)
    }
    if (!stream.ready) {
      stream.ready = true
      // The page starts anew when it has read further than the store goes: the conversation was deleted.
      const last = (await store.history(stream.address, { last: 1 })).at(-1)
      const earlier = anew ? { earlier: await hasEarlier(store, stream.address, first) } : {}
      emit(stream, 'ready', { last: last?.seq ?? 0, ...earlier })
      if (!anew && !stream.once) await look(stream, true)
    }
    const before = stream.waitingFor
    if (lastIn) stream.waitingFor = lastIn.handled ? undefined : lastIn.seq
    else if (before !== undefined && (await isHandled(store, stream.address, before))) stream.waitingFor = undefined
    // A page turns its own dots off when an answer comes, so it is told again when there is more to wait for.
    if (stream.waitingFor !== before || lines.some((l) => l.from === 'bot'))
      emit(stream, 'typing', { on: stream.waitingFor !== undefined })
    if (Date.now() - stream.lookedAt > lookEvery) await look(stream, false)
    if (stream.waitingFor === undefined && stream.asked.length > 0)
      if (await asksDeletion(store, stream.asked.splice(0))) await look(stream, false)
  }

  /** Tells the page which lines there still are when some of its own are gone; one that was away finds out itself. */
  const look = async (stream: Stream, tells: boolean) => {
    const kept = await readKept(store, stream.address, stream.cursor)
    const there = new Set(kept.lines)
    const from = kept.earlier ? (kept.lines[0] ?? 0) : 0
    if (tells || stream.known.some((seq) => seq >= from && !there.has(seq))) emit(stream, 'kept', kept)
    stream.known = kept.lines
    stream.lookedAt = Date.now()
  }

  const bring = (stream: Stream): Promise<void> => {
    if (stream.reading) {
      stream.again = true
      return stream.reading
    }
    const run = async () => {
      try {
        do {
          stream.again = false
          await read(stream)
        } while (stream.again)
      } catch (error) {
        failed(error)
        stream.response.destroy() // the page comes back with its cursor, and nothing is skipped
      } finally {
        stream.reading = undefined
      }
    }
    stream.reading = run()
    return stream.reading
  }

  const push = async (address: Address) => {
    await Promise.all([...(streams.get(address) ?? [])].map(bring))
  }

  const ping = setInterval(() => {
    for (const stream of all()) {
      if (!stream.response.writableEnded) stream.response.write(': ping\n\n')
      // In case a notice from another process was lost.
      void bring(stream)
    }
  }, pingEvery)
  // A message may be handled without an answer to the one who sent it; only the store can tell.
  const typing = setInterval(() => {
    for (const stream of all()) if (stream.waitingFor !== undefined) void bring(stream)
  }, typingEvery)
  ping.unref()
  typing.unref()

  return {
    push,
    count: () => all().length,
    room: (address) => (streams.get(address)?.size ?? 0) < perAddress && all().length < inAll,
    open: (address, after, response, once) => {
      const stream: Stream = {
        address,
        response,
        cursor: after,
        waitingFor: undefined,
        reading: undefined,
        again: false,
        ready: false,
        known: [],
        lookedAt: Date.now(),
        asked: [],
        once,
      }
      const set = streams.get(address) ?? new Set()
      streams.set(address, set.add(stream))
      response.on('close', () => {
        set.delete(stream)
        if (set.size === 0 && streams.get(address) === set) streams.delete(address)
      })
      response.on('error', () => response.destroy())
      response.flushHeaders()
      void bring(stream).then(() => {
        if (once) response.end()
      })
    },
    close: async () => {
      const readings = all().map((stream) => stream.reading)
      clearInterval(ping)
      clearInterval(typing)
      for (const stream of all()) stream.response.end()
      await Promise.all(readings)
    },
  }
}
