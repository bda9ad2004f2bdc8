/**
 * Which statement answers a question like this one, and how likely none does: learnt from questions of which that is known.
 * Each term of a question is a short vector; their sum stands nearest to the vector of a statement, or to that of none.
 */
import { readFileSync } from 'node:fs'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { hashOf, termsIn } from './terms.ts'

export interface Recogniser {
  /** Ids of the statements that questions were answered by. */
  statements: readonly string[]
  /** Numbers of a vector. */
  width: number
  /** Hashes of the terms that were learnt, ascending. */
  terms: Uint32Array
  /** A vector for each term. */
  ofTerms: Int8Array
  /** A vector for each statement, and after them one for none. */
  ofStatements: Int8Array
  /** What 1 in a product of both is worth. */
  scale: number
}

/** What it is recognised by, each with its weight: the terms, and in a conversation what was asked and told just before. */
export type Marks = readonly (readonly [mark: string, weight: number])[]

export interface Recognised {
  marks: Marks
  /** The statement that likeliest answers, as long as one does. */
  likeliest?: string
  /** How likely a statement answers, beside all others; 0 for one that was not learnt. */
  shareOf(statement: string): number
  /** Log odds that none answers; 0 where nothing was learnt. */
  none: number
}

/** Knows no statement. */
export const knowsNothing: Recogniser = {
  statements: [],
  width: 0,
  terms: new Uint32Array(),
  ofTerms: new Int8Array(),
  ofStatements: new Int8Array(),
  scale: 0,
}

/** The question before, the statement told, and its document. */
interface Before {
  question: string
  points: readonly string[]
  policy?: string
}

export const marksOf = (text: string, before?: Before): Marks => {
  const [point] = before?.points ?? []
  const marksIn = (said: string, lead = '', share = 1) =>
    termsIn(normalise(said)).map(({ text: term, weight }) => [lead + term, share * weight] as const)
  return [
    ...marksIn(text),
    ...(before ? marksIn(before.question, 'before ', ofBefore.asked) : []),
    ...(point ? [[`told ${point}`, ofBefore.told] as const] : []),
    ...(before?.policy ? [[`of ${before.policy}`, ofBefore.told] as const] : []),
  ]
}
const ofBefore = { asked: 0.3, told: 0.7 }

export const recognise = (recogniser: Recogniser, text: string, before?: Before): Recognised => {
  const { statements, width, ofTerms, ofStatements, scale } = recogniser
  const marks = marksOf(text, before)
  if (width === 0) return { marks, shareOf: () => 0, none: 0 }
  const sum = new Float64Array(width)
  for (const [mark, weight] of marks) {
    const at = placeIn(recogniser.terms, hashOf(mark)) * width
    if (at >= 0) for (let i = 0; i < width; i++) sum[i] = (sum[i] as number) + weight * (ofTerms[at + i] as number)
  }
  const likenesses = Array.from({ length: statements.length + 1 }, (_, statement) => {
    let product = 0
    for (let i = 0; i < width; i++) product += (sum[i] as number) * (ofStatements[statement * width + i] as number)
    return product * scale
  })
  const none = likenesses.pop() as number
  const highest = Math.max(...likenesses)
  const all = likenesses.reduce((total, likeness) => total + Math.exp(likeness - highest), 0)
  const [likeliest] = statements.filter((_, at) => likenesses[at] === highest)
  return {
    marks,
    ...(likeliest === undefined ? {} : { likeliest }),
    shareOf: (id) => {
      const at = statements.indexOf(id)
      return at < 0 ? 0 : Math.exp((likenesses[at] as number) - highest) / all
    },
    none: none - highest - Math.log(all),
  }
}

/** Where a number stands in an ascending list; -1 where it does not. */
const placeIn = (list: Uint32Array, number: number): number => {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle] as number) < number) from = middle + 1
    else to = middle
  }
  return list[from] === number ? from : -1
}

const file = new URL('./recogniser.bin', import.meta.url)

/** A line of JSON, then the numbers. */
export const packedRecogniser = ({ statements, width, terms, ofTerms, ofStatements, scale }: Recogniser): Buffer =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify({ statements, width, scale, terms: terms.length })}\n`),
    ...[terms, ofTerms, ofStatements].map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
  ])

export const unpackedRecogniser = (content: Buffer): Recogniser => {
  const end = content.indexOf('\n') + 1
  const head = JSON.parse(content.subarray(0, end).toString() || '{}') as {
    statements: string[]
    width: number
    scale: number
    terms: number
  }
  const sizes = [4 * head.terms, head.width * head.terms, head.width * (head.statements?.length + 1)]
  const total = sizes.reduce((sum, size) => sum + size, end)
  if (content.length !== total) throw new Error(`${file.pathname} is cut short: take it from the repository again`)
  // A copy: numbers of four bytes stand only at every fourth.
  const bytes = new Uint8Array(content.subarray(end)).buffer
  const [terms = 0, ofTerms = 0] = sizes
  return {
    statements: head.statements,
    width: head.width,
    scale: head.scale,
    terms: new Uint32Array(bytes, 0, head.terms),
    ofTerms: new Int8Array(bytes, terms, ofTerms),
    ofStatements: new Int8Array(bytes, terms + ofTerms),
  }
}

/** Fitted by `npm run eval -- --fit` (test/eval/refit.ts). */
export const fittedRecogniser: Recogniser = unpackedRecogniser(readFileSync(file))
