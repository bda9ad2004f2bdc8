/** The statements of an answer in words: what answers first, then what belongs to it. */
import { inForceBetween, inForceOn } from '../../knowledge/in-force.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { figures } from '../../knowledge/numbers.ts'
import type { Point } from '../../knowledge/policy.ts'
import { normalise, terms } from '../../knowledge/retrieval/text.ts'
import type { Citation, Language } from '../channel.ts'
import { speak } from '../words.ts'
import type { Answer } from './answer.ts'
import { isOfProgramme } from './corpus.ts'
import { nameOf } from './place-words.ts'
import { citationsOf, cite, inlineSources } from './sources.ts'
import { correctionsIn, datesOf, endedNow, standingsOf, timesIn } from './told-first.ts'

/** What is said for an answer. */
export interface Composed {
  text: string
  citations: Citation[]
  standing?: string
}

type Answered = Extract<Answer, { status: 'answered' }>

/**
 * `part` of an answer: what belongs to it is left out, and who has translated it is said elsewhere. `aside`, in the middle of
 * something else: what the source leaves unclear is left out, too; it stands below the original.
 */
export const composeStatements = (
  knowledge: Knowledge,
  answer: Answered,
  worded?: string,
  told: 'whole' | 'part' | 'aside' = 'whole',
): Composed => {
  const { language } = answer
  const t = speak(language)
  const all = statementsOf(knowledge, answer)
  const { direct } = all
  const shown = told === 'whole' ? all.shown : all.shown.slice(0, direct)
  // A statement that another document makes too is not repeated, but both are cited.
  const dates = datesOf(knowledge, [...answer.points, ...shown], answer)
  const corrected = (answer.corrections ?? []).map(({ point }) => point)
  const cited = [...new Set([...corrected, ...dates, ...answer.points, ...shown])]
  const standings = standingsOf(knowledge, shown, answer)
  const ended = endedNow(knowledge, shown, answer)

  const paragraphs: string[] = [
    ...correctionsIn(knowledge, answer),
    ...(ended ? standings : []),
    ...timesIn(knowledge, [...answer.points, ...shown], answer),
    ...(answer.person ? [t('answer.person')] : []),
  ]
  if (worded) paragraphs.push(worded, t('model.label'))
  const said = inTheirPlaces(knowledge, shown, answer)
  shown.forEach((_, at) => {
    if (!worded && at === direct) paragraphs.push(t('answer.also'))
    if (!worded) paragraphs.push(at >= direct ? `• ${said[at]}` : (said[at] as string))
  })
  // What is asked comes first, then what of it is unclear.
  if (told !== 'aside') paragraphs.push(...unclearIn(knowledge, shown.slice(0, direct), language))
  const pairs = new Set<string>() // two documents that differ say so of each other, and of several things: once is enough
  for (const [own, other] of comparisonsIn(knowledge, answer)) {
    const pair = [own, other.point].map(documentOf).sort().join()
    if (pairs.has(pair)) continue
    pairs.add(pair)
    paragraphs.push(t('answer.differs', { note: other[language] }))
    const point = knowledge.points.get(other.point)
    if (point) cited.push(point)
  }
  if (told === 'whole') paragraphs.push(...unofficial(knowledge, shown, language))
  return {
    text: joinLists(paragraphs),
    citations: citationsOf(knowledge, cited, language),
    ...(standings.length > 0 && !ended ? { standing: standings.join(' ') } : {}),
  }
}

/**
 * What editors found unclear, with its clause where the statements are of several: of each clause the first note, as answers are
 * read on a phone; all of them stand below the original.
 */
const unclearIn = (knowledge: Knowledge, points: readonly Point[], language: Language): string[] => {
  const t = speak(language)
  const clauseOf = ({ policy, clause }: Point) => `${policy}/${clause}`
  const isOfOne = new Set(points.map(clauseOf)).size < 2
  const unclear = [...Map.groupBy(points, clauseOf).values()].map((ofClause) =>
    ofClause.filter(
      (point, at) => point.unclear && ofClause.findIndex(({ unclear }) => unclear?.zh === point.unclear?.zh) === at,
    ),
  )
  return unclear.flatMap(([point, ...others]) => {
    const note = point?.unclear?.[language]
    if (point === undefined || note === undefined) return []
    const source = () => inlineSources(knowledge, [cite(knowledge, point, language)], language)
    const told = isOfOne ? t('answer.unclear', { note }) : t('answer.unclear-of', { source: source(), note })
    return [others.length > 0 ? `${told}${t('answer.unclear-more')}` : told]
  })
}

/** Statements of more than one place, or one programme, or of another place than was spoken of, begin with it where they don't name it. */
const inTheirPlaces = (knowledge: Knowledge, points: readonly Point[], { language, moved }: Answered): string[] => {
  const documents = points.map(({ policy }) => knowledge.policies.get(policy))
  const places = documents.map((document) => nameOf(knowledge, document?.jurisdiction, language))
  const programmes = documents.map((document) => document?.names[language] ?? [])
  const isOne = (list: readonly unknown[]) => new Set(list).size < 2
  const isOnly = moved !== undefined && isOne(places)
  const names = isOne(places) && moved !== 'place' ? programmes : places.map((place) => [place])
  if (!isOnly && isOne(names.map(([name]) => name))) return points.map((point) => point[language])
  return points.map((point, at) => {
    const statement = point[language]
    if (at > 0 && isOnly) return statement
    const [name = ''] = names[at] ?? []
    const isNamed = (names[at] ?? []).some((one) => normalise(statement).includes(normalise(one)))
    const place = name.charAt(0).toUpperCase() + name.slice(1)
    return isNamed ? statement : speak(language)('answer.in-place', { place, statement })
  })
}

/** Of documents that hold together: a note on what has been replaced, or does not hold yet, is for another day. */
const comparisonsIn = (knowledge: Knowledge, { points, time, today }: Answered) => {
  const inForce = time && !time.now ? inForceBetween(knowledge, time.first, time.last) : inForceOn(knowledge, today)
  return points.flatMap(({ id, policy, differs }) =>
    differs
      .filter(({ point }) => !inForce.has(policy) || inForce.has(documentOf(point)))
      .map((other) => [id, other] as const),
  )
}

const documentOf = (point: string) => point.slice(0, point.indexOf('/'))

/** That the statements of documents in the other language are our translation. */
export const unofficial = (knowledge: Knowledge, points: readonly Point[], language: Language): string[] => {
  const policies = [...new Set(points.map((p) => p.policy))].map((id) => knowledge.policies.get(id))
  const translated = policies.flatMap((p) => (p && p.language !== language ? [p.short[language]] : []))
  if (translated.length === 0) return []
  const titles = language === 'zh' ? translated.map((title) => `《${title}》`).join('') : translated.join(', ')
  return [speak(language)('answer.unofficial', { titles })]
}

/** Whether one statement says all that another does, as the whole of a list says each of its rows; no row says another figure. */
const isSaidBy = (one: Point, other: Point, language: Language): boolean => {
  const { digits } = figures(one[language])
  if (![...figures(other[language]).digits].every((figure) => digits.has(figure))) return false
  const held = new Set(terms(one[language]))
  const wanted = terms(other[language])
  return wanted.filter((term) => held.has(term)).length >= 0.9 * wanted.length
}

/** Paragraphs parted by blank lines, but the lines of a list and the line that introduces it stay together. */
export const joinLists = (paragraphs: string[]): string =>
  paragraphs.reduce((text, next) => (text === '' ? next : `${text}${next.startsWith('• ') ? '\n' : '\n\n'}${next}`), '')

/** The statements an answer consists of: the first `direct` ones answer, the others belong to them. */
export const statementsOf = (
  knowledge: Knowledge,
  { points, language }: Extract<Answer, { status: 'answered' }>,
): { shown: Point[]; direct: number } => {
  const shown: Point[] = []
  const add = (point: Point | undefined) => {
    if (point && !shown.some((other) => isSaidBy(other, point, language))) shown.push(point)
  }
  for (const point of points) add(point)
  const direct = shown.length
  // What is told of several programmes is long enough.
  const documents = points.flatMap(({ policy }) => knowledge.policies.get(policy) ?? [])
  const isOne = documents.every((one) => isOfProgramme(one, documents[0]))
  for (const id of isOne ? points.flatMap((p) => p.with) : [])
    if (shown.length < direct + 2) add(knowledge.points.get(id))
  return { shown, direct }
}
