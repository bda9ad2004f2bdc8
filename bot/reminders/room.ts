/** Buttons and commands of reminders. */
import type { Room } from '../room.ts'
import { answerAfter } from './after.ts'

/** `remind:after:<number>:<answer>`. */
export const reminders: Room = {
  press: async (talk, verb, [first = '', second = '']) => {
    if (verb === 'after') return answerAfter(talk, first, second)
    return false
  },
}
