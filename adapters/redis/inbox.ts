/** Messages to handle: the next one is asked for, or a commit brought it along. */
import type { Incoming } from '../../bot/channel.ts'
import type { Holds } from './holds.ts'
import { type openLanes, type Taken, tokenOf } from './lanes.ts'
import type { Argument } from './link.ts'
import { nothingMore } from './wire.ts'

/** How many lines of the conversation come with a message, at most: as many as a step looks back for choices. */
const lineCount = 20
/** Who commits asks for the next message at once; what nobody asked for by then (ms) goes back. */
const soon = 100

/** While there is always a next message, a turn is one round trip: its commit, which brings that message along. */
export const openInbox = (
  lanes: ReturnType<typeof openLanes>,
  holds: Holds,
  bot: string,
  heard: (side: 'in', address: string) => void,
) => {
  const brought: Taken[] = []
  /** There was one at the last time. A process that had nothing to do takes none from the others unasked. */
  let busy = false
  let askedAt = 0

  const giveBack = (taken: Taken) => {
    const at = brought.indexOf(taken)
    if (at === -1) return
    brought.splice(at, 1)
    holds.held.delete(tokenOf(taken)[0])
    lanes.giveBack(taken)
  }

  return {
    next: async (now: number) => {
      askedAt = now
      for (let taken = brought.shift(); taken; taken = brought.shift()) {
        const [ref, token] = tokenOf(taken)
        if (holds.held.get(ref)?.token !== token) continue // others took it over: this process stood still
        const found = await lanes.opened<Incoming>(taken)
        if (found) return found
      }
      const found = await lanes.take<Incoming>('in', now, lineCount)
      busy = found !== undefined
      return found
    },
    /** What a commit is to bring along. */
    order: (): Argument[] => (busy ? ['in', askedAt, bot, lineCount] : nothingMore),
    bring: (taken: Taken | null) => {
      busy = taken !== null
      if (!taken) return
      lanes.hold(taken, 'in')
      brought.push(taken)
      setTimeout(giveBack, soon, taken).unref()
      heard('in', String(taken[3])) // whoever looked in vain meanwhile looks again
    },
  }
}
