// @ts-check
/**
 * One request on the desk page: where it stands, what was asked for, who did what.
 * @import { DeskCard } from '../desk-requests.ts'
 * @import { Words } from './words.js'
 */
import { make } from './text.js'

/** @param {DeskCard} card @param {Words} words */
export const drawRequest = (card, words) => {
  const { t } = words
  const whole = make('article', 'request')
  const back = document.createElement('a')
  back.className = 'back'
  back.href = '#requests'
  back.textContent = t('desk-back')
  const title = make('h2', '', `${card.number} ${card.service}`)
  title.tabIndex = -1

  const facts = make('dl', 'facts')
  fact(facts, t('desk-state'), [
    card.state,
    ...(card.open && !card.taken ? [' ', make('span', 'tag', t('desk-not-taken'))] : []),
    ...(card.undelivered ? [' ', make('span', 'tag bad', t('desk-undelivered'))] : []),
  ])
  fact(facts, t('desk-role'), [card.role])
  if (card.due)
    fact(facts, t('desk-due'), [card.due, ...(card.overdue ? [' ', make('span', 'tag bad', t('desk-overdue'))] : [])])
  else if (card.noDue) fact(facts, t('desk-due'), [card.noDue])
  if (card.step) fact(facts, t('desk-step'), [card.step])
  if (card.question) fact(facts, t('desk-question'), [make('span', 'said', card.question)])

  whole.append(back, title, facts)
  if (card.forgotten) whole.append(make('p', 'note', t('desk-forgotten')))
  if (card.items.length > 0) {
    const items = make('dl', 'facts')
    for (const { label, value } of card.items) fact(items, label, [make('span', 'said', value)])
    whole.append(make('h3', '', t('desk-items')), items)
  }
  const history = make('ol', 'history')
  for (const { at, who, did, text } of card.history) {
    const line = make('li')
    const time = document.createElement('time')
    time.dateTime = new Date(at).toISOString()
    time.textContent = moment(at, words)
    const doing = make('p')
    doing.append(make('b', '', who), ' ', did)
    line.append(time, doing)
    if (text) line.append(make('p', 'said', text))
    history.append(line)
  }
  whole.append(make('h3', '', t('desk-history')), history)
  return whole
}

/** @param {HTMLElement} list @param {string} name @param {(string | HTMLElement)[]} parts */
const fact = (list, name, parts) => {
  const value = make('dd')
  value.append(...parts)
  list.append(make('dt', '', name), value)
}

/** @param {Intl.DateTimeFormatOptions} parts */
const inOfficeTime = (parts) => (/** @type {number} */ at, /** @type {Words} */ words) =>
  // Wherever the reader is: time limits are the office's too.
  new Intl.DateTimeFormat(words.language() === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    ...parts,
  }).format(at)

const moment = inOfficeTime({ dateStyle: 'medium', timeStyle: 'short' })
export const shortMoment = inOfficeTime({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
