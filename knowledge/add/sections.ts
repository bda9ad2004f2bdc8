/** Parts of a document without a number that stand between its clauses or after them: what is not to be taken for the clause above. */
import { type Open, styles } from '../clauses.ts'
import type { NumberingStyle, Policy } from '../policy.ts'
import { parentOf, treeOf } from './tree.ts'

type Section = Policy['structure']['sections'][number]

/** Notes at the end, as the reader of Word files writes them. */
const note = /^注\d+：/
/** A list of annexes, often with their numbers below it. */
const annexes = /^(附件|附表|Annexes|Attachments)[:：]/i

/** “附件1” alone, behind the last number: a form or a table that belongs to no clause. */
const annex = /^(附件|附表|Annex|Appendix|Attachment)\s*[\d一二三四五六七八九十A-D]*$/i

/** `starts`: as much of a line as tells it from every other; `last`: where the last number stands. */
export const endingSections = (lines: readonly string[], last: number, starts: (at: number) => string): Section[] => {
  const alone = lines.flatMap((line, at) => (at > last && last >= 0 && annex.test(line) ? [at] : []))
  const section = (at: number, id: string, zh: string, en: string): Section[] =>
    at < 0 ? [] : [{ id, starts: starts(at), label: { zh, en }, holds: true }]
  return [
    ...alone.flatMap((at, n) => section(at, `annex-${n + 1}`, `附件${n + 1}`, `Annex ${n + 1}`)),
    ...section(
      lines.findLastIndex((line) => annexes.test(line)),
      'annexes',
      '附件目录',
      'List of annexes',
    ),
    ...section(
      lines.findIndex((line) => note.test(line)),
      'notes',
      '脚注',
      'Footnotes',
    ),
  ]
}

/** Paragraphs after the last item of a list, which speak of all of it and not of that item. */
export const closingSections = (
  clauses: readonly Open[],
  numbering: readonly NumberingStyle[],
  starts: (line: string) => string,
): Section[] => {
  const { below } = treeOf(clauses)
  const after = new Map(clauses.map((clause, at) => [clause, clauses[at + 1]]))
  return clauses.flatMap((list): Section[] => {
    if (!/[:：]$/.test(list.lines.at(-1) ?? '')) return []
    const items = below.get(list.id) ?? []
    const last = items.at(-1)
    const [own = '', closing = ''] = last?.lines ?? []
    // What comes after it has to leave the list: an item of the same kind would be of this paragraph.
    const next = last && after.get(last)
    const leaves = !next || parentOf(next.id) === undefined || !isInner(next.lines[0] ?? '', numbering)
    const single = items.slice(0, -1).every(({ lines }) => lines.length === 1)
    if (items.length < 2 || !single || !leaves || !/[。.；;]$/.test(own)) return []
    if (closing === '' || /\||^[•①-⑳]/.test(closing)) return []
    const label = { zh: `${list.label.zh.replace(/、$/, '')}末段`, en: `${list.label.en}, closing paragraph` }
    return [{ id: `${list.id}.closing`, starts: starts(closing), label }]
  })
}

const isInner = (line: string, numbering: readonly NumberingStyle[]): boolean =>
  numbering.filter((style) => style !== 'heading').findIndex((style) => styles[style].pattern.test(line)) > 0
