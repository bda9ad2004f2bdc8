// @ts-check
/**
 * The list of what people asked in vain.
 * @import { DeskGap, DeskGaps } from '../desk-gaps.ts'
 * @import { Words } from './words.js'
 */
import { drawTable } from './desk-table.js'
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
  whole.append(drawTable('requests gaps', titles, rows.map(rowOf)))
  return whole
}

/** @param {DeskGap} row */
const rowOf = ({ question, count, reason, last, near, where, comments }) => ({
  cells: [
    [question, ...comments.map((comment) => make('div', 'note', `“${comment}”`))],
    [String(count)],
    [reason],
    [last],
    [near ?? '', ...(where ? [make('div', 'note', where)] : [])],
  ],
})
