/** Gets what somebody sent: within a time and a size, and only what the bot takes. */
import { examineFile, largestFile } from '../../bot/attachment.ts'
import type { FileRefusal } from '../../bot/channel.ts'
import type { Online } from './supervisor.ts'
import { within } from './trouble.ts'

export type Fetched = { name: string; type: string; content: Uint8Array } | { refused: FileRefusal }

/** Throws when the gateway does not give it. */
export const fetchFile = async (
  { link }: Online,
  id: string,
  { called, unnamed }: { called?: string; unnamed?: true },
  times: { call: number; download: number },
): Promise<Fetched> => {
  const box = await within(times.call, link.messageFile(id))
  // Some kinds do not tell their size before.
  if (sizeOf(box) > largestFile) return { refused: 'too-large' }
  const stream = await within(times.call, box.toStream())
  const read = async () => {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk as Uint8Array))
      size += (chunk as Uint8Array).length
      if (size > largestFile) return undefined
    }
    return Buffer.concat(chunks)
  }
  try {
    const content = await within(times.download, read())
    if (!content) return { refused: 'too-large' }
    const examined = examineFile(content, unnamed ? undefined : (called ?? box.name))
    return 'refused' in examined ? examined : { ...examined, content }
  } finally {
    stream.destroy()
  }
}

const sizeOf = (box: { size: number }): number => {
  try {
    return box.size
  } catch {
    return -1
  }
}
