/**
 * The text of a document that an editor brings in. It is read in a thread of its own: whatever a file does to the library
 * that reads it, the command goes on, says how far it is, and gives up when nothing moves any more.
 */
import { existsSync, statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Said, SaidError } from '../../knowledge/said.ts'

export interface Extracted {
  text: string
  format: 'txt' | 'md' | 'html' | 'docx' | 'pdf'
  /** What the editor should know about how it was read, one sentence each. */
  notes: Said[]
}

export interface Progress {
  done: number
  total: number
  unit: string
}

/** What the thread sends. */
export type Sent = { progress: Progress } | { extracted: Extracted } | { problem: Said }

export interface ReadOptions {
  progress?: (progress: Progress) => void
  /** How long nothing may move (ms). */
  patience?: number
}

const megabyte = 2 ** 20
const largestFile = 50 * megabyte
/** A document that needs more is refused; the computer it is read on has other things to do. */
const memory = 1536

/** Throws SaidError for what can't be read. */
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
  const stuck = () => reject(new SaidError({ say: 'document.stuck', seconds: Math.round(patience / 1000) }))
  let timer = setTimeout(stuck, patience)
  worker.on('message', (sent: Sent) => {
    clearTimeout(timer)
    timer = setTimeout(stuck, patience)
    if ('progress' in sent) progress(sent.progress)
    else if ('extracted' in sent) resolve(sent.extracted)
    else reject(new SaidError(sent.problem))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => reject(explain(error)))
  worker.on('exit', () => reject(broken()))
  return promise.finally(async () => {
    clearTimeout(timer)
    await worker.terminate()
  })
}

const refuse = (file: string) => {
  if (!existsSync(file)) throw new SaidError({ say: 'document.no-file' })
  const found = statSync(file)
  if (!found.isFile()) throw new SaidError({ say: 'document.not-a-file' })
  if (found.size === 0) throw new SaidError({ say: 'document.empty' })
  if (found.size > largestFile)
    throw new SaidError({
      say: 'document.large',
      size: Math.ceil(found.size / megabyte),
      most: largestFile / megabyte,
    })
}

const explain = (error: NodeJS.ErrnoException): SaidError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new SaidError({ say: 'document.memory', most: memory }, { cause: error })
    : broken(error)

const broken = (cause?: unknown) => new SaidError({ say: 'document.damaged' }, { cause })
