// @ts-check
/**
 * The list of requests with its filters as a table.
 * @import { DeskList, DeskRow } from '../desk-requests.ts'
 * @import { Words } from './words.js'
 */
import { drawTable } from './desk-table.js'
import { make } from './text.js'

/** @typedef {{ state: string, service: string, role: string, overdue: string, number: string }} Filter */

/** @returns {Filter} */
export const noFilter = () => ({ state: 'open', service: '', role: '', overdue: '', number: '' })

/** Keys typed in quick succession make one question to the server. */
const pause = 250

/** @param {DeskList} list @param {Filter} filter @param {Words} words @param {(filter: Filter) => void} changed */
export const drawFilters = (list, filter, words, changed) => {
  const { t } = words
  const form = /** @type {HTMLFormElement} */ (make('form', 'filters'))
  form.ariaLabel = t('desk-filters')
  form.role = 'search'
  form.addEventListener('submit', (event) => event.preventDefault())

  /** @param {'state' | 'service' | 'role'} name @param {string} title @param {{ id: string, name: string }[]} options */
  const choice = (name, title, options) => {
    const select = document.createElement('select')
    select.name = name
    for (const { id, name: text } of options) select.append(new Option(text, id, false, filter[name] === id))
    select.addEventListener('change', () => changed(read()))
    labelled(title, select)
  }
  /** @param {string} title @param {HTMLElement} field */
  const labelled = (title, field) => {
    const label = make('label')
    label.append(make('span', '', title), field)
    form.append(label)
  }

  choice('state', t('desk-state'), [
    { id: 'open', name: t('desk-state-open') },
    ...list.states,
    { id: 'all', name: t('desk-state-all') },
  ])
  const any = { id: '', name: t('desk-any') }
  choice('service', t('desk-service'), [any, ...list.services])
  choice('role', t('desk-role'), [any, ...list.roles])

  const number = document.createElement('input')
  number.name = 'number'
  number.type = 'search'
  number.inputMode = 'numeric'
  number.autocomplete = 'off'
  number.maxLength = 11
  number.placeholder = t('desk-number-how')
  number.value = filter.number
  let timer = 0
  number.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => changed(read()), pause)
  })
  labelled(t('desk-number'), number)

  const overdue = document.createElement('input')
  overdue.type = 'checkbox'
  overdue.name = 'overdue'
  overdue.checked = filter.overdue === '1'
  overdue.addEventListener('change', () => changed(read()))
  const tick = make('label', 'tick')
  tick.append(overdue, make('span', '', t('desk-overdue-only')))
  form.append(tick)

  const reset = /** @type {HTMLButtonElement} */ (make('button', 'plain', t('desk-reset')))
  reset.type = 'button'
  reset.addEventListener('click', () => {
    form.reset()
    for (const [name, value] of Object.entries(noFilter())) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
    }
    overdue.checked = false
    changed(noFilter())
  })
  form.append(reset)

  /** @returns {Filter} */
  const read = () => {
    const data = new FormData(form)
    const value = (/** @type {string} */ name) => String(data.get(name) ?? '')
    return {
      state: value('state'),
      service: value('service'),
      role: value('role'),
      overdue: overdue.checked ? '1' : '',
      // Full-width digits of an input method are digits all the same.
      number: value('number')
        .normalize('NFKC')
        .replace(/[^\d-]/g, ''),
    }
  }
  return form
}

/** @param {DeskList} list @param {Filter} filter @param {Words} words */
export const drawRows = (list, filter, words) => {
  const { t } = words
  const whole = make('div', 'found')
  const { rows, total } = list
  const said = rows.length < total ? t('desk-shown', { total, shown: rows.length }) : t('desk-total', { total })
  // Nothing was narrowed down: there is nothing to do.
  const isFree = Object.entries(noFilter()).every(
    ([name, value]) => filter[/** @type {keyof Filter} */ (name)] === value,
  )
  const nothing = t(isFree ? 'desk-empty' : 'desk-none')
  whole.append(make('p', 'count', total === 0 ? nothing : said))
  if (total === 0) return whole
  const titles = [t('desk-number'), t('desk-service'), t('desk-about'), t('desk-state'), t('desk-role'), t('desk-due')]
  whole.append(
    drawTable(
      'requests',
      titles,
      rows.map((row) => rowOf(row, words)),
    ),
  )
  return whole
}

/** What is to be said of a due date. @param {DeskRow} row @param {Words} words */
export const dueTags = ({ overdue, provisional }, { t }) => {
  const moves = make('span', 'tag', t('desk-provisional'))
  moves.title = t('desk-provisional-why')
  return [...(provisional ? [' ', moves] : []), ...(overdue ? [' ', make('span', 'tag bad', t('desk-overdue'))] : [])]
}

/** @param {DeskRow} row @param {Words} words */
const rowOf = (row, words) => {
  const { t } = words
  const link = document.createElement('a')
  link.href = `#request/${row.number}`
  link.textContent = row.number
  return {
    name: row.overdue ? 'late' : '',
    cells: [
      [link],
      [row.service],
      [row.apart],
      [row.state, ...(row.open && !row.taken ? [' ', make('span', 'tag', t('desk-not-taken'))] : [])],
      [row.role],
      [row.due ?? (row.open ? t('desk-no-due') : ''), ...dueTags(row, words)],
    ],
  }
}
