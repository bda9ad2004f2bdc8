// @ts-check
/** Small things kept in the browser. A browser that blocks storage forgets them, and nothing breaks. */

/** @typedef {'localStorage' | 'sessionStorage'} Place */

/** @param {Place} place @param {string} key @returns {string | null} */
export const recall = (place, key) => {
  try {
    return window[place].getItem(key)
  } catch {
    return null
  }
}

/** @param {Place} place @param {string} key @param {string} value */
export const keep = (place, key, value) => {
  try {
    window[place].setItem(key, value)
  } catch {
    // Blocked or full.
  }
}
