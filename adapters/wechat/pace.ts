/** A human pace: personal accounts that write like machines are banned. */
import { dateAt } from '../../knowledge/working-days.ts'

export interface Pace {
  /** Between two messages to the same contact or room, in ms: drawn between the two. */
  contact: [least: number, most: number]
  /** Between any two messages. */
  overall: [least: number, most: number]
}

export const humanPace: Pace = { contact: [800, 1500], overall: [200, 500] }

const draw = ([least, most]: [number, number]) => least + Math.random() * (most - least)
/** Entries that are kept before those of the past are cleared away. */
const many = 5000

/** `clock` tells the day of the office; `steady` the gaps: a clock set back by days would hold up everybody for as long. */
export const createPace = (pace: Pace, clock: () => number, steady = clock) => {
  let next = 0
  const nextTo = new Map<string, number>()
  const sent = new Map<string, number>()
  let today = ''

  const turnOf = (conversation: string) => Math.max(steady(), next, nextTo.get(conversation) ?? 0)

  return {
    /** How long until a message to it would be due, in ms. */
    until: (conversation: string): number => Math.max(0, turnOf(conversation) - steady()),
    /** Takes the next place for a message to it; gives how long to wait for that. */
    take: (conversation: string): number => {
      const turn = turnOf(conversation)
      if (nextTo.size > many) for (const [id, at] of nextTo) if (at < steady()) nextTo.delete(id)
      next = turn + draw(pace.overall)
      nextTo.set(conversation, turn + draw(pace.contact))
      return Math.max(0, turn - steady())
    },
    /** One more message to it was taken: the gap begins now, and it counts for the day. */
    count: (conversation: string): void => {
      nextTo.set(conversation, Math.max(nextTo.get(conversation) ?? 0, steady() + draw(pace.contact)))
      sent.set(conversation, sentToday(conversation) + 1)
    },
    sentToday: (conversation: string): number => sentToday(conversation),
  }

  function sentToday(conversation: string): number {
    const now = dateAt(clock())
    if (now !== today) {
      today = now
      sent.clear()
    }
    return sent.get(conversation) ?? 0
  }
}
