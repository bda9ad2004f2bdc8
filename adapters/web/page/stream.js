// @ts-check
/**
 * Listens to the server. Comes back by itself, a little later each time, from the last line seen.
 * Reads the event stream by fetch, which, unlike EventSource, tells why it was refused and can notice silence.
 * @import { Line } from '../lines.ts'
 */

/** The server pings every 20 s; a line silent for this long is dead, whatever the network says. */
const silence = 45_000
const longestPause = 30_000
const peekEvery = 5_000

/** @typedef {'connecting' | 'connected' | 'reconnecting' | 'offline' | 'no-cookie'} Connection */

/**
 * @param {{
 *   events: (after: number, once: boolean, signal: AbortSignal) => Promise<Response>,
 *   onLine: (line: Line) => void,
 *   onReady: (last: number, earlier: boolean | undefined) => void,
 *   onKept: (lines: number[], earlier: boolean) => void,
 *   onTyping: (on: boolean) => void,
 *   onState: (state: Connection) => void,
 *   peeks: boolean,
 * }} options `peeks`: a hidden tab only looks in from time to time. A browser allows six connections to one server,
 *   so a demonstration with a tab per liaison would otherwise come to a stop.
 */
export const listen = ({ events, onLine, onReady, onKept, onTyping, onState, peeks }) => {
  let last = 0
  let failures = 0
  let abort = new AbortController()
  /** Ends the pause between two attempts. */
  let wake = () => {}

  /** @param {string} block */
  const dispatch = (block) => {
    let event = 'message'
    let data = ''
    for (const row of block.split('\n')) {
      if (row.startsWith('event: ')) event = row.slice(7)
      if (row.startsWith('data: ')) data += row.slice(6)
    }
    if (!data) return
    const value = JSON.parse(data)
    if (event === 'typing') return onTyping(value.on)
    if (event === 'kept') return onKept(value.lines, value.earlier)
    if (event === 'ready') return onReady(value.last, value.earlier)
    if (event !== 'message' || value.seq <= last) return
    last = value.seq
    onLine(value)
  }

  /** @param {boolean} once */
  const attend = async (once) => {
    abort = new AbortController()
    const { signal } = abort
    let watchdog = setTimeout(() => abort.abort(), silence)
    try {
      const response = await events(last, once, signal)
      if (response.status === 401) return 'no-cookie'
      if (!response.ok || !response.body) return 'failed'
      failures = 0
      onState('connected')
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return once ? 'done' : 'failed'
        clearTimeout(watchdog)
        watchdog = setTimeout(() => abort.abort(), silence)
        const blocks = (rest + value).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) dispatch(block)
      }
    } catch {
      return 'failed'
    } finally {
      clearTimeout(watchdog)
    }
  }

  /** @param {number} ms @returns {Promise<void>} */
  const pause = (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    for (;;) {
      const resting = peeks && document.hidden
      const end = await attend(resting)
      if (resting && end === 'done') {
        await pause(peekEvery)
        continue
      }
      if (peeks && end === 'failed' && document.hidden !== resting) continue // the tab was hidden or shown
      onState(end === 'no-cookie' ? 'no-cookie' : navigator.onLine ? 'reconnecting' : 'offline')
      // Half of the pause is by chance, so that a thousand pages don't all come back in the same second.
      const longest = Math.min(longestPause, 500 * 2 ** failures++)
      await pause(longest / 2 + (Math.random() * longest) / 2)
    }
  }

  addEventListener('online', () => {
    failures = 0
    wake()
  })
  addEventListener('offline', () => {
    onState('offline')
    abort.abort()
  })
  document.addEventListener('visibilitychange', () => {
    if (peeks) abort.abort()
    wake()
  })
  void run()
}
