/** Which policies hold when: a new version takes the place of the old one from the day it takes effect. */
import type { IsoDate } from './dates.ts'
import type { Knowledge } from './knowledge.ts'
import type { Policy } from './policy.ts'

type Policies = Pick<Knowledge, 'policies'>

/** From when a policy holds; '' when it does not say. */
const beginOf = ({ effective, issued }: Policy): IsoDate => effective ?? issued ?? ''

/** What takes a policy's place, and from when. */
export const successorOf = ({ policies }: Policies, id: string): { policy: Policy; from: IsoDate } | undefined => {
  for (const policy of policies.values()) if (policy.replaces === id) return { policy, from: beginOf(policy) }
  return undefined
}

/** Whether another policy has taken its place by `today`. */
export const isReplaced = (knowledge: Policies, id: string, today: IsoDate): boolean => {
  const successor = successorOf(knowledge, id)
  return successor !== undefined && successor.from <= today
}

/** Policies that hold today: none that has been replaced, and no new version before its day. */
export const inForceOn = (knowledge: Policies, today: IsoDate): Set<string> =>
  new Set(
    [...knowledge.policies.values()]
      .filter((policy) => !isReplaced(knowledge, policy.id, today) && !(policy.replaces && beginOf(policy) > today))
      .map(({ id }) => id),
  )

/** Policies that held at some time from `first` to `last`. */
export const inForceBetween = (knowledge: Policies, first: IsoDate, last: IsoDate): Set<string> =>
  new Set(
    [...knowledge.policies.values()]
      .filter((policy) => {
        const successor = successorOf(knowledge, policy.id)
        return beginOf(policy) <= last && !(successor && successor.from <= first)
      })
      .map(({ id }) => id),
  )
