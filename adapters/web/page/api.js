// @ts-check
/**
 * The server's addresses, as functions. In a liaison's tab each carries the role.
 * @import { Line } from '../lines.ts'
 */

/**
 * @typedef {{ demo: { roles: { id: string, title: Both }[] } | null, role: string | null, words: { zh: Record<string, string>, en: Record<string, string> } }} Session
 * @typedef {{ zh: string, en: string }} Both
 * @typedef {{ id: string, text?: string, choice?: string, quote?: string }} Posted
 * @typedef {{ id: string, name: string, text?: string, quote?: string }} PostedFile
 * @typedef {{ policy: string, clause: string, label: Both, title: Both, number: string | null, language: 'zh' | 'en', text: string, standing: Both }} Clause
 * @typedef {{ lines: Line[], earlier: boolean }} Earlier
 * @typedef {{ status: number, read: () => Promise<{ error?: { message?: Both } } | null> }} Answer
 * @typedef {{ result: 'taken', anew?: boolean } | { result: 'refused', message: Both | null, final?: boolean } | { result: 'unreachable' }} Posting
 */

/** How long an answer to a post may take: the message is stored before it comes, and nothing else happens meanwhile. */
const patience = 15_000
/** How long an upload may stand still. */
const stillness = 30_000

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

  /**
   * Rejects when the server can't be reached. Not by fetch, which can't tell how much has been sent.
   * @param {PostedFile} message @param {File} file @param {AbortSignal} signal @param {(part: number) => void} progress
   * @returns {Promise<Answer>}
   */
  const upload = (message, file, signal, progress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      let watchdog = 0
      const stop = () => request.abort()
      const moved = () => {
        clearTimeout(watchdog)
        watchdog = window.setTimeout(stop, stillness)
      }
      request.open('POST', address('/api/files'))
      request.setRequestHeader('content-type', 'application/octet-stream')
      request.setRequestHeader('x-message', encodeURIComponent(JSON.stringify(message)))
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        moved()
        progress(total > 0 ? loaded / total : 0)
      })
      request.addEventListener('load', () =>
        resolve({ status: request.status, read: async () => JSON.parse(request.responseText) }),
      )
      for (const end of ['error', 'abort']) request.addEventListener(end, () => reject(new Error(end)))
      request.addEventListener('loadend', () => {
        clearTimeout(watchdog)
        signal.removeEventListener('abort', stop)
      })
      signal.addEventListener('abort', stop)
      moved()
      request.send(file)
    })

  /** @param {() => Promise<Answer>} attempt @returns {Promise<Posting>} */
  const posting = async (attempt) => {
    try {
      let answer = await attempt()
      // The cookie is gone, for example cleared by hand: ask for a new one, once. With it another conversation begins.
      const anew = answer.status === 401
      if (anew) {
        await session()
        answer = await attempt()
      }
      if (answer.status < 300) return { result: 'taken', anew }
      const body = await answer.read().catch(() => null)
      // The same would be refused again.
      const final = [400, 413, 415].includes(answer.status)
      return { result: 'refused', message: body?.error?.message ?? null, final }
    } catch {
      return { result: 'unreachable' }
    }
  }

  return {
    session,
    /** @param {Posted} message */
    send: (message) =>
      posting(async () => {
        const response = await post(message)
        return { status: response.status, read: () => response.json() }
      }),
    /**
     * @param {PostedFile} message @param {File} file @param {AbortSignal} signal @param {(part: number) => void} progress
     * @param {Both} unreadable what is said when the file itself is gone
     * @returns {Promise<Posting>}
     */
    sendFile: async (message, file, signal, progress, unreadable) => {
      const posted = await posting(() => upload(message, file, signal, progress))
      if (posted.result !== 'unreachable') return posted
      // A file that was moved or changed fails like a network that is down, and would be tried for ever.
      const isThere = await file
        .slice(0, 1)
        .arrayBuffer()
        .then(
          () => true,
          () => false,
        )
      return isThere ? posted : { result: 'refused', message: unreadable, final: true }
    },
    /** Where the file of a line is. @param {number} seq */
    file: (seq) => address(`/api/files/${seq}`),
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
