/** Short commands and quoted messages: “接单 1121-0042”, “take 0042”, “完成 0042 已办结”, a reply to a notice. */
import type { Talk } from '../talk.ts'
import { accessTo, refuseStranger } from './act.ts'
import { actAsApplicant, ownRequest, ownRequests } from './applicant.ts'
import { bindCommand } from './binding.ts'
import { type DeskVerb, openEntry } from './entry.ts'
import { handle, listDesk, sayPurpose, sayWhich, visible } from './handle.ts'
import { confirmWithdrawal, offerAnswer, showOwn } from './mine.ts'
import { numberPattern } from './number.ts'
import { rolesOf } from './people.ts'
import { isOpen, type ServiceRequest } from './request.ts'
import { isCourtesy } from './speech.ts'

type Verb = DeskVerb | 'answer' | 'withdraw'

const verbs: [Verb, string][] = [
  ['take', '接单|接收|领取|受理|take|accept'],
  ['ask', '询问|追问|提问|ask'],
  ['complete', '完成|办结|complete|done|finish'],
  ['decline', '不予受理|不予办理|退回|拒绝|decline|reject'],
  ['pass', '转交|转办|移交|转给|pass on|pass|forward'],
  ['show', '查看|详情|show|view'],
  ['answer', '回复|答复|补充|answer|reply'],
  ['withdraw', '撤回|撤销|withdraw'],
]
// A number in full, or as many of its last digits as tell it apart: 261121-0042, 1121-0042, 0042.
const commands = verbs.map(([verb, words]) => ({
  verb,
  numbered: new RegExp(`^/?(?:${words})[\\s:：#]*((?:\\d{2,6}-)?\\d{4})(?![\\d-])[\\s,，:：]*(.*)$`, 'is'),
  bare: new RegExp(`^/?(?:${words})(?:[\\s:：,，]+(.*))?$`, 'is'),
}))
const desk = /^\/?(desk|my desk|待办|待办事项|我的待办|工作台)$/i
const binding = /^\/?(bind|绑定)(\s|[A-Z0-9]|$)/i

/** True when the words were a command, or belong to a request that they quote, or may be the answer one waits for. */
export const deskCommand = async (talk: Talk, text: string): Promise<boolean> =>
  (await command(talk, text.trim())) || (await hearQuote(talk, text.trim())) || offerAnswer(talk, text.trim())

/**
 * True when the words were a command: a list, a binding, or a verb with a number. While words are awaited, “完成 2026
 * 年度……” is one only if it names a request.
 */
export const command = async (talk: Talk, text: string, awaitingWords = false): Promise<boolean> => {
  if (desk.test(text)) {
    await listDesk(talk)
    return true
  }
  if (binding.test(text)) {
    await bindCommand(talk, text)
    return true
  }
  for (const { verb, numbered } of commands) {
    const match = numbered.exec(text.normalize('NFKC'))
    // The words themselves are taken as written, not as normalised for reading the number.
    if (match)
      return byNumber(
        talk,
        verb,
        match[1] ?? '',
        text.slice(text.length - (match[2] ?? '').length).trim(),
        text,
        awaitingWords,
      )
  }
  if (/^#?\d{6}-\d{4}$/.test(text)) return byNumber(talk, 'show', text.replace('#', ''), '', text, awaitingWords)
  return false
}

const byNumber = async (
  talk: Talk,
  verb: Verb,
  given: string,
  text: string,
  whole: string,
  awaitingWords: boolean,
): Promise<boolean> => {
  const named = (requests: readonly ServiceRequest[]) => requests.filter(({ number }) => number.endsWith(given))
  const own = named(await ownRequests(talk))
  if (verb === 'answer' || verb === 'withdraw') {
    const [only, another] = own.filter((request) => own.length === 1 || isOpen(request))
    if (only && !another) {
      await applicantVerb(talk, verb, only, text)
      return true
    }
    return !awaitingWords && noneFound(talk, verb, given, whole)
  }
  const roles = await rolesOf(talk.world, talk.from)
  const full = numberPattern.test(given)
  if (full && roles.length > 0 && (await accessTo(talk, given))) {
    await handle(talk, verb, given, text)
    return true
  }
  if (!full && roles.length > 0) {
    const { mine, elsewhere } = await visible(talk)
    const found = named([...mine, ...elsewhere])
    // Only when nothing open is meant: naming a finished request tells that it is finished.
    if (found.length === 0)
      for (const role of roles)
        found.push(...named((await talk.world.list('request', `closed:${role.id}`)).map(({ body }) => body)))
    const [only, another] = found
    if (only && another) {
      openEntry(talk, { wants: 'which', verb, text, numbers: found.map(({ number }) => number), wantsText: false })
      sayWhich(talk, found)
      return true
    }
    if (only) {
      await handle(talk, verb, only.number, text)
      return true
    }
  }
  const [ownOnly, ownAnother] = own
  if (verb === 'show' && ownOnly && !ownAnother) {
    await showOwn(talk, ownOnly.number)
    return true
  }
  return !awaitingWords && noneFound(talk, verb, given, whole)
}

/** A command that names no request the person may see: said so to whom it can concern, else it was no command. */
const noneFound = async (talk: Talk, verb: Verb, given: string, whole: string): Promise<boolean> => {
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
const quoted = async (talk: Talk): Promise<{ request: ServiceRequest; own: boolean } | undefined> => {
  const { incoming } = talk
  if (incoming.kind !== 'text' || incoming.quote === undefined) return undefined
  const { mine, elsewhere } = await visible(talk)
  const said = (request: ServiceRequest) =>
    request.messages.some(({ id, to }) => id === incoming.quote && to === talk.from)
  const handled = [...mine, ...elsewhere].find(said)
  if (handled) return { request: handled, own: false }
  const own = (await ownRequests(talk)).find(said)
  return own && { request: own, own: true }
}

/** Words in reply to a message about a request belong to it: the applicant's as answer or addition, a member's as asked. */
export const hearQuote = async (talk: Talk, text: string): Promise<boolean> => {
  const found = await quoted(talk)
  if (!found) return false
  const { number } = found.request
  const command = commands.find(({ bare }) => bare.test(text))
  const rest = command?.bare.exec(text)?.[1]?.trim() ?? ''
  if (found.own) {
    // “Thanks” to a notice is for the bot; “all right” to a question is the answer.
    if (isCourtesy(text) && found.request.state !== 'waiting-applicant') return false
    if (command?.verb === 'withdraw') await applicantVerb(talk, 'withdraw', found.request, '')
    else if (await ownRequest(talk, number)) await actAsApplicant(talk, number, { do: 'answer', text })
    return true
  }
  if (command && command.verb !== 'answer' && command.verb !== 'withdraw') {
    await handle(talk, command.verb, number, rest)
    return true
  }
  openEntry(talk, { wants: 'purpose', number, text, wantsText: false })
  sayPurpose(talk, number, text)
  return true
}
