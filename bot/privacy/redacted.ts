/** What stays of a request when its personal data goes: number, service, dates and states, for the office's figures. */

import { isOpen, requestChange, type ServiceRequest } from '../requests/request.ts'
import type { Change } from '../store.ts'

/** In place of the applicant's address; no channel has such an address. */
const nobody = 'gone:'

/** A closed request without anything that says whose it was or what people wrote in it, at `at` (ms). */
const redacted = (request: ServiceRequest, at: number): ServiceRequest => {
  const { number, service, language, state, hop, role, atPlatform, delivered, rating, dueBefore, topics } = request
  return {
    number,
    service,
    applicant: nobody,
    language,
    state,
    items: {},
    consent: request.consent, // the office's own words, and when they were agreed to
    hop,
    role,
    atPlatform,
    delivered,
    history: request.history.map(({ text: _, file: __, ...entry }) => entry),
    ...(rating === undefined ? {} : { rating }),
    ...(dueBefore ? { dueBefore } : {}),
    messages: [],
    ...(topics ? { topics } : {}), // they show nothing of whose it was, and may still have to be closed
    forgotten: at,
  }
}

/** The redacted request as a record: no longer found by its applicant. */
export const redactedChange = (request: ServiceRequest, at: number): Change => {
  const change = requestChange(redacted(request, at))
  return { ...change, tags: change.tags.filter((tag) => !tag.startsWith('applicant:')) }
}

/** When it was closed, for the last time; undefined while it is open. */
export const closedAt = (request: ServiceRequest): number | undefined => {
  if (isOpen(request)) return undefined
  const ends = ['complete', 'decline', 'withdraw']
  return (request.history.findLast(({ action }) => ends.includes(action)) ?? request.history.at(-1))?.at
}
