/**
 * Which files are taken, told from their first bytes: photos, documents and voice messages. What could run is not: no
 * programs, no archives, no office files with macros. Nothing is unpacked.
 */
import type { FileRefusal } from './channel.ts'

/** Of one file, in bytes: what every channel can carry both ways. */
export const largestFile = 10 * 1024 * 1024

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const ascii = (text: string) => Buffer.from(text, 'latin1')

interface Kind {
  type: string
  extension: string
  /** What stands at these places of the content. */
  signature: [at: number, is: Buffer][]
}

const kinds: Kind[] = [
  { type: 'image/jpeg', extension: 'jpg', signature: [[0, bytes('ff d8 ff')]] },
  { type: 'image/png', extension: 'png', signature: [[0, bytes('89 50 4e 47 0d 0a 1a 0a')]] },
  { type: 'image/gif', extension: 'gif', signature: [[0, ascii('GIF8')]] },
  {
    type: 'image/webp',
    extension: 'webp',
    signature: [
      [0, ascii('RIFF')],
      [8, ascii('WEBP')],
    ],
  },
  { type: 'image/heic', extension: 'heic', signature: [[4, ascii('ftyphei')]] },
  { type: 'image/heic', extension: 'heic', signature: [[4, ascii('ftypmif1')]] },
  { type: 'application/pdf', extension: 'pdf', signature: [[0, ascii('%PDF-')]] },
  { type: 'audio/ogg', extension: 'ogg', signature: [[0, ascii('OggS')]] },
  { type: 'audio/amr', extension: 'amr', signature: [[0, ascii('#!AMR')]] },
  { type: 'audio/silk', extension: 'silk', signature: [[0, ascii('#!SILK')]] },
  { type: 'audio/silk', extension: 'silk', signature: [[1, ascii('#!SILK')]] },
  { type: 'audio/mpeg', extension: 'mp3', signature: [[0, ascii('ID3')]] },
  { type: 'audio/mpeg', extension: 'mp3', signature: [[0, bytes('ff fb')]] },
  { type: 'audio/mpeg', extension: 'mp3', signature: [[0, bytes('ff f3')]] },
  { type: 'audio/mp4', extension: 'm4a', signature: [[4, ascii('ftypM4A')]] },
]

/** Office documents are archives; which kind is told by the folder in them. */
const office = [
  {
    folder: 'word/',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  { folder: 'xl/', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
]

/** A recording, which nobody here can listen to but people. */
export const isVoice = ({ type }: { type: string }): boolean => type.startsWith('audio/')

/** What the content is and a name for it, or why it is not taken. `called`: its name as the sender has it, if any. */
export const examineFile = (
  content: Uint8Array,
  called?: string,
): { name: string; type: string } | { refused: FileRefusal } => {
  if (content.length === 0) return { refused: 'empty' }
  if (content.length > largestFile) return { refused: 'too-large' }
  const file = Buffer.from(content.buffer, content.byteOffset, content.length)
  const kind = kinds.find(({ signature }) =>
    signature.every(([at, is]) => file.subarray(at, at + is.length).equals(is)),
  )
  if (kind) return { name: nameOf(called, kind.type, kind.extension), type: kind.type }
  if (!file.subarray(0, 4).equals(bytes('50 4b 03 04'))) return { refused: 'type' }
  // Names of what an archive holds stand in it as they are, whatever is compressed.
  if (!file.includes('[Content_Types].xml')) return { refused: 'type' }
  if (/vbaProject|activeX|macrosheets/i.test(file.toString('latin1'))) return { refused: 'macros' }
  const document = office.find(({ folder }) => file.includes(folder))
  return document
    ? { name: nameOf(called, document.type, document.extension), type: document.type }
    : { refused: 'type' }
}

/** Under a name that none of the others has: of what comes unnamed, every picture is “photo.jpg”. */
export const namedApart = <F extends { name: string }>(file: F, others: readonly { name: string }[]): F => {
  const taken = new Set(others.map(({ name }) => name))
  let name = file.name
  for (let number = 2; taken.has(name); number++) name = file.name.replace(/(?=\.[^.]*$)/, `-${number}`)
  return name === file.name ? file : { ...file, name }
}

/** Letters with their marks, digits, dots, hyphens and spaces of the sender's own name for it, with the extension of what it is. */
const nameOf = (called: string | undefined, type: string, extension: string): string => {
  const unnamed = type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'voice' : 'document'
  const stem = (called ?? '')
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}.\- _()（）]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${[...stem].slice(0, 60).join('') || unnamed}.${extension}`
}
