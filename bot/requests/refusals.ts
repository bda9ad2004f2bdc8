/** Says and records that something was not done to a request, and why. */
import type { Talk } from '../talk.ts'
import type { RefusalReason } from './actions.ts'
import { roleTitle } from './card.ts'
import { numberPattern } from './number.ts'
import type { ServiceRequest } from './request.ts'

/** To somebody whose it is not. The same words whether the request exists or not: a stranger learns nothing. */
export const refuseStranger = (
  talk: Talk,
  number: string,
  action: string,
  key: 'desk.not-yours' | 'requests.not-yours' = 'desk.not-yours',
) => {
  talk.say(talk.t(key))
  talk.audit({
    action: 'request.refused',
    subject: numberPattern.test(number) ? number : 'unknown',
    detail: `${action}: not-yours`,
  })
}

/** To an applicant who names a request that is not their own. */
export const refuseOther = (talk: Talk, number: string, action: string) =>
  refuseStranger(talk, number, action, 'requests.not-yours')

/** The request is in no state for it. `words` that could not be used are given back, so that nothing typed is lost. */
export const refuse = (talk: Talk, request: ServiceRequest, action: string, why: RefusalReason, words: string) => {
  const { t, language, world } = talk
  const { number } = request
  const state = t(`requests.state.${request.state}`)
  const said = t(`requests.refused.${why}`, { number, state, role: roleTitle(world.knowledge, request.role, language) })
  talk.say(words === '' ? said : `${said}\n\n${t('desk.unsent', { text: words })}`)
  talk.audit({ action: 'request.refused', subject: number, detail: `${action}: ${why}` })
}
