/** Other processes may write beside the engine: what is known in memory of the database counts only until then. */
import type { Statements } from './statements.ts'

export interface Beside {
  /** Looks whether another process has written since. Inside a transaction of our own that costs hardly anything. */
  look(): void
  /** The same, unless that was looked for in this turn of the event loop already. */
  glance(): void
  /** What is known in memory may be wrong from now on. */
  doubt(): void
  /** `forget`: called when what is known may be wrong. */
  onDoubt(forget: () => void): void
}

export const openBeside = (sql: Pick<Statements, 'dataVersion'>): Beside => {
  const listeners: (() => void)[] = []
  let version: unknown
  let looked = false
  const doubt = () => {
    for (const forget of listeners) forget()
  }
  const endOfTurn = () => {
    looked = false
  }
  const look = () => {
    if (!looked) setImmediate(endOfTurn)
    looked = true
    const found = sql.dataVersion.get()?.data_version
    if (found !== version) doubt()
    version = found
  }
  return {
    look,
    glance: () => {
      if (!looked) look()
    },
    doubt,
    onDoubt: (forget) => void listeners.push(forget),
  }
}
