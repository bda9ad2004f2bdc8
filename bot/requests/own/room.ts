/** The applicant's side: my requests, one of them in full, answering, withdrawing, rating. */

import type { Choice } from '../../channel.ts'
import { answerRequest, doNotSend, notNow, toDesk, toRequests, toServices } from '../../choices.ts'
import type { Room } from '../../room.ts'
import { answerSurvey } from '../../supervision/survey.ts'
import type { Talk } from '../../talk.ts'
import type { Words } from '../actions.ts'
import { actAsApplicant, ownRequest, ownRequests } from '../applicant.ts'
import { citations, printLine, printOwn } from '../card.ts'
import { printDelivery } from '../delivery.ts'
import { isStaff } from '../desk/list.ts'
import { closeEntry, closeEntryAbout, openEntry, wayBack, wordsIn } from '../entry.ts'
import { openDraft } from '../filing/draft.ts'
import { ratingChoices, unheard, wordsOf } from '../notice-parts.ts'
import { replyAbout, sendFiles } from '../notices.ts'
import { serviceOf } from '../path.ts'
import { refuseOther } from '../refusals.ts'
import { isOpen, requestChange, type ServiceRequest } from '../request.ts'
import { recipients } from '../roles/people.ts'
import { complains } from './remarks.ts'

/** How many requests a list shows; the buttons must stay readable. */
const longestList = 8

/** 我的申请: the open ones first, then the latest. */
export const myRequests = async (talk: Talk, head = talk.t('requests.mine')) => {
  const { t } = talk
  const all = (await ownRequests(talk)).reverse()
  const draft = openDraft(talk)
  const unfiled = draft ? [t('requests.unfiled', { service: draft.service.name[talk.language] })] : []
  if (all.length === 0) {
    const desk = (await isStaff(talk)) ? [toDesk(t)] : []
    talk.say({ text: [t('requests.none'), ...unfiled].join('\n'), choices: [...desk, toServices(t), ...wayBack(talk)] })
    return
  }
  const shown = [...all.filter(isOpen), ...all.filter((request) => !isOpen(request))].slice(0, longestList)
  const lines = shown.map((request, at) => `${at + 1}. ${printLine(talk.world, request, talk.language)}`)
  const more = all.length > shown.length ? [t('requests.more', { number: all.length - shown.length })] : []
  talk.say({
    text: [head, ...lines, ...more, ...unfiled].join('\n'),
    choices: [
      ...shown.map((request): Choice => ({ id: `req:show:${request.number}`, label: request.number })),
      ...wayBack(talk),
    ],
  })
}

/** One own request in full, with what can be done about it. Saved, because replies may quote what is shown. */
export const showOwn = async (talk: Talk, number: string) => {
  const request = await ownRequest(talk, number)
  if (!request) return refuseOther(talk, number, 'show')
  const { t } = talk
  const choices: Choice[] = [
    ...(request.state === 'waiting-applicant' ? [answerRequest(t, number)] : []),
    ...(isOpen(request) && request.state !== 'waiting-applicant'
      ? [{ id: `req:answer:${number}`, label: t('requests.add') }]
      : []),
    ...(request.state === 'completed' || request.state === 'declined'
      ? [{ id: `req:answer:${number}`, label: t('requests.add-closed') }]
      : []),
    ...(isOpen(request) ? [{ id: `req:withdraw:${number}`, label: t('requests.withdraw') }] : []),
    // The stars would be figures among the figures of a numbered menu.
    ...(canRate(request) ? [{ id: `req:rate:${number}`, label: t('requests.rate') }] : []),
    ...(request.files?.length
      ? [{ id: `req:files:${number}`, label: t('requests.files', { count: request.files.length }) }]
      : []),
    toRequests(t),
    ...wayBack(talk),
  ]
  await replyAbout(talk, request, {
    text: [
      printOwn(talk.world, request, talk.language, await standInFor(talk, request)),
      await printDelivery(talk, request, ['desk']),
    ]
      .filter(Boolean)
      .join('\n\n'),
    choices,
    citations: citations(talk.world.knowledge, serviceOf(talk.world.knowledge, request)?.clauses ?? [], talk.language),
  })
  talk.change(requestChange(request))
}

const canRate = ({ state, rating }: ServiceRequest): boolean => state === 'completed' && rating === undefined

/** The role of those who handle what nobody is there for. */
const standInFor = async (talk: Talk, request: ServiceRequest): Promise<string | undefined> =>
  (await recipients(talk.world, request.role)).find(({ standIn }) => standIn)?.role.id

/** Asks for the words that belong to the request: the answer to its question, or something to add. */
const askForWords = (talk: Talk, request: ServiceRequest) => {
  const { dialogue } = talk.conversation
  // Words and files that wait to be sent would be lost: they are offered once more.
  if (dialogue?.kind === 'desk' && dialogue.wants === 'send' && dialogue.number === request.number)
    return sayOffer(talk, request, dialogue)
  openEntry(talk, { wants: 'answer', number: request.number, wantsText: true })
  sayAnswerPrompt(talk, request)
}

export const sayAnswerPrompt = (talk: Talk, request: ServiceRequest) => {
  const { number, question } = request
  talk.say({
    text: question
      ? talk.t('requests.answer-now', { number, question })
      : talk.t(isOpen(request) ? 'requests.add-now' : 'requests.add-now-closed', { number }),
    choices: [notNow(talk.t)],
  })
}

/** Asks whether to withdraw it; nothing is done before a yes. */
export const confirmWithdrawal = (talk: Talk, number: string) => {
  openEntry(talk, { wants: 'withdraw', number, wantsText: false })
  sayWithdrawal(talk, number)
}

export const sayWithdrawal = (talk: Talk, number: string) =>
  talk.say({
    text: talk.t('requests.withdraw-sure', { number }),
    choices: [
      { id: `req:withdraw:${number}:yes`, label: talk.t('requests.withdraw-yes') },
      { id: `req:keep:${number}`, label: talk.t('requests.withdraw-no') },
    ],
  })

/** Words that may be for the request: asks whether they are to be sent. */
export const offerToSend = (talk: Talk, request: ServiceRequest, words: Words) => {
  openEntry(talk, { wants: 'send', number: request.number, ...words, wantsText: false })
  sayOffer(talk, request, words)
}

/** Asks whether these words, gathered so far, are to be sent. */
export const sayOffer = (talk: Talk, request: ServiceRequest, words: Words) => {
  const { number, question } = request
  const files = (words.files ?? []).map(({ name }) => name).join(talk.t('answer.comma'))
  const bare = words.text === '' && files !== ''
  const text = bare ? files : wordsOf(talk.t, words)
  const asked = complains(words.text)
    ? talk.t('requests.offer-complaint', { number, text })
    : question
      ? talk.t(bare ? 'requests.offer-answer-files' : 'requests.offer-answer', { number, question, text })
      : talk.t(bare ? 'requests.offer-add-files' : 'requests.offer-add', { number, text })
  talk.say({
    text: unheard(talk.t, words, asked),
    choices: [{ id: `req:send:${request.number}`, label: talk.t('requests.offer-yes') }, doNotSend(talk.t)],
  })
}

/** Sends what was gathered as answer or addition. */
export const send = async (talk: Talk, number: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk' || dialogue.wants !== 'send' || dialogue.number !== number) return false
  closeEntry(talk)
  await actAsApplicant(talk, number, { do: 'answer', ...wordsIn(dialogue) })
  return true
}

export const requestsRoom: Room = {
  press: async (talk, verb, [number = '', sure]) => {
    if (verb === 'list') {
      await myRequests(talk)
      return true
    }
    if (verb === 'send') return send(talk, number)
    if (!['show', 'answer', 'withdraw', 'keep', 'files', 'rate'].includes(verb)) return false
    const request = await ownRequest(talk, number)
    if (!request) {
      refuseOther(talk, number, verb)
      return true
    }
    // An old menu may offer what is no longer open.
    if (verb === 'show' || (verb === 'rate' && !canRate(request))) await showOwn(talk, number)
    else if (verb === 'files') {
      await sendFiles(talk, request, talk.from, talk.language)
      talk.change(requestChange(request))
    } else if (verb === 'rate')
      await replyAbout(talk, request, {
        text: talk.t('requests.rate-now', { number }),
        choices: ratingChoices(talk.t, number),
      })
    else if (verb === 'keep') {
      closeEntryAbout(talk, number)
      await showOwn(talk, number)
    } else if (verb === 'withdraw' && (sure === 'yes' || !isOpen(request))) {
      closeEntryAbout(talk, number)
      await actAsApplicant(talk, number, { do: 'withdraw' })
    } else if (verb === 'withdraw') confirmWithdrawal(talk, number)
    else if (request.state !== 'withdrawn' && request.forgotten === undefined) askForWords(talk, request)
    else
      await replyAbout(talk, request, {
        text: talk.t('requests.refused.closed', { number, state: talk.t(`requests.state.${request.state}`) }),
      })
    return true
  },
}

/** `rate:<number>:<stars>`; `rate:survey:…` is the yearly questionnaire's. */
export const rate: Room = {
  press: async (talk, number, [stars, ...more]) => {
    if (number === 'survey') return answerSurvey(talk, [stars ?? '', ...more])
    await actAsApplicant(talk, number, { do: 'rate', stars: Number(stars) })
    return true
  },
}
