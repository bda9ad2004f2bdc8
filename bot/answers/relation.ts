/** Whether a statement that is about the same thing says of it what is asked. */

import type { Point } from '../../knowledge/policy.ts'
import { tellsKind } from '../../knowledge/question/kind-of.ts'
import { contactKinds } from '../../knowledge/question/kinds.ts'
import type { Question } from '../../knowledge/question/question.ts'
import { expects } from '../../knowledge/question/sought.ts'
import { givesReason, type Thing } from '../../knowledge/question/thing.ts'
import type { Candidate, Finder } from '../../knowledge/retrieval/retrieve.ts'
import { isHan, normalise, stem, termsOf } from '../../knowledge/retrieval/text.ts'
import { isRelative, isStandIn, subjectsOf } from './follow-up.ts'
import type { Grounds } from './grounds.ts'
import { speaksOf } from './spoken-of.ts'

// Set on test/eval/dev.yaml to dev8.yaml.
const thresholds = {
  /**
   * Least share of what a yes-or-no question asks about that a statement of its answer holds, unless an ask is as like.
   * `carried`: least likeness of an ask where the question hangs on a word that other documents use and its answer does not tell of.
   */
  act: { share: 0.44, likeness: 0.7, carried: 0.5 },
  /** Least likeness of an ask that has the word of an uncovered subject, or that makes of a description a question. */
  asked: 0.6,
  /** Least share of what is asked for by “which” that a statement holds; or, where the documents know it, likeness of an ask. */
  thing: { share: 0.3, likeness: 0.3 },
  /** Least share of what a follow-up brings in that one of the two best statements holds. */
  brought: 0.2,
  /** Share of the best evidence that a statement with the asked kind of fact must have, to be about the same thing. */
  sameSubject: { contact: 0.5, other: 0.7, figure: 0.9 },
}

/** “May I sit in on the assessment?”: a statement about the assessment that knows nothing of sitting in is no answer. */
export const saysWhatIsAsked = (grounds: Grounds, [first, second]: Candidate[]): boolean => {
  const { finder, question, found } = grounds
  const { act, actsOn, carries, ofCase, things, verb, why } = question
  if (!first) return true
  // Of “which category am I with a bachelor’s degree?” the statement on categories need not know the degree.
  const settles = question.aspects.length > 0 && grounds.reader.gives(first.point, question)
  if (!settles && !speaksOf(grounds, first.point)) return false
  // When it is done is often told by what comes next, and who does it where it is asked on.
  const goesOn = question.sought === 'when' || (question.sought === 'who' && grounds.topic !== undefined)
  const telling = goesOn ? [first, second] : [first]
  if (!telling.some((one) => one && tellsSought(grounds, one.point))) return false
  if (why && ![first, second].some((one) => one && givesReason(one.point))) return false
  const lacks = (thing: Thing) => !settles && !isNamed(finder, question, thing, [first, second])
  if (things.some((thing) => thing.strictly && lacks(thing))) return false
  if (!tellsBrought(grounds, [first, second])) return false
  // One clause tells several things of the same: whom to contact, and that a doctor is booked there.
  const told = [first, ...found.filter(({ point }, at) => at < 2 || ofOneClause(point, first.point))]
  if (question.kindOf && !told.some(({ point }) => tellsKindOf(grounds, question.kindOf ?? '', point))) return false
  if (first.likeness >= thresholds.act.likeness) return true
  if (verb && !told.some(({ point }) => finder.tellsOf(verb, point))) return false
  if (things.some(lacks)) return false
  // What follows is told by a statement of that very case.
  const isTold = (word: string) => (ofCase ? [first] : told).some(({ point }) => finder.tellsOf(word, point))
  const isUnsaid = (word: string) => question.words.unsaid.includes(word)
  // Who is to do it may be anybody: of what comes before the first word that is told one word counts only when no document uses it.
  const from = Math.min(carries.findIndex(isTold), 1)
  const isAlike = first.likeness >= thresholds.act.carried && !ofCase
  const hangsOn = (word: string, at: number) => isUnsaid(word) || (at >= from && !isAlike)
  if (carries.some((word, at) => hangsOn(word, at) && !isTold(word))) return false
  if (act === undefined) return true
  const answer = [first.point, ...(second ? [second.point] : [])]
  const holds = (text: string) => answer.filter((point) => finder.share(text, point) >= thresholds.act.share)
  const held = holds(act)
  if (held.length === 0 || actsOn === undefined) return held.length > 0
  // 房地产公司能当用人单位吗: of a list of conditions the best names the company, and another the employer.
  return holds(actsOn).some(
    (point) => held.includes(point) || (point === first.point && held.some((other) => ofOnePart(point, other))),
  )
}

/** A thing that its English does not name is told in other words. */
const tellsKindOf = ({ finder, question }: Grounds, thing: string, point: Point): boolean => {
  const stems = isHan(thing) ? finder.english(thing) : [stem(thing)]
  const isNamed = () => termsOf(normalise(point.en)).some((term) => stems?.includes(term))
  return !stems || (isHan(thing) && !isNamed()) || tellsKind(point, stems, question.text)
}

/** “Where is the meeting held?”: a clause that knows no place, and where nobody is expected to ask for one, is no answer. */
const tellsSought = ({ knowledge, reader, question, topic }: Grounds, told: Point): boolean => {
  const { sought } = question
  const asksOn = topic !== undefined && subjectsOf(question.words.subject).length === 0
  if (sought === undefined || sought === 'whether' || (sought === 'how' && !asksOn)) return true
  return [...knowledge.points.values()].some(
    (point) => ofOneClause(point, told) && (reader.tells(point, question) || (!asksOn && expects(sought, point))),
  )
}

/** 药费能报吗 after medical services: however much the question before found, something is about what this one brings in. */
const tellsBrought = (
  { finder, reader, question, topic, text }: Grounds,
  [first, second]: (Candidate | undefined)[],
): boolean => {
  const { brings, asked, sought, words } = question
  if (!topic || topic.corrected || asked || (sought && sought !== 'whether')) return true
  // 要带卡吗 brings in the card, by whose name the documents are told.
  if (reader.read(text).policies.length > 0) return true
  if (brings === '' || subjectsOf(words.subject).length === 0 || isRelative(text) || isStandIn(text)) return true
  return [first, second].some((one) => one && finder.share(brings, one.point) >= thresholds.brought)
}

const ofOneClause = (one: Point, other: Point): boolean => one.policy === other.policy && one.clause === other.clause

/** Whether two statements stand in one part of a document, whose conditions hold together. */
export const ofOnePart = (one: Point, other: Point): boolean => partOf(one) === partOf(other)
const partOf = ({ policy, clause }: Point) => `${policy}/${clause.split('.')[0]}`

/** “Which bus goes to the platform?”: where it is knows nothing of buses. */
const isNamed = (
  finder: Finder,
  { words }: Question,
  thing: Thing,
  [first, second]: (Candidate | undefined)[],
): boolean => {
  const { share, likeness } = thresholds.thing
  if (thing.words.some((word) => [first, second].some((one) => one && finder.share(word, one.point) >= share)))
    return true
  const isUnsaid = words.unsaid.some((word) => thing.words.some((phrase) => phrase.includes(word)))
  return !thing.strictly && !isUnsaid && first !== undefined && first.likeness >= likeness
}

/** The evidence that the best statements have: the measure for those that give the asked kind of fact. */
export const evidenceOf = ({ found }: Grounds): number => Math.max(...found.slice(0, 3).map(({ about }) => about))

/** Whether the best of the statements that give the asked kind of fact gives it of the same thing. */
export const givesOfTheSame = (grounds: Grounds): boolean => {
  const { best, question } = grounds
  const { asked } = question
  const [first] = grounds.giving
  if (!first || !best) return false
  const isContact = asked !== undefined && contactKinds.has(asked.kind)
  const isScore = asked?.kind === 'score'
  const least = isScore
    ? 'figure'
    : isContact || (asked?.kind === 'count' && asked.thing) || asked?.kind === 'materials'
      ? 'contact'
      : 'other'
  const isBest = first.point === best.point
  return (
    (first.about >= thresholds.sameSubject[least] * evidenceOf(grounds) || (isBest && !isContact && !isScore)) &&
    (isBest || asked?.kind === 'age' || holdsWeightiest(first, best)) &&
    (!isContact || question.words.unsaid.length === 0)
  )
}

/** “How long does a title evaluation take?”: a length of time that is not about titles is no answer. */
const holdsWeightiest = (first: Candidate, best: Candidate): boolean => {
  const [weightiest] = [...best.concepts].sort(([, one], [, other]) => other - one)
  return weightiest === undefined || first.concepts.has(weightiest[0])
}

/** Whether an ask of a statement is much like the question. */
export const isMuchLike = (one: Candidate | undefined): boolean => (one?.likeness ?? 0) >= thresholds.asked
