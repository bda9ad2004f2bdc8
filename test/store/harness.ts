import type { Store } from '../../bot/store.ts'

/** What a store brings along to be tested. */
export interface Harness {
  store: Store
  /** Opens the same data anew, as after the death of the process: nothing kept in memory may matter. */
  reopen(): Promise<Store>
  /** Ends everything and removes the data. */
  dispose(): Promise<void>
}
