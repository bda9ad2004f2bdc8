/** An outgoing message as the calls that send it. Pure. */
import type { Attachment, Outgoing } from '../../bot/channel.ts'
import { speak } from '../../bot/words.ts'
import { answered, type Place } from './address.ts'
import type { Keyboard } from './decode.ts'
import { asHtml } from './html.ts'
import { keyboardOf, spelledOut } from './keyboard.ts'
import { foot, type Piece } from './sources.ts'
import { split } from './split.ts'

/** One message of Telegram's. */
export interface Part {
  /** With a file: as what it goes. A recording that is not taken as such goes as a document. */
  file?: { as: 'voice' | 'audio' | 'document'; content: Uint8Array; name: string }
  words?: Piece
  keyboard?: Keyboard
  /** The message it replies to. */
  below?: number
}

export const longestText = 4096
export const longestCaption = 1024
/** Kept free, so that a text and what stands below it are not parted for a few characters. */
const leastText = 600

/** `publicUrl`: the address of our own pages, without which a link can't be opened from outside. */
export const encode = (outgoing: Outgoing, place: Place, content?: Uint8Array, publicUrl?: string): Part[] => {
  const file = fileOf(outgoing, content)
  const link = linkOf(outgoing, publicUrl)
  const t = speak(outgoing.language)
  const gone = outgoing.file && !content ? t('telegram.file-gone', { name: outgoing.file.name }) : undefined
  const { list, choices } = spelledOut(outgoing)
  const text = [outgoing.text, list, link.text, gone].filter(Boolean).join('\n\n')
  const below = foot(outgoing, longestText - leastText)
  const whole = join(text, below)
  const parts: Part[] =
    file && whole.plain.length <= longestCaption
      ? [{ file, ...(whole.plain ? { words: whole } : {}) }]
      : [...inParts(text, below).map((words) => ({ words })), ...(file ? [{ file }] : [])]

  const keyboard = [...keyboardOf(choices), ...(link.button ? [[link.button]] : [])]
  const last = parts.at(-1)
  if (last && keyboard.length > 0) last.keyboard = keyboard
  const [first] = parts
  const replied = place.person === undefined ? undefined : answered(outgoing.id, place.chat)
  if (first && replied !== undefined) first.below = replied
  return parts
}

/** What a call is given. `simply`: without markup and without links as buttons, for when Telegram refuses those. */
export const payloadOf = (part: Part, { chat, topic }: Place, simply = false) => {
  const { file, words, keyboard, below } = part
  const buttons = simply
    ? keyboard?.map((row) => row.filter(({ url }) => !url)).filter((row) => row.length > 0)
    : keyboard
  const reply = below === undefined ? undefined : { message_id: below, allow_sending_without_reply: true }
  return {
    chat_id: chat,
    ...(topic === undefined ? {} : { message_thread_id: topic }),
    ...(file ? { [file.as]: { source: Buffer.from(file.content), filename: file.name } } : {}),
    ...(words ? { [file ? 'caption' : 'text']: simply ? withLinks(words.plain, keyboard) : words.html } : {}),
    ...(words && !simply ? { parse_mode: 'HTML' } : {}),
    // Telegram fetches what it shows a preview of: a link that works once would be used up.
    ...(file ? {} : { link_preview_options: { is_disabled: true } }),
    ...(buttons?.length ? { reply_markup: { inline_keyboard: buttons } } : {}),
    // Uploads are forms, in which anything but plain values must be JSON text.
    ...(reply ? { reply_parameters: file ? JSON.stringify(reply) : reply } : {}),
  }
}

const withLinks = (text: string, keyboard: Keyboard = []): string =>
  [text, ...keyboard.flat().flatMap(({ text: label, url }) => (url ? [`${label}: ${url}`] : []))].join('\n\n')

const join = (text: string, below: Piece | undefined): Piece => {
  const above = { html: asHtml(text), plain: text }
  if (!below) return above
  if (!text) return below
  return { html: `${above.html}\n\n${below.html}`, plain: `${text}\n\n${below.plain}` }
}

/** The text in parts, and what stands below it with the last one, or by itself where that has no room. */
const inParts = (text: string, below: Piece | undefined): Piece[] => {
  const parts = split(text, longestText)
  const last = parts.at(-1) ?? ''
  const before = parts.slice(0, -1).map((part) => join(part, undefined))
  if (!below) return last ? [...before, join(last, undefined)] : before
  const together = join(last, below)
  return together.plain.length <= longestText ? [...before, together] : [...before, join(last, undefined), below]
}

const fileOf = ({ document, file }: Outgoing, content: Uint8Array | undefined): Part['file'] | undefined => {
  if (file && content) return { as: wayOf(file), content, name: file.name }
  if (document) return { as: 'document', content: Buffer.from(document.text), name: document.name }
  return undefined
}

/** A picture goes as the document it is: as a photo Telegram would make it smaller, and lose its name and its fine print. */
const wayOf = ({ type }: Attachment) => {
  if (type === 'audio/ogg') return 'voice'
  return type === 'audio/mpeg' || type === 'audio/mp4' ? 'audio' : 'document'
}

/** As a button where Telegram takes the address in one, else in the text: it refuses names that only this network knows. */
const linkOf = ({ link }: Outgoing, publicUrl: string | undefined) => {
  if (!link) return {}
  const url = URL.canParse(link.path, publicUrl) ? new URL(link.path, publicUrl).href : link.path
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  const known = /^https?:$/.test(protocol) && hostname.includes('.') && !/^127\.|\.local$|\.localhost$/.test(hostname)
  return known ? { button: { text: link.label, url } } : { text: `${link.label}: ${url}` }
}
