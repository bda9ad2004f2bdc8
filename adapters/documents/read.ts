/**
 * The text of a document that an editor brings in. It is read in a thread of its own: whatever a file does to the library
 * that reads it, the command goes on, says how far it is, and gives up when nothing moves any more.
 */
import { existsSync, statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { DocumentError } from './trouble.ts'

export interface Extracted {
  text: string
  format: 'txt' | 'md' | 'html' | 'docx' | 'pdf'
  /** What the editor should know about how it was read, one sentence each. */
  notes: string[]
}

export interface Progress {
  done: number
  total: number
  unit: string
}

/** What the thread says. */
export type Said = { progress: Progress } | { extracted: Extracted } | { problem: string; remedy: string }

export interface ReadOptions {
  progress?: (progress: Progress) => void
  /** How long nothing may move (ms). */
  patience?: number
}

const megabyte = 2 ** 20
export const largestFile = 50 * megabyte
/** A document that needs more is refused; the computer it is read on has other things to do. */
const memory = 1536

/** Throws DocumentError for what can't be read. */
export const readDocument = async (
  file: string,
  { progress = () => {}, patience = 120_000 }: ReadOptions = {},
): Promise<Extracted> => {
  refuse(file)
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Extracted>()
  const stuck = () =>
    reject(
      new DocumentError(
        `nothing has moved for ${Math.round(patience / 1000)} s`,
        'save the document anew with the program it was made with, or bring it in as plain text',
      ),
    )
  let timer = setTimeout(stuck, patience)
  worker.on('message', (said: Said) => {
    clearTimeout(timer)
    timer = setTimeout(stuck, patience)
    if ('progress' in said) progress(said.progress)
    else if ('extracted' in said) resolve(said.extracted)
    else reject(new DocumentError(said.problem, said.remedy))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => reject(explain(error)))
  worker.on('exit', () => reject(broken()))
  return promise.finally(async () => {
    clearTimeout(timer)
    await worker.terminate()
  })
}

const refuse = (file: string) => {
  if (!existsSync(file)) throw new DocumentError(`there is no file ${file}`, 'check the name')
  const found = statSync(file)
  if (!found.isFile()) throw new DocumentError(`${file} is no file`, 'name one document')
  if (found.size === 0) throw new DocumentError('the file is empty', 'save or download it again')
  if (found.size > largestFile)
    throw new DocumentError(
      `the file has ${Math.ceil(found.size / megabyte)} MB; ${largestFile / megabyte} MB is the most`,
      'leave out pictures and annexes, or bring it in part by part',
    )
}

const explain = (error: NodeJS.ErrnoException): DocumentError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new DocumentError(
        `reading it takes more than ${memory} MB of memory`,
        'leave out pictures and annexes, or bring it in as plain text',
        { cause: error },
      )
    : broken(error)

const broken = (cause?: unknown) => new DocumentError('the file is damaged', 'save or download it again', { cause })
