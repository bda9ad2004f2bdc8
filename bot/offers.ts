/** The choices that somebody has before their eyes, newest first: what a typed number or label can mean. */
import { causeOf, type HistoryLine, type Incoming, type Offer, type Store } from './ports.ts'

/** How many lines to look through, of both directions: mostly the message with choices is among the last few. */
const LOOK_BACK = [6, 20]

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
  let found: ReturnType<typeof offersIn> = { offers: [], ended: false }
  for (const last of LOOK_BACK) {
    // Each line costs time to open.
    found = offersIn(await store.history(incoming.from, { last, only: 'offers' }), incoming.at)
    if (found.ended) break
  }
  return found.offers
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
