/** What this process holds: renewed while it lives, so that what a dead one held goes to another. */
import { setImmediate } from 'node:timers/promises'
import { describe, type Log } from '../../bot/log.ts'
import type { Argument, Link, Reply } from './link.ts'
import { scripts } from './scripts.ts'
import { list } from './wire.ts'

/** A message under way. `token`: the entry of the stream by which it is held; an earlier one of it counts no more. */
interface Hold {
  token: string
  lane: string
  /** Of an outgoing message: its id, its reader, and the request it is about. */
  id: string
  to: string
  about: string
}
export type Holds = ReturnType<typeof openHolds>

/** `hold`: for how long something is held without being renewed, in ms. */
export const openHolds = (link: Link, bot: string, hold: number, log?: Log) => {
  const held = new Map<string, Hold>()
  let renewedAt = Number.NEGATIVE_INFINITY
  let renewing: Promise<void> | undefined

  const renew = async () => {
    // After an outage, or when this process stood still, the others get the time to renew what is theirs.
    const inStep = performance.now() - renewedAt < hold
    const mine: Argument[][] = [...held.values()].map(({ lane, token }) => [lane, token])
    try {
      const lost = (await link.run(scripts.keep, [bot, inStep ? hold : 0, ...list(mine)])) as Reply[]
      renewedAt = performance.now()
      const tokens = new Set(lost.map(String))
      await setImmediate() // what was finished while this was asked is held no more, and nobody took it
      const taken = [...held].filter(([, { token }]) => tokens.has(token))
      for (const [ref] of taken) held.delete(ref)
      if (taken.length > 0)
        log?.warn({ messages: taken.length }, 'Others took over what this process held for too long')
    } catch (error) {
      log?.warn(describe(error), 'What this process holds could not be renewed')
    }
  }

  const timer = setInterval(() => {
    renewing ??= renew().finally(() => {
      renewing = undefined
    })
  }, hold / 3)
  timer.unref()

  const free = async (ref: string, token: string) => {
    await link.run(scripts.free, [bot, 0, ...list([[ref, token]])])
  }

  return {
    held,
    /** Gives back at once what was taken, as if it had not been. */
    free,
    /** Gives everything back, and takes this process's name off. */
    leave: async () => {
      clearInterval(timer)
      await renewing
      const mine: Argument[][] = [...held].map(([ref, { token }]) => [ref, token])
      held.clear()
      await link.run(scripts.free, [bot, 1, ...list(mine)])
    },
  }
}
