/** Made-up members for the demonstration mode, so that a request filed on the web page has somebody to go to. */
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Address } from '../../channel.ts'
import { type Change, type Store, turnOf } from '../../store.ts'
import { emptyRole, roleChange } from '../request.ts'

const start = 'web:demo-'

/** Whether a made-up member has this address. */
export const isDemonstration = (address: Address): boolean => address.startsWith(start)

export const demonstrationAddress = (role: string): Address => `${start}${role}`

/**
 * With `on`, seats a made-up member in every role that nobody holds; without, removes those that an earlier
 * demonstration left, so that no real request goes to them.
 */
export const seatDemonstration = async (
  store: Pick<Store, 'read' | 'apply'>,
  knowledge: Pick<Knowledge, 'roles'>,
  on: boolean,
): Promise<void> => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const changes: Change[] = []
    const read = new Map<string, number>()
    for (const id of knowledge.roles.keys()) {
      const stored = await store.read('role', id)
      const { members, ...rest } = stored?.body ?? emptyRole
      const seat = demonstrationAddress(id)
      const wanted = on ? (members.length > 0 ? members : [seat]) : members.filter((member) => member !== seat)
      if (wanted.length === members.length) continue
      changes.push(roleChange(id, { ...rest, members: wanted }))
      read.set(`role/${id}`, stored?.version ?? 0)
    }
    if (changes.length === 0 || (await store.apply(turnOf({ changes }), read))) return
  }
  throw new Error('The roles changed five times in a row while the demonstration was being set up; start again')
}
