/** Takes messages from the store, runs the step on each, and commits what it did: many conversations at once, each in order. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { languageOf } from '../knowledge/retrieval/text.ts'
import type { Incoming } from './channel.ts'
import { type Conversation, newConversation } from './conversation.ts'
import { describe, type Log, referenceOf, turnReference } from './log.ts'
import type { Consulting } from './model/consult.ts'
import type { Meaning } from './model/meaning.ts'
import { offersBefore } from './offers.ts'
import { startPool } from './pool.ts'
import type { Change, Claim, Glance, Kind, Listed, Reader, Store, Stored, Turn } from './store.ts'
import type { World } from './talk.ts'
import { speak } from './words.ts'

export type Step = (conversation: Conversation, incoming: Incoming, world: World) => Promise<Turn>

interface WorkerOptions {
  store: Store
  /** Asked for at each step, since it may be taken up anew. */
  knowledge: Knowledge
  turn: Step
  /** Milliseconds since 1970. */
  clock: () => number
  log: Log
  /** RETENTION_DAYS. */
  retentionDays?: number
  /** How many conversations are handled at once; those that wait for the language model are not counted. */
  concurrency?: number
  model?: Consulting
  meaning?: Meaning
}

/** Pauses after the first, second and third failure of a step; after the next one the person is told. */
const BACK_OFF = [200, 1000, 5000]
/** How often a step is run again at once because another one changed what it had read: of 32 at once, some lose ten times. */
const RACES = 20
/** A step that takes longer has hung; it wrote nothing, so it is simply left alone. */
const LONGEST_STEP = 120_000
/** When the store itself fails. */
const STORE_PAUSE = 1000

export const startWorker = (options: WorkerOptions) => {
  const { store, turn, clock, log, retentionDays = 365, concurrency = 32, model, meaning } = options
  const glance: Glance = store.early ?? store
  const handle = async (claim: Claim) => {
    try {
      await runAndCommit(claim)
    } catch (error) {
      await recover(claim, error)
    }
  }

  /** Runs the step until a commit succeeds. Throws what the step throws. */
  const runAndCommit = async (claim: Claim) => {
    for (let race = 0; race < RACES; race++) {
      if (race > 0) await sleep(Math.random() * 5 * race)
      const { world, conversation, kept, versions, listed } = await look(claim, race)
      const before = JSON.stringify(kept)
      const effects = await withDeadline(turn(conversation, claim.incoming, world))
      // Who says thanks leaves it as it is kept. Its tags follow from its body.
      const isKept = ({ kind, id, body }: Change) =>
        kind === 'conversation' && id === claim.incoming.from && JSON.stringify(body) === before
      effects.changes = effects.changes.filter((change) => !isKept(change))
      // A list mostly says where to look, and a busy desk changes all the time: only what is written from it must still hold.
      for (const { kind, id } of effects.changes) {
        const version = listed.get(`${kind}/${id}`)
        if (version !== undefined && !versions.has(`${kind}/${id}`)) versions.set(`${kind}/${id}`, version)
      }
      if (await store.commit(claim, effects, versions)) return
    }
    throw new Error('Others kept changing what this step reads')
  }

  /** What the step may know, with a note of every version it saw: the commit holds only if they are still current. */
  const look = async (claim: Claim, race: number) => {
    const { incoming, attempt } = claim
    const ahead = race === 0 ? store.ahead?.(claim) : undefined // what came along has lost the race
    const versions = new Map<string, number>()
    const listed = new Map<string, number>()
    const lists = new Map<string, readonly Listed[]>(ahead?.lists)
    const note = (key: string, version: number) => {
      if (!versions.has(key)) versions.set(key, version)
    }
    const reader: Reader = {
      read: async <K extends Kind>(kind: K, id: string) => {
        const key = `${kind}/${id}`
        // Who is nobody in particular is looked up in several places; a record made meanwhile fails the commit anyway.
        if (versions.get(key) === 0) return undefined
        const stored = ahead?.records.has(key)
          ? (ahead.records.get(key) as Stored<K> | undefined)
          : await glance.read(kind, id)
        note(key, stored?.version ?? 0)
        return stored
      },
      list: async <K extends Kind>(kind: K, tag: string) => {
        const key = `${kind}/${tag}`
        const found = (lists.get(key) as readonly Listed<K>[] | undefined) ?? (await glance.list(kind, tag))
        lists.set(key, found)
        for (const { id, version } of found) listed.set(`${kind}/${id}`, version)
        return found
      },
    }
    const world: World = {
      ...reader,
      now: clock(),
      attempt: attempt + race,
      knowledge: options.knowledge,
      offers: () => offersBefore(glance, incoming, ahead?.lines),
      audit: (after, limit) => glance.audit(after, limit),
      said: (stretch, of = incoming.from) => glance.history(of, stretch),
      outgoing: (id) => glance.outgoing(id),
      progress: (ids) => glance.progress(ids),
      retentionDays,
      ...(model ? { model: besidesOthers(model) } : {}),
      ...(meaning ? { meaning: { near: (...asked) => pool.aside(() => meaning.near(...asked)) } } : {}),
    }
    const kept = (await reader.read('conversation', incoming.from))?.body
    return { world, versions, listed, kept, conversation: kept ?? newConversation('zh') }
  }

  /** Who waits for the model holds up nobody else. */
  const besidesOthers = ({ word, meant }: Consulting): Pick<Consulting, 'word' | 'meant'> => ({
    word: (task, needed) => pool.aside(() => word(task, needed)),
    meant: (task) => pool.aside(() => meant(task)),
  })

  const recover = async (claim: Claim, error: unknown) => {
    const { incoming, attempt } = claim
    const failure = describe(error)
    const message = referenceOf(incoming.id)
    const turn = turnReference(incoming.id, attempt)
    try {
      const pause = BACK_OFF[attempt - 1]
      if (pause !== undefined) {
        log.warn({ message, turn, attempt, ...failure }, 'A step failed and is tried again')
        await giveBack(claim, pause)
        return
      }
      log.error({ message, turn, attempt, ...failure }, 'A step failed for good')
      await store.commit(claim, await apology(incoming, failure.error), new Map())
    } catch (storeError) {
      log.error({ message, turn, ...describe(storeError) }, 'The store failed')
      await giveBack(claim, STORE_PAUSE).catch(() => {})
      await sleep(STORE_PAUSE) // keeps this place in the pool busy, so that a broken store is not asked in a tight loop
    }
  }

  const giveBack = async (claim: Claim, pause: number) => {
    await store.release(claim, clock() + pause)
    pool.wake(pause + 1)
  }

  const apology = async (incoming: Incoming, error: string): Promise<Turn> => {
    const { id, from, kind } = incoming
    const at = clock()
    const stored = await store.read('conversation', from).catch(() => undefined)
    const spoken = kind === 'text' ? languageOf(incoming.text) : undefined
    const language =
      stored?.body.languageFrom === 'choice' ? stored.body.language : (spoken ?? stored?.body.language ?? 'zh')
    return {
      changes: [],
      // An alarm has nobody who waits for an answer.
      outgoing:
        kind === 'alarm' ? [] : [{ id: `${id}/1`, to: from, language, at, text: speak(language)('general.failed') }],
      alarms: [],
      audit: [{ at, actor: from, action: 'failed', subject: referenceOf(id), detail: error }],
    }
  }

  const pool = startPool({
    limit: concurrency,
    take: async () => {
      const claim = await store.claim(clock())
      return claim && (() => handle(claim))
    },
    failed: (error) => log.error(describe(error), 'The store failed'),
  })
  const unsubscribe = store.onWork((side) => {
    if (side === 'in') pool.wake()
  })

  return {
    /** Takes no more messages; resolves when those under way are done, after 10 s at the latest. */
    stop: () => {
      unsubscribe()
      return pool.stop()
    },
  }
}

const withDeadline = async <T>(step: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The step took too long')), LONGEST_STEP)
  try {
    return await Promise.race([step, late])
  } finally {
    clearTimeout(timer)
  }
}
