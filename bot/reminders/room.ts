/** Buttons of reminders: `remind:after:…` is the report of the day after, the others are about a card. */
import type { Room } from '../room.ts'
import { answerAfter } from './after.ts'
import { pressExpiry } from './expiry.ts'

export const reminders: Room = {
  press: (talk, verb, args) =>
    verb === 'after' ? answerAfter(talk, args[0] ?? '', args[1] ?? '') : pressExpiry(talk, verb, args),
}
