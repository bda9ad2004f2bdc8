// @ts-check
/**
 * Messages on their way out, one after the other, so that they arrive in the order they were written. Each keeps its id
 * through every attempt: the server takes it once, however often it is sent.
 * @import { Both, Posting } from './api.js'
 */
import { keep, recall } from './keep.js'

/**
 * @typedef {object} Pending
 * @property {string} id
 * @property {string} text what is shown: the words, or the label of the choice
 * @property {string} [choice]
 * @property {string} [quote]
 * @property {{ name: string, type: string, size: number }} [file]
 * @property {number} [progress] of its file, from 0 to 1
 * @property {number} at
 * @property {'sending' | 'sent' | 'queued' | 'failed'} state
 * @property {Both | null} [problem] why it failed, as the server said
 * @property {boolean} [final] there is no use in sending it again
 */

/** How a message is sent: its file is read anew at each attempt; `signal` stops it.
 * @typedef {(pending: Pending, file: File | undefined, signal: AbortSignal, progress: (part: number) => void) => Promise<Posting>} Send
 */

const tryAgain = 5_000

/**
 * @param {{
 *   send: Send,
 *   changed: (pending: Pending) => void,
 *   progressed: (pending: Pending) => void,
 *   restarted: () => void,
 *   lost: Both,
 *   name: string,
 * }} options
 *   `restarted`: what was sent has begun another conversation than the one shown; `name` keeps the messages of one tab apart from those of another; `lost`: what is said of a file that a reload took
 */
export const createOutbox = ({ send, changed, progressed, restarted, lost, name }) => {
  /** @type {Pending[]} */
  let waiting = []
  /** What a page can't keep over a reload. @type {Map<string, File>} */
  const files = new Map()
  /** The message under way. */
  let sending = { id: '', stop: new AbortController() }
  let busy = false
  const key = `outbox ${name}`

  const save = () => keep('sessionStorage', key, JSON.stringify(waiting.filter((p) => p.state !== 'sent')))

  /** @param {Pending} pending @param {Pending['state']} state @param {Both | null} [problem] */
  const become = (pending, state, problem = null) => {
    pending.state = state
    pending.problem = problem
    save()
    if (waiting.includes(pending)) changed(pending)
  }

  const flush = async () => {
    if (busy) return
    busy = true
    for (;;) {
      const next = waiting.find((p) => p.state === 'sending' || p.state === 'queued')
      if (!next) break
      if (next.state === 'queued') become(next, 'sending')
      sending = { id: next.id, stop: new AbortController() }
      const posting = await send(next, files.get(next.id), sending.stop.signal, (part) => {
        next.progress = part
        progressed(next)
      })
      if (posting.result === 'taken' && posting.anew) restarted()
      if (!waiting.includes(next)) continue // dropped, or come back in the history, in the meantime
      if (posting.result === 'taken') become(next, 'sent')
      else if (posting.result === 'refused') {
        if (posting.final && next.file) next.final = true
        become(next, 'failed', posting.message)
      } else {
        // The others wait behind it: they would not get through either, and must not overtake it.
        for (const pending of waiting) if (pending.state === 'sending') become(pending, 'queued')
        setTimeout(flush, tryAgain)
        break
      }
    }
    busy = false
  }

  /** @param {string} id */
  const forget = (id) => {
    waiting = waiting.filter((p) => p.id !== id)
    files.delete(id)
    save()
  }

  return {
    flush,
    /** What an earlier visit of this tab could not send. */
    restore: () => {
      try {
        waiting = JSON.parse(recall('sessionStorage', key) ?? '[]')
      } catch {
        waiting = []
      }
      for (const pending of waiting) {
        if (pending.state === 'sending') pending.state = 'queued'
        if (pending.file) {
          pending.state = 'failed'
          pending.problem = lost
          pending.final = true
        }
        changed(pending)
      }
    },
    /** @param {{ text: string, choice?: string, quote?: string }} message @param {File} [file] */
    add: (message, file) => {
      /** @type {Pending} */
      const pending = { ...message, id: newId(), at: Date.now(), state: 'sending' }
      if (file) {
        pending.file = { name: file.name, type: file.type, size: file.size }
        files.set(pending.id, file)
      }
      waiting.push(pending)
      become(pending, 'sending')
      void flush()
    },
    /** The message has come back in the history. */
    confirm: forget,
    /** @param {string} id */
    retry: (id) => {
      const pending = waiting.find((p) => p.id === id)
      if (pending) become(pending, 'sending')
      void flush()
    },
    /** @param {string} id */
    drop: (id) => {
      forget(id)
      if (sending.id === id) sending.stop.abort()
    },
  }
}

/** `crypto.randomUUID` exists only over https and on localhost; a page in an office network is served without. */
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
