/** Where Telegram delivers by itself: answered with 200 only when the update is in the store; anything else, it sends again. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'telegraf/types'
import type { Hook } from '../../bot/channel.ts'
import type { Api } from './api.ts'
import { wantedUpdates } from './decode.ts'
import { persist } from './persist.ts'
import type { Status } from './status.ts'
import { type Times, within } from './times.ts'

export interface Webhook {
  /** The public https address; its path is where our web server listens. */
  url: string
  /** 1 to 256 letters, digits, hyphens and underscores. */
  secret: string
}

export const createHook = (
  webhook: Webhook,
  take: (update: Update) => Promise<void> | undefined,
  times: Times,
): Hook => ({
  path: new URL(webhook.url).pathname,
  receive: async (headers, body) => {
    if (!same(String(headers['x-telegram-bot-api-secret-token'] ?? ''), webhook.secret)) return 403
    if (!isUpdate(body)) return 400
    const taken = take(body)
    if (!taken) return 503 // before we know our own name
    const kept = taken.then(
      () => 200,
      () => 503,
    )
    return (await within(times.hung, kept)) ?? 503
  },
})

/** In the same time whatever the difference: the time must not tell how much of a guess was right. */
const same = (given: string, secret: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

const isUpdate = (body: unknown): body is Update =>
  typeof body === 'object' && body !== null && Number.isSafeInteger((body as Partial<Update>).update_id)

interface WatchOptions {
  api: Api
  name: string
  webhook: Webhook
  status: Status
  times: Times
  clock: () => number
  signal: AbortSignal
}

interface WebhookInfo {
  url: string
  last_error_date?: number
}

const refused =
  'TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET: Telegram refuses them — the address must be https on port 443, 80, 88 or 8443 and known everywhere; the secret 1 to 256 letters, digits, _ and -'

/** Sets the webhook, and looks now and then whether it still stands. Runs until `signal`, and then throws. */
export const keepWebhook = async ({
  api,
  name,
  webhook,
  status,
  times,
  clock,
  signal,
}: WatchOptions): Promise<never> => {
  const patiently = <T>(run: () => Promise<T>) => persist({ status, times, signal }, run, refused)
  // While this bot was off, nothing could be delivered.
  const began = clock()
  const payload = { url: webhook.url, secret_token: webhook.secret, allowed_updates: wantedUpdates }
  await patiently(() => api.call('setWebhook', payload))
  for (;;) {
    const { url, last_error_date: failed = 0 } = await patiently(() => api.call<WebhookInfo>('getWebhookInfo'))
    if (url !== webhook.url)
      status.isDown(
        'another program has changed the webhook of this bot — stop it, or give this one a token of its own',
      )
    else if (failed * 1000 > Math.max(began, clock() - times.webhook))
      status.isDown('Telegram could not deliver to TELEGRAM_WEBHOOK_URL — check that it leads here from outside')
    else status.isUp(`webhook as @${name}`)
    await sleep(times.webhook, undefined, { signal })
  }
}
