/** Made-up people who have answered every question that can decide. The same seed makes the same people. */
import { type IsoDate, shift } from '../../knowledge/dates.ts'
import type { Facts, Value } from '../../knowledge/rules/expressions.ts'
import { contradictionIn } from '../../knowledge/rules/judge.ts'
import { type Draw, pick } from '../../knowledge/rules/scheme-people.ts'
import { type Fact, optionsOf, type Scheme } from '../../knowledge/rules/schemes.ts'
import { dateRange, valuesToTry } from '../../knowledge/rules/values.ts'

export const today: IsoDate = '2026-03-05'

/** Facts that can change an outcome; the others are asked only for what a result says. */
export const outcomeFacts = (scheme: Scheme): Fact[] => scheme.facts.filter((fact) => fact.asked === 'outcome')

/** One person's answers to every outcome fact of these schemes; what several schemes ask is answered once. */
export const drawPerson = (schemes: readonly Scheme[], draw: Draw): Facts => {
  for (;;) {
    const facts: Record<string, Value> = {}
    for (const scheme of schemes)
      for (const fact of outcomeFacts(scheme))
        if (!(fact.id in facts)) facts[fact.id] = drawValue(schemes, fact.id, facts, draw)
    if (!schemes.some((scheme) => contradictionIn(scheme, facts, today))) return facts
  }
}

/**
 * By the editor's shares where there are some, otherwise evenly over the values that any of the schemes tells apart;
 * of numbers and dates, half lie beside a limit and half anywhere.
 */
const drawValue = (schemes: readonly Scheme[], id: string, facts: Facts, draw: Draw): Value => {
  const asking = schemes.flatMap((scheme) => scheme.facts.filter((f) => f.id === id).map((fact) => ({ scheme, fact })))
  const often = asking.find(({ fact }) => fact.often)?.fact
  if (often) return byShares(often, draw)
  const telling = [...new Set(asking.flatMap(({ scheme, fact }) => valuesToTry(scheme, fact, facts, today)))]
  const fact = asking[0]?.fact
  if (!fact) throw new Error(`no scheme asks ${id}`)
  if (optionsOf(fact).length > 0 || draw() < 0.5) return pick(draw, telling)
  return fact.kind === 'date' ? anyDay(fact, draw) : anyNumber(fact, telling.map(Number), draw)
}

const byShares = (fact: Fact, draw: Draw): Value => {
  const shares = Object.entries(fact.often ?? {})
  let left = draw() * shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [value, share] of shares) {
    left -= share
    if (left < 0) return value
  }
  return shares[0]?.[0] ?? ''
}

const anyDay = (fact: Fact, draw: Draw): IsoDate => {
  if (fact.kind !== 'date') throw new Error(`${fact.id} is no date`)
  const { earliest, latest } = dateRange(fact, today)
  const days = (Date.parse(latest) - Date.parse(earliest)) / 86_400_000
  return shift(earliest, Math.floor(draw() * (days + 1)), 'day')
}

/** Up to twice the greatest limit: the largest number allowed is mostly far from what anybody has. */
const anyNumber = (fact: Fact, telling: number[], draw: Draw): number => {
  if (fact.kind !== 'number') throw new Error(`${fact.id} is no number`)
  const limits = telling.filter((value) => value < fact.max)
  const top = Math.min(fact.max, 2 * Math.max(fact.min + 1, ...limits))
  const number = fact.min + draw() * (top - fact.min)
  return fact.whole ? Math.floor(number) : Math.round(number * 10) / 10
}
