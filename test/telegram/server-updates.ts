/**
 * Updates on their way to the bot: kept until confirmed by an offset (getUpdates) or by an answer 2xx (webhook).
 * https://core.telegram.org/bots/api#getting-updates
 */
import type { Args } from './server-http.ts'
import { badRequest, Refusal, type Update, type UpdateKind } from './server-types.ts'
import { createWebhook, type Entry, type Webhook } from './server-webhook.ts'

export interface Updates {
  /** Updates of one lane reach a webhook one after the other; `lane` is a chat or a user. */
  add(kind: UpdateKind, body: object, lane: number): Update
  /** Long polling. `gone` aborts when the caller has hung up. */
  poll(args: Args, gone: AbortSignal): Promise<Update[]>
  /** The next delivery brings the last `count` updates once more, whatever offset is asked for. */
  redeliver(count: number): void
  /** The next batch holds every update twice. */
  double(): void
  pending(): Update[]
  allow(args: Args): void
  allowed(): readonly string[]
  drop(): void
  webhook: Webhook
  /** Ends a waiting getUpdates with 409. */
  endPoll(why: string): void
  stop(): void
}

/** What has to be asked for by name in allowed_updates. */
const ONLY_ON_REQUEST = new Set(['message_reaction', 'message_reaction_count', 'chat_member'])
const LONGEST_POLL = 50

export const createUpdates = (webhookRetryMs: number): Updates => {
  let queue: Entry[] = []
  const history: Entry[] = []
  let again: Update[] = []
  let doubled = false
  let allowed: string[] = []
  let nextId = 731_840_001
  let waiting: { wake(): void; end(why: Refusal): void } | undefined

  const confirm = (id: number) => {
    queue = queue.filter((entry) => entry.update.update_id !== id)
  }
  const webhook = createWebhook(() => queue, confirm, webhookRetryMs)
  const conflict = (why: string) => new Refusal(409, `Conflict: ${why}`)
  const endPoll = (why: string) => waiting?.end(conflict(why))
  const wake = () => {
    waiting?.wake()
    webhook.pump()
  }

  const batch = (limit: number): Update[] => {
    const found = [...again.splice(0), ...queue.slice(0, limit).map((entry) => entry.update)]
    if (!doubled || found.length === 0) return found
    doubled = false
    return found.flatMap((update) => [update, update])
  }

  return {
    webhook,
    add: (kind, body, lane) => {
      const update: Update = { update_id: nextId++, [kind]: structuredClone(body) }
      if (allowed.length > 0 ? !allowed.includes(kind) : ONLY_ON_REQUEST.has(kind)) return update
      // Messages and edits of a chat share a lane; presses, reactions and the like go beside them and may overtake.
      const entry = { update, lane: `${kind.endsWith('message') ? 'message' : kind}/${lane}` }
      queue.push(entry)
      history.push(entry)
      wake()
      return update
    },
    poll: async (args, gone) => {
      if (webhook.url()) {
        const advice = 'use deleteWebhook to delete the webhook first'
        throw conflict(`can't use getUpdates method while webhook is active; ${advice}`)
      }
      const offset = args.whole('offset') ?? 0
      const limit = Math.min(Math.max(args.whole('limit') ?? 100, 1), 100)
      const timeout = Math.min(Math.max(args.whole('timeout') ?? 0, 0), LONGEST_POLL)
      allow(args)
      endPoll('terminated by other getUpdates request; make sure that only one bot instance is running')
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update }) => update.update_id >= offset)
      const ready = batch(limit)
      if (ready.length > 0 || timeout === 0 || gone.aborted) return ready
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => mine.wake(), timeout * 1000)
        const finish = () => {
          clearTimeout(timer)
          if (waiting === mine) waiting = undefined
        }
        const mine = {
          wake: () => {
            finish()
            resolve()
          },
          end: (why: Refusal) => {
            finish()
            reject(why)
          },
        }
        waiting = mine
        gone.addEventListener('abort', mine.wake, { once: true })
      })
      return gone.aborted ? [] : batch(limit)
    },
    redeliver: (count) => {
      const last = history.slice(-count)
      if (webhook.url()) queue = [...last, ...queue.filter((entry) => !last.includes(entry))]
      else again = last.map((entry) => entry.update).filter((update) => !queue.some((entry) => entry.update === update))
      wake()
    },
    double: () => {
      doubled = true
    },
    pending: () => queue.map((entry) => entry.update),
    allow,
    allowed: () => allowed,
    drop: () => {
      queue = []
    },
    endPoll,
    stop: () => {
      waiting?.end(new Refusal(502, 'Bad Gateway'))
      webhook.clear()
    },
  }

  /** Without the argument the setting before it holds. */
  function allow(args: Args) {
    const asked = args.json<string[]>('allowed_updates')
    if (asked && !Array.isArray(asked)) throw badRequest("can't parse allowed updates: expected an Array")
    if (asked) allowed = asked
  }
}
