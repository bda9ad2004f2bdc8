/** How likely the statements of an answer are what was asked for, weighed by what questions before were answered by. */
import { readFileSync } from 'node:fs'
import { fittedRecogniser, knowsNothing, type Recogniser } from './recogniser.ts'
import type { Signs } from './signs.ts'
import { hashOf } from './terms.ts'

/** What was learnt from questions. */
export interface Learnt {
  /** By `placeOf`: above 0, questions with such a sign were mostly answered by no statement. */
  of: Int8Array
  /** The documents that the questions asked about; of statements of others nothing was learnt. */
  documents: ReadonlySet<string>
  recogniser: Recogniser
}

/** Places for weights: with twice as many, so that fewer signs share one, as many were told apart. */
export const places = 2 ** 19
/** A weight of 1, as it is kept. */
export const unit = 50

/** Says nothing: every answer is as likely as not. */
export const nothingLearnt: Learnt = { of: new Int8Array(places), documents: new Set(), recogniser: knowsNothing }

/** The weights, and after them the ids of the documents, a line each. */
export const packedWeights = ({ of, documents }: Pick<Learnt, 'of' | 'documents'>): Buffer =>
  Buffer.concat([Buffer.from(of.buffer), Buffer.from([...documents].sort().join('\n'))])

const file = new URL('./confidence.bin', import.meta.url)
const unpacked = (content: Buffer): Pick<Learnt, 'of' | 'documents'> => {
  if (content.length <= places) throw new Error(`${file.pathname} is cut short: take it from the repository again`)
  return {
    of: new Int8Array(content.subarray(0, places)),
    documents: new Set(content.subarray(places).toString().split('\n')),
  }
}

/** Fitted on the tuned question sets and on labelled questions by `npm run eval -- --fit` (test/eval/refit.ts). */
export const fitted: Learnt = { ...unpacked(readFileSync(file)), recogniser: fittedRecogniser }

/** Below it what the search found is declined, from it what the checks decline is told: see knowledge/MEASURED.md. */
export const leastConfidence = { told: 0.2, declined: 0.65 }

/** Where the weight of a sign stands. */
export const placeOf = (sign: string): number => hashOf(sign) % places

/** 0 to 1, with ½ where the signs tell neither way; no share of answers that are right, as near questions were counted more. */
export const confidenceOf = ({ of }: Pick<Learnt, 'of'>, signs: Signs): number => {
  let against = 0
  for (const [sign, value] of signs) against += ((of[placeOf(sign)] ?? 0) / unit) * value
  return 1 / (1 + Math.exp(against))
}
