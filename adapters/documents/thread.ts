/** The thread in which one document is read. It says how far it is, and at the end what it found or what is wrong. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type Said, SaidError } from '../../knowledge/said.ts'
import { decode } from './decode.ts'
import { formatOf } from './format.ts'
import type { Extracted, Progress, Sent } from './read.ts'
import { tidy, withoutMarkdown } from './tidy.ts'

const send = (sent: Sent) => parentPort?.postMessage(sent)

/** Drafting holds each clause against all others, so what no policy fills would take minutes. The civil code has 110,000 characters. */
const most = { characters: 1_000_000, lines: 10_000 }

const extract = async (file: string): Promise<Extracted> => {
  const bytes = readFileSync(file)
  const extension = extname(file).slice(1).toLowerCase()
  const format = formatOf(bytes, extension)
  const usual = { txt: /^(txt|text|)$/, md: /^(md|markdown)$/, html: /^x?html?$/, docx: /^docx$/, pdf: /^pdf$/ }[format]
  const notes: Said[] = usual.test(extension) ? [] : [{ say: 'document.named', extension, format }]
  const progress = (progress: Progress) => send({ progress })
  const read = async (): Promise<{ text: string; notes?: Said[] }> => {
    if (format === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, progress)
    if (format === 'docx') return (await import('./docx.ts')).readDocx(bytes, progress)
    const { text, encoding } = decode(bytes, format === 'html')
    const told: Said[] = encoding === 'utf-8' ? [] : [{ say: 'document.encoded', encoding: encoding.toUpperCase() }]
    if (format === 'html') {
      const page = (await import('./html.ts')).readHtml(text)
      return { text: page.text, notes: [...told, ...page.notes] }
    }
    return { text: format === 'md' ? withoutMarkdown(text) : text, notes: told }
  }
  const found = await read()
  const text = tidy(found.text)
  if (text === '') throw new SaidError({ say: 'document.no-text' })
  const lines = text.split('\n').length
  if (text.length > most.characters || lines > most.lines)
    throw new SaidError({
      say: 'document.book',
      characters: text.length,
      lines,
      mostCharacters: most.characters,
      mostLines: most.lines,
    })
  return { text, format, notes: [...notes, ...(found.notes ?? [])] }
}

try {
  send({ extracted: await extract(workerData as string) })
} catch (error) {
  const words = error instanceof Error ? (error.message.split('\n')[0]?.slice(0, 120) ?? '') : ''
  send({ problem: error instanceof SaidError ? error.said : { say: 'document.damaged-because', words } })
}
