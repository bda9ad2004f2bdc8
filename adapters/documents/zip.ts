/** Looks into a zip archive before anybody unpacks it: what it says of its sizes, and what really comes out. */
import { inflateRawSync } from 'node:zlib'
import { SaidError } from '../../knowledge/said.ts'

interface Entry {
  name: string
  /** As the archive says. */
  size: number
  packed: number
  method: number
  encrypted: boolean
  at: number
}

const most = { entries: 5000, unpacked: 200 * 2 ** 20 }
const damaged = () => new SaidError({ say: 'document.directory' })

/** The directory at the end of the archive. Throws SaidError when there is none. */
export const entriesOf = (bytes: Uint8Array): Entry[] => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > view.length) throw damaged()
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count > most.entries) throw new SaidError({ say: 'document.many-files', count })
  const entries: Entry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      size: view.readUInt32LE(at + 24),
      packed: view.readUInt32LE(at + 20),
      method: view.readUInt16LE(at + 10),
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      at: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/**
 * Unpacks every file of the archive within limits, so that an archive made to fill the memory is refused whatever it says
 * of itself. Hands back those that are wanted. Throws SaidError.
 */
export const unpack = (bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Buffer> => {
  const entries = entriesOf(bytes)
  if (entries.some(({ encrypted }) => encrypted)) throw new SaidError({ say: 'document.protected' })
  const said = entries.reduce((sum, { size }) => sum + size, 0)
  if (said > most.unpacked) throw new SaidError({ say: 'document.unpacks', size: most.unpacked / 2 ** 20 })
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<string, Buffer>()
  let left = most.unpacked
  for (const entry of entries) {
    const content = contentOf(view, entry, left)
    left -= content.length
    if (wanted(entry.name)) found.set(entry.name, content)
  }
  return found
}

const contentOf = (view: Buffer, { at, packed, method, size }: Entry, left: number): Buffer => {
  if (at + 30 > view.length || view.readUInt32LE(at) !== 0x04034b50) throw damaged()
  const start = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28)
  const raw = view.subarray(start, start + packed)
  if (raw.length < packed) throw damaged()
  if (method === 0) return raw
  if (method !== 8) throw damaged()
  try {
    const content = inflateRawSync(raw, { maxOutputLength: Math.max(1, left) })
    if (content.length !== size) throw new SaidError({ say: 'document.false-size' })
    return content
  } catch (error) {
    if (error instanceof SaidError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new SaidError({ say: 'document.unpacks', size: most.unpacked / 2 ** 20 })
    throw damaged()
  }
}
