// @ts-check
/**
 * The desk page's addresses, as functions.
 * @import { DeskCard } from '../desk-card.ts'
 * @import { DeskGaps } from '../desk-gaps.ts'
 * @import { DeskList } from '../desk-requests.ts'
 * @import { Both } from './api.js'
 */

const patience = 20_000

/** What the server said when it refused; without `message` it was not reached. */
export class Refused extends Error {
  /** @param {number} status @param {Both | null} message */
  constructor(status, message) {
    super(`refused: ${status}`)
    this.status = status
    this.says = message
  }
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<Response>} */
const ask = async (path, init = {}) => {
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) }).catch(() => undefined)
  if (response?.ok) return response
  const body = await response?.json().catch(() => null)
  throw new Refused(response?.status ?? 0, body?.error?.message ?? null)
}

/** @param {string} path @param {unknown} body */
const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const deskApi = {
  /** @returns {Promise<{ zh: Record<string, string>, en: Record<string, string> }>} */
  words: async () => (await ask('/desk/api/words')).json(),
  /** Exchanges the secret of a link for the cookie. @param {string} key */
  open: (key) => post('/desk/api/open', { key }),
  leave: () => post('/desk/api/leave', {}),
  /** @param {Record<string, string>} filter @param {string} language @returns {Promise<DeskList & { until: number }>} */
  requests: async (filter, language) =>
    (await ask(`/desk/api/requests?${new URLSearchParams({ ...filter, language })}`)).json(),
  /** @param {string} number @param {string} language @returns {Promise<DeskCard & { until: number }>} */
  request: async (number, language) =>
    (await ask(`/desk/api/requests/${encodeURIComponent(number)}?language=${language}`)).json(),
  /** @param {string} language @returns {Promise<DeskGaps & { until: number }>} */
  gaps: async (language) => (await ask(`/desk/api/gaps?language=${language}`)).json(),
  /** Where a file of a request is. @param {string} number @param {string} key */
  file: (number, key) => `/desk/files/${encodeURIComponent(number)}/${encodeURIComponent(key)}`,
  /** @param {string} month @param {string} language */
  report: (month, language) => `/desk/report/${encodeURIComponent(month)}?language=${language}`,
}
