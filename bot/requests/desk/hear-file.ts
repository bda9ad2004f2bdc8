/** A file that no open dialogue awaits: it goes to the request it quotes, or to the one that the person names. */

import { isVoice } from '../../attachment.ts'
import type { Attachment } from '../../channel.ts'
import { doNotSend } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { accessTo } from '../act.ts'
import type { Words } from '../actions.ts'
import { actAsApplicant, ownRequest, ownRequests } from '../applicant.ts'
import { serviceName, tellApart } from '../card.ts'
import { closeEntryAbout, isWordsVerb, openEntry, type WordsVerb } from '../entry.ts'
import { unheard, wordsOf } from '../notice-parts.ts'
import { offerToSend } from '../own/room.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { commandIn, numbersNamed } from './command-words.ts'
import { askPurpose, handle } from './handle.ts'
import { inHand, longestList } from './list.ts'
import { noneFound, requestsNamed } from './named.ts'
import { quoted, quotedElsewhere, refuseQuoted } from './quote.ts'
import { bareIn, ofMember } from './verb-words.ts'

/** False, and nothing said, when there is nothing that it can belong to. */
export const hearFile = async (talk: Talk, file: Attachment, text: string): Promise<boolean> => {
  const words: Words = { text: text.trim(), files: [file] }
  if (await toNamed(talk, words)) return true
  const found = await quoted(talk)
  if (found?.own && isVoice(file)) {
    offerToSend(talk, found.request, words)
    return true
  }
  if (found?.own) {
    closeEntryAbout(talk, found.request.number)
    await actAsApplicant(talk, found.request.number, { do: 'answer', ...words })
    return true
  }
  if (found) {
    await fileFor(talk, found.request.number, words)
    return true
  }
  if (await refuseQuoted(talk)) return true
  if (await whose(talk, words)) return true
  if (isVoice(file)) talk.say(talk.t('files.voice'))
  return isVoice(file)
}

/** Whether the file belongs to a request that it quotes, or that is named below it, whatever else is open. */
export const namesRequest = async (talk: Talk, text: string): Promise<boolean> => {
  if ((await quoted(talk)) || (await quotedElsewhere(talk))) return true
  for (const given of [commandIn(text)?.given ?? '', ...numbersNamed(text)]) {
    const { handled, own } = given === '' ? { handled: [], own: [] } : await requestsNamed(talk, given)
    if (handled.length + own.length > 0) return true
  }
  return false
}

/** “完成 0042 …” below a file is about that request and no other; “给 0042 的” says only which. */
const toNamed = async (talk: Talk, words: Words): Promise<boolean> => {
  const said = commandIn(words.text)
  if (!said) return toMentioned(talk, words)
  if (said.verb === 'list' || said.verb === 'bind') return false
  const { verb, given, rest } = said
  const { handled, own } = await requestsNamed(talk, given)
  const forOwn = handled.length === 0 || verb === 'withdraw' || (verb === 'answer' && own.length > 0)
  const found = forOwn ? own : handled
  const [only, another] = found
  if (!only) return noneFound(talk, verb, given, words.text)
  const { number } = only
  const memberVerb = ofMember(verb)
  const wordsVerb = isWordsVerb(memberVerb) ? memberVerb : undefined
  if (another) {
    const numbers = found.map((request) => request.number)
    await askWhose(talk, numbers, { ...words, text: rest }, wordsVerb)
  } else if (forOwn) {
    closeEntryAbout(talk, number)
    await actAsApplicant(talk, number, { do: 'answer', ...words, text: rest })
  } else if (wordsVerb) await handle(talk, wordsVerb, number, { ...words, text: rest })
  else await fileFor(talk, number, { ...words, text: rest })
  return true
}

const toMentioned = async (talk: Talk, words: Words): Promise<boolean> => {
  const [given, more] = numbersNamed(words.text)
  if (given === undefined || more !== undefined) return false
  const { handled, own } = await requestsNamed(talk, given)
  const [only, another] = handled.length > 0 ? handled : own
  if (!only || another) return false
  await fileFor(talk, only.number, { ...words, text: onlySays.test(words.text) ? '' : words.text })
  return true
}
const onlySays = /^\s*(?:这?是|给|关于|for|to|re|about)?[\s:：]*#?[\d-]{4,11}(?:号|的|这件|那件|申请)*[\s。.]*$/i

/**
 * What the person wrote last was meant for those in charge of their request of this number, or for an applicant: asks for
 * which, and as what. False when it is not kept.
 */
export const passOnLast = async (talk: Talk, number = ''): Promise<boolean> => {
  const lines = await talk.world.said({ last: 20 })
  const last = lines.findLast((line) => line.direction === 'in' && line.message.kind === 'text')
  if (last?.direction !== 'in' || last.message.kind !== 'text') return false
  const words: Words = { text: last.message.text, heard: [last.message.id] }
  const own = number === '' ? undefined : await ownRequest(talk, number)
  if (!own) return whose(talk, words)
  offerToSend(talk, own, words)
  return true
}

/** What to do with a file about a request: the applicant sends it on, a member says as what. */
export const fileFor = async (talk: Talk, number: string, words: Words) => {
  const own = await ownRequest(talk, number)
  if (own && !(await accessTo(talk, number))) return actAsApplicant(talk, number, { do: 'answer', ...words })
  const bare = bareIn(words.text)
  if (bare) return handle(talk, bare.verb, number, { ...words, text: bare.rest })
  await askPurpose(talk, number, words)
}

/** Nothing says which request it belongs to: the only one there is, after asking, or one of several. */
const whose = async (talk: Talk, words: Words): Promise<boolean> => {
  const handled = await inHand(talk)
  const own = (await ownRequests(talk)).filter(isOpen)
  const waiting = own.filter(({ state }) => state === 'waiting-applicant')
  const candidates = [...handled, ...(waiting.length > 0 ? waiting : own)]
  const [only, another] = candidates
  if (!only) return false
  if (another) {
    const numbers = [...new Set(candidates.map(({ number }) => number))].slice(0, longestList)
    await askWhose(talk, numbers, words)
  } else if (handled.length === 0) offerToSend(talk, only, words)
  else await fileFor(talk, only.number, words)
  return true
}

/** Words or a file that may be for several requests: asks for which. `verb`: what is then done with them, where that was said. */
export const askWhose = async (
  talk: Talk,
  numbers: string[],
  words: Words,
  verb: WordsVerb | 'file' = 'file',
): Promise<void> => {
  openEntry(talk, { wants: 'which', verb, ...words, numbers, wantsText: false })
  await sayWhose(talk, { numbers, ...words })
}

/** Asks to which request the file belongs. */
export const sayWhose = async (talk: Talk, { numbers, ...words }: { numbers: readonly string[] } & Words) => {
  const { t, language } = talk
  const { knowledge } = talk.world
  const label = (request: ServiceRequest) =>
    [
      request.number,
      serviceName(knowledge, request, language),
      ...(talk.isMe(request.applicant) ? [] : tellApart(knowledge, request, language)),
    ].join(' ')
  const requests = await Promise.all(numbers.map(async (number) => (await talk.world.read('request', number))?.body))
  talk.say({
    text: unheard(
      t,
      words,
      t(words.files ? 'requests.file-which' : 'requests.words-which', { text: wordsOf(t, words) }),
    ),
    choices: [
      ...requests.flatMap((request) =>
        request ? [{ id: `desk:which:${request.number}`, label: label(request) }] : [],
      ),
      doNotSend(t),
    ],
  })
}
