/** What a new version of a clause says in place of what, and the same done in a statement of it. */

interface Exchange {
  from: string
  to: string
  /** The old text before and after it. */
  before: string
  after: string
}

/** More steps than these are not worth it: the texts have little in common. */
const mostSteps = 4_000_000
/** Changes with so few signs between them are one: 4月30日 for 3月31日. */
const near = 3

/** In order. Numbers and words are exchanged as a whole. */
export const exchangesOf = (old: string, now: string): Exchange[] => {
  const [one, two] = [tokensOf(old), tokensOf(now)]
  const kept = commonOf(one, two)
  if (!kept) return []
  const spans: { from: [number, number]; to: [number, number] }[] = []
  let [i, j] = [0, 0]
  for (const [at, to] of [...kept, [one.length, two.length] as const]) {
    if (at > i || to > j) {
      const last = spans.at(-1)
      const said = [...one.slice(i, at), ...two.slice(j, to)].join('')
      // A new line, such as a row of a table, is no part of what was exchanged before it.
      if (last && !said.includes('\n') && one.slice(last.from[1], i).join('').length <= near)
        [last.from[1], last.to[1]] = [at, to]
      else spans.push({ from: [i, at], to: [j, to] })
    }
    ;[i, j] = [at + 1, to + 1]
  }
  return spans.map(({ from, to }) => ({
    from: one.slice(...from).join(''),
    to: two.slice(...to).join(''),
    before: one.slice(0, from[0]).join(''),
    after: one.slice(from[1]).join(''),
  }))
}

const tokensOf = (text: string): string[] =>
  text.match(/\d[\d.,]*|[一二两三四五六七八九十百千万亿]+|[A-Za-z]+|\s+|[\s\S]/gu) ?? []

/** The longest row of words that both have, as their places; undefined when that takes too long. */
const commonOf = (one: readonly string[], two: readonly string[]): [number, number][] | undefined => {
  let start = 0
  while (start < one.length && start < two.length && one[start] === two[start]) start++
  let end = 0
  const least = Math.min(one.length, two.length) - start
  while (end < least && one.at(-1 - end) === two.at(-1 - end)) end++
  const [rows, columns] = [one.length - end - start, two.length - end - start]
  if (rows * columns > mostSteps) return undefined
  // By where both begin: how many they have in common from there on.
  const common = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1))
  const at = (row: number, column: number) => common[row]?.[column] ?? 0
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      (common[row] as Uint16Array)[column] =
        one[start + row] === two[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const places: [number, number][] = Array.from({ length: start }, (_, n) => [n, n])
  for (let [row, column] = [0, 0]; row < rows && column < columns; )
    if (one[start + row] === two[start + column]) places.push([start + row++, start + column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  for (let n = end; n > 0; n--) places.push([one.length - n, two.length - n])
  return places
}

/** `statement` with what it has of the old text exchanged, where enough of what stands around it stands around it here too. */
export const exchanged = (statement: string, exchanges: readonly Exchange[]): string =>
  exchanges.reduce((text, { from, to, before, after }) => {
    // Whole lines are sentences of their own.
    if (to.includes('\n')) return text
    const around = [3, 2, 1].map((n) => [before.slice(-n), after.slice(0, n)] as const)
    const sides =
      from.length > 1 || /\d/.test(from) ? [[before.slice(-2), ''] as const, ['', after.slice(0, 2)] as const] : []
    // A statement ends with other punctuation than an item of a list.
    const inserted = [...around.slice(0, 2), [before.slice(-4), after.slice(0, 1)] as const]
    const found = [...(from === '' ? inserted : around), ...(from === '' ? [] : sides)].find(
      ([left, right]) => left + right !== '' && text.includes(`${left}${from}${right}`),
    )
    return found ? text.replaceAll(`${found[0]}${from}${found[1]}`, `${found[0]}${to}${found[1]}`) : text
  }, statement)
