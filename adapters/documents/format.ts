/** What a file is, told from its first bytes: names are often wrong. */
import { SaidError } from '../../knowledge/said.ts'
import type { Extracted } from './read.ts'
import { entriesOf } from './zip.ts'

/** Throws SaidError for what can't be read, with what to save it as. */
export const formatOf = (bytes: Uint8Array, extension: string): Extracted['format'] => {
  const start = Buffer.from(bytes.subarray(0, 2048))
  const ascii = start.toString('latin1')
  if (ascii.includes('%PDF-')) return 'pdf'
  if (ascii.startsWith('PK\u0003\u0004') || ascii.startsWith('PK\u0005\u0006')) return inArchive(bytes)
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') throw compound(bytes)
  if (ascii.startsWith('{\\rtf')) throw other('rtf')
  if (/^(from: <?saved by|mime-version:)/im.test(ascii) && /multipart\/related/i.test(ascii)) throw other('web-archive')
  if (isBinary(start))
    throw other(isPicture.test(ascii) ? 'picture' : /^(docx|pdf)$/.test(extension) ? 'damaged' : 'unknown')
  if (/^x?html?$/.test(extension) || /<!doctype html|<html[\s>]/i.test(ascii.replaceAll('\0', ''))) return 'html'
  return /^(md|markdown)$/.test(extension) ? 'md' : 'txt'
}

const isPicture = /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyphei)/s

const other = (what: string) => new SaidError({ say: `document.${what}` })

const inArchive = (bytes: Uint8Array): 'docx' => {
  const names = new Set(entriesOf(bytes).map(({ name }) => name))
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) throw other('spreadsheet')
  if (names.has('ppt/presentation.xml')) throw other('presentation')
  if (names.has('content.xml')) throw other('open-document')
  throw other('archive')
}

/** The container of old Word files, and of new ones with a password. */
const compound = (bytes: Uint8Array): SaidError =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? other('protected') : other('doc')

/** Control characters do not stand in text; zeros do in UTF-16. */
const isBinary = (start: Buffer): boolean => {
  if (looksLikeUtf16(start)) return false
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return start.includes(0) || controls > start.length / 50
}

/** With its mark; or with zeros, which no other encoding has, where it reads as Chinese or English. */
export const looksLikeUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 2048 - (bytes.length < 2048 ? bytes.length % 2 : 0))
  if (!start.includes(0)) return undefined
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(start)
    const usual = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef\x20-\x7e\r\n\t]/gu)?.length ?? 0
    return usual > 0.95 * text.length
  })
}
