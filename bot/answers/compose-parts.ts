/** Several answers in one message: to several questions, or about two things or places that are compared. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { speak } from '../words.ts'
import type { Answer, Parts } from './answer.ts'
import { composeDeclined } from './compose-declined.ts'
import { type Composed, composeStatements, joinLists, unofficial } from './compose-statements.ts'
import { nameOf, titlesOf } from './place-words.ts'
import { citationsOf, cite, inlineSources } from './sources.ts'
import { standingsOf } from './told-first.ts'

type Answered = Extract<Answer, { status: 'answered' }>

/** Each with its own clauses. What the documents are worth, and whose translation it is, is said once. */
export const composeParts = (knowledge: Knowledge, answer: Answered, parts: Parts): Composed => {
  const { language } = answer
  const t = speak(language)
  const points = parts.each.flatMap((part) => (part.answer.status === 'answered' ? part.answer.points : []))
  const told = parts.compares
    ? [
        joinLists([
          t(parts.neutral ? 'answer.each' : 'answer.beside'),
          ...parts.each.map((part) => side(knowledge, part)),
        ]),
      ]
    : parts.each.map((part, at) => `${at + 1}. ${part.label}\n${oneOf(knowledge, part.answer)}`)
  const left = parts.left ? [t('answer.parts-left', { count: parts.each.length })] : []
  const standings = standingsOf(knowledge, points, answer)
  return {
    text: [...told, ...left, ...unofficial(knowledge, points, language)].join('\n\n'),
    citations: citationsOf(knowledge, points, language),
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

/** One question's answer or why there is none, with its clauses. */
const oneOf = (knowledge: Knowledge, answer: Answer): string => {
  if (answer.status !== 'answered') return composeDeclined(knowledge, answer, true).text
  if (answer.parts || answer.places)
    return (
      answer.parts
        ? composeParts(knowledge, answer, answer.parts)
        : composePlaces(knowledge, answer.places ?? [], answer)
    ).text
  const { text, citations } = composeStatements(knowledge, answer, undefined, 'part')
  return `${text}\n${speak(answer.language)('answer.part-source', { list: inlineSources(knowledge, citations, answer.language) })}`
}

/** One of the two that are compared: its statements with the clauses, or what is not said of it. */
const side = (knowledge: Knowledge, { label, answer }: Parts['each'][number]): string => {
  const { language } = answer
  const t = speak(language)
  const name = nameIn(knowledge, label, language)
  if (answer.status !== 'answered')
    return t('answer.side-silent', { name, reason: composeDeclined(knowledge, answer, true).text })
  return answer.points
    .map((point) => {
      const source = inlineSources(knowledge, [cite(knowledge, point, language)], language)
      const statement = point[language].replace(/[。.]$/, '')
      const told = t('answer.side', { name, statement, source })
      return point.unclear ? `${told}\n${t('answer.unclear', { note: point.unclear[language] })}` : told
    })
    .join('\n')
}

/** A place as the reader's language has it, else what was written: A类, Category one, Card in Chongqing. */
const nameIn = (knowledge: Knowledge, label: string, language: 'zh' | 'en'): string => {
  const place = knowledge.places.find(({ zh, en }) => [...zh, ...en].includes(label))
  if (place) return nameOf(knowledge, place.id, language)
  const named = knowledge.places.filter(({ covered }) => covered).flatMap(({ en }) => en)
  const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return capital(named.reduce((text, name) => text.replace(name, capital(name)), label))
}

/** What there is for each place, with the clause that says whom each document is for. */
export const composePlaces = (knowledge: Knowledge, places: readonly string[], answer: Answered): Composed => {
  const { language, points, today } = answer
  const t = speak(language)
  const lines = places.flatMap((id) =>
    titlesOf(knowledge, id, language, today).map((title) =>
      t('answer.compare-place', { place: nameOf(knowledge, id, language), title }),
    ),
  )
  const standings = standingsOf(knowledge, points, answer)
  return {
    text: `${joinLists([t('answer.compare'), ...lines])}\n\n${t('answer.compare-check')}`,
    citations: points.map((point) => cite(knowledge, point, language)),
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}
