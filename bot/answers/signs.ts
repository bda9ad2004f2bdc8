/** What tells how likely statements answer a question: its words and what they ask for, and how well they were found. */
import type { Point } from '../../knowledge/policy.ts'
import { isHan, normalise } from '../../knowledge/retrieval/text.ts'
import type { Grounds } from './grounds.ts'
import { termsIn, wordsIn } from './terms.ts'

/** Each with its value: 1 or less for a word, 0 to about 2 for how much. */
export type Signs = ReadonlyMap<string, number>

/** Of the statements that answer it; where none do, of those that were found first. */
export const signsOf = (grounds: Grounds, status: string, points: readonly Point[]): Signs => {
  const told = (points.length > 0 ? points : grounds.found.map(({ point }) => point)).slice(0, mostTold)
  const text = normalise(grounds.text)
  return new Map([
    ...wordSigns(text, told),
    ...readSigns(grounds),
    ...foundSigns(grounds, told, text),
    ...learntSigns(grounds, status, told),
  ])
}
/** Statements of an answer by which its words are told. */
const mostTold = 3

/** Each word, told by the statements or not, and what stands beside what. */
const wordSigns = (text: string, told: readonly Point[]): [string, number][] => {
  const isTold = (term: string) =>
    told.some((point) => (isHan(term) ? termsOf(point).chinese.includes(term) : termsOf(point).words.has(term)))
  return termsIn(text).map(({ text: term, weight, single }) => [
    single ? `${isTold(term) ? '+' : '-'}${term}` : term,
    weight,
  ])
}

interface Terms {
  words: ReadonlySet<string>
  chinese: string
}
const termsKept = new WeakMap<Point, Terms>()

/** What a statement and its asks are made of. */
const termsOf = (point: Point): Terms => {
  const kept = termsKept.get(point)
  if (kept) return kept
  const text = normalise([point.zh, point.en, ...point.asks.zh, ...point.asks.en].join('\n'))
  const terms = { words: new Set(wordsIn(text)), chinese: text.replace(/[^\p{Script=Han}\n]/gu, '') }
  termsKept.set(point, terms)
  return terms
}

/** What the question was found to ask for. */
const readSigns = ({ question, topic }: Grounds): [string, number][] => {
  const { asked, sought, aspects, need, offer, words, policies } = question
  const asks = [`asked ${asked?.kind}`, `sought ${sought}`, `need ${need}`, `offer ${offer}`]
  return [
    ...[...asks, ...aspects.map(({ id }) => `aspect ${id}`)].map((sign): [string, number] => [sign, 0.7]),
    ['unsaid', Math.min(3, words.unsaid.length) * 0.7],
    ['subject', (Math.min(6, words.subject.length) / 3) * 0.7],
    ['named', policies.length > 0 ? 0.7 : 0],
    ['topic', topic ? 1 : 0],
    ['always', 1],
  ]
}

/** How well the best statements were found, and those told. */
const foundSigns = (
  { found: [best, next], found, enough }: Grounds,
  told: readonly Point[],
  text: string,
): [string, number][] => {
  const first = found.find(({ point }) => point === told[0])
  return [
    ...(best
      ? ([
          ['coverage', best.coverage],
          ['likeness', best.likeness],
          ['likeness squared', 2 * best.likeness ** 2],
          ['evidence', Math.min(1, best.evidence / 40)],
          ['about', Math.min(1, best.about / 40)],
          ['ahead', next ? 1 - next.score / best.score : 1],
          ['score', best.score],
        ] satisfies [string, number][])
      : ([['nothing', 1]] satisfies [string, number][])),
    ...(first
      ? ([
          ['coverage of told', first.coverage],
          ['likeness of told', first.likeness],
        ] satisfies [string, number][])
      : ([['told not found', 1]] satisfies [string, number][])),
    ['enough', enough ? 1 : 0],
    ['length', Math.min(2, text.length / 60)],
    ['chinese', isHan(text) ? 1 : 0],
  ]
}

/** What the checks found, and what questions like this one were answered by. */
const learntSigns = (
  { recognised: { none, shareOf } }: Grounds,
  status: string,
  told: readonly Point[],
): [string, number][] => {
  const odds = Math.max(-8, Math.min(8, none)) / 4
  const share = Math.max(0, ...told.map(({ id }) => shareOf(id)))
  return [
    [`found ${status}`, 1],
    ['none', odds],
    [odds > 0 ? 'rather none' : 'rather one', Math.abs(odds)],
    ['share of told', 2 * share],
    [`none, ${status}`, odds],
  ]
}
