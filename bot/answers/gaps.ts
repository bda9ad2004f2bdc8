/** What people asked in vain, for whoever keeps the documents: without a name, an address or a figure that could tell who. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Say } from '../../knowledge/said.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Unanswered } from '../conversation.ts'
import { widthOf } from '../editor.ts'
import type { Store } from '../store.ts'
import { buildAnswerer } from './answer.ts'
import { wasAnswered } from './kept-question.ts'

export type Gap = Unanswered & { id: string }

const part = 500

/** The most frequent first; of those asked equally often, the latest. */
export const gapsOf = async (store: Pick<Store, 'all'>): Promise<Gap[]> => {
  const gaps: Gap[] = []
  for (let after = ''; ; ) {
    const found = await store.all('unanswered', after, part)
    for (const { id, body } of found) gaps.push({ ...body, id })
    const last = found.at(-1)
    if (!last) return gaps.sort((one, other) => other.count - one.count || other.at - one.at)
    after = last.id
  }
}

/** Ids of those that the documents answer by now; whether an answer helps, only people can say. */
export const answeredNow = (gaps: readonly Gap[], knowledge: Knowledge): Set<string> => {
  const answerer = buildAnswerer(knowledge)
  const answered = gaps.filter(
    ({ reason, question, language }) =>
      !wasAnswered(reason) && answerer.answer(question, { language }).status === 'answered',
  )
  return new Set(answered.map(({ id }) => id))
}

/** How many of each reason, the most frequent first. */
export const countsByReason = (gaps: readonly Gap[]): [reason: string, count: number][] => {
  const counts = new Map<string, number>()
  for (const { reason, count } of gaps) counts.set(reason, (counts.get(reason) ?? 0) + count)
  return [...counts].sort((one, other) => other[1] - one[1])
}

const reasonOf = (reason: string, say: Say) => say({ say: `page.desk-gap.${reason}` })

const columns = ['times', 'last', 'language', 'reason', 'question'] as const

/** `answered`: ids of those that the documents answer by now. */
export const gapsText = (all: readonly Gap[], say: Say, answered: ReadonlySet<string> = new Set()): string => {
  if (all.length === 0) return say({ say: 'gaps.none' })
  const gaps = all.filter(({ id }) => !answered.has(id))
  const done = all.filter(({ id }) => answered.has(id))
  const times = gaps.reduce((sum, { count }) => sum + count, 0)
  const reasons = countsByReason(gaps).map(([reason, count]) =>
    say({ say: 'gaps.reason-count', reason: reasonOf(reason, say), count }),
  )
  const rowOf = ({ count, at, language, reason, question }: Gap, withReason = true) => [
    ...[String(count), dateAt(at), language],
    ...(withReason ? [reasonOf(reason, say)] : []),
    question.replace(/\s+/g, ' '),
  ]
  const heads = columns.map((column) => say({ say: `gaps.${column}` }))
  const widths = columns.map((_, at) =>
    Math.max(...[heads, ...gaps.map((gap) => rowOf(gap))].map((row) => widthOf(row[at] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at < cells.length - 1 ? cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)) : cell))
      .join('  ')
  const margin = ' '.repeat(widths.slice(0, 4).reduce((sum, width) => sum + width + 2, 0))
  return [
    say({ say: 'gaps.total', count: gaps.length, times, reasons }),
    '',
    line(heads),
    ...gaps.flatMap((gap) => [
      line(rowOf(gap)),
      ...(gap.near ? [margin + say({ say: 'gaps.nearest', point: gap.near })] : []),
      ...(gap.comments ?? []).map((comment) => margin + say({ say: 'gaps.missing', comment })),
    ]),
    ...(done.length > 0 ? ['', say({ say: 'gaps.answered-by-now' })] : []),
    ...done.map((gap) => rowOf(gap, false).join('  ')),
  ].join('\n')
}

/** With the mark by which a spreadsheet knows UTF-8. */
export const gapsCsv = (gaps: readonly Gap[], say: Say, answered: ReadonlySet<string> = new Set()): string =>
  `\ufeff${[
    [...columns, 'near', 'comments', 'answered'].map((column) => say({ say: `gaps.${column}` })),
    ...gaps.map(({ id, count, at, language, reason, question, near = '', comments = [] }) => [
      String(count),
      dateAt(at),
      language,
      reasonOf(reason, say),
      question,
      near,
      comments.join(' / '),
      say({ say: answered.has(id) ? 'gaps.yes' : 'gaps.no' }),
    ]),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')}`

/** A cell that begins like a formula would be run as one by a spreadsheet. */
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
