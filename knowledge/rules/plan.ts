/** A scheme made ready for judging, once: every condition has a number, and criteria are followed to their conditions. */
import { type Expression, factsOfTest, gate, type Test } from './expressions.ts'
import type { Criterion, Scheme } from './schemes.ts'

/** A condition: its number, the facts it rests on, and a test, the opposite of a part, or at least `least` of the parts. */
export type Node = { at: number; facts: string[] } & Shape
export type TestNode = Node & { kind: 'test' }
type Shape =
  | { kind: 'test'; test: Test }
  | { kind: 'not'; part: Node }
  | { kind: 'least'; least: number; parts: Node[] }

export interface Plan {
  criteria: ReadonlyMap<string, Criterion>
  nodes: Map<Expression, Node>
  /** How many numbers are given. */
  size: number
  /** The numbers of the conditions that rest on a fact, by fact. */
  restingOn: Map<string, number[]>
}

export const planOf = (scheme: Scheme): Plan => {
  const known = plans.get(scheme)
  if (known) return known
  const plan: Plan = {
    criteria: new Map(scheme.criteria.map((c) => [c.id, c])),
    nodes: new Map(),
    size: 0,
    restingOn: new Map(),
  }
  plans.set(scheme, plan)
  return plan
}
/** A scheme never changes once it is read. */
const plans = new WeakMap<Scheme, Plan>()

/** Throws when `e` names a criterion that the scheme lacks. */
export const nodeOf = (plan: Plan, e: Expression): Node => {
  const known = plan.nodes.get(e)
  if (known) return known
  const node = 'criterion' in e ? nodeOf(plan, conditionOf(plan, e.criterion)) : number(plan, e)
  plan.nodes.set(e, node)
  return node
}

const conditionOf = (plan: Plan, id: string): Expression => {
  const criterion = plan.criteria.get(id)
  if (!criterion) throw new Error(`there is no criterion ${id}`)
  return criterion.when
}

const number = (plan: Plan, e: Exclude<Expression, { criterion: string }>): Node => {
  const shape = shapeOf(plan, e)
  const facts =
    shape.kind === 'test'
      ? factsOfTest(shape.test)
      : shape.kind === 'not'
        ? shape.part.facts
        : [...new Set(shape.parts.flatMap((part) => part.facts))]
  const at = plan.size++
  for (const fact of facts) {
    const resting = plan.restingOn.get(fact)
    if (resting) resting.push(at)
    else plan.restingOn.set(fact, [at])
  }
  return { at, facts, ...shape }
}

const shapeOf = (plan: Plan, e: Exclude<Expression, { criterion: string }>): Shape => {
  if ('not' in e) return { kind: 'not', part: nodeOf(plan, e.not) }
  const several = gate(e)
  if (several) return { kind: 'least', least: several.least, parts: several.parts.map((part) => nodeOf(plan, part)) }
  return { kind: 'test', test: e as Test }
}
