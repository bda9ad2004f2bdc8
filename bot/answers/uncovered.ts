/** Subjects of uncovered.yaml that a document does tell of: subsidies are declined for every place but the one that pays them. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { holdsOneOf, written } from '../../knowledge/question/phrases.ts'
import type { Uncovered } from '../../knowledge/question/vocabulary.ts'

export interface Tellers {
  /** Whether a policy tells of a subject; what is only said in passing counts where the question says it. `text`: normalised. */
  tells(policy: string, subject: Uncovered, text: string): boolean
}

/** A document that tells of a subject says it in more than one article. */
const least = 2

export const buildTellers = ({ points }: Knowledge): Tellers => {
  const known = new Map<string, Point[]>()
  const tellersOf = (policy: string, { id, words }: Uncovered): Point[] => {
    const key = `${policy} ${id}`
    const found =
      known.get(key) ??
      tellingOne(
        [...points.values()].filter((point) => point.policy === policy),
        all(words),
      )
    known.set(key, found)
    return found
  }
  return {
    tells: (policy, subject, text) => {
      const tellers = tellersOf(policy, subject)
      if (new Set(tellers.map(articleOf)).size >= least) return true
      const said = all(subject.words).filter((word) => text.includes(word))
      return said.length > 0 && tellingOne(tellers, said).length > 0
    },
  }
}

const tellingOne = (points: readonly Point[], words: readonly string[]): Point[] => {
  const tells = holdsOneOf(words)
  return points.filter(({ zh, en }) => tells(written([zh, en])))
}

const all = ({ zh, en }: Uncovered['words']): string[] => [...zh, ...en]
const articleOf = ({ clause }: Point): string => clause.split('.')[0] as string
