/** Several questions in one message, each answered by itself and in the order asked. */
import { type Kind, strictKinds } from '../../knowledge/question/kinds.ts'
import { questionsIn } from '../../knowledge/question/several.ts'
import { isHan } from '../../knowledge/retrieval/text.ts'
import type { Answer } from './answer.ts'
import { type Topic, topicAfter } from './follow-up.ts'

/** More than these are not answered at once; the reader is told. */
export const mostQuestions = 4

/**
 * The answers to the questions of a message, where it asks for different things. Each may lean on the one before it, as
 * in a conversation; of one that nothing answers it is said. Undefined: it is one question, or one statement answers all.
 */
export const answerEach = (
  written: string,
  topic: Topic | undefined,
  answer: (text: string, topic: Topic | undefined) => Answer,
  /** Whether it names a thing of the documents. */
  namesThing: (text: string) => boolean,
  /** The place or programme that a question names, in words that may stand behind another. */
  nameIn: (text: string) => string | undefined,
): Answer | undefined => {
  const questions = topic ? questionsIn(written) : ofTheNamed(questionsIn(written), nameIn)
  if (questions.length < 2) return undefined
  const each: { label: string; answer: Answer }[] = []
  let before = topic
  for (const question of questions.slice(0, mostQuestions)) {
    let found = answer(question, before)
    if (before && leansOn(found.question, before) && isOutside(each.at(-1)?.answer)) {
      // “How do I appeal, and within what period?”: what leans on something that no document covers is not covered either.
      const alone = namesThing(question) ? answer(question, topic) : undefined
      if (alone?.status !== 'answered') {
        hear(each.at(-1), question)
        continue
      }
      found = alone
    }
    before = topicAfter(found) ?? { question: found.question, points: [] }
    const told = each.flatMap((one) => (one.answer.status === 'answered' ? one.answer.points : []))
    const [first, ...others] = found.status === 'answered' ? found.points : []
    const again = first !== undefined && told.includes(first)
    if (again)
      hear(
        each.find(({ answer }) => answer.status === 'answered' && answer.points.includes(first)),
        question,
      )
    if (again) continue
    const points = first && [first, ...others.filter((point) => !told.includes(point))]
    each.push({ label: labelOf(question), answer: points ? { ...found, status: 'answered', points } : found })
  }
  const answered = each.filter((part) => part.answer.status === 'answered')
  const [first] = answered
  // What answers the first question answers the others as well.
  if (first && each.length === 1) return { ...first.answer, question: written }
  if (each.length < 2 || !first || each.some(({ answer }) => answer.parts)) return undefined
  const left = questions.length - mostQuestions
  const { signs: _ofTheFirst, marks: _of, ...its } = first.answer
  return {
    ...its,
    status: 'answered',
    points: answered.flatMap((part) => (part.answer.status === 'answered' ? part.answer.points : [])),
    question: written,
    confidence: Math.min(...answered.map((part) => part.answer.confidence)),
    parts: { compares: false, each, ...(left > 0 ? { left } : {}) },
  }
}

/** “How long does it take and what does it cost in Beijing?”: both are asked of Beijing. */
const ofTheNamed = (questions: string[], nameIn: (text: string) => string | undefined): string[] => {
  const names = questions.map(nameIn)
  const [first] = names.flatMap((name) => name ?? [])
  const from = names.findIndex((name) => name !== undefined)
  return questions.map((question, at) =>
    at < from && !isHan(question) ? `${question.replace(/[?.!\s]+$/, '')} ${first}?` : question,
  )
}

const leansOn = (question: string, { question: before }: Topic) => question.startsWith(before)

/** What is said of one question is said of another as well: it stands above the same answer, so that none seems unheard. */
const hear = (part: { label: string } | undefined, question: string): void => {
  if (part) part.label = labelOf(`${part.label}${isHan(question) ? '' : ' '}${question}`)
}

/** Declined for its subject, and not because a kind of fact is missing. */
const isOutside = (answer: Answer | undefined): boolean =>
  answer !== undefined &&
  answer.status !== 'answered' &&
  !(answer.status === 'kind-missing' && strictKinds.has(answer.detail as Kind))

/** The question as it is repeated above its answer. */
const labelOf = (question: string): string => {
  const text = question.replace(/\s+/g, ' ').trim()
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
