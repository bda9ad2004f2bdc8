/** The desk of those who handle requests, by button, and the words that belong to a button pressed before. */
import type { Room } from '../room.ts'
import { act } from './act.ts'
import { actAsApplicant, ownRequest } from './applicant.ts'
import { command, deskCommand, hearQuote } from './command.ts'
import { closeEntry, type DeskVerb, wayBack } from './entry.ts'
import { handle, listDesk, sayPrompt, sayPurpose, sayWhich } from './handle.ts'
import { sayAnswerPrompt, sayOffer } from './mine.ts'

export { onAlarm } from './alarms.ts'
export type { DeskEntry } from './entry.ts'
export { deskCommand }

const verbs: readonly string[] = ['take', 'ask', 'complete', 'decline', 'pass', 'show'] satisfies DeskVerb[]
const isVerb = (verb: string): verb is DeskVerb => verbs.includes(verb)

export const desk: Room = {
  press: async (talk, verb, args) => {
    const { dialogue } = talk.conversation
    const [first = '', second = ''] = args
    if (verb === 'list') await listDesk(talk)
    else if (verb === 'back') {
      if (!closeEntry(talk)) return false
      talk.say({ text: talk.t('desk.left'), choices: wayBack(talk) })
    } else if (verb === 'which') {
      if (dialogue?.kind !== 'desk' || dialogue.wants !== 'which' || !dialogue.numbers.includes(first)) return false
      closeEntry(talk)
      await handle(talk, dialogue.verb, first, dialogue.text)
    } else if (verb === 'use') {
      if (dialogue?.kind !== 'desk' || dialogue.wants !== 'purpose' || dialogue.number !== second) return false
      if (first !== 'ask' && first !== 'complete' && first !== 'decline') return false
      closeEntry(talk)
      await act(talk, second, { do: first, text: dialogue.text })
    } else if (isVerb(verb)) await handle(talk, verb, first, second)
    else return false
    return true
  },

  hear: async (talk, text) => {
    const { dialogue } = talk.conversation
    if (dialogue?.kind !== 'desk') return false
    if (!dialogue.wantsText) {
      // None of the choices was picked: the words stand for themselves.
      closeEntry(talk)
      return false
    }
    closeEntry(talk)
    // A command or a quote in place of the words is followed; the button can be pressed again.
    if ((await command(talk, text, true)) || (await hearQuote(talk, text))) return true
    if (dialogue.wants === 'answer') await actAsApplicant(talk, dialogue.number, { do: 'answer', text })
    else await act(talk, dialogue.number, { do: dialogue.wants, text })
    return true
  },

  repeat: async (talk) => {
    const { dialogue } = talk.conversation
    if (dialogue?.kind !== 'desk') return
    switch (dialogue.wants) {
      case 'ask':
      case 'complete':
      case 'decline':
        return sayPrompt(talk, dialogue.wants, dialogue.number)
      case 'purpose':
        return sayPurpose(talk, dialogue.number, dialogue.text)
      case 'which': {
        const found = await Promise.all(dialogue.numbers.map((number) => talk.world.read('request', number)))
        return sayWhich(
          talk,
          found.flatMap((stored) => stored?.body ?? []),
        )
      }
      case 'answer':
      case 'send': {
        const request = await ownRequest(talk, dialogue.number)
        if (!request) return
        if (dialogue.wantsText) return sayAnswerPrompt(talk, request)
        return sayOffer(talk, request, dialogue.text)
      }
    }
  },

  leave: (talk) => {
    closeEntry(talk)
    talk.say(talk.t('desk.left'))
  },
}
