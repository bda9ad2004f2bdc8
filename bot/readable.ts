/**
 * What a person wrote, as it is read, kept and shown to others. The one place where signs that can’t be seen go: with them a line
 * turns around (what reads “exe.jpg” is “gpj.exe”), two names look the same, or a reader sees less than what is there. In the
 * sender’s own conversation it stays as it was sent.
 */
import type { Incoming } from './channel.ts'

/** The message with its words made readable. */
export const readable = (incoming: Incoming): Incoming =>
  (incoming.kind === 'text' || incoming.kind === 'file') && incoming.text !== undefined
    ? { ...incoming, text: readableText(incoming.text) }
    : incoming

/** Scripts whose letters join, and emoji: between these a joiner belongs to the writing. */
const joining =
  '[\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}]'
const unseen = new RegExp(
  `(?<=${joining})([\\u200c\\u200d])(?=${joining})|(?![\\n\\t])[\\p{Cc}\\p{Cf}\\ufffd\\u115f\\u1160\\u3164\\uffa0\\u2800]`,
  'gu',
)

/** Without bidi controls, control and format characters, halves of characters, and piles of marks on one letter. */
export const readableText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, '$1')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')

/** At most so many characters, the last of them “…” where it was cut. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** Signs that WeChat writes as words, among others: 谢谢[抱拳]. They say nothing that the words do not. */
export const withoutEmoticons = (text: string): string => text.replace(/\[\p{L}{1,8}\]/gu, ' ')
