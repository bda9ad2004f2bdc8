/**
 * Keeps one connection to the gateway. The client's own reconnecting loses events and may end for good, so a connection
 * has one life here: on an error, a logout or a silence it is dropped and a new one is made.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from '../../bot/back-off.ts'
import { describe, type Log } from '../../bot/log.ts'
import { type Gateway, type Link, openLink } from './link.ts'
import type { Times } from './times.ts'
import { explain, isLinkTrouble, isTaken, NoAnswer, within } from './trouble.ts'

/** A connection that is logged in. */
export interface Online {
  link: Link
  me: { id: string; name: string }
}

export type Standing =
  | { is: 'connecting' }
  | { is: 'offline'; since: number; why: string }
  /** `url`: what the QR code holds. */
  | { is: 'waiting-for-scan'; url: string }
  | { is: 'scanned' }
  | ({ is: 'online' } & Online)

interface SupervisorOptions {
  gateway: Gateway
  times: Times
  clock: () => number
  log: Log
  /** Ids of messages and friend requests, as the gateway tells of them. */
  onMessage?: (id: string) => void
  onFriendship?: (id: string) => void
  onStanding?: (standing: Standing) => void
}

/** How a life ended. `restart`: the gateway is asked to begin its session anew, as only that gives a new QR code. */
interface Ending {
  why: string
  restart?: boolean
  taken?: boolean
  silent?: boolean
}

/** When the gateway has served somebody else so often in a row, more likely it holds a connection that is long broken. */
const takenTooOften = 5
const statusScanned = [3, 4]

export const createSupervisor = (options: SupervisorOptions) => {
  const { gateway, times, clock, log } = options
  const stopped = new AbortController()
  let standing: Standing = { is: 'connecting' }
  let lives: Promise<void> = Promise.resolve()
  let probe: () => void = () => {}

  const become = (now: Standing) => {
    const before = standing
    standing = now
    if (now.is === 'waiting-for-scan' && before.is !== now.is)
      log.warn({}, 'WeChat waits for its QR code to be scanned')
    if (now.is !== before.is || (now.is === 'waiting-for-scan' && 'url' in before && before.url !== now.url))
      options.onStanding?.(now)
  }

  const keepAlive = async () => {
    let failures = 0
    let taken = 0
    let offlineSince = clock()
    // Our own connection fell silent, so it is that one which the gateway may still hold.
    let ours = false
    while (!stopped.signal.aborted) {
      const { ending, wasOnline } = await live(ours || taken >= takenTooOften)
      if (stopped.signal.aborted) return
      failures = wasOnline ? 1 : failures + 1
      taken = ending.taken ? taken + 1 : 0
      ours = (ours && !wasOnline) || (wasOnline && ending.silent === true)
      if (wasOnline) offlineSince = clock()
      const pause = backOff(failures, ...times.backOff)
      become({ is: 'offline', since: offlineSince, why: ending.why })
      log.warn({ why: ending.why, failures, pause: Math.round(pause) }, 'WeChat is offline and will be connected again')
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => {})
    }
  }

  /** From connecting to the end of the connection. `takeOver`: ends what the gateway serves in our place. */
  const live = async (takeOver: boolean) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<Ending>()
    const { bot, link } = openLink(gateway)
    let alive = true
    let wasOnline = false
    let starting = true
    let probing = false
    let sign = performance.now()
    let me: Online['me'] | undefined

    /** Late events of a life that is over reach nobody. */
    const living =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (!alive) return
        sign = performance.now()
        act(...args)
      }
    const endWith = (error: unknown) =>
      end({ why: explain(error), taken: isTaken(error), silent: error instanceof NoAnswer })

    /** Asks for a sign of life: an event, or the answer to a call. */
    const ask = async () => {
      if (!alive || probing || starting) return
      probing = true
      const asked = performance.now()
      try {
        link.ding('')
        const called = me ? link.contactRawPayload(me.id) : new Promise<never>(() => {})
        await within(times.call, called)
        sign = performance.now()
      } catch (error) {
        // An answer that refuses is a sign of life too, and so is an event that came meanwhile.
        if (!isLinkTrouble(error)) sign = performance.now()
        else if (alive && sign < asked) endWith(error)
      }
      probing = false
    }

    bot.on('error', (error) => {
      if (!alive || starting) return
      log.warn(describe(error), 'The WeChat gateway reports an error')
      void ask()
    })
    link.on('error', () => {})
    link.ended = (why) => {
      if (alive) endWith(why)
    }
    bot.on(
      'heartbeat',
      living(() => {}),
    )
    const loggedIn = async (id: string) => {
      const name = await within(times.call, link.contactPayload(id)).then(
        (contact) => contact.name,
        () => '',
      )
      if (!alive || me?.id === id) return
      me = { id, name }
      wasOnline = true
      become({ is: 'online', link, me })
      log.info({}, 'WeChat is logged in')
    }
    link.on(
      'login',
      living(({ contactId }) => void loggedIn(contactId)),
    )
    link.on(
      'scan',
      living(({ qrcode, status }) => {
        if (qrcode && !statusScanned.includes(status)) become({ is: 'waiting-for-scan', url: qrcode })
        else if (statusScanned.includes(status)) become({ is: 'scanned' })
      }),
    )
    link.on(
      'logout',
      living(() => {
        me = undefined
        become({ is: 'offline', since: clock(), why: 'logged out' })
        setTimeout(() => {
          if (alive && standing.is === 'offline') end({ why: 'logged out', restart: true })
        }, times.afterLogout)
      }),
    )
    link.heard = living((id) => options.onMessage?.(id))
    link.on(
      'friendship',
      living(({ friendshipId }) => options.onFriendship?.(friendshipId)),
    )

    const watch = setInterval(
      () => {
        if (performance.now() - sign > times.silence) void ask()
      },
      Math.max(20, times.silence / 10),
    )
    const patience = setTimeout(() => {
      if (standing.is === 'connecting' || standing.is === 'offline')
        end({ why: explain(new NoAnswer()), restart: !starting })
    }, times.start)
    const onStop = () => end({ why: 'stopped' })
    stopped.signal.addEventListener('abort', onStop)
    if (stopped.signal.aborted) onStop()

    probe = () => void ask()
    become(standing.is === 'offline' ? standing : { is: 'connecting' })
    const started = bot
      .start()
      .catch(endWith)
      .finally(() => {
        starting = false
      })

    const ending = await ended
    alive = false
    probe = () => {}
    clearInterval(watch)
    clearTimeout(patience)
    stopped.signal.removeEventListener('abort', onStop)
    // To a gateway that is not there a farewell would only come when it serves the next life, and end that.
    const farewell = stopped.signal.aborted || ending.restart || (ending.taken && takeOver)
    if (farewell)
      await within(
        times.call,
        started.then(() => bot.stop()),
      ).catch(() => {})
    link.cut()
    // What the library has left running would keep the process from ending.
    void started.then(() => bot.stop()).catch(() => {})
    return { ending, wasOnline }
  }

  return {
    start: () => {
      lives = keepAlive()
    },
    stop: async () => {
      stopped.abort()
      await lives
    },
    standing: () => standing,
    online: (): Online | undefined => (standing.is === 'online' ? standing : undefined),
    /** A call went wrong: looks at once whether the connection still lives. */
    doubt: () => probe(),
  }
}
