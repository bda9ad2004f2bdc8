// @ts-check
/**
 * One request on the desk page: where it stands, what was asked for, who did what.
 * @import { DeskCard, DeskDelivery } from '../desk-card.ts'
 * @import { Words } from './words.js'
 */
import { deskApi } from './desk-api.js'
import { dueTags } from './desk-list.js'
import { drawFile } from './file.js'
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
    fact(facts, t('desk-due'), [
      card.due,
      ...dueTags(card, words),
      ...(card.provisional ? [make('p', 'why', t('desk-provisional-why'))] : []),
    ])
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
  if (card.files.length > 0) {
    const files = make('ul', 'files')
    for (const file of card.files) {
      const entry = make('li')
      // Opened one by one, for each is noted in the log.
      entry.append(make('span', 'whose', file.from), drawFile(file, deskApi.file(card.number, file.key), words, false))
      files.append(entry)
    }
    whole.append(make('h3', '', t('desk-files')), files)
  }
  if (card.deliveries.length > 0) {
    const list = make('dl', 'facts')
    for (const delivery of card.deliveries) fact(list, delivery.side, drawDelivery(delivery, words))
    whole.append(make('h3', '', t('desk-deliveries')), list)
  }
  const history = make('ol', 'history')
  for (const { at, who, did, text, file } of card.history) {
    const line = make('li')
    const time = document.createElement('time')
    time.dateTime = new Date(at).toISOString()
    time.textContent = moment(at, words)
    const doing = make('p')
    doing.append(make('b', '', who), ' ', did)
    line.append(time, doing)
    if (text) line.append(make('p', 'said', text))
    if (file) line.append(make('p', 'said', t('desk-file', { file })))
    history.append(line)
  }
  whole.append(make('h3', '', t('desk-history')), history)
  return whole
}

/** The latest message, and the others folded under it. @param {DeskDelivery} delivery @param {Words} words */
const drawDelivery = ({ messages: [latest, ...others] }, words) => {
  const { t } = words
  /** @param {DeskDelivery['messages'][number] | undefined} message */
  const said = (message) => {
    const come = state(message)
    if (message?.elsewhere) come.append(t('desk-elsewhere'))
    return come
  }
  /** @param {DeskDelivery['messages'][number] | undefined} message */
  const state = (message) => {
    if (message?.state === 'sent') return make('span', '', t('desk-sent', { time: moment(message.at, words) }))
    if (message?.state === 'failed') return make('span', 'tag bad', t('desk-not-sent'))
    return make('span', 'tag', t('desk-sending'))
  }
  if (others.length === 0) return [said(latest)]
  const failed = others.filter(({ state }) => state === 'failed').length
  const folded = make('details')
  const list = make('ul')
  for (const message of others) {
    const entry = make('li')
    entry.append(said(message))
    list.append(entry)
  }
  const summary = make('summary', '', t('desk-sent-before', { count: others.length }))
  if (failed > 0) summary.append(' ', make('span', 'tag bad', t('desk-not-sent-before', { count: failed })))
  folded.append(summary, list)
  return [said(latest), folded]
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
