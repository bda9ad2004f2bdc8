/** What a question takes for granted, held against the statement it is about. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { asked, claimsIn, isClaimOnly, type Stated, statedIn } from '../../knowledge/question/premise.ts'
import { type Bound, figuresIn, sizeOf, type Unit } from '../../knowledge/question/quantities.ts'
import type { Finder } from '../../knowledge/retrieval/retrieve.ts'
import { isHan, normalise } from '../../knowledge/retrieval/text.ts'
import type { Corpus } from './corpus.ts'

/** A figure or an office that a question states otherwise than its clause. */
export interface Correction {
  /** As the question has it. */
  said: string
  point: Point
  /** As the statement has it, in both languages. */
  is: { zh: string; en: string }
}

/**
 * Corrections of what a question states. `answer` gives the statements that answer a question, none when it is declined.
 * A statement corrects a figure when it holds exactly one of that unit and no other statement of the answer holds the one
 * that was stated, and no more or less than it would do as well; an office in the same way.
 */
export const correctionsOf = (
  corpus: Pick<Corpus, 'knowledge' | 'finder'>,
  written: string,
  answer: (question: string) => readonly Point[],
): Correction[] => {
  const { knowledge, finder } = corpus
  return once([
    ...statedIn(written).flatMap((stated) => figureOf(corpus, stated, answer(stated.question)) ?? []),
    ...officesStated(knowledge, written).flatMap(
      // 公安局审核落户: who reviews something else is no correction.
      (stated) =>
        officeOf(
          knowledge,
          stated,
          answer(stated.question).filter((point) => isOfAll(finder, stated.question, point)),
        ) ?? [],
    ),
  ])
}

/** What is said twice is corrected once, and a statement says a thing once, however often it is contradicted. */
const once = (corrections: Correction[]): Correction[] =>
  corrections.filter(
    ({ point, said, is }, at) =>
      corrections.findIndex((one) => one.said === said || (one.point === point && one.is.zh === is.zh)) === at,
  )

/** The first statement that gives such a figure, of a list the likest of its items; what others give may have been meant. */
const figureOf = (
  { knowledge, finder }: Pick<Corpus, 'knowledge' | 'finder'>,
  stated: Stated,
  points: readonly Point[],
): Correction | undefined => {
  const { value, question } = stated
  // 每两年换一次: how long it is valid.
  const unit =
    stated.unit === 'interval' && !points.some((one) => valuesOf(one, 'interval').size > 0) ? 'time' : stated.unit
  const giving = points.filter((one) => isLike({ ...stated, unit }, one))
  const [first] = giving
  if (!first) return undefined
  const item = giving.find((one) => isSibling(first, one) && valuesOf(one, unit).size < valuesOf(first, unit).size)
  const point = item ?? first
  // “Dongguan pays 1 million to everybody” is not told by what a founder must pay in.
  if (valuesOf(point, unit).size > 1 && !(stated.asLimit && isOfAll(finder, question, point))) return undefined
  const share = (one: Point) => finder.share(question, one) / finder.share(question, point)
  const others = points.filter((one) => one !== point && !isWholeOf(one, point, unit))
  const differing = point.differs.flatMap((other) => knowledge.points.get(other.point) ?? [])
  const meant = [
    point,
    ...others.filter((one) => share(one) >= (isSibling(point, one) ? leastSibling : leastOther)),
    ...differing,
  ]
  return meant.some((one) => holds(valuesOf(one, unit), value)) ? undefined : correctedBy({ ...stated, unit }, point)
}
/** What holds so much less of what is said than the first does was not meant. */
const leastOther = 0.5
const leastSibling = 0.7
/** More than two figures are a list. */
const mostValues = 2

const correctedBy = ({ said, unit, value, asLimit, suffices }: Stated, point: Point): Correction | undefined => {
  const [zh, en] = [figuresIn(point.zh, unit), figuresIn(point.en, unit)]
  const [own] = zh
  const bound = isExact(unit) ? undefined : [...zh, ...en].find((figure) => figure.bound)?.bound
  if (!own || valuesOf(point, unit).size > mostValues) return undefined
  if (sizeOf(own.value) === sizeOf(value)) return undefined
  if (bound && (suffices || !asLimit) && !isBeyond(value, own.value, bound)) return undefined
  const is = (figures: typeof zh) =>
    [...new Map(figures.map((figure) => [figure.value, figure.said])).values()].join(' / ')
  const isDate = unit === 'date' || unit === 'day'
  return { said: isDate ? titled(said) : said, point, is: { zh: is(zh), en: titled(is(en)) } }
}

/** From when or until when is no more and no less than that day. */
const isExact = (unit: Unit) => unit === 'day' || unit === 'year'

/** Whether it gives a figure that may be held against what is stated. */
const isLike = ({ unit, value, bound }: Stated, { zh, en }: Point): boolean => {
  const [own, other] = [figuresIn(zh, unit)[0], figuresIn(en, unit)[0]]
  if (!own || !other) return false
  const required = own.bound ?? other.bound
  if (bound && required && bound !== required) return false
  return unit !== 'time' || isOfOneKind(value, own.value)
}

const valuesOf = ({ zh, en }: Point, unit: Unit): ReadonlySet<string> =>
  new Set([zh, en].flatMap((text) => figuresIn(text, unit).map(({ value }) => value)))

/** Two liaisons are held by 1-2, once a year by “1-2 times a year”. */
const holds = (values: ReadonlySet<string>, value: string): boolean =>
  [...values].some((one) => {
    const [, low, high, unit] = /^(\d+)-(\d+) (\w+)$/.exec(one) ?? []
    const [figure, ofUnit] = value.split(' ')
    const isWithin = unit === ofUnit && Number(figure) >= Number(low) && Number(figure) <= Number(high)
    return one === value || isWithin || one.split(' to ').includes(value)
  })

const isSibling = (one: Point, { policy, clause }: Point): boolean => policy === one.policy && clause === one.clause

const isWholeOf = (one: Point, item: Point, unit: Unit): boolean => {
  const values = valuesOf(one, unit)
  return (
    isSibling(one, item) &&
    values.size > valuesOf(item, unit).size &&
    [...valuesOf(item, unit)].every((value) => values.has(value))
  )
}

/** Three years and six months are hardly meant of the same thing; three weeks are 15 working days. */
const isOfOneKind = (one: string, other: string): boolean => {
  const [least = 0, most = 0] = [sizeOf(one), sizeOf(other)].sort((a, b) => a - b)
  return one.replace(/^\S+/, '') === other.replace(/^\S+/, '') || most <= 5 * least || most < days
}
/** Up to so many, times of different units may be meant of one thing. */
const days = 100

/** On the wrong side of what is at least or at most required. */
const isBeyond = (stated: string, required: string, bound: Bound): boolean =>
  bound === 'least' ? sizeOf(stated) < sizeOf(required) : sizeOf(stated) > sizeOf(required)

/** “december 31” with its capital. */
const titled = (text: string) =>
  text.replace(
    /\b[a-z]+(?= \d)|(?<=\d )(?:j|f|m|a|s|o|n|d)[a-z]+(?:ary|ber|ch|il|ay|une|uly|ust)\b/g,
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  )

/** Whether a statement on an office is about all that is said of it. */
export const isOfAll = (finder: Finder, question: string, point: Point): boolean =>
  finder.share(question, point) >= leastHeld
const leastHeld = 0.8

interface Office {
  group: number
  said: string
  question: string
}

/** A question with what it takes an office for left open: 去公安局领服务证就行了吧 asks where. An office that is wrong is no evidence. */
export const withOfficeOpen = (knowledge: Knowledge, text: string) => {
  const [stated, another] = officesStated(knowledge, text)
  if (!stated || another) return undefined
  const { group, question } = stated
  return {
    open: isClaimOnly(text) ? question : without(knowledge, normalise(text), group),
    isNamed: ({ zh }: Point) => officesIn(knowledge, normalise(zh)).some((one) => one.group === group),
  }
}

/** What asks for the figure that a question puts forward, where it says nothing else: 变更要在半个月内报吗. */
export const withFigureOpen = (text: string): string | undefined => {
  // “Why does it need 15 working days?” is not told by that it does.
  const [stated, another] = isClaimOnly(text) && !/\bwhy\b/i.test(text) ? statedIn(text) : []
  return another ? undefined : stated?.question
}

const inCharge =
  /负责|归|管|审批|批准|批|受理|发证|发放|审|核|定|\b(in charge|responsible|handles?|handled|approves?|approved|issues?|issued|decides?|reviews?|checks?|gives?|grants?|makes?|determines?)\b/
/** Where one goes for it. */
const goesTo =
  /(?:去|到|找|在|向|交给?|送|寄|报)$|\b(?:go|goes|apply|applied|submit|submitted|send|sent|hand|handed|bring|report|turn)(?: [a-z]+){0,4}? (?:to|at|in to|with)(?: the)? $|\bask(?: the)? $/

/** The offices that a question states to be in charge. */
const officesStated = (knowledge: Knowledge, written: string): Office[] =>
  claimsIn(written).flatMap(({ clause, subject }) => {
    const [office, another] = officesIn(knowledge, clause)
    if (!office || another) return []
    const { group, said } = office
    const isPlace = goesTo.test(clause.slice(0, clause.indexOf(said)))
    if (!isPlace && !inCharge.test(clause)) return []
    const asking = isHan(clause) ? (isPlace ? '哪里' : '哪个部门') : 'which department'
    const open = without(knowledge, clause.replace(said, ` ${asking} `), group)
    return [{ group, said: isHan(clause) ? said : `the ${said}`, question: asked(`${subject}${open}`) }]
  })

/** A text without any name of an office. */
const without = (knowledge: Knowledge, text: string, group: number): string =>
  namesOf(knowledge, group).reduce((rest, name) => rest.replaceAll(name, ''), text)

/** Longest first. */
const namesOf = ({ glossary }: Knowledge, group: number): string[] => {
  const { zh = [], en = [] } = glossary[group] ?? {}
  return [...zh, ...en.map((name) => normalise(name))].sort((one, other) => other.length - one.length)
}

const officeOf = (knowledge: Knowledge, { group, said }: Office, points: readonly Point[]): Correction | undefined => {
  const [point] = points
  if (!point) return undefined
  const [office, another] = officesIn(knowledge, normalise(point.zh))
  if (
    !office ||
    another ||
    points.some(({ zh }) => officesIn(knowledge, normalise(zh)).some((one) => one.group === group))
  )
    return undefined
  const names = knowledge.glossary[office.group]
  return names ? { said, point, is: { zh: names.zh[0] ?? '', en: `the ${names.en[0]}` } } : undefined
}

/** The offices a normalised text names, the longest name of each. */
const officesIn = (knowledge: Knowledge, text: string): { group: number; said: string }[] =>
  knowledge.glossary.flatMap(({ actor }, group) => {
    if (actor !== 'office') return []
    const said = namesOf(knowledge, group).find((name) =>
      isHan(name) ? text.includes(name) : new RegExp(`\\b${name.replace(/[^a-z ]/g, '.')}\\b`).test(text),
    )
    return said ? [{ group, said }] : []
  })
