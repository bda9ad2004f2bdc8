/** What a message of the gateway says, read from its payload alone. */
import type { Address, NoFile } from '../../bot/channel.ts'
import { mentions, withoutMention } from './mention.ts'
import { parseQuote, type Quoted } from './quote.ts'

/** A message as the gateway describes it; `type` is the number of its kind in the protocol. */
export interface Payload {
  id: string
  type: number
  talkerId: string
  roomId?: string
  text?: string
  filename?: string
  /** Milliseconds since 1970, or seconds: gateways differ. */
  timestamp: number
  mentionIdList?: string[]
}

/** Who the bot is: its contact, and the names by which a room may call it. */
export interface Me {
  id: string
  names: string[]
}

export type Decoded =
  | { kind: 'ignored'; why: 'own' | 'system' | 'notice' | 'not-addressed' | 'unreadable' }
  | ({ from: Address; group?: true } & Said)
type Said =
  | { kind: 'text'; text: string; quoted?: Quoted }
  | { kind: 'file'; called?: string; unnamed?: true }
  /** A video, a place and the like, or what was never meant to be read. */
  | { kind: 'unwanted'; as: 'type' | NoFile }
  /** `recalls`: the vendor's id of the message taken back. */
  | { kind: 'recall'; recalls: string }

const attachment = 1

/** The numbers of the protocol (wechaty-puppet, schemas/message). */
const kinds: Record<number, 'text' | 'file' | 'recall' | 'type' | NoFile> = {
  [attachment]: 'file',
  2: 'file', // voice
  3: 'type', // contact card
  4: 'type', // chat history
  5: 'sticker',
  6: 'file', // image
  7: 'text',
  8: 'type', // location
  9: 'type', // mini program
  11: 'money', // a transfer
  12: 'money', // a red envelope
  13: 'recall',
  14: 'type', // link
  15: 'type', // video
  16: 'type', // post
}

/** Accounts of WeChat itself, which write to everybody. */
const system = new Set(
  'weixin fmessage medianote floatbottle filehelper newsapp qqmail tmessage qmessage notifymessage helper_entry'.split(
    ' ',
  ),
)

export const decode = (payload: Payload, me: Me): Decoded => {
  const { talkerId, roomId, type } = payload
  const text = payload.text ?? ''
  if (talkerId === me.id) return { kind: 'ignored', why: 'own' }
  if (!talkerId || system.has(talkerId) || talkerId.startsWith('gh_')) return { kind: 'ignored', why: 'system' }
  const quote = parseQuote(text)
  // Kinds without a number here are notices: somebody joined, the chat was opened.
  const kind = kinds[type] ?? (quote ? 'text' : undefined)
  if (!kind || (kind === 'text' && opening.test(text))) return { kind: 'ignored', why: 'notice' }
  const whence = roomId
    ? { from: `wechat:${roomId}/${talkerId}`, group: true as const }
    : { from: `wechat:${talkerId}` }
  if (kind === 'recall') {
    const recalls = recalled(text)
    return recalls ? { ...whence, kind, recalls } : { kind: 'ignored', why: 'unreadable' }
  }
  if (roomId) {
    // In a room only words that address the bot are meant for it.
    if (kind !== 'text' && !quote) return { kind: 'ignored', why: 'not-addressed' }
    const said = quote?.reply ?? text
    // Where everybody is called, some gateways give the id of each.
    const called = payload.mentionIdList?.includes(me.id) && !everybody.test(said)
    const addressed = called || mentions(said, me.names)
    if (!addressed) return { kind: 'ignored', why: 'not-addressed' }
    const bare = withoutMention(said, me.names)
    return { ...whence, kind: 'text', text: bare, ...(quote ? { quoted: quote.quoted } : {}) }
  }
  if (quote) return { ...whence, kind: 'text', text: quote.reply, quoted: quote.quoted }
  if (kind === 'text') return isStandIn(text) ? { ...whence, kind: 'unwanted', as: 'type' } : { ...whence, kind, text }
  if (kind === 'file') {
    // Pictures and recordings have no name in WeChat: gateways call them by their ids.
    const { filename } = payload
    if (type !== attachment) return { ...whence, kind, unnamed: true }
    return { ...whence, kind, ...(filename ? { called: filename } : {}) }
  }
  return { ...whence, kind: 'unwanted', as: kind }
}

/** The gateway's time of it (ms), by which messages are put in order; undefined when there is none. */
export const stampOf = ({ timestamp }: Payload): number | undefined => {
  if (!(timestamp > 0)) return undefined
  return Math.floor(timestamp < 1e11 ? timestamp * 1000 : timestamp)
}

/** When it was said (ms): of a time in whole seconds the end of that second. For order that would be wrong where one in ms happens to be whole. */
export const saidAt = (payload: Payload): number | undefined => {
  const stamp = stampOf(payload)
  return stamp !== undefined && stamp % 1000 === 0 ? stamp + 999 : stamp
}

/** The original id: bare, or in the markup of the notice, where only `newmsgid` is that of the server. */
const recalled = (text: string): string | undefined =>
  [/^\s*([\w-]+)\s*$/, /<newmsgid>\s*([\w-]+)\s*<\/newmsgid>/, /<msgid>\s*([\w-]+)\s*<\/msgid>/]
    .map((pattern) => pattern.exec(text)?.[1])
    .find((id) => id !== undefined)

/** What WeChat writes in somebody's name when they accept the bot as a contact. */
const opening =
  /^(?:我通过了你的(?:朋友|好友)验证请求，现在我们可以开始聊天了|I['’]ve accepted your friend request\. Now let['’]s chat!?)[。.]?$/i

const everybody = /[@＠](?:所有人|全体成员|all)(?=[\u2005\s]|$)/i

/** What some gateways hand on as a text in place of a kind they do not know: its markup, or a word that the phone shows it. */
const isStandIn = (text: string) =>
  /^\s*<(?:\?xml|msg|sysmsg|appmsg|voip\w+)\b/.test(text) ||
  /^\[?[^\n]{0,40}请在手机(?:微信)?上查看[。\]]{0,2}$/.test(text)
