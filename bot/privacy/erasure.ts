/** A deletion that is done once more by the clock: messages still on their way at the time are closed by then. */
import type { Change, Forgetting } from '../ports.ts'

export interface Erasure {
  at: number
  /** Only messages: a person who comes back is somebody new to the audit log. */
  forget: Exclude<Forgetting, { actor: string }>[]
}

export const erasureChange = (id: string, erasure: Erasure): Change => ({
  kind: 'erasure',
  id,
  body: erasure,
  tags: [],
})
