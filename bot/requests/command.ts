/** Short commands and quoted messages: “接单 1121-0042”, “take 0042”, “完成 0042 已办结”, a reply to a notice. */
import { hearQuotedReport } from '../reminders/after.ts'
import type { Talk } from '../talk.ts'
import { accessTo, refuseStranger } from './act.ts'
import { actAsApplicant, ownRequest, ownRequests } from './applicant.ts'
import { bareCommand, bareIn, passedTo, type SpokenVerb } from './bare.ts'
import { bindCommand } from './binding.ts'
import { commandIn, digitsIn, placedIn, takenIn, wordsAbout } from './command-words.ts'
import { closeEntryAbout, openEntry } from './entry.ts'
import { handle, sayPurpose, sayWhich } from './handle.ts'
import { roleCommand } from './handover.ts'
import { deskPartIn, finished, isStaff, listDesk, visible } from './list.ts'
import { listShown } from './list-shown.ts'
import { confirmWithdrawal, myRequests, showOwn } from './mine.ts'
import { numberPattern } from './number.ts'
import { hearRating, offerAnswer, ownRequestTalk } from './own-words.ts'
import { rolesOf } from './people.ts'
import { isOpen, type ServiceRequest } from './request.ts'
import { asksSomething, isCourtesy, isThanks, looksLikeQuestion, readStars, wantsWithdrawal } from './speech.ts'

/** Words of a member that are for the applicant rather than for the bot. */
export const isAddressed = (text: string): boolean => addressed.test(text) && !looksLikeQuestion(text)
const addressed = /[您你]|请|麻烦|烦请|已经|已|了[。.!！]*$|\b(please|your|you)\b/i

/**
 * True when the words were a command, or belong to a request that they quote, or rate one, or may be the answer one
 * waits for, or what a member says to an applicant.
 */
export const deskCommand = async (talk: Talk, text: string): Promise<boolean> => {
  const said = text.trim()
  return (
    (await command(talk, said)) ||
    (await hearQuote(talk, said)) ||
    (await bareCommand(talk, said)) ||
    (!talk.conversation.dialogue && (await ownRequestTalk(talk, said))) ||
    (await hearRating(talk, said)) ||
    (await offerAnswer(talk, said)) ||
    (isAddressed(said) && offerToPassOn(talk, said))
  )
}

/**
 * True when the words were a command. While words are awaited, “完成 2026 年度……” is one only if it names a request.
 */
export const command = async (talk: Talk, text: string, awaitingWords = false): Promise<boolean> => {
  if (await takeSeveral(talk, text)) return true
  const said = commandIn(text)
  if (!said) {
    const desk = deskPartIn(text)
    if (!desk)
      return (
        (!awaitingWords && (await showDigits(talk, text))) ||
        (await byPlace(talk, text, awaitingWords)) ||
        (!awaitingWords && (await aboutOne(talk, text))) ||
        (await roleCommand(talk, text))
      )
    await listDesk(talk, desk.part, desk.page)
    return true
  }
  const { verb, given, rest } = said
  if (verb === 'list') await listDesk(talk)
  else if (verb === 'bind') await bindCommand(talk, rest)
  else return byNumber(talk, verb, given, rest, text, awaitingWords)
  return true
}

/**
 * Offers to pass a member's words on to the only applicant they can be meant for. False, and nothing said, for others
 * and while something is under way.
 */
export const offerToPassOn = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || isCourtesy(text) || !(await isStaff(talk))) return false
  const { mine } = await visible(talk)
  const taken = mine.filter(({ taker }) => talk.isMe(taker))
  const [request, another] = taken.length > 0 ? taken : mine
  if (!request || another) return false
  openEntry(talk, { wants: 'purpose', number: request.number, text, guessed: true, wantsText: false })
  await sayPurpose(talk, request.number, { text })
  return true
}

/**
 * What a member wrote is no question, and no command either: says so, with the way to the desk. It tells the editor of the
 * documents nothing. False, and nothing said, for others and while something is under way.
 */
export const notUnderstood = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || asksSomething(text) || !(await isStaff(talk))) return false
  const { mine } = await visible(talk)
  talk.say({
    text: talk.t('desk.not-understood', { last: mine[0]?.number.slice(-4) ?? '0042' }),
    choices: [
      { id: 'desk:list', label: talk.t('desk.open') },
      { id: 'menu:help', label: talk.t('choice.help') },
    ],
  })
  return true
}

/** The requests whose number ends so: those the person may handle, the open ones if any, and own ones. */
export const requestsNamed = async (talk: Talk, given: string) => {
  const named = (requests: readonly ServiceRequest[]) => requests.filter(({ number }) => number.endsWith(given))
  const { mine, elsewhere } = await visible(talk)
  const open = named([...mine, ...elsewhere])
  return { handled: open.length > 0 ? open : named(await finished(talk)), own: named(await ownRequests(talk)) }
}

/** 0042, 0042 到哪一步了: where that is one request, it is shown. */
const showDigits = async (talk: Talk, text: string): Promise<boolean> => {
  const given = digitsIn(text)
  if (given === undefined) return false
  const { handled, own } = await requestsNamed(talk, given)
  return handled.length + own.length > 0 && byNumber(talk, 'show', given, '', text, true)
}

/** Several at once, where each of them is a request of the person's desk. */
const takeSeveral = async (talk: Talk, text: string): Promise<boolean> => {
  const named = takenIn(text)
  if (!named || !(await isStaff(talk))) return false
  const list = await listShown(talk, false)
  const numbers: string[] = []
  for (const one of named) {
    const { handled } = one.length > 2 ? await requestsNamed(talk, one) : { handled: [] }
    const number = one.length > 2 ? handled[0]?.number : list?.numbers[Number(one) - 1]
    if (number === undefined || handled.length > 1) return noneFound(talk, 'take', one, text)
    numbers.push(number)
  }
  for (const number of new Set(numbers)) await handle(talk, 'take', number, { text: '' })
  return true
}

/** What a member says of one request, without saying what to do with it. */
const aboutOne = async (talk: Talk, text: string): Promise<boolean> => {
  const said = wordsAbout(text)
  if (!said || !(await isStaff(talk))) return false
  const [request, another] = (await requestsNamed(talk, said.given)).handled
  if (!request || another) return false
  const { number } = request
  openEntry(talk, { wants: 'purpose', number, text: said.text, wantsText: false })
  await sayPurpose(talk, number, { text: said.text })
  return true
}

/**
 * “完成 2 已办结” is about the second of the list shown last. While words are awaited, only right below that list: else
 * the number belongs to the words.
 */
const byPlace = async (talk: Talk, text: string, awaitingWords: boolean): Promise<boolean> => {
  const said = placedIn(text)
  if (!said) return false
  const { verb, place, rest } = said
  const list = await listShown(talk, awaitingWords)
  const number = list?.numbers.at(place < 0 ? place : place - 1)
  if (number !== undefined) return byNumber(talk, verb, number, rest, text, awaitingWords)
  if ((awaitingWords && !text.startsWith('/')) || place === 0 || (!list && !(await isStaff(talk)))) return false
  talk.say(talk.t(list ? 'desk.no-such-place' : 'desk.no-list', { place, count: list?.numbers.length ?? 0 }))
  if (list?.own) await myRequests(talk)
  else await listDesk(talk)
  return true
}

const byNumber = async (
  talk: Talk,
  said: SpokenVerb,
  given: string,
  text: string,
  whole: string,
  awaitingWords: boolean,
): Promise<boolean> => {
  const named = (requests: readonly ServiceRequest[]) => requests.filter(({ number }) => number.endsWith(given))
  const own = named(await ownRequests(talk))
  // Four digits may be a year in the words that are awaited; a number in full is none.
  const sure = given.includes('-') || whole.startsWith('/')
  // “回复 0042 …” of a member is for the applicant.
  const verb = said === 'answer' && own.length === 0 ? 'tell' : said
  if (verb === 'answer' || verb === 'withdraw') {
    const [only, another] = own.filter((request) => own.length === 1 || isOpen(request))
    if (only && !another) {
      await applicantVerb(talk, verb, only, text)
      return true
    }
    return (sure || !awaitingWords) && noneFound(talk, verb, given, whole)
  }
  const roles = await rolesOf(talk.world, talk.from)
  const full = numberPattern.test(given)
  if (full && roles.length > 0 && (await accessTo(talk, given))) {
    await handle(talk, verb, given, { text })
    return true
  }
  if (!full && roles.length > 0) {
    const { handled: found } = await requestsNamed(talk, given)
    const [only, another] = found
    if (only && another) {
      openEntry(talk, { wants: 'which', verb, text, numbers: found.map(({ number }) => number), wantsText: false })
      sayWhich(talk, found)
      return true
    }
    if (only) {
      await handle(talk, verb, only.number, { text })
      return true
    }
  }
  const [ownOnly, ownAnother] = own
  if (verb === 'show' && ownOnly && !ownAnother) {
    await showOwn(talk, ownOnly.number)
    return true
  }
  return (sure || !awaitingWords) && noneFound(talk, verb, given, whole)
}

/** A command that names no request the person may see: said so to whom it can concern, else it was no command. */
export const noneFound = async (talk: Talk, verb: SpokenVerb, given: string, whole: string): Promise<boolean> => {
  if (numberPattern.test(given)) {
    refuseStranger(talk, given, verb)
    return true
  }
  if (!whole.startsWith('/') && (await rolesOf(talk.world, talk.from)).length === 0) return false
  talk.say(talk.t('desk.none-found', { number: given }))
  return true
}

const applicantVerb = async (talk: Talk, verb: 'answer' | 'withdraw', request: ServiceRequest, text: string) => {
  const { number } = request
  if (verb === 'withdraw' && isOpen(request)) return confirmWithdrawal(talk, number)
  if (verb === 'withdraw') return actAsApplicant(talk, number, { do: 'withdraw' })
  if (text !== '') return actAsApplicant(talk, number, { do: 'answer', text })
  await showOwn(talk, number)
}

/** The request whose message the words quote, when the person may act on it. */
export const quoted = async (talk: Talk): Promise<{ request: ServiceRequest; own: boolean } | undefined> => {
  const { incoming } = talk
  if ((incoming.kind !== 'text' && incoming.kind !== 'file') || incoming.quote === undefined) return undefined
  const said = (request: ServiceRequest) =>
    request.messages.some(({ id, to }) => id === incoming.quote && to === talk.from)
  const { mine, elsewhere } = await visible(talk)
  const handled = [...mine, ...elsewhere].find(said) ?? (await finished(talk)).find(said)
  if (handled) return { request: handled, own: false }
  const own = (await ownRequests(talk)).find(said)
  return own && { request: own, own: true }
}

/** Words in reply to a message about a request belong to it: the applicant's as answer or addition, a member's as asked. */
export const hearQuote = async (talk: Talk, text: string): Promise<boolean> => {
  const found = await quoted(talk)
  if (!found) return false
  const { number } = found.request
  if (found.own) return quotedByApplicant(talk, found.request, text)
  const bare = bareIn(text) ?? passedTo(talk, found.request, text)
  if (bare) await handle(talk, bare.verb, number, { text: bare.rest })
  else if (isThanks(text)) return false
  else if (found.request.state === 'withdrawn') await handle(talk, 'tell', number, { text })
  else {
    openEntry(talk, { wants: 'purpose', number, text, wantsText: false })
    await sayPurpose(talk, number, { text })
  }
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
  if (wantsWithdrawal(text)) await applicantVerb(talk, 'withdraw', request, '')
  else if (heard) {
    const { stars, comment } = heard
    await actAsApplicant(talk, number, { do: 'rate', stars, ...(comment ? { comment } : {}) })
  } else await actAsApplicant(talk, number, { do: 'answer', text })
  return true
}
