// @ts-check
/** A table of the desk, which a phone shows as cards. */
import { make } from './text.js'

/** @typedef {{ cells: (string | Node)[][], name?: string }} Row */

/** @type {[names: string, role: string][]} */
const roles = [
  ['table', 'table'],
  ['thead, tbody', 'rowgroup'],
  ['tr', 'row'],
  ['thead th', 'columnheader'],
  ['tbody th', 'rowheader'],
  ['td', 'cell'],
]

/** @param {string} name @param {string[]} titles @param {Row[]} rows the first cell of each is its head */
export const drawTable = (name, titles, rows) => {
  const table = make('table', name)
  const head = make('tr')
  for (const title of titles) {
    const cell = make('th', '', title)
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const top = make('thead')
  top.append(head)
  const body = make('tbody')
  body.append(...rows.map((row) => drawRow(row, titles)))
  table.append(top, body)
  // As cards on a phone these would no longer count as a table to those who hear the page.
  for (const [names, role] of roles)
    for (const element of [table, ...table.querySelectorAll('*')]) if (element.matches(names)) element.role = role
  return table
}

/** @param {Row} row @param {string[]} titles */
const drawRow = ({ cells, name }, titles) => {
  const line = make('tr', name)
  for (const [at, parts] of cells.entries()) {
    const cell = make(at === 0 ? 'th' : 'td')
    if (at === 0) cell.setAttribute('scope', 'row')
    // On a phone there is no head to say what this is.
    cell.dataset.title = titles[at] ?? ''
    const value = make('div')
    value.append(...parts)
    cell.append(value)
    if (!cell.textContent) cell.className = 'empty'
    line.append(cell)
  }
  return line
}
