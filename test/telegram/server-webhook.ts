/**
 * Delivery to the bot's own address: in order within a lane, lanes side by side up to max_connections, again with
 * back-off until an answer 2xx.
 */
import type { Args } from './server-http.ts'
import { badRequest, type Update } from './server-types.ts'

export interface Webhook {
  set(args: Args): void
  clear(): void
  url(): string
  pump(): void
  info(): { url: string; max_connections: number; last_error_date?: number; last_error_message?: string }
}

export interface Entry {
  update: Update
  lane: string
}

const SLOWEST_ANSWER_MS = 60_000

export const createWebhook = (queue: () => Entry[], confirm: (id: number) => void, retryMs: number): Webhook => {
  const busy = new Set<string>()
  const failures = new Map<string, number>()
  const timers = new Set<NodeJS.Timeout>()
  let url = ''
  let secret = ''
  let connections = 40
  let flying = 0
  let failed: { last_error_date: number; last_error_message: string } | undefined
  let stop = new AbortController()

  const pump = () => {
    if (!url) return
    for (const entry of queue()) {
      if (flying >= connections) return
      if (!busy.has(entry.lane)) void deliver(entry)
    }
  }

  const deliver = async ({ update, lane }: Entry) => {
    const { signal } = stop
    busy.add(lane)
    flying++
    const why = await post(update, AbortSignal.any([signal, AbortSignal.timeout(SLOWEST_ANSWER_MS)]))
    flying--
    if (signal.aborted) return
    if (why === undefined) {
      confirm(update.update_id)
      failures.delete(lane)
      busy.delete(lane)
    } else {
      failed = { last_error_date: Math.floor(Date.now() / 1000), last_error_message: why }
      const count = (failures.get(lane) ?? 0) + 1
      failures.set(lane, count)
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          busy.delete(lane)
          pump()
        },
        retryMs * 2 ** Math.min(count - 1, 6),
      )
      timers.add(timer)
    }
    pump()
  }

  /** Undefined when it was taken, else what getWebhookInfo says about it. */
  const post = async (update: Update, signal: AbortSignal): Promise<string | undefined> => {
    const headers = {
      'content-type': 'application/json',
      ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
    }
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal })
      await response.arrayBuffer()
      return response.ok ? undefined : `Wrong response from the webhook: ${response.status} ${response.statusText}`
    } catch {
      return 'Connection failed'
    }
  }

  const clear = () => {
    stop.abort()
    stop = new AbortController()
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    busy.clear()
    failures.clear()
    failed = undefined
    url = ''
  }

  return {
    clear,
    pump,
    url: () => url,
    set: (args) => {
      const asked = args.text('url') ?? ''
      const token = args.text('secret_token') ?? ''
      if (!/^[\w-]{0,256}$/.test(token)) throw badRequest('secret token contains unallowed characters')
      // The real server wants https; like a Bot API server of one's own, this one also takes http on this computer.
      if (!/^(https:|http:\/\/(127\.0\.0\.1|localhost)\b)/.test(asked)) {
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
      }
      clear()
      url = asked
      secret = token
      connections = Math.min(Math.max(args.whole('max_connections') ?? 40, 1), 100)
    },
    info: () => ({ url, max_connections: connections, ...failed }),
  }
}
