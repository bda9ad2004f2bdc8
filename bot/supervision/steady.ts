/**
 * The lines of the log with times that follow its order. A clock that was wrong for a while must not move what came before
 * or after: of the longest run of lines whose times grow, every time is taken as it stands; a line outside of it has the
 * time of the one before.
 */
import type { AuditEntry } from '../store.ts'

export const steadied = <Entry extends AuditEntry>(log: readonly Entry[]): Entry[] => {
  const right = growing(log.map(({ at }) => at))
  let last = log[right.indexOf(true)]?.at ?? 0
  return log.map((entry, place) => {
    if (right[place]) last = entry.at
    return entry.at === last ? entry : { ...entry, at: last }
  })
}

/** Which numbers belong to the longest run that never falls (patience sorting). */
const growing = (numbers: readonly number[]): boolean[] => {
  /** By length, the place of the smallest number that such a run ends with; and before each number, the one it follows. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) <= number) low = middle + 1
      else high = middle
    }
    before[place] = ends[low - 1]
    ends[low] = place
  }
  const found = numbers.map(() => false)
  for (let place = ends.at(-1); place !== undefined; place = before[place]) found[place] = true
  return found
}
