/** A scheme: who qualifies for a programme, as an editor writes it. The format is explained in README.md. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { z } from 'zod'
import { readNamedDate } from '../dates.ts'
import { asText, type Said } from '../said.ts'
import { Both, distinctIds, KnowledgeError, readYaml } from '../yaml.ts'
import {
  criteriaIn,
  type Expression,
  expressionFaults,
  factsOfTest,
  limitsOf,
  readMultiple,
  type Test,
  testsIn,
  unsure,
} from './expressions.ts'

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/, asText({ say: 'mistake.no-id' }))
/** A clause of the scheme's policy (`categories.1`), or of another one (`cq-card-rules/6.3`). */
const ClauseRef = z.string().regex(/^([a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/, asText({ say: 'mistake.no-clause-id' }))
const Condition = z.custom<Expression>().superRefine((value, context) => {
  for (const { path, said } of expressionFaults(value))
    context.addIssue({ code: 'custom', path, message: asText(said) })
})
const NamedDate = z
  .string()
  .refine((text) => readNamedDate(text) !== undefined, asText({ say: 'mistake.no-named-date' }))
const Synonyms = z.strictObject({
  zh: z.array(z.string().min(1)).default([]),
  en: z.array(z.string().min(1)).default([]),
})

/** What a number counts, so that “18 months” is understood as 1.5 years. */
const quantities = ['years', 'months', 'yuan', 'yuan-a-year', 'yuan-a-month', 'percent', 'times'] as const
export type Quantity = (typeof quantities)[number]

/** What a fact is, wherever it is asked. */
const meaning = { id: Id, label: Both, question: Both, help: Both.optional(), names: Synonyms.optional() }
/** What a scheme makes of it. */
const role = {
  why: z.strictObject({ clause: ClauseRef, zh: z.string().min(1), en: z.string().min(1) }),
  asked: z.enum(['outcome', 'result']).default('outcome'),
  often: z.record(z.string(), z.number().positive()).optional(),
}
const yesNo = {
  kind: z.literal('yes-no'),
  words: z.strictObject({ yes: Synonyms.optional(), no: Synonyms.optional() }).optional(),
}
const choice = {
  kind: z.literal('choice'),
  options: z.array(z.strictObject({ id: Id, label: Both, words: Synonyms.optional() })).min(2),
}
const number = {
  kind: z.literal('number'),
  unit: Both,
  quantity: z.enum(quantities).optional(),
  min: z.number().default(0),
  max: z.number().default(1e9),
  whole: z.boolean().default(false),
}
const date = {
  kind: z.literal('date'),
  earliest: NamedDate.default('1900-01-01'),
  latest: NamedDate.default('today'),
}
const Fact = z.discriminatedUnion('kind', [
  z.strictObject({ ...meaning, ...role, ...yesNo }),
  z.strictObject({ ...meaning, ...role, ...choice }),
  z.strictObject({ ...meaning, ...role, ...number }),
  z.strictObject({ ...meaning, ...role, ...date }),
])
const SharedFact = z.discriminatedUnion('kind', [
  z.strictObject({ ...meaning, ...yesNo }),
  z.strictObject({ ...meaning, ...choice }),
  z.strictObject({ ...meaning, ...number }),
  z.strictObject({ ...meaning, ...date }),
])
/** By id. */
type SharedFacts = ReadonlyMap<string, z.infer<typeof SharedFact>>

/** The facts that several schemes ask. Throws KnowledgeError with every problem of form. */
export const readSharedFacts = (file: string): SharedFacts =>
  new Map(readYaml(file, z.array(SharedFact).superRefine(distinctIds)).map((fact) => [fact.id, fact]))

/** `{ id: foreigner, shared: true, why: … }` stands for the fact of that name in facts.yaml. */
const takeShared = (shared: SharedFacts) => (raw: unknown, context: z.RefinementCtx) => {
  if (typeof raw !== 'object' || raw === null || !('shared' in raw)) return raw
  const { shared: _, ...own } = raw as Record<string, unknown>
  const fault = (said: Said) => {
    context.addIssue({ code: 'custom', message: asText(said) })
    return z.NEVER
  }
  const fact = shared.get(String(own.id))
  if (!fact) return fault({ say: 'mistake.no-shared-fact', fact: String(own.id), facts: [...shared.keys()] })
  const more = Object.keys(own).filter((key) => key !== 'id' && !(key in role))
  if (more.length > 0) return fault({ say: 'mistake.fact-is-shared', fact: fact.id, keys: more })
  return { ...fact, ...own }
}

const Criterion = z.strictObject({ id: Id, clause: ClauseRef, label: Both, note: Both.optional(), when: Condition })

const rule = { says: Both, when: Condition.optional() }
const Rule = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('likely'), ...rule }),
  z.strictObject({ outcome: z.literal('not'), ...rule }),
  z.strictObject({ outcome: z.literal('review'), decides: Id, ...rule }),
])

export const outcomes = ['likely', 'not', 'review'] as const
export type Outcome = (typeof outcomes)[number]

const Statement = z.strictObject({
  clause: ClauseRef.nullable(),
  zh: z.string().min(1),
  en: z.string().min(1),
  when: Condition.optional(),
  for: z.array(z.enum(outcomes)).default(['likely', 'review']),
})
const Statements = z.array(Statement).default([])

const Contradiction = z.strictObject({ when: Condition, zh: z.string().min(1), en: z.string().min(1) })

const SchemeFile = (shared: SharedFacts) =>
  z
    .strictObject({
      id: Id,
      policy: z.string(),
      title: Both,
      about: Both,
      names: Synonyms.optional(),
      compared: z.boolean().default(true),
      facts: z.array(z.preprocess(takeShared(shared), Fact)).min(1),
      contradictions: z.array(Contradiction).default([]),
      criteria: z.array(Criterion).min(1),
      decision: z.array(Rule).min(2),
      opens: Statements,
      materials: Statements,
      procedure: Statements,
      limits: Statements,
      next: Statements,
      examples: z.array(
        z.strictObject({
          name: z.string().min(1),
          on: z.iso.date().default('2026-01-01'),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
          outcome: z.enum(outcomes),
          decidedBy: z.array(z.string()).optional(),
        }),
      ),
    })
    .superRefine((scheme, context) => {
      for (const { path, said } of looseEnds(scheme)) context.addIssue({ code: 'custom', path, message: asText(said) })
    })

/** A scheme and the version of its rules: a digest of all they say, so that a result tells what it was judged by. */
export type Scheme = z.infer<ReturnType<typeof SchemeFile>> & { version: string }
export type Contradiction = Scheme['contradictions'][number]
export type Fact = Scheme['facts'][number]
export type Criterion = Scheme['criteria'][number]
export type Rule = Scheme['decision'][number]
export type Statement = Scheme['opens'][number]
export const resultParts = ['opens', 'materials', 'procedure', 'limits', 'next'] as const

/** Throws KnowledgeError with every problem of form: a scheme that was read can be judged without surprises. */
export const readScheme = (file: string, shared: SharedFacts = new Map()): Scheme => {
  const scheme = readYaml(file, SchemeFile(shared))
  if (basename(file) !== `${scheme.id}.yaml`)
    throw new KnowledgeError([
      {
        file,
        key: 'id',
        problem: { say: 'wrong.scheme-id', id: scheme.id, name: basename(file, '.yaml') },
      },
    ])
  const version = createHash('sha256').update(JSON.stringify(scheme)).digest('hex').slice(0, 8)
  return { ...scheme, version }
}

/** The values a fact can have by name: yes and no, or the options of a choice. */
export const optionsOf = (fact: Fact): string[] =>
  fact.kind === 'yes-no' ? ['yes', 'no'] : fact.kind === 'choice' ? fact.options.map((o) => o.id) : []

/** The words, in either language, that stand for an option besides its label. */
export const wordsOf = (fact: Fact, option: string): string[] => {
  const words =
    fact.kind === 'choice'
      ? fact.options.find((o) => o.id === option)?.words
      : fact.kind === 'yes-no'
        ? fact.words?.[option as 'yes' | 'no']
        : undefined
  return words ? [...words.zh, ...words.en] : []
}

/** The policy and the clause that a reference of the scheme means. */
export const clauseOf = (scheme: Pick<Scheme, 'policy'>, reference: string): { policy: string; clause: string } => {
  const slash = reference.indexOf('/')
  return slash < 0
    ? { policy: scheme.policy, clause: reference }
    : { policy: reference.slice(0, slash), clause: reference.slice(slash + 1) }
}

type Path = (string | number)[]
type Fault = { path: Path; said: Said }
type Complain = (path: Path, said: Said) => void

/** Names that lead nowhere, and a decision that leaves a case open. */
const looseEnds = (scheme: Omit<Scheme, 'version'>): Fault[] => {
  const faults: Fault[] = []
  const complain: Complain = (path, said) => faults.push({ path, said })
  const facts = new Map(scheme.facts.map((fact) => [fact.id, fact]))

  /** A criterion may use those written above it, so that none can lean on itself. */
  const checkCondition = (when: Expression | undefined, above: { id: string }[], path: Path) => {
    if (!when) return
    for (const id of criteriaIn(when))
      if (!above.some((criterion) => criterion.id === id)) complain(path, { say: 'mistake.no-criterion-above', id })
    for (const test of testsIn(when)) checkTest(test, facts, (said) => complain(path, said))
  }

  checkIds(scheme.facts, ['facts'], complain)
  checkIds(scheme.criteria, ['criteria'], complain)
  for (const [at, fact] of scheme.facts.entries()) checkFact(fact, ['facts', at], complain)
  for (const [at, { when }] of scheme.contradictions.entries())
    checkCondition(when, scheme.criteria, ['contradictions', at, 'when'])
  for (const [at, { when }] of scheme.criteria.entries())
    checkCondition(when, scheme.criteria.slice(0, at), ['criteria', at, 'when'])
  for (const [at, rule] of scheme.decision.entries()) {
    const isLast = at === scheme.decision.length - 1
    checkCondition(rule.when, scheme.criteria, ['decision', at, 'when'])
    if (rule.when && testsIn(rule.when).length > 0) complain(['decision', at, 'when'], { say: 'mistake.rule-of-facts' })
    if ((rule.when === undefined) !== isLast)
      complain(['decision', at], { say: isLast ? 'mistake.last-rule' : 'mistake.rule-without-when' })
    if (rule.outcome === 'review' && !facts.has(rule.decides))
      complain(['decision', at, 'decides'], { say: 'mistake.no-fact', id: rule.decides })
  }
  for (const part of resultParts)
    for (const [at, { when }] of scheme[part].entries()) checkCondition(when, scheme.criteria, [part, at, 'when'])
  return faults
}

const checkIds = (list: readonly { id: string }[], path: Path, complain: Complain) => {
  for (const [at, { id }] of list.entries())
    if (list.findIndex((other) => other.id === id) < at) complain([...path, at, 'id'], { say: 'mistake.id-twice', id })
}

const checkFact = (fact: Fact, path: Path, complain: Complain) => {
  const options = optionsOf(fact)
  if (fact.kind === 'choice') checkIds(fact.options, [...path, 'options'], complain)
  if (options.includes(unsure)) complain([...path, 'options'], { say: 'mistake.unsure-taken', id: unsure })
  if (fact.often && String(Object.keys(fact.often).sort()) !== String(options.toSorted()))
    complain(
      [...path, 'often'],
      options.length > 0 ? { say: 'mistake.often-each', options } : { say: 'mistake.often-none' },
    )
}

/** Whether a test fits the facts it names: options are compared with options, numbers with numbers, dates with dates. */
const checkTest = (test: Test, facts: ReadonlyMap<string, Fact>, complain: (said: Said) => void) => {
  const [id = '', ...others] = factsOfTest(test)
  const fact = facts.get(id)
  if (!fact) return complain({ say: 'mistake.no-fact', id })
  const values = 'is' in test ? [test.is] : 'in' in test ? test.in : []
  const options = optionsOf(fact)
  const limits = limitsOf(test)
  const kind = fact.kind === 'number' ? 'number' : 'date'
  for (const other of others)
    if (facts.get(other)?.kind !== kind)
      complain({ say: kind === 'number' ? 'mistake.no-number-fact' : 'mistake.no-date-fact', id: other })
  if ('age' in test && fact.kind !== 'date') complain({ say: 'mistake.no-age', id })
  if (options.length > 0 && values.length === 0) complain({ say: 'mistake.has-options', id })
  if (options.length === 0 && values.length > 0) complain({ say: 'mistake.needs-bounds', id })
  for (const value of values)
    if (options.length > 0 && !options.includes(String(value)))
      complain({ say: 'mistake.no-option', value: String(value), id })
  if (fact.kind === 'number' && limits.some((limit) => typeof limit !== 'number' && !readMultiple(limit)))
    complain({ say: 'mistake.number-compared', id })
  if (
    fact.kind === 'date' &&
    !('age' in test) &&
    limits.some((limit) => typeof limit !== 'string' || !readNamedDate(limit))
  )
    complain({ say: 'mistake.date-compared', id })
}
