/** The people of people/<scheme>.yaml, each played by typing through the real step, and who of them is still missing. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Language, Outgoing } from '../../bot/channel.ts'
import { citation } from '../../bot/eligibility/result.ts'
import { speak } from '../../bot/words.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { criteriaIn, type Expression, type Facts, testsIn } from '../../knowledge/rules/expressions.ts'
import { applies, judge } from '../../knowledge/rules/judge.ts'
import { openCase } from '../../knowledge/rules/possible.ts'
import { type Outcome, resultParts, type Scheme, type Statement } from '../../knowledge/rules/schemes.ts'
import { tellingValues } from '../../knowledge/rules/values.ts'
import { folder, hasPeople, type Person, type Played, play, readPeople } from './people.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '..', '..', 'knowledge'))
/** A new scheme has its examples to begin with; those of the documents we hold must have people. */
const must = [
  'bj-urgent-talents',
  'cq-card',
  'cq-scarce-talents',
  'dg-certificate-renewal',
  'dg-characteristic-talents',
]
const schemes = [...knowledge.schemes.values()].filter((scheme) => must.includes(scheme.id) || hasPeople(scheme))

test('the schemes of our documents are there', () => {
  expect(schemes.map(({ id }) => id)).toEqual(expect.arrayContaining(must))
})

test('every file of people belongs to a scheme', () => {
  const files = readdirSync(folder).filter((name) => !schemes.some(({ id }) => name === `${id}.yaml`))
  expect(files, 'files that no scheme is called after').toEqual([])
})

for (const scheme of schemes)
  describe(scheme.id, () => {
    let people: Person[] = []
    try {
      people = readPeople(scheme)
    } catch (fault) {
      test('the people can be read', () => {
        throw fault
      })
      return
    }
    const plays = new Map<Person, Promise<Played>>()
    const played = (person: Person) => {
      const before = plays.get(person) ?? play(knowledge, scheme, person)
      plays.set(person, before)
      return before
    }

    test('there are at least 25 people, a quarter or more in each language', () => {
      expect(people.length).toBeGreaterThanOrEqual(25)
      for (const language of ['zh', 'en'] as const)
        expect(people.filter((p) => p.language === language).length, language).toBeGreaterThanOrEqual(people.length / 4)
    })

    test('somebody’s case rests on each criterion that can decide', () => {
      const rested = new Set(people.flatMap((p) => p.rests))
      const missing = [...groundsPossible(scheme)].filter((id) => !rested.has(id))
      expect(missing, 'criteria in nobody’s rests').toEqual([])
    })

    test('each statement with a condition is shown to somebody and, where it can be left out, left out for somebody', async () => {
      const named = new Set(conditional(scheme).flatMap(criteriaOf))
      const answers = await Promise.allSettled(people.map(played))
      const cases = answers.flatMap((a, at) =>
        a.status === 'fulfilled' ? [{ facts: a.value.facts, on: people[at]?.on ?? '' }] : [],
      )
      const left = leftOutFor(scheme, [...scheme.examples, ...cases])
      const without = (key: 'shows' | 'hides', ids: Set<string>) =>
        [...ids].filter((id) => !people.some((p) => p[key].includes(id)))
      expect({ shows: without('shows', named), hides: without('hides', left) }, 'criteria in nobody’s list').toEqual({
        shows: [],
        hides: [],
      })
    })

    for (const person of people)
      test(`${person.name} (${person.language})`, async () => {
        const { facts, result, messages } = await played(person)
        expect(facts, 'what was understood').toMatchObject(person.facts)

        const judgement = judge(scheme, facts, person.on)
        const answers = `from ${JSON.stringify(facts)}, with the result:\n${result.text}\n`
        expect(judgement.outcome, answers).toBe(person.outcome)
        expect(result.text).toContain(speak(person.language)(`eligibility.${person.outcome}`))
        if (person.decidedBy) expect(ids(judgement.decidedBy).sort(), answers).toEqual([...person.decidedBy].sort())
        expect(ids(judgement.grounds), answers).toEqual(expect.arrayContaining(person.rests))

        for (const { clause, id } of judgement.grounds) {
          const label = citation(knowledge, scheme, clause, person.language)?.label
          expect(label, `clause of ${id}`).toBeDefined()
          expect(result.text, `the clause of ${id}`).toContain(label)
        }
        const shown = statementsFor(scheme, person.outcome).map((s) => ({
          names: criteriaOf(s),
          shown: result.text.includes(s[person.language]),
        }))
        const about = (id: string) => shown.filter(({ names }) => names.includes(id)).map((s) => s.shown)
        for (const id of person.shows) expect(about(id), `statements on ${id} shown; ${answers}`).toContain(true)
        for (const id of person.hides) expect(about(id), `statements on ${id} shown; ${answers}`).toContain(false)
        for (const message of messages) inOneLanguage(message, person.language)

        for (const again of [facts, ...otherOrders(facts)])
          expect(judge(scheme, again, person.on), `in the order ${Object.keys(again)}`).toEqual(judgement)
      })
  })

const ids = (list: { id: string }[]) => list.map(({ id }) => id)

/** Reversed, sorted, and every rotation: enough for each fact to stand first, last and before each other once. */
const otherOrders = (facts: Facts): Facts[] => {
  const entries = Object.entries(facts)
  const orders = [
    entries.toReversed(),
    entries.toSorted(),
    ...entries.map((_, at) => [...entries.slice(at), ...entries.slice(0, at)]),
  ]
  return orders.map((order) => Object.fromEntries(order))
}

/** Nothing of the other language, no word missing. A title may hold a number as it was issued (渝人社发〔2017〕210号). */
const inOneLanguage = (
  { text, standing = '', choices = [], citations = [], ...message }: Outgoing,
  language: Language,
) => {
  expect(message.language).toBe(language)
  const whole = [text, standing, ...choices.map(({ label }) => label)].join('\n')
  const all = citations.reduce((left, { title }) => left.replaceAll(title, ''), whole).replace(/《[^》]*》/g, '')
  expect(all).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|\bNaN\b|\[object|\b(eligibility|choice|general|answer)\.[a-z]/)
  if (language === 'en') expect(all).not.toMatch(/\p{Script=Han}/u)
  else
    for (const line of all.split('\n'))
      expect(/[a-z]{3,} [a-z]{3,}/i.test(line) && !/\p{Script=Han}/u.test(line), `not in Chinese: ${line}`).toBe(false)
}

// Who must be there ---------------------------------------------------------------------------------------------------

/** The criteria that the grounds of some judgement can name: the innermost ones, and those that test facts beside them. */
const groundsPossible = (scheme: Scheme): Set<string> => {
  const found = new Set<string>()
  const within = (e: Expression | undefined) => {
    for (const id of e ? criteriaIn(e) : []) {
      const when = scheme.criteria.find((c) => c.id === id)?.when
      if (when && testsIn(when).length > 0) found.add(id)
      within(when)
    }
  }
  for (const rule of scheme.decision) within(rule.when)
  return found
}

const conditional = (scheme: Scheme): Statement[] => resultParts.flatMap((part) => scheme[part]).filter((s) => s.when)
const statementsFor = (scheme: Scheme, outcome: Outcome) => conditional(scheme).filter((s) => s.for.includes(outcome))
const criteriaOf = (statement: Statement) => (statement.when ? criteriaIn(statement.when) : [])

/**
 * The criteria by which a statement can be left out of a result it is meant for. Looked for in these cases and in
 * everybody who gives one answer otherwise.
 */
const leftOutFor = (scheme: Scheme, cases: { facts: Facts; on: string }[]): Set<string> => {
  const found = new Set<string>()
  const named = new Set(conditional(scheme).flatMap(criteriaOf))
  const near = cases.flatMap(({ facts, on }) => [
    { facts, on },
    ...scheme.facts.flatMap((fact) =>
      tellingValues(scheme, fact, facts, on).map(({ value }) => ({ facts: { ...facts, [fact.id]: value }, on })),
    ),
  ])
  for (const { facts, on } of near) {
    if (found.size === named.size) break
    const { outcome } = judge(scheme, facts, on)
    for (const statement of outcome ? statementsFor(scheme, outcome) : [])
      if (outcome && !applies(openCase(scheme, facts, on), statement, outcome))
        for (const id of criteriaOf(statement)) found.add(id)
  }
  return found
}
