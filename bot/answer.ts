/**
 * Answers a question from the documents, or says why not. No language model: the answer is made of points, each with
 * its clause, and a question is declined when the evidence for it is not there.
 */
import { asOf } from '../knowledge/as-of.ts'
import type { IsoDate } from '../knowledge/dates.ts'
import { inForceOn } from '../knowledge/in-force.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Point } from '../knowledge/policy.ts'
import { buildReader, type Reader } from '../knowledge/question.ts'
import { buildFinder } from '../knowledge/retrieve.ts'
import { languageOf, terms } from '../knowledge/text.ts'
import { buildWords } from '../knowledge/words.ts'
import { dateAt } from '../knowledge/working-days.ts'
import { decide, type Reason } from './decide.ts'
import { bare, isFollowUp, joined, subjectsOf, type Topic } from './follow-up.ts'
import type { Citation, Language } from './ports.ts'
import { smallTalkKey } from './small-talk.ts'
import { standingOf } from './standing.ts'
import { type Key, speak } from './words.ts'

/** `today`: the day it was given for; what has been replaced by then is told with that. */
export type Answer =
  | { status: 'answered'; language: Language; points: Point[]; places?: string[]; question: string; today: IsoDate }
  | {
      status: Reason
      language: Language
      detail?: string
      near?: Point
      places?: string[]
      question: string
      today: IsoDate
    }

export interface Answerer {
  /** `language` is the reader's; without it the question's own is taken. `today`: a day in Chongqing. */
  answer(question: string, options?: { language?: Language; topic?: Topic; today?: IsoDate }): Answer
  /** The statements that come nearest, whether or not they answer. */
  nearest(question: string, today: IsoDate): Point[]
}

const mostNear = 12

export const buildAnswerer = (knowledge: Knowledge): Answerer => {
  const finder = buildFinder(knowledge)
  const reader = buildReader(knowledge, buildWords(knowledge, finder.knows))
  return {
    answer: (written, { language: wanted, topic, today = dateAt(Date.now()) } = {}) => {
      const language = wanted ?? languageOf(written) ?? 'zh'
      const { policies, past, rest } = asOf(knowledge, written, today)
      // “And under the old rules?” asks the question before once more.
      const text = past && topic && reader.read(bare(rest)).words.subject.length === 0 ? topic.question : rest
      const subject = topic ? reader.read(bare(text)).words.subject : []
      const follows = topic !== undefined && (isFollowUp(text, subject) || staysIn(reader, topic, text, subject))
      const question = follows ? joined(topic, text, subject) : text
      // “多久？” may well be answered by what was just said; “那转学呢？” hardly.
      const before = follows ? { ...topic, points: question === topic.question ? [] : topic.points } : undefined
      const talk = smallTalkKey(written)
      // A number typed where there is no list of choices any more asks for nothing.
      const bareNumber = /^\s*[\d０-９]{1,2}\s*[.)、。]?\s*$/.test(written)
      const decided =
        talk || bareNumber
          ? { status: 'no-question' as const, ...(talk ? { detail: talk } : {}) }
          : decide(knowledge, finder, reader, text, policies, before)
      return { ...decided, language, question, today }
    },
    nearest: (written, today) => {
      const { policies, rest } = asOf(knowledge, written, today)
      const found = finder.rank(rest).best(mostNear, ({ policy }) => policies.has(policy))
      return found.map(({ point }) => point)
    },
  }
}

/** “Beijing”, then “who can apply”: what names no place of its own and hardly a subject is asked about the place. */
const staysIn = (reader: Reader, topic: Topic, text: string, subject: readonly string[]): boolean => {
  const { places, policies } = reader.read(text)
  return subjectsOf(subject).length <= 1 && places.length + policies.length === 0 && reader.read(topic.question).bare
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

/** The statements an answer consists of: the first `direct` ones answer, the others belong to them. */
export const statementsOf = (
  knowledge: Knowledge,
  { points, language }: Extract<Answer, { status: 'answered' }>,
): { shown: Point[]; direct: number } => {
  const shown: Point[] = []
  const add = (point: Point | undefined) => {
    if (point && !shown.some((other) => isSaidBy(other, point, language))) shown.push(point)
  }
  for (const point of points) add(point)
  const direct = shown.length
  for (const id of points.flatMap((p) => p.with)) if (shown.length < direct + 2) add(knowledge.points.get(id))
  return { shown, direct }
}

/**
 * An answer in words: what answers first, then what belongs to it, with citations and the documents' standing. `worded`:
 * verified sentences that take the place of the statements; what is unclear or differs is told all the same.
 */
export const compose = (
  knowledge: Knowledge,
  answer: Answer,
  worded?: string,
): { text: string; citations: Citation[]; standing?: string } => {
  const { language } = answer
  const t = speak(language)
  if (answer.status !== 'answered') return { text: declined(knowledge, answer), citations: [] }
  if (answer.places) return compared(knowledge, answer.places, answer)

  const { shown, direct } = statementsOf(knowledge, answer)
  // A statement that another document makes too is not repeated, but both are cited.
  const cited = [...new Set([...answer.points, ...shown])]

  const paragraphs: string[] = worded ? [worded, t('model.label')] : []
  shown.forEach((point, at) => {
    if (!worded && at === direct) paragraphs.push(t('answer.also'))
    if (!worded) paragraphs.push(at >= direct ? `• ${point[language]}` : point[language])
    if (point.unclear && at < direct) paragraphs.push(t('answer.unclear', { note: point.unclear[language] }))
  })
  const told = new Set<string>() // two documents that differ say so of each other, and of several things: once is enough
  for (const [own, other] of answer.points.flatMap((p) => p.differs.map((d) => [p.id, d] as const))) {
    const pair = [own, other.point].map(documentOf).sort().join()
    if (told.has(pair)) continue
    told.add(pair)
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
  const standings = standingsOf(knowledge, shown, answer)
  return {
    text: joinLists(paragraphs),
    citations,
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

const documentOf = (point: string) => point.slice(0, point.indexOf('/'))

/** What there is for each place, with the clause that says whom each document is for. */
const compared = (knowledge: Knowledge, places: readonly string[], answer: Extract<Answer, { status: 'answered' }>) => {
  const { language, points, today } = answer
  const t = speak(language)
  const lines = places.flatMap((id) =>
    titlesOf(knowledge, id, language, today).map((title) =>
      t('answer.compare-place', { place: nameOf(knowledge, id, language), title }),
    ),
  )
  const standings = standingsOf(knowledge, points, answer)
  return {
    text: `${joinLists([t('answer.compare'), ...lines])}\n\n${t('answer.compare-check')}`,
    citations: points.map((point) => cite(knowledge, point, language)),
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

/** What the documents of some points are worth on the day of the answer, each once. */
const standingsOf = (knowledge: Knowledge, points: readonly Point[], { language, today }: Answer): string[] =>
  [...new Set(points.map((p) => p.policy))].flatMap((id) => standingOf(knowledge, id, language, today) ?? [])

/** The titles of the documents of a place that hold today. */
const titlesOf = (knowledge: Knowledge, place: string, language: Language, today: IsoDate): string[] => {
  const current = inForceOn(knowledge, today)
  return [...knowledge.policies.values()]
    .filter((p) => p.jurisdiction === place && current.has(p.id))
    .map((p) => (language === 'zh' ? `《${p.title.zh}》` : p.title.en))
}

/** A place as a reader of `language` calls it: the United Kingdom. */
const nameOf = (knowledge: Knowledge, id: string | undefined, language: Language): string => {
  const place = knowledge.places.find((p) => p.id === id)
  if (language === 'zh') return place?.zh[0] ?? ''
  const name = titleCase(place?.en[0] ?? '')
  return /^(United|Netherlands|Philippines)\b/.test(name) ? `the ${name}` : name
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
  const [only] = answer.places ?? []
  if (answer.status === 'no-question') {
    const told = answer.places?.map((place) =>
      t('answer.place', {
        place: nameOf(knowledge, place, language),
        titles: titlesOf(knowledge, place, language, answer.today).join(language === 'zh' ? '、' : '; '),
      }),
    )
    return told?.join('\n\n') ?? (detail ? t(detail as Key) : `${t('decline.no-question')}\n\n${t('decline.covers')}`)
  }
  const parts: string[] = []
  if (answer.status === 'other-place') {
    parts.push(t('decline.other-place', { place: nameOf(knowledge, detail, language) }))
  } else if (answer.status === 'kind-missing') {
    const aspect = knowledge.aspects.find((a) => a.id === detail)
    const kind = aspect ? aspect.name[language] : t(`kind.${detail}` as Key)
    parts.push(
      only
        ? t('decline.kind-missing-in', { kind, place: nameOf(knowledge, only, language) })
        : t('decline.kind-missing', { kind }),
    )
  } else {
    const subject = knowledge.uncovered.find((s) => s.id === detail)
    parts.push(subject ? t('decline.subject', { subject: subject.name[language] }) : t('decline.not-covered'))
  }
  if (answer.near && answer.status === 'kind-missing') parts.push(`${t('decline.near')}\n• ${answer.near[language]}`)
  parts.push(t('decline.covers'))
  return parts.join('\n\n')
}

const titleCase = (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())

/** Longest plain text, in characters: what Telegram takes in one message, with some room. */
const longestPlain = 4000

/** The whole answer as plain text, for channels that show no citations of their own and for the command line. */
export const plain = (
  reply: { text: string; citations?: Citation[]; standing?: string },
  language: Language,
): string => {
  const t = speak(language)
  const standing = reply.standing ? [t('answer.standing', { standing: reply.standing })] : []
  const room = longestPlain - [reply.text, ...standing, t('answer.source', { list: '' })].join('\n\n').length
  const list = sources(reply.citations ?? [], language, room)
  return [reply.text, ...(list ? [t('answer.source', { list })] : []), ...standing].join('\n\n')
}

/** “二、” and “三、1.” end with a mark of their own, which is one too many before another. */
export const inChinese = (labels: readonly string[]): string =>
  labels.map((label) => label.replace(/[、.]$/, '')).join('，')

/** The clauses by document, each title once; the last clauses are left out when there is no room for all. */
const sources = (citations: Citation[], language: Language, room: number): string => {
  const titles = new Map<string, string[]>()
  for (const { title, label } of citations) titles.set(title, [...(titles.get(title) ?? []), label])
  const write = (count: number) => {
    let left = count
    const parts = [...titles].flatMap(([title, labels]) => {
      const shown = labels.slice(0, left)
      left -= shown.length
      if (shown.length === 0) return []
      return language === 'zh' ? [`《${title}》${inChinese(shown)}`] : [`${title}, ${shown.join(', ')}`]
    })
    const rest = citations.length - count
    if (rest > 0) parts.push(speak(language)('answer.more-clauses', { count: rest }))
    return parts.join(language === 'zh' ? '；' : '; ')
  }
  let count = citations.length
  while (count > 1 && write(count).length > room) count--
  return write(count)
}
