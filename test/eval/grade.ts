/** Grades answers by rules: never by what made them. */
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'

export interface Expected {
  id: string
  q: string
  /** Language of the question; absent where it mixes both. */
  lang?: 'zh' | 'en'
  /** Language of the document that answers. */
  doc: 'zh' | 'en' | 'none'
  expect: 'answered' | 'declined'
  /** Any one of these clauses is right; one that ends early stands for everything inside it. */
  cite?: string[]
  /** Strings, or /patterns/, that a right answer's text holds. */
  must?: string[]
  reason?: string
}

export interface Given {
  status: string
  text: string
  citations: { policy: string; clause: string }[]
}

export interface Grade {
  right: boolean
  cited: boolean
  why: string
}

export const readQuestions = (file: string): Expected[] => load(readFileSync(file, 'utf8')) as Expected[]

const within = (clause: string, expected: string) => {
  const [policy] = expected.split('/')
  if (!expected.includes('/')) return clause.startsWith(`${policy}/`)
  return clause === expected || clause.startsWith(`${expected}.`)
}

const holds = (text: string, must: string) => {
  const pattern = /^\/(.+)\/([a-z]*)$/.exec(must)
  return pattern ? new RegExp(pattern[1] as string, pattern[2]).test(text) : text.includes(must)
}

/**
 * Right: an answerable question is answered, holds what it must, and its first citations name a right clause; an
 * unanswerable one is declined.
 */
export const grade = (expected: Expected, given: Given): Grade => {
  if (expected.expect === 'declined') {
    const right = given.status !== 'answered'
    return {
      right,
      cited: right,
      why: right ? '' : `answered from ${given.citations[0]?.policy}/${given.citations[0]?.clause}`,
    }
  }
  if (given.status !== 'answered') return { right: false, cited: false, why: `declined: ${given.status}` }
  const clauses = given.citations.map((c) => `${c.policy}/${c.clause}`)
  const cited = clauses.some((clause) => expected.cite?.some((e) => within(clause, e)))
  const lacking = (expected.must ?? []).filter((m) => !holds(given.text, m))
  const right = cited && lacking.length === 0
  return { right, cited, why: right ? '' : cited ? `lacks ${lacking.join(', ')}` : `cited ${clauses.join(' ')}` }
}
