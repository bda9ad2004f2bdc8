/**
 * Answers a question from the documents, or says why not. No language model: the answer is made of points, each with
 * its clause, and a question is declined when the evidence for it is not there.
 */

import type { IsoDate } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { asOf, type TimeAsked, timeAsked, withoutDate, withoutYears } from '../../knowledge/question/as-of.ts'
import { withoutFrame } from '../../knowledge/question/premise.ts'
import { toldOfPerson } from '../../knowledge/question/told.ts'
import { leanOnMeaning, type Near } from '../../knowledge/retrieval/by-meaning.ts'
import { hasTraditional, toSimplified } from '../../knowledge/retrieval/simplified.ts'
import { languageOf, normalise, withPauses } from '../../knowledge/retrieval/text.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Language } from '../channel.ts'
import { compareSides } from './compare.ts'
import type { Learnt } from './confidence.ts'
import { type Corpus, corpusOf, isOfProgramme, placeOf } from './corpus.ts'
import { type Decision, decide, type Found } from './decide.ts'
import { bare, isStandIn, type Topic } from './follow-up.ts'
import { buildGoingOn } from './going-on.ts'
import type { Query } from './grounds.ts'
import { buildLeaning } from './leaning.ts'
import { nothingAsked, unlessTold } from './nothing-asked.ts'
import { differing, endOf, holdingOf } from './of-documents.ts'
import { buildOtherwise } from './otherwise.ts'
import { withoutOwnContacts } from './own-contacts.ts'
import { nameOf } from './place-words.ts'
import { type Correction, correctionsOf } from './premises.ts'
import type { Marks } from './recogniser.ts'
import { answerEach } from './severally.ts'
import type { Signs } from './signs.ts'
import { heldThen } from './told-first.ts'

export { compose, composeAside } from './compose.ts'
export { statementsOf } from './compose-statements.ts'
export { cite, inChinese, plain } from './sources.ts'

/** `question`: with what it leans on. `today`: the day it was given for; what has been replaced by then is told with that. */
export type Answer = Found & {
  language: Language
  question: string
  today: IsoDate
  /**
   * 0 to 1: how likely the statements answer the question, as questions like it were answered before (`confidence.ts`). Of
   * one that is declined, how likely the nearest statements would have been right all the same; of several answers, the least.
   */
  confidence: number
  /** What that was told by; of several answers, each has its own. */
  signs?: Signs
  marks?: Marks
  /** Declined for that alone. */
  unlikely?: true
  /** What somebody told of a person, asking nothing: what they ask next may be about that. */
  told?: string
  /** What the question states otherwise than the documents do. */
  corrections?: Correction[]
  /** It is told of another place or programme than the one spoken of, and the question names none: the reader is told which. */
  moved?: 'place' | 'programme'
  /** The time it asks about, when it names one. */
  time?: TimeAsked
  /** Several questions in one message, or two things compared: `points` are those of all that are answered. */
  parts?: Parts
}

export interface Parts {
  compares: boolean
  /** What is asked of both, without setting them against each other. */
  neutral?: boolean
  /** `label`: the question, or one of the two that are compared, as it was written. */
  each: { label: string; answer: Answer }[]
  /** How many more questions were not answered. */
  left?: number
}

export interface Asking {
  /** The reader's; without it the question's own is taken. */
  language?: Language
  topic?: Topic
  /** The topic is what is being done just now, such as a request that is being filed. */
  closely?: boolean
  /** A day in Chongqing. */
  today?: IsoDate
}

export interface Answerer {
  corpus: Corpus
  answer(question: string, options?: Asking): Answer
  /** The same with a say of what is near a question by meaning. */
  leaning(near: Near): Answerer
}

/** `learnt`: something else than what was learnt from all questions. */
export const buildAnswerer = (knowledge: Knowledge, learnt?: Learnt): Answerer =>
  answererOf(corpusOf(knowledge, learnt))

const answererOf = (corpus: Corpus): Answerer => {
  const { knowledge, finder, reader, things } = corpus
  const decideOne = ({ text, ...query }: Query) => decide(corpus, { ...query, text: withoutYears(withoutFrame(text)) })
  const { decideOpen, forWhomTold, withTold } = buildOtherwise(corpus, decideOne)
  const lean = buildLeaning(corpus)
  const goOn = buildGoingOn(corpus, decideOne)

  /** Two things compared: each is asked for by itself. */
  const comparedOf = (
    text: string,
    { within, ...given }: Pick<Answer, 'language' | 'today'> & { within: ReadonlySet<string> },
    topic: Topic | undefined,
  ): Answer | undefined => {
    // 本人去还是公司去 sets no two things beside each other.
    if (isStandIn(text)) return undefined
    const answer = (side: string, of: ReadonlySet<string>): Answer => ({
      ...decideOne({ text: side, within: of }),
      ...{ ...given, question: side },
    })
    // What the place spoken of knows nothing of may be another one's: A类 after a question about Dongguan.
    const place = placeOf(corpus, topic?.policy)
    return (
      (place && compareSides(text, { corpus, within, answer, before: place })) ||
      compareSides(text, { corpus, within, answer })
    )
  }

  const answerOne = (written: string, language: Language, today: IsoDate, topic?: Topic, closely = false): Answer => {
    const { policies: within, past, rest } = asOf(knowledge, written, today)
    // “And under the old rules?” asks the question before once more.
    const again = past && topic && reader.read(bare(rest)).words.subject.length === 0 ? topic.question : rest
    const nothing = nothingAsked(corpus, written, { language, question: again, today }, topic)
    if (nothing) return nothing
    const leaning = lean(again, topic, closely)
    const { text, before } = leaning
    const compared = comparedOf(text, { within, language, today }, topic)
    if (compared) return compared
    const time = timeAsked(written, today)
    const bySelf =
      (time && holdingOf(corpus, withoutDate(text), time.now ? today : time.first)) ||
      endOf(corpus, text) ||
      differing(corpus, text, topic) ||
      decideOpen(text, { within, topic: before, spoken: topic })
    const alone = withTold(bySelf, again, within, topic)
    const { question, ...went } = goOn(leaning, alone, within, topic)
    const told = toldOfPerson(written)
    const found = heldFirst(knowledge, forWhomTold(told, went.found, within, topic), time)
    // “I'm 45 and a manager in Beijing”: what no statement is about was not asked in vain.
    if (told !== undefined && !before && found.status === 'kind-missing')
      return { status: 'no-question', confidence: 0, detail: 'decline.told', told, language, today, question: again }
    const corrections = correctionsOf(corpus, text, (claim) =>
      statementsOn(corpus, decideOne({ text: claim, within, topic: before, spoken: topic }), claim, found),
    )
    const [correction] = corrections
    const moved = movedFrom(corpus, written, found, topic)
    return {
      ...(found.status === 'not-covered' && correction
        ? { status: 'answered' as const, points: [correction.point], confidence: found.confidence }
        : found),
      ...(correction ? { corrections } : {}),
      ...(time ? { time } : {}),
      ...(moved ? { moved } : {}),
      ...{ language, question, today },
    }
  }

  return {
    corpus,
    leaning: (near) => answererOf({ ...corpus, finder: leanOnMeaning(finder, near) }),
    answer: (said, { language: wanted, topic, closely, today = dateAt(Date.now()) } = {}) => {
      const own = withoutOwnContacts(said)
      const written = withPauses(hasTraditional(own) ? toSimplified(own) : own)
      const language = wanted ?? languageOf(written) ?? 'zh'
      const each = answerEach(
        written,
        topic,
        (question, before) => answerOne(question, language, today, before, closely || before !== topic),
        (question) => things.find(normalise(question)).found.length > 0,
        (question) => {
          const { places, policies } = reader.read(question)
          const [name] = policies.flatMap((id) => knowledge.policies.get(id)?.names.en ?? [])
          const [place] = places.filter(({ covered }) => covered)
          return name ? `for ${name}` : place && `in ${nameOf(knowledge, place.id, 'en')}`
        },
      )
      return unlessTold(corpus, each ?? answerOne(written, language, today, topic, closely), said, topic)
    },
  }
}

/** 孩子上学管不管 after Beijing: only Chongqing's documents tell of it. 能加分不 after a school: of work permits. */
const movedFrom = (
  corpus: Corpus,
  written: string,
  found: Decision,
  topic: Topic | undefined,
): Answer['moved'] | undefined => {
  const { policies: documents } = corpus.knowledge
  const [first] = found.status === 'answered' ? found.points : []
  const [its, spokenOf] = [documents.get(first?.policy ?? ''), documents.get(topic?.policy ?? '')]
  const { places, policies } = corpus.reader.read(written)
  if (!its || !spokenOf || isOfProgramme(spokenOf, its) || places.length + policies.length > 0) return undefined
  return its.jurisdiction === spokenOf.jurisdiction ? 'programme' : 'place'
}

/** What a document says that held at the time asked about comes first. */
const heldFirst = (knowledge: Knowledge, found: Decision, time: TimeAsked | undefined): Decision => {
  if (found.status !== 'answered' || !time || time.now) return found
  const held = ({ policy }: Point) => {
    const document = knowledge.policies.get(policy)
    return document !== undefined && heldThen(document, time)
  }
  return { ...found, points: [...found.points.filter(held), ...found.points.filter((point) => !held(point))] }
}

/** The statements that may correct what a question claims: those that answer the claim, and others of the place with such a fact. */
const statementsOn = (corpus: Corpus, claimed: Decision, claim: string, found: Decision): readonly Point[] => {
  const [first] = claimed.status === 'answered' ? claimed.points : []
  // “是3倍吧？”: of what was spoken of; and what is asked in one place is corrected by no other's document.
  const isElsewhere = (told: Point) => !first || placeOf(corpus, first.policy) !== placeOf(corpus, told.policy)
  if (found.status === 'answered' && found.points[0] && isElsewhere(found.points[0])) return found.points
  const told = found.status === 'answered' ? found.points : []
  return first && claimed.status === 'answered' ? [...claimed.points, ...alsoGiving(corpus, claim, first), ...told] : []
}

/** Other statements that may hold a figure which a question states, and their least share of the best score. */
const mostAlso = 6
const leastAlso = 0.65

/** Statements of the same place that give the kind of fact a question asks for: what one of them gives may be what was meant. */
const alsoGiving = (corpus: Corpus, text: string, { policy }: Point): Point[] => {
  const question = corpus.reader.read(text)
  const place = placeOf(corpus, policy)
  const found = corpus.finder
    .rank(question.text, question.focus, question.asking)
    .best(mostAlso, (point) => placeOf(corpus, point.policy) === place && corpus.reader.gives(point, question))
  const least = leastAlso * (found[0]?.score ?? 0)
  return found.flatMap(({ point, score }) => (score >= least ? [point] : []))
}
