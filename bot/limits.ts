/**
 * What one person may send, in whatever channel, so that one who floods the bot takes nothing from the others. The web page has
 * limits of its own before these (adapters/web/routes.ts), which refuse before anything is accepted.
 */

import type { Address, Incoming } from './channel.ts'
import type { Conversation } from './conversation.ts'
import type { Store, Turn } from './store.ts'
import { begin } from './talk.ts'
import { speak } from './words.ts'
import type { Step } from './worker.ts'

/** Messages: so many at once, and then one a second. Too many begin a pause (ms) in which none is read. */
export const messageLimit = { burst: 60, every: 1000, pause: 30_000, after: 20 }
/** Bytes of files a day. */
export const fileLimit = { bytes: 200 * 1024 * 1024, day: 24 * 3_600_000 }

export interface Pace {
  /** How many more may come at once, when this was counted (ms, by the times of the messages). */
  left: number
  at: number
  /** While messages are not read: until when, and how many were not. */
  until?: number
  unread?: number
}

/** Addresses that are counted at once; who wrote longest ago begins anew. */
const mostCounted = 10_000

/**
 * The step with the limit before it. What an accepted message of a flood gets is one answer for all of them: that it was not
 * read, and until when. By the times at which messages were sent, so that what waited for the bot is no flood. Counted in
 * memory, by each process for itself: kept with the conversation, the count would be a write for every message.
 */
export const limited = (step: Step): Step => {
  /** By address: its latest message, and the count before and after it. */
  const counts = new Map<Address, { id: string; before: Pace | undefined; pace: Pace }>()

  /** The count before this message; the same when the step is run again. */
  const before = ({ id, from }: Incoming) => {
    const known = counts.get(from)
    return known?.id === id ? known.before : known?.pace
  }

  const keep = ({ id, from }: Incoming, before: Pace | undefined, pace: Pace) => {
    counts.delete(from)
    counts.set(from, { id, before, pace })
    const [oldest] = counts.keys()
    if (counts.size > mostCounted && oldest !== undefined) counts.delete(oldest)
  }

  return async (conversation, incoming, world) => {
    // What is taken back is taken back in any case, and an alarm is nobody's message.
    if (incoming.kind === 'alarm' || incoming.kind === 'recall') return step(conversation, incoming, world)
    const known = before(incoming)
    const { pace, verdict } = paceAfter(known, incoming.at)
    keep(incoming, known, pace)
    if (verdict === 'read') {
      const turn = await step(conversation, incoming, world)
      const count = known?.unread ?? 0
      return count > 1 ? withNote(turn, incoming, conversation, world.now, count) : turn
    }
    const talk = begin(incoming, conversation, world)
    if (verdict === 'tell') {
      const seconds = Math.max(1, Math.ceil(((pace.until ?? 0) - incoming.at) / 1000))
      talk.say(talk.t('general.too-fast', { seconds }))
      talk.audit({ action: 'limited', subject: 'messages' })
    }
    return talk.effects() satisfies Turn
  }
}

/** Says once more, when they are read again, that there were others: they answer to the first one alone. */
const withNote = (turn: Turn, { id, from }: Incoming, { language }: Conversation, at: number, count: number): Turn => {
  const text = speak(language)('general.were-unread', { count })
  return {
    ...turn,
    outgoing: [...turn.outgoing, { id: `${id}/${turn.outgoing.length + 1}`, to: from, language, at, text }],
  }
}

/** The next count, and whether this message is read; `tell`: it is the first that is not. */
export const paceAfter = (before: Pace | undefined, at: number): { pace: Pace; verdict: 'read' | 'tell' | 'drop' } => {
  const { burst, every, pause, after } = messageLimit
  if (before?.until !== undefined && at < before.until)
    return { pace: { ...before, unread: (before.unread ?? 0) + 1 }, verdict: 'drop' }
  // A clock that was set back gives nothing.
  const since = Math.max(0, at - (before?.until ?? before?.at ?? at))
  const had = before === undefined ? burst : before.until === undefined ? before.left : after
  const left = Math.min(burst, had + since / every)
  if (left >= 1) return { pace: { left: left - 1, at: Math.max(at, before?.at ?? at) }, verdict: 'read' }
  return { pace: { left: 0, at, until: at + pause, unread: 1 }, verdict: 'tell' }
}

/** Whether a file of so many bytes may still come from an address today; then it is counted. */
export const openFileLimit = ({ spend }: Pick<Store, 'spend'>, clock: () => number) => {
  const count = spend ?? countHere(clock)
  return (from: Address, size: number) => count(`files ${from}`, size, fileLimit.bytes, fileLimit.day)
}

/** The store with this limit: what is more is accepted as a message whose file was not taken, which the person is told. */
export const limitFiles = <S extends Pick<Store, 'accept' | 'spend'>>(store: S, clock: () => number): S => {
  const mayTake = openFileLimit(store, clock)
  return {
    ...store,
    accept: async (incoming, content) => {
      if (incoming.kind !== 'file' || !content || (await mayTake(incoming.from, content.length)))
        return store.accept(incoming, content)
      const { id, from, at, group, quote } = incoming
      const refused: Incoming = { id, from, at, kind: 'refused-file', why: 'day-full' }
      return store.accept({ ...refused, ...(group ? { group } : {}), ...(quote ? { quote } : {}) })
    },
  }
}

/** In memory, from the start of this process. */
const countHere = (clock: () => number): NonNullable<Store['spend']> => {
  const spent = new Map<string, { amount: number; until: number }>()
  return async (name, amount, most, ms) => {
    const now = clock()
    const known = spent.get(name)
    const mine = known && now < known.until ? known : { amount: 0, until: now + ms }
    if (mine.amount + amount > most) return false
    if (spent.size > 10_000) for (const [other, { until }] of spent) if (now >= until) spent.delete(other)
    spent.set(name, { ...mine, amount: mine.amount + amount })
    return true
  }
}
