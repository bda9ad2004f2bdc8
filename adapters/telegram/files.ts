/** Files that people send: fetched within the limits and examined, or refused with the reason. */
import { setTimeout as sleep } from 'node:timers/promises'
import { examineFile, largestFile } from '../../bot/attachment.ts'
import { backOff } from '../../bot/back-off.ts'
import type { Attachment, FileRefusal } from '../../bot/channel.ts'
import type { Api, Trouble } from './api.ts'
import type { Said } from './decode.ts'
import type { Times } from './times.ts'

export type Fetched = { file: Attachment; content: Uint8Array } | { refused: FileRefusal }

interface FetchOptions {
  api: Api
  times: Times
  signal: AbortSignal
}

/** Files fetched at once: each may fill 10 MB of memory. */
const atOnce = 8

export const createFetcher = (options: FetchOptions) => {
  let free = atOnce
  const waiting: (() => void)[] = []

  /** `id` becomes that of the file. Throws only when `signal` ends it. */
  return async (id: string, said: Said & { kind: 'file' }): Promise<Fetched> => {
    if ((said.size ?? 0) > largestFile) return { refused: 'too-large' }
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await fetchFile(id, said, options)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

const fetchFile = async (
  id: string,
  said: Said & { kind: 'file' },
  { api, times, signal }: FetchOptions,
): Promise<Fetched> => {
  const end = performance.now() + times.file
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted()
    const left = end - performance.now()
    try {
      const found = await api.call<{ file_path?: string; file_size?: number }>(
        'getFile',
        { file_id: said.fileId },
        left,
      )
      if ((found.file_size ?? 0) > largestFile) return { refused: 'too-large' }
      if (!found.file_path) return { refused: 'lost' }
      const content = await api.download(found.file_path, largestFile, Math.max(1, end - performance.now()))
      if (!content) return { refused: 'too-large' }
      const kind = examineFile(content, said.name)
      return 'refused' in kind ? kind : { file: { id, size: content.length, ...kind }, content }
    } catch (error) {
      signal.throwIfAborted()
      const { kind, pause, said: sentence } = error as Trouble
      if (kind === 'refused') return { refused: /too big/i.test(sentence) ? 'too-large' : 'lost' }
      const wait = Math.max(pause, backOff(tries, times.retry, times.longestRetry))
      // The person is told to send it again; behind it, other messages wait to be confirmed.
      if (performance.now() + wait >= end) return { refused: 'lost' }
      await sleep(wait, undefined, { signal })
    }
  }
}
