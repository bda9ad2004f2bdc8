/** Where the language model has a part in a conversation: an answer shortened or doubted, a question that may have been meant. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import type { Near } from '../../knowledge/retrieval/by-meaning.ts'
import { languageOf } from '../../knowledge/retrieval/text.ts'
import { type Answer, type Answerer, statementsOf } from '../answers/answer.ts'
import { questionOf } from '../answers/near-questions.ts'
import { nearestTo } from '../answers/nearest.ts'
import { cite } from '../answers/sources.ts'
import type { Choice } from '../channel.ts'
import { ownRequests } from '../requests/applicant.ts'
import { smallTalkKey } from '../small-talk.ts'
import type { Talk } from '../talk.ts'
import { clean, isTelling } from './clean.ts'
import type { Consulting } from './consult.ts'
import { fold, sentencesOf } from './tokens.ts'

type Answered = Extract<Answer, { status: 'answered' }>

/** What a model made of an answer. Neither: the statements stand as they are. */
interface Worded {
  /** The statements shortened to what was asked. */
  text?: string
  /** The model finds that they tell something else. They are told all the same, with that remark: rules have chosen them. */
  doubted?: true
}

/** Not in the middle of a dialogue, where words may be a name. */
export const wordAnswer = async (talk: Talk, answer: Answered, text: string): Promise<Worded> => {
  const { world, language, conversation } = talk
  const { model, knowledge } = world
  if (!model || conversation.dialogue || answer.language !== language) return {}
  const question = await cleaned(talk, text)
  if (!question) return {}
  const leansOn = answer.question === text ? undefined : conversation.topic?.question
  const before = leansOn && (await cleaned(talk, leansOn))
  return wordStatements(model, knowledge, answer, question, before)
}

/** The same for a question that is clean already, and the one before it. */
export const wordStatements = async (
  model: Pick<Consulting, 'word'>,
  knowledge: Knowledge,
  answer: Answered,
  question: string,
  before?: string,
): Promise<Worded> => {
  if (answer.places) return {}
  const { language } = answer
  const { shown, direct } = statementsOf(knowledge, answer)
  const statements = shown.map((point, at) => {
    const { title } = cite(knowledge, point, language)
    return { id: `S${at + 1}`, text: point[language], of: title }
  })
  const needed = statements.slice(0, direct).map(({ id }) => id)
  const task = { kind: 'word' as const, language, question, statements, ...(before ? { before } : {}) }
  const wording = await model.word(task, needed)
  if (!wording) return {}
  // The conditions of a programme never tell whether this person meets them.
  if (!wording.answered) return answer.person ? {} : { doubted: true }
  return isLong(statements) ? { text: joined(wording.sentences.map((sentence) => sentence.text)) } : {}
}

/** One sentence can't be shortened. */
const isLong = (statements: readonly { text: string }[]): boolean =>
  statements.length > 1 || sentencesOf(fold(statements[0]?.text ?? '')).length > 1

/** Each sentence ends; between two there is a space where the language has one. */
const joined = (sentences: string[]): string =>
  sentences
    .map((text) =>
      /[.。！？!?]["”’」』)）]*$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`,
    )
    .reduce((all, text) => (all === '' ? text : `${all}${/[。！？」』”）]$/.test(all) ? '' : ' '}${text}`), '')

/**
 * Questions that somebody whose question was not understood may have meant: chosen by the model among those that come near, and
 * only such as the rules answer from just that statement. Pressing one asks it.
 */
export const meantQuestions = async (
  talk: Talk,
  answerer: Answerer,
  answer: Answer,
  text: string,
): Promise<Choice[]> => {
  const { world, language, conversation } = talk
  // A subject that no document covers is no misunderstanding.
  if (!world.model || conversation.dialogue || answer.status !== 'not-covered' || answer.detail !== undefined) return []
  if (languageOf(text) === undefined) return []
  const question = await cleaned(talk, text)
  if (!question) return []
  const near = new Map<string, Point>()
  for (const point of nearestTo(answerer.corpus, text, answer.today)) {
    const ask = point.asks[language][0]
    if (ask && !near.has(ask)) near.set(ask, point)
  }
  if (near.size === 0) return []
  const statements = [...near.keys()].map((ask, at) => ({ id: `S${at + 1}`, text: ask }))
  const ids = await world.model.meant({ kind: 'meant', language, question, statements })
  return ids.flatMap((id): Choice[] => {
    const ask = statements.find((statement) => statement.id === id)?.text
    const point = ask && near.get(ask)
    return point ? questionOf(answerer, answer.today, point.id, ask, language) : []
  })
}

/** What is near a question by meaning, where an endpoint tells. Not in the middle of a dialogue, where words may be a name. */
export const nearByMeaning = async (talk: Talk, text: string): Promise<Near | undefined> => {
  const { meaning, knowledge } = talk.world
  if (!meaning || talk.conversation.dialogue || smallTalkKey(text) || languageOf(text) === undefined) return undefined
  const question = await cleaned(talk, text)
  const points = question && (await meaning.near(knowledge, question))
  return points ? { text, points } : undefined
}

/** The question without what tells of the person; undefined when too little is left. */
const cleaned = async (talk: Talk, text: string): Promise<string | undefined> => {
  const { conversation, mine } = talk
  const requests = await ownRequests(talk)
  const drafts = [conversation.dialogue, conversation.paused].flatMap((dialogue) =>
    dialogue?.kind === 'filing' ? [dialogue.answers, dialogue.said ?? {}] : [],
  )
  const known = [...requests.map(({ items }) => items), ...drafts].flatMap((items) => Object.values(items))
  const own = [
    ...known,
    ...requests.map(({ number }) => number),
    ...mine.map((address) => address.replace(/^\w+:/, '')),
  ]
  const question = clean(talk.world.knowledge, text, own)
  return isTelling(question) ? question : undefined
}
