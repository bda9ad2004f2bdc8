/** The office of these tests: the real router, and a bureau with a time limit of two working days beside the platform's three. */
import type { ServiceRequest } from '../../bot/requests/request.ts'
import { turn } from '../../bot/turn.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice } from '../harness.ts'
import { knowledge as whole } from '../requests/office.ts'

export { fileInChinese } from '../requests/office.ts'

const service = structuredClone(whole.services.get('household-registration'))
const [first, second] = service?.path ?? []
if (!service || !first || !second) throw new Error('no household registration')
first.limit = { workingDays: 3 }
second.limit = { workingDays: 2 }
service.path = [first, second]
export const knowledge: Knowledge = { ...whole, services: new Map([...whole.services, [service.id, service]]) }

export const day = (date: string, time = '10:00') => `${date}T${time}:00+08:00`

/** By default Monday, 21 September 2026. 25 to 27 September is Mid-autumn, 1 to 7 October National Day. */
export const office = (at = day('2026-09-21')) => {
  const o = openOffice({ turn, knowledge, at })
  return {
    ...o,
    /** Somebody who binds to a role as people do. */
    binds: async (role: string, address: string) => {
      const person = o.person(address)
      await person.says(`绑定 ${await handOutCode(o.store, role, { now: o.now() })}`)
      person.looksAway()
      return person
    },
    requests: async (...numbers: string[]): Promise<ServiceRequest[]> => {
      const found = await Promise.all(numbers.map((number) => o.store.read('request', number)))
      return found.flatMap((stored) => stored?.body ?? [])
    },
  }
}
export type Office = ReturnType<typeof office>
