/** How the channel fares, in words for the operator. Each change is logged once, however often it is found. */
import type { Log } from '../../bot/log.ts'
import type { Trouble } from './api.ts'

export const createStatus = (log: Log, clock: () => number) => {
  let up = false
  let detail = 'starting'
  let since: string | undefined
  let told: string | undefined

  const now = () => new Date(clock()).toISOString()
  return {
    isUp: (how: string) => {
      if (up) return
      if (told) log.info({ channel: 'telegram', since }, 'Telegram is back')
      up = true
      told = undefined
      detail = `${how} since ${now()}`
    },
    /** `kind`: what stays the same while it lasts, though the words may change. */
    isDown: (why: string, kind: string = why) => {
      if (up || !since) since = now()
      up = false
      detail = `offline since ${since}: ${why}`
      if (told !== kind) log.warn({ channel: 'telegram' }, why)
      told = kind
    },
    stopped: () => {
      up = false
      detail = 'stopped'
    },
    state: () => ({ up, detail }),
  }
}
export type Status = ReturnType<typeof createStatus>

/** What a trouble means and what to do about it. */
export const explain = ({ kind, code, said }: Trouble): string => {
  switch (kind) {
    case 'token':
      return 'TELEGRAM_BOT_TOKEN: Telegram does not know this token — copy it anew from @BotFather (/mybots, API Token), and check TELEGRAM_API_ROOT if it is set'
    case 'conflict':
      return /webhook/i.test(said)
        ? 'another program has set a webhook for this bot, so nothing can be fetched — stop it and start this one again, or give this one a token of its own'
        : 'another program fetches the messages of this bot — stop it, or give this one a token of its own'
    case 'wait':
      return 'Telegram asks to wait'
    case 'refused':
      return `Telegram refuses what is asked of it (${code})`
    case 'away':
      return `Telegram can’t be reached (${code}) — check the network, the proxy and TELEGRAM_API_ROOT`
  }
}
