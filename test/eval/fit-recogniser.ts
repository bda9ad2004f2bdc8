/** Learns which statement answers a question (`bot/answers/recogniser.ts`) from questions of which that is known. */
import type { Marks, Recogniser } from '../../bot/answers/recogniser.ts'
import { hashOf } from '../../bot/answers/terms.ts'
import { seeded, shuffle } from './fit.ts'

export interface Example {
  marks: Marks
  /** Any one of these statements answers it; empty: none does. */
  by: readonly string[]
}

/** Numbers of a vector: with 64 as many were recognised, with 32 one in a hundred fewer. */
const width = 48
const rounds = 12
/** What it knows after each of so many of the last rounds is averaged: a single one hangs on what came last. */
const averaged = 7
const rate = 0.1
/** Share of the marks of a question that are left out each time, so that it does not hang on a few. */
const leftOut = 0.5
/** A mark that fewer questions have is not learnt. */
const leastOften = 3
/** A statement this much off is left as it is. */
const leastOff = 1e-3

/** Softmax over the products of two tables of vectors, by adaptive gradient descent; the same examples give the same. */
export const fitRecogniser = (examples: readonly Example[]): Recogniser => {
  const often = new Map<number, number>()
  for (const { marks } of examples)
    for (const hash of new Set(marks.map(([mark]) => hashOf(mark)))) often.set(hash, (often.get(hash) ?? 0) + 1)
  const terms = Uint32Array.from([...often].flatMap(([hash, times]) => (times >= leastOften ? [hash] : []))).sort()
  const places = new Map([...terms].map((hash, at) => [hash, at]))
  const statements = [...new Set(examples.flatMap(({ by }) => by))].sort()
  const numbers = new Map(statements.map((id, at) => [id, at]))
  const rows = examples.map(({ marks, by }) => ({
    marks: marks.flatMap(([mark, weight]) => {
      const at = places.get(hashOf(mark))
      return at === undefined ? [] : [[at * width, weight] as const]
    }),
    by: by.length > 0 ? by.map((id) => numbers.get(id) as number) : [statements.length],
  }))
  const random = seeded(7)
  const small = () => (random() - 0.5) * 0.2
  const ofTerms = Float32Array.from({ length: terms.length * width }, small)
  const ofStatements = Float32Array.from({ length: (statements.length + 1) * width }, small)
  const seen = {
    terms: new Float32Array(terms.length).fill(0.01),
    statements: new Float32Array(statements.length + 1).fill(0.01),
  }
  const sum = new Float64Array(width)
  const back = new Float64Array(width)
  const sums = { terms: new Float64Array(ofTerms.length), statements: new Float64Array(ofStatements.length) }
  const likely = new Float64Array(statements.length + 1)
  for (let round = 0; round < rounds; round++) {
    shuffle(rows, random)
    for (const { marks, by } of rows) {
      const used = marks.filter(() => random() > leftOut)
      sum.fill(0)
      for (const [at, weight] of used)
        for (let i = 0; i < width; i++) sum[i] = (sum[i] as number) + weight * (ofTerms[at + i] as number)
      softmax(likely, ofStatements, sum)
      const right = by.reduce((total, one) => total + (likely[one] as number), 0)
      back.fill(0)
      for (let statement = 0; statement < likely.length; statement++) {
        const share = likely[statement] as number
        const off = share - (by.includes(statement) ? share / right : 0)
        if (Math.abs(off) < leastOff) continue
        const from = statement * width
        let length = 0
        for (let i = 0; i < width; i++) {
          back[i] = (back[i] as number) + off * (ofStatements[from + i] as number)
          length += (off * (sum[i] as number)) ** 2
        }
        const known = (seen.statements[statement] as number) + length / width
        seen.statements[statement] = known
        const step = (rate * off) / Math.sqrt(known)
        for (let i = 0; i < width; i++)
          ofStatements[from + i] = (ofStatements[from + i] as number) - step * (sum[i] as number)
      }
      const length = back.reduce((total, one) => total + one ** 2, 0) / width
      for (const [at, weight] of used) {
        const term = at / width
        const known = (seen.terms[term] as number) + length * weight ** 2
        seen.terms[term] = known
        const step = (rate * weight) / Math.sqrt(known)
        for (let i = 0; i < width; i++) ofTerms[at + i] = (ofTerms[at + i] as number) - step * (back[i] as number)
      }
    }
    if (round >= rounds - averaged) {
      add(sums.terms, ofTerms)
      add(sums.statements, ofStatements)
    }
  }
  const [termsKept, ofTerm] = inBytes(sums.terms.map((sum) => sum / averaged))
  const [statementsKept, ofStatement] = inBytes(sums.statements.map((sum) => sum / averaged))
  return {
    ...{ statements, width, terms, ofTerms: termsKept, ofStatements: statementsKept },
    scale: ofTerm * ofStatement,
  }
}

const add = (sums: Float64Array, numbers: Float32Array): void => {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (numbers[i] as number)
}

/** How likely each row of a table is, by its product with a vector. */
const softmax = (likely: Float64Array, table: Float32Array, vector: Float64Array): void => {
  let highest = Number.NEGATIVE_INFINITY
  for (let row = 0; row < likely.length; row++) {
    let product = 0
    for (let i = 0; i < width; i++) product += (table[row * width + i] as number) * (vector[i] as number)
    likely[row] = product
    if (product > highest) highest = product
  }
  let all = 0
  for (let row = 0; row < likely.length; row++) {
    const one = Math.exp((likely[row] as number) - highest)
    likely[row] = one
    all += one
  }
  for (let row = 0; row < likely.length; row++) likely[row] = (likely[row] as number) / all
}

/** A byte for each number, and what 1 of it is worth. */
const inBytes = (numbers: Float64Array): [Int8Array, number] => {
  const most = numbers.reduce((highest, one) => Math.max(highest, Math.abs(one)), 1e-9)
  return [Int8Array.from(numbers, (one) => Math.round((one * 127) / most)), most / 127]
}
