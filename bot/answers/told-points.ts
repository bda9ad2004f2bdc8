/** Which statements are told together. */
import { ofThingSaid } from '../../knowledge/chapters.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point, Policy } from '../../knowledge/policy.ts'
import type { Need, Offer } from '../../knowledge/question/needs.ts'
import type { Candidate } from '../../knowledge/retrieval/retrieve.ts'
import { terms } from '../../knowledge/retrieval/text.ts'
import { isOfProgramme, placeOf } from './corpus.ts'
import type { Grounds } from './grounds.ts'

const thresholds = {
  /** A second statement is shown beside the first when it fits almost as well. */
  close: 0.85,
  /** Least share of the questions like this one that it answers. */
  likely: 0.02,
  /** Share of terms (Dice) from which two statements say the same. */
  twin: 0.7,
  /** Least share of what is said of a person that a condition about it holds. */
  described: 0.45,
}

/** The best point, and one that fits almost as well or says the same in another document; the later document first. */
export const pointsOf = (grounds: Grounds, [first, ...others]: Candidate[]): Point[] => {
  const { knowledge, reader, question, topic, spoken, recognised } = grounds
  if (!first) return []
  // Where one place was spoken of, no other's statement is told beside its own.
  const here = question.places.length === 0 ? placeOf(grounds, (topic ?? spoken)?.policy) : undefined
  const isAway = (point: Point) =>
    here === placeOf(grounds, first.point.policy) && placeOf(grounds, point.policy) !== here
  // What the search has before one that is recognised is told beside it only where it may be meant.
  const isLikelyToo = ({ score, point }: Candidate) =>
    score <= first.score ||
    recognised.shareOf(point.id) >= thresholds.likely ||
    ofTwoDocuments(knowledge, first.point, point)
  const second = others
    .filter(({ point }) => !isAway(point))
    .find(
      (other, at) =>
        (at === 0 && other.score >= thresholds.close * first.score && isLikelyToo(other)) ||
        saysTheSame(knowledge, first.point, other.point),
    )
  const points = second ? [first.point, second.point] : [first.point]
  const issued = (point: Point) => knowledge.policies.get(point.policy)?.issued ?? ''
  // Unless only the better one tells what is asked.
  const tells = ({ point }: Candidate) => reader.tells(point, question)
  if (second && ofTwoDocuments(knowledge, first.point, second.point) && (tells(second) || !tells(first)))
    points.sort((a, b) => issued(b).localeCompare(issued(a)))
  return points
}

/** Two documents of one programme. */
const ofTwoDocuments = ({ policies }: Knowledge, one: Point, other: Point): boolean => {
  const its = policies.get(one.policy)
  return one.policy !== other.policy && its !== undefined && isOfProgramme(its, policies.get(other.policy))
}

const ofOnePlace = (knowledge: Knowledge, one: Point, other: Point) =>
  one.policy !== other.policy &&
  knowledge.policies.get(one.policy)?.jurisdiction === knowledge.policies.get(other.policy)?.jurisdiction

/** Whether two documents of one place state the same: most terms of one statement stand in the other. */
const saysTheSame = (knowledge: Knowledge, one: Point, other: Point): boolean => {
  if (!ofOnePlace(knowledge, one, other)) return false
  const [a, b] = [new Set(terms(one.zh)), new Set(terms(other.zh))]
  const shared = [...a].filter((term) => b.has(term)).length
  return (2 * shared) / (a.size + b.size) >= thresholds.twin
}

/** What the documents say of just what is described, then whom they are for. */
export const conditionsFor = (grounds: Grounds, described: string): Point[] => {
  const { covered, found, question } = grounds
  const own = found
    .slice(0, nearest)
    .filter(({ point }) => point.scheme !== undefined && tells(grounds, point, described))
    .slice(0, 1)
    .map(({ point }) => point)
  const main = mainPoints(grounds, covered, question.policies)
  return [...new Set([...own, ...main, ...(overviewOf(grounds, 'who') ?? [])])]
}

/** Whether the best statement tells of somebody who is described so. */
export const tellsOf = (grounds: Grounds, described: string): boolean =>
  grounds.best !== undefined && tells(grounds, grounds.best.point, described)

const tells = ({ finder }: Grounds, point: Point, described: string): boolean =>
  finder.share(described, point) >= thresholds.described

/** Among so many of the statements found the condition about just that is looked for. */
const nearest = 4

/** What answers a need of the documents of a place or a name, the later document first; undefined where one of them does not say, or nothing is named. */
export const overviewOf = (
  { knowledge, within, covered, question, text }: Grounds,
  need: Need | Offer,
): Point[] | undefined => {
  const named = question.policies.length > 0
  if (!named && covered.length !== 1) return undefined
  const documents = [...knowledge.policies.values()].filter(
    ({ id, jurisdiction }) =>
      within.has(id) &&
      (!named || question.policies.includes(id)) &&
      (covered.length === 0 || covered.includes(jurisdiction)),
  )
  if (documents.some(({ overview }) => !overview?.[need])) return undefined
  const told = documents
    .sort((one, other) => (other.issued ?? '').localeCompare(one.issued ?? ''))
    .flatMap((document) => toldFor(knowledge, document, need))
  const ofThing = ofThingSaid(knowledge, told, text)
  return told.length > 0 && ofThing.length === 0 ? undefined : ofThing.slice(0, most)
}

/** What a document tells for a need, as its editor has it. */
export const toldFor = ({ points }: Knowledge, { id, overview }: Policy, need: Need | Offer): Point[] =>
  (overview?.[need] ?? []).flatMap((point) => points.get(`${id}/${point}`) ?? [])

/** Of each programme that tells a need one document. */
export const programmesOf = ({ policies }: Knowledge, within: ReadonlySet<string>, need: Need): Policy[] =>
  [...policies.values()]
    .filter(({ id, overview }) => within.has(id) && (overview?.[need]?.length ?? 0) > 0)
    .filter((one, at, all) => all.findIndex((other) => isOfProgramme(one, other)) === at)

/** Statements of an overview that are told at once. */
const most = 4

/** For each document of some places, or of those that are named, the point that says whom it is for. */
export const mainPoints = (
  { knowledge, within }: Grounds,
  places: readonly string[],
  named: readonly string[] = [],
): Point[] =>
  [...knowledge.policies.values()]
    .filter(
      ({ id, jurisdiction }) =>
        within.has(id) && (named.length > 0 ? named.includes(id) : places.includes(jurisdiction)),
    )
    .sort((one, other) => places.indexOf(one.jurisdiction) - places.indexOf(other.jurisdiction))
    .flatMap(({ id, main }) => knowledge.points.get(`${id}/${main}`) ?? [])
