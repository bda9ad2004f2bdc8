/** What the documents say of two things that are compared, beside each other and without a verdict. */

import type { Point } from '../../knowledge/policy.ts'
import { documentsIn } from '../../knowledge/question/as-of.ts'
import { type Compared, comparisonIn, eachPlaceIn, placesBeside } from '../../knowledge/question/comparison.ts'
import type { Candidate } from '../../knowledge/retrieval/retrieve.ts'
import { normalise, terms } from '../../knowledge/retrieval/text.ts'
import type { Answer } from './answer.ts'
import { type Corpus, policiesIn } from './corpus.ts'

export interface Comparing {
  corpus: Corpus
  /** The policies that may answer. */
  within: Within
  /** The place of the question before, where the text may lean on that. */
  before?: string | undefined
  answer(text: string, within: Within): Answer
}
type Within = ReadonlySet<string>

/** How much of a thing's name a statement or its asks must hold to be about it. */
const leastOfName = 0.6
/** How much of what is compared. */
const leastOfShared = 0.5
/** Two statements of one document are set beside each other rather than of two, of one clause even more, and in like words. */
const together = { policy: 0.15, clause: 0.05, wording: 0.4 }

/** Undefined when nothing is compared, or the documents know neither of the two. */
export const compareSides = (written: string, comparing: Comparing): Answer | undefined => {
  const { corpus, within: all } = comparing
  const placeNames = namesOfPlaces(corpus)
  const needed = neededOfEach(written, placeNames, comparing)
  if (needed) return needed
  const compared = comparisonIn(written, placeNames) ?? eachPlaceIn(written, placeNames)
  if (!compared) return undefined
  const documents = compared.sides.map((side) => documentsIn(corpus.knowledge, side).filter((id) => all.has(id)))
  const [one, other] = documents
  if (!compared.alone && documents.every((ids) => ids.length === 1) && one?.[0] !== other?.[0])
    return setBeside(
      written,
      compared,
      answersOf(
        { ...compared, questions: withoutNames(compared) },
        documents.map((ids) => new Set(ids)),
        comparing,
      ),
    )
  const own = documentsFor(written, comparing)
  const within = [own, own]
  const answers = answersOf(compared, within, comparing)
  const places = compared.sides.map((side) => placesIn(corpus, side))
  // Places alone, and which of them is easier, are told by their documents.
  if (places.every((found) => found.length === 1))
    return compared.alone && !givenAlone.test(compared.kind) ? undefined : setBeside(written, compared, answers)
  if (answers.some(({ status, ...rest }) => status === 'other-place' || ('detail' in rest && status === 'not-covered')))
    return undefined
  // How long each takes is unlikely to be told, but of both the same may be.
  if (answers.some(({ status, unlikely }) => (status === 'not-covered' && !unlikely) || status === 'no-question'))
    return undefined
  if (answers.some((answer) => holdsBoth(answer, compared))) return undefined
  // The talent card beside a green card is told by what it is.
  if (compared.sides.some((side) => isName(corpus, side))) return setBeside(written, compared, answers)
  // 年龄和材料分别是什么: two questions, each answered by itself.
  if (compared.each && answers.every(({ status }) => status === 'answered'))
    return setBeside(written, compared, answers)
  const pair = bestPair(compared, within, comparing)
  if (!pair) return undefined
  return setBeside(
    written,
    compared,
    answers.map((answer, at): Answer => ({ ...answered(answer), points: [pair[at] as Point] })) as [Answer, Answer],
  )
}

/** What an editor says of the whole of each place: 北京、重庆、东莞材料分别要哪些. */
const neededOfEach = (written: string, placeNames: readonly string[], comparing: Comparing): Answer | undefined => {
  const { reader } = comparing.corpus
  const beside = reader.read(written).policies.length === 0 ? placesBeside(written, placeNames) : undefined
  if (!beside?.questions.every((question) => reader.read(question).need !== undefined)) return undefined
  const answers = beside.questions.map((question) => comparing.answer(question, comparing.within))
  return setBeside(written, { sides: beside.sides, alone: true, ...(beside.judges ? {} : { each: true }) }, answers)
}

/** The name of a programme and nothing else. */
const isName = ({ knowledge }: Corpus, side: string): boolean =>
  [...knowledge.policies.values()].some(({ names, spoken }) =>
    [names, spoken].some(({ zh, en }) => [...zh, ...en].includes(normalise(side).trim())),
  )

/** Of a document nothing is asked by its name. */
const withoutNames = ({ sides, questions }: Compared): [string, string] =>
  questions.map((question, at) => question.replace(sides[at] as string, ' ').trim()) as [string, string]

/** The documents of the only place of the question, else of the one before. */
const documentsFor = (written: string, { corpus, within, before }: Comparing): Within => {
  const ofPlace = (place: string) => new Set(policiesIn(corpus, place).filter((id) => within.has(id)))
  const [only = before, more] = placesIn(corpus, written)
  return only && !more ? ofPlace(only) : within
}

/** The places that a text names which the documents cover. */
const placesIn = ({ reader }: Corpus, text: string): string[] =>
  reader.read(text).places.flatMap(({ id, covered }) => (covered ? [id] : []))

/** What the documents' places are called first. */
const namesOfPlaces = ({ knowledge }: Corpus): string[] =>
  knowledge.places.flatMap(({ covered, zh, en }) => (covered ? [zh[0] ?? [], en[0] ?? []].flat() : []))

const answersOf = (compared: Compared, within: readonly Within[], comparing: Comparing): [Answer, Answer] => {
  const { sides, questions, kind, shared } = compared
  const ask = (question: string, at: number) => comparing.answer(question, within[at] ?? comparing.within)
  const all = questions.map(ask) as [Answer, Answer]
  const told = all.map((answer, at) => about(answer, at, compared, comparing)) as [Answer, Answer]
  // Where neither is about it in so many words, the words were not what is compared.
  const asked = shared === '' && told.every(({ status }) => status !== 'answered') ? all : told
  const isSilent = asked.every(({ status }) => status === 'not-covered' || status === 'kind-missing')
  // “Is an application in Dongguan cheaper?”: without what else is said of it.
  return isSilent && kind !== '' ? (sides.map((side, at) => ask(`${side} ${kind}`, at)) as [Answer, Answer]) : asked
}

/** A side whose statement says nothing of what is compared leaves it unsaid. */
const about = (
  answer: Answer,
  at: number,
  { sides, questions, shared, kind, each }: Compared,
  { corpus: { finder } }: Comparing,
): Answer => {
  const topic = shared || (each ? '' : (questions[at]?.replace(sides[at] as string, '').trim() ?? ''))
  if (answer.status !== 'answered' || topic === '' || kind !== '') return answer
  const points = answer.points.filter((point) => finder.share(topic, point) >= leastOfShared)
  if (points.length > 0) return { ...answer, points }
  const { language, question, today, confidence } = answer
  return { status: 'not-covered', language, question, today, confidence }
}

/** What is said of both at once is the answer to one question. */
const holdsBoth = (answer: Answer, { sides }: Compared): boolean => {
  const [point] = answer.status === 'answered' ? answer.points : []
  if (!point) return false
  return [point.zh, point.en].some((text) => sides.every((side) => normalise(text).includes(side)))
}

const likeness = (one: string, other: string): number => {
  const [a, b] = [new Set(terms(one)), new Set(terms(other))]
  return (2 * [...a].filter((term) => b.has(term)).length) / (a.size + b.size)
}

const answered = ({ language, question, today, confidence }: Answer) => ({
  status: 'answered' as const,
  language,
  question,
  today,
  confidence,
})

const setBeside = (
  question: string,
  { sides, each, alone }: Pick<Compared, 'each' | 'alone'> & { sides: readonly string[] },
  answers: readonly Answer[],
): Answer | undefined => {
  const given = answers.filter((answer) => answer.status === 'answered')
  const [first] = given
  if (!first) return silentOn(question, answers)
  return {
    ...answered(first),
    points: given.flatMap((answer) => told(answer, alone)),
    question,
    confidence: Math.min(...given.map(({ confidence }) => confidence)),
    parts: {
      compares: true,
      ...(each ? { neutral: true } : {}),
      each: answers.map((answer, at) => ({
        label: sides[at] as string,
        answer: answer.status === 'answered' ? { ...answer, points: told(answer, alone) } : answer,
      })),
    },
  }
}

/** Of a place as a whole an editor has said what answers; else the best statement does. */
const told = (answer: Answer, alone: boolean): Point[] =>
  answer.status === 'answered' ? answer.points.slice(0, alone ? undefined : 1) : []

/** What neither of the two gives is missing, and no matter of opinion. */
const silentOn = (question: string, [one, ...others]: readonly Answer[]): Answer | undefined => {
  if (one?.status !== 'kind-missing') return undefined
  if (!others.every((other) => other.status === 'kind-missing' && other.detail === one.detail)) return undefined
  const { places: _, near: __, ...rest } = one
  return { ...rest, question }
}

/** Kinds of fact that can be asked of a place and nothing else. */
const givenAlone = /年龄|工资|多久|多少钱|age|salary|how long|how much/

/** The two statements, one about each, that belong together best. */
const bestPair = (
  { sides, questions }: Compared,
  within: readonly Within[],
  { corpus: { finder, reader }, within: all }: Comparing,
): [Point, Point] | undefined => {
  const named = sides.map(
    (side) =>
      new Map(
        finder
          .rank(side)
          .best(40, ({ policy }) => all.has(policy))
          .map(({ point, coverage }) => [point, coverage]),
      ),
  ) as [Map<Point, number>, Map<Point, number>]
  const [ones, others] = questions.map((question, at) =>
    finder
      .rank(question)
      .best(12, (point) => within[at]?.has(point.policy) === true && reader.gives(point, reader.read(question)))
      .filter(({ point }) => (named[at]?.get(point) ?? 0) >= leastOfName),
  ) as [Candidate[], Candidate[]]
  let best: [Point, Point] | undefined
  let most = 0
  for (const one of ones)
    for (const other of others) {
      if (one.point === other.point) continue
      const { policy, clause } = one.point
      const near = policy === other.point.policy ? together.policy : 0
      const score =
        one.score +
        other.score +
        near +
        (near && clause === other.point.clause ? together.clause : 0) +
        together.wording * likeness(one.point.zh, other.point.zh)
      if (score <= most) continue
      most = score
      best = [one.point, other.point]
    }
  return best
}
