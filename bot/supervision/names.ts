/** What services, departments and districts are called in a report. */

import { districtName } from '../../knowledge/districts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Language } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { type Key, speak } from '../words.ts'
import type { Count } from './count.ts'
import { monthOf, type Span, spanOf } from './months.ts'

export interface Names {
  service(id: string): string
  role(id: string): string
  district(id: string): string
}

export const namesIn = ({ services, roles }: Pick<Knowledge, 'services' | 'roles'>, language: Language): Names => ({
  service: (id) => services.get(id)?.name[language] ?? id,
  // Two roles of one department are told apart by their titles.
  role: (id) => {
    const role = roles.get(id)
    if (!role) return id
    const alone = [...roles.values()].every((other) => other === role || other.department.zh !== role.department.zh)
    return alone ? role.department[language] : role.title[language]
  },
  district: (id) => districtName(id, language) ?? speak(language)('supervision.no-district'),
})

/** What the columns of a table are called. */
export const columnNames = {
  openBefore: 'supervision.open-before',
  received: 'supervision.received',
  cameIn: 'supervision.came-in',
  reopened: 'supervision.reopened',
  done: 'supervision.done',
  declined: 'supervision.declined',
  withdrawn: 'supervision.withdrawn',
  passedOn: 'supervision.passed-on',
  openAfter: 'supervision.open-after',
  onTime: 'supervision.on-time',
  overdue: 'supervision.overdue',
  days: 'supervision.days',
  ratings: 'supervision.ratings',
  stars: 'supervision.stars',
} satisfies Record<keyof Count, Key>

/** The counts of a table. Requests move between departments, never between services or districts. */
export const countsShown = (moving: boolean) =>
  [
    ...(['openBefore', 'received'] as const),
    ...(moving ? (['cameIn'] as const) : []),
    ...(['reopened', 'done', 'declined', 'withdrawn'] as const),
    ...(moving ? (['passedOn'] as const) : []),
    ...(['openAfter', 'onTime', 'overdue'] as const),
  ] satisfies (keyof Count)[]

/** October 2026; November 2026 (up to 22 November 2026) while the month is running. */
export const periodName = ({ from, to }: Span, language: Language): string => {
  const month = dateInWords(monthOf(from), language)
  if (to >= spanOf(monthOf(from)).to) return month
  return speak(language)('supervision.so-far', { month, date: dateInWords(dateAt(to - 1), language) })
}

/** 4.5; one digit after the point is enough for a mean. `none` stands where there is none. */
export const meanInWords = (mean: number | undefined, none = '–'): string => mean?.toFixed(1) ?? none
