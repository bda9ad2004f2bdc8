/** Puts a question set to the bot's answerer and grades what it says. */
import { type Answerer, compose, plain } from '../../bot/answers/answer.ts'
import { type Topic, topicKept } from '../../bot/answers/follow-up.ts'
import type { Signs } from '../../bot/answers/signs.ts'
import { clean } from '../../bot/model/clean.ts'
import { wordStatements } from '../../bot/model/worded.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { strayFigures } from './figures.ts'
import { type Grade, grade } from './grade.ts'
import { type Expected, readQuestions, setName } from './questions.ts'

export interface Result {
  set: string
  expected: Expected
  grade: Grade
  status: string
  /** The answerer's own estimate that its statements are right, 0 to 1. */
  confidence: number
  signs?: Signs
  /** The language model found that the statements tell something else. */
  doubted: boolean
  /** Figures that stand in no clause cited. */
  stray: string[]
  text: string
  citations: { policy: string; clause: string }[]
  /** Milliseconds until the answer stood, without a model's wording. */
  ms: number
}

type Model = Parameters<typeof wordStatements>[0]

export const runSet = async (
  knowledge: Knowledge,
  answerer: Answerer,
  file: string,
  model?: Model,
): Promise<Result[]> => {
  const results: Result[] = []
  for (const expected of readQuestions(file)) {
    const topic = topicOf(answerer, expected.before ?? [])
    const start = performance.now()
    const answer = answerer.answer(expected.q, topic ? { topic } : {})
    const ms = performance.now() - start
    const worded =
      model && answer.status === 'answered'
        ? await wordStatements(model, knowledge, answer, clean(knowledge, expected.q))
        : {}
    const reply = compose(knowledge, answer, worded.text)
    const text = plain(reply, answer.language)
    const { status, confidence, signs } = answer
    const { citations } = reply
    results.push({
      set: setName(file),
      expected,
      grade: grade(expected, { status, text, citations }),
      status,
      confidence,
      ...(signs ? { signs } : {}),
      doubted: worded.doubted ?? false,
      stray: status === 'answered' ? strayFigures(knowledge, answer, reply) : [],
      text,
      citations,
      ms,
    })
  }
  return results
}

/** What a conversation is about after some questions. */
export const topicOf = (answerer: Answerer, questions: readonly string[]): Topic | undefined =>
  questions.reduce<Topic | undefined>(
    (topic, question) => topicKept(answerer.answer(question, topic ? { topic } : {}), topic),
    undefined,
  )
