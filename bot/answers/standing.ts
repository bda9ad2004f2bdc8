/** What a document is worth on a day, as a reader of a language is told it. */
import type { IsoDate } from '../../knowledge/dates.ts'
import { successorOf } from '../../knowledge/in-force.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Policy } from '../../knowledge/policy.ts'
import type { Language } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'
import { titled } from './sources.ts'

/** Undefined when there is nothing to be warned of. */
export const standingOf = (
  knowledge: Pick<Knowledge, 'policies'>,
  id: string,
  language: Language,
  today: IsoDate,
): string | undefined => {
  const policy = knowledge.policies.get(id)
  const successor = successorOf(knowledge, id)
  const parts: string[] = []
  if (policy && successor) {
    const { from } = successor
    const titles = { title: titleOf(policy, language), by: titleOf(successor.policy, language) }
    const key = from > today ? 'answer.replaced-soon' : from ? 'answer.replaced' : 'answer.replaced-undated'
    parts.push(speak(language)(key, { ...titles, date: from && dateInWords(from, language) }))
  }
  if (policy?.warn) parts.push(policy.standing[language])
  // Nobody edits a document on the day it begins or ends.
  else if (policy) {
    const { effective, expires } = policy
    const hasEnded = !successor && expires && expires < today
    const told = effective && effective > today ? 'answer.begins' : hasEnded ? 'answer.ended' : undefined
    const date = told === 'answer.begins' ? effective : expires
    if (told && date)
      parts.unshift(speak(language)(told, { title: titleOf(policy, language), date: dateInWords(date, language) }))
  }
  return parts.length > 0 ? parts.join(language === 'zh' ? '' : ' ') : undefined
}

/** With its number: two versions mostly have the same title. */
const titleOf = ({ short, number }: Policy, language: Language) =>
  titled(number ? `${short[language]} ${number}` : short[language], language)
