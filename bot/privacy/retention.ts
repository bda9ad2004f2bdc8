/** What goes by itself when its time is up: looked for at the start and every hour, in small transactions. */

import { setTimeout as sleep } from 'node:timers/promises'
import { day, hour } from '../../knowledge/working-days.ts'
import { type Address, causeOf } from '../channel.ts'
import { type Conversation, conversationChange } from '../conversation.ts'
import { describe, type Log } from '../log.ts'
import { ownOf, personChanges, withoutAddress } from '../persons/person.ts'
import { isOver } from '../reminders/card.ts'
import {
  type Change,
  type Forgetting,
  type HistoryLine,
  type Kind,
  type Listed,
  type Records,
  type Store,
  type Turn,
  turnOf,
} from '../store.ts'
import { reportedBy } from '../supervision/survey.ts'
import { isWatching, watchChange, watchedFor } from '../watch/kept.ts'
import { type Erasure, withoutWords } from './erasure.ts'
import { namedRequests } from './named.ts'
import { isPlausible } from './plausible.ts'
import { closedAt, redactedChange } from './redacted.ts'

/** Drafts and the last question are kept for at most so long after the last message. */
const draftDays = 30
/** A deletion is done again after a day: its own reply has been read by then. */
const again = day
/** Records or messages looked at in one go; after each, others have their turn. */
const part = 100

export type Kept = Pick<Store, 'all' | 'addresses' | 'history' | 'read' | 'list' | 'apply' | 'waits' | 'depth'>

interface RetentionOptions {
  store: Kept
  /** Milliseconds since 1970. */
  now: () => number
  /** RETENTION_DAYS. */
  days: number
  log: Log
}

/** Removes what is due a second after the start and then every hour, until it is stopped. */
export const startRetention = ({ store, now, days, log }: RetentionOptions) => {
  let timer: NodeJS.Timeout | undefined
  let running = true
  let sweeping: Promise<void> = Promise.resolve()

  const run = async () => {
    try {
      const moment = now()
      const byAge = await isPlausible(store, moment, log)
      const removed = await sweep(store, { now: moment, days, byAge, goOn: () => running })
      if (Object.values(removed).some((count) => count > 0))
        log.info(removed, 'Personal data whose time is up was removed')
    } catch (error) {
      log.error(describe(error), 'Personal data could not be removed; it is tried again in an hour')
    }
    if (running) timer = wait(hour)
  }
  const wait = (pause: number) => {
    const next = setTimeout(() => {
      sweeping = run()
    }, pause)
    next.unref()
    return next
  }
  timer = wait(1000) // the first answers come before it

  return {
    stop: async () => {
      running = false
      clearTimeout(timer)
      await sweeping
    },
  }
}

interface Removed {
  requests: number
  /** Conversations that lost messages. */
  conversations: number
  /** People of whom nothing is kept any more. */
  people: number
  drafts: number
  questions: number
}

/**
 * Removes everything whose time is up at `now`; without `byAge` only what people asked for. What another step changes
 * meanwhile is left for the next time.
 */
export const sweep = async (
  store: Kept,
  { now, days, byAge = true, goOn = () => true }: { now: number; days: number; byAge?: boolean; goOn?: () => boolean },
): Promise<Removed> => {
  const removed: Removed = { requests: 0, conversations: 0, people: 0, drafts: 0, questions: 0 }
  const before = now - days * day
  await eraseAgain(store, now, goOn)
  if (!byAge) return removed

  for await (const { id, version, body } of each(store, 'request', goOn)) {
    const closed = closedAt(body)
    if (closed === undefined || closed >= before || body.forgotten !== undefined) continue
    const turn = turnOf({
      changes: [redactedChange(body, now)],
      forget: [{ request: id }],
      audit: [{ at: now, actor: 'system', action: 'privacy.retention', subject: id }],
    })
    if (await store.apply(turn, new Map([[`request/${id}`, version]]))) removed.requests++
  }

  // Whoever handles a request that is open quotes what was said about it, however long it takes.
  const open = new Set((await store.list('request', 'open')).map(({ id }) => id))
  for (let after = ''; goOn(); ) {
    const addresses = await store.addresses(after, part)
    for (const address of addresses) if (await forgetMessages(store, address, before, open)) removed.conversations++
    const last = addresses.at(-1)
    if (last === undefined) break
    after = last
    await sleep(1)
  }

  for await (const { id, version, body } of each(store, 'watch', goOn)) {
    const left = body.statements.filter(({ at }) => at >= now - watchedFor)
    if (left.length === body.statements.length) continue
    await store.apply(turnOf({ changes: [watchChange(id, left)] }), new Map([[`watch/${id}`, version]]))
  }

  for await (const found of each(store, 'conversation', goOn)) {
    const done = await tidy(store, found, now, days)
    if (done) removed[done]++
  }

  const drop = async <K extends Kind>(kind: K, isOver: (body: Records[K]) => boolean): Promise<number> => {
    let count = 0
    for await (const { id, version, body } of each(store, kind, goOn)) {
      if (!isOver(body)) continue
      const changes = [{ kind, id, body: null, tags: [] } as Change]
      if (await store.apply(turnOf({ changes }), new Map([[`${kind}/${id}`, version]]))) count++
    }
    return count
  }
  removed.questions += await drop('unanswered', ({ at }) => at < before)
  removed.questions += await drop('survey', (body) => reportedBy(body) < before)
  await drop('linkCode', ({ expires }) => expires < now)
  await drop('deskKey', ({ expires }) => expires + day < now)
  return removed
}

/** Deletions that people asked for, once more: what was on its way then is handled or sent by now, or will be. */
const eraseAgain = async (store: Kept, now: number, goOn: () => boolean) => {
  const due: Listed<'erasure'>[] = []
  // One that was asked for while the clock was ahead is due as well.
  for await (const found of each(store, 'erasure', goOn)) if (Math.abs(now - found.body.at) >= again) due.push(found)
  if (due.length === 0) return
  const numbers = due.flatMap(({ body }) => body.forget.flatMap((what) => ('request' in what ? what.request : [])))
  let rest = false
  for await (const { id, version, body } of each(store, 'conversation', goOn)) {
    const changed = withoutWords(body, numbers)
    if (!changed) continue
    const turn = turnOf({ changes: [conversationChange(id, changed)], forget: files(id) })
    if (!(await store.apply(turn, new Map([[`conversation/${id}`, version]])))) rest = true
  }
  for (const { id, version, body } of due) {
    // An earlier version kept stretches of time, without the reply: those lines go with their age.
    const forget = [
      ...body.forget.filter((what) => 'request' in what || what.upTo !== undefined),
      ...('reply' in body ? await replies(store, body.reply) : []),
    ]
    // The inbox first: what was in it may name a request once it is handled.
    const waits = rest || (await store.depth()).inbox > 0 || (await some(forget, store.waits))
    const changes: Turn['changes'] = waits ? [] : [{ kind: 'erasure', id, body: null, tags: [] }]
    await store.apply(turnOf({ changes, forget }), new Map([[`erasure/${id}`, version]]))
  }
}

const some = async <T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<boolean> => {
  for (const one of all) if (await holds(one)) return true
  return false
}

/** They follow the message that asked, with what came in at the same moment between. */
const replies = async (store: Kept, { conversation, after, cause }: Erasure['reply']): Promise<Forgetting[]> =>
  (await store.history(conversation, { after, limit: part })).flatMap(({ seq, direction, message }) =>
    direction === 'out' && causeOf(message.id) === cause ? { conversation, after: seq - 1, upTo: seq } : [],
  )

/** All records of a kind, in parts. */
async function* each<K extends Kind>(store: Kept, kind: K, goOn: () => boolean): AsyncGenerator<Listed<K>> {
  for (let after = ''; goOn(); ) {
    const found = await store.all(kind, after, part)
    yield* found
    const last = found.at(-1)
    if (last === undefined) return
    after = last.id
    await sleep(1)
  }
}

/** True when some were that old. What is not handled or sent yet, and what is about a request that is open, stays. */
const forgetMessages = async (
  store: Kept,
  address: Address,
  before: number,
  open: ReadonlySet<string>,
): Promise<boolean> => {
  const needed = new Set<string>()
  let any = false
  for await (const lines of pages(store, address, before)) {
    any ||= lines.some(({ message }) => message.at < before)
    for (const { direction, message } of lines)
      if (direction === 'out' && namedRequests(message).some((number) => open.has(number)))
        needed.add(message.id).add(causeOf(message.id))
  }
  if (!any) return false
  any = false
  for await (const lines of pages(store, address, before)) {
    const gone = lines.filter((line) => line.message.at < before && isClosed(line) && !needed.has(line.message.id))
    if (gone.length === 0) continue
    await store.apply(turnOf({ forget: stretches(address, lines, gone) }), new Map())
    any = true
  }
  return any
}

const isClosed = (line: HistoryLine): boolean => (line.direction === 'in' ? line.handled : line.state !== 'waiting')

/** The lines of a conversation in parts, up to the first part without an old one. */
async function* pages(store: Kept, address: Address, before: number): AsyncGenerator<HistoryLine[]> {
  for (let after = 0; ; ) {
    const lines = await store.history(address, { after, limit: part })
    const last = lines.at(-1)
    if (!last) return
    yield lines
    if (!lines.some(({ message }) => message.at < before)) return
    after = last.seq
    await sleep(1)
  }
}

/** The lines that go, as few stretches: those that follow each other in one. */
const stretches = (
  conversation: Address,
  lines: readonly HistoryLine[],
  gone: readonly HistoryLine[],
): Forgetting[] => {
  const found: { conversation: Address; after: number; upTo: number }[] = []
  let previous: HistoryLine | undefined
  for (const line of lines) {
    const last = found.at(-1)
    if (gone.includes(line)) {
      if (last && previous && last.upTo === previous.seq) last.upTo = line.seq
      else found.push({ conversation, after: line.seq - 1, upTo: line.seq })
    }
    previous = line
  }
  return found
}

/** Drops what is too old of a conversation, and the person with it when nothing else of them is kept. */
const tidy = async (
  store: Kept,
  { id, version, body }: Listed<'conversation'>,
  now: number,
  days: number,
): Promise<'drafts' | 'people' | undefined> => {
  const [line] = await store.history(id, { last: 1 })
  const idle = now - (line?.message.at ?? 0)
  if (idle < Math.min(draftDays, days) * day) return undefined
  const read = new Map([[`conversation/${id}`, version]])
  const put = (changed: Conversation | null, forget: Forgetting[] = [], more: Turn['changes'] = []) => {
    const change = changed
      ? conversationChange(id, changed)
      : { kind: 'conversation' as const, id, body: null, tags: [] }
    return store.apply(turnOf({ changes: [change, ...more], forget: [...forget, ...files(id)] }), read)
  }

  // Who asked to be reminded in two years is reminded; who watches a statement is told in their language.
  const reminders = body.reminders?.filter((one) => !isOver(one, now)) ?? []
  const isPerson = !/^(request|role):/.test(id)
  const person = isPerson ? await store.read('person', id) : undefined
  const own = person ? ownOf(person.body) : [id]
  // Who still comes, on whichever channel, is still there on each.
  const gone = idle >= days * day && (!person || now - (await latest(store, own)) >= days * day)
  if (gone && reminders.length === 0 && !(await isWatching(store, id))) {
    const bound = await some(own, async (one) => (await store.list('role', `member:${one}`)).length > 0)
    if (!isPerson || bound) return (await put(null)) && isPerson ? 'people' : undefined
    // As long as a request is kept, the log still says whose it is.
    if ((await store.list('request', `applicant:${id}`)).length === 0) {
      if (person) read.set(`person/${id}`, person.version)
      const unlinked = person ? personChanges(person.body, withoutAddress(person.body, id)) : []
      return (await put(null, [{ actor: id }], unlinked)) ? 'people' : undefined
    }
  }
  const { dialogue, paused, topic, checked, ...rest } = body
  const facts = idle >= days * day ? {} : rest.facts
  const fewer = Object.keys(facts).length < Object.keys(rest.facts).length
  if (!fewer && !(dialogue ?? paused ?? topic ?? checked)) return undefined
  return (await put({ ...rest, facts })) ? 'drafts' : undefined
}

/** When something was last said in one of these conversations (ms). */
const latest = async (store: Kept, addresses: readonly Address[]): Promise<number> => {
  const lines = await Promise.all(addresses.map((address) => store.history(address, { last: 1 })))
  return Math.max(0, ...lines.flatMap(([line]) => line?.message.at ?? []))
}

/** Nothing was said up to line 0; but a turn that forgets looks for files that no record has any more, such as a draft's. */
const files = (conversation: Address): Forgetting[] => [{ conversation, upTo: 0 }]
