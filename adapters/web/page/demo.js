// @ts-check
/**
 * The demonstration: a banner that says so, and a colour and name of its own for each liaison's tab.
 * @import { Session } from './api.js'
 * @import { Words } from './words.js'
 */

const accents = 5

/** @param {Session} session */
export const wearAccent = (session) => {
  const index = session.demo?.roles.findIndex((r) => r.id === session.role) ?? -1
  if (index >= 0) document.documentElement.dataset.accent = String((index % accents) + 1)
}

/** The role's name in the reader's language. @param {Session} session @param {Words} words */
export const roleName = (session, words) =>
  session.demo?.roles.find((r) => r.id === session.role)?.title[words.language()]

/** As many links as a phone has room for. */
const few = 4

/**
 * The liaisons are seen at once where nothing else is to be read yet and there is room for them. Later the reader decides.
 * @param {Session} session @param {boolean} isEmpty
 */
export const unfoldBanner = ({ demo }, isEmpty) => {
  const folded = /** @type {HTMLDetailsElement} */ (document.getElementById('demo')?.firstElementChild)
  if (demo) folded.open = isEmpty && (demo.roles.length <= few || innerWidth > 700)
}

/** @param {Session} session @param {Words} words */
export const drawBanner = (session, words) => {
  const banner = /** @type {HTMLElement} */ (document.getElementById('demo'))
  const text = /** @type {HTMLElement} */ (document.getElementById('demo-text'))
  const links = /** @type {HTMLElement} */ (document.getElementById('demo-links'))
  banner.hidden = !session.demo
  if (!session.demo) return
  const role = roleName(session, words)
  text.textContent = role ? words.t('demo-liaison', { role }) : words.t('demo')
  links.ariaLabel = words.t('demo-links')
  links.title = words.t('demo-links')
  const others = session.demo.roles.filter((r) => r.id !== session.role)
  links.replaceChildren(
    ...(role ? [link('/', words.t('demo-visitor'), 'visitor')] : []),
    ...others.map((r) => link(`/demo/${encodeURIComponent(r.id)}`, r.title[words.language()], r.id)),
  )
}

/** @param {string} href @param {string} text @param {string} name */
const link = (href, text, name) => {
  const element = document.createElement('a')
  element.href = href
  element.textContent = text
  // A second press comes back to the tab that is already open.
  element.target = `talent-${name}`
  return element
}
