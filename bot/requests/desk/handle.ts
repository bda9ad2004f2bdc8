/** What a button and a short command have in common: the list, one request, and doing something to it. */

import { pathFor } from '../../../knowledge/services.ts'
import { notNow } from '../../choices.ts'
import { keepLanguage } from '../../heard-language.ts'
import type { Talk } from '../../talk.ts'
import { type Access, accessTo, act } from '../act.ts'
import type { Words } from '../actions.ts'
import { citations, printCard, roleTitle, serviceName, tellApart } from '../card.ts'
import { printDelivery } from '../delivery.ts'
import { type DeskVerb, isWordsVerb, openEntry, type WordsVerb, wayBack, wordsIn, wordsVerbs } from '../entry.ts'
import { deskChoices, unheard, wordsOf } from '../notice-parts.ts'
import { replyAbout, sendFiles } from '../notices.ts'
import { hopOf, serviceOf } from '../path.ts'
import { refuseStranger } from '../refusals.ts'
import { isOpen, requestChange, type ServiceRequest } from '../request.ts'
import { membersOf } from '../roles/people.ts'
import { affirmed, asksSomething, isFiller } from '../speech.ts'
import { longestList } from './list.ts'
import { requestsNamed } from './named.ts'
import { pass, passBack } from './pass.ts'
import { rolesNamed } from './role-names.ts'
import { soundsUnfinished } from './verb-words.ts'

/** Why a member is asked first: another holds it, or nobody it should go to has had it. */
export const doubt = async (talk: Talk, { request, oversight }: Access, verb: 'complete' | 'decline') => {
  if (oversight && (await membersOf(talk.world, request.role)).length > 0) return 'held'
  const service = serviceOf(talk.world.knowledge, request)
  const ahead = service ? pathFor(service, request.items).some(({ at }) => at > request.hop) : false
  const passed = request.history.some(({ action }) => action === 'pass')
  return verb === 'complete' && ahead && !passed ? 'not-passed' : undefined
}

/**
 * What a member typed. Words that don't fit what they would do, such as a result that says that something is missing, are
 * asked about: nothing is ended on a doubtful reading.
 */
export const asTyped = async (talk: Talk, verb: DeskVerb, number: string, words: Words, doubtful = false) => {
  if (doubtful || (await doNotFit(talk, verb, number, words))) return askPurpose(talk, number, words)
  return handle(talk, verb, number, words)
}

/** Asks a member what to do with these words and files. */
export const askPurpose = async (talk: Talk, number: string, words: Words) => {
  keepLanguage(talk)
  openEntry(talk, { wants: 'purpose', number, ...words, wantsText: false })
  await sayPurpose(talk, number, words)
}

/** Whether the words say something else than this verb would do with them. */
export const doNotFit = async (talk: Talk, verb: DeskVerb, number: string, words: Words): Promise<boolean> =>
  (verb === 'complete' && soundsUnfinished(words.text)) || namesOthers(talk, verb, number, words)

/** Words to one applicant in which another's request is named. */
const namesOthers = async (talk: Talk, verb: DeskVerb, number: string, { text }: Words): Promise<boolean> => {
  if (!isWordsVerb(verb)) return false
  const digits = text.match(/(?<!\d)(?:\d{6}-)?\d{4}(?!\d)/g) ?? []
  for (const one of new Set(digits.slice(0, 20)))
    if (!number.endsWith(one) && (await requestsNamed(talk, one)).handled.some(isOpen)) return true
  return false
}

/** Does what a member asked for, or asks for what is still missing: the words, or where to. */
export const handle = async (talk: Talk, verb: DeskVerb, number: string, words: Words) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, verb)
  const { text } = words
  switch (verb) {
    case 'show':
      return showCard(talk, access)
    case 'take':
    case 'reopen':
      return act(talk, number, { do: verb })
    case 'urge': {
      // 催办 教委: whom it concerns is known.
      const { roles, rest } = rolesNamed(talk.world.knowledge, access.request, text)
      const said = roles.length > 0 ? rest : text
      return act(talk, number, { do: verb, ...(said.trim() ? { text: said.trim() } : {}) })
    }
    case 'pass':
      return pass(talk, access, text)
    case 'return':
      return passBack(talk, access, text)
    case 'tell':
      return followUp(talk, verb, number, words)
    case 'ask':
    case 'complete':
    case 'decline':
      // A closed request is refused at once rather than after the words were typed.
      if (!isOpen(access.request)) return act(talk, number, { do: verb, ...words })
      if (verb === 'ask' || !(await doubt(talk, access, verb))) return followUp(talk, verb, number, words)
      openEntry(talk, { wants: 'sure', verb, number, ...words, wantsText: false })
      return saySure(talk, verb, number, words)
  }
}

/** With words that say something it is done; without, they are asked for. */
export const followUp = async (talk: Talk, verb: WordsVerb, number: string, words: Words) => {
  const { text, ...files } = wordsIn(words)
  const empty = text.trim() === ''
  const whole = empty ? verb === 'tell' && files.files !== undefined : !(await saysNothing(talk, verb, number, text))
  if (whole) return act(talk, number, { do: verb, text, ...files })
  openEntry(talk, { wants: verb, number, ...files, wantsText: true })
  sayPrompt(talk, verb, number, files, empty ? '' : text)
}

/** 收到, 可以: unless it answers what the applicant has just asked. */
export const saysNothing = async (talk: Talk, verb: WordsVerb, number: string, text: string): Promise<boolean> =>
  isFiller(text) && !(verb === 'tell' && affirmed(text) !== undefined && (await isAsked(talk, number)))

/** Whether the last that was done to an open request is that the applicant asked something. */
export const isAsked = async (talk: Talk, number: string): Promise<boolean> => {
  const request = (await accessTo(talk, number))?.request
  const last = request?.history.at(-1)
  return request !== undefined && isOpen(request) && last?.who === 'applicant' && asksSomething(last.text ?? '')
}

/** With the words and files that would go to the applicant, as far as they came along. */
export const saySure = async (talk: Talk, verb: 'complete' | 'decline', number: string, words: Words) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, verb)
  const why = (await doubt(talk, access, verb)) ?? 'held'
  const role = roleTitle(talk.world.knowledge, access.request.role, talk.language)
  const said = wordsOf(talk.t, words)
  const sure = talk.t(`desk.sure-${why}`, { number, role, verb: talk.t(`desk.${verb}`) })
  talk.say({
    text: said === '' ? sure : unheard(talk.t, words, `${sure}\n${talk.t('desk.sure-words', { text: said })}`),
    choices: [{ id: `desk:sure:${number}`, label: talk.t(`desk.sure-${verb}`) }, notNow(talk.t)],
  })
}

/** `filler`: words that came in their place and say nothing. */
export const sayPrompt = (
  talk: Talk,
  verb: WordsVerb,
  number: string,
  { files = [] }: Omit<Words, 'text'>,
  filler = '',
) =>
  talk.say({
    text: [
      ...(filler === '' ? [] : [talk.t(`desk.filler-${verb}`, { text: filler.trim() })]),
      wordsOf(talk.t, { text: talk.t(`desk.${verb}-now`, { number }), files }),
    ].join('\n\n'),
    choices: [notNow(talk.t)],
  })

/** Saved, because a reply may quote the message that shows it. */
const showCard = async (talk: Talk, { request, oversight }: Access) => {
  const { knowledge } = talk.world
  await replyAbout(talk, request, {
    text: [
      printCard(talk.world, request, talk.language),
      await printDelivery(talk, request, oversight ? ['applicant', 'desk'] : ['applicant']),
    ]
      .filter(Boolean)
      .join('\n\n'),
    choices: [
      ...deskChoices(talk.t, request, oversight),
      ...(request.files?.length
        ? [{ id: `desk:files:${request.number}`, label: talk.t('requests.files', { count: request.files.length }) }]
        : []),
      ...wayBack(talk),
    ],
    citations: citations(knowledge, [hopOf(knowledge, request)?.clause ?? ''], talk.language),
  })
  talk.change(requestChange(request))
}

/** The files of a request once more, to the member who asks for them. */
export const showFiles = async (talk: Talk, number: string) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, 'files')
  await sendFiles(talk, access.request, talk.from, talk.language)
  talk.change(requestChange(access.request))
}

/** A short command may be about several requests: asks about which. */
export const askWhich = (
  talk: Talk,
  verb: DeskVerb | 'withdraw',
  requests: readonly ServiceRequest[],
  text: string,
) => {
  openEntry(talk, { wants: 'which', verb, text, numbers: requests.map(({ number }) => number), wantsText: false })
  sayWhich(talk, requests)
}

/** Which of several requests a short command means. */
export const sayWhich = (talk: Talk, requests: readonly ServiceRequest[]) => {
  const isMember = requests.some(({ applicant }) => !talk.isMe(applicant))
  talk.say({
    text: talk.t('desk.which'),
    choices: requests.slice(0, longestList).map((request) => ({
      id: `desk:which:${request.number}`,
      label: [
        request.number,
        ...(isMember
          ? tellApart(talk.world.knowledge, request, talk.language)
          : [serviceName(talk.world.knowledge, request, talk.language)]),
      ].join(' '),
    })),
  })
}

/** What to do with words that quote a request. After its end the applicant can only be told something. */
export const sayPurpose = async (talk: Talk, number: string, words: Words) => {
  const request = (await talk.world.read('request', number))?.body
  const verbs = request && !isOpen(request) ? (['tell'] as const) : wordsVerbs
  talk.say({
    text: unheard(talk.t, words, talk.t('desk.purpose', { number, text: wordsOf(talk.t, words) })),
    choices: [
      ...verbs.map((verb) => ({
        id: `desk:use:${verb}:${number}`,
        label: talk.t(`desk.use-${verb}`),
      })),
      notNow(talk.t),
    ],
  })
}
