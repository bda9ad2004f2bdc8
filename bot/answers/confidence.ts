/** How likely the statements of an answer are what was asked for, weighed by what questions before were answered by. */
import { readFileSync } from 'node:fs'
import type { Signs } from './signs.ts'

export interface Weights {
  /** By `placeOf`: above 0, questions with such a sign were mostly answered by no statement. */
  of: Int8Array
  /** The documents that the questions asked about; of statements of others nothing was learnt. */
  documents: ReadonlySet<string>
}

/** Places for weights: with twice as many, so that fewer signs share one, as many were told apart. */
export const places = 2 ** 19
/** A weight of 1, as it is kept. */
export const unit = 50

/** Says nothing: every answer is as likely as not. */
export const noWeights: Weights = { of: new Int8Array(places), documents: new Set() }

/** The weights, and after them the ids of the documents, a line each. */
export const packed = ({ of, documents }: Weights): Buffer =>
  Buffer.concat([Buffer.from(of.buffer), Buffer.from([...documents].sort().join('\n'))])

const file = new URL('./confidence.bin', import.meta.url)
const unpacked = (content: Buffer): Weights => {
  if (content.length <= places) throw new Error(`${file.pathname} is cut short: take it from the repository again`)
  return {
    of: new Int8Array(content.subarray(0, places)),
    documents: new Set(content.subarray(places).toString().split('\n')),
  }
}

/** Fitted on the tuned question sets and on labelled questions by `npm run eval -- --fit` (test/eval/refit.ts). */
export const fitted: Weights = unpacked(readFileSync(file))

/** Below it what the search found is declined; what others cost and bring is measured in knowledge/MEASURED.md. */
export const leastConfidence = 0.25

/** Where the weight of a sign stands (FNV-1a). */
export const placeOf = (sign: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < sign.length; at++) hash = Math.imul(hash ^ sign.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % places
}

/** 0 to 1, with ½ where the signs tell neither way; no share of answers that are right, as near questions were counted more. */
export const confidenceOf = (weights: Weights, signs: Signs): number => {
  let against = 0
  for (const [sign, value] of signs) against += ((weights.of[placeOf(sign)] ?? 0) / unit) * value
  return 1 / (1 + Math.exp(against))
}
