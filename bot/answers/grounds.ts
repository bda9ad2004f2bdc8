/** What a decision rests on: the question as it was read, and the statements that may answer it, best first. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { daysIn } from '../../knowledge/question/days.ts'
import { contactKinds, withoutKinds } from '../../knowledge/question/kinds.ts'
import type { Question, Reader } from '../../knowledge/question/question.ts'
import type { Candidate, Finder, Ranking } from '../../knowledge/retrieval/retrieve.ts'
import { isHan, languageOf, normalise } from '../../knowledge/retrieval/text.ts'
import { type Corpus, isOfProgramme, placeOf } from './corpus.ts'
import { asksOfTheSame, isAsking, isGeneric, isRelative, subjectsOf, type Topic } from './follow-up.ts'
import { matterOf } from './matter.ts'
import { type Recognised, recognise } from './recogniser.ts'

/** What is asked, and of which documents. */
export interface Query {
  text: string
  /** The policies that may answer. */
  within: ReadonlySet<string>
  /** What a question that leans on the one before leans on. */
  topic?: Topic | undefined
  /** What was spoken of, whether or not it leans on that. */
  spoken?: Topic | undefined
}

export interface Grounds extends Corpus, Query {
  question: Question
  recognised: Recognised
  /** The policies that it is about. */
  documents: ReadonlySet<string>
  /** Places with documents that it names. */
  covered: string[]
  /** Statements of the places and policies it is about. */
  found: Candidate[]
  /** Those of them that give the kind of fact it asks for. */
  giving: Candidate[]
  best: Candidate | undefined
  /** Whether the best holds enough of the question to be about the same thing. */
  enough: boolean
  /** What the documents do say of an aspect that a question asks for. */
  told: Point | undefined
  /** The statement that comes nearest, where one may be shown beside a refusal. */
  near: { near?: Point }
  /** The one place it is about. */
  only: { places?: string[] }
}

// Set on test/eval/dev.yaml, dev2.yaml and dev3.yaml.
const thresholds = {
  /**
   * Least share of a question that its best point holds, lessened by the words that no document uses. A long message
   * tells more than it asks. Of asks left out of the index and found again, this declines 5 in 100.
   */
  share: { long: 0.12, short: 0.25, words: 6 },
  /** A word or two that stand in a document are asked about it. */
  word: 2,
  /** Least evidence: one rare word or two common ones; more when less than this share is held. A Han pair weighs more. */
  evidence: { least: 4, partial: { zh: 11.5, en: 9 }, whole: 0.6 },
  /** What is nearly one of the asks is answered, however short. */
  same: 0.9,
  /** Least likeness of an ask of the statement that is shown as the nearest. */
  near: 0.25,
  /** Least share of what the whole list of telephone numbers holds of a question that the number of one office holds. */
  office: 0.6,
  /** Share of what a follow-up brings in that a statement must hold to be about it. */
  brought: 0.5,
  /** What was just answered is the less likely answer to a question with a new subject. */
  again: 0.65,
  /** And where it brings nothing in, what was not. */
  anew: 0.9,
  /** A statement that tells nothing of who, where or when is the less likely answer where that is asked. */
  untold: { among: 0.85, alone: 0.5 },
  /** A statement without the day on which a question turns: “I missed April 30”. */
  otherDay: 0.2,
  /** Of the matter told, a statement that tells who, where or how comes first from this share of the best score. */
  ofMatter: 0.5,
  /** Least share of what a yes-or-no question asks about that such a statement holds. */
  act: 0.44,
  /** And so is a statement of another programme than the one spoken of, or of another place; or of another matter than what was just told. */
  spoken: { programme: 0.85, place: 0.7, away: 0.7, matter: 0.8, since: 0.9 },
  /** A statement that answers questions like this one: how likely beside others at least, and none beside any at most (log odds). */
  sure: { share: 0.6, none: 1 },
}
export const leastEvidence = thresholds.evidence.least

export const groundsOf = (corpus: Corpus, query: Query): Grounds => {
  const { knowledge, finder, reader, things } = corpus
  const { text, topic, spoken } = query
  const question = readIn(corpus, query)
  const documents = scope(corpus, query, question)
  // 谁批, “how long?”: asked on about the programme that was told.
  const goesOn = topic?.policy !== undefined && bringsNothing(question) && namesNothing(reader, text)
  const programme =
    goesOn || (topic && asksOfTheSame(text) && namesNothing(reader, text))
      ? knowledge.policies.get(topic?.policy ?? '')
      : undefined
  const inScope = (point: Point) =>
    documents.has(point.policy) &&
    (!programme || isOfProgramme(programme, knowledge.policies.get(point.policy))) &&
    !reader.misleads(point, question)
  const ranking = finder.rank(question.text, question.focus, question.asking)
  const recognised = recognise(corpus.learnt.recogniser, text, topic ?? spoken)
  const before = namesNothing(reader, text) ? (topic ?? spoken) : undefined
  const nearHere = nearTo(corpus, before, topic ? thresholds.spoken.matter : thresholds.spoken.since)
  const isTold = ({ id }: Point) => topic?.points.includes(id) ?? false
  const { act, actsOn } = question
  const says = (text: string | undefined, point: Point) =>
    text !== undefined && finder.share(text, point) >= thresholds.act
  const saysAct = (point: Point) => act === undefined || says(act, point) || says(actsOn, point)
  const { again, anew, untold } = thresholds
  // 我自己去行不行: of just what was told.
  const isOfTold = goesOn && topic.again && act === undefined && things.find(question.focus).found.length === 0
  const isOfDay = ofDay([...knowledge.points.values()].filter(inScope), question)
  const weight = (point: Point): number => {
    const tells = reader.tells(point, question) && saysAct(point)
    // What was just told and does not tell it is no answer to “who do I ask?”.
    const fresh = isTold(point) ? (topic?.again && tells ? 1 : again) : isOfTold ? anew : 1
    const ofThatDay = isOfDay(point) ? 1 : thresholds.otherDay
    return nearHere(point) * fresh * ofThatDay * (tells ? 1 : goesOn ? untold.alone : untold.among)
  }
  // “How do I ask for it?”, 谁批: of the matter told, where a statement of it tells that.
  const matter = matterOf(corpus, goesOn && question.sought ? (topic?.points ?? []) : [])
  const tellsOfMatter = ({ point }: Candidate) => matter.has(point.id) && reader.tells(point, question)
  const leaning = (accept: (point: Point) => boolean) => {
    const all = ranking.best(before ? 40 : 12, accept)
    const here = placeOf(corpus, before?.policy)
    const isHere = ({ point }: Candidate) => placeOf(corpus, point.policy) === here
    const held = here === undefined ? 0 : Math.max(0, ...all.filter(isHere).map(({ coverage }) => coverage))
    // What holds less of the question than a statement of the place spoken of leads nowhere else.
    const away = (one: Candidate) => (one.coverage < held && !isHere(one) ? thresholds.spoken.away : 1)
    const weighed = all
      .map((one) => ({ ...one, score: one.score * weight(one.point) * away(one) }))
      .sort((one, other) => other.score - one.score)
    const least = thresholds.ofMatter * (weighed[0]?.score ?? 0)
    const ofMatter = weighed.filter((one) => one.score >= least && tellsOfMatter(one))
    return aboutBrought(corpus, question, (ofMatter.length > 0 ? ofMatter : weighed).slice(0, 12), topic)
  }
  // Nothing here is about a wife: no statement is an answer for her.
  const isForNobody =
    topic !== undefined &&
    isRelative(text) &&
    subjectsOf(question.words.subject).length < 2 &&
    ![...knowledge.points.values()].some((point) => inScope(point) && isAbout(finder, text, point))
  // Of several telephone numbers it is that of the office for just what is asked, and not the whole list.
  const isContact = question.asked !== undefined && contactKinds.has(question.asked.kind)
  const searched = isForNobody ? [] : leaning(inScope)
  // In the middle of a check nothing was told yet: 要交啥 is asked of the whole programme.
  const isOfNothingTold = topic?.points.length === 0
  const sure = isContact || isOfNothingTold ? undefined : sureOf(corpus, recognised, ranking, inScope, searched)
  const found = sureFirst(sure, searched)
  const gives = (point: Point) => inScope(point) && reader.gives(point, question)
  const givesIt = sureFirst(sure && gives(sure.point) ? sure : undefined, leaning(gives))
  const most = Math.max(0, ...givesIt.map(({ coverage }) => coverage))
  const ofIt = isContact
    ? givesIt.filter((one) => one.coverage >= thresholds.office * most && reader.isOfOne(one.point, question))
    : []
  const contacts = ofIt.length > 0 ? ofIt : givesIt
  const giving = isContact ? contacts.toSorted((one, other) => other.coverage - one.coverage) : givesIt
  const best = found[0]
  const enough = best !== undefined && isEnough(best, question, goesOn)
  const told = question.aspects.flatMap(({ near: id }) => knowledge.points.get(id ?? '') ?? []).find(inScope)
  const near =
    told ??
    (enough && best.likeness >= thresholds.near && isNear(best.point, question, reader, topic) ? best.point : undefined)
  const covered = [...new Set(question.places.flatMap((place) => (place.covered ? [place.id] : [])))]
  return {
    ...{ ...corpus, ...query, question, recognised, documents, covered, found, giving, best, enough, told },
    near: near ? { near } : {},
    only: covered.length === 1 ? { places: covered } : {},
  }
}

const sureFirst = (sure: Candidate | undefined, found: Candidate[]): Candidate[] =>
  sure ? [sure, ...found.filter(({ point }) => point !== sure.point)] : found

/**
 * The statement that questions like this one were answered by, where no other is likely. An ask much like the question has
 * the last word; and where the best is of a document that was not learnt, nothing is known of what it answers.
 */
const sureOf = (
  { learnt }: Corpus,
  { likeliest, shareOf, none }: Recognised,
  ranking: Ranking,
  inScope: (point: Point) => boolean,
  searched: readonly Candidate[],
): Candidate | undefined => {
  if (likeliest === undefined || shareOf(likeliest) < thresholds.sure.share || none > thresholds.sure.none)
    return undefined
  const isAsked = searched.some(({ likeness }) => likeness >= thresholds.same)
  const [best] = searched
  if (isAsked || (best && !learnt.documents.has(best.point.policy))) return undefined
  return ranking.best(1, (point) => point.id === likeliest && inScope(point))[0]
}

/**
 * A follow-up that brings in something (“and my wife?”) still asks for the kind of fact of the question before when a
 * statement gives that about it; otherwise it is a question of its own, in the same place.
 */
const readIn = (corpus: Corpus, query: Query): Question => {
  const { finder, reader } = corpus
  const { text, topic } = query
  const question = reader.read(text, topic?.question)
  if (!topic || topic.corrected || !question.inherited || bringsNothing(question)) return question
  const documents = scope(corpus, query, question)
  const inScope = (point: Point) => documents.has(point.policy)
  const giving = (point: Point) => inScope(point) && reader.gives(point, question)
  const [likest] = finder.rank(question.text, question.focus, question.asking).best(1, giving)
  const [told] = finder.rank(question.brings).best(1, (point) => point === likest?.point)
  return told && told.coverage >= thresholds.brought ? question : reader.read(text)
}

/**
 * The policies that a question is about: those it names, of the places it names; all of these places when it names none of
 * theirs. What leans on the question before stays in its place.
 */
const scope = (corpus: Corpus, { within, topic }: Query, { places, policies }: Question): Set<string> => {
  const all = [...corpus.knowledge.policies.values()].filter(({ id }) => within.has(id))
  const before = policies.length === 0 ? placeOf(corpus, topic?.policy) : undefined
  const covered = places.flatMap((place) => (place.covered ? [place.id] : []))
  const wanted = covered.length === 0 && before ? [before] : covered
  const inPlaces = all.filter((p) => wanted.length === 0 || wanted.includes(p.jurisdiction))
  const named = inPlaces.filter((p) => policies.includes(p.id))
  return new Set((named.length > 0 ? named : inPlaces).map(({ id }) => id))
}

/** How readily a statement is told beside what was spoken of; `other`: one of another matter. */
const nearTo = (corpus: Corpus, spoken: Topic | undefined, other: number) => {
  const { policies } = corpus.knowledge
  const here = policies.get(spoken?.policy ?? '')
  const matter = matterOf(corpus, spoken?.points ?? [])
  return ({ id, policy }: Point): number => {
    const its = policies.get(policy)
    if (!here || !its || matter.has(id)) return 1
    if (its.jurisdiction !== here.jurisdiction) return thresholds.spoken.place
    return isOfProgramme(here, its) ? other : thresholds.spoken.programme
  }
}

const namesNothing = (reader: Reader, text: string): boolean => {
  const { places, policies } = reader.read(text)
  return places.length + policies.length === 0
}

/** “And science?” after medicine: where something is about what it brings in, nothing else is. */
const aboutBrought = (corpus: Corpus, question: Question, found: Candidate[], topic?: Topic): Candidate[] => {
  const { finder } = corpus
  const { brings, asked, inherited } = question
  if (bringsNothing(question)) return found
  const about =
    brings === '' || (asked && !inherited) ? [] : found.filter(({ point }) => isAbout(finder, brings, point))
  // A wife after visas is asked about for her visa, and not for all there is for wives.
  if (topic && isRelative(brings)) {
    const before = withoutKinds(normalise(topic.question))
    const ofBefore = (list: Candidate[]) => list.filter(({ point }) => isAbout(finder, before, point))
    const matter = matterOf(corpus, topic.points)
    const ofMatter = about.filter(({ point }) => matter.has(point.id))
    // Nor is what somebody may do themselves told of her, unless it is open to the family.
    const ofFamily = ofBefore(found).filter(({ point }) => isAbout(finder, isHan(brings) ? '家属' : 'family', point))
    return [ofBefore(about), ofMatter, ofFamily].find((list) => list.length > 0) ?? []
  }
  return about.length > 0 ? about : found
}

/** Whether a statement names a day on which a question turns; all do where none does, or more is asked about. */
const ofDay = (points: readonly Point[], { text, words: { subject } }: Question): ((point: Point) => boolean) => {
  const days = subject.length > 1 ? [] : daysIn(normalise(text))
  const names = ({ zh }: Point) => daysIn(normalise(zh)).some((day) => days.includes(day))
  return days.length > 0 && points.some(names) ? names : () => true
}

/** 先找哪个部门, “and the documents?”: asked on about what was spoken of. */
const bringsNothing = ({ brings, focus, words: { subject } }: Question): boolean =>
  brings.split(' ').every((word) => word === '' || isGeneric(word)) ||
  (subject.length > 0 && subjectsOf(subject).length === 0 && isAsking(focus))

const isAbout = (finder: Finder, brings: string, point: Point) => finder.share(brings, point) >= thresholds.brought

/** “How do I apply?”, “how long does it take?”: those that give it and belong to the clauses that were just told. */
export const insideTopic = ({ knowledge, finder, question, topic, giving }: Grounds): Candidate[] =>
  giving.filter(
    ({ point }) =>
      topic !== undefined &&
      (topic.points.includes(point.id) ||
        point.clause.endsWith('.closing') ||
        isAbout(finder, topic.question, point)) &&
      (bringsNothing(question) || isAbout(finder, question.brings, point)) &&
      topic.points.some((id) => isInside(knowledge, point, id)),
  )

/** Whether a statement is, or belongs to, the one with this id. */
export const isInside = ({ points }: Knowledge, { id: point, policy, clause }: Point, id: string): boolean => {
  const told = points.get(id)
  if (told?.policy !== policy) return false
  // What closes an article is said of each of its items.
  if (clause.endsWith('.closing') && told.clause.startsWith(clause.slice(0, -'closing'.length))) return true
  return clause === told.clause || clause.startsWith(`${told.clause}.`) || told.with.includes(point)
}

/** `goesOn`: what is asked has no subject of its own, so that something of what was spoken of is enough. */
const isEnough = (best: Candidate, { text, words }: Question, goesOn: boolean): boolean => {
  if (best.likeness >= thresholds.same) return true
  const { subject, unsaid } = words
  const known = subject.length > 0 ? 1 - unsaid.length / subject.length : 1
  const { share, evidence } = thresholds
  if (subject.length <= 1 && text.split(' ').length <= 2 && best.coverage === 1) return best.evidence >= thresholds.word
  const enough = goesOn || best.coverage >= evidence.whole ? evidence.least : evidence.partial[languageOf(text) ?? 'zh']
  return best.evidence >= enough && best.coverage * known >= (subject.length > share.words ? share.long : share.short)
}

/** What is told as the nearest must not be what was asked for, nor a figure that could be taken for it. */
const isNear = (point: Point, question: Question, reader: Reader, topic?: Topic): boolean =>
  topic === undefined && question.asked?.kind !== 'payment' && !reader.gives(point, question)
