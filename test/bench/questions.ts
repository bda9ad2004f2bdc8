/** How many questions a decision takes, beside asking everything. Fails when stopping early would change an outcome. */

import { loadKnowledge } from '../../knowledge/knowledge.ts'
import type { Facts, Value } from '../../knowledge/rules/expressions.ts'
import { judge, nextAcross } from '../../knowledge/rules/judge.ts'
import { drawing, pick } from '../../knowledge/rules/scheme-people.ts'
import type { Fact, Scheme } from '../../knowledge/rules/schemes.ts'
import { drawPerson, outcomeFacts, today } from './people.ts'
import { printTable, summary } from './table.ts'

const people = 1000
const bar = 0.5

export const benchQuestions = async () => {
  const knowledge = loadKnowledge('./knowledge')
  const schemes = [...knowledge.schemes.values()]
  const cityOf = (scheme: Scheme) => knowledge.policies.get(scheme.policy)?.jurisdiction
  const cities = ['any', ...new Set(schemes.map(cityOf))]
  const draw = drawing(2)
  const everybody = Array.from({ length: people }, () => {
    const city = pick(draw, cities)
    return { facts: drawPerson(schemes, draw), wanted: schemes.filter((s) => city === 'any' || cityOf(s) === city) }
  })

  const alone = schemes.map((scheme) => ({
    what: scheme.id,
    counts: everybody.map(({ facts }) => untilDecided([scheme], facts, (known) => judge(scheme, known, today).next)),
  }))
  const together = everybody.map(({ facts, wanted }) => ({
    all: untilDecided(schemes, facts, (known) => nextAcross(schemes, known, today)?.fact),
    city: untilDecided(wanted, facts, (known) => nextAcross(wanted, known, today)?.fact),
  }))
  const across = { what: `which programme: all ${schemes.length} schemes`, counts: together.map(({ all }) => all) }
  const scoped = {
    what: 'which programme: the city first, then its schemes',
    counts: together.map(({ city }) => ({ ...city, asked: city.asked + 1, all: city.all + 1 })),
  }
  const changed = [...alone, across, scoped].flatMap(({ counts }) => counts).filter((count) => !count.alike).length
  printTable(`questions until decided, ${people} people: mean, median, p95 – asking everything – ratio of the means`, [
    ...alone.map(({ what, counts }): [string, string] => [what, figures(counts)]),
    [across.what, figures(across.counts), `at most ${bar}`],
    [scoped.what, figures(scoped.counts), `at most ${bar}`],
    ['outcomes that a later answer would change', String(changed), '0'],
  ])
  if (changed > 0 || ratio(across.counts) > bar || ratio(scoped.counts) > bar) process.exitCode = 1
}

interface Count {
  asked: number
  all: number
  /** Every outcome is that of all facts. */
  alike: boolean
}

/** Asks this person until every scheme is decided. */
const untilDecided = (schemes: Scheme[], person: Facts, next: (known: Facts) => Fact | undefined): Count => {
  const known: Record<string, Value> = {}
  let asked = 0
  const decided = () => schemes.every((scheme) => judge(scheme, known, today).outcome !== undefined)
  while (!decided()) {
    const fact = next(known)
    if (!fact || fact.id in known) throw new Error(`undecided, and nothing to ask after ${JSON.stringify(known)}`)
    known[fact.id] = person[fact.id] as Value
    asked++
  }
  return {
    asked,
    all: new Set(schemes.flatMap(outcomeFacts).map((fact) => fact.id)).size,
    alike: schemes.every((s) => judge(s, known, today).outcome === judge(s, person, today).outcome),
  }
}

const mean = (list: number[]) => list.reduce((sum, n) => sum + n, 0) / list.length
const ratio = (counts: Count[]) => mean(counts.map((c) => c.asked)) / mean(counts.map((c) => c.all))

const figures = (counts: Count[]): string => {
  const asked = counts.map((count) => count.asked)
  const { p50, p95 } = summary(asked)
  const all = mean(counts.map((count) => count.all))
  return `${mean(asked).toFixed(1)}, ${p50}, ${p95} – ${all.toFixed(1)} – ${ratio(counts).toFixed(2)}`
}
