/** What a page may post, checked by hand so that every refusal names its field. */
import { examineFile } from '../../bot/attachment.ts'
import type { Address, Incoming } from '../../bot/channel.ts'
import type { Store } from '../../bot/store.ts'
import { findQuoted } from './lines.ts'
import { Refusal } from './refusal.ts'

/** Longest text taken in. The bot answers long before that that it is too much; this only keeps out what nobody typed. */
const longestText = 20_000
/** 20,000 Chinese characters are 60,000 bytes. */
export const largestBody = 64 * 1024
const longestChoice = 64
/** Of the words that come with a file: they travel in a header, for which proxies have little room. */
const longestCaption = 400
const longestName = 255

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Checks the body of a post from this address. Throws Refusal for the first thing that is wrong. */
export const readMessage = async (body: unknown, from: Address, now: number, store: Store): Promise<Incoming> => {
  const { id, text, choice, quote } = fieldsOf(body)
  const base = { id: idFor(from, id), from, at: now }
  if (text === undefined && choice === undefined) throw new Refusal('neither')
  if (text !== undefined && choice !== undefined) throw new Refusal('both')

  if (text === undefined) {
    if (typeof choice !== 'string' || choice === '' || Buffer.byteLength(choice) > longestChoice)
      throw new Refusal('choice')
    return { ...base, kind: 'choice', choice: choice.toWellFormed() }
  }
  if (typeof text !== 'string' || text.trim() === '' || text.length > longestText)
    throw new Refusal('text', { limit: longestText })
  return { ...base, kind: 'text', text: text.toWellFormed(), ...(await quoteOf(quote, from, store)) }
}

/**
 * The same for a file: `head` is what the header `x-message` says of it, as percent-encoded JSON {id, name, text, quote}.
 * Not in the address, for addresses stand in the logs of proxies.
 */
export const readFile = async (
  head: unknown,
  content: Uint8Array,
  from: Address,
  now: number,
  store: Store,
): Promise<Incoming> => {
  const { id, name = '', text = '', quote } = fieldsOf(parsed(head))
  const incoming = { id: idFor(from, id), from, at: now }
  if (typeof name !== 'string' || name.length > longestName) throw new Refusal('file-name', { limit: longestName })
  if (typeof text !== 'string' || text.length > longestCaption) throw new Refusal('caption', { limit: longestCaption })
  const quoted = await quoteOf(quote, from, store)
  const examined = examineFile(content, name.toWellFormed())
  if ('refused' in examined) throw new Refusal(`file-${examined.refused}`)
  const file = { id: incoming.id, ...examined, size: content.length }
  const words = text.trim() ? { text: text.toWellFormed() } : {}
  return { ...incoming, kind: 'file', file, ...words, ...quoted }
}

const fieldsOf = (body: unknown): Record<string, unknown> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('body')
  return body as Record<string, unknown>
}

const parsed = (head: unknown): unknown => {
  try {
    return JSON.parse(decodeURIComponent(String(head)))
  } catch {
    throw new Refusal('file-head')
  }
}

/** The address stands in the id, so nobody can use up an id of somebody else. */
const idFor = (from: Address, id: unknown): string => {
  if (typeof id !== 'string' || !uuid.test(id)) throw new Refusal('id')
  return `${from}:${id.toLowerCase()}`
}

const quoteOf = async (quote: unknown, from: Address, store: Store): Promise<{ quote?: string }> => {
  if (quote === undefined) return {}
  const quoted = typeof quote === 'string' ? await findQuoted(store, from, quote) : undefined
  if (!quoted) throw new Refusal('quote')
  return { quote: quoted }
}
