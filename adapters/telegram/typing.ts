/** “Typing” for who waits longer than a moment. Never holds anything up, and says nothing when it fails. */
import type { Address } from '../../bot/channel.ts'
import { placeOf } from './address.ts'
import type { Api } from './api.ts'

/** Telegram shows it for 5 s. */
const again = 4500
/** Who has no answer by then may get none. */
const mostTimes = 6

/** `patience`: who waits longer (ms) is shown it. */
export const createTyping = (api: Api, patience: number) => {
  const waiting = new Map<Address, NodeJS.Timeout>()

  const show = (address: Address, times: number) => {
    const place = placeOf(address)
    if (times > mostTimes || !place) return void waiting.delete(address)
    const topic = place.topic === undefined ? {} : { message_thread_id: place.topic }
    api.call('sendChatAction', { chat_id: place.chat, ...topic, action: 'typing' }).catch(() => {})
    waiting.set(address, setTimeout(show, again, address, times + 1).unref())
  }

  const answered = (address: Address) => {
    clearTimeout(waiting.get(address))
    waiting.delete(address)
  }

  return {
    /** Somebody waits for an answer from now on. */
    expect: (address: Address) => {
      answered(address)
      waiting.set(address, setTimeout(show, patience, address, 1).unref())
    },
    answered,
    stop: () => {
      for (const address of waiting.keys()) answered(address)
    },
  }
}
