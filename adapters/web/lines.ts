/** A conversation as the page shows it, made from the store's history. */

import type { Address, Attachment, Choice, Citation, EnclosedDocument, Language, Outgoing } from '../../bot/channel.ts'
import { digestOf } from '../../bot/digest.ts'
import { labelOf } from '../../bot/offers.ts'
import type { HistoryLine, Store } from '../../bot/store.ts'
import { speak } from '../../bot/words.ts'

/** One message of the conversation. */
export interface Line {
  /** Order in the store; the id of the server-sent event. */
  seq: number
  /** Own messages: the id the page gave. The bot's: `m<seq>`, which `quote` takes. */
  id: string
  from: 'bot' | 'me'
  at: number
  text: string
  language?: Language
  choices?: Choice[]
  citations?: Citation[]
  standing?: string
  /** The document that goes with it; its text is read by the id of the message. */
  document?: Pick<EnclosedDocument, 'name' | 'type'>
  /** The file that goes with it; its content is read by the number of the line. */
  file?: Pick<Attachment, 'name' | 'type' | 'size'>
  link?: { path: string; label: string }
  /** Number of the service request it is about. */
  about?: string
  /** Came unasked, so it answers nothing. */
  notice?: true
  /** Own messages: the id of the choice that was pressed. */
  choice?: string
  /** Own messages: the id of the message it replies to. */
  quote?: string
}

/** How many lines a page gets at once. */
const window = 200
/** How many lines before those a pressed label or a quoted message is looked up in. */
const reach = 100

interface Lines {
  lines: Line[]
  /** Where they begin, which counts lines that are not shown, as `upTo` does. */
  first: number | undefined
  /** The sequence number read up to. */
  upTo: number
  /** Whether there may be more after these. */
  more: boolean
  lastIn: { seq: number; handled: boolean } | undefined
  /** Ids of the person's own messages among them. */
  own: string[]
}

/** The next lines after `after`, oldest first; the last ones of the conversation when there is none. */
export const readLines = async (store: Store, address: Address, after: number | undefined): Promise<Lines> => {
  const history = await store.history(address, after === undefined ? { last: window } : { after, limit: window })
  const own = history.flatMap((l) => (l.direction === 'in' && l.message.kind !== 'alarm' ? [l] : []))
  const lastIn = own.at(-1)
  return {
    lines: await toLines(store, address, history),
    first: history[0]?.seq,
    upTo: history.at(-1)?.seq ?? after ?? 0,
    more: after !== undefined && history.length === window,
    lastIn: lastIn && { seq: lastIn.seq, handled: lastIn.handled },
    own: own.map(({ message }) => message.id),
  }
}

/** The last lines before `before`, and whether there are still earlier ones. */
export const readEarlier = async (store: Store, address: Address, before: number) => {
  const history = await store.history(address, { last: window, before })
  return { lines: await toLines(store, address, history), earlier: await hasEarlier(store, address, history[0]?.seq) }
}

/** Whether anything was said before the line with this number. */
export const hasEarlier = async (store: Store, address: Address, seq = 0): Promise<boolean> =>
  (await store.history(address, { last: 1, before: seq })).length > 0

/** The numbers of the last lines up to `upTo`, those not shown included, and whether there are earlier ones. */
export const readKept = async (store: Store, address: Address, upTo: number) => {
  const history = await store.history(address, { last: window, before: upTo + 1 })
  const full = history.length === window
  return {
    lines: history.map((line) => line.seq),
    earlier: full && (await hasEarlier(store, address, history[0]?.seq)),
  }
}

/** Whether the message with this sequence number has been handled. */
export const isHandled = async (store: Store, address: Address, seq: number): Promise<boolean> => {
  const line = await store.line(address, seq)
  return line?.direction !== 'in' || line.handled
}

/** Whether one of these messages, which have been handled, asked for something to be deleted. */
export const asksDeletion = async (store: Store, ids: readonly string[]): Promise<boolean> => {
  for (const id of ids) if (await store.read('erasure', digestOf(id))) return true
  return false
}

/** The store's id of the message the page calls `m<seq>`, if it stands in this conversation. */
export const findQuoted = async (store: Store, address: Address, id: string): Promise<string | undefined> =>
  (await findSaid(store, address, id))?.id

/** The document of the message the page calls `m<seq>`, if there is one in this conversation. */
export const findDocument = async (store: Store, address: Address, id: string): Promise<EnclosedDocument | undefined> =>
  (await findSaid(store, address, id))?.document

/** The file of the line with this number, if there is one in this conversation. */
export const findFile = async (store: Store, address: Address, id: string): Promise<Attachment | undefined> => {
  const line = /^\d{1,15}$/.test(id) ? await store.line(address, Number(id)) : undefined
  return line && fileOf(line)
}

const fileOf = ({ message }: HistoryLine): Attachment | undefined =>
  'kind' in message ? (message.kind === 'file' ? message.file : undefined) : message.file

/** Without its id, which tells whose account it came from. */
const shownFile = (line: HistoryLine): Pick<Line, 'file'> => {
  const file = fileOf(line)
  return file ? { file: { name: file.name, type: file.type, size: file.size } } : {}
}

const findSaid = async (store: Store, address: Address, id: string): Promise<Outgoing | undefined> => {
  const seq = Number(/^m(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN)
  if (Number.isNaN(seq)) return undefined
  const line = await store.line(address, seq)
  return line?.direction === 'out' ? line.message : undefined
}

const toLines = async (store: Store, address: Address, history: HistoryLine[]): Promise<Line[]> => {
  const refers = history.some((l) => l.direction === 'in' && (l.message.kind === 'choice' || hasQuote(l)))
  const before = refers ? await store.history(address, { last: reach, before: history[0]?.seq ?? 0 }) : []
  const all = [...before, ...history]
  return history.flatMap((line) => toLine(line, address, all) ?? [])
}

const hasQuote = (line: HistoryLine): boolean =>
  line.direction === 'in' && 'quote' in line.message && line.message.quote !== undefined

const toLine = (line: HistoryLine, address: Address, earlier: HistoryLine[]): Line | undefined => {
  const { seq } = line
  if (line.direction === 'out') {
    const { at, text, language, choices, citations, standing, document, link, about, notice } = line.message
    return {
      seq,
      // Not the store's id: that one is made from the message that caused it, and would tell a liaison the account of
      // the applicant, and the other way round.
      id: `m${seq}`,
      from: 'bot',
      at,
      text,
      language,
      ...(choices?.length ? { choices } : {}),
      ...(citations?.length ? { citations } : {}),
      ...(standing ? { standing } : {}),
      ...(document ? { document: { name: document.name, type: document.type } } : {}),
      ...shownFile(line),
      ...(link ? { link } : {}),
      ...(about ? { about } : {}),
      ...(notice ? { notice } : {}),
    }
  }
  const { message } = line
  if (message.kind === 'alarm') return undefined
  const before = earlier.filter((l) => l.seq < seq)
  const own = { seq, id: message.id.slice(address.length + 1), from: 'me' as const, at: message.at }
  if (message.kind === 'choice') return { ...own, text: pressed(message.choice, before), choice: message.choice }
  // Other channels' ways: here a file that is not taken is refused at once, and nothing is taken back.
  if (message.kind === 'refused-file' || message.kind === 'recall') return undefined
  const quoted = before.find((l) => l.direction === 'out' && l.message.id === message.quote)
  return { ...own, text: message.text ?? '', ...shownFile(line), ...(quoted ? { quote: `m${quoted.seq}` } : {}) }
}

/** What stood on the button: ids are for the bot, never for people. */
const pressed = (choice: string, before: HistoryLine[]): string => {
  if (choice === 'lang:zh') return '中文'
  if (choice === 'lang:en') return 'English'
  const label = labelOf(choice, before)
  if (label !== undefined) return label
  const last = before.findLast((l) => l.direction === 'out')
  return speak(last?.direction === 'out' ? last.message.language : 'zh')('page.pressed')
}
