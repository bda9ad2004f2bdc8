/**
 * Which statements are of one matter: of one clause, told with or differing from each other, or of the clauses of one
 * service. In a conversation the next question is mostly about the matter of what was just told.
 */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'

/** For each statement those of its matter, itself among them. */
export type Matters = ReadonlyMap<string, ReadonlySet<string>>

export const mattersOf = ({ points, services }: Knowledge): Matters => {
  const all = [...points.values()]
  const matters = new Map(all.map(({ id }) => [id, new Set([id])]))
  const join = (group: readonly string[]) => {
    for (const one of group) for (const other of group) matters.get(one)?.add(other)
  }
  const ofClause = Map.groupBy(all, clauseOf)
  const idsIn = (clause: string) => (ofClause.get(clause) ?? []).map(({ id }) => id)
  for (const clause of ofClause.keys()) join(idsIn(clause))
  for (const { id, with: others, differs } of all)
    for (const other of [...others, ...differs.map(({ point }) => point)]) join([id, other])
  for (const { clauses } of services.values()) join(clauses.flatMap(idsIn))
  return matters
}

const clauseOf = ({ policy, clause }: Point) => `${policy}/${clause}`

/** The statements of the matters that those with these ids belong to. */
export const matterOf = ({ matters }: { matters: Matters }, ids: readonly string[]): ReadonlySet<string> =>
  new Set(ids.flatMap((id) => [...(matters.get(id) ?? [])]))
