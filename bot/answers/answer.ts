/**
 * Answers a question from the documents, or says why not. No language model: the answer is made of points, each with
 * its clause, and a question is declined when the evidence for it is not there.
 */

import type { IsoDate } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import {
  asOf,
  documentsIn,
  type TimeAsked,
  timeAsked,
  withoutDate,
  withoutYears,
} from '../../knowledge/question/as-of.ts'
import { buildPhrases } from '../../knowledge/question/phrases.ts'
import { isClaimOnly } from '../../knowledge/question/premise.ts'
import { buildReader, type Reader } from '../../knowledge/question/question.ts'
import { isForeign, toldOfPerson } from '../../knowledge/question/told.ts'
import { leanOnMeaning, type Near } from '../../knowledge/retrieval/by-meaning.ts'
import { buildFinder, type Finder } from '../../knowledge/retrieval/retrieve.ts'
import { hasTraditional, toSimplified } from '../../knowledge/retrieval/simplified.ts'
import { isHan, languageOf, normalise, withPauses } from '../../knowledge/retrieval/text.ts'
import { buildWords } from '../../knowledge/retrieval/words.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Language } from '../ports.ts'
import { smallTalkKey } from '../small-talk.ts'
import { compareSides } from './compare.ts'
import { type Decision, decide, type Found } from './decide.ts'
import { asksWhich, bare, subjectsOf, type Topic } from './follow-up.ts'
import { buildGoingOn } from './going-on.ts'
import { buildLeaning } from './leaning.ts'
import { nameOf } from './place-words.ts'
import { type Correction, correctionsOf } from './premises.ts'
import { answerEach } from './severally.ts'
import { heldThen } from './told-first.ts'
import { isTraces } from './traces.ts'

export { compose } from './compose.ts'
export { statementsOf } from './compose-statements.ts'
export { cite, inChinese, plain } from './sources.ts'

/** `question`: with what it leans on. `today`: the day it was given for; what has been replaced by then is told with that. */
export type Answer = Found & {
  language: Language
  question: string
  today: IsoDate
  /**
   * 0 to 1: how likely the statements answer the question, as the share of answers like it that were right
   * (`confidence.ts`). Of one that is declined, how likely the nearest statement would have been right all the same; of
   * several answers, the least.
   */
  confidence: number
  /** What somebody told of a person, asking nothing: what they ask next may be about that. */
  told?: string
  /** What the question states otherwise than the documents do. */
  corrections?: Correction[]
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
  answer(question: string, options?: Asking): Answer
  /** The statements that come nearest, whether or not they answer. */
  nearest(question: string, today: IsoDate): Point[]
  /** Those of them that share more with the question than a common word, of different clauses and in the place it names. */
  near(question: string, today: IsoDate): Point[]
  /** The same, with a say of what is near a question by meaning. */
  leaning(near: Near): Answerer
}

const mostNear = 12
/** Other statements that may hold a figure which a question states, and their least share of the best score. */
const mostAlso = 6
const leastAlso = 0.65
/** Words with a subject in what is told of a person, with which it is still about nothing in the documents. */
const mostTold = 1
/** Least evidence of a statement that comes near: a rare word. */
const leastNear = 5
export const buildAnswerer = (knowledge: Knowledge): Answerer => {
  const finder = buildFinder(knowledge)
  return answererOf(knowledge, finder, buildReader(knowledge, buildWords(knowledge, finder.knows)))
}

const answererOf = (knowledge: Knowledge, finder: Finder, reader: Reader): Answerer => {
  const placeNames = knowledge.places
    .flatMap(({ covered, zh, en }) => (covered ? [zh[0], en[0]] : []))
    .flatMap((n) => n ?? [])
  const things = buildPhrases(knowledge.glossary.map(({ zh, en }, at) => ({ words: [...zh, ...en], value: at })))
  const lean = buildLeaning(knowledge, reader)
  const decideOne = (text: string, current: ReadonlySet<string>, topic?: Topic, spoken?: string) =>
    decide(knowledge, finder, reader, withoutYears(text), current, topic, spoken)
  const goOn = buildGoingOn(knowledge, finder, reader, decideOne)

  const placeOf = ({ policy }: Point) => knowledge.policies.get(policy)?.jurisdiction
  /** Statements of the same place that give the kind of fact a question asks for. */
  const alsoOf = (text: string, first: Point): Point[] => {
    const question = reader.read(text)
    const found = finder
      .rank(question.text, question.focus, question.asking)
      .best(mostAlso, (point) => placeOf(point) === placeOf(first) && reader.gives(point, question))
    const least = leastAlso * (found[0]?.score ?? 0)
    return found.flatMap(({ point, score }) => (score >= least ? [point] : []))
  }

  /** “东莞的政策现在还能申请吗”: of documents that have ended, asked after as a whole, what says so is the answer. */
  const endOf = (text: string, day: IsoDate): Decision | undefined => {
    const { places, policies: named, words, focus } = reader.read(text)
    const [place, another] = places
    const titles = named.flatMap((id) => knowledge.policies.get(id)?.names ?? [])
    const names = [...(place?.zh ?? []), ...(place?.en ?? []), ...titles.flatMap(({ zh, en }) => [...zh, ...en])]
    const isName = (word: string) =>
      names.some(
        (name) =>
          normalise(name)
            .split(/ (?=[a-z])/)
            .includes(word) ||
          (isHan(word) && name.includes(word)),
      )
    const subject = subjectsOf(words.subject).filter((word) => !isName(word) && !wholeDocument.test(word))
    if (!place?.covered || another || subject.length > 0 || !wholeDocument.test(focus)) return undefined
    const ended = [...knowledge.policies.values()].filter(
      ({ jurisdiction, expires }) => jurisdiction === place.id && (expires ?? day) < day,
    )
    const [first] = finder.rank('有效期至什么时候').best(1, ({ policy }) => ended.some(({ id }) => id === policy))
    return first && { status: 'answered', points: [first.point], confidence: 1 }
  }

  /** “以哪个为准？” of what was just told: the statements that differ, with the note which is later and more specific. */
  const differing = (text: string, topic: Topic | undefined): Decision | undefined => {
    if (!asksWhich.test(text.toLowerCase())) return undefined
    const told = (topic?.points ?? []).flatMap((id) => knowledge.points.get(id) ?? [])
    const points = told.filter(({ differs }) => differs.length > 0)
    return points.length > 0 ? { status: 'answered', points, confidence: 1 } : undefined
  }

  /** What a document says that held at the time asked about comes first. */
  const heldFirst = (found: Decision, time: TimeAsked | undefined): Decision => {
    if (found.status !== 'answered' || !time || time.now) return found
    const held = ({ policy }: Point) => {
      const document = knowledge.policies.get(policy)
      return document !== undefined && heldThen(document, time)
    }
    return { ...found, points: [...found.points.filter(held), ...found.points.filter((point) => !held(point))] }
  }

  /** Of a conversation about something, what is told in Chinese may be about that: 我今年58 after a category. */
  const isMereState = (told: string, topic: Topic | undefined): boolean => {
    const { places, words } = reader.read(told)
    if (!isHan(told)) return subjectsOf(words.subject).length <= mostTold
    return places.every(({ covered }) => covered) && (places.length > 0 || !topic || topic.points.length === 0)
  }

  const answerOne = (written: string, language: Language, today: IsoDate, topic?: Topic, closely = false): Answer => {
    const { policies, past, rest } = asOf(knowledge, written, today)
    // “And under the old rules?” asks the question before once more.
    const again = past && topic && reader.read(bare(rest)).words.subject.length === 0 ? topic.question : rest
    const talk = smallTalkKey(written)
    // A number typed where there is no list of choices any more asks for nothing.
    const bareNumber = /^\s*[\d０-９]{1,2}\s*[.)、。]?\s*$/.test(written)
    if (talk || bareNumber)
      return {
        status: 'no-question',
        confidence: 0,
        ...(talk ? { detail: talk } : {}),
        language,
        question: again,
        today,
      }
    const told = toldOfPerson(written)
    if (told !== undefined && isMereState(told, topic)) {
      const spokenOf = topic && topic.points.length === 0 ? `${told} ${topic.question}` : told
      const [place] = reader.read(spokenOf).places.flatMap(({ id, covered }) => (covered ? [id] : []))
      const whose = isForeign(told) ? (language === 'zh' ? '外国人' : 'foreigner') : ''
      return {
        ...{ status: 'no-question', confidence: 0, detail: 'decline.told', told, language, today },
        ...(place
          ? { places: [place], question: `${nameOf(knowledge, place, language)} ${whose}`.trim() }
          : { question: again }),
      }
    }
    // A name that no document has, whatever it sounds like.
    if (isTraces(written) && reader.read(written).words.unsaid.length > 0)
      return { status: 'no-question', confidence: 0, language, question: again, today }
    const ofPerson = topic?.told ? `${topic.told}，${again}` : again
    // 我是德国人, then 能办那个卡吗: whether somebody as told before qualifies.
    const isAboutPerson = ofPerson !== again && reader.read(ofPerson).described !== undefined
    const leaning = isAboutPerson ? { text: ofPerson, question: again } : lean(again, topic, closely)
    const { text, before } = leaning
    const comparing = {
      finder,
      placeNames,
      placesIn: (side: string) => reader.read(side).places.flatMap((place) => (place.covered ? [place.id] : [])),
      policiesIn: (side: string) => reader.read(side).policies,
      policiesOf: (place: string) =>
        new Set([...policies].filter((id) => knowledge.policies.get(id)?.jurisdiction === place)),
      documentsIn: (side: string) => documentsIn(knowledge, side).filter((id) => policies.has(id)),
      answer: (side: string, within = policies) => ({ ...decideOne(side, within), language, question: side, today }),
      gives: (point: Point, side: string) => reader.gives(point, reader.read(side)),
      accept: ({ policy }: Point) => policies.has(policy),
    }
    const spokenIn = knowledge.policies.get(topic?.policy ?? '')?.jurisdiction
    // What the place spoken of knows nothing of may be another one's: A类 after a question about Dongguan.
    const compared =
      (spokenIn && compareSides(text, { ...comparing, before: spokenIn })) || compareSides(text, comparing)
    if (compared) return compared
    const time = timeAsked(written, today)
    const alone =
      (time && endOf(withoutDate(text), time.now ? today : time.first)) ||
      differing(text, topic) ||
      decideOne(text, policies, before, topic?.policy)
    const { question, ...went } = goOn(leaning, alone, policies, topic)
    const found = heldFirst(went.found, time)
    // “I'm 45 and a manager in Beijing”: what no statement is about was not asked in vain.
    if (told !== undefined && found.status === 'kind-missing')
      return {
        ...{ status: 'no-question', confidence: 0, detail: 'decline.told', told, language, today },
        question: again,
      }
    const corrections = correctionsOf(knowledge, text, (claim) => {
      const claimed = decideOne(claim, policies, before, topic?.policy)
      const [first] = claimed.status === 'answered' ? claimed.points : []
      // “是3倍吧？”: of what was spoken of; and what is asked in one place is corrected by no other's document.
      const [told] = found.status === 'answered' ? found.points : []
      if (told && (!first || placeOf(first) !== placeOf(told))) return found.status === 'answered' ? found.points : []
      // What another statement of the place gives may be what was meant.
      return first && claimed.status === 'answered' ? [...claimed.points, ...alsoOf(claim, first)] : []
    })
    return {
      ...(found.status !== 'answered' && corrections[0] && isClaimOnly(text)
        ? { status: 'answered' as const, points: [corrections[0].point], confidence: found.confidence }
        : found),
      ...(corrections.length > 0 ? { corrections } : {}),
      ...(time ? { time } : {}),
      language,
      question,
      today,
    }
  }

  return {
    leaning: (near) => answererOf(knowledge, leanOnMeaning(finder, near), reader),
    answer: (said, { language: wanted, topic, closely, today = dateAt(Date.now()) } = {}) => {
      const written = withPauses(hasTraditional(said) ? toSimplified(said) : said)
      const language = wanted ?? languageOf(written) ?? 'zh'
      const each = answerEach(
        written,
        topic,
        (question, before) => answerOne(question, language, today, before, closely || before !== topic),
        (question) => reader.read(bare(question)).words.subject.length === 0,
        (question) => things.find(normalise(question)).found.length > 0,
      )
      return each ?? answerOne(written, language, today, topic, closely)
    },
    near: (written, today) => {
      const { policies, rest } = asOf(knowledge, written, today)
      const { text, places } = reader.read(rest)
      const within = new Set(places.map(({ id }) => id))
      const clauses = new Set<string>()
      return finder
        .rank(text)
        .best(mostNear, ({ policy }) => {
          const place = knowledge.policies.get(policy)?.jurisdiction
          return policies.has(policy) && (within.size === 0 || (place !== undefined && within.has(place)))
        })
        .flatMap(({ point, evidence }) => {
          const clause = `${point.policy}/${point.clause}`
          if (evidence < leastNear || clauses.has(clause)) return []
          clauses.add(clause)
          return [point]
        })
    },
    nearest: (written, today) => {
      const { policies, rest } = asOf(knowledge, written, today)
      const found = finder.rank(rest).best(mostNear, ({ policy }) => policies.has(policy))
      return found.map(({ point }) => point)
    },
  }
}

/** Words that mean a document, or that it holds, and nothing in it. */
const wholeDocument =
  /政策|有效|办法|细则|规定|文件|通知|项目|polic|measures?|rules?|programme|program|scheme|document|valid|force/
