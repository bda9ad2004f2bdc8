/**
 * A file of named typed arrays that is read without parsing: a line of JSON that describes it, then the arrays as they lie in
 * memory. A version, the length and a checksum tell a file that is old, cut off or damaged; such a file is as good as none.
 */
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'

export type Sections = Record<string, Uint8Array | Uint16Array | Uint32Array | Float32Array>

const kinds = { Uint8Array, Uint16Array, Uint32Array, Float32Array }
type Kind = keyof typeof kinds
interface Head {
  key: string
  checksum: number
  parts: { name: string; kind: Kind; length: number }[]
}

/** `key`: what the file is made of and by which version; only a reader with the same key gets it back. */
const packSections = (key: string, sections: Sections): Uint8Array[] => {
  const parts = Object.entries(sections).map(([name, array]) => ({
    name,
    kind: array.constructor.name as Kind,
    length: array.length,
  }))
  const bodies = Object.values(sections).flatMap((array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    return [bytes, new Uint8Array(aligned(bytes.length) - bytes.length)]
  })
  const checksum = bodies.reduce((sum, bytes) => crc32(bytes, sum), 0)
  const head = Buffer.from(JSON.stringify({ key, checksum, parts } satisfies Head))
  const first = Buffer.alloc(aligned(head.length + 1), ' ')
  head.copy(first)
  first[first.length - 1] = 0x0a
  return [first, ...bodies]
}

/** Undefined when the bytes are not a whole file made for this key. */
const unpackSections = (key: string, bytes: Uint8Array): Sections | undefined => {
  const end = bytes.indexOf(0x0a) + 1
  if (end === 0 || end % 8 !== 0) return undefined
  let head: Head
  try {
    head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as Head
  } catch {
    return undefined
  }
  if (head.key !== key || crc32(bytes.subarray(end)) !== head.checksum) return undefined
  // A typed array must begin at a multiple of its size; a buffer from Node's pool may not.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes)
  const sections: Sections = {}
  let at = end
  for (const { name, kind, length } of head.parts) {
    const size = length * kinds[kind].BYTES_PER_ELEMENT
    if (at + size > whole.length) return undefined
    sections[name] = new kinds[kind](whole.buffer as ArrayBuffer, whole.byteOffset + at, length)
    at += aligned(size)
  }
  return sections
}

const aligned = (length: number) => Math.ceil(length / 8) * 8

export const readSections = (file: string, key: string): Sections | undefined => {
  try {
    return unpackSections(key, readFileSync(file))
  } catch {
    return undefined
  }
}

/** Whether a file was made for this key, told from its beginning. */
export const hasKey = (file: string, key: string): boolean => {
  try {
    const start = Buffer.alloc(4096)
    const opened = openSync(file, 'r')
    readSync(opened, start)
    closeSync(opened)
    return start.toString().startsWith(JSON.stringify({ key }).slice(0, -1))
  } catch {
    return false
  }
}

/** Whether it could be written: a cache is a convenience, and a read-only disk is no fault. */
export const writeSections = (file: string, key: string, sections: Sections): boolean => {
  const draft = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const [first, ...rest] = packSections(key, sections)
    writeFileSync(draft, first as Uint8Array)
    for (const part of rest) if (part.length > 0) writeFileSync(draft, part, { flag: 'a' })
    renameSync(draft, file)
    return true
  } catch {
    try {
      rmSync(draft, { force: true })
    } catch {
      // Where nothing can be written there is nothing to remove.
    }
    return false
  }
}

/** Strings in ascending order of their code units, one after the other, found by halving: no object for each of them. */
export interface SortedStrings {
  units: Uint16Array
  starts: Uint32Array
}

/** `strings` must be sorted as `sort()` sorts. */
export const packStrings = (strings: readonly string[]): SortedStrings => {
  const starts = new Uint32Array(strings.length + 1)
  for (const [at, text] of strings.entries()) starts[at + 1] = (starts[at] as number) + text.length
  const units = new Uint16Array(starts[strings.length] as number)
  let next = 0
  for (const text of strings) for (let at = 0; at < text.length; at++) units[next++] = text.charCodeAt(at)
  return { units, starts }
}

/** The position of a string, -1 when it is not there. */
export const findString = ({ units, starts }: SortedStrings, text: string): number => {
  let low = 0
  let high = starts.length - 2
  while (low <= high) {
    const middle = (low + high) >> 1
    const start = starts[middle] as number
    const length = (starts[middle + 1] as number) - start
    let order = 0
    for (let at = 0; order === 0 && at < length && at < text.length; at++)
      order = (units[start + at] as number) - text.charCodeAt(at)
    if (order === 0) order = length - text.length
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The strings that begin so, in order. */
export const startingWith = (strings: SortedStrings, start: string): string[] => {
  const found: string[] = []
  let low = 0
  let high = strings.starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (stringAt(strings, middle) < start) low = middle + 1
    else high = middle
  }
  for (let at = low; at + 1 < strings.starts.length; at++) {
    const text = stringAt(strings, at)
    if (!text.startsWith(start)) break
    found.push(text)
  }
  return found
}

export const stringAt = ({ units, starts }: SortedStrings, at: number): string =>
  String.fromCharCode(...units.subarray(starts[at], starts[at + 1]))
