/** What a page may post, checked by hand so that every refusal names its field. */
import type { Address, Incoming, Store } from '../../bot/ports.ts'
import { findQuoted } from './lines.ts'
import { Refusal } from './refusal.ts'

/** Longest text taken in. The bot answers long before that that it is too much; this only keeps out what nobody typed. */
export const longestText = 20_000
/** 20,000 Chinese characters are 60,000 bytes. */
export const largestBody = 64 * 1024
const longestChoice = 64

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Checks the body of a post from this address. Throws Refusal for the first thing that is wrong. */
export const readMessage = async (body: unknown, from: Address, now: number, store: Store): Promise<Incoming> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('body')
  const { id, text, choice, quote } = body as Record<string, unknown>
  if (typeof id !== 'string' || !uuid.test(id)) throw new Refusal('id')
  if (text === undefined && choice === undefined) throw new Refusal('neither')
  if (text !== undefined && choice !== undefined) throw new Refusal('both')
  // The address stands in the id, so nobody can use up an id of somebody else.
  const base = { id: `${from}:${id.toLowerCase()}`, from, at: now }

  if (text === undefined) {
    if (typeof choice !== 'string' || choice === '' || Buffer.byteLength(choice) > longestChoice)
      throw new Refusal('choice')
    return { ...base, kind: 'choice', choice: choice.toWellFormed() }
  }
  if (typeof text !== 'string' || text.trim() === '' || text.length > longestText)
    throw new Refusal('text', { limit: longestText })
  if (quote === undefined) return { ...base, kind: 'text', text: text.toWellFormed() }
  const quoted = typeof quote === 'string' ? await findQuoted(store, from, quote) : undefined
  if (!quoted) throw new Refusal('quote')
  return { ...base, kind: 'text', text: text.toWellFormed(), quote: quoted }
}
