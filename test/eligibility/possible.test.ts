/** What a condition can still be while facts are open. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Expression, type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { F, factsThatChange, openCase, possibleOf, T, U } from '../../knowledge/rules/possible.ts'
import { scarce } from './schemes.ts'

const today = '2026-01-01'

describe('what a condition can still be, against trying everything', () => {
  /** Trees in which every fact stands once, so that the values of the parts are free of each other. */
  type Tree = { leaf: true } | { kind: 'all' | 'any' | 'not' | 'count'; parts: Tree[]; least: number }
  const tree = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constant<Tree>({ leaf: true }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const, 'count' as const),
        parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        least: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), parts: fc.tuple(tie('tree')), least: fc.constant(1) }),
    ),
  })).tree
  const build = (tree: Tree, facts: string[]): Expression => {
    if ('leaf' in tree) {
      facts.push(`f${facts.length}`)
      return { fact: facts.at(-1) as string, is: 'yes' }
    }
    const parts = tree.parts.map((part) => build(part, facts))
    switch (tree.kind) {
      case 'all':
        return { all: parts }
      case 'any':
        return { any: parts }
      case 'not':
        return { not: parts[0] as Expression }
      case 'count':
        return { count: parts, 'at-least': tree.least }
    }
  }
  /** Kleene's tables written down plainly: true 1, unknown 0, false -1. */
  const plainly = (e: Expression, facts: Facts): -1 | 0 | 1 => {
    if ('all' in e) return Math.min(...e.all.map((p) => plainly(p, facts))) as -1 | 0 | 1
    if ('any' in e) return Math.max(...e.any.map((p) => plainly(p, facts))) as -1 | 0 | 1
    if ('not' in e) return -plainly(e.not, facts) as -1 | 0 | 1
    if ('count' in e) {
      const values = e.count.map((p) => plainly(p, facts))
      const least = e['at-least']
      return values.filter((v) => v === 1).length >= least ? 1 : values.filter((v) => v >= 0).length < least ? -1 : 0
    }
    const value = facts[(e as { fact: string }).fact]
    return value === unsure ? 0 : value === 'yes' ? 1 : -1
  }
  const bit = { 1: T, 0: U, [-1]: F }

  test('the values and the facts that can change them are exact', () => {
    fc.assert(
      fc.property(
        tree,
        fc.array(fc.constantFrom('yes', 'no', unsure, unsure, unsure, undefined, undefined, undefined), {
          minLength: 7,
          maxLength: 7,
        }),
        (tree, given) => {
          const ids: string[] = []
          const expression = build(tree, ids)
          fc.pre(ids.length <= 7)
          const facts: Facts = Object.fromEntries(
            ids.flatMap((id, at) => (given[at] === undefined ? [] : [[id, given[at] as Value]])),
          )
          const missing = ids.filter((id) => !(id in facts))
          const all = missing.reduce<Facts[]>(
            (list, id) => list.flatMap((f) => ['yes', 'no', unsure].map((v) => ({ ...f, [id]: v }))),
            [facts],
          )
          const values = new Map(all.map((f) => [JSON.stringify(f), plainly(expression, f)]))
          const here = openCase({ ...scarce, criteria: [] }, facts, today)
          expect(possibleOf(here, expression)).toBe(
            [...new Set(values.values())].reduce<number>((sum, v) => sum + bit[v], 0),
          )

          const changing = missing.filter((id) =>
            all.some((f) =>
              ['yes', 'no', unsure].some((v) => plainly(expression, { ...f, [id]: v }) !== plainly(expression, f)),
            ),
          )
          const found = new Set<string>()
          factsThatChange(here, expression, { true: true, false: true }, found)
          expect([...found].sort()).toEqual(changing.sort())
        },
      ),
      { numRuns: 2000 },
    )
  })
})
