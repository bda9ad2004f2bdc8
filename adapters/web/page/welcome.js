// @ts-check
/**
 * What stands in an empty conversation.
 * @import { Words } from './words.js'
 */
import { button, make } from './text.js'

const forApplicants = ['suggest-question', 'suggest-question-two', 'suggest-eligibility', 'suggest-help']
const forLiaisons = ['suggest-help']

/** @param {string | undefined} role the liaison whose page it is @param {Words} words @param {(text: string) => void} say */
export const greeting = (role, words, say) => {
  const { t } = words
  const chips = make('div', 'suggestions')
  chips.role = 'group'
  chips.ariaLabel = t('suggestions')
  for (const key of role ? forLiaisons : forApplicants) chips.append(button(t(key), () => say(t(key))))
  return [
    make('h2', '', t(role ? 'welcome-liaison' : 'welcome')),
    make('p', '', role ? t('welcome-liaison-text', { role }) : t('welcome-text')),
    chips,
  ]
}
