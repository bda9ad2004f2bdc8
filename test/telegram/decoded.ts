/** Who writes in the payloads, and what they become. */
import type { Arrival, Decoded } from '../../adapters/telegram/decode.ts'

export const wang = { chat: 210987654, from: 'telegram:210987654' }
export const john = { chat: 310987655, from: 'telegram:310987655' }
export const start = 1795312800

export const nothing: Decoded = { kind: 'nothing' }

/** Wang's Telegram is in Chinese, John's in English. Presses and reactions say nothing of it. */
export const arrives = (arrival: Omit<Arrival, 'written'>, written: number | undefined): Decoded => ({
  kind: 'arrival',
  arrival: {
    ...arrival,
    ...(written === undefined ? {} : { written: (start + written) * 1000 }),
    ...(arrival.said.kind === 'choice' || arrival.said.kind === 'liking'
      ? {}
      : { language: (arrival.person ?? arrival.chat) === wang.chat ? 'zh' : 'en' }),
  },
})
