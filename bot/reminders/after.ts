/**
 * The report of the day after (cq-card-rules 六、（二）–（五）): whoever filed as the employer's liaison, or as the talent,
 * is asked once how the service ended, and the platform's specialists are told what they say.
 */

import { applicantIn } from '../../knowledge/services.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import { notNow, showAtDesk, showRequest } from '../choices.ts'
import { ownRequest } from '../requests/applicant.ts'
import { citations, printLine, serviceName } from '../requests/card.ts'
import { closeEntryAbout, openEntry, wayBack } from '../requests/entry.ts'
import { deskChoices, reportsAfterwards } from '../requests/notice-parts.ts'
import { replyAbout, tellAbout } from '../requests/notices.ts'
import { serviceOf } from '../requests/path.ts'
import { refuseOther } from '../requests/refusals.ts'
import { requestChange, type ServiceRequest } from '../requests/request.ts'
import { specialists } from '../requests/roles/people.ts'
import { isCourtesy } from '../requests/speech.ts'
import type { Talk } from '../talk.ts'
import { speak } from '../words.ts'
import { askingMoment, nextWorkingDay } from './quiet-hours.ts'

const longestReport = 500
/** How far back, in lines, a reply may lie from what it quotes. */
const quotable = 500

const completedAt = (request: ServiceRequest): number | undefined =>
  request.state === 'completed' ? request.history.findLast(({ action }) => action === 'complete')?.at : undefined

const isReported = ({ history }: ServiceRequest): boolean =>
  history.slice(history.findLastIndex(({ action }) => action === 'complete')).some(({ action }) => action === 'report')

/** The rules name the employer's liaison; a talent who filed without one knows the result as well. */
const reports = (talk: Talk, request: ServiceRequest): boolean => {
  if (!serviceOf(talk.world.knowledge, request)?.after || request.forgotten !== undefined) return false
  return reportsAfterwards(talk, request) || filedByTalent(talk, request)
}

const filedByTalent = (talk: Talk, request: ServiceRequest): boolean => {
  const service = serviceOf(talk.world.knowledge, request)
  return service !== undefined && applicantIn(service, request.items)?.id === 'talent'
}

/** When to ask: 9:30 on the working day after the service ended; undefined when there is nothing to ask. */
export const afterMoment = (talk: Talk, request: ServiceRequest): { at: number; what: string } | undefined => {
  const ended = completedAt(request)
  if (ended === undefined || isReported(request) || !reports(talk, request)) return undefined
  return { at: askingMoment(nextWorkingDay(dateAt(ended))), what: `after ${ended}` }
}

/** `talk` is in the conversation of the request with itself. */
export const askAfter = async (talk: Talk, request: ServiceRequest, ended: string) => {
  const service = serviceOf(talk.world.knowledge, request)
  if (!service?.after || afterMoment(talk, request)?.what !== `after ${ended}`) return
  const { number, language, applicant } = request
  const t = speak(language)
  const key = reportsAfterwards(talk, request) ? 'after.ask' : 'after.ask-talent'
  await tellAbout(talk, request, applicant, language, {
    text: t(key, { number, service: service.name[language] }),
    choices: (['agreed', 'not', 'words'] as const).map((said) => ({
      id: `remind:after:${number}:${said}`,
      label: t(`after.${said}`),
    })),
    citations: citations(talk.world.knowledge, [service.after.clause], language),
  })
  talk.audit({ action: 'request.after-asked', subject: number })
  talk.change(requestChange(request))
}

/** A pressed `remind:after:<number>:<answer>`. */
export const answerAfter = async (talk: Talk, number: string, answer: string): Promise<boolean> => {
  if (answer !== 'agreed' && answer !== 'not' && answer !== 'words') return false
  const request = await ownRequest(talk, number)
  if (!request) refuseOther(talk, number, 'after')
  else if (completedAt(request) === undefined || isReported(request) || !reports(talk, request)) {
    closeEntryAbout(talk, number)
    talk.say({ text: talk.t('after.over', { number }), choices: [showRequest(talk.t, number)] })
  } else if (answer === 'words') {
    openEntry(talk, { wants: 'report', number, wantsText: true })
    sayReportPrompt(talk, number)
  } else await keep(talk, request, talk.t(`after.${answer}`))
  return true
}

export const sayReportPrompt = (talk: Talk, number: string) =>
  talk.say({
    text: talk.t('after.words-now', { number }),
    choices: [notNow(talk.t)],
  })

/** Words while the report is awaited. */
export const hearReport = async (talk: Talk, number: string, text: string): Promise<boolean> => {
  if (isCourtesy(text)) return false
  const { length } = text
  if (length > longestReport) {
    talk.say(talk.t('after.too-long', { length, limit: longestReport }))
    sayReportPrompt(talk, number)
    return true
  }
  closeEntryAbout(talk, number)
  const request = await ownRequest(talk, number)
  // It was opened again, or reported by the button, since the words were asked for.
  if (!request || completedAt(request) === undefined || isReported(request))
    talk.say(`${talk.t('after.over', { number })}\n\n${talk.t('desk.unsent', { text })}`)
  else await keep(talk, request, text.trim())
  return true
}

/** Words in reply to the question itself. False when another message of the request is quoted. */
export const hearQuotedReport = async (talk: Talk, { number }: ServiceRequest, text: string): Promise<boolean> => {
  const { incoming, world } = talk
  if (incoming.kind !== 'text' || incoming.quote === undefined) return false
  const lines = await world.said({ last: quotable })
  const asked = lines.some(
    ({ direction, message }) =>
      direction === 'out' &&
      message.id === incoming.quote &&
      message.choices?.some(({ id }) => id.startsWith(`remind:after:${number}:`)),
  )
  if (!asked) return false
  if (text.length > longestReport) openEntry(talk, { wants: 'report', number, wantsText: true })
  return hearReport(talk, number, text)
}

const keep = async (talk: Talk, before: ServiceRequest, text: string) => {
  const { world } = talk
  const { number } = before
  const request: ServiceRequest = {
    ...before,
    language: talk.language,
    history: [...before.history, { at: world.now, who: 'applicant', action: 'report', text }],
  }
  closeEntryAbout(talk, number)
  const platform = await specialists(world)
  await replyAbout(talk, request, {
    text: talk.t(platform.length > 0 ? 'after.kept' : 'after.kept-for-later', { number, text }),
    choices: [showRequest(talk.t, number), ...wayBack(talk)],
  })
  for (const { address, role } of platform) {
    if (talk.isMe(address)) continue
    const t = speak(role.language)
    const line = printLine(world, request, role.language)
    await tellAbout(talk, request, address, role.language, {
      text: `${t('after.told', { service: serviceName(world.knowledge, request, role.language), text })}\n${line}`,
      choices: [showAtDesk(t, number), ...deskChoices(t, request, request.role !== role.id)],
    })
  }
  talk.audit({ action: 'request.after-reported', subject: number })
  talk.change(requestChange(request))
}
