/** Help, the language, the way out of what is open: what stands beside every room. */
import { dateAt } from '../knowledge/working-days.ts'
import { coveredIn } from './answers/place-words.ts'
import { mainMenu, toCheck, toDesk, toRequests, toServices } from './choices.ts'
import { modelNote } from './model/told.ts'
import { dialogueRoom, repeatDialogue } from './open-dialogue.ts'
import { isStaff } from './requests/desk/list.ts'
import { rolesOf } from './requests/roles/people.ts'
import type { Room } from './room.ts'
import type { Talk } from './talk.ts'

export const general: Room = {
  press: async (talk, verb) => {
    if (verb === 'help') await help(talk)
    else if (verb === 'continue') return repeatDialogue(talk)
    else if (verb === 'cancel') await cancel(talk)
    else return false
    return true
  },
}

export const language: Room = {
  press: async (talk, verb) => {
    if (verb !== 'zh' && verb !== 'en') return false
    talk.language = verb
    talk.conversation.languageFrom = 'choice'
    talk.say({ text: talk.t('general.language') })
    await repeatDialogue(talk)
    return true
  },
}

export const cancel = async (talk: Talk) => {
  const room = dialogueRoom(talk.conversation)
  if (!room) {
    if (await isStaff(talk)) talk.say({ text: talk.t('general.nothing-to-cancel-staff'), choices: [toDesk(talk.t)] })
    else talk.say({ text: talk.t('general.nothing-to-cancel'), choices: mainMenu(talk.t) })
    return
  }
  const { dialogue } = talk.conversation
  if (room.leave?.(talk) === false) return
  // What was interrupted for this step goes on: leaving an answer to a liaison does not leave the draft behind it.
  if (talk.conversation.dialogue !== dialogue) {
    await repeatDialogue(talk)
    return
  }
  delete talk.conversation.dialogue
  talk.say({ text: talk.t('general.cancelled'), choices: mainMenu(talk.t) })
}

export const help = async (talk: Talk) => {
  const roles = await rolesOf(talk.world, talk.from)
  const platform = roles.some(({ kind }) => kind === 'platform') ? talk.t('general.help-platform') : ''
  if (roles.length > 0) talk.say(talk.t('general.help-staff', { platform }))
  const programmes = coveredIn(talk.world.knowledge, talk.language, dateAt(talk.world.now))
  talk.say({
    text: [talk.t('general.help', { programmes }), ...modelNote(talk)].join('\n\n'),
    choices: [
      toCheck(talk.t),
      toServices(talk.t),
      toRequests(talk.t),
      { id: `lang:${talk.language === 'zh' ? 'en' : 'zh'}`, label: talk.t('choice.language') },
    ],
  })
  await repeatDialogue(talk)
}

export const greet = (talk: Talk) =>
  talk.say({ text: [talk.t('general.hello'), ...modelNote(talk)].join('\n\n'), choices: mainMenu(talk.t) })
