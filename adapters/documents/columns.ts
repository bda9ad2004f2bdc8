/** The lines of a page of a PDF. Where it has two columns that were drawn row by row, the left one comes first. */

/** A piece of text as the library gives it: `transform` ends with where it begins, from the left and from below. */
export interface Item {
  str: string
  transform: number[]
  width: number
  height: number
  hasEOL: boolean
}

interface Piece {
  text: string
  left: number
  right: number
  y: number
}

/** What tells two columns from a table: how many pieces a side has at least, and how much of it they fill. */
const fewest = 6
const filled = 0.55

/** The lines of a page, those of two columns one column after the other (`columns`). Widths in points. */
export const linesOf = (items: readonly Item[], pageWidth: number): { lines: string[]; columns: boolean } => {
  const pieces = piecesOf(items)
  const gutter = gutterOf(pieces, pageWidth)
  if (gutter === undefined) {
    return { lines: withTables(linesIn(items)), columns: false }
  }
  const inColumns = pieces.filter((piece) => !crosses(piece, gutter))
  const [top, bottom] = [Math.max(...inColumns.map(({ y }) => y)), Math.min(...inColumns.map(({ y }) => y))]
  const across = pieces.filter((piece) => crosses(piece, gutter))
  const ordered = [
    ...across.filter(({ y }) => y > top),
    ...pieces.filter(({ left, y }) => left < gutter && y <= top && y >= bottom),
    ...inColumns.filter(({ left }) => left >= gutter),
    ...across.filter(({ y }) => y < bottom),
  ]
  return { lines: ordered.map(({ text }) => text), columns: true }
}

const linesIn = (items: readonly Item[]): Item[][] => {
  const lines: Item[][] = [[]]
  for (const item of items) {
    lines.at(-1)?.push(item)
    if (item.hasEOL) lines.push([])
  }
  return lines.filter((line) => line.some(({ str }) => str.trim() !== ''))
}

/**
 * Rows of a table are lines below each other with as many wide gaps in them, or three or more whose gaps stand below each
 * other; their cells are parted as in other files.
 */
const withTables = (lines: readonly Item[][]): string[] => {
  const rows = (gap: number) =>
    lines.map((line) => piecesOf(line, gap)).map((row) => (row[0] && isNumber(row[0]) ? [] : row))
  const [wide, narrow] = [rows(wideGap), rows(narrowGap)]
  const aligned = narrow.map((row, at) => row.length > 1 && areBelow(row, narrow[at + 1] ?? []))
  return lines.map((line, at) => {
    const isAligned = [at - 2, at - 1, at].some((from) => aligned[from] && aligned[from + 1])
    if (isAligned) return inCells(narrow[at] ?? [])
    const own = wide[at]?.length ?? 0
    if (own > 1 && (wide[at - 1]?.length === own || wide[at + 1]?.length === own)) return inCells(wide[at] ?? [])
    const text = line.map(({ str }) => str).join('')
    return text.trim()
  })
}

const inCells = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join(' | ')

/** Gaps between pieces, by the height of the letters. */
const wideGap = 1.5
const narrowGap = 0.4

/** Articles below each other look like a table of two columns: 第一条　…, 第二条　… */
const isNumber = ({ text }: Piece) =>
  /^(?:第.{1,6}[条章节]|[（(]?[\d.]{1,6}[)）.、．]?|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|\(?[a-z]{1,4}[).]|[IVX]+\.|Article \d+|[•·])$/.test(
    text,
  )

const areBelow = (row: readonly Piece[], other: readonly Piece[]): boolean =>
  row.length === other.length &&
  row.every((piece, at) => {
    const below = other[at] as Piece
    const near = (one: number, two: number) => Math.abs(one - two) < 3
    return near(piece.left, below.left) || near(piece.left + piece.right, below.left + below.right)
  })

/** Parted where the line ends, and where there is a wide gap in it. */
const piecesOf = (items: readonly Item[], gap = wideGap): Piece[] => {
  const pieces: Piece[] = []
  let open: Piece | undefined
  for (const { str, transform, width, height, hasEOL } of items) {
    const [left = 0, y = 0] = transform.slice(4)
    const isWide = open && (left > open.right + gap * height || left < open.left || Math.abs(y - open.y) > height)
    if (isWide && str.trim() !== '') open = undefined
    if (open) {
      open.text += str
      if (str.trim() !== '') open.right = Math.max(open.right, left + width)
    } else if (str.trim() !== '') {
      open = { text: str, left, right: left + width, y }
      pieces.push(open)
    }
    if (hasEOL) open = undefined
  }
  return pieces.map((piece) => ({ ...piece, text: piece.text.trim() }))
}

const crosses = ({ left, right }: Piece, gutter: number) => left < gutter && right > gutter

/** Where the page is parted in two; undefined when it is not, or when its columns are drawn one after the other. */
const gutterOf = (pieces: readonly Piece[], pageWidth: number): number | undefined => {
  for (let share = 0.4; share <= 0.6; share += 0.02) {
    const gutter = share * pageWidth
    const sides = pieces.filter((piece) => !crosses(piece, gutter))
    const left = sides.filter(({ right }) => right <= gutter)
    const right = sides.filter(({ left }) => left >= gutter)
    if (left.length < fewest || right.length < fewest || sides.length < 0.8 * pieces.length) continue
    if (!isFull(left) || !isFull(right)) continue
    const changes = sides.filter(
      (piece, at) => at > 0 && piece.left < gutter !== (sides[at - 1] as Piece).left < gutter,
    )
    if (changes.length > 0.5 * Math.min(left.length, right.length)) return gutter
  }
  return undefined
}

/** Lines of prose fill their column; cells of a table do not. */
const isFull = (pieces: readonly Piece[]): boolean => {
  const width = Math.max(...pieces.map(({ right }) => right)) - Math.min(...pieces.map(({ left }) => left))
  const full = pieces.filter(({ left, right }) => right - left >= filled * width)
  return width > 0 && full.length >= 0.45 * pieces.length
}
