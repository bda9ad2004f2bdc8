/** An answer in words. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { composeDeclined } from './compose-declined.ts'
import { composeParts, composePlaces } from './compose-parts.ts'
import { type Composed, composeStatements } from './compose-statements.ts'

/**
 * An answer in words: what answers first, then what belongs to it, with citations and the documents' standing. `worded`:
 * verified sentences that take the place of the statements; what is unclear or differs is told all the same.
 */
export const compose = (knowledge: Knowledge, answer: Answer, worded?: string): Composed => {
  if (answer.status !== 'answered') return composeDeclined(knowledge, answer)
  if (answer.places) return composePlaces(knowledge, answer.places, answer)
  if (answer.parts) return composeParts(knowledge, answer, answer.parts)
  return composeStatements(knowledge, answer, worded)
}

/** In the middle of a check or a filing: the fact with its clause, or why there is none. The rest stands below the original. */
export const composeAside = (knowledge: Knowledge, answer: Answer, worded?: string): Composed => {
  if (answer.status !== 'answered') return composeDeclined(knowledge, answer, true)
  if (answer.places || answer.parts) return compose(knowledge, answer)
  return composeStatements(knowledge, { ...answer, points: answer.points.slice(0, mostAside) }, worded, 'aside')
}
const mostAside = 2
