/**
 * Risk and coverage of selective answering: of the answers given, the surest share is kept, and the risk is the share of
 * wrong ones among these. An unanswerable question that was answered is a wrong answer.
 */
export interface Given {
  confidence: number
  right: boolean
}

export interface Level {
  /** Share of the answers that are kept. */
  coverage: number
  /** The least confidence among them. */
  from: number
  risk: number
}

const levels = [1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5]

/** `area` is the mean risk over all coverages; `least` what it would be if every wrong answer were less sure than every right one. */
export const riskCoverage = (given: readonly Given[]): { levels: Level[]; area: number; least: number } => {
  const sorted = given.toSorted((one, other) => other.confidence - one.confidence)
  const risks = runningMeans(evenedOut(sorted))
  return {
    levels: levels.flatMap((coverage) => {
      const kept = Math.round(coverage * sorted.length)
      const last = sorted[kept - 1]
      return last ? [{ coverage, from: last.confidence, risk: risks[kept - 1] as number }] : []
    }),
    area: mean(risks),
    least: mean(runningMeans(sorted.map(({ right }) => (right ? 0 : 1)).sort())),
  }
}

/** Answers of the same confidence come in no order: each counts as the mean of them. */
const evenedOut = (sorted: readonly Given[]): number[] => {
  const groups = Map.groupBy(sorted, ({ confidence }) => confidence)
  return [...groups.values()].flatMap((group) => {
    const wrong = mean(group.map(({ right }) => (right ? 0 : 1)))
    return group.map(() => wrong)
  })
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, n) => sum + n, 0) / numbers.length

const runningMeans = (numbers: readonly number[]): number[] => {
  let sum = 0
  return numbers.map((n, at) => {
    sum += n
    return sum / (at + 1)
  })
}
