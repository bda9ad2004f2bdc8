/** Where a request stands on its service's path, and where it can go from there. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
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

export const serviceOf = (knowledge: Knowledge, request: ServiceRequest): Service | undefined =>
  knowledge.services.get(request.service)

/** Undefined when services.yaml was changed so that the hop is gone. */
export const hopOf = (knowledge: Knowledge, request: ServiceRequest): Hop | undefined =>
  serviceOf(knowledge, request)?.path[request.hop]

/**
 * The roles a request can be passed on to, each with its hop: first those of the hops to come, then those beside the
 * present holder, then back. A role that stands in several hops is met at the nearest one ahead. The platform, which
 * coordinates everything (五、（一）1.), can be reached even where it is not on the path.
 */
export const targetsOf = (knowledge: Knowledge, request: ServiceRequest): { role: string; at: number; hop: Hop }[] => {
  const service = serviceOf(knowledge, request)
  if (!service) return []
  const path = pathFor(service, request.items)
  const ahead = path.filter(({ at }) => at > request.hop)
  const here = path.filter(({ at }) => at === request.hop)
  const behind = path.filter(({ at }) => at < request.hop).reverse()
  const targets = new Map<string, { role: string; at: number; hop: Hop }>()
  for (const { at, hop } of [...ahead, ...here, ...behind])
    for (const role of hop.roles)
      if (role !== request.role && knowledge.roles.has(role) && !targets.has(role)) targets.set(role, { role, at, hop })
  const hop = here[0] ?? path[0]
  for (const { id, kind } of knowledge.roles.values())
    if (hop && kind === 'platform' && id !== request.role && !targets.has(id))
      targets.set(id, { role: id, at: hop.at, hop: hop.hop })
  return [...targets.values()]
}
