/**
 * What is counted while the bot works, for its operators. Labels are names of channels, kinds, results, states and roles:
 * never an address, a number or a word of anybody. Counting is all that happens here; the web server gives it out.
 */

import { causeOf, type Delivery, type Incoming } from './channel.ts'
import { channelOf } from './conversation.ts'
import { describe, type Log, referenceOf, turnReference } from './log.ts'
import type { Consulting } from './model/consult.ts'
import type { Claim, Store, Turn } from './store.ts'
import { type Figure, openTallies } from './tallies.ts'

export interface Metrics {
  /** The same store; what is done with it is counted, and told of in the log at the level debug. */
  watch(store: Store): Store
  /** As it stands now; those of the store only when it answers. */
  figures(): Promise<Figure[]>
}

interface MetricsOptions {
  /** Milliseconds since 1970. */
  clock: () => number
  log?: Log
  /** Which channels are up. */
  channels?: () => Record<string, { up: boolean }>
  /** The language model, where this process asks one. */
  model?: () => Pick<Consulting, 'counts' | 'spent'> | undefined
}

/** How long what was asked of the store is good for (ms): requests are counted one by one. */
const fresh = { queue: 2000, requests: 15_000 }

/** Counts from zero: the figures are those of this process since its start. */
export const createMetrics = ({
  clock,
  log,
  channels = () => ({}),
  model = () => undefined,
}: MetricsOptions): Metrics => {
  const tallies = openTallies()
  const { count, observe } = tallies
  let watched: Store | undefined

  const accepted = (incoming: Incoming, isNew: boolean) => {
    const { id, kind } = incoming
    const channel = channelOf(incoming.from)
    if (kind !== 'alarm') count('messages_in', { channel, kind, result: isNew ? 'new' : 'again' })
    log?.debug?.({ message: referenceOf(id), channel, kind, new: isNew }, 'A message came in')
  }

  const committed = ({ incoming, attempt }: Claim, { audit, changes, outgoing }: Turn, seconds: number) => {
    const { id, kind } = incoming
    observe('turn_seconds', { kind }, seconds)
    if (kind === 'alarm') count('alarms', {})
    for (const { action, detail = '' } of audit) {
      if (action === 'question.unanswered') count('questions_declined', { reason: detail })
      else if (action === 'failed') count('turns_failed', {})
      else if (action.startsWith('request.')) count('request_steps', { step: action.slice('request.'.length) })
    }
    const what = { kind, ms: Math.round(seconds * 1000), changes: changes.length, outgoing: outgoing.length }
    log?.debug?.({ message: referenceOf(id), turn: turnReference(id, attempt), ...what }, 'A step was committed')
  }

  const settled = (channel: string, { result }: Delivery, seconds: number) => {
    count('sends', { channel, result })
    if (result === 'sent') observe('send_seconds', { channel }, seconds)
  }

  const watch = (store: Store): Store => {
    watched = store
    const begun = new WeakMap<Claim, number>()
    const sending = new Map<string, { channel: string; since: number }>()
    const passing = async <T>(call: Promise<T>): Promise<T> => {
      try {
        return await call
      } catch (error) {
        count('store_errors', { error: describe(error).error })
        throw error
      }
    }
    const since = (start: number | undefined) => (performance.now() - (start ?? performance.now())) / 1000

    return {
      ...store,
      accept: async (incoming, content) => {
        const isNew = await passing(store.accept(incoming, content))
        accepted(incoming, isNew)
        return isNew
      },
      claim: async (now) => {
        const claim = await passing(store.claim(now))
        if (!claim) return undefined
        begun.set(claim, performance.now())
        const { incoming, attempt } = claim
        if (attempt === 1 && incoming.kind !== 'alarm')
          observe('wait_seconds', {}, Math.max(0, (clock() - incoming.at) / 1000))
        return claim
      },
      commit: async (claim, turn, read) => {
        const done = await passing(store.commit(claim, turn, read))
        if (done) committed(claim, turn, since(begun.get(claim)))
        else count('turn_races', {})
        return done
      },
      release: async (claim, retryAt) => {
        count('turn_retries', {})
        await passing(store.release(claim, retryAt))
      },
      next: async (names, now) => {
        const found = await passing(store.next(names, now))
        if (found) sending.set(found.outgoing.id, { channel: channelOf(found.outgoing.to), since: performance.now() })
        return found
      },
      settle: async (id, delivery) => {
        const seconds = since(sending.get(id)?.since)
        await passing(store.settle(id, delivery))
        const { channel } = sending.get(id) ?? {}
        sending.delete(id)
        if (channel === undefined) return
        settled(channel, delivery, seconds)
        const cause = referenceOf(causeOf(id))
        const what = { channel, result: delivery.result, ms: Math.round(seconds * 1000) }
        log?.debug?.({ message: referenceOf(id), cause, ...what }, 'A message was sent, or not')
      },
      ring: (now) => passing(store.ring(now)),
      apply: (turn, read) => passing(store.apply(turn, read)),
    }
  }

  const queue = kept(fresh.queue, async (store: Store) => {
    const { inbox, outbox, alarms } = await store.depth()
    const oldest = (await store.oldest?.()) ?? {}
    const age = (at: number | undefined) => (at === undefined ? 0 : Math.max(0, (clock() - at) / 1000))
    return [
      tallies.gauge('queue_messages', [
        [{ queue: 'inbox' }, inbox],
        [{ queue: 'outbox' }, outbox],
        [{ queue: 'alarms' }, alarms],
      ]),
      ...(store.oldest
        ? [
            tallies.gauge('queue_oldest_seconds', [
              [{ queue: 'inbox' }, age(oldest.inbox)],
              [{ queue: 'outbox' }, age(oldest.outbox)],
            ]),
          ]
        : []),
    ]
  })

  const requests = kept(fresh.requests, async (store: Store) => {
    const open = (await store.list('request', 'open')).map(({ body }) => body)
    const now = clock()
    const states = new Map<string, number>()
    const overdue = new Map<string, number>()
    for (const { state, due, role } of open) {
      const time = due === undefined ? 'none' : due.at < now ? 'overdue' : 'in-time'
      states.set(`${state} ${time}`, (states.get(`${state} ${time}`) ?? 0) + 1)
      if (time === 'overdue') overdue.set(role, (overdue.get(role) ?? 0) + 1)
    }
    return [
      tallies.gauge(
        'requests_open',
        [...states].map(([key, number]) => {
          const [state = '', due = ''] = key.split(' ')
          return [{ state, due }, number] as const
        }),
      ),
      tallies.gauge(
        'requests_overdue',
        [...overdue].map(([role, number]) => [{ role }, number] as const),
      ),
    ]
  })

  const ofModel = (): Figure[] => {
    const consulting = model()
    if (!consulting) return []
    const { calls, tokens } = consulting.spent()
    const { known = 0, ...counts } = consulting.counts()
    const answers = Object.entries(counts).map(
      ([why, number]) => [{ result: resultOf(why), reason: why.replace(/^said /, '') }, number] as const,
    )
    return [
      tallies.counter('model_calls', [[{}, calls]]),
      tallies.counter('model_tokens', [[{}, tokens]]),
      tallies.counter('model_answers', answers),
      tallies.counter('model_reused', [[{}, known]]),
    ]
  }

  return {
    watch,
    figures: async () => {
      const store = watched
      const asked = store
        ? await Promise.all([queue(store), requests(store)]).then(
            (both) => both.flat(),
            () => undefined,
          )
        : undefined
      const up = Object.entries(channels()).map(([channel, { up }]) => [{ channel }, up ? 1 : 0] as const)
      return [
        tallies.gauge('store_up', [[{}, asked ? 1 : 0]]),
        tallies.gauge('channel_up', up),
        ...(asked ?? []),
        ...ofModel(),
        ...tallies.figures(),
      ]
    },
  }
}

/** Why the model was of use, or not, as one of a few results. */
const resultOf = (why: string): string => {
  if (why === 'worded' || why === 'doubted' || why === 'meant') return 'used'
  if (why.startsWith('said ') || why === 'malformed') return 'rejected'
  return why === 'paused' || why === 'too-many' || why === 'no-budget' ? 'not-asked' : 'failed'
}

/** Asks anew only when what was told is older than so many ms; who asks at the same time gets the same answer. */
const kept = <T>(ms: number, ask: (store: Store) => Promise<T>) => {
  let at = Number.NEGATIVE_INFINITY
  let answer: Promise<T> | undefined
  return (store: Store): Promise<T> => {
    if (answer && performance.now() - at < ms) return answer
    at = performance.now()
    const asked = ask(store)
    answer = asked
    asked.catch(() => {
      if (answer === asked) answer = undefined
    })
    return asked
  }
}
