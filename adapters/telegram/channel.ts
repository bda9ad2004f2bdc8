/** Telegram as a channel: fetches or is delivered updates, keeps them before it confirms them, and sends what goes out. */
import type { Update } from 'telegraf/types'
import type { Channel, Outgoing } from '../../bot/channel.ts'
import { describe, type Log } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import { isShared, placeOf } from './address.ts'
import { createApi } from './api.ts'
import { introduce } from './commands.ts'
import type { Me } from './decode.ts'
import { linkTo } from './deep-link.ts'
import { createForum, pressOf } from './forum.ts'
import { createIntake } from './intake.ts'
import { createPacer, type Pace, usualPace } from './pace.ts'
import { persist } from './persist.ts'
import { poll } from './poll.ts'
import { createWayOut } from './send.ts'
import { createStatus } from './status.ts'
import { type Times, usualTimes, within } from './times.ts'
import { createTyping } from './typing.ts'
import { createHook, keepWebhook, type Webhook } from './webhook.ts'

export interface TelegramOptions {
  token: string
  /** A Bot API server of one's own, for example where api.telegram.org can't be reached. */
  apiRoot?: string
  /** Updates are delivered there; without it they are fetched. */
  webhook?: Webhook
  /** The address of our own pages, for `Reply.link`. */
  publicUrl?: string
  store: Store
  log: Log
  /** Milliseconds since 1970. */
  clock?: () => number
  pace?: Pace
  times?: Partial<Times>
}

/** `start` looks at Telegram once and goes on trying by itself: the bot starts without it, and `state` says why. */
export const createTelegramChannel = (options: TelegramOptions): Channel => {
  const { token, apiRoot, webhook, publicUrl, store, log, clock = Date.now, pace = usualPace } = options
  const times: Times = { ...usualTimes, ...options.times }
  const status = createStatus(log, clock)
  const quit = new AbortController()
  const { signal } = quit
  // One each way: what is on its way out is not broken off together with what comes in.
  const inward = createApi({ token, apiRoot })
  const outward = createApi({ token, apiRoot })
  const typing = createTyping(inward, times.typing)
  let me: Me | undefined
  /** By how much our clock is ahead of Telegram's (ms). */
  let ahead = 0
  let running = Promise.resolve()

  const intake = createIntake({
    store,
    api: inward,
    log,
    times,
    moment: (written) => momentOf(written, clock(), ahead),
    accepted: typing.expect,
    signal,
  })
  const pacer = createPacer(pace, () => performance.now()) // a clock set back by days would hold up everybody for as long
  const wayOut = createWayOut({
    api: outward,
    log,
    clock,
    pacer,
    publicUrl,
    times,
    heardTime: (at) => {
      ahead = clock() - at
    },
  })
  const forum = createForum({ api: outward, store, wayOut, pacer, clock, times })
  const take = (update: Update) => me && intake.take(update, me)

  const run = async (tried: () => void) => {
    const patiently = <T>(call: () => Promise<T>) => persist({ status, times, signal, tried }, call)
    const self = await patiently(() => inward.call<Me>('getMe'))
    me = { id: self.id, username: self.username }
    const name = self.username
    const common = { api: inward, name, status, times, clock, signal }
    if (!webhook) await patiently(() => inward.call('deleteWebhook'))
    void introduce(inward, log)
    if (webhook) await keepWebhook({ ...common, webhook })
    else await poll({ ...common, take: (update) => intake.take(update, self) })
  }

  return {
    name: 'telegram',
    start: () =>
      new Promise((resolve) => {
        running = run(resolve)
          .catch((error) => {
            if (signal.aborted) return
            log.error({ channel: 'telegram', ...describe(error) }, 'The Telegram channel has stopped')
            status.isDown('a fault in the program; start it again')
          })
          .finally(resolve)
      }),
    send: (outgoing, content) => {
      const { to, id, topic, hint } = outgoing
      typing.answered(to)
      if (topic) return forum.send({ ...outgoing, topic }, me)
      const place = placeOf(to)
      if (place && isShared(place)) return Promise.resolve({ result: 'failed', reason: 'not the address of a person' })
      const press = hint ? pressOf(id) : undefined
      return press ? forum.hint(outgoing, press, me) : wayOut.send(withPrivateLink(outgoing, me), content)
    },
    state: status.state,
    /** Ends what comes in; what the sender still has to send goes out. */
    stop: async () => {
      quit.abort()
      typing.stop()
      inward.close()
      // A store that hangs must not keep the bot from stopping: what is not kept is not confirmed either.
      await Promise.allSettled([
        running,
        within(times.send, intake.idle()),
        within(times.send, forum.finish()),
        within(times.send, wayOut.finish()),
      ])
      outward.close()
      status.stopped()
    },
    ...(webhook ? { hook: createHook(webhook, take, times) } : {}),
  }
}

/** The way to the private chat, as a button. */
const withPrivateLink = (outgoing: Outgoing, me: Me | undefined): Outgoing => {
  const { privately } = outgoing
  return privately && me
    ? { ...outgoing, link: { path: linkTo(me.username, privately.words), label: privately.label } }
    : outgoing
}

/** What arrives as fast as this was written now. */
const fresh = 5000
/** Telegram did not exist before (ms): such a time, or none at all, tells nothing. */
const earliest = Date.UTC(2013, 0)

/**
 * When something was written, by our clock: Telegram says it to the second, by its own. What is fresh counts as written
 * on arrival, or it would seem older than the message it answers.
 */
export const momentOf = (written: number | undefined, now: number, ahead: number): number => {
  if (written === undefined || !(written >= earliest)) return now
  const here = written + (Math.abs(ahead) > fresh ? ahead : 0)
  return now - here < fresh ? now : here + 999
}
