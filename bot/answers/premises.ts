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
  { knowledge, finder }: Pick<Corpus, 'knowledge' | 'finder'>,
  written: string,
  answer: (question: string) => readonly Point[],
): Correction[] =>
  once([
    ...statedIn(written).flatMap((stated) => figureOf(knowledge, stated, answer(stated.question)) ?? []),
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

/** A statement corrects once, however often it is contradicted. */
const once = (corrections: Correction[]): Correction[] =>
  corrections.filter(({ point }, at) => corrections.findIndex((other) => other.point === point) === at)

const figureOf = (
  knowledge: Knowledge,
  { said, unit, value, asLimit, suffices }: Stated,
  points: readonly Point[],
): Correction | undefined => {
  const [first] = points
  if (!first) return undefined
  // Of a whole list with several such figures the likest of its items is meant.
  const isList = valuesOf(first, unit).size > 1
  const point = (isList && points.find((one) => isItemOf(first, one) && valuesOf(one, unit).size === 1)) || first
  const also = point.differs.flatMap((other) => knowledge.points.get(other.point) ?? [])
  const holds = (text: string) => figuresIn(text, unit).some((figure) => figure.value === value)
  if ([...points, ...also].some(({ zh, en }) => holds(zh) || holds(en))) return undefined
  const [zh, en] = [figuresIn(point.zh, unit), figuresIn(point.en, unit)]
  const [own, other] = [zh[0], en[0]]
  if (valuesOf(point, unit).size !== 1 || !own || !other) return undefined
  if (unit === 'time' && !isOfOneKind(value, own.value)) return undefined
  const bound = [...zh, ...en].find((figure) => figure.bound)?.bound
  if (bound && (suffices ? !isBeyond(value, own.value, bound) : !asLimit)) return undefined
  return { said, point, is: { zh: own.said, en: titled(other.said) } }
}

const valuesOf = ({ zh, en }: Point, unit: Unit): ReadonlySet<string> =>
  new Set([zh, en].flatMap((text) => figuresIn(text, unit).map(({ value }) => value)))

const isItemOf = (whole: Point, { policy, clause }: Point): boolean =>
  policy === whole.policy && clause === whole.clause

/** Three years and six months are hardly meant of the same thing, and three weeks are 15 working days. */
const isOfOneKind = (one: string, other: string): boolean => {
  const [a, b] = [sizeOf(one), sizeOf(other)]
  if (a === b) return false
  return one.replace(/^\S+/, '') === other.replace(/^\S+/, '') || Math.max(a, b) <= 4 * Math.min(a, b)
}

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
