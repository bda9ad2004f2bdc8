/** The text of a PDF, page by page: lines of one paragraph joined, page numbers and running headers left out. */
import { getDocumentProxy } from 'unpdf'
import { type Said, SaidError } from '../../knowledge/said.ts'
import { type Item, linesOf } from './columns.ts'
import type { Progress } from './read.ts'

const mostPages = 3000

/** `notes`: what the editor should look at. Throws SaidError for one that is broken, locked, too long or has no text to read. */
export const readPdf = async (
  bytes: Uint8Array,
  progress: (progress: Progress) => void,
): Promise<{ text: string; notes: Said[] }> => {
  const pdf = await open(bytes)
  const total = pdf.numPages
  if (total > mostPages) throw new SaidError({ say: 'document.pages', total, most: mostPages })
  const pages: string[][] = []
  const inColumns: number[] = []
  for (let number = 1; number <= total; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const pieces = items.filter((item): item is typeof item & Item => 'str' in item)
    const { lines, columns } = linesOf(pieces, page.getViewport({ scale: 1 }).width)
    pages.push(lines)
    if (columns) inColumns.push(number)
    page.cleanup()
    progress({ done: number, total, unit: 'page' })
  }
  const empty = pages.flatMap((lines, at) => (lines.length === 0 ? [at + 1] : []))
  if (empty.length === total) throw new SaidError({ say: 'document.scanned', count: total })
  const whole = pages.flat().join('')
  // Fonts that do not say which characters they draw come out as these.
  if ((whole.match(/[\ufffd\p{Co}\p{Cc}]/gu)?.length ?? 0) > whole.length / 10)
    throw new SaidError({ say: 'document.fonts' })
  const { kept, dropped } = withoutFurniture(pages)
  return {
    text: joined(kept).join('\n'),
    notes: [
      ...(empty.length > 0 ? [{ say: 'document.bare-pages', pages: printPages(empty) }] : []),
      ...(inColumns.length > 0 ? [{ say: 'document.columns', pages: printPages(inColumns) }] : []),
      ...(dropped > 0 ? [{ say: 'document.furniture', count: dropped }] : []),
      { say: 'document.joined' },
    ],
  }
}

const open = async (bytes: Uint8Array) => {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  } catch (error) {
    const { name } = error as Error
    if (name === 'PasswordException') throw new SaidError({ say: 'document.protected' })
    throw new SaidError({ say: 'document.no-pdf' }, { cause: error })
  }
}

const pageNumber = /^([-—–－·.\s]*\d{1,4}[-—–－·.\s]*|第\s*\d+\s*页.{0,12}|page \d+( of \d+)?|\d+\s*\/\s*\d+)$/i

const mostFurniture = 3

/** First and last lines of pages that are numbers, or the same on most pages. */
const withoutFurniture = (pages: string[][]): { kept: string[]; dropped: number } => {
  const before = pages.flat().length
  let left = pages
  for (let round = 1; ; round++) {
    const bare = left.map((lines) => withoutEdges(lines, (line) => pageNumber.test(line)))
    const edges = new Map<string, number>()
    for (const [page, lines] of bare.entries())
      for (const edge of new Set([lines[0], lines.at(-1)].map((line) => uncounted(line, page))))
        if (edge) edges.set(edge, (edges.get(edge) ?? 0) + 1)
    // Of two or three pages only what stands on each is a header; a single page has none that could be told.
    const enough = pages.length >= 4 ? pages.length / 2 + 0.5 : Math.max(2, pages.length)
    const rest = bare.map((lines, page) =>
      withoutEdges(lines, (line) => (edges.get(uncounted(line, page)) ?? 0) >= enough),
    )
    // A header may stand above a number, and a number above a footer; more than a few lines are the text of a form.
    if (rest.flat().length === left.flat().length || round === mostFurniture)
      return { kept: rest.flat(), dropped: before - rest.flat().length }
    left = rest
  }
}

/** A header may end with the number of its page, “… 3/12” where a browser printed it. */
const uncounted = (line = '', page: number) =>
  line.replace(/\b(\d{1,4})(?=\s*\/\s*\d{1,4}$|$)/, (number) => (Number(number) === page + 1 ? '#' : number))

const withoutEdges = (lines: readonly string[], drop: (line: string) => boolean): string[] => {
  const rest = [...lines]
  while (rest[0] !== undefined && drop(rest[0])) rest.shift()
  while (rest.length > 0 && drop(rest.at(-1) as string)) rest.pop()
  return rest
}

const begins =
  /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2} ?[.．、](?!\d)|第[一二三四五六七八九十百\d]+[章节条]|Article \d|Chapter \d|\d{1,2}\.\d{1,2} |\([a-z]\)|[IVX]+\. |\([ivx]+\)|附件|附表|Annex|Appendix|•)/i
const ends = /[。；：！？.;:!?”’"」）)]$/
const widthOf = (line: string) => [...line].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0)

/** A line that fills the page and ends in the middle of a sentence goes on in the next one. */
const joined = (lines: string[]): string[] => {
  const widths = lines.map(widthOf).sort((one, other) => one - other)
  const full = (widths[Math.floor(widths.length * 0.9)] ?? 0) * 0.75
  const paragraphs: string[] = []
  let before = 0
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last !== undefined && before >= full && !ends.test(last) && !begins.test(line)) {
      const blank = /[\p{L}\p{N},]$/u.test(last) && !/[\u2e80-\uffef]$/.test(last) && !/^[\u2e80-\uffef]/.test(line)
      paragraphs[paragraphs.length - 1] = `${last}${blank ? ' ' : ''}${line}`
    } else paragraphs.push(line)
    before = widthOf(line)
  }
  return paragraphs
}

/** 3, 7–9 */
const printPages = (pages: number[]): string =>
  pages
    .filter((page, at) => pages[at - 1] !== page - 1)
    .map((first) => {
      let last = first
      while (pages.includes(last + 1)) last++
      return last === first ? `${first}` : `${first}–${last}`
    })
    .join(', ')
