/**
 * Replies that quote. WeChat gives no id of what is quoted, only its words, often shortened:
 * 「name：words」, a line of dashes, the reply. Newer gateways hand on markup that has the id.
 */
import type { Outgoing } from '../../bot/channel.ts'
import type { HistoryLine } from '../../bot/store.ts'

/** What was quoted: the vendor's id of it when that is told, and its words with whose they are. */
export interface Quoted {
  vendorId?: string
  words: string
}

/** Undefined for a text that quotes nothing. */
export const parseQuote = (text: string): { quoted: Quoted; reply: string } | undefined => {
  const plain = /^\s*「([\s\S]+)」\s*\n\s*(?:[-—–] ?){5,}\s*\n([\s\S]*)$/.exec(text)
  if (plain) return { quoted: { words: plain[1] as string }, reply: (plain[2] as string).trim() }
  if (!/<refermsg>/.test(text)) return undefined
  const of = (tag: string, within: string) =>
    unescaped(new RegExp(`<${tag}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${tag}>`).exec(within)?.[1] ?? '')
  const [before = '', inside = ''] = text.split('<refermsg>')
  const vendorId = of('svrid', inside)
  return {
    quoted: { ...(vendorId ? { vendorId } : {}), words: wordsOf(of('content', inside), of) },
    reply: of('title', before).trim(),
  }
}

/** Of what was quoted itself as markup, what the older form of a quote would say. */
const wordsOf = (content: string, of: (tag: string, within: string) => string): string => {
  if (!/^\s*<(?:\?xml|msg)\b/.test(content)) return content
  if (content.includes('<img ')) return '[图片]'
  const title = of('title', content).trim()
  return of('type', content).trim() === '6' ? `[文件]${title}` : title
}

/** What stands for a file in a quote, in the languages of WeChat; of a picture not even its name. */
export const asQuoted = (name: string): string[] => [
  `[文件]${name}`,
  `[File]${name}`,
  ...(/\.(?:jpg|png|gif|webp|heic)$/.test(name) ? ['[图片]', '[Photo]', '[Image]'] : []),
]

/**
 * The message of ours whose words were quoted, among what was sent to that person; the newest where several fit. Where they
 * are about different requests, none: a wrong one would take the reply elsewhere.
 */
export const findQuoted = (
  quoted: Quoted,
  lines: readonly HistoryLine[],
  partsOf: (message: Outgoing) => string[],
): string | undefined => {
  // The words may stand after the name of who said them, and in a room after a mention.
  const said = quoted.words.replace(/^[^\n：:]{1,40}[：:]/, '')
  const bodies = [quoted.words, said, said.replace(/^@[^\u2005\n]{1,40}\u2005/, '')]
    .map(squashed)
    .filter((b) => b !== '')
  const sent = lines.flatMap((line) => (line.direction === 'out' ? [line.message] : [])).reverse()
  const texts = sent.map((message) => ({ message, parts: partsOf(message).map(squashed) }))
  const exact = texts.filter(({ parts }) => parts.some((part) => bodies.includes(part)))
  const shortened = bodies.map((body) => body.replace(/(…|\.{3}|。{3})$/, '')).filter((body) => body.length >= 6)
  const beginning = texts.filter(({ parts }) => parts.some((part) => shortened.some((body) => part.startsWith(body))))
  const fitting = exact.length > 0 ? exact : beginning
  const matters = new Set(fitting.map(({ message }) => message.about))
  return matters.size === 1 ? fitting[0]?.message.id : undefined
}

/** Quotes lose line breaks, and some gateways blanks too. */
const squashed = (text: string) => text.replace(/\s+/gu, '')

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&amp;/g, '&')
