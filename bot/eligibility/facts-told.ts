/** What a text tells of the facts that checks ask: “30 and recommended”, 59岁、有单位推荐, “a master's and 6 years of research”. */
import { ageOn, readNamedDate, resolveDate, shift } from '../../knowledge/dates.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { type Fact, optionsOf, type Scheme, wordsOf } from '../../knowledge/rules/schemes.ts'
import { impossible, testsOf } from '../../knowledge/rules/values.ts'
import type { Talk } from '../talk.ts'
import { factOf } from './check.ts'
import { understand } from './hear.ts'
import { optionLabel } from './in-words.ts'
import { negation, says } from './options.ts'
import { fold, hedge, plainly, short } from './yes-no.ts'

/** Longer lists tell nothing that could be told apart. */
const mostParts = 5

/** Of dates that were supposed by an age: the age, and the day it is counted on. The date itself is nobody's. */
export type Ages = Record<string, { age: number; day: string }>

/** By fact, of all parts of the text. `given`: what was answered before, which is more likely meant. */
export const factsTold = (
  talk: Talk,
  schemes: readonly Scheme[],
  text: string,
  today: string,
  ages: Ages,
  facts: Facts,
): Record<string, Value> =>
  Object.fromEntries(
    partsOf(text)
      .slice(0, mostParts)
      .flatMap((part) => toldInPart(talk, schemes, part, today, ages, facts))
      .map(({ id, value }) => [id, value]),
  )

const partsOf = (text: string): string[] =>
  text
    .split(/[,，、;；。.!！\n](?!\d)|而且|并且|同时|\b(?:and|but)\b/)
    .map((part) => part.trim())
    .filter(Boolean)

interface Told {
  id: string
  value: Value
  /** A number or a date. */
  typed: boolean
  word: string | undefined
}

const toldInPart = (
  talk: Talk,
  schemes: readonly Scheme[],
  text: string,
  today: string,
  ages: Ages,
  given: Facts,
): Told[] => {
  const facts = [...new Map(schemes.flatMap((scheme) => scheme.facts).map((fact) => [fact.id, fact])).values()]
  const names = new Map(facts.map((fact) => [fact.id, nameIn(fact, text)]))
  const found = facts.flatMap((fact) => {
    const name = names.get(fact.id)
    // “Average salary” is no salary.
    if (name && [...names.values()].some((other) => other && other !== name && other.includes(name))) return []
    const typed = fact.kind === 'number' || fact.kind === 'date'
    const figure = typed ? figureIn(talk, schemes, fact, name, text, today, ages) : undefined
    const { value, word } = typed ? { value: figure, word: name } : (optionIn(talk, fact, text) ?? {})
    return value !== undefined && impossible(fact, value, today) === undefined
      ? [{ id: fact.id, value, typed, word }]
      : []
  })
  // In “3 years of research” research is what the years are of.
  const meant = found.some(({ typed }) => typed) ? found.filter(({ typed }) => typed) : found
  // Where words could mean several facts, those that were answered are meant.
  const answered = meant.filter(({ id }) => id in given)
  const likely = answered.length > 0 ? answered : meant
  // One word of a scheme supposes one answer: a criminal record is the person's own before it is the unit's.
  const together = (a: string, b: string) =>
    schemes.some(({ facts }) => [a, b].every((id) => facts.some((fact) => fact.id === id)))
  return likely.filter(
    ({ id, word, typed }, at) =>
      typed || !likely.slice(0, at).some((other) => alike(other.word, word) && together(other.id, id)),
  )
}

/**
 * What somebody plainly states of themselves beside or instead of an answer: by fact. Of what they suppose, ask or doubt,
 * or say of others, nothing; nor by a word that only refers to somebody, as “my company” does, nor what answers `now`.
 */
export const factsStated = (talk: Talk, schemes: readonly Scheme[], text: string, today: string, now?: Fact): Facts => {
  const saidFor = (fact: Fact, part: string) =>
    understand(fact, part, { language: talk.language, numbered: false, today })
  if (text.length > 300) return {}
  const stated = partsOf(
    plainly(text).replace(referring, (whose) => (/\p{Script=Han}/u.test(whose) ? '' : 'it')),
  ).flatMap((part) => {
    if (short(fold(part)) !== undefined || supposing.test(part) || (now && saidFor(now, part))) return []
    const ages: Ages = {}
    return toldInPart(talk, schemes, part, today, ages, {}).filter(({ id, value, typed, word = '' }) => {
      const fact = factOf(schemes, id)?.fact
      if (!fact || id in ages) return false
      if (typed) return !/[?？]/.test(part) && !hedge.test(part)
      const said = saidFor(fact, part)
      return (
        said?.kind === 'value' && said.value === value && (fact.kind === 'yes-no' ? !time.test(word) : isName(word))
      )
    })
  })
  return Object.fromEntries(stated.map(({ id, value }) => [id, value]))
}
const referring =
  /\b(?:my|our|the) (?:company|employer|university|boss|firm|school|institute|organi[sz]ation)\b|(?:我们?的?|本)?(?:公司|单位|学校)(?=\p{Script=Han})/gu
const supposing =
  /\b(?:if|would|could|suppose|imagine|unless|until|when|want|wish|plan|hope|somebody|someone)\b|如果|要是|假如|想|打算|希望/
/** When something was, which says by itself of nothing that it was. */
const time = /^(?:(?:last|this) year|the year before last|去年|今年|前年)$/
/** One word may stand for anything; two name something. */
const isName = (word: string): boolean => / /.test(word) || /\p{Script=Han}{3}/u.test(word)

const alike = (a = '', b = '') => a.includes(b) || b.includes(a)

/** The longest name of a number or a date that the text uses. */
const nameIn = (fact: Fact, text: string): string | undefined =>
  fact.kind === 'yes-no' || fact.kind === 'choice'
    ? undefined
    : [...(fact.names?.zh ?? []), ...(fact.names?.en ?? []), fact.label.zh, fact.label.en]
        .map(normalise)
        .filter((word) => says(text, word))
        .toSorted((a, b) => b.length - a.length)[0]

/** A figure before or after the name it belongs to: 年薪50万, 3 years of experience. An age needs no name. */
const figureIn = (
  talk: Talk,
  schemes: readonly Scheme[],
  fact: Fact,
  name: string | undefined,
  text: string,
  today: string,
  ages: Ages,
): Value | undefined => {
  const at = name === undefined ? 0 : text.indexOf(name)
  const parts = name === undefined ? [text] : [text.slice(at + name.length), text.slice(0, at)]
  // The month of 月薪5万 stands in the name.
  const paid = 'quantity' in fact && /^yuan/.test(fact.quantity ?? '') && /月|month/.test(text) ? '/月' : ''
  for (const part of parts) {
    const figure = part.replace(before, '').replace(after, '')
    const said = understand(fact, figure && figure + paid, { language: talk.language, numbered: false, today })
    if (said?.kind === 'age') {
      const { born, day } = bornFor(schemes, fact, said.age, today) ?? {}
      if (day) ages[fact.id] = { age: said.age, day }
      return born
    }
    if (name !== undefined && said?.kind === 'value' && said.value !== unsure) return said.value
  }
  return undefined
}

const before =
  /^[\s,，]*(?:(?:i|we|it|my|the|they) )?(?:(?:were|was|is|are|had|have|has|got|earned|earn|made|make|worked|of|to|only|just) )*(?:我们?|他|她|它)?的?(?:是|为|有|等于|达到|提高到|涨到|降到|变成|只有|才)?/
const after = /(?<![\s,，])[\s,，]*(?:(?:的|of(?: my)?)[\s,，]*)?$/

/** The option a text names; for yes or no also what it denies. */
const optionIn = (talk: Talk, fact: Fact, text: string): { value: Value; word: string } | undefined => {
  const found = optionsOf(fact).flatMap((option) => {
    const label = fact.kind === 'choice' ? optionLabel(fact, option, talk.language) : ''
    const own = fact.kind === 'yes-no' && option === 'yes' ? [fact.label.zh, fact.label.en] : []
    const names = option === 'yes' ? [...(fact.names?.zh ?? []), ...(fact.names?.en ?? [])] : []
    return (
      [...wordsOf(fact, option), ...own, ...names, ...(label ? [label] : [])]
        .map(normalise)
        // “None”, 没有 and the like name no fact.
        .filter((word) => word.length > 1 && short(fold(word)) === undefined && says(text, word))
        .map((word) => ({ option, word }))
    )
  })
  const longest = found.toSorted((a, b) => b.word.length - a.word.length)[0]
  if (!longest) return undefined
  const denied = negation.test(text.replace(longest.word, ' '))
  const { option, word } = longest
  if (!denied) return { value: option, word }
  return fact.kind === 'yes-no' ? { value: option === 'yes' ? 'no' : 'yes', word } : undefined
}

/** The day on which the rules count the age, and a date of birth by which somebody is this old on it. */
const bornFor = (
  schemes: readonly Scheme[],
  fact: Fact,
  age: number,
  today: string,
): { born: string; day: string } | undefined => {
  const test = schemes.flatMap(testsOf).find((t) => 'age' in t && t.age === fact.id)
  const named = test && 'age' in test ? readNamedDate(test.on) : undefined
  const day = named && resolveDate(named, () => undefined, today)
  const born = day && shift(day, -age, 'year')
  return born && day && ageOn(born, day) === age ? { born, day } : undefined
}
