/** Checks a scheme's content: clauses, translations, words, examples; its conditions and paths are played elsewhere. */

import type { Knowledge } from '../knowledge.ts'
import type { Both, Problem } from '../yaml.ts'
import { criteriaIn, unsure } from './expressions.ts'
import { contradictionIn, judge } from './judge.ts'
import { checkConditions } from './scheme-conditions.ts'
import { checkPaths } from './scheme-paths.ts'
import { clauseOf, type Fact, optionsOf, type Rule, resultParts, type Scheme, wordsOf } from './schemes.ts'
import { impossible } from './values.ts'

/** Everything wrong with the content of a scheme that was read without faults of form. */
export const checkScheme = (scheme: Scheme, knowledge: Pick<Knowledge, 'clauses' | 'schemes'>): Problem[] =>
  [
    ...checkClauses(scheme, knowledge),
    ...checkTranslations(scheme),
    ...checkWords(scheme),
    ...checkShared(scheme, knowledge),
    ...checkCriteria(scheme),
    ...checkExamples(scheme),
    ...playedThrough(scheme),
  ].map((fault) => ({ file: `schemes/${scheme.id}.yaml`, ...fault }))

type Fault = Omit<Problem, 'file'>

/** Takes most of the time of a check, and the schemes are seldom what an editor has just changed. */
const playedThrough = (scheme: Scheme): Fault[] => {
  const content = JSON.stringify(scheme)
  const before = played.get(scheme.id)
  if (before?.content === content) return before.faults
  const faults = [...checkConditions(scheme), ...checkPaths(scheme)]
  played.set(scheme.id, { content, faults })
  return faults
}
/** How each scheme was last. */
const played = new Map<string, { content: string; faults: Fault[] }>()

const checkClauses = (scheme: Scheme, knowledge: Pick<Knowledge, 'clauses'>): Fault[] => {
  const named = [
    ...scheme.facts.map((f) => ({ key: `facts (${f.id}): why.clause`, reference: f.why.clause })),
    ...scheme.criteria.map((c) => ({ key: `criteria (${c.id}): clause`, reference: c.clause })),
    ...resultParts.flatMap((part) =>
      scheme[part].flatMap((s, at) =>
        s.clause === null ? [] : [{ key: `${part}[${at}].clause`, reference: s.clause }],
      ),
    ),
  ]
  return named.flatMap(({ key, reference }) => {
    const { policy, clause } = clauseOf(scheme, reference)
    if (knowledge.clauses.has(`${policy}/${clause}`)) return []
    const there = [...knowledge.clauses.values()].filter((c) => c.policy === policy).map((c) => c.id)
    return [
      {
        key,
        problem:
          there.length > 0
            ? { say: 'wrong.no-clause-but', id: `${policy}/${clause}`, there }
            : { say: 'wrong.no-clause-nor-policy', id: `${policy}/${clause}`, policy },
      },
    ]
  })
}

/** A text in the wrong language is a translation forgotten. Labels such as “A” are the same in both. */
const checkTranslations = (scheme: Scheme): Fault[] =>
  textsIn(scheme, '').flatMap(({ key, text: { zh, en } }) => [
    ...(/\p{Script=Han}/u.test(en) ? [{ key: `${key}.en`, problem: { say: 'wrong.not-english' } }] : []),
    ...(/[a-z]{3}/i.test(zh) && !/\p{Script=Han}/u.test(zh)
      ? [{ key: `${key}.zh`, problem: { say: 'wrong.not-chinese' } }]
      : []),
  ])

const textsIn = (value: unknown, key: string): { key: string; text: Both }[] => {
  if (typeof value !== 'object' || value === null) return []
  const here = value as Record<string, unknown>
  const own =
    typeof here.zh === 'string' && typeof here.en === 'string' ? [{ key, text: { zh: here.zh, en: here.en } }] : []
  return [
    ...own,
    ...Object.entries(here).flatMap(([name, inner]) => {
      const id = (inner as { id?: unknown } | null)?.id
      const step = Array.isArray(value)
        ? `[${name}]${typeof id === 'string' ? ` (${id})` : ''}`
        : `${key ? '.' : ''}${name}`
      return textsIn(inner, key + step)
    }),
  ]
}

/** A button carries at most 64 bytes, and no word may mean two things where this fact is asked. */
const checkWords = (scheme: Scheme): Fault[] =>
  scheme.facts.flatMap((fact) => {
    const long = [
      ...[...optionsOf(fact), unsure].map((id) => ({ id, button: `screen:answer:${fact.id}:${id}` })),
      { id: scheme.id, button: `screen:change:${scheme.id}:${fact.id}` },
    ].filter(({ button }) => Buffer.byteLength(button) > 64)
    const words = wordsByMeaning(fact)
    const clashing = words.filter(({ meaning, word }) =>
      words.some((other) => other.word === word && other.meaning !== meaning && other.meaning !== 'names'),
    )
    return [
      ...long.map(({ id, button }) => ({
        key: `facts (${fact.id})`,
        problem: { say: 'wrong.ids-long', one: fact.id, other: id, by: Buffer.byteLength(button) - 64 },
      })),
      ...clashing.map(({ meaning, word }) => ({
        key: `facts (${fact.id}): ${meaning}`,
        problem: { say: meaning === 'names' ? 'wrong.word-of-fact-too' : 'wrong.word-of-two', word },
      })),
    ]
  })

/** What people type for each option, labels included, and for the fact itself. */
const wordsByMeaning = (fact: Fact): { meaning: string; word: string }[] => {
  const all: [meaning: string, words: string[]][] = [
    ...(fact.kind === 'choice' ? fact.options : []).map((o): [string, string[]] => [o.id, [o.label.zh, o.label.en]]),
    ...optionsOf(fact).map((option): [string, string[]] => [option, wordsOf(fact, option)]),
    // Who names a yes-no fact says that it is so.
    [fact.kind === 'yes-no' ? 'yes' : 'names', [...(fact.names?.zh ?? []), ...(fact.names?.en ?? [])]],
  ]
  return all.flatMap(([meaning, words]) => words.map((word) => ({ meaning, word: word.trim().toLowerCase() })))
}

/** A fact given for one scheme is offered for another under the same name, so it must mean the same. */
const checkShared = (scheme: Scheme, knowledge: Pick<Knowledge, 'schemes'>): Fault[] =>
  [...knowledge.schemes.values()].flatMap((other) =>
    other.id <= scheme.id
      ? []
      : scheme.facts.flatMap((fact) => {
          const same = other.facts.find((f) => f.id === fact.id)
          if (!same || kindOf(same) === kindOf(fact)) return []
          return [
            {
              key: `facts (${fact.id})`,
              problem: { say: 'wrong.fact-differs', scheme: other.id },
            },
          ]
        }),
  )

/** What must be alike for one answer to do for both. */
const kindOf = (fact: Fact): string =>
  JSON.stringify(
    fact.kind === 'number'
      ? [fact.kind, fact.unit, fact.quantity, fact.min, fact.max, fact.whole]
      : fact.kind === 'date'
        ? [fact.kind, fact.earliest, fact.latest]
        : [fact.kind, optionsOf(fact)],
  )

const checkCriteria = (scheme: Scheme): Fault[] => {
  const holders = [...scheme.criteria, ...scheme.decision, ...resultParts.flatMap((part) => scheme[part])]
  const used = new Set(holders.flatMap((holder) => (holder.when ? criteriaIn(holder.when) : [])))
  return scheme.criteria
    .filter((c) => !used.has(c.id))
    .map((c) => ({
      key: `criteria (${c.id})`,
      problem: { say: 'wrong.criterion-unused' },
    }))
}

const checkExamples = (scheme: Scheme): Fault[] => {
  const reached = new Set<Rule | undefined>()
  const faults = scheme.examples.flatMap((example): Fault[] => {
    const key = `examples (${example.name})`
    const wrong = Object.entries(example.facts).flatMap(([id, value]) => {
      const fact = scheme.facts.find((f) => f.id === id)
      const why = fact ? impossible(fact, value, example.on) : { say: 'impossible.no-fact' }
      return why ? [{ key, problem: { say: 'wrong.example-fact', id, value: String(value), why } }] : []
    })
    if (wrong.length > 0) return wrong
    const contradiction = contradictionIn(scheme, example.facts, example.on)
    if (contradiction)
      return [
        { key, problem: { say: 'wrong.example-contradicts', how: { zh: contradiction.zh, en: contradiction.en } } },
      ]
    const result = judge(scheme, example.facts, example.on)
    reached.add(result.rule)
    const deciders = result.decidedBy.map((f) => f.id)
    if (result.outcome === undefined)
      return [{ key, problem: { say: 'wrong.example-undecided', fact: result.next?.id ?? '' } }]
    if (result.outcome !== example.outcome)
      return [
        {
          key,
          problem: { say: 'wrong.example-outcome', outcome: result.outcome, expected: example.outcome },
        },
      ]
    if (example.decidedBy && String([...example.decidedBy].sort()) !== String(deciders.sort()))
      return [
        {
          key,
          problem:
            deciders.length > 0
              ? { say: 'wrong.example-decided', by: deciders }
              : { say: 'wrong.example-decided-none' },
        },
      ]
    return []
  })
  const untold = scheme.decision.flatMap((rule, at) =>
    reached.has(rule) ? [] : [{ key: `decision[${at}]`, problem: { say: 'wrong.rule-without-example' } }],
  )
  return [...faults, ...untold]
}
