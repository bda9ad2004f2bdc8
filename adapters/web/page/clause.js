// @ts-check
/**
 * The clause as issued, in a dialog.
 * @import { Clause } from './api.js'
 * @import { Citation } from '../../../bot/channel.ts'
 * @import { Words } from './words.js'
 */
import { make, tag } from './text.js'

/** @param {(policy: string, clause: string) => Promise<Clause>} fetchClause @param {Words} words */
export const createClauseDialog = (fetchClause, words) => {
  const { t } = words
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('clause'))
  const title = /** @type {HTMLElement} */ (document.getElementById('clause-title'))
  const kicker = /** @type {HTMLElement} */ (document.getElementById('clause-kicker'))
  const body = /** @type {HTMLElement} */ (document.getElementById('clause-body'))
  const close = /** @type {HTMLButtonElement} */ (document.getElementById('clause-close'))
  /** @type {HTMLElement | undefined} */
  let opener
  /** A slow answer must not appear in a dialog opened for another clause since. */
  let asked = 0

  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close() // the veil around the sheet
  })
  dialog.addEventListener('close', () => opener?.focus())

  /** @param {string} name @param {string} value @param {DocumentFragment | HTMLElement} list */
  const fact = (name, value, list) => list.append(make('dt', '', name), make('dd', '', value))

  /** @param {Clause} clause */
  const show = (clause) => {
    const language = words.language()
    title.textContent = clause.title[language]
    const facts = make('dl')
    fact(t('clause-label'), clause.label[language], facts)
    fact(t('clause-number'), clause.number ?? t('clause-number-none'), facts)
    fact(t('clause-standing'), clause.standing[language], facts)
    const text = make('div', 'issued')
    text.lang = tag(clause.language)
    for (const line of clause.text.split('\n')) if (line.trim()) text.append(make('p', '', line.trim()))
    body.replaceChildren(facts)
    if (clause.language !== language) body.append(make('p', 'unofficial', t('clause-unofficial')))
    body.append(text)
    body.scrollTop = 0
  }

  return {
    /** @param {Citation} citation @param {HTMLElement} from where the focus returns to */
    open: async (citation, from) => {
      opener = from
      const mine = ++asked
      kicker.textContent = t('clause-kicker')
      close.ariaLabel = t('clause-close')
      title.textContent = citation.title
      body.replaceChildren(make('p', '', t('clause-loading')))
      dialog.showModal()
      close.focus()
      try {
        const clause = await fetchClause(citation.policy, citation.clause)
        if (mine === asked) show(clause)
      } catch {
        if (mine === asked) body.replaceChildren(make('p', '', t('clause-failed')))
      }
    },
  }
}
