/** Friend requests: accepted after a moment, and the new contact is greeted by the bot. */
import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from '../../bot/back-off.ts'
import type { Address } from '../../bot/channel.ts'
import { describe, type Log } from '../../bot/log.ts'
import type { Online } from './supervisor.ts'
import type { Times } from './times.ts'
import { within } from './trouble.ts'

interface FriendsOptions {
  /** Only requests that say it are accepted. */
  keyword: string | undefined
  times: Times
  log: Log
  online: () => Online | undefined
  /** Told once a person is a contact, with what was written in the request. */
  met: (contact: Address, hello: string) => void
}

const confirmed = 1
const received = 2
const tries = 5

export const createFriends = ({ keyword, times, log, online, met }: FriendsOptions) => {
  const stopped = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopped.signal }).catch(() => {})

  const attempt = async (id: string): Promise<boolean> => {
    const now = online()
    if (!now) return false
    const request = await within(times.call, now.link.friendshipPayload(id))
    if (request.type === received) {
      if (keyword && !request.hello?.toLowerCase().includes(keyword.toLowerCase())) {
        log.info({}, 'A friend request without the keyword waits for a person to decide')
        return true
      }
      await within(times.call, now.link.friendshipAccept(id))
      log.info({}, 'A friend request was accepted')
    } else if (request.type !== confirmed) return true
    met(`wechat:${request.contactId}`, request.hello ?? '')
    return true
  }

  return {
    hear: async (id: string) => {
      const [least, most] = times.accept
      await pause(least + Math.random() * (most - least))
      for (let failures = 1; failures <= tries && !stopped.signal.aborted; failures++) {
        try {
          if (await attempt(id)) return
        } catch (error) {
          log.warn(describe(error), 'A friend request could not be accepted yet')
        }
        await pause(backOff(failures, ...times.again))
      }
    },
    stop: () => stopped.abort(),
  }
}
