/** What is told before an answer: what the question has wrong, and what its documents are worth at the time it asks about. */
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Point, Policy } from '../knowledge/policy.ts'
import type { Answer } from './answer.ts'
import { dateInWords } from './printed-date.ts'
import { cite, inlineSources } from './sources.ts'
import { standingOf } from './standing.ts'
import { speak } from './words.ts'

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

/** From when or until when the document that answers held, where it did not at the time asked about. */
export const timesIn = (knowledge: Knowledge, points: readonly Point[], { time, language }: Answer): string[] => {
  if (!time || time.now) return []
  const t = speak(language)
  const policies = [knowledge.policies.get(points[0]?.policy ?? '')].flatMap((policy) => policy ?? [])
  return policies.flatMap((policy) => {
    const { effective, issued, expires } = policy
    const begin = effective ?? issued
    const said = { title: titleOf(policy, language), time: dateInWords(time.said, language) }
    if (begin && time.last < begin) return [t('answer.not-yet', { ...said, date: dateInWords(begin, language) })]
    if (expires && expires < time.first) return [t('answer.no-more', { ...said, date: dateInWords(expires, language) })]
    return []
  })
}

const titleOf = ({ short }: Policy, language: 'zh' | 'en') => (language === 'zh' ? `《${short.zh}》` : short.en)
