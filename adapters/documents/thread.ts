/** The thread in which one document is read. It says how far it is, and at the end what it found or what is wrong. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { decode } from './decode.ts'
import { formatOf } from './format.ts'
import type { Extracted, Progress, Said } from './read.ts'
import { tidy, withoutMarkdown } from './tidy.ts'
import { DocumentError } from './trouble.ts'

const say = (said: Said) => parentPort?.postMessage(said)

const extract = async (file: string): Promise<Extracted> => {
  const bytes = readFileSync(file)
  const extension = extname(file).slice(1).toLowerCase()
  const format = formatOf(bytes, extension)
  const usual = { txt: /^(txt|text|)$/, md: /^(md|markdown)$/, html: /^x?html?$/, docx: /^docx$/, pdf: /^pdf$/ }[format]
  const notes = usual.test(extension)
    ? []
    : [`Its name ends in “.${extension}”, but it is ${format}; it was read as that.`]
  const progress = (progress: Progress) => say({ progress })
  const read = async (): Promise<{ text: string; notes?: string[] }> => {
    if (format === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, progress)
    if (format === 'docx') return (await import('./docx.ts')).readDocx(bytes, progress)
    const { text, encoding } = decode(bytes, format === 'html')
    const told = encoding === 'utf-8' ? [] : [`It is written in ${encoding.toUpperCase()}; source.txt is UTF-8.`]
    if (format === 'html') {
      const page = (await import('./html.ts')).readHtml(text)
      return { text: page.text, notes: [...told, ...page.notes] }
    }
    return { text: format === 'md' ? withoutMarkdown(text) : text, notes: told }
  }
  const found = await read()
  const text = tidy(found.text)
  if (text === '') throw new DocumentError('there is no text in it', 'check that it is the right file')
  return { text, format, notes: [...notes, ...(found.notes ?? [])] }
}

try {
  say({ extracted: await extract(workerData as string) })
} catch (error) {
  if (error instanceof DocumentError) say({ problem: error.problem, remedy: error.remedy })
  else {
    const words = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : ''
    say({
      problem: `the file is damaged (${words})`,
      remedy: 'save or download it again, or bring it in as plain text',
    })
  }
}
