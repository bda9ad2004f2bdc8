/** What people asked in vain, for whoever keeps the documents: without a name, an address or a figure that could tell who. */
import type { Knowledge } from '../knowledge/knowledge.ts'
import { buildAnswerer } from './answer.ts'
import type { Unanswered } from './conversation.ts'
import type { Store } from './ports.ts'

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
      reason !== 'unhelpful' && answerer.answer(question, { language }).status === 'answered',
  )
  return new Set(answered.map(({ id }) => id))
}

/** How many of each reason, the most frequent first. */
export const countsByReason = (gaps: readonly Gap[]): [reason: string, count: number][] => {
  const counts = new Map<string, number>()
  for (const { reason, count } of gaps) counts.set(reason, (counts.get(reason) ?? 0) + count)
  return [...counts].sort((one, other) => other[1] - one[1])
}

const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

/** `answered`: ids of those that the documents answer by now. */
export const gapsText = (all: readonly Gap[], answered: ReadonlySet<string> = new Set()): string => {
  if (all.length === 0) return 'No question has gone unanswered.'
  const gaps = all.filter(({ id }) => !answered.has(id))
  const done = all.filter(({ id }) => answered.has(id))
  const times = gaps.reduce((sum, { count }) => sum + count, 0)
  return [
    `${gaps.length} questions, asked ${times} times: ${countsByReason(gaps)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}`,
    '',
    'times  last        lang  reason        question',
    ...gaps.flatMap(({ count, at, language, reason, question, near, comments = [] }) => [
      `${String(count).padStart(5)}  ${day(at)}  ${language}    ${reason.padEnd(12)}  ${question.replace(/\s+/g, ' ')}`,
      ...(near ? [`${' '.repeat(39)}nearest: ${near}`] : []),
      ...comments.map((comment) => `${' '.repeat(39)}missing: ${comment}`),
    ]),
    ...(done.length > 0 ? ['', 'Answered by the documents as they are now:'] : []),
    ...done.map(
      ({ count, at, language, question }) =>
        `${String(count).padStart(5)}  ${day(at)}  ${language}    ${question.replace(/\s+/g, ' ')}`,
    ),
  ].join('\n')
}

export const gapsCsv = (gaps: readonly Gap[], answered: ReadonlySet<string> = new Set()): string =>
  [
    ['times', 'last', 'language', 'reason', 'question', 'nearest', 'comments', 'answered now'],
    ...gaps.map(({ id, count, at, language, reason, question, near = '', comments = [] }) => [
      String(count),
      day(at),
      language,
      reason,
      question,
      near,
      comments.join(' / '),
      answered.has(id) ? 'yes' : 'no',
    ]),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')

/** A cell that begins like a formula would be run as one by a spreadsheet. */
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
