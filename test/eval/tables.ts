/** The results as tables of plain text. */

import { riskCoverage } from './coverage.ts'
import type { Heard } from './labelled.ts'
import type { sinceLanded } from './landed.ts'
import type { Expected } from './questions.ts'
import { isKeptAside, kindOf, pairOf } from './questions.ts'
import type { Result } from './run.ts'

/** What is asked of the sets kept aside. */
const bars = { answerable: 0.95, unanswerable: 0.95 }

const isUnanswerable = ({ expect }: Expected) => expect === 'declined'
const isAnswerable = ({ expect }: Expected) => expect !== 'declined' && expect !== 'safe'
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const right = (results: readonly Result[]) => results.filter((r) => r.grade.right).length
const share = (results: readonly Result[]) => (results.length === 0 ? '–' : percent(right(results) / results.length))

const lay = (title: string, head: string[], rows: string[][]): string => {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[at] ?? 0) + 2))).join('')
  return ['', title, ...[head, ...rows].map(line)].join('\n')
}

/** How many of each row, and how many of them are right, for the sets used while tuning and for those kept aside. */
const byGroup = (title: string, results: readonly Result[], rowOf: (expected: Expected) => string): string => {
  const parts = groups(results)
  const rows = [...new Set(results.map((r) => rowOf(r.expected)))].sort()
  return lay(
    title,
    ['', ...parts.flatMap(([name]) => [name, 'right'])],
    rows.map((row) => [
      row,
      ...parts.flatMap(([, part]) => {
        const of = part.filter((r) => rowOf(r.expected) === row)
        return [String(of.length), share(of)]
      }),
    ]),
  )
}

export const byKind = (results: readonly Result[]): string => byGroup('By kind', results, kindOf)
export const byPair = (results: readonly Result[]): string => byGroup('By language', results, pairOf)

/** One line a set: the shares the bars are about, and figures without a clause. */
export const totals = (results: readonly Result[]): string => {
  const line = (name: string, part: readonly Result[]) => {
    const answerable = part.filter((r) => isAnswerable(r.expected))
    const of = (key: 'cited' | 'first') =>
      answerable.length === 0 ? '–' : percent(answerable.filter(({ grade }) => grade[key]).length / answerable.length)
    return [
      name,
      String(part.length),
      share(answerable),
      of('cited'),
      of('first'),
      share(part.filter((r) => isUnanswerable(r.expected))),
      share(part.filter((r) => r.expected.expect === 'safe')),
      String(part.filter((r) => r.stray.length > 0).length),
    ]
  }
  const head = ['', 'n', 'answered right', 'right clause', 'it comes first', 'declined right', 'safe', 'stray figures']
  return lay('Sets', head, [
    ...[...Map.groupBy(results, (r) => r.set)].map(([set, part]) => line(set, part)),
    ...groups(results).map(([name, part]) => line(name, part)),
  ])
}

/** The bars, each met or missed, over the sets kept aside where these were run. */
export const againstBars = (results: readonly Result[]): string => {
  const aside = results.filter((r) => isKeptAside(r.set))
  const part = aside.length > 0 ? aside : results
  const line = (name: string, of: Result[], bar: number) => {
    const reached = of.length === 0 ? 1 : right(of) / of.length
    const [least, most] = likely(right(of), of.length)
    const verdict = reached >= bar ? 'met' : 'missed'
    return [name, `${of.length}`, percent(reached), `${percent(least)} – ${percent(most)}`, percent(bar), verdict]
  }
  const stray = results.filter((r) => r.stray.length > 0).length
  return lay(
    `Bars, over ${aside.length > 0 ? 'the sets kept aside' : 'these sets'}`,
    ['', 'n', 'reached', 'likely between', 'bar', ''],
    [
      line(
        'answered right with the right citation',
        part.filter((r) => isAnswerable(r.expected)),
        bars.answerable,
      ),
      line(
        'unanswerable ones declined',
        part.filter((r) => isUnanswerable(r.expected)),
        bars.unanswerable,
      ),
      [
        'answers of all sets with stray figures',
        `${results.length}`,
        `${stray}`,
        '',
        '0',
        stray === 0 ? 'met' : 'missed',
      ],
    ],
  )
}

/** Where the share of all such questions lies with a chance of 95 %, told from these few (Wilson's interval). */
const likely = (hits: number, n: number): [least: number, most: number] => {
  if (n === 0) return [0, 1]
  const z = 1.96
  const middle = (hits + z ** 2 / 2) / (n + z ** 2)
  const half = (z / (n + z ** 2)) * Math.sqrt((hits * (n - hits)) / n + z ** 2 / 4)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Of questions of which is known whether any document answers them, and of some by which statements. */
export const labelledTable = (heard: readonly Heard[]): string => {
  const line = (name: string, of: readonly Heard[], accept: (one: Heard) => boolean) => [
    name,
    `${of.length}`,
    percent(of.filter(accept).length / of.length),
  ]
  const answerable = heard.filter(({ near }) => !near)
  const known = answerable.filter(({ by }) => by.length > 0)
  const isRight = ({ told, by }: Heard) => told.some((id) => by.includes(id))
  const near = heard.filter((one) => one.near)
  return lay(
    'Labelled questions that nothing was learnt from',
    ['', 'n', ''],
    [
      line('told something, of those that a document answers', answerable, ({ isAnswered }) => isAnswered),
      line('told a statement that answers it, of those where it is known', known, isRight),
      line('and told it first', known, ({ told: [first = ''], by }) => by.includes(first)),
      line('declined, of those that none answers', near, ({ isAnswered }) => !isAnswered),
    ],
  )
}

/** How many of the surest answers are wrong. */
export const coverageTable = (results: readonly Result[]): string =>
  groups(results)
    .map(([name, part]) => {
      const given = part
        .filter((r) => r.status === 'answered')
        .map((r) => ({ confidence: r.confidence, right: r.grade.right }))
      const { levels, area, least } = riskCoverage(given)
      const title = `Risk and coverage of ${given.length} answers, ${name}: area ${area.toFixed(4)}, at best ${least.toFixed(4)}`
      return lay(
        title,
        ['coverage', 'confidence from', 'wrong'],
        levels.map(({ coverage, from, risk }) => [percent(coverage), from.toFixed(3), percent(risk)]),
      )
    })
    .join('\n')

/** How long answers took; the slowest by their ids, as an expression that takes too long shows in few questions only. */
export const times = (results: readonly Result[]): string => {
  const sorted = results.toSorted((one, other) => other.ms - one.ms)
  const slowest = sorted.slice(0, 3).map(({ expected, ms }) => `${expected.id} ${ms.toFixed(0)} ms`)
  const at = (share: number) => (sorted[Math.floor((1 - share) * sorted.length)]?.ms ?? 0).toFixed(1)
  return `\nTime of an answer: median ${at(0.5)} ms, p95 ${at(0.95)} ms; slowest ${slowest.join(', ')}`
}

export const changes = (since: ReturnType<typeof sinceLanded>): string => {
  const lines = since.flatMap(({ set, newlyWrong, newlyRight, unknown }) => [
    ...(newlyWrong.length > 0 ? [`${set}: newly wrong ${newlyWrong.join(' ')}`] : []),
    ...(newlyRight.length > 0 ? [`${set}: newly right ${newlyRight.join(' ')}`] : []),
    ...(unknown > 0 ? [`${set}: ${unknown} not in the landed run`] : []),
  ])
  return ['', 'Since the landed run', ...(lines.length > 0 ? lines : ['nothing has changed'])].join('\n')
}

/** The questions that went wrong; of the sets kept aside only their ids. */
export const wrongOnes = (results: readonly Result[], named: boolean): string =>
  results
    .filter((r) => !r.grade.right || r.stray.length > 0)
    .map(({ set, expected, grade, stray }) => {
      if (isKeptAside(set) && !named) return `  ${expected.id}`
      const figures = stray.length > 0 ? [`stray figures ${stray.join(' ')}`] : []
      const why = [...(grade.why ? [grade.why] : []), ...figures].join('; ')
      return `  ${expected.id} ${[...(expected.before ?? []), expected.q].join(' » ')}\n      ${why}; expected ${expected.cite?.join(' ') ?? expected.reason ?? ''}`
    })
    .join('\n')

const groups = (results: readonly Result[]): [string, Result[]][] => [
  ...Map.groupBy(results, (r) => (isKeptAside(r.set) ? 'kept aside' : 'used while tuning')),
]
