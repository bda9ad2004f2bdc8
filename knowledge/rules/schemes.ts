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

type Fault = { path: (string | number)[]; said: Said }

/** Names that lead nowhere, and a decision that leaves a case open. */
const looseEnds = (scheme: Omit<Scheme, 'version'>): Fault[] => {
  const facts = new Map(scheme.facts.map((fact) => [fact.id, fact]))
  const twice = (list: { id: string }[], path: (string | number)[]): Fault[] =>
    list.flatMap(({ id }, at) =>
      list.findIndex((other) => other.id === id) < at
        ? [{ path: [...path, at, 'id'], said: { say: 'mistake.id-twice', id } }]
        : [],
    )

  /** A criterion may use those written above it, so that none can lean on itself. */
  const inCondition = (when: Expression | undefined, above: { id: string }[], path: (string | number)[]): Fault[] => {
    if (!when) return []
    return [
      ...criteriaIn(when)
        .filter((id) => !above.some((c) => c.id === id))
        .map((id) => ({ path, said: { say: 'mistake.no-criterion-above', id } })),
      ...testsIn(when).flatMap((test) => {
        const [name = '', ...others] = factsOfTest(test)
        const fact = facts.get(name)
        if (!fact) return [{ path, said: { say: 'mistake.no-fact', id: name } }]
        const values = 'is' in test ? [test.is] : 'in' in test ? test.in : []
        const options = optionsOf(fact)
        const limits = limitsOf(test)
        const kind = fact.kind === 'number' ? 'number' : 'date'
        return [
          ...others
            .filter((other) => facts.get(other)?.kind !== kind)
            .map((other) => ({
              path,
              said: { say: kind === 'number' ? 'mistake.no-number-fact' : 'mistake.no-date-fact', id: other },
            })),
          ...('age' in test && fact.kind !== 'date' ? [{ path, said: { say: 'mistake.no-age', id: name } }] : []),
          ...(options.length > 0 && values.length === 0
            ? [{ path, said: { say: 'mistake.has-options', id: name } }]
            : []),
          ...(options.length === 0 && values.length > 0
            ? [{ path, said: { say: 'mistake.needs-bounds', id: name } }]
            : []),
          ...values
            .filter((v) => options.length > 0 && !options.includes(String(v)))
            .map((v) => ({ path, said: { say: 'mistake.no-option', value: String(v), id: name } })),
          ...(fact.kind === 'number' && limits.some((l) => typeof l !== 'number' && !readMultiple(l))
            ? [
                {
                  path,
                  said: { say: 'mistake.number-compared', id: name },
                },
              ]
            : []),
          ...(fact.kind === 'date' && !('age' in test) && limits.some((l) => typeof l !== 'string' || !readNamedDate(l))
            ? [{ path, said: { say: 'mistake.date-compared', id: name } }]
            : []),
        ]
      }),
    ]
  }

  const last = scheme.decision.length - 1
  return [
    ...twice(scheme.facts, ['facts']),
    ...twice(scheme.criteria, ['criteria']),
    ...scheme.facts.flatMap((fact, at) => [
      ...(fact.kind === 'choice' ? twice(fact.options, ['facts', at, 'options']) : []),
      ...(optionsOf(fact).includes(unsure)
        ? [{ path: ['facts', at, 'options'], said: { say: 'mistake.unsure-taken', id: unsure } }]
        : []),
      ...(fact.often && String(Object.keys(fact.often).sort()) !== String(optionsOf(fact).sort())
        ? [
            {
              path: ['facts', at, 'often'],
              said:
                optionsOf(fact).length > 0
                  ? { say: 'mistake.often-each', options: optionsOf(fact) }
                  : { say: 'mistake.often-none' },
            },
          ]
        : []),
    ]),
    ...scheme.contradictions.flatMap((c, at) => inCondition(c.when, scheme.criteria, ['contradictions', at, 'when'])),
    ...scheme.criteria.flatMap((c, at) => inCondition(c.when, scheme.criteria.slice(0, at), ['criteria', at, 'when'])),
    ...scheme.decision.flatMap((r, at) => [
      ...inCondition(r.when, scheme.criteria, ['decision', at, 'when']),
      ...(r.when && testsIn(r.when).length > 0
        ? [
            {
              path: ['decision', at, 'when'],
              said: { say: 'mistake.rule-of-facts' },
            },
          ]
        : []),
      ...((r.when === undefined) !== (at === last)
        ? [
            {
              path: ['decision', at],
              said: { say: at === last ? 'mistake.last-rule' : 'mistake.rule-without-when' },
            },
          ]
        : []),
      ...(r.outcome === 'review' && !facts.has(r.decides)
        ? [{ path: ['decision', at, 'decides'], said: { say: 'mistake.no-fact', id: r.decides } }]
        : []),
    ]),
    ...resultParts.flatMap((part) =>
      scheme[part].flatMap((s, at) => inCondition(s.when, scheme.criteria, [part, at, 'when'])),
    ),
  ]
}
