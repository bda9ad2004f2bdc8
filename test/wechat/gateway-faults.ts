/** What can be made to go wrong between the bot and the people. */
import { randomUUID } from 'node:crypto'
import type { Fault } from './gateway-wire.ts'

/** Whom a fault concerns (all, when nobody), how often it happens (always), and what the gateway says. */
export interface Suffering {
  with?: { id: string }
  times?: number
  reason?: string
}

export const createFaults = (add: (fault: Fault) => void, clear: () => void) => {
  const make =
    (on: Fault['on'], does: Fault['does'], reason?: string) =>
    ({ with: party, ...suffering }: Suffering = {}, ms?: number) =>
      add({
        id: randomUUID(),
        on,
        does,
        ...(party && { with: party.id }),
        ...(reason && { reason }),
        ...(ms && { ms }),
        ...suffering,
      })
  const hangsSends = make('send', 'hang')
  const hangsFiles = make('file', 'hang')
  return {
    rejectsSends: make('send', 'reject', 'window closed'),
    /** For so long, or until there are no faults any more. */
    hangsSends: (ms: number, suffering?: Suffering) => hangsSends(suffering, ms),
    /** Sends, and the answer never comes. */
    losesAnswers: make('send', 'lose'),
    /** Sends, and answers that it failed. */
    breaksAnswers: make('send', 'break', 'connection reset'),
    rejectsFiles: make('file', 'reject', 'file expired'),
    hangsFiles: (ms: number, suffering?: Suffering) => hangsFiles(suffering, ms),
    none: clear,
  }
}
