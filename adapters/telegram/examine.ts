/** What `npm run doctor` says of Telegram. Only looks: fetching updates would take them from a bot that runs. */
import { rootOf } from './api.ts'
import type { Webhook } from './webhook.ts'

interface ExamineOptions {
  token: string
  apiRoot?: string
  webhook?: Webhook
  /** Milliseconds since 1970. */
  clock?: () => number
  /** How long Telegram may take to answer (ms). */
  patience?: number
}
interface Line {
  ok: boolean
  text: string
}

/** By how much the clocks may differ (ms). */
const bearable = 10_000
/** How long ago a failed delivery is worth telling of (s). */
const recent = 3600

interface Answer {
  status: number
  /** By Telegram's clock (ms). */
  date: number
  result: Record<string, unknown>
}

export const examineTelegram = async (options: ExamineOptions): Promise<Line[]> => {
  const { token, apiRoot, webhook, clock = Date.now, patience = 10_000 } = options
  const root = rootOf(apiRoot)
  if (!URL.canParse(root)) return [bad('TELEGRAM_API_ROOT is no address — it begins with https:// or http://')]
  const host = new URL(root).host
  const ask = (method: string) => askTelegram(new URL(`./bot${token}/${method}`, root), patience)

  const self = await ask('getMe')
  if ('code' in self)
    return [bad(`${host} can’t be reached (${self.code}) — check the network, the proxy and TELEGRAM_API_ROOT`)]
  if (self.status !== 200) return [bad(refused(self.status, host))]
  const name = String(self.result.username)
  const lines: Line[] = [{ ok: true, text: `@${name} at ${host}` }]

  const ahead = clock() - self.date
  if (Math.abs(ahead) > bearable)
    lines.push(
      bad(
        `this computer’s clock is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} Telegram’s — set it; deadlines depend on it`,
      ),
    )

  const found = await ask('getWebhookInfo')
  if ('code' in found || found.status !== 200)
    return [...lines, bad('what Telegram knows of a webhook could not be read — try again')]
  return [...lines, ...examineWebhook(found.result, webhook, name, clock() / 1000)]
}

const bad = (text: string): Line => ({ ok: false, text })

const refused = (status: number, host: string): string => {
  if (status === 401)
    return 'TELEGRAM_BOT_TOKEN: Telegram does not know this token — copy it anew from @BotFather (/mybots, API Token)'
  if (status === 404)
    return `TELEGRAM_BOT_TOKEN does not look like a token (123456:ABC-…), or ${host} is no Bot API server — check it and TELEGRAM_API_ROOT`
  if (status >= 300 && status < 400)
    return `${host} answers ${status}: TELEGRAM_API_ROOT leads on to another address — set it to that address`
  return `${host} answers ${status} — try again later, and check TELEGRAM_API_ROOT`
}

const examineWebhook = (
  { url, last_error_date: failed, last_error_message: why, pending_update_count: waiting }: Record<string, unknown>,
  webhook: Webhook | undefined,
  name: string,
  now: number,
): Line[] => {
  if (!webhook)
    return url
      ? [
          bad(
            `a webhook is set for @${name} at ${hostOf(String(url))}, so another program may use this token — npm start takes it over; stop the other one, or make another bot`,
          ),
        ]
      : []
  if (!url) return [{ ok: true, text: `no webhook is set for @${name} yet; npm start sets it` }]
  if (url !== webhook.url)
    return [
      bad(
        `the webhook of @${name} leads to ${hostOf(String(url))} and not to TELEGRAM_WEBHOOK_URL — npm start takes it over; stop the other program, or make another bot`,
      ),
    ]
  if (typeof failed === 'number' && now - failed < recent)
    return [
      bad(
        `Telegram could not deliver to TELEGRAM_WEBHOOK_URL (${String(why)}); ${Number(waiting ?? 0)} wait — check that it leads here from outside`,
      ),
    ]
  return [{ ok: true, text: 'the webhook is set' }]
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'another address')

const askTelegram = async (url: URL, patience: number): Promise<Answer | { code: string }> => {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) })
    const body = (await response.json().catch(() => ({}))) as { ok?: boolean; result?: Record<string, unknown> }
    // Something answers, but not as the Bot API does.
    const status = response.ok && !body.ok ? 404 : response.status
    return { status, date: Date.parse(response.headers.get('date') ?? '') || Date.now(), result: body.result ?? {} }
  } catch (error) {
    // The message would hold the address, and with it the token.
    const { name, cause } = error as { name: string; cause?: { code?: string } }
    return { code: name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? name) }
  }
}
