/** What somebody may have meant whose question no document answers: the nearest questions that are answered. */

import type { Choice, Language } from '../channel.ts'
import { isChoiceId } from '../choices.ts'
import type { Talk } from '../talk.ts'
import type { Answer, Answerer } from './answer.ts'
import { sharingWith } from './nearest.ts'

const mostMeant = 3

/** Pressing one asks it. None in a dialogue, where words may be a name, and none for a subject that is not covered. */
export const nearQuestions = (talk: Talk, answerer: Answerer, answer: Answer, text: string): Choice[] => {
  if (talk.conversation.dialogue || answer.status !== 'not-covered' || answer.detail !== undefined) return []
  const found: Choice[] = []
  for (const { id, asks } of sharingWith(answerer.corpus, text, answer.today)) {
    if (found.length === mostMeant) break
    found.push(...questionOf(answerer, answer.today, id, asks[talk.language][0], talk.language))
  }
  return found
}

/** The question as a choice that asks it; none unless the rules answer it from that very point. */
export const questionOf = (
  answerer: Answerer,
  today: string,
  point: string,
  ask: string | undefined,
  language: Language,
): Choice[] => {
  const id = `answer:ask:${point}`
  if (!ask || !isChoiceId(id)) return []
  const answer = answerer.answer(ask, { language, today })
  if (answer.status !== 'answered' || !answer.points.some((one) => one.id === point)) return []
  return [{ id, label: `${ask.charAt(0).toUpperCase()}${ask.slice(1)}${/\p{Script=Han}/u.test(ask) ? '？' : '?'}` }]
}
