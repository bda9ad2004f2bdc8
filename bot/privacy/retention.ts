/** What goes by itself when its time is up: looked for at the start and every hour, in small transactions. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Conversation } from '../conversation.ts'
import { describe } from '../log.ts'
import type { Address, Kind, Listed, Log, Store, Turn } from '../ports.ts'
import { isOver } from '../reminders/card.ts'
import { reportedBy } from '../supervision/survey.ts'
import { closedAt, redactedChange } from './redacted.ts'

export const day = 24 * 3_600_000
/** Drafts and the last question are kept for at most so long after the last message. */
export const draftDays = 30
/** A deletion is done once more after a day, and until messages that were on their way then are given up. */
const again = { after: day, until: 4 * day }
const hour = 3_600_000
/** Records or messages looked at in one go; after each, others have their turn. */
const part = 100

export type Kept = Pick<Store, 'all' | 'addresses' | 'history' | 'list' | 'apply'>

export interface RetentionOptions {
  store: Kept
  /** Milliseconds since 1970. */
  now: () => number
  /** RETENTION_DAYS. */
  days: number
  log: Log
}

export const startRetention = ({ store, now, days, log }: RetentionOptions) => {
  let timer: NodeJS.Timeout | undefined
  let running = true
  let sweeping: Promise<void> = Promise.resolve()

  const run = async () => {
    try {
      const removed = await sweep(store, { now: now(), days, goOn: () => running })
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

export interface Removed {
  requests: number
  /** Conversations that lost messages. */
  conversations: number
  /** People of whom nothing is kept any more. */
  people: number
  drafts: number
  questions: number
}

/** Removes everything whose time is up at `now`. What another step changes meanwhile is left for the next time. */
export const sweep = async (
  store: Kept,
  { now, days, goOn = () => true }: { now: number; days: number; goOn?: () => boolean },
): Promise<Removed> => {
  const removed: Removed = { requests: 0, conversations: 0, people: 0, drafts: 0, questions: 0 }
  const before = now - days * day

  for await (const { id, version, body } of each(store, 'erasure', goOn)) {
    if (now - body.at < again.after) continue
    const changes: Turn['changes'] = now - body.at < again.until ? [] : [{ kind: 'erasure', id, body: null, tags: [] }]
    await store.apply(turnOf({ changes, forget: body.forget }), new Map([[`erasure/${id}`, version]]))
  }

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

  for (let after = ''; goOn(); ) {
    const addresses = await store.addresses(after, part)
    for (const address of addresses) if (await forgetMessages(store, address, before)) removed.conversations++
    const last = addresses.at(-1)
    if (last === undefined) break
    after = last
    await sleep(1)
  }

  for await (const found of each(store, 'conversation', goOn)) {
    const done = await tidy(store, found, now, days)
    if (done) removed[done]++
  }

  for await (const { id, version, body } of each(store, 'unanswered', goOn)) {
    if (body.at >= before) continue
    const turn = turnOf({ changes: [{ kind: 'unanswered', id, body: null, tags: [] }] })
    if (await store.apply(turn, new Map([[`unanswered/${id}`, version]]))) removed.questions++
  }
  for await (const { id, version, body } of each(store, 'survey', goOn)) {
    if (reportedBy(body) >= before) continue
    const turn = turnOf({ changes: [{ kind: 'survey', id, body: null, tags: [] }] })
    if (await store.apply(turn, new Map([[`survey/${id}`, version]]))) removed.questions++
  }
  for await (const { id, version, body } of each(store, 'deskKey', goOn)) {
    if (body.expires + day >= now) continue
    const turn = turnOf({ changes: [{ kind: 'deskKey', id, body: null, tags: [] }] })
    await store.apply(turn, new Map([[`deskKey/${id}`, version]]))
  }
  return removed
}

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

/** True when some were that old. What is not handled or sent yet stays until it is. */
const forgetMessages = async (store: Kept, address: Address, before: number): Promise<boolean> => {
  let any = false
  for (let after = 0; ; ) {
    const lines = await store.history(address, { after, limit: part })
    const old = lines.filter(({ message }) => message.at < before)
    const closed = old.filter((line) => (line.direction === 'in' ? line.handled : line.state !== 'waiting'))
    const until = Math.max(0, ...closed.map(({ message }) => message.at + 1))
    if (closed.length > 0) await store.apply(turnOf({ forget: [{ conversation: address, before: until }] }), new Map())
    any ||= closed.length > 0
    const last = lines.at(-1)
    if (old.length === 0 || last === undefined) return any
    after = last.seq
    await sleep(1)
  }
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
  const put = (changed: Conversation | null, forget: Turn['forget'] = []) =>
    store.apply(turnOf({ changes: [{ kind: 'conversation', id, body: changed, tags: [] }], forget }), read)

  // Who asked to be reminded in two years is reminded.
  const reminders = body.reminders?.filter((one) => !isOver(one, now)) ?? []
  if (idle >= days * day && reminders.length === 0) {
    const isPerson = !/^(request|role):/.test(id)
    const bound = (await store.list('role', `member:${id}`)).length > 0
    if (!isPerson || bound) return (await put(null)) && isPerson ? 'people' : undefined
    // As long as a request is kept, the log still says whose it is.
    if ((await store.list('request', `applicant:${id}`)).length === 0)
      return (await put(null, [{ actor: id }])) ? 'people' : undefined
  }
  const { dialogue, paused, topic, checked, ...rest } = body
  const facts = idle >= days * day ? {} : rest.facts
  const fewer = Object.keys(facts).length < Object.keys(rest.facts).length
  if (!fewer && !(dialogue ?? paused ?? topic ?? checked)) return undefined
  return (await put({ ...rest, facts })) ? 'drafts' : undefined
}

const turnOf = (part: Partial<Turn>): Turn => ({ changes: [], outgoing: [], alarms: [], audit: [], ...part })
