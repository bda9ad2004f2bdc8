/** Where a request stands on its service's path, and where it can go from there. */
import { districtIn } from '../../knowledge/districts.ts'
import { employerKey } from '../../knowledge/employers.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Role } from '../../knowledge/liaisons.ts'
import { type Hop, pathFor, type Service } from '../../knowledge/services.ts'
import { type Due, dateAt, dueAt, dueBy, momentOf } from '../../knowledge/working-days.ts'
import type { Key } from '../words.ts'
import type { ServiceRequest } from './request.ts'

/**
 * When a hop that starts at `now` is due; undefined where the documents set no limit, or one that is past already. This
 * year and next year are those of the day it was filed, when the applicant said so.
 */
export const dueOf = ({ limit }: Hop, now: number, items: Record<string, string>, filed = now): Due | undefined => {
  if (!limit) return undefined
  const today = dateAt(now)
  if ('by' in limit) {
    if (!limit.year) return dueBy(now, limit.by)
    const year = Number(dateAt(filed).slice(0, 4)) + (limit.year === 'next' ? 1 : 0)
    return `${year}-${limit.by}` < today ? undefined : dueBy(momentOf(`${year}-01-01`), limit.by)
  }
  if (limit.from && today.slice(5) < limit.from) return undefined
  const since = limit.since ? items[limit.since] : undefined
  const due = dueAt(since ? momentOf(since) : now, limit.workingDays)
  return due.at < now ? undefined : due
}

/** What is said of a hop that has no due date: the documents set none, or it was past when the hop began. */
export const withoutDue = (hop: Hop | undefined): Extract<Key, 'requests.no-limit' | 'requests.limit-past'> =>
  hop?.limit && ('by' in hop.limit || !hop.limit.from) ? 'requests.limit-past' : 'requests.no-limit'

/** Undefined when the service has left services.yaml. */
export const serviceOf = (knowledge: Knowledge, request: ServiceRequest): Service | undefined =>
  knowledge.services.get(request.service)

/** Undefined when services.yaml was changed so that the hop is gone. */
export const hopOf = (knowledge: Knowledge, request: ServiceRequest): Hop | undefined =>
  serviceOf(knowledge, request)?.path[request.hop]

/** The role a request with these answers goes to at a hop: the employer's or district's own, where they name one that has. */
export const roleOf = (hop: Hop, answers: Record<string, string>, roles: Knowledge['roles']): string | undefined => {
  const [usual] = hop.roles
  return usual === undefined ? undefined : (ownOf(usual, answers, roles) ?? usual)
}

/**
 * The role of the employer or district that the answers name, in whose place `general` stands; undefined when none or
 * several could be meant.
 */
export const ownOf = (
  general: string,
  answers: Record<string, string>,
  roles: Knowledge['roles'],
): string | undefined => {
  const employer = employerKey(answers.employer ?? '')
  const district = districtIn(answers.district ?? '')
  const [only, another] = ownRoles(general, roles).filter((role) =>
    role.employer ? role.employer.includes(employer) : district !== undefined && role.district === district,
  )
  return another ? undefined : only?.id
}

const ownRoles = (general: string, roles: Knowledge['roles']): Role[] =>
  [...roles.values()].filter(({ of }) => of === general)

/** A role that a request can be passed on to, with its hop. `byName`: another employer's or district's, so nobody is offered it. */
interface Target {
  role: string
  at: number
  hop: Hop
  byName?: true
}

/**
 * The roles a request can be passed on to: first those of the hops to come, then those beside the present holder, then
 * back. A role that stands in several hops is met at the nearest one ahead. The platform, which coordinates everything
 * (五、（一）1.), can be reached even where it is not on the path.
 */
export const targetsOf = (knowledge: Knowledge, request: ServiceRequest): Target[] => {
  const service = serviceOf(knowledge, request)
  if (!service) return []
  const path = pathFor(service, request.items)
  const ahead = path.filter(({ at }) => at > request.hop)
  const here = path.filter(({ at }) => at === request.hop)
  const behind = path.filter(({ at }) => at < request.hop).reverse()
  const targets = new Map<string, Target>()
  for (const { at, hop } of [...ahead, ...here, ...behind])
    for (const { id, byName } of rolesAt(hop, request.items, knowledge.roles))
      if (id !== request.role && !targets.has(id))
        targets.set(id, { role: id, at, hop, ...(byName ? { byName: true } : {}) })
  const hop = here[0] ?? path[0]
  for (const { id, kind } of knowledge.roles.values())
    if (hop && kind === 'platform' && id !== request.role && !targets.has(id))
      targets.set(id, { role: id, at: hop.at, hop: hop.hop })
  return [...targets.values()]
}

/** Whoever may have a request at a hop: first those whom its answers name, then the general roles, then the others. */
const rolesAt = (
  hop: Hop,
  answers: Record<string, string>,
  roles: Knowledge['roles'],
): { id: string; byName: boolean }[] => {
  const general = hop.roles.filter((id) => roles.has(id))
  const meant = general.flatMap((id) => ownOf(id, answers, roles) ?? [])
  const others = general.flatMap((id) => ownRoles(id, roles)).filter(({ id }) => !meant.includes(id))
  const elsewhere = districtIn(answers.district ?? '') !== undefined
  return [
    ...meant.map((id) => ({ id, byName: false })),
    // Whose employer is known needs no role that stands for any other.
    ...general.map((id) => ({ id, byName: ownRoles(id, roles).some((own) => own.employer && meant.includes(own.id)) })),
    ...others.map(({ id, employer }) => ({ id, byName: employer !== undefined || elsewhere })),
  ]
}
