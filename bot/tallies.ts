/** Numbers that only grow, in memory: what they mean stands here once, with their name. */

type Labels = Readonly<Record<string, string>>

/** A figure as Prometheus knows it; `values` of a histogram carry the names of its parts. */
export interface Figure {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  values: { labels: Record<string, string | number>; value: number; metricName?: string }[]
}

const counters = {
  messages_in: 'Messages that came in, by channel and kind; again: delivered before',
  sends: 'Attempts to send a message, by channel and result',
  alarms: 'Alarms that were handled',
  questions_declined: 'Questions that no document answers, by reason',
  request_steps: 'What was done with service requests, by step',
  turn_retries: 'Steps that failed and were tried again',
  turn_races: 'Steps run once more because another one changed what they had read',
  turns_failed: 'Steps that failed for good',
  store_errors: 'Calls of the store that failed',
  model_calls: 'Calls of the language model',
  model_tokens: 'Tokens that these calls cost',
  model_answers: 'What became of asking the language model (used, rejected, failed, not asked) and why',
  model_reused: 'Answers of the language model that were known from a call before',
}
const gauges = {
  queue_messages: 'Messages that wait to be handled or sent, and alarms that are set',
  queue_oldest_seconds: 'For how long the oldest message has waited',
  requests_open: 'Open service requests, by state and whether their time is over',
  requests_overdue: 'Overdue service requests, by the role that holds them',
  channel_up: 'Whether a channel is up in this process',
  store_up: 'Whether the store answers',
}
const histograms = {
  turn_seconds: {
    help: 'From taking a message to its commit, by kind',
    bounds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120],
  },
  send_seconds: {
    help: 'From taking a message to its delivery, by channel',
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  wait_seconds: {
    help: 'From when a message was written until a step took it',
    bounds: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800, 7200],
  },
}
type Counter = keyof typeof counters
type Gauge = keyof typeof gauges
type Histogram = keyof typeof histograms

const start = 'talent_'
/** What can be no name of ours, such as an account, is counted and not shown. */
const isName = /^[A-Za-z][A-Za-z-]{0,39}(-\d{1,3})?$/
const clean = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, isName.test(value) ? value : 'other']))

interface Spread {
  labels: Labels
  /** How many were at most each bound, and how many in all. */
  upTo: number[]
  count: number
  sum: number
}

/** All at zero. */
export const openTallies = () => {
  const counted = new Map<Counter, Map<string, { labels: Labels; value: number }>>()
  const spread = new Map<Histogram, Map<string, Spread>>()
  // Without labels there is one value, and it is told from the beginning: rates need a zero to start from.
  for (const name of ['alarms', 'turn_retries', 'turn_races', 'turns_failed'] as const)
    counted.set(name, new Map([['{}', { labels: {}, value: 0 }]]))

  const placeIn = <N, V>(of: Map<N, Map<string, V>>, name: N, labels: Labels, make: () => V): V => {
    const values = of.get(name) ?? new Map<string, V>()
    of.set(name, values)
    const key = JSON.stringify(labels)
    const value = values.get(key) ?? make()
    values.set(key, value)
    return value
  }

  return {
    count: (name: Counter, given: Labels) => {
      const labels = clean(given)
      placeIn(counted, name, labels, () => ({ labels, value: 0 })).value++
    },

    observe: (name: Histogram, given: Labels, value: number) => {
      const labels = clean(given)
      const { bounds } = histograms[name]
      const place = placeIn(spread, name, labels, () => ({ labels, upTo: bounds.map(() => 0), count: 0, sum: 0 }))
      for (const [at, bound] of bounds.entries()) if (value <= bound) place.upTo[at] = (place.upTo[at] ?? 0) + 1
      place.count++
      place.sum += value
    },

    gauge: (name: Gauge, values: readonly (readonly [Labels, number])[]): Figure => ({
      name: start + name,
      help: gauges[name],
      type: 'gauge',
      values: values.map(([labels, value]) => ({ labels: { ...clean(labels) }, value })),
    }),

    /** One that is counted elsewhere. */
    counter: (name: Counter, values: readonly (readonly [Labels, number])[]): Figure => ({
      name: `${start}${name}_total`,
      help: counters[name],
      type: 'counter',
      values: values.map(([labels, value]) => ({ labels: { ...clean(labels) }, value })),
    }),

    figures: (): Figure[] => [
      ...[...counted].map(
        ([name, values]): Figure => ({
          name: `${start}${name}_total`,
          help: counters[name],
          type: 'counter',
          values: [...values.values()].map(({ labels, value }) => ({ labels: { ...labels }, value })),
        }),
      ),
      ...[...spread].map(
        ([name, values]): Figure => ({
          name: start + name,
          help: histograms[name].help,
          type: 'histogram',
          values: [...values.values()].flatMap((one) => valuesOf(start + name, histograms[name].bounds, one)),
        }),
      ),
    ],
  }
}

const valuesOf = (name: string, bounds: readonly number[], { labels, upTo, count, sum }: Spread): Figure['values'] => [
  ...bounds.map((le, at) => ({ labels: { le, ...labels }, value: upTo[at] ?? 0, metricName: `${name}_bucket` })),
  { labels: { le: '+Inf', ...labels }, value: count, metricName: `${name}_bucket` },
  { labels: { ...labels }, value: sum, metricName: `${name}_sum` },
  { labels: { ...labels }, value: count, metricName: `${name}_count` },
]
