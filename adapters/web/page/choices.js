// @ts-check
/**
 * The choices under a message: buttons that close once one is picked.
 * @import { Line } from '../lines.ts'
 * @import { Actions } from './bubble.js'
 * @import { Words } from './words.js'
 */
import { button, make } from './text.js'

/** @param {Line} line @param {{ id: string, label: string }[]} choices @param {Words} words @param {Actions} actions */
export const drawChoices = (line, choices, words, actions) => {
  const group = make('div', 'choices')
  group.role = 'group'
  group.ariaLabel = words.t('choices')
  for (const choice of choices) {
    const pill = button(choice.label, () => {
      if (pill.getAttribute('aria-disabled') !== 'true') actions.pick(line, choice)
    })
    pill.dataset.choice = choice.id
    // See `allow`: the button that was just pressed keeps the focus until the reader moves on.
    pill.addEventListener('blur', () => {
      if (pill.getAttribute('aria-disabled') === 'true') pill.disabled = true
    })
    group.append(pill)
  }
  return group
}

/**
 * Opens or closes a message's choices, and marks the one that was picked. A button that has the focus is only marked
 * as closed, for a disabled one would lose it, and the reader's place in the page with it.
 * @param {HTMLElement} group @param {boolean} open @param {string | undefined} picked @param {Words} words
 */
export const allow = (group, open, picked, words) => {
  for (const pill of group.querySelectorAll('button')) {
    const focused = document.activeElement === pill
    pill.disabled = !open && !focused
    if (open) pill.removeAttribute('aria-disabled')
    else pill.setAttribute('aria-disabled', 'true')
    const mine = pill.dataset.choice === picked
    pill.classList.toggle('picked', mine)
    if (mine) pill.setAttribute('aria-description', words.t('picked'))
    else pill.removeAttribute('aria-description')
  }
}
