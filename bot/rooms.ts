/** The rooms in which choices are pressed. */

import { answersRoom } from './answers/room.ts'
import { mainMenu } from './choices.ts'
import { eligibility } from './eligibility/dialogue.ts'
import { general, language } from './general.ts'
import { repeatDialogue } from './open-dialogue.ts'
import { link, unlink } from './persons/room.ts'
import { privacy } from './privacy/room.ts'
import { reminders } from './reminders/room.ts'
import { desk } from './requests/desk/room.ts'
import { filing } from './requests/filing/room.ts'
import { rate, requestsRoom } from './requests/own/room.ts'
import type { Room } from './room.ts'
import type { Talk } from './talk.ts'
import { watchRoom } from './watch/room.ts'

/** By the first part of a choice's id. */
const rooms: Record<string, Room> = {
  menu: general,
  lang: language,
  answer: answersRoom,
  screen: eligibility,
  file: filing,
  desk,
  req: requestsRoom,
  rate,
  privacy,
  remind: reminders,
  watch: watchRoom,
  link,
  unlink,
}

/** What nothing answers any more is told so. */
export const press = async (talk: Talk, id: string) => {
  const [name = '', verb = '', ...args] = id.split(':')
  const room = Object.hasOwn(rooms, name) ? rooms[name] : undefined
  if (room && (await room.press(talk, verb, args))) return
  talk.say({ text: talk.t('general.stale'), ...(talk.conversation.dialogue ? {} : { choices: mainMenu(talk.t) }) })
  await repeatDialogue(talk)
}
