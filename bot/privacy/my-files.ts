/** The files kept of a person: what they sent, and what was sent to them, each once. */

import type { Attachment } from '../channel.ts'
import type { Dialogue } from '../conversation.ts'
import type { ServiceRequest } from '../requests/request.ts'
import type { HistoryLine } from '../store.ts'
import { namedRequests } from './named.ts'

export interface FileKept {
  name: string
  type: string
  /** In bytes. */
  size: number
  /** When it was sent (ms); absent where that message is not kept any more. */
  at?: number
  /** 'you', the id of the role that sent it, or 'bot' where the request does not say any more which. */
  from: string
  /** The service request it belongs to. */
  request?: string
}

export const filesKept = (
  requests: readonly ServiceRequest[],
  drafts: readonly Dialogue[],
  lines: readonly HistoryLine[],
): FileKept[] => {
  const found = new Map<string, FileKept>()
  const add = ({ id, name, type, size }: Attachment, rest: Omit<FileKept, 'name' | 'type' | 'size'>) =>
    found.set(id, { name, type, size, ...found.get(id), ...rest })
  const own = new Set(requests.map(({ number }) => number))
  for (const line of lines) {
    const { at } = line.message
    if (line.direction === 'in') {
      if (line.message.kind === 'file') add(line.message.file, { at, from: 'you' })
    } else if (line.message.file && !found.has(line.message.file.id)) {
      // What a liaison was sent about others' requests is those persons' data.
      const [request, another] = namedRequests(line.message)
      if (request && !another && own.has(request)) add(line.message.file, { at, from: 'bot', request })
    }
  }
  for (const draft of drafts) for (const file of filesOf(draft)) add(file, { from: 'you' })
  for (const { number: request, files = [] } of requests)
    for (const file of files) add(file, { from: file.from === 'applicant' ? 'you' : file.from, request })
  return [...found.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

const filesOf = (draft: Dialogue): readonly Attachment[] => ('files' in draft ? (draft.files ?? []) : [])
