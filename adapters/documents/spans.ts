/** Cells that go over several columns or rows, said in each of them: so each row of a table reads by itself. */

/** As much of a parsed page as is looked at here. */
export interface Node {
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
}

/** A page may be laid out as a table: only what is as short as a cell of a real one is said again. */
const longestCell = 60
/** What a table may say of itself, at most. */
const widest = 40

/** Changes the rows of the table, but not those of tables inside it. */
export const spreadCells = (table: Node): void => {
  let left: { cell: Node; rows: number; at: number }[] = []
  for (const row of rowsOf(table)) {
    const cells = (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th')
    if (cells.length === 0) continue
    const spread: Node[] = []
    const next: typeof left = []
    const fill = () => {
      for (let again = left.find(({ at }) => at === spread.length); again; ) {
        spread.push(again.cell)
        if (again.rows > 1) next.push({ ...again, rows: again.rows - 1 })
        again = left.find(({ at }) => at === spread.length)
      }
    }
    for (const cell of cells) {
      fill()
      const [columns, rows] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      const again = wordsOf(cell).length <= longestCell ? cell : { ...cell, children: [] }
      for (let n = 0; n < columns && spread.length < widest; n++) {
        if (rows > 1) next.push({ cell: again, rows: rows - 1, at: spread.length })
        spread.push(n === 0 ? cell : again)
      }
    }
    fill()
    left = next
    row.children = spread
  }
}

const rowsOf = (node: Node): Node[] =>
  (node.children ?? []).flatMap((child) =>
    child.name === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.name ?? '') ? rowsOf(child) : [],
  )

const span = ({ attribs }: Node, name: string): number => {
  const said = Number(attribs?.[name])
  return Number.isInteger(said) && said > 1 ? Math.min(said, widest) : 1
}

const wordsOf = (node: Node): string => node.data ?? node.children?.map(wordsOf).join('') ?? ''
