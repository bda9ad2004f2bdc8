// @ts-check
/**
 * The list of what people asked in vain.
 * @import { DeskGap, DeskGaps } from '../desk-gaps.ts'
 * @import { Words } from './words.js'
 */
import { make } from './text.js'

/** @param {DeskGaps} gaps @param {Words} words */
export const drawGaps = ({ rows, total, reasons }, words) => {
  const { t } = words
  const whole = make('div', 'found')
  const title = make('h2', '', t('desk-gaps'))
  title.tabIndex = -1
  const sums = reasons.map(({ reason, count }) => `${reason} ${count}`).join(' · ')
  whole.append(title, make('p', 'note', t('desk-gaps-text')))
  if (total === 0) {
    whole.append(make('p', 'count', t('desk-gaps-none')))
    return whole
  }
  whole.append(make('p', 'count', sums))
  if (rows.length < total) whole.append(make('p', 'count', t('desk-shown', { total, shown: rows.length })))
  const titles = [
    t('desk-gap-question'),
    t('desk-gap-count'),
    t('desk-gap-reason'),
    t('desk-gap-last'),
    t('desk-gap-near'),
  ]
  const table = make('table', 'requests gaps')
  const head = make('tr')
  for (const name of titles) {
    const cell = make('th', '', name)
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const top = make('thead')
  top.append(head)
  const body = make('tbody')
  for (const row of rows) body.append(drawGap(row, titles))
  table.append(top, body)
  whole.append(table)
  return whole
}

/** @param {DeskGap} row @param {string[]} titles */
const drawGap = ({ question, count, reason, last, near, where, comments }, titles) => {
  const line = make('tr')
  const said = comments.map((comment) => make('div', 'note', `“${comment}”`))
  const cells = [
    [question, ...said],
    [String(count)],
    [reason],
    [last],
    [near ?? '', ...(where ? [make('div', 'note', where)] : [])],
  ]
  for (const [at, parts] of cells.entries()) {
    const cell = make(at === 0 ? 'th' : 'td')
    if (at === 0) cell.setAttribute('scope', 'row')
    cell.dataset.title = titles[at] ?? ''
    const value = make('div')
    value.append(...parts)
    cell.append(value)
    if (!cell.textContent) cell.className = 'empty'
    line.append(cell)
  }
  return line
}
