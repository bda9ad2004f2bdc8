/** What answers from it, made once as well. */
import { type Answer, buildAnswerer, compose, plain } from '../bot/answers/answer.ts'
import { type Topic, topicKept } from '../bot/answers/follow-up.ts'
import { knowledge } from './our-knowledge.ts'

export const answerer = buildAnswerer(knowledge)

/** The answer to the last of several questions that are asked in one conversation. */
export const lastOf = (questions: readonly string[], today = '2026-11-22'): Answer | undefined => {
  let topic: Topic | undefined
  const answers = questions.map((question) => {
    const answer = answerer.answer(question, { today, ...(topic ? { topic } : {}) })
    topic = topicKept(answer, topic)
    return answer
  })
  return answers.at(-1)
}

/** The answer to one question, and what is said. */
export const ask = (question: string) => {
  const answer = answerer.answer(question)
  const reply = compose(knowledge, answer)
  return {
    answer,
    reply,
    text: plain(reply, answer.language),
    clauses: reply.citations.map((c) => `${c.policy}/${c.clause}`),
  }
}
