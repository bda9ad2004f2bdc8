/** How the filing of a request begins: by its button, or as somebody says what they want. */

import type { Service } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import type { Choice } from '../../channel.ts'
import { toServices } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { ownRequests } from '../applicant.ts'
import { isOpen } from '../request.ts'
import { servicesAbout, showCatalogue, startButton } from './catalogue.ts'
import { prompt } from './draft.ts'
import { saidIn } from './said.ts'
import { meansThat, unfinished, wishIn } from './wish.ts'

/** `text`: what the person said who wants it; what is plain in it need not be asked. */
export const start = async (talk: Talk, id: string, another: boolean, text = ''): Promise<boolean> => {
  const service = talk.world.knowledge.services.get(id)
  if (!service) return false
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'filing' && dialogue.service === id && dialogue.consent) {
    // The button of an earlier message: what was entered since must not be lost.
    await prompt(talk)
    return true
  }
  const { said: before } = dialogue?.kind === 'filing' && dialogue.service === id ? dialogue : {}
  const words = text === '' ? askedAbout(talk, service) : text
  const said = text === '' && before ? before : saidIn(service, words, dateAt(talk.world.now))
  // “What documents do I need?” is then about this service.
  const about = [...talk.world.knowledge.points.values()].filter(({ policy, clause }) =>
    service.clauses.includes(`${policy}/${clause}`),
  )
  talk.conversation.topic = { question: service.name[talk.language], points: about.map((point) => point.id) }
  if (about[0]) talk.conversation.topic.policy = about[0].policy
  const open = (await ownRequests(talk)).filter((r) => r.service === id && isOpen(r)).map(({ number }) => number)
  const same = another ? undefined : open.at(-1)
  talk.conversation.dialogue = {
    kind: 'filing',
    service: id,
    answers: {},
    wantsText: false,
    ...(said && Object.keys(said).length > 0 ? { said } : {}),
    ...(same ? { duplicate: same } : {}),
    ...(another && open.length > 0 ? { besides: open } : {}),
  }
  await prompt(talk)
  return true
}

/** The question that was answered last, where it was about this service: 娃儿要转学，咋个弄 tells what need not be asked again. */
const askedAbout = ({ conversation: { topic }, world }: Talk, service: Service): string => {
  const point = world.knowledge.points.get(topic?.points[0] ?? '')
  if (!topic || !point || !service.clauses.includes(`${point.policy}/${point.clause}`)) return ''
  return topic.asked ?? topic.question
}

/** True when the words ask for a service to be done and not about it: its request is begun with what they say. */
export const startAsSaid = async (talk: Talk, text: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  // Until they agree to one request, people may turn to another.
  if (dialogue && dialogue.kind !== 'screening' && (dialogue.kind !== 'filing' || dialogue.consent)) return false
  // A check waits for a request that is plainly wanted, and for nothing that half a sentence may mean.
  if (dialogue?.kind === 'screening') return startWished(talk, text)
  if (meansThat(text)) {
    const isStart = ({ id }: Choice) => id.startsWith('file:start:')
    const shown = talk.offered.filter(isStart)
    const offered = shown.length > 0 ? shown : servicesSpokenOf(talk).filter(isStart)
    const [only, another] = offered
    if (another) talk.say({ text: talk.t('catalogue.which'), choices: offered })
    else if (only) return start(talk, only.id.slice('file:start:'.length), false)
    else showCatalogue(talk)
    return true
  }
  const half = unfinished(text)
  if (half === 'wish') showCatalogue(talk, talk.t('catalogue.what'))
  if (half === 'question') talk.say({ text: talk.t('catalogue.ask-on'), choices: [toServices(talk.t)] })
  if (half) return true
  return startWished(talk, text)
}

const startWished = async (talk: Talk, text: string): Promise<boolean> => {
  const wished = wishIn(talk.world.knowledge, text)
  if (!wished) return false
  const [only, another] = wished === 'any' ? [] : wished
  if (!only) showCatalogue(talk)
  else if (!another) return start(talk, only.id, false, text)
  else if (wished !== 'any')
    talk.say({
      text: talk.t('catalogue.which-first'),
      choices: wished.map((service) => startButton(talk, service)),
    })
  return true
}

/** What can be filed about what was answered last, when nothing of it is offered any more. */
const servicesSpokenOf = (talk: Talk): Choice[] => {
  const { topic } = talk.conversation
  const point = talk.world.knowledge.points.get(topic?.points[0] ?? '')
  if (!topic || !point) return []
  return servicesAbout(talk, `${point.policy}/${point.clause}`, topic.question, `${point.zh}\n${point.en}`)
}
