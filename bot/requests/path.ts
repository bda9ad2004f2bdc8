/** Where a request stands on its service's path, and where it can go from there. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Hop, pathFor, type Service } from '../../knowledge/services.ts'
import { type Due, dueAt, dueBy } from '../../knowledge/working-days.ts'
import type { ServiceRequest } from './request.ts'

/** When a hop that starts at `now` is due; undefined where the documents set no limit. */
export const dueOf = (hop: Hop, now: number): Due | undefined => {
  if (!hop.limit) return undefined
  return 'by' in hop.limit ? dueBy(now, hop.limit.by) : dueAt(now, hop.limit.workingDays)
}

export const serviceOf = (knowledge: Knowledge, request: ServiceRequest): Service | undefined =>
  knowledge.services.get(request.service)

/** Undefined when services.yaml was changed so that the hop is gone. */
export const hopOf = (knowledge: Knowledge, request: ServiceRequest): Hop | undefined =>
  serviceOf(knowledge, request)?.path[request.hop]

/**
 * The roles a request can be passed on to, each with its hop: first those of the hops to come, then those beside the
 * present holder, then back. A role that stands in several hops is met at the nearest one ahead.
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
  return [...targets.values()]
}
