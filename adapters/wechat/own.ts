/**
 * The bot's own messages. The gateway tells of them as of everybody's, by an id alone, and together with the answer to their
 * sending: known by that, they need not be fetched to be seen to be ours.
 */
import { setImmediate as soon } from 'node:timers/promises'

/** How often one is fetched all the same, to compare the clocks by (ms). */
const clocksEvery = 60_000
/** Some gateways never tell of them. */
const most = 1000

export const createOwn = () => {
  const ids = new Set<string>()
  let underWay = 0
  let fetched: number | undefined

  return {
    /** A message is on its way; resolves to what the gateway calls it. */
    sends: async (answer: Promise<string | undefined>): Promise<string | undefined> => {
      underWay++
      try {
        const id = await answer
        if (id) ids.add(id)
        if (ids.size > most) ids.delete(ids.values().next().value as string)
        return id
      } finally {
        underWay--
      }
    },
    /** Whether this id is that of a message of ours which need not be fetched. */
    isKnown: async (id: string): Promise<boolean> => {
      if (fetched === undefined || performance.now() - fetched > clocksEvery) return false
      if (underWay > 0) await soon()
      return ids.delete(id)
    },
    fetched: () => {
      fetched = performance.now()
    },
  }
}
export type Own = ReturnType<typeof createOwn>
