/** Which language somebody is answered in. */
import { languageOf } from '../knowledge/retrieval/text.ts'
import type { Conversation } from './conversation.ts'
import { isCode } from './persons/room.ts'
import { commandIn } from './requests/desk/command-words.ts'
import { isGesture } from './small-talk.ts'
import type { Talk } from './talk.ts'

/**
 * The language of the last message counts until one is chosen. A command, or a name given in a dialogue, says little
 * about it, so those count only as a first message.
 */
export const takeLanguage = (talk: Talk, text: string) => {
  const { languageFrom, dialogue } = talk.conversation
  // Of “询问 0042 Where is …” only the verb is said to the bot, of “where is 0042?” all.
  const said = commandIn(text)
  const named = said !== undefined && said.given !== '' && !(said.verb === 'show' && / /.test(text))
  const toOther = dialogue?.kind === 'desk' && dialogue.wantsText
  const toldByChannel = talk.incoming.language !== undefined && (named || text.startsWith('/'))
  const says = !toOther && !toldByChannel && !isCode(text) && !isGesture(text) && !everywhere.test(text)
  const tells = says && !(languageFrom === 'message' && borrowed.test(text))
  const heard = tells ? languageOf(named ? (/^\p{L}+/u.exec(text)?.[0] ?? '') : text) : undefined
  const saysLittle = dialogue || named || text.startsWith('/')
  if (!heard || languageFrom === 'choice' || (languageFrom === 'message' && saysLittle)) return
  before.set(talk, { language: talk.language, languageFrom })
  talk.language = heard
  talk.conversation.languageFrom = 'message'
}
const before = new WeakMap<Talk, Pick<Conversation, 'language' | 'languageFrom'>>()

/** The words turned out to be for somebody else, and say nothing of the person’s own language. */
export const keepLanguage = (talk: Talk) => {
  const was = before.get(talk)
  if (!was) return
  talk.language = was.language
  talk.conversation.languageFrom = was.languageFrom
}

/** Said in any language. */
const everywhere = /^(?:o+k+|okay|k)[.!~。！]*$/i
/** English words that people borrow once it is clear what they speak. */
const borrowed = /^(?:hi|bye|yes|no)[.!~。！]*$/i
