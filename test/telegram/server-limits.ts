/** How much may be sent (https://core.telegram.org/bots/faq): one a second per chat, 30 a second, 20 a minute per group. */
import { tooMany } from './server-types.ts'

export interface Limits {
  /** How long a second lasts; less than 1000 makes tests quick. `retry_after` stays in these seconds. */
  secondMs: number
}

const SENDING = /^(send(?!chataction)|copymessage|forwardmessage)/i

/** Throws 429 when a call is one too many. */
export const createLimits = ({ secondMs }: Limits, clock = () => performance.now()) => {
  const sent = new Map<string, number[]>()
  const windows = (chat: number) => [
    { key: `${chat}`, count: 1, seconds: 1 },
    { key: 'all', count: 30, seconds: 1 },
    ...(chat < 0 ? [{ key: `${chat}/minute`, count: 20, seconds: 60 }] : []),
  ]
  return (method: string, chat: number | undefined) => {
    if (chat === undefined || !SENDING.test(method)) return
    const now = clock()
    const mine = windows(chat)
    for (const { key, count, seconds } of mine) {
      const times = (sent.get(key) ?? []).filter((time) => now - time < seconds * secondMs)
      sent.set(key, times)
      const first = times.at(-count)
      if (first !== undefined) throw tooMany(Math.max(1, Math.ceil((first + seconds * secondMs - now) / secondMs)))
    }
    for (const { key } of mine) sent.get(key)?.push(now)
  }
}
