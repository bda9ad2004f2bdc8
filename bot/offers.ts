/** The choices that somebody has before their eyes, newest first: what a typed number or label can mean. */
import { type Choice, causeOf, type Incoming } from './channel.ts'
import type { HistoryLine, Store } from './store.ts'

/** Choices a person has seen, and the message they stood under. */
export interface Offer {
  choices: readonly Choice[]
  notice: boolean
  /** A later message of the same answer has choices too: numbers mean those. */
  earlier?: true
  about?: string
}

/** How many lines to look through, of both directions. */
const lookBack = 20
/** Mostly the last few of those with choices tell, and each line costs time to open. */
const first = 4

/** What stood on the button with this id, when it was pressed after these lines; undefined where they have none. */
export const labelOf = (choice: string, before: readonly HistoryLine[]): string | undefined => {
  for (const line of before.toReversed()) {
    const offered = line.direction === 'out' ? line.message.choices?.find(({ id }) => id === choice) : undefined
    if (offered) return offered.label
  }
  return undefined
}

/** What the person had seen when writing: a message still on its way can't be what a typed “1” answers. */
export const offersBefore = async (
  store: Pick<Store, 'history'>,
  incoming: Incoming,
  known?: readonly HistoryLine[],
): Promise<Offer[]> => {
  if (known) return offersIn(known, incoming.at).offers
  const look = async (limit: number) => {
    const lines = await store.history(incoming.from, { last: lookBack, only: 'offers', limit })
    return { ...offersIn(lines, incoming.at), all: lines.length < limit }
  }
  const found = await look(first)
  return (found.ended || found.all ? found : await look(lookBack)).offers
}

/** `ended`: the whole last answer with choices is among them, and nothing before that answer counts. */
const offersIn = (lines: readonly HistoryLine[], at: number): { offers: Offer[]; ended: boolean } => {
  const offers: Offer[] = []
  let answer: string | undefined
  for (const line of lines.toReversed()) {
    if (line.direction !== 'out' || line.state !== 'sent' || line.sentAt > at) continue
    const { choices, about, notice = false } = line.message
    const cause = causeOf(line.message.id)
    const earlier = answer !== undefined
    if (earlier && (notice || cause !== answer)) return { offers, ended: true }
    if (choices) offers.push({ choices, notice, ...(about ? { about } : {}), ...(earlier ? { earlier } : {}) })
    if (choices && !notice) answer = cause
  }
  return { offers, ended: false }
}
