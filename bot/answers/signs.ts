/** What tells how likely statements answer a question: its words and what they ask for, and how well they were found. */
import type { Point } from '../../knowledge/policy.ts'
import { isHan, normalise, stem } from '../../knowledge/retrieval/text.ts'
import type { Grounds } from './grounds.ts'

/** Each with its value: 1 or less for a word, 0 to about 2 for how much. */
export type Signs = ReadonlyMap<string, number>

/** Of the statements that answer it; where none do, of those that were found first. */
export const signsOf = (grounds: Grounds, points: readonly Point[]): Signs => {
  const told = (points.length > 0 ? points : grounds.found.map(({ point }) => point)).slice(0, mostTold)
  const text = normalise(grounds.text)
  return new Map([...wordSigns(text, told), ...readSigns(grounds), ...foundSigns(grounds, told, text)])
}
/** Statements of an answer by which its words are told. */
const mostTold = 3

/** Of Chinese each character, pair and three count, so that each weighs less. */
const weights = { word: 1, pair: 0.7, han: 0.5 }

/** Each word, told by the statements or not, and what stands beside what. */
const wordSigns = (text: string, told: readonly Point[]): [string, number][] => {
  const english = wordsOf(text)
  const chinese = [...text].filter(isHan)
  const mark = (isTold: boolean) => (isTold ? '+' : '-')
  const after = (list: readonly string[], at: number, n: number) => list.slice(at, at + n).join('')
  return [
    ...english.map((word): [string, number] => [
      mark(told.some((point) => termsOf(point).words.has(word))) + word,
      weights.word,
    ]),
    ...english.slice(1).map((word, at): [string, number] => [`${english[at]} ${word}`, weights.pair]),
    ...chinese.flatMap((_, at) => {
      const some = [after(chinese, at, 1), ...(at + 1 < chinese.length ? [after(chinese, at, 2)] : [])]
      return some.map((run): [string, number] => [
        mark(told.some((point) => termsOf(point).chinese.includes(run))) + run,
        weights.han * weights.word,
      ])
    }),
    ...chinese.slice(2).map((_, at): [string, number] => [after(chinese, at, 3), weights.han * weights.pair]),
  ]
}

const wordsOf = (normalised: string): string[] =>
  [...normalised.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)].map(([word]) =>
    /^\d+$/.test(word) ? '#' : stem(word) || word,
  )

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
  const terms = { words: new Set(wordsOf(text)), chinese: text.replace(/[^\p{Script=Han}\n]/gu, '') }
  termsKept.set(point, terms)
  return terms
}

/** What the question was found to ask for. */
const readSigns = ({ question, topic }: Grounds): [string, number][] => {
  const { asked, sought, aspects, need, offer, words, policies } = question
  const asks = [`asked ${asked?.kind}`, `sought ${sought}`, `need ${need}`, `offer ${offer}`]
  return [
    ...[...asks, ...aspects.map(({ id }) => `aspect ${id}`)].map((sign): [string, number] => [sign, weights.pair]),
    ['unsaid', Math.min(3, words.unsaid.length) * weights.pair],
    ['subject', (Math.min(6, words.subject.length) / 3) * weights.pair],
    ['named', policies.length > 0 ? weights.pair : 0],
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
