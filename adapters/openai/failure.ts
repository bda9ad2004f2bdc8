/** What went wrong with a call, told from the error it ended with. */
import { APIConnectionError, APIError, APIUserAbortError } from 'openai'
import type { Failure } from '../../bot/model/language-model.ts'
import { TooLarge } from './endpoint.ts'

/** `aborted`: our own patience ended it. `wait`: for how long (ms) the endpoint wants to be left alone. */
export const failureOf = (error: unknown, aborted: boolean): { failure: Failure; wait?: number } => {
  if (aborted || error instanceof APIUserAbortError) return { failure: 'timeout' }
  if (isTooLarge(error)) return { failure: 'too-long' }
  if (error instanceof APIConnectionError) return { failure: 'unreachable' }
  if (error instanceof SyntaxError) return { failure: 'malformed' }
  if (!(error instanceof APIError)) return { failure: 'unreachable' }
  const { status, code } = error
  if (status === 401 || status === 403) return { failure: 'refused-key' }
  if (status === 404) return { failure: 'unknown-model' }
  if (status === 429) {
    // Paid for no more: it will not be otherwise in a minute.
    const wait = code === 'insufficient_quota' ? 3600_000 : waitOf(error.headers)
    return { failure: 'busy', ...(wait === undefined ? {} : { wait }) }
  }
  if (status !== undefined && status < 500) return { failure: 'refused-request' }
  return { failure: 'server', ...(waitOf(error.headers) ? { wait: waitOf(error.headers) as number } : {}) }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof TooLarge || (error instanceof Error && error.cause !== undefined && isTooLarge(error.cause))

/** In ms: the header names seconds or a date. */
const waitOf = (headers: Headers | undefined): number | undefined => {
  const value = headers?.get('retry-after')
  if (!value) return undefined
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
