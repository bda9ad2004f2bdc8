/** Grades answers by rules: never by what made them, and never by a model. */
import { type Expected, type Part, partsOf } from './questions.ts'

export interface Given {
  status: string
  text: string
  citations: { policy: string; clause: string }[]
}

export interface Grade {
  right: boolean
  /** Whether every part has a right clause; of a declined question, whether it was declined. */
  cited: boolean
  /** Whether the very first clause is a right one, too. */
  first: boolean
  why: string
}

/**
 * Right: an answerable question is answered, holds what it must and nothing that it must not, and cites a right clause for
 * each of its parts; an unanswerable one is declined; a `safe` one is either.
 */
export const grade = (expected: Expected, given: Given): Grade => {
  const forbidden = (expected.mustNot ?? []).filter((pattern) => holds(given.text, pattern))
  const says = forbidden.length > 0 ? `says ${forbidden.join(', ')}` : ''
  const answered = given.status === 'answered'
  if (expected.expect === 'declined') {
    const right = !answered && !says
    return { right, cited: right, first: right, why: answered ? `answered from ${clausesOf(given)[0]}` : says }
  }
  if (!answered) {
    const right = expected.expect === 'safe' && !says
    return { right, cited: right, first: right, why: right ? '' : says || `declined: ${given.status}` }
  }
  const failures = partsOf(expected).map((part) => failureOf(part, given))
  const cited = failures.every((failure) => failure?.cited ?? true)
  const why = [...failures.flatMap((failure) => failure?.why ?? []), ...(says ? [says] : [])].join('; ')
  const opening = clausesOf(given)[0] ?? ''
  const first = cited && partsOf(expected).some(({ cite }) => cite.some((clause) => isWithin(opening, clause)))
  return { right: why === '', cited, first, why }
}

const failureOf = (part: Part, given: Given): { cited: boolean; why: string } | undefined => {
  const clauses = clausesOf(given)
  if (!clauses.some((clause) => part.cite.some((expected) => isWithin(clause, expected))))
    return { cited: false, why: `cited ${clauses.join(' ')} and not ${part.cite.join(' or ')}` }
  const lacking = (part.must ?? []).filter((pattern) => !holds(given.text, pattern))
  return lacking.length > 0 ? { cited: true, why: `lacks ${lacking.join(', ')}` } : undefined
}

const clausesOf = ({ citations }: Given) => citations.map(({ policy, clause }) => `${policy}/${clause}`)

/** Whether a clause is the expected one or stands inside it; a policy alone stands for all of its clauses. */
export const isWithin = (clause: string, expected: string): boolean =>
  expected.includes('/') ? clause === expected || clause.startsWith(`${expected}.`) : clause.startsWith(`${expected}/`)

/** Whether a text holds a string, or something that matches a /pattern/. */
export const holds = (text: string, wanted: string): boolean => {
  const pattern = /^\/(.+)\/([a-z]*)$/.exec(wanted)
  return pattern ? new RegExp(pattern[1] as string, pattern[2]).test(text) : text.includes(wanted)
}
