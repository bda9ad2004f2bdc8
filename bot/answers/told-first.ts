/** What is told before an answer: what the question has wrong, and what its documents are worth at the time it asks about. */
import type { IsoDate } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point, Policy } from '../../knowledge/policy.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'
import type { Answer } from './answer.ts'
import { cite, inlineSources } from './sources.ts'
import { standingOf } from './standing.ts'

/** What the question states otherwise than a clause does. */
export const correctionsIn = (knowledge: Knowledge, { corrections = [], language }: Answer): string[] =>
  corrections.map(({ said, point, is }) =>
    speak(language)('answer.correction', {
      said,
      is: is[language],
      source: inlineSources(knowledge, [cite(knowledge, point, language)], language),
    }),
  )

/** What the documents of some points are worth on the day of the answer, each once. */
export const standingsOf = (knowledge: Knowledge, points: readonly Point[], { language, today }: Answer): string[] =>
  [...new Set(points.map((p) => p.policy))].flatMap((id) => standingOf(knowledge, id, language, today) ?? [])

/** Whether it is asked what holds today, and a document of the answer has ended. */
export const endedNow = (knowledge: Knowledge, points: readonly Point[], { time, today }: Answer): boolean =>
  time?.now === true && points.some(({ policy }) => (knowledge.policies.get(policy)?.expires ?? today) < today)

/** Since when or until when documents of the answer held that did not at the time asked about, and which did. */
export const timesIn = (knowledge: Knowledge, points: readonly Point[], { time, language }: Answer): string[] => {
  if (!time || time.now) return []
  const t = speak(language)
  const policies = [...new Set(points.map(({ policy }) => policy))].flatMap((id) => knowledge.policies.get(id) ?? [])
  const told = policies.flatMap((policy) => {
    const { begin, end } = spanAround(policy, time)
    const day = begin ?? end
    if (!day) return []
    const said = { title: titleOf(policy, language), date: dateInWords(day, language) }
    return [t(begin ? 'answer.not-yet' : 'answer.no-more', said)]
  })
  if (told.length === 0) return []
  const titles = policies.filter((policy) => heldThen(policy, time)).map((policy) => titleOf(policy, language))
  const list = [...told, ...(titles.length > 0 ? [t('answer.held', { titles: titles.join(t('answer.comma')) })] : [])]
  return [t('answer.time', { time: dateInWords(time.said, language), list: list.join(t('answer.semicolon')) })]
}

/** The statements that tell when documents of the answer began or ended, where that is told of the time asked about. */
export const datesOf = (knowledge: Knowledge, points: readonly Point[], { time }: Answer): Point[] => {
  if (!time || time.now) return []
  return [...new Set(points.map(({ policy }) => policy))].flatMap((id) => {
    const policy = knowledge.policies.get(id)
    const { begin, end } = policy ? spanAround(policy, time) : {}
    return ((begin ?? end) ? knowledge.points.get(`${id}/${policy?.holds}`) : undefined) ?? []
  })
}

type Span = { first: IsoDate; last: IsoDate }

/** The day from which a document holds when that is after a time, or that of its end when it is before. */
const spanAround = ({ effective, issued, expires }: Policy, { first, last }: Span) => {
  const begin = effective ?? issued
  return { begin: begin && last < begin ? begin : undefined, end: expires && expires < first ? expires : undefined }
}

/** Whether a document is known to have held at some time of a span. */
export const heldThen = (policy: Policy, time: Span): boolean => {
  const { begin, end } = spanAround(policy, time)
  return (policy.effective ?? policy.issued) !== null && !begin && !end
}

const titleOf = ({ short }: Policy, language: 'zh' | 'en') => (language === 'zh' ? `《${short.zh}》` : short.en)
