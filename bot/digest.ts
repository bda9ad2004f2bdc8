/** An id made from words: the same words give the same id, and the id does not tell them. */
import { createHash } from 'node:crypto'

/** The first `length` hexadecimal digits of SHA-256; all are 64. */
export const digestOf = (words: string, length = 32): string =>
  createHash('sha256').update(words).digest('hex').slice(0, length)
