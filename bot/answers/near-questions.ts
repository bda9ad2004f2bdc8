/** What somebody may have meant whose question no document answers: the nearest questions that are answered. */

import type { Choice } from '../ports.ts'
import type { Talk } from '../talk.ts'
import type { Answer, Answerer } from './answer.ts'
import { sharingWith } from './nearest.ts'

/** The longest id a Choice may have, in bytes. */
const longestId = 64
const mostMeant = 3

/** Pressing one asks it. None in a dialogue, where words may be a name, and none for a subject that is not covered. */
export const nearQuestions = (talk: Talk, answerer: Answerer, answer: Answer, text: string): Choice[] => {
  if (talk.conversation.dialogue || answer.status !== 'not-covered' || answer.detail !== undefined) return []
  const { language } = talk
  const found: Choice[] = []
  for (const point of sharingWith(answerer.corpus, text, answer.today)) {
    const ask = point.asks[language][0]
    const id = `answer:ask:${point.id}`
    if (!ask || found.length === mostMeant || Buffer.byteLength(id) > longestId) continue
    const confirmed = answerer.answer(ask, { language, today: answer.today })
    if (confirmed.status === 'answered' && confirmed.points.some((one) => one.id === point.id))
      found.push({ id, label: labelOf(ask) })
  }
  return found
}

const labelOf = (ask: string): string =>
  `${ask.charAt(0).toUpperCase()}${ask.slice(1)}${/\p{Script=Han}/u.test(ask) ? '？' : '?'}`
