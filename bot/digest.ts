/** An id made from words: the same words give the same id, and the id does not tell them. */
import { createHash, createHmac, type KeyObject } from 'node:crypto'

/** The first `length` hexadecimal digits of SHA-256; all are 64. */
export const digestOf = (words: string, length = 32): string =>
  createHash('sha256').update(words).digest('hex').slice(0, length)

/**
 * What is kept of a message's id where nothing else may be: 16 bytes of HMAC-SHA-256. Without `key` nobody can try out
 * which id it stands for. The same in every store, as an office moves from one to the other.
 */
export const keyedDigest = (key: Buffer | KeyObject, id: string): Buffer =>
  createHmac('sha256', key).update(id).digest().subarray(0, 16)
