/** What a role holds, when somebody comes to it or leaves it. */
import type { Role } from '../../../knowledge/liaisons.ts'
import type { Address } from '../../channel.ts'
import { reachOf } from '../../persons/person.ts'
import { supervise } from '../../supervision/supervise.ts'
import type { Talk } from '../../talk.ts'
import { type Key, speak } from '../../words.ts'
import { isRefusal } from '../actions.ts'
import { saveRequest } from '../alarms.ts'
import { deliverTo, tellApplicant } from '../notices.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { step } from '../step.ts'
import { membersOf, type Recipient, recipients } from './people.ts'
import { roleState, turnHandovers } from './seating.ts'
import { boundAt } from './seats.ts'

/** How many requests a person gets one by one; the others stand in the list. */
const mostCards = 8

/**
 * An alarm in the conversation of a role. `what`: the address of somebody bound to it now; `left <address> [<heir>
 * [new]]`, when somebody is not any more; `handover`, when a hand-over begins, ends or lapses.
 */
export const deliverWaiting = async (talk: Talk, id: string, what: string) => {
  const role = talk.world.knowledge.roles.get(id)
  if (!role) return
  if (what === 'handover') return turnHandovers(talk, role)
  if (await supervise(role, talk)) return
  const bound = boundAt(await roleState(talk, id), talk.world.now)
  const [left, heir, isNew] = what.startsWith('left ') ? what.slice('left '.length).split(' ') : []
  const newcomer = left === undefined ? what : isNew ? heir : undefined
  const change: Change = {
    role,
    ...(left !== undefined && !bound.includes(left) ? { left } : {}),
    ...(heir !== undefined && bound.includes(heir) ? { heir } : {}),
    // Unbound again before this rang: then there is nothing for them.
    ...(newcomer !== undefined && bound.includes(newcomer) ? { newcomer } : {}),
  }
  if (change.left !== undefined || change.newcomer !== undefined) await handOn(talk, change)
}

interface Change {
  role: Role
  left?: Address
  heir?: Address
  newcomer?: Address
}

const handOn = async (talk: Talk, change: Change) => {
  const { world } = talk
  const emptied = change.left !== undefined && (await membersOf(world, change.role.id)).length === 0
  const given = new Map<Address, { of: Role; cards: number }>()
  for (const { number } of await concerned(talk, change)) {
    // Lists may be a moment old; what is written is read by itself.
    const before = (await world.read('request', number))?.body
    if (!before || !isOpen(before)) continue
    const request = handedOn(before, change)
    const released = before.taker !== request.taker
    const told: [Recipient, Key][] = emptied
      ? (await recipients(world, request.role)).map((to) => [to, 'desk.new-emptied'])
      : released && change.heir === undefined
        ? (await recipients(world, request.role)).map((to) => [to, 'desk.new-returned'])
        : receiverOf(request, change, released)
    const delivered = told.length > 0 && !request.delivered ? step(request, { do: 'deliver' }, world.now) : request
    const after = isRefusal(delivered) ? request : delivered
    for (const [to, heading] of told) {
      const { cards } = given.get(to.address) ?? { cards: 0 }
      given.set(to.address, { of: to.role, cards: cards + 1 })
      if (cards < mostCards) await deliverTo(talk, after, to, heading)
    }
    if (after.delivered && !before.delivered) {
      await tellApplicant(talk, after, 'requests.told-delivered')
      talk.audit({ action: 'request.deliver', subject: number, detail: change.role.id })
    }
    if (released)
      talk.audit({
        action: 'role.taken-returned',
        subject: number,
        detail: change.heir ? 'to the heir' : 'to the role',
      })
    if (released || told.length > 0) saveRequest(talk, after)
  }
  for (const [address, { of, cards }] of given)
    if (cards > mostCards)
      talk.tell(await reachOf(world, address), of.language, {
        text: speak(of.language)('requests.more', { number: cards - mostCards }),
      })
}

/** What the role holds; for somebody new at the platform also what waits for roles that nobody is bound to. */
const concerned = async ({ world }: Talk, { role, newcomer }: Change): Promise<ServiceRequest[]> => {
  const held = (await world.list('request', `role:${role.id}`)).map(({ body }) => body)
  if (role.kind !== 'platform' || newcomer === undefined) return held
  for (const { body } of await world.list('request', 'open'))
    if (body.role !== role.id && (await membersOf(world, body.role)).length === 0) held.push(body)
  return held
}

/** What somebody had taken who left goes to their heir, else back to the role. */
const handedOn = (request: ServiceRequest, { role, left, heir }: Change): ServiceRequest => {
  const copy = structuredClone(request)
  if (left === undefined || copy.taker !== left || copy.role !== role.id) return copy
  if (heir === undefined) delete copy.taker
  else copy.taker = heir
  return copy
}

const receiverOf = (
  request: ServiceRequest,
  { role, heir, newcomer }: Change,
  released: boolean,
): [Recipient, Key][] => {
  const standIn = request.role !== role.id
  if (released && heir !== undefined) return [[{ address: heir, role, standIn }, 'desk.new-inherited']]
  // Filed between their binding and this moment: they have it already.
  const has = newcomer !== undefined && request.messages.some(({ to }) => to === newcomer)
  return newcomer === undefined || has ? [] : [[{ address: newcomer, role, standIn }, 'desk.new-waiting']]
}
