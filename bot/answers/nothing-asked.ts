/** What asks for nothing: small talk, a bare number, what somebody tells of a person, a name that no document has. */

import { toldOfPerson } from '../../knowledge/question/told.ts'
import { isHan } from '../../knowledge/retrieval/text.ts'
import { asksSomething } from '../requests/speech.ts'
import { smallTalkKey } from '../small-talk.ts'
import type { Answer } from './answer.ts'
import { type Corpus, placeOf } from './corpus.ts'
import { subjectsOf, type Topic } from './follow-up.ts'
import { nameOf } from './place-words.ts'
import { hasTraces, isTraces } from './traces.ts'

type Asked = Pick<Answer, 'language' | 'question' | 'today'>
type Told = Exclude<Answer, { status: 'answered' }>

export const nothingAsked = (
  corpus: Corpus,
  written: string,
  asked: Asked,
  topic: Topic | undefined,
): Answer | undefined => {
  const talk = smallTalkKey(written)
  if (talk) return { status: 'no-question', confidence: 0, detail: talk, ...asked }
  // A number typed where there is no list of choices any more.
  const isNumber = /^\s*[\d０-９]{1,2}\s*[.)、。]?\s*$/.test(written)
  if (isNumber) return { status: 'no-question', confidence: 0, ...asked }
  const told = toldOfPerson(written)
  if (told !== undefined && isMereState(corpus, told, topic)) return asTold(corpus, told, asked, topic)
  // A name that no document has, even where it sounds like a word of theirs.
  const isName = isTraces(written) && corpus.reader.read(written).words.unsaid.length > 0
  return isName ? { status: 'no-question', confidence: 0, ...asked } : undefined
}

/** What is told of a person is kept for what is asked next, and with it the place that it names. Of the place spoken of that goes on. */
export const asTold = (corpus: Corpus, told: string, asked: Asked, topic?: Topic): Told => {
  const { knowledge, reader } = corpus
  const spokenOf = topic && topic.points.length === 0 ? `${told} ${topic.question}` : told
  const [place] = reader.read(spokenOf).places.flatMap(({ id, covered }) => (covered ? [id] : []))
  const isHere = place !== undefined && place === placeOf(corpus, topic?.policy)
  return {
    ...{ status: 'no-question', confidence: 0, detail: 'decline.told', told, ...asked },
    ...(place ? { places: [place], question: nameOf(knowledge, place, asked.language) } : {}),
    ...(topic && isHere ? { question: topic.question } : {}),
  }
}

/**
 * Whether what no document answers was asked: words that ask for something, or name a thing without telling of a person.
 * Details that somebody types where nothing is open (a name, a firm, a telephone number) are no question.
 */
export const isAskedInVain = (answer: Told, text: string): boolean =>
  asksSomewhere(text) || ((answer.detail !== undefined || answer.near !== undefined) && !hasTraces(text))

const asksSomewhere = (text: string): boolean =>
  [text, ...text.split(/[,，;；。!！\n]+|\.\s|(?<=[?？])/)].some(asksSomething)

/**
 * What asks for nothing has not been asked in vain: “we are a startup in Beijing” tells of what is asked next. Nor is a
 * story that begins a conversation answered by what it merely touches.
 */
export const unlessTold = (corpus: Corpus, answer: Answer, text: string, topic?: Topic): Answer => {
  const { status, language, question, today } = answer
  if (status === 'no-question') return answer
  // In Chinese as many ask something, by an ending.
  const isStory = topic === undefined && !isHan(text) && !asksSomewhere(text)
  const touches = status === 'answered' || (answer.unlikely && !isTraces(text))
  if (touches ? !isStory || isHeld(answer) : isAskedInVain(answer, text)) return answer
  const told = asTold(corpus, text, { language, question, today })
  return told.places ? told : { status: 'no-question', confidence: 0, language, question, today }
}

/** Whether the best statement holds more of a question than what a story merely touches. */
const isHeld = ({ signs }: Answer): boolean =>
  signs === undefined || storySigns.reduce((sum, sign) => sum + (signs.get(sign) ?? 0), 0) >= leastHeld
const storySigns = ['coverage', 'likeness', 'ahead']
/** Of 90 English stories in test/eval/dev*.yaml those below were answered by what they touch. */
const leastHeld = 0.9

/** Words with a subject in what is told of a person, with which it is still about nothing in the documents. */
const mostTold = 1

/** Of a conversation about something, what is told may be about that: 我今年58 after a category. */
const isMereState = ({ reader }: Corpus, told: string, topic: Topic | undefined): boolean => {
  const { places, words } = reader.read(told)
  if (!isHan(told) && (!topic || topic.points.length === 0)) return subjectsOf(words.subject).length <= mostTold
  return places.every(({ covered }) => covered) && (places.length > 0 || !topic || topic.points.length === 0)
}
