/** A reply that quotes a message about a request. */
import { hearQuotedReport } from '../../reminders/after.ts'
import type { Talk } from '../../talk.ts'
import { actAsApplicant, ownRequest, ownRequests } from '../applicant.ts'
import { closeEntryAbout } from '../entry.ts'
import { numbersIn } from '../number.ts'
import { confirmWithdrawal } from '../own/room.ts'
import { refuseOther, refuseStranger } from '../refusals.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { isCourtesy, isThanks, readStars, wantsWithdrawal } from '../speech.ts'
import { passedTo } from './bare.ts'
import { commandIn, numbersNamed, placedIn } from './command-words.ts'
import { asksFiles } from './files-asked.ts'
import { askPurpose, askWhich, asTyped, handle, showFiles } from './handle.ts'
import { finished, isStaff, visible } from './list.ts'
import { listShown, numberAt } from './list-shown.ts'
import { requestsNamed } from './named.ts'
import { hearSeveral } from './several.ts'
import { bareIn, ofMember } from './verb-words.ts'

/** The request whose message the words quote, when the person may act on it. */
export const quoted = async (talk: Talk): Promise<{ request: ServiceRequest; own: boolean } | undefined> => {
  const { incoming } = talk
  if ((incoming.kind !== 'text' && incoming.kind !== 'file') || incoming.quote === undefined) return undefined
  const { quote } = incoming
  const { mine, elsewhere } = await visible(talk)
  const handled = [...mine, ...elsewhere, ...(await finished(talk))]
  const own = await ownRequests(talk)
  const among = (said: (request: ServiceRequest) => boolean) => {
    const found = handled.find(said)
    if (found) return { request: found, own: false }
    const ownFound = own.find(said)
    return ownFound && { request: ownFound, own: true }
  }
  const told = among(({ messages }) => messages.some(({ id, to }) => id === quote && to === talk.from))
  if (told) return told
  const only = await numberQuoted(talk, quote)
  return only === undefined ? undefined : among(({ number }) => number === only)
}

/** The request that a message of the bot to this chat is about: a card, a refusal, a question, whatever names one and no other. */
const numberQuoted = async (talk: Talk, quote: string): Promise<string | undefined> => {
  const message = await talk.world.outgoing(quote)
  if (message?.to !== talk.from) return undefined
  const [only, another] = message.about === undefined ? new Set(numbersIn(message.text)) : [message.about]
  return another === undefined ? only : undefined
}

/**
 * True, and said, when the words or the file quote a request that is no longer the person's to act on: heard as if they
 * quoted nothing, they would go to another one.
 */
export const refuseQuoted = async (talk: Talk): Promise<boolean> => {
  const number = await quotedElsewhere(talk)
  if (number === undefined) return false
  if (await isStaff(talk)) refuseStranger(talk, number, 'quote')
  else refuseOther(talk, number, 'quote')
  return true
}

/** The request that is quoted and that the person may not act on any more. */
export const quotedElsewhere = async (talk: Talk): Promise<string | undefined> => {
  const { incoming } = talk
  if (incoming.group || !('quote' in incoming) || incoming.quote === undefined || (await quoted(talk))) return undefined
  const number = await numberQuoted(talk, incoming.quote)
  return number !== undefined && (await talk.world.read('request', number)) ? number : undefined
}

/** Words in reply to a message about a request belong to it: the applicant's as answer or addition, a member's as asked. */
export const hearQuote = async (talk: Talk, text: string): Promise<boolean> => {
  if (!('quote' in talk.incoming)) return false
  const found = await quoted(talk)
  if (!found) return !(await standsAlone(talk, text)) && refuseQuoted(talk)
  const { number } = found.request
  if (found.own) return quotedByApplicant(talk, found.request, text)
  if (await hearSeveral(talk, text, false)) return true
  if (await namesAnother(talk, found.request, text)) return true
  if (asksFiles(text) && found.request.files?.length) {
    await showFiles(talk, number)
    return true
  }
  const bare = bareIn(text) ?? passedTo(talk, found.request, text)
  if (bare) await asTyped(talk, bare.verb, number, { text: bare.rest }, bare.doubtful)
  else if (isThanks(text)) return false
  else if (found.request.state === 'withdrawn') await handle(talk, 'tell', number, { text })
  else await askPurpose(talk, number, { text })
  return true
}

/** Whatever they quote: thanks, a wish to see the desk, and what names another request. */
const standsAlone = async (talk: Talk, text: string): Promise<boolean> => {
  const said = commandIn(text)
  if (said?.verb === 'list' || said?.verb === 'bind' || isCourtesy(text)) return true
  for (const given of said ? [said.given] : numbersNamed(text)) {
    const { handled, own } = await requestsNamed(talk, given)
    if (handled.length + own.length > 0) return true
  }
  return false
}

/** One request is quoted and another named: asks which is meant. One that is both is a plain command. */
const namesAnother = async (talk: Talk, quoted: ServiceRequest, text: string): Promise<boolean> => {
  const said = commandIn(text)
  const placed = placedIn(text)
  if (said && said.verb !== 'list' && said.verb !== 'bind' && said.verb !== 'withdraw') {
    const { handled } = await requestsNamed(talk, said.given)
    const verb = ofMember(said.verb)
    if (handled.some(({ number }) => number === quoted.number))
      await asTyped(talk, verb, quoted.number, { text: said.rest })
    else if (handled.length > 0) askWhich(talk, verb, [quoted, ...handled], said.rest)
    return handled.length > 0
  }
  if (!placed || placed.verb === 'answer' || placed.verb === 'withdraw') return false
  const { numbers = [], own } = (await listShown(talk, false)) ?? {}
  const number = own ? undefined : numberAt(numbers, placed.place)
  const [other] = number === undefined || number === quoted.number ? [] : (await requestsNamed(talk, number)).handled
  if (!other) return false
  askWhich(talk, placed.verb, [quoted, other], placed.rest)
  return true
}

const quotedByApplicant = async (talk: Talk, request: ServiceRequest, text: string): Promise<boolean> => {
  const { number } = request
  const heard = request.state === 'completed' ? readStars(text) : undefined
  // “Thanks” to a notice is for the bot; “all right” to a question is the answer.
  if (!heard && isCourtesy(text) && request.state !== 'waiting-applicant') return false
  if (!(await ownRequest(talk, number))) return true
  if (!heard && (await hearQuotedReport(talk, request, text))) return true
  closeEntryAbout(talk, number)
  const said = commandIn(text)
  if (said?.verb === 'withdraw' && !number.endsWith(said.given)) {
    const other = (await requestsNamed(talk, said.given)).own.find(isOpen)
    if (other) {
      askWhich(talk, 'withdraw', [request, other], '')
      return true
    }
  }
  if (wantsWithdrawal(text) || said?.verb === 'withdraw') await withdraw(talk, request)
  else if (heard) {
    const { stars, comment } = heard
    await actAsApplicant(talk, number, { do: 'rate', stars, ...(comment ? { comment } : {}) })
  } else await actAsApplicant(talk, number, { do: 'answer', text })
  return true
}

/** Asked for sure, while there is something to withdraw. */
export const withdraw = async (talk: Talk, request: ServiceRequest) =>
  isOpen(request) ? confirmWithdrawal(talk, request.number) : actAsApplicant(talk, request.number, { do: 'withdraw' })
