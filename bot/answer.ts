/**
 * Answers a question from the documents, or says why not. No language model: the answer is made of points, each with
 * its clause, and a question is declined when the evidence for it is not there.
 */
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Point } from '../knowledge/policy.ts'
import { buildReader, holdsKind, type Kind, namesAspect, type Question, strictKinds } from '../knowledge/question.ts'
import { buildFinder, type Candidate, type Finder } from '../knowledge/retrieve.ts'
import { languageOf, terms } from '../knowledge/text.ts'
import type { Citation, Language } from './ports.ts'
import { type Key, speak } from './words.ts'

export type Reason = 'no-question' | 'other-place' | 'not-covered' | 'kind-missing'

/** What was asked just before, so that "那转学呢？" and "and for my wife?" are understood. */
export interface Topic {
  question: string
  policy?: string
  points: string[]
}

export type Answer =
  | { status: 'answered'; language: Language; points: Point[]; question: string }
  | { status: Reason; language: Language; detail?: string; near?: Point; question: string }

export interface Answerer {
  /** `language` is the reader's; without it the question's own is taken. */
  answer(question: string, options?: { language?: Language; topic?: Topic }): Answer
}

// Where the line between answering and declining lies. Set on test/eval/dev.yaml; held-out figures are in the README.
const thresholds = {
  /** Least evidence, by language: a Han word counts as characters and pairs, so it weighs more. */
  evidence: { zh: 11.5, en: 9.5 },
  /** A short question may have little evidence when nearly all of it is found. */
  short: { coverage: 0.6, evidence: 6 },
  /** Share of a question for a figure that must be in the statement that gives it. */
  figure: 0.7,
  /** Share of the best evidence that a statement with the asked kind of fact must have, to be about the same thing. */
  sameSubject: { contact: 0.5, other: 0.75 },
  /** A second statement is shown beside the first when it fits almost as well. */
  close: 0.85,
}

export const buildAnswerer = (knowledge: Knowledge): Answerer => {
  const read = buildReader(knowledge)
  const finder = buildFinder(knowledge)
  return {
    answer: (text, { language: wanted, topic } = {}) => {
      const language = wanted ?? languageOf(text) ?? 'zh'
      const whole = topic && isFollowUp(text) ? `${topic.question} ${text} ${text}` : text
      const question = read(whole)
      const decided = decide(knowledge, finder, question, whole !== text ? topic : undefined)
      return { ...decided, language, question: whole } as Answer
    },
  }
}

type Decision = { status: 'answered'; points: Point[] } | { status: Reason; detail?: string; near?: Point }

const decide = (knowledge: Knowledge, finder: Finder, question: Question, topic?: Topic): Decision => {
  const covered = question.places.filter((place) => place.covered)
  const elsewhere = question.places.filter((place) => !place.covered)
  const subject = question.subjects[0]
  const inPlaces = new Set(
    [...knowledge.policies.values()]
      .filter((p) => covered.length === 0 || covered.some((place) => place.id === p.jurisdiction))
      .map((p) => p.id),
  )
  const inPlace = (point: Point) => inPlaces.has(point.policy)
  const found = leanOn(topic, finder.find(question.text, 12, inPlace))
  const best = found[0]
  const enough = best !== undefined && isEnough(best, question.text)
  const near = enough ? { near: best.point } : {}

  if (covered.length === 0 && elsewhere[0]) return { status: 'other-place', detail: elsewhere[0].id }
  if (subject) return { status: 'not-covered', detail: subject.id, ...near }
  if (!enough) return { status: looksEmpty(question.text) ? 'no-question' : 'not-covered' }

  const kind = question.kinds[0]
  const { aspects } = question
  if (!kind && aspects.length === 0) return answered(found)
  const holds = (point: Point) =>
    (!kind || holdsKind(kind, said(point))) && aspects.every((aspect) => namesAspect(aspect, said(point)))
  const holding = leanOn(
    topic,
    finder.find(question.text, 12, (point) => inPlace(point) && holds(point)),
  )
  const [first] = holding
  const fits =
    first !== undefined &&
    first.evidence >= thresholds.sameSubject[kind && contactKinds.has(kind) ? 'contact' : 'other'] * best.evidence &&
    (kind !== 'score' || first.coverage >= thresholds.figure)
  if (fits) return answered(holding)
  if (aspects[0]) return { status: 'kind-missing', detail: aspects[0].id, ...near }
  return kind && strictKinds.has(kind) ? { status: 'kind-missing', detail: kind, ...near } : answered(found)
}

/** Phones and addresses stand in statements of their own, further from the question's other words. */
const contactKinds = new Set<Kind>(['phone', 'email', 'address'])

const answered = ([first, second]: Candidate[]): Decision => ({
  status: 'answered',
  points: first
    ? [first.point, ...(second && second.score >= thresholds.close * first.score ? [second.point] : [])]
    : [],
})

/** After a question, its policy is the likelier one, and its answer the less likely one. */
const leanOn = (topic: Topic | undefined, found: Candidate[]): Candidate[] =>
  topic ? [...found].sort((one, other) => followUpScore(other, topic) - followUpScore(one, topic)) : found

const isEnough = (best: Candidate, question: string): boolean =>
  best.evidence >= thresholds.evidence[languageOf(question) ?? 'zh'] ||
  (best.coverage >= thresholds.short.coverage && best.evidence >= thresholds.short.evidence)

const said = (point: Point) => `${point.zh}\n${point.en}`

const followUpScore = (candidate: Candidate, topic: Topic) =>
  candidate.score *
  (topic.points.includes(candidate.point.id) ? 0.8 : 1) *
  (candidate.point.policy === topic.policy ? 1.1 : 1)

/** Too little to be a question: a few letters, one or two characters. */
const looksEmpty = (text: string): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters < 2 || (!/\p{Script=Han}/u.test(text) && !/\s/.test(text.trim()) && letters < 12)
}

/** A question that leans on the one before: it starts like one, or is a few words with "呢". */
export const isFollowUp = (text: string): boolean => {
  const t = text.trim().toLowerCase()
  return (
    (/^(那|那么|那要是|如果是|还有|另外|换成|要是|and\b|what about|how about|what if|and if|also\b|or\b|then\b)/.test(
      t,
    ) &&
      t.length < 60) ||
    (/呢[？?]?$/.test(t) && t.length < 16)
  )
}

/** The clause a point rests on, as a reader of `language` is told it. */
export const cite = (knowledge: Knowledge, point: Pick<Point, 'policy' | 'clause'>, language: Language): Citation => {
  const policy = knowledge.policies.get(point.policy)
  const clause = knowledge.clauses.get(`${point.policy}/${point.clause}`)
  if (!policy || !clause) throw new Error(`no clause ${point.policy}/${point.clause}: run npm run knowledge`)
  return {
    policy: point.policy,
    clause: point.clause,
    label: clause.label[language],
    title: policy.number ? `${policy.short[language]} ${policy.number}` : policy.short[language],
  }
}

/** An answer in words: what answers first, then what belongs to it, with citations and the documents' standing. */
export const compose = (
  knowledge: Knowledge,
  answer: Answer,
): { text: string; citations: Citation[]; standing?: string } => {
  const { language } = answer
  const t = speak(language)
  if (answer.status !== 'answered') return { text: declined(knowledge, answer), citations: [] }

  const shown: Point[] = []
  const add = (point: Point | undefined) => {
    if (point && !shown.some((other) => isSaidBy(other, point, language))) shown.push(point)
  }
  for (const point of answer.points) add(point)
  const direct = shown.length
  for (const id of answer.points.flatMap((p) => p.with)) if (shown.length < direct + 2) add(knowledge.points.get(id))
  const cited = [...shown]

  const paragraphs: string[] = []
  shown.forEach((point, at) => {
    if (at === direct) paragraphs.push(t('answer.also'))
    paragraphs.push(at >= direct ? `• ${point[language]}` : point[language])
    if (point.unclear && at < direct) paragraphs.push(t('answer.unclear', { note: point.unclear[language] }))
  })
  const differing = answer.points.flatMap((p) => p.differs)
  for (const other of differing) {
    paragraphs.push(t('answer.differs', { note: other[language] }))
    const point = knowledge.points.get(other.point)
    if (point) cited.push(point)
  }
  const policies = [...new Set(shown.map((p) => p.policy))].map((id) => knowledge.policies.get(id))
  const translated = policies.flatMap((p) => (p && p.language !== language ? [p.short[language]] : []))
  if (translated.length > 0) {
    const titles = language === 'zh' ? translated.map((title) => `《${title}》`).join('') : translated.join(', ')
    paragraphs.push(t('answer.unofficial', { titles }))
  }

  const citations: Citation[] = []
  for (const point of cited) {
    const citation = cite(knowledge, point, language)
    if (!citations.some((c) => c.policy === citation.policy && c.clause === citation.clause)) citations.push(citation)
  }
  const standings = policies.filter((p) => p?.warn).map((p) => p?.standing[language] ?? '')
  return {
    text: joinLists(paragraphs),
    citations,
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

/** Whether one statement says all that another does, as the whole of a list says each of its rows. */
const isSaidBy = (one: Point, other: Point, language: Language): boolean => {
  const held = new Set(terms(one[language]))
  const wanted = terms(other[language])
  return wanted.filter((term) => held.has(term)).length >= 0.9 * wanted.length
}

/** Paragraphs parted by blank lines, but the lines of a list and the line that introduces it stay together. */
const joinLists = (paragraphs: string[]): string =>
  paragraphs.reduce((text, next) => (text === '' ? next : `${text}${next.startsWith('• ') ? '\n' : '\n\n'}${next}`), '')

const declined = (knowledge: Knowledge, answer: Exclude<Answer, { status: 'answered' }>): string => {
  const { language, detail } = answer
  const t = speak(language)
  if (answer.status === 'no-question') return `${t('decline.no-question')}\n\n${t('decline.covers')}`
  const parts: string[] = []
  if (answer.status === 'other-place') {
    const place = knowledge.places.find((p) => p.id === detail)
    const name = language === 'zh' ? place?.zh[0] : titleCase(place?.en[0] ?? '')
    parts.push(t('decline.other-place', { place: name ?? '' }))
  } else if (answer.status === 'kind-missing') {
    const aspect = knowledge.aspects.find((a) => a.id === detail)
    parts.push(t('decline.kind-missing', { kind: aspect ? aspect.name[language] : t(`kind.${detail}` as Key) }))
  } else {
    const subject = knowledge.uncovered.find((s) => s.id === detail)
    parts.push(subject ? t('decline.subject', { subject: subject.name[language] }) : t('decline.not-covered'))
  }
  if (answer.near && answer.status === 'kind-missing') parts.push(`${t('decline.near')}\n• ${answer.near[language]}`)
  parts.push(t('decline.covers'))
  return parts.join('\n\n')
}

const titleCase = (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())

/** The whole answer as plain text, for channels that show no citations of their own and for the command line. */
export const plain = (
  reply: { text: string; citations?: Citation[]; standing?: string },
  language: Language,
): string => {
  const t = speak(language)
  const list = (reply.citations ?? [])
    .map((c) => (language === 'zh' ? `《${c.title}》${c.label}` : `${c.title}, ${c.label}`))
    .join(language === 'zh' ? '；' : '; ')
  return [
    reply.text,
    ...(list ? [t('answer.source', { list })] : []),
    ...(reply.standing ? [t('answer.standing', { standing: reply.standing })] : []),
  ].join('\n\n')
}
