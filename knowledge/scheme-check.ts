/** Checks a scheme's content: clauses, translations, examples, and every path a conversation can take through it. */
import type { IsoDate } from './dates.ts'
import { criteriaIn, type Facts, unsure } from './expressions.ts'
import { contradictionIn, judge } from './judge.ts'
import type { Knowledge } from './knowledge.ts'
import { openCase, remainderOf } from './possible.ts'
import { clauseOf, type Outcome, optionsOf, type Rule, resultParts, type Scheme, wordsOf } from './schemes.ts'
import { impossible, tellingValues } from './values.ts'
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

/** A button carries at most 64 bytes, and a word must not mean two options. */
const checkWords = (scheme: Scheme): Fault[] =>
  scheme.facts.flatMap((fact) => {
    const long = [...optionsOf(fact), unsure].filter((id) => Buffer.byteLength(`screen:answer:${fact.id}:${id}`) > 64)
    const words = optionsOf(fact).flatMap((option) =>
      wordsOf(fact, option).map((word) => ({ option, word: word.toLowerCase() })),
    )
    const clashing = words.filter(({ option, word }) =>
      words.some((other) => other.word === word && other.option !== option),
    )
    return [
      ...long.map((id) => ({
        key: `facts (${fact.id})`,
        problem: `the ids ${fact.id} and ${id} are too long together for a button`,
        remedy: 'shorten them to at most 50 letters together',
      })),
      ...clashing.map(({ option, word }) => ({
        key: `facts (${fact.id}): ${option}`,
        problem: `“${word}” means two options`,
        remedy: 'keep it with one option only',
      })),
    ]
  })

/** A fact given for one scheme is offered for another under the same name, so it must mean the same. */
const checkShared = (scheme: Scheme, knowledge: Pick<Knowledge, 'schemes'>): Fault[] =>
  [...knowledge.schemes.values()].flatMap((other) =>
    other.id <= scheme.id
      ? []
      : scheme.facts.flatMap((fact) => {
          const same = other.facts.find((f) => f.id === fact.id)
          if (!same || (same.kind === fact.kind && String(optionsOf(same)) === String(optionsOf(fact)))) return []
          return [
            {
              key: `facts (${fact.id})`,
              problem: `has another kind or other options in ${other.id}`,
              remedy: 'a fact of the same name is offered from one scheme to the other: make them alike, or rename one',
            },
          ]
        }),
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

/** Beyond this many different positions a scheme can't be walked within a second or two. */
const tooMany = 20_000

/**
 * Walks every path of answers, "not sure" included, on one day. Positions from which the same is left to decide count
 * as one, so the number of steps grows with the rules and not with the number of people.
 */
const checkPaths = (scheme: Scheme): Fault[] => {
  const today: IsoDate = scheme.examples[0]?.on ?? '2026-01-01'
  const asked = new Set<string>()
  const reached = new Set<Rule>()
  const useless = new Set<string>()
  const known = new Map<string, Set<Outcome>>()

  const walk = (facts: Facts): Set<Outcome> => {
    const here = openCase(scheme, facts, today)
    const left = scheme.decision.map((rule) => remainderOf(here, rule.when)).join('|')
    const before = known.get(left)
    if (before || known.size > tooMany) return before ?? new Set()
    const { next, outcome, rule } = judge(scheme, facts, today)
    if (outcome || !next) {
      if (rule) reached.add(rule)
      const ends = new Set(outcome ? [outcome] : [])
      known.set(left, ends)
      return ends
    }
    asked.add(next.id)
    const values = [...tellingValues(scheme, next, facts, today).map((v) => v.value), unsure]
    const branches = values
      .map((value) => ({ ...facts, [next.id]: value }))
      .filter((answered) => !contradictionIn(scheme, answered, today))
      .map(walk)
    const ends = new Set(branches.flatMap((branch) => [...branch]))
    if (ends.size === 1) useless.add(next.id)
    known.set(left, ends)
    return ends
  }
  walk({})

  if (known.size > tooMany)
    return [
      { key: 'decision', problem: `has more than ${tooMany} different positions`, remedy: 'split the scheme in two' },
    ]
  const inResult = new Set(scheme.facts.filter((f) => f.asked === 'result').map((f) => f.id))
  const told = factsTold(scheme)
  return [
    ...scheme.facts
      .filter((f) => (inResult.has(f.id) ? !told.has(f.id) : !asked.has(f.id)))
      .map((f) => ({
        key: `facts (${f.id})`,
        problem: 'is never asked, as nothing depends on it',
        remedy: 'use it in a criterion that the decision names, or remove it',
      })),
    ...[...useless].map((id) => ({
      key: `facts (${id})`,
      problem: 'is sometimes asked although every answer leads to the same outcome',
      remedy: 'simplify the conditions that name it: two of them overlap',
    })),
    ...scheme.decision.flatMap((rule, at) =>
      reached.has(rule)
        ? []
        : [
            {
              key: `decision[${at}]`,
              problem: `the outcome “${rule.outcome}” of this rule is never reached`,
              remedy: 'no answers lead here: correct its “when” or the rules before it',
            },
          ],
    ),
  ]
}

/** Facts that some statement of the result depends on. */
const factsTold = (scheme: Scheme): Set<string> => {
  const told = new Set<string>()
  const statements = resultParts.flatMap((part) => scheme[part])
  for (const fact of scheme.facts) {
    const values = tellingValues(scheme, fact, {}, scheme.examples[0]?.on ?? '2026-01-01')
    const remainders = values.map(({ value }) => {
      const here = openCase(scheme, { [fact.id]: value }, '2026-01-01')
      return String(statements.map((s) => remainderOf(here, s.when)))
    })
    if (new Set(remainders).size > 1) told.add(fact.id)
  }
  return told
}
