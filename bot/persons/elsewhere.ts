/** A message that could not be delivered goes to another address of the same person. */
import type { Address } from '../channel.ts'
import type { Talk } from '../talk.ts'
import { inOrder, personChanges, personOf } from './person.ts'

/**
 * Sends the message once more, where it was not tried yet. Gives that address; undefined when there is none, or nothing
 * is left to send, or `may` says that it is not for whoever has that address now. The person is told everything there from
 * now on, until they write from elsewhere.
 */
export const sendElsewhere = async (
  talk: Talk,
  id: string,
  may: (next: Address) => Promise<boolean> = async () => true,
): Promise<Address | undefined> => {
  const failed = await talk.world.outgoing(id)
  const person = failed && (await personOf(talk.world, failed.to))
  if (!failed || !person) return undefined
  const { to, language, about, id: _, at: __, notice: ___, tried: before = [], ...reply } = failed
  const tried = [...before, to]
  const next = inOrder(person).find((address) => !tried.includes(address))
  // The address may have become somebody else's since the message was made.
  const since = person.addresses.find(({ address }) => address === to)?.since ?? Infinity
  if (next === undefined || since > failed.at || !(await may(next))) return undefined
  talk.tell(next, language, { ...reply, tried }, about)
  if (person.last === to) for (const change of personChanges(person, { ...person, last: next })) talk.change(change)
  return next
}
