/** The figures of an answer: each has to stand in a clause that the answer cites. */
import type { Answer } from '../../bot/answers/answer.ts'
import type { Citation } from '../../bot/channel.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/**
 * Figures of an answer that stand in no clause it cites: neither in its statements nor in its text as issued, nor in its
 * name or the dates of its document. What the person wrote may be quoted where it is corrected or answered part by part.
 */
export const strayFigures = (
  knowledge: Knowledge,
  answer: Answer,
  reply: { text: string; citations: Citation[] },
): string[] => {
  const cited = new Set(reply.citations.map(({ policy, clause }) => `${policy}/${clause}`))
  const { parts, corrections, time } = answer
  const known = new Set(
    [
      ...[...knowledge.points.values()]
        .filter(({ policy, clause }) => cited.has(`${policy}/${clause}`))
        .map(({ zh, en, unclear, differs }) => JSON.stringify([zh, en, unclear, differs])),
      ...[...cited].map((id) => knowledge.clauses.get(id)?.whole ?? ''),
      ...reply.citations.map(({ policy, label, title }) => `${label} ${title} ${datesOf(knowledge, policy)}`),
      parts || corrections || time ? `${answer.question} ${JSON.stringify(time)}` : '',
    ].flatMap(figuresIn),
  )
  return figuresIn(parts ? reply.text.replace(/^\d+\. /gm, '') : reply.text).filter((figure) => !known.has(figure))
}

const figuresIn = (text: string): string[] => (text.match(/\d+/g) ?? []).map((figure) => String(Number(figure)))

const datesOf = (knowledge: Knowledge, id: string): string => {
  const policy = knowledge.policies.get(id)
  return policy ? [policy.issued, policy.effective, policy.expires].join(' ') : ''
}
