/** Who is bound to which role of the 111N network. A person acts from each of their addresses, and is told of things once. */
import type { Role } from '../../../knowledge/liaisons.ts'
import { applicantIn, type Service } from '../../../knowledge/services.ts'
import type { Address } from '../../channel.ts'
import { addressesOf, reachAll } from '../../persons/person.ts'
import type { Talk, World } from '../../talk.ts'
import { ownOf } from '../path.ts'
import { type RoleState, seatsOf } from '../request.ts'
import { boundAt, reachedAt } from './seats.ts'

/**
 * The roles a person is bound to now. A role that left liaisons.yaml no longer counts. Each is read by itself, so that
 * nobody acts for a role at the moment they are unbound from it.
 */
export const rolesOf = async (world: World, address: Address): Promise<Role[]> => {
  const found = new Set<Role>()
  for (const own of await addressesOf(world, address))
    for (const { id } of await world.list('role', `member:${own}`)) {
      const role = world.knowledge.roles.get(id)
      const state = role && (await world.read('role', id))?.body
      if (role && state && boundAt(state, world.now).includes(own)) found.add(role)
    }
  return [...found]
}

/** Whether the person is bound to a role of the platform, now. */
export const isSpecialist = async (world: World, address: Address): Promise<boolean> =>
  (await rolesOf(world, address)).some(({ kind }) => kind === 'platform')

/** The address at which the person who wrote sits in the role, now or later; the one they write from when at none. */
export const seatIn = (state: RoleState, mine: readonly Address[]): Address => {
  const seats = seatsOf(state)
  return mine.find((own) => seats.includes(own)) ?? (mine[0] as Address)
}

/** The address at which the person who wrote sits in the role; the one they write from when at none. */
export const seatOf = async ({ world, mine, from }: Talk, role: string): Promise<Address> => {
  const state = mine.length > 1 ? (await world.read('role', role))?.body : undefined
  return state ? seatIn(state, mine) : from
}

/**
 * Whether who files in the name of a role is bound to it, an employer's liaison to that of the employer they name; true for
 * all who file for themselves or their family.
 */
export const mayFileAs = async (world: World, who: Address, service: Service, answers: Record<string, string>) => {
  const role = applicantIn(service, answers)?.role
  if (!role) return true
  const meant = ownOf(role, answers, world.knowledge.roles) ?? role
  return (await rolesOf(world, who)).some(({ id }) => id === meant)
}

/** Who is told of what the role holds, and where: all who are bound to it now and not away. */
export const membersOf = async (world: World, role: string): Promise<Address[]> => {
  const state = (await world.read('role', role))?.body
  return state ? reachAll(world, reachedAt(state, world.now)) : []
}

/** The role as somebody in it is written to: in the language they write, once it is known. */
export const toldAs = async (world: World, role: Role, address: Address): Promise<Role> => {
  const known = (await world.read('conversation', address))?.body
  return known && known.languageFrom !== 'default' ? { ...role, language: known.language } : role
}

/** The members of a role who are told of what it holds, each with the role in their language. */
export const toldIn = async (world: World, role: Role): Promise<{ address: Address; role: Role }[]> =>
  Promise.all(
    (await membersOf(world, role.id)).map(async (address) => ({ address, role: await toldAs(world, role, address) })),
  )

/** The platform's specialists, each once, with the role in which they oversee. */
export const specialists = async (world: World): Promise<{ address: Address; role: Role }[]> => {
  const found = new Map<Address, Role>()
  for (const role of world.knowledge.roles.values())
    if (role.kind === 'platform')
      for (const address of await membersOf(world, role.id)) if (!found.has(address)) found.set(address, role)
  return Promise.all([...found].map(async ([address, role]) => ({ address, role: await toldAs(world, role, address) })))
}

export interface Recipient {
  address: Address
  /** In which role they are told, and so in which language. */
  role: Role
  /** A specialist is told because nobody is bound to the role. */
  standIn: boolean
}

/** Who is told of what a role holds: its members; without any, the specialists, so that nothing waits unseen. */
export const recipients = async (world: World, role: string): Promise<Recipient[]> => {
  const holder = world.knowledge.roles.get(role)
  const members = holder ? await toldIn(world, holder) : []
  const standIn = members.length === 0
  return (standIn ? await specialists(world) : members).map((told) => ({ ...told, standIn }))
}
