/** Stems that may be forms of one word though the stemmer leaves them apart: invad and invas, europ and european. */

const start = 4
/** Alike from the beginning to this share of the longer one. */
const alike = 0.75
/** Or all but the last letter of the shorter one, where that is long enough to tell; the longer one adds only an ending. */
const whole = { shortest: 5, ending: 4 }

/** `from`: all stems with a beginning of four letters. */
export const kinOf = (stem: string, from: (start: string) => readonly string[]): string[] => {
  if (stem.length < start || !plain.test(stem)) return []
  return from(stem.slice(0, start)).filter((other) => other !== stem && plain.test(other) && isKin(stem, other))
}

const plain = /^[a-z]+$/

const isKin = (one: string, other: string): boolean => {
  const shorter = Math.min(one.length, other.length)
  const longer = Math.max(one.length, other.length)
  let same = start
  while (same < shorter && one[same] === other[same]) same++
  return same >= alike * longer || (same >= Math.max(whole.shortest, shorter - 1) && longer - same <= whole.ending)
}

/** The stems of a collection by their beginnings. */
export const buildKin = (stems: Iterable<string>): ((stem: string) => string[]) => {
  const byStart = new Map<string, string[]>()
  for (const stem of stems) {
    if (stem.length < start || !plain.test(stem)) continue
    const same = byStart.get(stem.slice(0, start))
    if (same) same.push(stem)
    else byStart.set(stem.slice(0, start), [stem])
  }
  return (stem) => kinOf(stem, (beginning) => byStart.get(beginning) ?? [])
}
