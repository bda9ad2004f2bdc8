/** Places and their documents as a reader is told them. */
import type { IsoDate } from '../../knowledge/dates.ts'
import { inForceOn } from '../../knowledge/in-force.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Language } from '../channel.ts'

/** The titles of the documents of a place that hold today. */
export const titlesOf = (knowledge: Knowledge, place: string, language: Language, today: IsoDate): string[] => {
  const current = inForceOn(knowledge, today)
  return [...knowledge.policies.values()]
    .filter((p) => p.jurisdiction === place && current.has(p.id))
    .map((p) => (language === 'zh' ? `《${p.title.zh}》` : p.title.en))
}

/** What can be asked about today, as a list for people: each programme once, the places in the order of places.yaml. */
export const coveredIn = (knowledge: Knowledge, language: Language, today: IsoDate): string => {
  const current = inForceOn(knowledge, today)
  const policies = [...knowledge.policies.values()].filter(({ id }) => current.has(id))
  const inOrder = knowledge.places.flatMap(({ id }) => policies.filter(({ jurisdiction }) => jurisdiction === id))
  const names = new Set(inOrder.map(({ covers, short }) => (covers ?? short)[language]))
  return language === 'zh' ? [...names].join('、') : new Intl.ListFormat('en').format(names)
}

/** A place as a reader of `language` calls it: the United Kingdom. */
export const nameOf = (knowledge: Knowledge, id: string | undefined, language: Language): string => {
  const place = knowledge.places.find((p) => p.id === id)
  if (language === 'zh') return place?.zh[0] ?? ''
  const name = (place?.en[0] ?? '').replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
  return /^(United|Netherlands|Philippines)\b/.test(name) ? `the ${name}` : name
}
