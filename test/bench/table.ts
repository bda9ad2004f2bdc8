/** Prints the tables of the bench. */

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN

export const summary = (samples: number[]) => {
  const sorted = samples.toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: sorted.at(-1) ?? Number.NaN }
}

/** A row per measure: what, the figure, and the bar it has to clear, if any. */
export const printTable = (title: string, rows: [what: string, figure: string, bar?: string][]) => {
  console.log(`\n${title}`)
  for (const [what, figure, bar] of rows)
    console.log(`  ${what.padEnd(52)}${figure.padStart(16)}${bar ? `   bar: ${bar}` : ''}`)
}

export const ms = (value: number) => `${value.toFixed(2)} ms`
