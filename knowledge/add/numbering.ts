/** Finds out by which numbers a document counts its clauses, outermost first, and what can't be told apart by them. */
import { chapter, type Open, openClauses, styles } from '../clauses.ts'
import type { NumberingStyle, Policy } from '../policy.ts'
import { isDateLine } from './metadata.ts'
import { closingSections, endingSections } from './sections.ts'

type Structure = Policy['structure']
type Numbered = Exclude<NumberingStyle, 'heading'>

export interface Found {
  structure: Structure
  clauses: Open[]
  /** Lines that look numbered and whose numbers are not used, for the editor. */
  unused: string[]
}

/** By the styles that the lines are numbered in; what repeats becomes a section. */
export const findStructure = (source: string): Found => {
  const lines = source.split('\n').map((line) => line.trim())
  let numbering: NumberingStyle[] = stylesOf(lines)
  if (lines.filter((line) => chapter.test(line)).length > 1) numbering = [...numbering, 'heading']
  if (!numbering.some(opensClauses)) return unnumbered(source, lines)
  const last = lines.findLastIndex((line) => isNumbered(line, numbering))
  let sections = [...opening(lines, numbering), ...endingSections(lines, last, (at) => startOf(lines, at))]
  for (;;) {
    const structure: Structure = { numbering, sections, skip: [] }
    const { opened, unused } = openClauses(source, structure)
    // The office that signs often stands at the top too: its lines are of the section found first.
    if (unused.length > 0) {
      sections = sections.filter((section) => !unused.includes(section))
      continue
    }
    const again = firstTwice(opened)
    if (!again) return withClosings(source, lines, structure, opened)
    const part = partBefore(lines, again.line, sections, numbering)
    if (part === undefined) {
      // Nothing between them tells the second from the first: these lines stay in the clause above.
      const style = numbering.find((style) => style !== 'heading' && styles[style].pattern.test(again.lines[0] ?? ''))
      numbering = numbering.filter((other) => other !== style)
      if (!numbering.some(opensClauses)) return unnumbered(source, lines)
    } else {
      sections.push(partOf(part, sections.filter(({ id }) => id.startsWith('part-')).length + 1))
    }
  }
}

/** A heading opens none: what stands below it would be no clause. */
const opensClauses = (style: NumberingStyle) => style !== 'heading'

const firstTwice = (opened: readonly Open[]): Open | undefined => {
  const seen = new Set<string>()
  return opened.find(({ id }) => seen.size === seen.add(id).size)
}

const withClosings = (source: string, lines: readonly string[], structure: Structure, clauses: Open[]): Found => {
  const closings = closingSections(clauses, structure.numbering, (line) => startOf(lines, lines.indexOf(line)))
  const whole = { ...structure, sections: [...structure.sections, ...closings] }
  const unused = unusedLines(lines, structure.numbering)
  return { structure: whole, clauses: closings.length > 0 ? openClauses(source, whole).opened : clauses, unused }
}

const partOf = (starts: string, n: number): Structure['sections'][number] => ({
  id: `part-${n}`,
  starts,
  label: { zh: `（${starts.slice(0, 20)}）`, en: `Part ${n}` },
  holds: true,
})

/** Styles whose numbers begin at 1 and go up, in the order in which their first ones come. */
const stylesOf = (lines: readonly string[]): Numbered[] => {
  const found: { style: Numbered; at: number }[] = []
  for (const style of Object.keys(styles) as Numbered[]) {
    const { pattern, read } = styles[style]
    let [before, fits, all, first] = [0, 0, 0, -1]
    for (const [at, line] of lines.entries()) {
      const number = pattern.exec(line)?.[1]
      if (number === undefined) continue
      const value = read(number)
      all++
      if (value === 1 || value === before + 1) fits++
      if (value === 1 && first < 0) first = at
      before = value
    }
    if (fits >= 2 && fits >= 0.6 * all && first >= 0) found.push({ style, at: first })
  }
  return found.sort((one, other) => one.at - other.at).map(({ style }) => style)
}

/** What stands before the first number, and the line of signature and date at the end. */
const opening = (lines: readonly string[], numbering: readonly NumberingStyle[]): Structure['sections'] => {
  const first = lines.findIndex((line) => line !== '')
  const sections: Structure['sections'] = []
  if (first >= 0 && !isNumbered(lines[first] as string, numbering))
    sections.push({ id: 'header', starts: startOf(lines, first), label: { zh: '文首', en: 'Opening' }, holds: false })
  // Annexes and notes may follow the signature.
  const after = lines.findIndex(
    (line, at) => at > first + 3 && isDateLine(line) && afterSignature.test(nextOf(lines, at)),
  )
  const last = after >= 0 ? after : lines.findLastIndex((line) => line !== '')
  if (isDateLine(lines[last] ?? '')) {
    let from = last
    while (from - 1 > first && isSignature(lines[from - 1] as string, numbering)) from--
    while (lines[from] === '') from++
    if (from > first && !startOf(lines, first).startsWith(startOf(lines, from)))
      sections.push({ id: 'signature', starts: startOf(lines, from), label: { zh: '落款', en: 'Signature' } })
  }
  return sections
}

const afterSignature = /^(注\d+：|附件|附表|附录|annex|appendix|schedule|attachment)/i
const nextOf = (lines: readonly string[], at: number) => lines.slice(at + 1).find((line) => line !== '') ?? ''

const isSignature = (line: string, numbering: readonly NumberingStyle[]) =>
  line === '' || (line.length <= 40 && !/[。；：.;:]$|\d|\|/.test(line) && !isNumbered(line, numbering))

const isNumbered = (line: string, numbering: readonly NumberingStyle[]) =>
  numbering.some((style) => (style === 'heading' ? chapter : styles[style].pattern).test(line))

/** As much of a line as tells it from every line before it. */
const startOf = (lines: readonly string[], at: number): string => {
  const line = lines[at] as string
  for (let length = Math.min(12, line.length); length < line.length; length++) {
    const start = line.slice(0, length)
    if (stands(lines, start) === 1) return start
  }
  return line
}

/** How many lines begin so, found among them in order. */
const stands = (lines: readonly string[], start: string): number => {
  const ordered = inOrder.get(lines) ?? [...lines].sort(byCode)
  inOrder.set(lines, ordered)
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle] as string) < start) low = middle + 1
    else high = middle
  }
  let count = 0
  while (ordered[low + count]?.startsWith(start)) count++
  return count
}
const inOrder = new WeakMap<readonly string[], string[]>()
const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const annex = /^(附件|附表|附录|annex|appendix|schedule|attachment)/i

/** A short line without a number between the clause before and this one, best 附件1, that can open a part of its own. */
const partBefore = (
  lines: readonly string[],
  line: number,
  sections: Structure['sections'],
  numbering: readonly NumberingStyle[],
): string | undefined => {
  let nearest: string | undefined
  for (let at = line - 1; at >= 0; at--) {
    const text = lines[at] as string
    if (text === '') continue
    // Articles may count from 1 again in each chapter.
    if (chapter.test(text) && stands(lines, startOf(lines, at)) === 1) return nearest ?? startOf(lines, at)
    if (isNumbered(text, numbering)) break
    if (sections.some(({ starts }) => text.startsWith(starts))) break
    const start = startOf(lines, at)
    const alone = stands(lines, start) === 1
    if (text.length > 40 || /[。；;.]$/.test(text) || start.length < 2 || !alone) continue
    nearest ??= start
    if (annex.test(text)) return start
  }
  return nearest
}

/** Told sentence by sentence, of one section or of each chapter, from the first line that is one: those above are title, number and office. */
const unnumbered = (source: string, lines: readonly string[]): Found => {
  const around = opening(lines, [])
  const signature = around.find(({ id }) => id === 'signature')
  const first = lines.findIndex((line) => line !== '')
  const body = lines.findIndex((line, at) => at > first && (line.length > 40 || /[。；：.;:!?！？|]$/.test(line)))
  const text = { id: 'text', starts: startOf(lines, Math.max(body, first, 0)), label: { zh: '正文', en: 'Text' } }
  const chapters = lines.flatMap((line, at) =>
    chapter.test(line) && stands(lines, startOf(lines, at)) === 1 ? [at] : [],
  )
  const parts = chapters.map((at, n) => partOf(startOf(lines, at), n + 1))
  const isBelow = chapters.some((at) => at < body)
  const sections =
    body > first
      ? [...around, ...(isBelow ? [] : [text]), ...parts]
      : [text, ...parts, ...(signature ? [signature] : [])]
  const structure: Structure = { numbering: [], sections, skip: [] }
  return { structure, clauses: openClauses(source, structure).opened, unused: unusedLines(lines, []) }
}

const looksNumbered =
  /^([①-⑳]|[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3}|[ivx]{1,4}|[a-h])[)）.、．]|第[\d一二三四五六七八九十百]+[条款项]|[IVX]+\.|Section \d|Article \d)/i

const unusedLines = (lines: readonly string[], numbering: readonly NumberingStyle[]): string[] =>
  lines.filter((line) => looksNumbered.test(line) && !line.includes('|') && !isNumbered(line, numbering))
