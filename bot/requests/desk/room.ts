/** The desk of those who handle requests, by button, and the words that belong to a button pressed before. */
import type { Room } from '../../room.ts'
import { closeEntry, isDeskVerb, isWordsVerb, wordsIn } from '../entry.ts'
import { pressGive } from '../roles/handover.ts'
import { pressUnbind } from '../roles/unbind.ts'
import { hearFileInEntry } from './gather.ts'
import { handle, showFiles } from './handle.ts'
import { choose, confirmed, hearEntry, leaveEntry, repeatEntry, stillAsked } from './hear-entry.ts'
import { passOnLast } from './hear-file.ts'
import { listDesk } from './list.ts'
import { confirmedSeveral } from './several.ts'

export const desk: Room = {
  press: async (talk, verb, args) => {
    const { dialogue } = talk.conversation
    const [first = '', second = ''] = args
    if (verb === 'list') await listDesk(talk, first || 'all', Number(second) || 1)
    else if (verb === 'unsent') return passOnLast(talk, first)
    else if (verb === 'give') return pressGive(talk, args)
    else if (verb === 'unbind') return pressUnbind(talk, args)
    else if (verb === 'back') {
      if (dialogue?.kind !== 'desk') return false
      leaveEntry(talk)
    } else if (verb === 'files') await showFiles(talk, first)
    else if (verb === 'which') return choose(talk, first)
    else if (verb === 'sure') return confirmed(talk, first)
    else if (verb === 'several') return confirmedSeveral(talk, first, second)
    else if (verb === 'use') {
      if (dialogue?.kind !== 'desk' || dialogue.wants !== 'purpose' || dialogue.number !== second) return false
      if (!isWordsVerb(first)) return false
      closeEntry(talk)
      await handle(talk, first, second, wordsIn(dialogue))
    } else if (isDeskVerb(verb)) {
      await handle(talk, verb, first, { text: second })
      await stillAsked(talk, dialogue)
    } else return false
    return true
  },

  hear: hearEntry,

  hearFile: hearFileInEntry,

  takesNumber: () => false,

  repeat: repeatEntry,

  leave: (talk) => {
    closeEntry(talk)
    talk.say(talk.t('desk.left'))
  },
}
