// @ts-check
/**
 * Keeps the end in sight, unless the reader scrolled up; then says how much is new below.
 * @import { Words } from './words.js'
 */

/** As near as this counts as being at the end. */
const near = 80

/** @param {Words} words */
export const createScroll = (words) => {
  const scroller = /** @type {HTMLElement} */ (document.getElementById('scroller'))
  const pill = /** @type {HTMLButtonElement} */ (document.getElementById('pill'))
  const pillText = /** @type {HTMLElement} */ (document.getElementById('pill-text'))
  let following = true
  let unseen = 0

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
     * Something was added. A message longer than the view is shown from its first line, where reading begins.
     * @param {boolean} counts whether it is news to the reader
     * @param {HTMLElement} [message] what was added
     */
    added: (counts, message) => {
      if (following) {
        toEnd()
        const hidden = message ? scroller.getBoundingClientRect().top + 12 - message.getBoundingClientRect().top : 0
        if (counts && hidden > 0) scroller.scrollTop -= hidden
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
