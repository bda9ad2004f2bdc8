/** What members say that is no command: words for an applicant, or what is not understood. */
import type { Talk } from '../talk.ts'
import { openEntry } from './entry.ts'
import { sayPurpose } from './handle.ts'
import { isStaff, visible } from './list.ts'
import { asksSomething, isCourtesy, looksLikeQuestion } from './speech.ts'

/** Words of a member that are for the applicant rather than for the bot. */
export const isAddressed = (text: string): boolean => addressed.test(text) && !looksLikeQuestion(text)
const addressed = /[您你]|请|麻烦|烦请|已经|已|了[。.!！]*$|\b(please|your|you)\b/i

/**
 * Offers to pass a member's words on to the only applicant they can be meant for. False, and nothing said, for others
 * and while something is under way.
 */
export const offerToPassOn = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || isCourtesy(text) || !(await isStaff(talk))) return false
  const { mine } = await visible(talk)
  const taken = mine.filter(({ taker }) => talk.isMe(taker))
  const [request, another] = taken.length > 0 ? taken : mine
  if (!request || another) return false
  openEntry(talk, { wants: 'purpose', number: request.number, text, guessed: true, wantsText: false })
  await sayPurpose(talk, request.number, { text })
  return true
}

/**
 * What a member wrote is no question, and no command either: says so, with the way to the desk. It tells the editor of the
 * documents nothing. False, and nothing said, for others and while something is under way.
 */
export const notUnderstood = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || asksSomething(text) || !(await isStaff(talk))) return false
  const { mine } = await visible(talk)
  talk.say({
    text: talk.t('desk.not-understood', { last: mine[0]?.number.slice(-4) ?? '0042' }),
    choices: [
      { id: 'desk:list', label: talk.t('desk.open') },
      { id: 'menu:help', label: talk.t('choice.help') },
    ],
  })
  return true
}
