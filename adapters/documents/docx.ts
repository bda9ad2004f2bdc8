/** The text of a Word document. */
import mammoth from 'mammoth'
import { type Said, SaidError } from '../../knowledge/said.ts'
import { textOf } from './html.ts'
import type { Progress } from './read.ts'
import { numberedParagraphs } from './word-numbers.ts'
import { entriesOf, unpack } from './zip.ts'

const longest = 30 * 2 ** 20
/** Far more than can be told apart as clauses (thread.ts): it would be turned down after minutes of reading. */
const mostParagraphs = 100_000

/** `notes`: what the editor should look at. Throws SaidError for one that is broken, too long or declares entities. */
export const readDocx = async (
  bytes: Buffer,
  progress: (progress: Progress) => void,
): Promise<{ text: string; notes: Said[] }> => {
  const parts = unpack(bytes, (name) => /^word\/(document|numbering|styles)\.xml$/.test(name))
  const macros = entriesOf(bytes).some(({ name }) => /vbaProject/i.test(name))
  const part = (name: string) => parts.get(`word/${name}.xml`)?.toString('utf8') ?? ''
  const document = part('document')
  if (document.length > longest || countOf(document, /<w:p[ >]/g) > mostParagraphs)
    throw new SaidError({ say: 'document.long-text' })
  for (const text of parts.values()) if (text.includes('<!DOCTYPE')) throw new SaidError({ say: 'document.doctype' })
  progress({ done: 1, total: 3, unit: 'step' })
  const numbered = numberedParagraphs(document, part('numbering'), part('styles'))
  const places = Map.groupBy(numbered.keys(), (at) => spaceless(numbered[at]?.text ?? ''))
  let next = 0
  let given = 0
  // Numbers that Word makes by itself are not in the text, and Chinese ones would be lost.
  const withNumber = (paragraph: Paragraph): Paragraph => {
    if (!paragraph.numbering) return paragraph
    const same = places.get(spaceless(wordsOf(paragraph))) ?? []
    while (same[0] !== undefined && same[0] < next) same.shift()
    const at = same.shift()
    if (at === undefined) return paragraph
    next = at + 1
    given++
    const run = { type: 'run', children: [{ type: 'text', value: numbered[at]?.label ?? '' }] }
    return { ...paragraph, numbering: null, children: [run, ...paragraph.children] }
  }
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (mammoth as unknown as { transforms: Transforms }).transforms.paragraph(withNumber),
    },
  )
  progress({ done: 2, total: 3, unit: 'step' })
  const text = textOf(withNotes(value))
  progress({ done: 3, total: 3, unit: 'step' })
  return {
    text,
    notes: [
      ...(macros ? [{ say: 'document.macros' }] : []),
      ...(given > 0 ? [{ say: 'document.numbered', count: given }] : []),
      ...(/<w:(?:ins|del|moveFrom)\b/.test(document) ? [{ say: 'document.tracked' }] : []),
    ],
  }
}

/** Footnotes by a name that is no number of a clause: （注1） in the text, 注1： at the end. */
const withNotes = (html: string): string =>
  html
    .replace(/<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">\[(\d+)\]<\/a><\/sup>/g, '（注$1）')
    .replace(/<ol>((?:<li id="(?:foot|end)note-.*)$)/s, (_all, list: string) => {
      let n = 0
      return list
        .replace(/<li id="(?:foot|end)note-[^"]*"><p>/g, () => `<p>注${++n}：`)
        .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    })

interface Paragraph {
  type: string
  numbering?: unknown
  children: Part[]
}
interface Part {
  type: string
  value?: string
  children?: Part[]
}
interface Transforms {
  paragraph(change: (paragraph: Paragraph) => Paragraph): (element: unknown) => unknown
}

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0
  while (pattern.test(text)) count++
  return count
}
const wordsOf = (part: Part): string => part.value ?? part.children?.map(wordsOf).join('') ?? ''
const spaceless = (text: string) => text.replace(/\s+/g, '')
