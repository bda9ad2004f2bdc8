/** Whether the documents answer a question, and with which points; if not, why not. */
import { type Asked, contactKinds, strictKinds } from '../knowledge/kinds.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Point } from '../knowledge/policy.ts'
import type { Question, Reader } from '../knowledge/question.ts'
import type { Candidate, Finder } from '../knowledge/retrieve.ts'
import { languageOf, terms } from '../knowledge/text.ts'
import { givesReason, type Thing } from '../knowledge/thing.ts'
import type { Uncovered } from '../knowledge/vocabulary.ts'
import { confidenceOf } from './confidence.ts'
import { isAsking, subjectsOf, type Topic } from './follow-up.ts'

export type Reason = 'no-question' | 'other-place' | 'not-covered' | 'kind-missing'

export type Decision = Found & { confidence: number }
export type Found =
  /** `places`: what is covered there is told instead of an answer; `person`: whether somebody qualifies, with the conditions. */
  | { status: 'answered'; points: Point[]; places?: string[]; person?: true }
  /** `detail` is a place, a subject, a kind of fact, an aspect or what small talk is answered with; `near` the statement that comes nearest. */
  | { status: Reason; detail?: string; near?: Point; places?: string[] }

// Where the line between answering and declining lies. Set on test/eval/dev.yaml, dev2.yaml and dev3.yaml.
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
  /** Share of the best evidence that a statement with the asked kind of fact must have, to be about the same thing. */
  sameSubject: { contact: 0.5, other: 0.7, figure: 0.9 },
  /** Share of what a follow-up brings in that a statement must hold to be about it. */
  brought: 0.5,
  /** A second statement is shown beside the first when it fits almost as well. */
  close: 0.85,
  /**
   * Least share of what a yes-or-no question asks about that a statement of its answer holds, unless an ask is as like.
   * `foreign`: least likeness of an ask where the question has a word that no document uses.
   */
  act: { share: 0.44, likeness: 0.7, foreign: 0.5 },
  /** Least share of what is said of a person that a condition about it holds. */
  described: 0.45,
  /** Least likeness of an ask that has the word of an uncovered subject. */
  asked: 0.6,
  /** Least share of what is asked for by “which” that a statement holds; or, where the documents know it, likeness of an ask. */
  thing: { share: 0.3, likeness: 0.3 },
  /** What was just answered is the less likely answer to a question with a new subject. */
  again: 0.7,
  /** A statement that tells nothing of who, where or when is the less likely answer where that is asked. */
  untold: 0.85,
  /** Share of terms (Dice) from which two statements say the same. */
  twin: 0.7,
}

/** `topic` is what a question that leans on the one before leans on; `current` are the policies that may answer. */
export const decide = (
  knowledge: Knowledge,
  finder: Finder,
  reader: Reader,
  text: string,
  current: ReadonlySet<string>,
  topic?: Topic,
): Decision => {
  const question = readIn(knowledge, finder, reader, text, current, topic)
  const { places, subjects, asked, aspects } = question
  const covered = [...new Set(places.flatMap((place) => (place.covered ? [place.id] : [])))]
  const other = places.find((place) => !place.covered)
  const elsewhere = covered.length === 0 || (question.compares && covered.length === 1 && !asked) ? other : undefined
  const ofPlace = scope(knowledge, question, current, topic)
  const inScope = (point: Point) => ofPlace(point) && !reader.misleads(point, question)
  const ranking = finder.rank(question.text, question.focus, question.asking)
  const leaning = (accept: (point: Point) => boolean) =>
    aboutBrought(
      finder,
      question,
      leanOn(topic, ranking.best(12, accept), (point) => reader.tells(point, question)),
    )
  const found = leaning(inScope)
  const giving = leaning((point) => inScope(point) && reader.gives(point, question))
  const sure = (told: Found, by = found): Decision => ({
    ...told,
    confidence: confidenceOf(by, told.status === 'answered'),
  })
  const best = found[0]
  // Words of an aspect are hardly in any statement: one of the best that answers it needs no more of the question.
  const settled =
    aspects.length > 0 && giving[0] !== undefined && found.slice(0, 2).some((one) => one.point === giving[0]?.point)
  const enough =
    best !== undefined && (isEnough(best, question) || (settled && best.evidence >= thresholds.evidence.least))
  const told = aspects.flatMap(({ near: id }) => knowledge.points.get(id ?? '') ?? []).find(inScope)
  /** What the documents say of just that, then whom they are for. */
  const conditionsFor = (described: string): Point[] => {
    const isAbout = best?.point.scheme !== undefined && finder.share(described, best.point) >= thresholds.described
    const own = isAbout ? [best.point] : []
    return [...new Set([...own, ...mainPoints(knowledge, covered, current, question.policies)])]
  }
  const near = told ? { near: told } : enough && isNear(best.point, question, reader, topic) ? { near: best.point } : {}
  const only = covered.length === 1 ? { places: covered } : {}

  if (elsewhere) return sure({ status: 'other-place', detail: elsewhere.id })
  if (covered.length > 1 && question.compares && !asked && !subjects.some(({ id }) => id !== opinion))
    return { status: 'answered', points: mainPoints(knowledge, covered, current), places: covered, confidence: 1 }
  if (question.bare && !asked && aspects.length === 0) return sure({ status: 'no-question', places: covered })
  const uncovered = subjects.find((subject) =>
    subject.mentioned
      ? question.policies.length === 0 && (asked || question.criteria)
      : !isAskedHere(finder, subject, question, best),
  )
  if (uncovered) return sure({ status: 'not-covered', detail: uncovered.id, ...near })
  if (question.described !== undefined && (best?.likeness ?? 0) < thresholds.asked) {
    const points = conditionsFor(question.described)
    if (points.length > 0) return sure({ status: 'answered', points, person: true })
  }
  if (question.unknownName) return sure({ status: 'not-covered', ...near })
  // “What about Beijing?” after an age, “what does the card cost?”: too little to search for, but what is asked is known.
  if (
    !enough &&
    (topic || question.policies.length > 0) &&
    asked &&
    isStrict(asked) &&
    question.words.unsaid.every((word) => question.asking.includes(word))
  )
    return sure({ status: 'kind-missing', detail: asked.kind, ...only })
  if (!enough && told && aspects[0] && giving.length === 0)
    return sure({ status: 'kind-missing', detail: aspects[0].id, ...near, ...only })
  if (!enough) return sure({ status: looksEmpty(question.text) ? 'no-question' : 'not-covered' })
  const namesAct = (candidates: Candidate[]) => saysWhatIsAsked(finder, question, candidates)
  if (!asked && aspects.length === 0) {
    const told =
      question.why && giving[0] && giving[0].about >= thresholds.sameSubject.figure * best.about ? giving : found
    return namesAct(told) ? sure(answered(knowledge, told), told) : sure({ status: 'not-covered', ...near })
  }

  const [first] = giving
  const about = Math.max(...found.slice(0, 3).map((candidate) => candidate.about))
  // “多少钱” alone, “what does the card cost”: a sum of money elsewhere in the documents is not it.
  if (about < thresholds.evidence.least && (asked?.kind === 'sum' || asked?.kind === 'fee'))
    return sure({ status: 'kind-missing', detail: asked.kind, ...only })
  const contact = asked !== undefined && contactKinds.has(asked.kind)
  const least =
    asked?.kind === 'score' ? 'figure' : contact || asked?.thing || asked?.kind === 'materials' ? 'contact' : 'other'
  const fits =
    first !== undefined &&
    (first.about >= thresholds.sameSubject[least] * about ||
      (first.point === best.point && !contact && asked?.kind !== 'score')) &&
    (first.point === best.point || asked?.kind === 'age' || holdsWeightiest(first, best)) &&
    (!contact || question.words.unsaid.length === 0)
  if (fits && namesAct(giving)) return sure(answered(knowledge, giving), giving)
  const inside = giving.filter(
    ({ point }) =>
      topic !== undefined &&
      (bringsNothing(question) || finder.share(question.brings, point) >= thresholds.brought) &&
      isInside(knowledge, point, topic),
  )
  if (asked && inside.length > 0) return sure(answered(knowledge, inside), inside)
  if (aspects[0]) return sure({ status: 'kind-missing', detail: aspects[0].id, ...near, ...only })
  if (asked && isStrict(asked)) return sure({ status: 'kind-missing', detail: asked.kind, ...near, ...only })
  return namesAct(found) ? sure(answered(knowledge, found)) : sure({ status: 'not-covered', ...near })
}

/** “May I sit in on the assessment?”: a statement about the assessment that knows nothing of sitting in is no answer. */
const saysWhatIsAsked = (finder: Finder, question: Question, [first, second]: Candidate[]): boolean => {
  const { act, actsOn, foreign, things, why } = question
  if (!first) return true
  if (why && ![first, second].some((one) => one && givesReason(one.point))) return false
  const lacks = (thing: Thing) => !isNamed(finder, question, thing, [first, second])
  if (things.some((thing) => thing.strictly && lacks(thing))) return false
  if (first.likeness >= thresholds.act.likeness) return true
  if (things.some(lacks)) return false
  if (foreign.length > 0 && first.likeness < thresholds.act.foreign) return false
  if (act === undefined) return true
  const told = [first.point, ...(second ? [second.point] : [])]
  const holds = (text: string) => told.filter((point) => finder.share(text, point) >= thresholds.act.share)
  const held = holds(act)
  if (held.length === 0 || actsOn === undefined) return held.length > 0
  // 房地产公司能当用人单位吗: of a list of conditions the best names the company, and another the employer.
  return holds(actsOn).some(
    (point) => held.includes(point) || (point === first.point && held.some((other) => ofOnePart(point, other))),
  )
}

/** “Can I change my tourist visa to an R visa?”: an ask much like it that has the word of an uncovered subject as well is about this. */
const isAskedHere = (
  finder: Finder,
  { words }: Uncovered,
  { text }: Question,
  best: Candidate | undefined,
): boolean => {
  const said = [...words.zh, ...words.en].filter((word) => text.includes(word))
  return (
    best !== undefined &&
    best.likeness >= thresholds.asked &&
    said.length > 0 &&
    said.every((word) => finder.share(word, best.point) === 1)
  )
}

/** Whether two statements stand in one part of a document, whose conditions hold together. */
const ofOnePart = (one: Point, other: Point): boolean => partOf(one) === partOf(other)
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

/** “How long does a title evaluation take?”: a length of time that is not about titles is no answer. */
const holdsWeightiest = (first: Candidate, best: Candidate): boolean => {
  const [weightiest] = [...best.concepts].sort(([, one], [, other]) => other - one)
  return weightiest === undefined || first.concepts.has(weightiest[0])
}

/** Which place is better is told by what there is for each. */
const opinion = 'opinion'

const isStrict = (asked: Asked) => strictKinds.has(asked.kind) || asked.thing !== undefined

/**
 * A follow-up that brings in something (“and my wife?”) still asks for the kind of fact of the question before when a
 * statement gives that about it; otherwise it is a question of its own, in the same place.
 */
const readIn = (
  knowledge: Knowledge,
  finder: Finder,
  reader: Reader,
  text: string,
  current: ReadonlySet<string>,
  topic?: Topic,
): Question => {
  const question = reader.read(text, topic?.question)
  if (!topic || !question.inherited || question.brings === '') return question
  const inScope = scope(knowledge, question, current, topic)
  const giving = (point: Point) => inScope(point) && reader.gives(point, question)
  const [likest] = finder.rank(question.text, question.focus, question.asking).best(1, giving)
  const [told] = finder.rank(question.brings).best(1, (point) => point === likest?.point)
  return told && told.coverage >= thresholds.brought ? question : reader.read(text)
}

/** What is told as the nearest must not be what was asked for, nor a figure that could be taken for it. */
const isNear = (point: Point, question: Question, reader: Reader, topic?: Topic): boolean =>
  topic === undefined && question.asked?.kind !== 'payment' && !reader.gives(point, question)

/** For each document of some places, or of those that are named, the point that says whom it is for. */
const mainPoints = (
  knowledge: Knowledge,
  places: readonly string[],
  current: ReadonlySet<string>,
  named: readonly string[] = [],
): Point[] =>
  [...knowledge.policies.values()]
    .filter(
      ({ id, jurisdiction }) =>
        current.has(id) && (named.length > 0 ? named.includes(id) : places.includes(jurisdiction)),
    )
    .sort((one, other) => places.indexOf(one.jurisdiction) - places.indexOf(other.jurisdiction))
    .flatMap(({ id, main }) => knowledge.points.get(`${id}/${main}`) ?? [])

/**
 * Points of the places and policies that a question names; of the places alone when no policy of theirs is named. What
 * leans on the question before stays in its place.
 */
const scope = (knowledge: Knowledge, { places, policies }: Question, current: ReadonlySet<string>, topic?: Topic) => {
  const all = [...knowledge.policies.values()].filter(({ id }) => current.has(id))
  const before = policies.length === 0 && topic?.policy ? knowledge.policies.get(topic.policy)?.jurisdiction : undefined
  const covered = places.flatMap((place) => (place.covered ? [place.id] : []))
  const wanted = covered.length === 0 && before ? [before] : covered
  const inPlaces = all.filter((p) => wanted.length === 0 || wanted.includes(p.jurisdiction))
  const named = inPlaces.filter((p) => policies.includes(p.id))
  const ids = new Set((named.length > 0 ? named : inPlaces).map((p) => p.id))
  return (point: Point) => ids.has(point.policy)
}

/** “How do I apply?”, “how long does it take?”: a statement of the clauses that were just told. */
const isInside = ({ points }: Knowledge, { id: point, policy, clause }: Point, topic: Topic): boolean =>
  topic.points.some((id) => {
    const told = points.get(id)
    if (told?.policy !== policy) return false
    return clause === told.clause || clause.startsWith(`${told.clause}.`) || told.with.includes(point)
  })

/** The best point, and one that fits almost as well or says the same in another document; the later document first. */
const answered = (knowledge: Knowledge, [first, ...others]: Candidate[]): Found => {
  if (!first) return { status: 'answered', points: [] }
  const second = others.find(
    (other, at) =>
      (at === 0 && other.score >= thresholds.close * first.score) || saysTheSame(knowledge, first.point, other.point),
  )
  const points = second ? [first.point, second.point] : [first.point]
  const issued = (point: Point) => knowledge.policies.get(point.policy)?.issued ?? ''
  if (second && ofOnePlace(knowledge, first.point, second.point))
    points.sort((a, b) => issued(b).localeCompare(issued(a)))
  return { status: 'answered', points }
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

/** What was just answered is told less readily; what tells who, where or when that is asked, more. */
const leanOn = (topic: Topic | undefined, found: Candidate[], tells: (point: Point) => boolean): Candidate[] =>
  found
    .map((one) => {
      const again = topic && !topic.again && topic.points.includes(one.point.id) ? thresholds.again : 1
      return { ...one, score: one.score * again * (tells(one.point) ? 1 : thresholds.untold) }
    })
    .sort((one, other) => other.score - one.score)

/** 先找哪个部门, “and the documents?”: asked on about what was spoken of. */
const bringsNothing = ({ brings, focus, words: { subject } }: Question): boolean =>
  brings === '' || (subject.length > 0 && subjectsOf(subject).length === 0 && isAsking(focus))

/** “And science?” after medicine: where something is about what it brings in, nothing else is. */
const aboutBrought = (finder: Finder, question: Question, found: Candidate[]): Candidate[] => {
  const { brings, asked, inherited } = question
  if (bringsNothing(question)) return found
  const about =
    brings === '' || (asked && !inherited)
      ? []
      : found.filter(({ point }) => finder.share(brings, point) >= thresholds.brought)
  return about.length > 0 ? about : found
}

const isEnough = (best: Candidate, { text, words }: Question): boolean => {
  if (best.likeness >= thresholds.same) return true
  const { subject, unsaid } = words
  const known = subject.length > 0 ? 1 - unsaid.length / subject.length : 1
  const { share, evidence } = thresholds
  if (subject.length <= 1 && text.split(' ').length <= 2 && best.coverage === 1) return best.evidence >= thresholds.word
  const enough = best.coverage >= evidence.whole ? evidence.least : evidence.partial[languageOf(text) ?? 'zh']
  return best.evidence >= enough && best.coverage * known >= (subject.length > share.words ? share.long : share.short)
}

/** Too little to be a question: a few letters, one or two characters. */
const looksEmpty = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters < 2 || (!/\p{Script=Han}/u.test(text) && !/\s/.test(text.trim()) && letters < 12)
}
