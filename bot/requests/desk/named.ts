/** The requests that a number names, in full or by its last digits. */
import type { Talk } from '../../talk.ts'
import { ownRequests } from '../applicant.ts'
import { numberPattern } from '../number.ts'
import { refuseStranger } from '../refusals.ts'
import type { ServiceRequest } from '../request.ts'
import { rolesOf } from '../roles/people.ts'
import { finished, visible } from './list.ts'
import type { SpokenVerb } from './verb-words.ts'

/** The requests whose number ends so: those the person may handle, the open ones if any, and own ones. */
export const requestsNamed = async (talk: Talk, given: string) => {
  const named = (requests: readonly ServiceRequest[]) => requests.filter(({ number }) => number.endsWith(given))
  const { mine, elsewhere } = await visible(talk)
  const open = named([...mine, ...elsewhere])
  return { handled: open.length > 0 ? open : named(await finished(talk)), own: named(await ownRequests(talk)) }
}

/** A command that names no request the person may see: said so to whom it can concern, else it was no command. */
export const noneFound = async (talk: Talk, verb: SpokenVerb, given: string, whole: string): Promise<boolean> => {
  if (numberPattern.test(given)) {
    refuseStranger(talk, given, verb)
    return true
  }
  if (!whole.startsWith('/') && (await rolesOf(talk.world, talk.from)).length === 0) return false
  talk.say(talk.t('desk.none-found', { number: given }))
  return true
}
