/** What has waited for somebody to be bound to a role. */
import type { Address } from '../ports.ts'
import { supervise } from '../supervision/supervise.ts'
import type { Talk } from '../talk.ts'
import { speak } from '../words.ts'
import { saveRequest } from './alarms.ts'
import { deliverTo, tellApplicant } from './notices.ts'
import { membersOf } from './people.ts'
import { isOpen, isRefusal, type ServiceRequest, step } from './request.ts'

/** How many requests a person just bound gets one by one; the others stand in the list. */
const mostCards = 8

/**
 * Delivers to the person just bound what waited for this role, and for a specialist also what waits for roles that
 * nobody is bound to.
 */
export const deliverWaiting = async (talk: Talk, role: string, address: Address) => {
  const { world } = talk
  const bound = world.knowledge.roles.get(role)
  if (!bound || (await supervise(bound, talk))) return
  const waiting: ServiceRequest[] = (await world.list('request', `role:${role}`)).map(({ body }) => body)
  if (bound.kind === 'platform')
    for (const { body } of await world.list('request', 'open'))
      if (body.role !== role && (await membersOf(world, body.role)).length === 0) waiting.push(body)
  for (const [at, { number }] of waiting.entries()) {
    // Lists may be a moment old; what is written is read by itself.
    const before = (await world.read('request', number))?.body
    if (!before || !isOpen(before)) continue
    const request = before.delivered ? structuredClone(before) : step(before, { do: 'deliver' }, world.now)
    if (isRefusal(request)) continue
    if (at < mostCards)
      await deliverTo(talk, request, { address, role: bound, standIn: request.role !== role }, 'desk.new-waiting')
    if (!before.delivered) {
      await tellApplicant(talk, request, 'requests.told-delivered')
      talk.audit({ action: 'request.deliver', subject: request.number, detail: role })
    }
    saveRequest(talk, request)
  }
  if (waiting.length > mostCards) {
    const text = speak(bound.language)('requests.more', { number: waiting.length - mostCards })
    talk.tell(address, bound.language, { text })
  }
}
