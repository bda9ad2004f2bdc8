/**
 * One person on several channels. Nothing is moved when addresses are linked: each request stays with the address it was
 * filed from, each seat with the one it was bound from, so that unlinking leaves everything where it was.
 */

import type { Address } from '../channel.ts'
import { channelOf } from '../conversation.ts'
import type { Change, Reader } from '../store.ts'

/**
 * Somebody with at least two addresses. The record is kept once under each of them: one look finds all, only the sealed
 * body tells which belong together, and whoever has read one of them notices every change.
 */
export interface Person {
  /** The oldest first. */
  addresses: { address: Address; since: number }[]
  /** Where the person is told what they did not just ask for. */
  last: Address
}

/** More are no person's own. */
export const mostAddresses = 5

/** A page shows a message while somebody looks at it; anything else calls its reader. */
const calls = (address: Address): boolean => channelOf(address) !== 'web'

type Look = Pick<Reader, 'read'>

/** Undefined for who has one address only. */
export const personOf = async (world: Look, address: Address): Promise<Person | undefined> =>
  (await world.read('person', address))?.body

/** All addresses of the person, the given one first. */
export const addressesOf = async (world: Look, address: Address): Promise<Address[]> => {
  const person = await personOf(world, address)
  return person ? [address, ...ownOf(person).filter((other) => other !== address)] : [address]
}

/** Where whoever has this address is told something. */
export const reachOf = async (world: Look, address: Address): Promise<Address> =>
  (await personOf(world, address))?.last ?? address

/** Each person once, where they are told something. */
export const reachAll = async (world: Look, addresses: readonly Address[]): Promise<Address[]> => {
  const found = new Set<Address>()
  for (const address of addresses) found.add(await reachOf(world, address))
  return [...found]
}

/** All addresses of a person, the oldest first. */
export const ownOf = ({ addresses }: Person): Address[] => addresses.map(({ address }) => address)

/** Where to try next, the likeliest to be read first. */
export const inOrder = (person: Person): Address[] => {
  const own = ownOf(person)
  return [...new Set([person.last, ...own.filter(calls), ...own])]
}

/**
 * The person who writes from here now. Messages follow them, but not to a page that will be closed when there is a chat
 * that calls them.
 */
export const seenAt = (person: Person, address: Address): Person =>
  calls(address) || !ownOf(person).some(calls) ? { ...person, last: address } : person

/** The person without an address; undefined when only one is left, which needs no record. */
export const withoutAddress = (person: Person, gone: Address): Person | undefined => {
  const addresses = person.addresses.filter(({ address }) => address !== gone)
  if (addresses.length < 2) return undefined
  const left = { ...person, addresses }
  return person.last === gone ? { ...left, last: ownOf(left).find(calls) ?? (ownOf(left)[0] as Address) } : left
}

/** Writes the person under each of their addresses, and clears those that `before` had and `after` has not. */
export const personChanges = (before: Person | undefined, after: Person | undefined): Change[] => {
  const kept = after ? ownOf(after) : []
  const gone = before ? ownOf(before).filter((address) => !kept.includes(address)) : []
  return [
    ...gone.map((id): Change => ({ kind: 'person', id, body: null, tags: [] })),
    ...kept.flatMap((id): Change[] => (after ? [{ kind: 'person', id, body: after, tags: [] }] : [])),
  ]
}
