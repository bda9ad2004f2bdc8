/** How the clauses of a document stand below each other, looked up in one step: a document may have thousands of them. */
import { holdersOf, type Open } from '../clauses.ts'

interface Tree {
  byId: ReadonlyMap<string, Open>
  /** Those directly below a clause, in their order, by its id. */
  below: ReadonlyMap<string, readonly Open[]>
  /** Ids below which something stands, at whatever depth. */
  holders: ReadonlySet<string>
}

const trees = new WeakMap<readonly Open[], Tree>()

export const treeOf = (clauses: readonly Open[]): Tree => {
  const known = trees.get(clauses)
  if (known) return known
  const below = Map.groupBy(
    clauses.filter(({ id }) => parentOf(id) !== undefined),
    ({ id }) => parentOf(id) as string,
  )
  const holders = new Set(clauses.flatMap(({ id }) => holdersOf(id)))
  const tree = { byId: new Map(clauses.map((clause) => [clause.id, clause])), below, holders }
  trees.set(clauses, tree)
  return tree
}

export const parentOf = (id: string): string | undefined =>
  id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined
