/** Whether the documents answer a question, and with which points; if not, why not. */

import type { Point } from '../../knowledge/policy.ts'
import { type Asked, contactKinds, type Kind, strictKinds } from '../../knowledge/question/kinds.ts'
import { type Need, type Offer, offers } from '../../knowledge/question/needs.ts'
import type { Uncovered } from '../../knowledge/question/vocabulary.ts'
import type { Candidate } from '../../knowledge/retrieval/retrieve.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { confidenceOf, leastConfidence } from './confidence.ts'
import { type Corpus, placeOf } from './corpus.ts'
import { asksOnly, isRelative, subjectsOf } from './follow-up.ts'
import { type Grounds, groundsOf, insideTopic, isInside, leastEvidence, type Query } from './grounds.ts'
import { ofService } from './of-service.ts'
import type { Marks } from './recogniser.ts'
import { evidenceOf, givesOfTheSame, isMuchLike, saysWhatIsAsked } from './relation.ts'
import { type Signs, signsOf } from './signs.ts'
import { conditionsFor, mainPoints, overviewOf, pointsOf, programmesOf, tellsOf, toldFor } from './told-points.ts'

export type Reason = 'no-question' | 'other-place' | 'not-covered' | 'kind-missing'

/** `signs`: what its confidence is told by; `marks`: what it was recognised by; `unlikely`: declined for its confidence alone. */
export type Decision = Found & { confidence: number; signs?: Signs; marks?: Marks; unlikely?: true }
export type Found =
  /** `places`: what is covered there is told instead of an answer; `person`: whether somebody qualifies, with the conditions. */
  | { status: 'answered'; points: Point[]; places?: string[]; person?: true }
  /**
   * `detail` is a place, a subject, a kind of fact, an aspect or what small talk is answered with; `near` the statement that
   * comes nearest; `programme` a document that was named.
   */
  | { status: Reason; detail?: string; near?: Point; places?: string[]; programme?: string }

export const decide = (corpus: Corpus, query: Query): Decision => {
  const grounds = groundsOf(corpus, query)
  const certain = firstOf(settled, grounds)
  const first = certain ?? firstOf(searched, grounds) ?? bestAfterAll(grounds)
  const isOfPlaces = first.status === 'answered' && first.places !== undefined
  const signs = isOfPlaces ? undefined : signsOf(grounds, first.status, first.status === 'answered' ? first.points : [])
  const confidence = signs ? confidenceOf(corpus.learnt, signs) : 1
  const verdict = certain ?? likelier(grounds, first, confidence)
  const isUnlikely = first.status === 'answered' && verdict.status !== 'answered'
  const isDeclined = verdict.status === 'kind-missing' || verdict.status === 'not-covered'
  const literal = isDeclined ? asAsked(grounds) : undefined
  const told = literal ?? verdict
  const [programme] = grounds.question.policies
  return {
    ...told,
    ...(told.status !== 'answered' && programme ? { programme } : {}),
    ...(told.status === 'not-covered' ? grounds.only : {}),
    ...(isUnlikely && !literal ? { unlikely: true } : {}),
    ...(signs && !literal ? { confidence, signs, marks: grounds.recognised.marks } : { confidence: 1 }),
  }
}

const firstOf = (checks: readonly Check[], grounds: Grounds): Found | undefined => {
  for (const check of checks) {
    const verdict = check(grounds)
    if (verdict) return verdict
  }
  return undefined
}

/**
 * What the search found is declined where it is unlikely, and told where it is likely though a check declines it; not where
 * a telephone number or an address is missing. What was asked in vain, and is put right, is not declined again for that.
 */
const likelier = (grounds: Grounds, found: Found, confidence: number): Found => {
  const { found: candidates, learnt, recognised, topic, spoken, question } = grounds
  if (found.status === 'answered')
    return !spoken?.asked && confidence < leastConfidence.told && isLearnt(grounds, found.points[0])
      ? notSaid(grounds)
      : found
  const isMissing = found.status === 'kind-missing' && !(question.asked && contactKinds.has(question.asked.kind))
  const isOpen = isMissing || found.status === 'not-covered'
  const [best] = candidates
  // In a conversation what the search finds first may be of what was told before.
  const isSeen = (!topic && !spoken) || best?.point.id === recognised.likeliest
  const isLikely = confidence >= leastConfidence.declined && !question.aspects.some(({ id }) => id === ofKin)
  return isOpen && isSeen && isLikely && best && learnt.documents.has(best.point.policy)
    ? answered(grounds, candidates)
    : found
}

/** What is said of children holds for no nephew, however much alike the questions are. */
const ofKin = 'kin'

/**
 * Whether confidence has a say in an answer: none where an ask of it is much like the question, nor of a document that the
 * weights were not fitted for. So an editor has the last word.
 */
const isLearnt = ({ found, learnt }: Grounds, first: Point | undefined): boolean =>
  first !== undefined && learnt.documents.has(first.policy) && !isMuchLike(found.find(({ point }) => point === first))

/**
 * Word for word what an editor says a statement answers is not declined, whatever kind of fact it asks for. 高精尖缺呢 after
 * “how long?” asks more than these words say.
 */
const asAsked = (grounds: Grounds): Found | undefined => {
  if (grounds.topic) return undefined
  const said = bare(grounds.text)
  const of = grounds.found.filter(({ point: { asks } }) => [...asks.zh, ...asks.en].some((ask) => bare(ask) === said))
  return of.length > 0 ? answered(grounds, of) : undefined
}
const bare = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Decides, or leaves it to the next. */
type Check = (grounds: Grounds) => Found | undefined

const elsewhere: Check = ({ question: { places, compares, asked }, covered }) => {
  const other = places.find((place) => !place.covered)
  const isAbout = covered.length === 0 || (compares && covered.length === 1 && !asked)
  return other && isAbout ? { status: 'other-place', detail: other.id } : undefined
}

const comparesPlaces: Check = (grounds) => {
  const { question, covered } = grounds
  if (covered.length < 2 || !question.compares || question.asked) return
  if (question.subjects.some(({ id }) => id !== opinion)) return
  return { status: 'answered', points: mainPoints(grounds, covered), places: covered }
}
/** Which place is better is told by what there is for each. */
const opinion = 'opinion'

const onlyPlace: Check = ({ question: { bare, asked, aspects }, covered }) =>
  bare && !asked && aspects.length === 0 ? { status: 'no-question', places: covered } : undefined

/** 要多久, “how do I apply?”, and nothing named: most programmes tell that, each its own. */
const whichProgramme: Check = (grounds) => {
  const { question, topic, spoken } = grounds
  const isNamed = question.places.length + question.policies.length > 0
  if (!question.need || topic || spoken?.policy || isNamed) return
  const { need } = question
  const programmes = programmesOf(grounds.knowledge, grounds.within, need)
  // After something that nothing answered: it may be asked of that, and is not answered of anything else.
  if (spoken?.asked || programmes.length > mostProgrammes) return { status: 'no-question', detail: whichDetail }
  const told = programmes.flatMap((one) => toldFor(grounds.knowledge, one, need))
  return told.length > 0 ? { status: 'answered', points: likestFirst(grounds, told) } : undefined
}
export const whichDetail = 'decline.which'
/** What so few tell is answered from each of them. */
const mostProgrammes = 2

const likestFirst = ({ found }: Grounds, points: Point[]): Point[] => {
  const at = (point: Point) => {
    const place = found.findIndex((one) => one.point === point)
    return place < 0 ? found.length : place
  }
  return points.toSorted((one, other) => at(one) - at(other))
}

/** “How do I apply in Beijing?”: where an editor says what answers it, that does, and nothing else. */
const asksOfTheWhole: Check = (grounds) => {
  const { question, only } = grounds
  const need = question.offer ?? question.need
  if (!need) return
  const told = overviewOf(grounds, need)
  if (!told) return
  if (told.length > 0) return { status: 'answered', points: told }
  const detail = question.asked && isStrict(question.asked) ? question.asked.kind : kindOf[need]
  return detail === undefined ? { status: 'not-covered' } : { status: 'kind-missing', detail, ...only }
}
const kindOf: Partial<Record<Need | Offer, Kind | 'family' | 'refusal' | Offer>> = {
  ...(Object.fromEntries(offers.map((offer) => [offer, offer])) as Record<Offer, Offer>),
  refusal: 'refusal',
  family: 'family',
  materials: 'materials',
  duration: 'duration',
  validity: 'validity',
  fee: 'fee',
  age: 'age',
  salary: 'salary',
  contact: 'phone',
}

const asksOfService: Check = (grounds) => {
  const points = ofService(grounds)
  return points && { status: 'answered', points }
}

const uncoveredSubject: Check = (grounds) => {
  const { policies, asked, criteria, subjects } = grounds.question
  const subject = subjects.find((one) =>
    one.mentioned ? policies.length === 0 && (asked || criteria) : !isTold(grounds, one),
  )
  return subject && { status: 'not-covered', detail: subject.id, ...grounds.near }
}

const isTold = ({ documents, question: { text }, tells }: Grounds, subject: Uncovered) =>
  [...documents].some((policy) => tells(policy, subject, text))

const person: Check = (grounds) => {
  const { described } = grounds.question
  if (described === undefined || (isMuchLike(grounds.best) && tellsOf(grounds, described))) return
  const points = conditionsFor(grounds, described)
  return points.length > 0 ? { status: 'answered', points, person: true } : undefined
}

const unknownName: Check = ({ question, near }) =>
  question.unknownName ? { status: 'not-covered', ...near } : undefined

/** “What about Beijing?” after an age, “what does the card cost?”: too little to search for, but what is asked is known. */
const kindAlone: Check = ({ question: { asked, asking, policies, words }, enough, topic, only }) =>
  !enough &&
  (topic || policies.length > 0) &&
  asked &&
  isStrict(asked) &&
  words.unsaid.every((word) => asking.includes(word))
    ? { status: 'kind-missing', detail: asked.kind, ...only }
    : undefined

/** 那我爱人呢 after a work permit in Beijing, whose document says nothing of families. */
const ofFamily: Check = (grounds) => {
  const { topic, text, found } = grounds
  if (!topic || !isRelative(text) || found.length > 0) return
  const place = placeOf(grounds, topic.policy)
  return { status: 'kind-missing', detail: 'family', ...(place ? { places: [place] } : {}) }
}

const tooLittle: Check = ({ question: { text, aspects }, enough, told, giving, near, only }) => {
  if (enough) return
  if (told && aspects[0] && giving.length === 0)
    return { status: 'kind-missing', detail: aspects[0].id, ...near, ...only }
  return { status: looksEmpty(text) ? 'no-question' : 'not-covered' }
}

/** Nothing is asked that only some statements give. */
const anyStatement: Check = (grounds) => {
  const { question, found } = grounds
  if (question.asked || question.aspects.length > 0) return
  return saysWhatIsAsked(grounds, found) ? answered(grounds, found) : notSaid(grounds)
}

/** “多少钱” alone: a sum of money elsewhere in the documents is not it. */
const sumOfNothing: Check = (grounds) => {
  const kind = grounds.question.asked?.kind
  const isNothing = evidenceOf(grounds) < leastEvidence || (isOfNamesOnly(grounds) && !isMuchLike(grounds.giving[0]))
  return (kind === 'sum' || kind === 'fee') && isNothing
    ? { status: 'kind-missing', detail: kind, ...grounds.only }
    : undefined
}

/** “Is the card free?”: what else is free for its holders is not it. */
const isOfNamesOnly = ({ knowledge, question: { policies, words, asking } }: Grounds): boolean => {
  const names = policies.flatMap((id) => {
    const { zh = [], en = [] } = knowledge.policies.get(id)?.names ?? {}
    return [...zh, ...en]
  })
  return (
    names.length > 0 &&
    words.subject.every((word) => asking.includes(word) || names.some((name) => name.includes(word)))
  )
}

const whatGivesIt: Check = (grounds) =>
  !staysInside(grounds) && givesOfTheSame(grounds) && saysWhatIsAsked(grounds, grounds.giving)
    ? answered(grounds, grounds.giving)
    : undefined

/** “多久？”, and nothing else, is asked of the very clauses that were just told. */
const staysInside = (grounds: Grounds): boolean => {
  const { topic, question, covered } = grounds
  const { focus, inherited, words } = question
  if (subjectsOf(words.subject).length > 0) return false
  if (!topic || topic.points.length === 0 || inherited) return false
  const inside = insideTopic(grounds)
  if (!asksOnly(focus) && inside.length === 0) return false
  const spokenIn = placeOf(grounds, topic.policy)
  return (
    question.asked !== undefined &&
    isStrict(question.asked) &&
    !contactKinds.has(question.asked.kind) &&
    covered.every((place) => place === spokenIn)
  )
}

/** The place among what was told of the statement that it belongs to. */
const toldAt = ({ knowledge, topic }: Grounds, { point }: Candidate): number =>
  (topic?.points ?? []).findIndex((id) => isInside(knowledge, point, id))

const whatGivesItInside: Check = (grounds) => {
  const inside = grounds.question.asked ? insideTopic(grounds) : []
  if (staysInside(grounds)) inside.sort((one, next) => toldAt(grounds, one) - toldAt(grounds, next))
  return inside.length > 0 ? answered(grounds, inside) : undefined
}

const kindMissing: Check = ({ question, reader, best, near, only }) => {
  const { aspects, asked } = question
  const [first] = aspects
  // What the nearest statement is about is not what is missing: “what does it cost to replace a lost card?”
  const lacking = best ? reader.lacks(best.point, question) : first
  const detail = lacking?.id ?? (asked && isStrict(asked) ? asked.kind : first?.id)
  return detail === undefined ? undefined : { status: 'kind-missing', detail, ...near, ...only }
}

const bestAfterAll = (grounds: Grounds): Found =>
  saysWhatIsAsked(grounds, grounds.found)
    ? { status: 'answered', points: pointsOf(grounds, grounds.found) }
    : notSaid(grounds)

/** The statement about the same thing is told as the nearest, unless it could be taken for the fact that was asked for. */
const notSaid = ({ best, topic, question, near, only }: Grounds): Found => ({
  status: 'not-covered',
  ...only,
  ...(best && !topic && !question.asked ? { near: best.point } : near),
})

/** In this order: the first that decides does. What these decide follows from what is named and what an editor says. */
const settled: readonly Check[] = [
  elsewhere,
  comparesPlaces,
  onlyPlace,
  whichProgramme,
  asksOfService,
  asksOfTheWhole,
  uncoveredSubject,
  person,
  unknownName,
  ofFamily,
  kindAlone,
]
/** And what these decide from what the search found, which is weighed. */
const searched: readonly Check[] = [tooLittle, anyStatement, sumOfNothing, whatGivesIt, whatGivesItInside, kindMissing]

const answered = (grounds: Grounds, by: Candidate[]): Found => ({
  status: 'answered',
  points: pointsOf(grounds, by),
})

const isStrict = (asked: Asked) => strictKinds.has(asked.kind) || asked.thing !== undefined

/** Too little to be a question: a few letters, one or two characters. */
const looksEmpty = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters < 2 || (!/\p{Script=Han}/u.test(text) && !/\s/.test(text.trim()) && letters < 12)
}
