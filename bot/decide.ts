/** Whether the documents answer a question, and with which points; if not, why not. */
import { contactKinds, strictKinds } from '../knowledge/kinds.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Point } from '../knowledge/policy.ts'
import type { Question, Reader } from '../knowledge/question.ts'
import type { Candidate, Finder } from '../knowledge/retrieve.ts'
import { languageOf } from '../knowledge/text.ts'
import type { Topic } from './follow-up.ts'

export type Reason = 'no-question' | 'other-place' | 'not-covered' | 'kind-missing'

export type Decision =
  | { status: 'answered'; points: Point[] }
  /** `detail` is a place, a subject, a kind of fact or an aspect; `near` the statement that comes nearest. */
  | { status: Reason; detail?: string; near?: Point }

// Where the line between answering and declining lies. Set on test/eval/dev.yaml, dev2.yaml and dev3.yaml.
const thresholds = {
  /**
   * Least share of a question that its best point holds, lessened by the words that no document uses. A long message
   * tells more than it asks. Of asks left out of the index and found again, this declines 5 in 100.
   */
  share: { long: 0.12, short: 0.25, words: 6 },
  /** Least evidence: one rare word or two common ones; more when less than this share is held. A Han pair weighs more. */
  evidence: { least: 4, partial: { zh: 11.5, en: 9 }, whole: 0.6 },
  /** What is nearly one of the asks is answered, however short. */
  same: 0.9,
  /** Share of the best evidence that a statement with the asked kind of fact must have, to be about the same thing. */
  sameSubject: { contact: 0.5, other: 0.7, figure: 0.9 },
  /** A second statement is shown beside the first when it fits almost as well. */
  close: 0.85,
}

/** `topic` is what a question that leans on the one before leans on. */
export const decide = (knowledge: Knowledge, finder: Finder, reader: Reader, text: string, topic?: Topic): Decision => {
  const question = reader.read(text)
  const { places, subjects, asked, aspects } = question
  const elsewhere = places.some((place) => place.covered) ? undefined : places.find((place) => !place.covered)
  const inScope = scope(knowledge, question)
  const ranking = finder.rank(question.text, question.focus, question.asking)
  const found = leanOn(topic, ranking.best(12, inScope))
  const best = found[0]
  const enough = best !== undefined && isEnough(best, question)
  const near = enough ? { near: best.point } : {}

  if (elsewhere) return { status: 'other-place', detail: elsewhere.id }
  const uncovered = subjects.find(
    (s) => !s.mentioned || (question.policies.length === 0 && (asked || question.criteria)),
  )
  if (uncovered) return { status: 'not-covered', detail: uncovered.id, ...near }
  if (question.unknownName) return { status: 'not-covered', ...near }
  if (!enough) return { status: looksEmpty(question.text) ? 'no-question' : 'not-covered' }
  if (!asked && aspects.length === 0) return answered(found)

  const giving = leanOn(
    topic,
    ranking.best(12, (point) => inScope(point) && reader.gives(point, question)),
  )
  const [first] = giving
  const about = Math.max(...found.slice(0, 3).map((candidate) => candidate.about))
  const contact = asked !== undefined && contactKinds.has(asked.kind)
  const fits =
    first !== undefined &&
    first.about >= thresholds.sameSubject[asked?.kind === 'score' ? 'figure' : contact ? 'contact' : 'other'] * about &&
    (!contact || question.words.unsaid.length === 0)
  if (fits) return answered(giving)
  if (aspects[0]) return { status: 'kind-missing', detail: aspects[0].id, ...near }
  if (asked && (strictKinds.has(asked.kind) || asked.thing))
    return { status: 'kind-missing', detail: asked.kind, ...near }
  return answered(found)
}

/** Points of the places and policies that a question names; of the places alone when no policy of theirs is named. */
const scope = (knowledge: Knowledge, question: Question) => {
  const covered = question.places.filter((place) => place.covered)
  const inPlaces = [...knowledge.policies.values()].filter(
    (p) => covered.length === 0 || covered.some((place) => place.id === p.jurisdiction),
  )
  const named = inPlaces.filter((p) => question.policies.includes(p.id))
  const ids = new Set((named.length > 0 ? named : inPlaces).map((p) => p.id))
  return (point: Point) => ids.has(point.policy)
}

const answered = ([first, second]: Candidate[]): Decision => ({
  status: 'answered',
  points: first
    ? [first.point, ...(second && second.score >= thresholds.close * first.score ? [second.point] : [])]
    : [],
})

/** After a question, its policy is the likelier one, and its answer the less likely one. */
const leanOn = (topic: Topic | undefined, found: Candidate[]): Candidate[] => {
  if (!topic) return found
  const score = ({ point, score }: Candidate) =>
    score * (topic.points.includes(point.id) ? 0.8 : 1) * (point.policy === topic.policy ? 1.1 : 1)
  return [...found].sort((one, other) => score(other) - score(one))
}

const isEnough = (best: Candidate, { text, words }: Question): boolean => {
  if (best.likeness >= thresholds.same) return true
  const { subject, unsaid } = words
  const known = subject.length > 0 ? 1 - unsaid.length / subject.length : 1
  const { share, evidence } = thresholds
  const enough = best.coverage >= evidence.whole ? evidence.least : evidence.partial[languageOf(text) ?? 'zh']
  return best.evidence >= enough && best.coverage * known >= (subject.length > share.words ? share.long : share.short)
}

/** Too little to be a question: a few letters, one or two characters. */
const looksEmpty = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters < 2 || (!/\p{Script=Han}/u.test(text) && !/\s/.test(text.trim()) && letters < 12)
}
