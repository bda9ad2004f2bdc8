/** What a line of the audit log says about a request, so that the monthly report needs nothing but the log. */

import { districtIn } from '../../knowledge/districts.ts'
import type { ServiceRequest, State } from '../requests/request.ts'
import type { AuditEntry } from '../store.ts'

/** The request after what the line records. Never words of a person. */
export interface Facts {
  service: string
  state: State
  /** The role that holds it; after the end, the one that held it last. */
  role: string
  /** Place in the service's path: a time limit belongs to a hop. */
  hop: number
  /** When the present step is due (ms); absent after the end and where the documents set no limit. */
  due?: number
  /** Of districts.ts, when the request names exactly one. */
  district?: string
  /** Set by `request.rate`. */
  stars?: number
}

/** `platform: submitted -> forwarded; service=… state=… role=… hop=… due=… district=… stars=…`. */
export const withFacts = (sentence: string, request: ServiceRequest): string => {
  const { service, state, role, hop, due, rating, items } = request
  const facts = {
    service,
    state,
    role,
    hop,
    due: due?.at,
    district: districtIn(items.district ?? ''),
    stars: rating,
  }
  const written = Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))
  return `${sentence}; ${written.join(' ')}`
}

/** The facts of a line; undefined when it has none. */
export const factsIn = ({ detail = '' }: Pick<AuditEntry, 'detail'>): Facts | undefined => {
  // Without a pattern: a report reads every line since the beginning.
  const said: Record<string, string> = {}
  for (const pair of detail.slice(detail.lastIndexOf(';') + 1).split(' ')) {
    const sign = pair.indexOf('=')
    if (sign > 0) said[pair.slice(0, sign)] = pair.slice(sign + 1)
  }
  const { service, state, role, hop, due, district, stars } = said
  if (!service || !state || !role || !hop) return undefined
  return {
    service,
    state: state as State,
    role,
    hop: Number(hop),
    ...(due ? { due: Number(due) } : {}),
    ...(district ? { district } : {}),
    ...(stars ? { stars: Number(stars) } : {}),
  }
}
