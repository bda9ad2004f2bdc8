// @ts-check
/**
 * The server's addresses, as functions. In a liaison's tab each carries the role.
 * @import { Line } from '../lines.ts'
 */

/**
 * @typedef {{ demo: { roles: { id: string, title: Both }[] } | null, role: string | null, words: { zh: Record<string, string>, en: Record<string, string> } }} Session
 * @typedef {{ zh: string, en: string }} Both
 * @typedef {{ id: string, text?: string, choice?: string, quote?: string }} Posted
 * @typedef {{ policy: string, clause: string, label: Both, title: Both, number: string | null, language: 'zh' | 'en', text: string, standing: Both }} Clause
 * @typedef {{ lines: Line[], earlier: boolean }} Earlier
 * @typedef {{ result: 'taken' } | { result: 'refused', message: Both | null } | { result: 'unreachable' }} Posting
 */

/** How long an answer to a post may take: the message is stored before it comes, and nothing else happens meanwhile. */
const patience = 15_000

/** @param {string | undefined} role */
export const createApi = (role) => {
  /** @param {string} path @param {Record<string, string>} [query] */
  const address = (path, query = {}) => {
    const all = new URLSearchParams({ ...query, ...(role === undefined ? {} : { as: role }) })
    return all.size > 0 ? `${path}?${all}` : path
  }

  /** @returns {Promise<Session>} */
  const session = async () => {
    const response = await fetch(address('/api/session'), { signal: AbortSignal.timeout(patience) })
    if (!response.ok) throw new Error(`session: ${response.status}`)
    return response.json()
  }

  /** @param {Posted} message */
  const post = (message) =>
    fetch(address('/api/messages'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(patience),
    })

  return {
    session,
    /** @param {Posted} message @returns {Promise<Posting>} */
    send: async (message) => {
      try {
        let response = await post(message)
        if (response.status === 401) {
          // The cookie is gone, for example cleared by hand: ask for a new one, once.
          await session()
          response = await post(message)
        }
        if (response.ok) return { result: 'taken' }
        const body = await response.json().catch(() => null)
        return { result: 'refused', message: body?.error?.message ?? null }
      } catch {
        return { result: 'unreachable' }
      }
    },
    /** @param {string} policy @param {string} clause @returns {Promise<Clause>} */
    clause: async (policy, clause) => {
      const response = await fetch(`/api/clauses/${encodeURIComponent(policy)}/${encodeURIComponent(clause)}`)
      if (!response.ok) throw new Error(`clause: ${response.status}`)
      return response.json()
    },
    /** Where the document of a message is. @param {string} id */
    document: (id) => address(`/api/documents/${encodeURIComponent(id)}`),
    /** @param {number} before @returns {Promise<Earlier>} */
    earlier: async (before) => {
      const response = await fetch(address('/api/history', { before: String(before) }), {
        signal: AbortSignal.timeout(patience),
      })
      if (!response.ok) throw new Error(`history: ${response.status}`)
      return response.json()
    },
    /** @param {number} after @param {boolean} once @param {AbortSignal} signal */
    events: (after, once, signal) =>
      fetch(address('/api/events', { after: String(after), ...(once ? { once: '1' } : {}) }), { signal }),
  }
}
