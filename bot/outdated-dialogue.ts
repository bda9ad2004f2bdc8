/** What an open dialogue is about may have been taken out of the knowledge folder since the last message. */
import { itemsFor, optionsOf } from '../knowledge/services.ts'
import type { Dialogue } from './conversation.ts'
import type { Talk } from './talk.ts'

/**
 * Ends what can't go on, with a word; an answer that is no option any more is asked for anew. True when what is open has
 * ended: what was said now was meant for it.
 */
export const endWhatIsGone = (talk: Talk): boolean => {
  const { conversation } = talk
  const { dialogue, paused } = conversation
  if (isGone(talk, paused)) {
    delete conversation.paused
    if (paused?.kind === 'filing') sayGone(talk, paused)
  }
  if (isGone(talk, dialogue)) {
    delete conversation.dialogue
    sayGone(talk, dialogue)
    return true
  }
  if (dialogue?.kind !== 'filing') return false
  const service = talk.world.knowledge.services.get(dialogue.service)
  if (!service) return false
  for (const item of itemsFor(service, dialogue.answers)) {
    const options = optionsOf(service, item)
    const answer = dialogue.answers[item.id]
    if (options.length > 0 && answer && !options.some(({ id }) => id === answer)) delete dialogue.answers[item.id]
  }
  return false
}

const sayGone = (talk: Talk, dialogue: Dialogue | undefined) => {
  const [id, label, text] =
    dialogue?.kind === 'filing'
      ? ['file:menu', talk.t('choice.services'), talk.t('general.service-gone')]
      : ['screen:menu', talk.t('answer.check'), talk.t('general.check-gone')]
  talk.say({ text, choices: [{ id, label }] })
}

const isGone = ({ world: { knowledge } }: Talk, dialogue: Dialogue | undefined): boolean => {
  if (dialogue?.kind === 'filing') return !knowledge.services.has(dialogue.service)
  return dialogue?.kind === 'screening' && dialogue.schemes.some((id) => !knowledge.schemes.has(id))
}
