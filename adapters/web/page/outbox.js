// @ts-check
/**
 * Messages on their way out, one after the other, so that they arrive in the order they were written. Each keeps its id
 * through every attempt: the server takes it once, however often it is sent.
 * @import { Both, Posted, Posting } from './api.js'
 */
import { keep, recall } from './keep.js'

/**
 * @typedef {object} Pending
 * @property {string} id
 * @property {string} text what is shown: the words, or the label of the choice
 * @property {string} [choice]
 * @property {string} [quote]
 * @property {number} at
 * @property {'sending' | 'sent' | 'queued' | 'failed'} state
 * @property {Both | null} [problem] why it failed, as the server said
 */

const tryAgain = 5_000

/**
 * @param {{ send: (message: Posted) => Promise<Posting>, changed: (pending: Pending) => void, name: string }} options
 *   `name` keeps the messages of one tab apart from those of another
 */
export const createOutbox = ({ send, changed, name }) => {
  /** @type {Pending[]} */
  let waiting = []
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
      const { id, text, choice, quote } = next
      const posting = await send({ id, ...(choice ? { choice } : { text }), ...(quote ? { quote } : {}) })
      if (posting.result === 'taken') become(next, 'sent')
      else if (posting.result === 'refused') become(next, 'failed', posting.message)
      else {
        // The others wait behind it: they would not get through either, and must not overtake it.
        for (const pending of waiting) if (pending.state === 'sending') become(pending, 'queued')
        setTimeout(flush, tryAgain)
        break
      }
    }
    busy = false
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
        changed(pending)
      }
    },
    /** @param {{ text: string, choice?: string, quote?: string }} message @returns {Pending} */
    add: (message) => {
      /** @type {Pending} */
      const pending = { ...message, id: newId(), at: Date.now(), state: 'sending' }
      waiting.push(pending)
      become(pending, 'sending')
      void flush()
      return pending
    },
    /** @param {string} id the message has come back in the history */
    confirm: (id) => {
      waiting = waiting.filter((p) => p.id !== id)
      save()
    },
    /** @param {string} id */
    retry: (id) => {
      const pending = waiting.find((p) => p.id === id)
      if (pending) become(pending, 'sending')
      void flush()
    },
    /** @param {string} id */
    drop: (id) => {
      waiting = waiting.filter((p) => p.id !== id)
      save()
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
