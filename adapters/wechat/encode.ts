/** How a message reads in WeChat, which has no buttons, no marks in a text and 2048 bytes at most. */
import { plain } from '../../bot/answers/answer.ts'
import type { Address, Attachment, Choice, Outgoing } from '../../bot/channel.ts'
import { isAside } from '../../bot/ways.ts'
import { speak, type Translate } from '../../bot/words.ts'
import { bytesOf, split } from './split.ts'

export type Part = { kind: 'text'; text: string } | { kind: 'file'; name: string; bytes: Uint8Array }

export interface Circumstances {
  /** The content of `outgoing.file`. */
  content?: Uint8Array | undefined
  /** The address of our web server. */
  publicUrl?: string | undefined
  /** What stands before the first text: the mention in a room. */
  opening?: string
}

/** Bytes of UTF-8 in one message. */
const longest = 2000
/** For “（12/34）” and the line break after it. */
const numbering = 20

/** What is sent for it, one message after the other. */
export const encode = (outgoing: Outgoing, { content, publicUrl, opening = '' }: Circumstances): Part[] => {
  const t = speak(outgoing.language)
  const { file, document, link, choices } = outgoing
  const gone = file && !content ? [t('wechat.file-gone', { name: file.name })] : []
  const picture = file && content && isShown(file) ? [t('wechat.picture')] : []
  const address = link ? [linkLine(link, publicUrl, t)] : []
  const body = [plain(outgoing, outgoing.language), ...gone, ...picture, ...address]
    .filter((text) => text !== '')
    .join('\n\n')
  const parts: Part[] = textsOf(body, menu(choices ?? [], outgoing, body, t), opening, t).map((text) => ({
    kind: 'text',
    text,
  }))
  if (document) parts.push({ kind: 'file', name: document.name, bytes: Buffer.from(document.text) })
  if (file && content) parts.push({ kind: 'file', name: file.name, bytes: content })
  return parts
}

/** What gateways send as an image, whatever it is handed to them as. */
const isShown = ({ type }: Attachment): boolean => /^image\/(?:jpeg|png|gif|webp)$/.test(type)

/** The vendor's conversation that an address stands for; `person`: whom the answer is for in a room. */
export const placeOf = (to: Address): { conversation: string; person?: string } => {
  const [, conversation = '', person] = /^wechat:([^/]*)(?:\/(.*))?$/.exec(to) ?? []
  return { conversation, ...(person ? { person } : {}) }
}

const linkLine = (link: { path: string; label: string }, publicUrl: string | undefined, t: Translate): string =>
  publicUrl
    ? t('wechat.link', { label: link.label, url: publicUrl.replace(/\/+$/, '') + link.path })
    : t('wechat.no-address', { label: link.label })

/**
 * Labels that begin with numbers of their own are typed as they are: “5” means “5 分”, wherever that stands. Where a
 * number is the answer, choices are named and not numbered.
 */
const menu = (choices: readonly Choice[], { figure, to }: Outgoing, body: string, t: Translate): string => {
  if (choices.length === 0) return ''
  if (figure) return [t('wechat.words'), ...choices.map(({ label }) => `• ${label}`)].join('\n')
  const said = body.split('\n')
  // A list with the same numbers is not said twice.
  if (choices.every(({ label }, at) => said.some((line) => line.startsWith(`${at + 1}. ${label} `))))
    return t('wechat.menu-above')
  // The number of a request is too long to be typed.
  const own = choices.every(({ label }) => /^\d{1,2}(?![\d-])/.test(label))
  const lines = choices.map(({ label }, at) => (own ? `• ${label}` : `${at + 1}. ${label}`))
  // Where words are awaited, nobody has to choose.
  const way = choices.every(({ id }) => isAside(id)) ? 'wechat.menu-aside' : 'wechat.menu'
  // In a room only what mentions the bot reaches it.
  const heading = placeOf(to).person ? 'wechat.menu-room' : way
  return [t(heading), ...lines].join('\n')
}

/** The menu stays in one piece and comes last; parts have numbers only where there are several. */
const textsOf = (body: string, choices: string, opening: string, t: Translate): string[] => {
  const whole = [body, choices].filter((text) => text !== '').join('\n\n')
  if (bytesOf(opening + whole) <= longest) return whole === '' ? [] : [opening + whole]
  const room = longest - numbering - bytesOf(opening)
  const texts = split(body, room)
  const last = texts.at(-1)
  if (last && choices && bytesOf(`${last}\n\n${choices}`) <= room) texts.splice(-1, 1, `${last}\n\n${choices}`)
  else if (choices) texts.push(...split(choices, room))
  const number = (text: string, at: number) =>
    `${texts.length > 1 ? `${t('wechat.part', { part: at + 1, parts: texts.length })}\n` : ''}${text}`
  return texts.map((text, at) => (at === 0 ? opening : '') + number(text, at))
}
