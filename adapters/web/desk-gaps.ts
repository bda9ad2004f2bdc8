/** What people asked in vain, as the desk page shows it. */

import { countsByReason, gapsOf } from '../../bot/answers/gaps.ts'
import type { Language } from '../../bot/channel.ts'
import { dateInWords } from '../../bot/printed-date.ts'
import type { Store } from '../../bot/store.ts'
import { whereOf } from '../../bot/watch/kept.ts'
import { type Key, speak } from '../../bot/words.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { dateAt } from '../../knowledge/working-days.ts'

export interface DeskGaps {
  /** The most frequent first. */
  rows: DeskGap[]
  /** How many there are; at most `longest` are shown. */
  total: number
  /** How often, by reason. */
  reasons: { reason: string; count: number }[]
}

export interface DeskGap {
  question: string
  count: number
  reason: string
  /** The day it was asked last, as printed. */
  last: string
  /** The statement that came nearest, or that was no help. */
  near?: string
  /** The clause of it, as printed. */
  where?: string
  comments: string[]
}

const longest = 100

export const listGaps = async (
  store: Pick<Store, 'all'>,
  knowledge: Knowledge,
  language: Language,
): Promise<DeskGaps> => {
  const reasonOf = (reason: string) => speak(language)(`page.desk-gap.${reason}` as Key)
  const gaps = await gapsOf(store)
  return {
    total: gaps.length,
    reasons: countsByReason(gaps).map(([reason, count]) => ({ reason: reasonOf(reason), count })),
    rows: gaps.slice(0, longest).map(({ question, count, reason, at, near, comments = [] }) => {
      const point = knowledge.points.get(near ?? '')
      return {
        question,
        count,
        reason: reasonOf(reason),
        last: dateInWords(dateAt(at), language),
        ...(point ? { near: point[language], where: whereOf(knowledge, point, language) } : {}),
        comments,
      }
    }),
  }
}
