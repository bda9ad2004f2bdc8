/** A document may be about several things, with a chapter for each: “第三章 通行证”. What stands there is about that one. */
import type { Knowledge } from './knowledge.ts'
import type { Point } from './policy.ts'

/** Names of the document, in the language of its source, that the chapter of a statement is called by. */
export const chapterNames = ({ clauses, policies }: Knowledge, { policy, clause }: Point): string[] => {
  const heading = clauses.get(`${policy}/${clause}`)?.chapter?.toLowerCase()
  const { names, language } = policies.get(policy) ?? {}
  if (heading === undefined || !names || !language) return []
  return names[language].filter((name) => heading.includes(name.toLowerCase()))
}

/** Without the statements about another thing than the one that is said, where their chapters tell. */
export const ofThingSaid = (knowledge: Knowledge, points: readonly Point[], said: string): Point[] => {
  const words = said.toLowerCase()
  const things = points.map((point) => chapterNames(knowledge, point))
  const isSaid = (name: string) => words.includes(name.toLowerCase())
  const named = points.flatMap(({ policy }) => {
    const { names, language } = knowledge.policies.get(policy) ?? {}
    return names && language ? names[language].filter(isSaid) : []
  })
  if (named.length === 0) return [...points]
  return points.filter((_, at) => things[at]?.length === 0 || things[at]?.some(isSaid))
}
