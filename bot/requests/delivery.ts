/** How far the messages about a request have come, for both sides: the latest to the applicant and to those in charge. */
import type { Address, Progress } from '../ports.ts'
import type { Talk } from '../talk.ts'
import { printMoment } from './card.ts'
import type { ServiceRequest } from './request.ts'

/** A paragraph for one `side`, or for a specialist about both; '' while nothing was sent. */
export const printDelivery = async (
  talk: Talk,
  request: ServiceRequest,
  about: readonly ('applicant' | 'desk')[],
): Promise<string> => {
  const { t } = talk
  const { applicant, messages } = request
  // What somebody got as an answer to their own words says nothing about whether they can be reached.
  const others = messages.filter(({ to }) => to !== talk.from)
  const sides: ['applicant' | 'desk', (to: Address) => boolean][] = [
    ['applicant', (to) => to === applicant],
    ['desk', (to) => to !== applicant],
  ]
  const latest = sides.flatMap(([side, isOf]) => {
    if (!about.includes(side)) return []
    const last = others.findLast(({ to }) => isOf(to))
    return last ? [{ side, id: last.id }] : []
  })
  const found = await talk.world.progress(latest.map(({ id }) => id))
  const lines = latest.flatMap(({ side, id }) => {
    const progress = found.get(id)
    return progress
      ? [t('requests.delivery-line', { what: t(`requests.delivery-${side}`), state: stateOf(talk, progress) })]
      : []
  })
  return lines.length > 0 ? [t('requests.delivery'), ...lines].join('\n') : ''
}

const stateOf = ({ t }: Talk, progress: Progress): string =>
  progress.state === 'sent'
    ? t('requests.delivery-sent', { at: printMoment(progress.at) })
    : t(`requests.delivery-${progress.state}`)
