/** How far the messages about a request have come, for both sides: the latest to the applicant and to those in charge. */

import { printMoment } from '../printed-date.ts'
import type { Progress } from '../store.ts'
import type { Talk } from '../talk.ts'
import { isToApplicant, type RequestMessage, type ServiceRequest } from './request.ts'

/** A paragraph for one `side`, or for a specialist about both; '' while nothing was sent. */
export const printDelivery = async (
  talk: Talk,
  request: ServiceRequest,
  about: readonly ('applicant' | 'desk')[],
): Promise<string> => {
  const { t } = talk
  // What somebody got as an answer to their own words says nothing about whether they can be reached.
  const others = request.messages.filter(({ to }) => !talk.isMe(to))
  const sides: ['applicant' | 'desk', (message: RequestMessage) => boolean][] = [
    ['applicant', (message) => isToApplicant(request, message)],
    ['desk', (message) => !isToApplicant(request, message)],
  ]
  const latest = sides.flatMap(([side, isOf]) => {
    if (!about.includes(side)) return []
    const last = others.findLast(isOf)
    return last ? [{ side, ...last }] : []
  })
  const found = await talk.world.progress(latest.map(({ id }) => id))
  const lines = latest.flatMap(({ side, id, elsewhere }) => {
    const progress = found.get(id)
    if (!progress) return []
    const state = stateOf(talk, progress)
    return t('requests.delivery-line', {
      what: t(`requests.delivery-${side}`),
      state: elsewhere ? t('requests.delivery-elsewhere', { state }) : state,
    })
  })
  return lines.length > 0 ? [t('requests.delivery'), ...lines].join('\n') : ''
}

const stateOf = ({ t }: Talk, progress: Progress): string =>
  progress.state === 'sent'
    ? t('requests.delivery-sent', { at: printMoment(progress.at) })
    : t(`requests.delivery-${progress.state}`)
