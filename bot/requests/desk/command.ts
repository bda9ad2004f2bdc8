/** Short commands: “接单 1121-0042”, “take 0042”, “完成 0042 已办结”, “完成 2 已办结”. */
import type { Talk } from '../../talk.ts'
import { accessTo } from '../act.ts'
import { actAsApplicant, ownRequests } from '../applicant.ts'
import type { DeskVerb } from '../entry.ts'
import { numberPattern } from '../number.ts'
import { offerRemark } from '../own/remarks.ts'
import { myRequests, showOwn } from '../own/room.ts'
import { hearRating, offerAnswer, ownRequestTalk } from '../own/words.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { bindCommand } from '../roles/binding.ts'
import { roleCommand } from '../roles/handover.ts'
import { rolesOf } from '../roles/people.ts'
import { isFiller } from '../speech.ts'
import { hearAboutOne } from './about-one.ts'
import { bareCommand } from './bare.ts'
import { commandIn, digitsIn, placedIn } from './command-words.ts'
import { hearFilesAsked } from './files-asked.ts'
import { askWhich, asTyped } from './handle.ts'
import { deskAsked, deskPartIn, isStaff, listDesk, visible } from './list.ts'
import { listShown, numberAt } from './list-shown.ts'
import { hearChatter, hearLacking, hearUnclear, hearYesOrNo, isAddressed, offerToPassOn } from './member-words.ts'
import { isNear } from './misheard.ts'
import { noneFound, requestsNamed } from './named.ts'
import { hearQuote, withdraw } from './quote.ts'
import { confirmSeveral, hearSeveral } from './several.ts'
import { hearRegret } from './undo.ts'
import { ofMember, type SpokenVerb } from './verb-words.ts'

/**
 * True when the words were a command, or belong to a request that they quote, or rate one, or may be the answer one
 * waits for, or what a member says to an applicant.
 */
export const deskCommand = async (talk: Talk, text: string): Promise<boolean> => {
  const said = text.trim()
  if ((await command(talk, said)) || (await hearQuote(talk, said))) return true
  const isMember = await isStaff(talk)
  return (
    (isMember && (await memberSays(talk, said))) ||
    (!talk.conversation.dialogue && (await ownRequestTalk(talk, said))) ||
    (await hearRating(talk, said)) ||
    (await offerAnswer(talk, said)) ||
    (await offerRemark(talk, said)) ||
    (isMember && (await memberTells(talk, said)))
  )
}

/** What can mean nothing else, said by a member. */
const memberSays = async (talk: Talk, said: string): Promise<boolean> =>
  (await bareCommand(talk, said)) ||
  (await hearFilesAsked(talk, said)) ||
  (await hearYesOrNo(talk, said)) ||
  hearChatter(talk, said)

/** What a member may mean for an applicant, or what is not understood. */
const memberTells = async (talk: Talk, said: string): Promise<boolean> =>
  (await hearLacking(talk, said)) || (isAddressed(said) && (await offerToPassOn(talk, said))) || hearUnclear(talk, said)

/**
 * True when the words were a command. While words are awaited, “完成 2026 年度……” is one only if it names a request.
 */
export const command = async (talk: Talk, text: string, awaitingWords = false): Promise<boolean> => {
  const isMember = await isStaff(talk)
  if (isMember && (await hearSeveral(talk, text, awaitingWords))) return true
  const said = commandIn(text)
  if (!said) {
    const isRemark = isMember && !awaitingWords
    const part = isRemark ? deskAsked(text) : undefined
    const desk = deskPartIn(text) ?? (part === undefined ? undefined : { part, page: 1 })
    if (!desk)
      return (
        (!awaitingWords && (await showDigits(talk, text))) ||
        (await byPlace(talk, text, awaitingWords)) ||
        (isRemark && ((await hearAboutOne(talk, text)) || (await hearRegret(talk, text)))) ||
        roleCommand(talk, text, awaitingWords)
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

/** 0042, 0042 到哪一步了: where that is one request, it is shown. */
const showDigits = async (talk: Talk, text: string): Promise<boolean> => {
  const given = digitsIn(text)
  if (given === undefined) return false
  const { handled, own } = await requestsNamed(talk, given)
  return handled.length + own.length > 0 && byNumber(talk, 'show', given, '', text, true)
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
  const number = list && numberAt(list.numbers, place)
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
  const verb = own.length === 0 ? ofMember(said) : said
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
    await typed(talk, verb, given, text)
    return true
  }
  if (!full && roles.length > 0) {
    const { handled: found } = await requestsNamed(talk, given)
    const [only, another] = found
    if (only && another) {
      askWhich(talk, verb, found, text)
      return true
    }
    if (only) {
      await typed(talk, verb, only.number, text)
      return true
    }
    if (own.length === 0 && (sure || !awaitingWords) && (await mistyped(talk, verb, given, text))) return true
  }
  const [ownOnly, ownAnother] = own
  if (verb === 'show' && ownOnly && !ownAnother) {
    await showOwn(talk, ownOnly.number)
    return true
  }
  return (sure || !awaitingWords) && noneFound(talk, verb, given, whole)
}

/** 5169 for 5196, where only one request of theirs is so near: asked whether it is meant. */
const mistyped = async (talk: Talk, verb: DeskVerb, given: string, text: string): Promise<boolean> => {
  const [only, another] = (await visible(talk)).mine.filter(({ number }) => isSlip(given, number.slice(-given.length)))
  if (!only || another) return false
  talk.say(talk.t('desk.near-number', { number: given }))
  await confirmSeveral(talk, [{ verb, number: only.number, text }])
  return true
}

/** One digit is another, or two beside each other have changed places. */
const isSlip = (typed: string, meant: string): boolean =>
  typed.length >= 4 && typed.length === meant.length && isNear(typed, meant)

const applicantVerb = async (talk: Talk, verb: 'answer' | 'withdraw', request: ServiceRequest, text: string) => {
  const { number } = request
  if (verb === 'withdraw') return withdraw(talk, request)
  if (text !== '') return actAsApplicant(talk, number, { do: 'answer', text })
  await showOwn(talk, number)
}

/** Done as it was typed. What stands behind a verb that takes no words is said not to have gone anywhere. */
const typed = async (talk: Talk, verb: Exclude<SpokenVerb, 'answer' | 'withdraw'>, number: string, text: string) => {
  await asTyped(talk, verb, number, { text })
  if ((verb === 'take' || verb === 'reopen') && text !== '' && !isFiller(text))
    talk.say(talk.t('desk.unsent', { text }))
}
