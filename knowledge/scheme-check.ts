/** Checks a scheme's content: clauses, translations, words, examples; its conditions and paths are played elsewhere. */
import { criteriaIn, unsure } from './expressions.ts'
import { contradictionIn, judge } from './judge.ts'
import type { Knowledge } from './knowledge.ts'
import { checkConditions } from './scheme-conditions.ts'
import { checkPaths } from './scheme-paths.ts'
import { clauseOf, type Fact, optionsOf, type Rule, resultParts, type Scheme, wordsOf } from './schemes.ts'
import { impossible } from './values.ts'
import type { Both, Problem } from './yaml.ts'

/** Everything wrong with the content of a scheme that was read without faults of form. */
export const checkScheme = (scheme: Scheme, knowledge: Pick<Knowledge, 'clauses' | 'schemes'>): Problem[] =>
  [
    ...checkClauses(scheme, knowledge),
    ...checkTranslations(scheme),
    ...checkWords(scheme),
    ...checkShared(scheme, knowledge),
    ...checkCriteria(scheme),
    ...checkExamples(scheme),
    ...checkConditions(scheme),
    ...checkPaths(scheme),
  ].map((fault) => ({ file: `schemes/${scheme.id}.yaml`, ...fault }))

type Fault = Omit<Problem, 'file'>

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
        problem: `there is no clause ${policy}/${clause}`,
        remedy: there.length > 0 ? `use one of: ${there.join(', ')}` : `there is no policy “${policy}”`,
      },
    ]
  })
}

/** A text in the wrong language is a translation forgotten. Labels such as “A” are the same in both. */
const checkTranslations = (scheme: Scheme): Fault[] =>
  textsIn(scheme, '').flatMap(({ key, text: { zh, en } }) => [
    ...(/\p{Script=Han}/u.test(en)
      ? [{ key: `${key}.en`, problem: 'contains Chinese characters', remedy: 'translate it into English' }]
      : []),
    ...(/[a-z]{3}/i.test(zh) && !/\p{Script=Han}/u.test(zh)
      ? [{ key: `${key}.zh`, problem: 'is not in Chinese', remedy: 'translate it into Chinese' }]
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
        problem: `the ids ${fact.id} and ${id} are too long together for a button`,
        remedy: `shorten them by ${Buffer.byteLength(button) - 64} letters together`,
      })),
      ...clashing.map(({ meaning, word }) => ({
        key: `facts (${fact.id}): ${meaning}`,
        problem: `“${word}” means two ${meaning === 'names' ? 'things: an option, and the fact itself' : 'options'}`,
        remedy: 'keep it in one place only',
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
              problem: `has another kind, other options or another unit in ${other.id}`,
              remedy: 'a fact of the same name is offered from one scheme to the other: make them alike, or rename one',
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
      problem: 'nothing depends on it',
      remedy: 'name it in the decision, or remove it',
    }))
}

const checkExamples = (scheme: Scheme): Fault[] => {
  const reached = new Set<Rule | undefined>()
  const faults = scheme.examples.flatMap((example): Fault[] => {
    const key = `examples (${example.name})`
    const wrong = Object.entries(example.facts).flatMap(([id, value]) => {
      const fact = scheme.facts.find((f) => f.id === id)
      const why = fact ? impossible(fact, value, example.on) : 'is no fact of this scheme'
      return why ? [{ key, problem: `${id}: ${value} ${why}`, remedy: 'correct the fact' }] : []
    })
    if (wrong.length > 0) return wrong
    const contradiction = contradictionIn(scheme, example.facts, example.on)
    if (contradiction) return [{ key, problem: `contradicts itself: ${contradiction.en}`, remedy: 'correct the facts' }]
    const result = judge(scheme, example.facts, example.on)
    reached.add(result.rule)
    const deciders = result.decidedBy.map((f) => f.id)
    if (result.outcome === undefined)
      return [{ key, problem: `is not decided: ${result.next?.id} is missing`, remedy: 'add this fact to the example' }]
    if (result.outcome !== example.outcome)
      return [
        {
          key,
          problem: `comes out as ${result.outcome}, not ${example.outcome}`,
          remedy: 'correct the example or the rules',
        },
      ]
    if (example.decidedBy && String([...example.decidedBy].sort()) !== String(deciders.sort()))
      return [
        { key, problem: `is decided by ${deciders.join(', ') || 'no fact'}`, remedy: 'correct decidedBy or the rules' },
      ]
    return []
  })
  const untold = scheme.decision.flatMap((rule, at) =>
    reached.has(rule)
      ? []
      : [{ key: `decision[${at}]`, problem: 'no example ends here', remedy: 'add an example that this rule decides' }],
  )
  return [...faults, ...untold]
}
