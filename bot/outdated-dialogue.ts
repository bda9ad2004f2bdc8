/** What an open dialogue is about may have been taken out of the knowledge folder since the last message. */
import { itemsFor, optionsOf } from '../knowledge/services.ts'
import type { Dialogue } from './conversation.ts'
import type { Talk } from './talk.ts'

/** Ends what can't go on, with a word; an answer that is no option any more is asked for anew. */
export const endWhatIsGone = (talk: Talk): void => {
  const { conversation } = talk
  const { dialogue, paused } = conversation
  if (isGone(talk, paused)) delete conversation.paused
  if (isGone(talk, dialogue)) {
    delete conversation.dialogue
    const menu = (id: string, label: string) => [{ id, label }]
    if (dialogue?.kind === 'filing')
      talk.say({ text: talk.t('general.service-gone'), choices: menu('file:menu', talk.t('choice.services')) })
    else talk.say({ text: talk.t('general.check-gone'), choices: menu('screen:menu', talk.t('answer.check')) })
    return
  }
  if (dialogue?.kind !== 'filing') return
  const service = talk.world.knowledge.services.get(dialogue.service)
  if (!service) return
  for (const item of itemsFor(service, dialogue.answers)) {
    const options = optionsOf(service, item)
    const answer = dialogue.answers[item.id]
    if (options.length > 0 && answer && !options.some(({ id }) => id === answer)) delete dialogue.answers[item.id]
  }
}

const isGone = ({ world: { knowledge } }: Talk, dialogue: Dialogue | undefined): boolean => {
  if (dialogue?.kind === 'filing') return !knowledge.services.has(dialogue.service)
  return dialogue?.kind === 'screening' && dialogue.schemes.some((id) => !knowledge.schemes.has(id))
}
