/** What steps of a request have in common: a line in its history, and what it loses or becomes. Pure. */
import type { Attachment } from '../channel.ts'
import type { HistoryEntry, ServiceRequest, State } from './request.ts'

/** The request with one more line in its history: what `who` (HistoryEntry) did at `at` (ms). */
export const noted = (
  request: ServiceRequest,
  at: number,
  who: string,
  action: { do: HistoryEntry['action']; text?: string; files?: readonly Attachment[]; to?: string },
): ServiceRequest => ({
  ...request,
  history: [
    ...request.history,
    {
      at,
      who,
      action: action.do,
      ...(action.text?.trim() ? { text: action.text.trim() } : {}),
      ...(action.files?.length ? { file: action.files.map(({ name }) => name).join(', ') } : {}),
      ...(action.to === undefined ? {} : { to: action.to }),
    },
  ],
})

/** A copy without these. */
export const without = (
  request: ServiceRequest,
  ...keys: ('taker' | 'due' | 'question' | 'rating')[]
): ServiceRequest => {
  const copy = { ...request }
  for (const key of keys) delete copy[key]
  return copy
}

/** The state while somebody of the holding role handles it. */
export const handling = (request: ServiceRequest): State => (request.atPlatform ? 'with-platform' : 'in-progress')
