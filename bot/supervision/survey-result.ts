/** What the questionnaire of a year came to, from the audit log; the sentences themselves are records. */
import type { AuditEntry } from '../store.ts'

export interface SurveyResult {
  year: string
  asked: number
  /** Who answered at least the first question. */
  answered: number
  declined: number
  /** Mean satisfaction, 1 to 5. */
  stars?: number
  inTime: number
  notInTime: number
  sentences: string[]
}

/** Undefined when nobody was asked that year. Who answers anew counts with the last answer. */
export const surveyResult = (
  entries: Iterable<AuditEntry>,
  year: string,
  sentences: string[],
): SurveyResult | undefined => {
  let asked = 0
  const declined = new Set<string>()
  const stars = new Map<string, number>()
  const inTime = new Map<string, boolean>()
  for (const { action, subject, actor, detail } of entries) {
    if (subject !== year) continue
    if (action === 'survey.ask') asked++
    else if (action === 'survey.decline') declined.add(actor)
    else if (action === 'survey.stars') stars.set(actor, Number(detail))
    else if (action === 'survey.time') inTime.set(actor, detail === 'yes')
  }
  if (asked === 0) return undefined
  const all = [...stars.values()]
  const yes = [...inTime.values()].filter(Boolean).length
  return {
    year,
    asked,
    answered: all.length,
    declined: [...declined].filter((who) => !stars.has(who)).length,
    ...(all.length > 0 ? { stars: all.reduce((a, b) => a + b, 0) / all.length } : {}),
    inTime: yes,
    notInTime: inTime.size - yes,
    sentences,
  }
}
