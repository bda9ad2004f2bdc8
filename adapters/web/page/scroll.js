// @ts-check
/**
 * Keeps the end in sight, unless the reader scrolled up; then says how much is new below.
 * @import { Words } from './words.js'
 */

/** As near as this counts as being at the end. */
const near = 80
/** What comes within this time (ms) of the first message answers the same words. */
const together = 3000

/** @param {Words} words */
export const createScroll = (words) => {
  const scroller = /** @type {HTMLElement} */ (document.getElementById('scroller'))
  const pill = /** @type {HTMLButtonElement} */ (document.getElementById('pill'))
  const pillText = /** @type {HTMLElement} */ (document.getElementById('pill-text'))
  let following = true
  let unseen = 0
  /** The first of the messages that came together. @type {{ message: HTMLElement, at: number } | undefined} */
  let first

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < near
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  const draw = () => {
    pill.hidden = following
    pill.classList.toggle('quiet', unseen === 0)
    pillText.textContent = unseen === 0 ? '' : words.t(unseen === 1 ? 'new-one' : 'new-many', { count: unseen })
    pill.ariaLabel = unseen === 0 ? words.t('to-end') : null
  }

  scroller.addEventListener(
    'scroll',
    () => {
      following = atEnd()
      if (following) unseen = 0
      draw()
    },
    { passive: true },
  )
  const follow = () => {
    following = true
    unseen = 0
    first = undefined
    toEnd()
    draw()
  }
  pill.addEventListener('click', follow)
  // A keyboard that opens, a composer that grows, a window that turns.
  new ResizeObserver(() => {
    if (following) toEnd()
  }).observe(scroller)

  return {
    /** The reader did something: they want to see it. */
    follow,
    /**
     * Something was added. What is longer than the view, one message or several that came together, is shown from its
     * first line, where reading begins: an answer is not hidden by the question that comes after it.
     * @param {boolean} counts whether it is news to the reader
     * @param {HTMLElement} [message] what was added
     */
    added: (counts, message) => {
      if (following) {
        toEnd()
        if (!counts || !message) return
        const now = performance.now()
        if (!first || now - first.at > together) first = { message, at: now }
        const hidden = scroller.getBoundingClientRect().top + 12 - first.message.getBoundingClientRect().top
        if (hidden > 0) scroller.scrollTop -= hidden
        return
      }
      if (counts) unseen++
      draw()
    },
    /** Changes what stands above; what the reader sees stays where it is. @param {() => void} change */
    keeping: (change) => {
      const below = scroller.scrollHeight - scroller.scrollTop
      change()
      scroller.scrollTop = scroller.scrollHeight - below
    },
    draw,
  }
}
