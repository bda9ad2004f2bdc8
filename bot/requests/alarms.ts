/** What rings in the conversation of a request with itself: reminders, overdue, the day after, messages that could not be delivered. */

import { reminderBefore } from '../../knowledge/working-days.ts'
import { answerRequest, showAtDesk } from '../choices.ts'
import { sendElsewhere } from '../persons/elsewhere.ts'
import { addressesOf } from '../persons/person.ts'
import { afterMoment, askAfter } from '../reminders/after.ts'
import { awake, putOff } from '../reminders/quiet-hours.ts'
import { remindOfCard } from '../reminders/ring.ts'
import type { Talk } from '../talk.ts'
import { speak } from '../words.ts'
import { isRefusal } from './actions.ts'
import { printLine } from './card.ts'
import { remember, tellAbout, tellApplicant, tellHandlers } from './notices.ts'
import { isEscalated, setNextTime, tellOverdue } from './overdue.ts'
import { isOpen, isToApplicant, type RequestMessage, requestChange, type ServiceRequest } from './request.ts'
import { recipients, rolesOf, specialists } from './roles/people.ts'
import { step } from './step.ts'

/** Writes the request, and sets its alarms anew: they follow its due date, and its end. */
export const saveRequest = (talk: Talk, request: ServiceRequest) => {
  talk.change(requestChange(request))
  const { number } = request
  const { now } = talk.world
  const set = (name: 'remind' | 'overdue' | 'after', at: number | undefined, what = '') =>
    talk.alarm({ id: `${number}/${name}`, to: `request:${number}`, at: at ?? null, what })
  const due = isOpen(request) ? request.due?.at : undefined
  const reminder = due === undefined ? undefined : reminderBefore(due)
  // The due date goes along in `what`: an alarm on its way while the request moves on finds itself out of date.
  // A reminder that is past but has not rung yet (the bot was down) keeps its alarm: it still has to ring.
  if (reminder === undefined || reminder > now) set('remind', reminder, `remind ${due}`)
  // One that was reopened after its time, or whose alarm waits for the morning, still has to be told of.
  if (due === undefined || !isEscalated(request, due))
    set('overdue', due && Math.max(due, awake(now)), `overdue ${due}`)
  setNextTime(talk, request, due)
  const after = afterMoment(talk, request)
  if (after === undefined || after.at > now) set('after', after?.at, after?.what)
}

/**
 * `talk` is in the conversation `request:<number>`; `what` is `remind <due>`, `overdue <due>`, `again <due>`, `after <completed>` or
 * `undelivered <outgoing id> <recipient>`. Or it is in a person's own, which is reminded of a card, or did not get a
 * message about no request.
 */
export const onAlarm = async (talk: Talk, what: string) => {
  const [kind = '', ...rest] = what.split(' ')
  if (!talk.from.startsWith('request:'))
    return kind === 'undelivered' ? sendElsewhere(talk, rest[0] ?? '') : remindOfCard(talk, what)
  const number = talk.from.slice('request:'.length)
  const stored = await talk.world.read('request', number)
  if (!stored) return
  const request = structuredClone(stored.body)
  if (kind === 'undelivered') return undelivered(talk, request, { id: rest[0] ?? '', to: rest[1] ?? '' })
  if (kind === 'after') return putOff(talk, `${number}/after`, what) || askAfter(talk, request, rest[0] ?? '')
  const due = isOpen(request) ? request.due?.at : undefined
  if (due === undefined || String(due) !== rest[0] || putOff(talk, `${number}/${kind}`, what)) return
  if (kind === 'remind' && talk.world.now < due) return remind(talk, request)
  if (kind === 'overdue' || kind === 'again') return tellOverdue(talk, request, due, kind === 'again')
}

const remind = async (talk: Talk, before: ServiceRequest) => {
  const reminded = (await recipients(talk.world, before.role)).length > 0
  const request = reminded ? step(before, { do: 'remind' }, talk.world.now) : before
  if (isRefusal(request)) return
  await tellHandlers(talk, request, 'desk.reminder')
  if (request.state === 'waiting-applicant')
    await tellApplicant(talk, request, 'requests.told-still-asked', { question: request.question ?? '' }, (t) => [
      answerRequest(t, request.number),
    ])
  if (reminded) talk.audit({ action: 'request.remind', subject: request.number, detail: request.role })
  talk.change(requestChange(request))
}

/**
 * Sends it to another address of the same person. When each has failed, records that, and tells the specialists so that
 * they reach the person another way.
 */
const undelivered = async (talk: Talk, before: ServiceRequest, failed: RequestMessage) => {
  const { world } = talk
  const { number } = before
  const message = before.messages.find(({ id }) => id === failed.id) ?? failed
  const toApplicant = isToApplicant(before, message)
  const side = toApplicant ? 'applicant' : 'desk'
  const next = await sendElsewhere(talk, failed.id, async (address) => {
    if (toApplicant) return (await addressesOf(world, before.applicant)).includes(address)
    return (await rolesOf(world, address)).some(({ id, kind }) => id === before.role || kind === 'platform')
  })
  const request = step(before, { do: next ? 'elsewhere' : 'undelivered', text: side }, world.now)
  if (isRefusal(request)) return
  const all = await specialists(world)
  const own = await addressesOf(world, failed.to)
  if (next) remember(talk, request, { to: next, elsewhere: true, ...(toApplicant ? { applicant: true } : {}) })
  // What a specialist did not get is only recorded: telling them of it would fail again, and so on.
  else if (!all.some(({ address }) => own.includes(address)))
    for (const { address, role } of all) {
      const t = speak(role.language)
      await tellAbout(talk, request, address, role.language, {
        text: `${t(toApplicant ? 'desk.undelivered-applicant' : 'desk.undelivered-member', { number })}\n${printLine(world, request, role.language)}`,
        choices: [showAtDesk(t, number)],
      })
    }
  talk.audit({ action: next ? 'request.elsewhere' : 'request.undelivered', subject: number, detail: side })
  talk.change(requestChange(request))
}
