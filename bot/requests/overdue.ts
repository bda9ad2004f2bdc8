/**
 * What was not done in time. Its holder is told when the limit ends, and again every second working day, three times at
 * most; the specialists, who coordinate what others let lie (五、（一）3.), each time; the applicant once, with an apology.
 */

import { addWorkingDays, dateAt, momentOf, workingDaysBetween } from '../../knowledge/working-days.ts'
import { answerRequest, showAtDesk } from '../choices.ts'
import type { Talk } from '../talk.ts'
import { type Key, speak } from '../words.ts'
import { isRefusal } from './actions.ts'
import { printDue, printLine, roleTitle } from './card.ts'
import { deskChoices } from './notice-parts.ts'
import { tellAbout, tellApplicant, tellHandlers } from './notices.ts'
import { isOpen, requestChange, type ServiceRequest } from './request.ts'
import { type Recipient, recipients, specialists } from './roles/people.ts'
import { step } from './step.ts'

/** In working days. */
const between = 2
const mostAgain = 3
const tenOClock = 10 * 3_600_000

/** Whether this limit has been told of as missed. */
export const isEscalated = (request: ServiceRequest, due: number): boolean => timesTold(request, due).length > 0

const timesTold = ({ history }: ServiceRequest, due: number) =>
  history.filter(({ action, at }) => (action === 'overdue' || action === 'overdue-again') && at >= due)

/** When it is told of again (ms); undefined before the first time, and once it has been told of often enough. */
const nextTime = (request: ServiceRequest, due: number): number | undefined => {
  const told = timesTold(request, due)
  const last = told.at(-1)
  if (!last || told.length > mostAgain || !isOpen(request)) return undefined
  return momentOf(addWorkingDays(dateAt(last.at), between).date, tenOClock)
}

/** Sets the alarm of the next time, or takes it away. One reopened long after its limit has a working day first. */
export const setNextTime = (talk: Talk, request: ServiceRequest, due: number | undefined) => {
  const { now } = talk.world
  const next = due === undefined ? undefined : nextTime(request, due)
  const soonest = momentOf(addWorkingDays(dateAt(now), 1).date, tenOClock)
  const at = next !== undefined && next <= now ? soonest : (next ?? null)
  talk.alarm({ id: `${request.number}/again`, to: `request:${request.number}`, at, what: `again ${due}` })
}

/** Tells of it, the first time or again; nothing when it is not time. */
export const tellOverdue = async (talk: Talk, before: ServiceRequest, due: number, again: boolean) => {
  const { now } = talk.world
  if (again ? (nextTime(before, due) ?? Infinity) > now : isEscalated(before, due)) return
  const request = step(before, { do: again ? 'overdue-again' : 'overdue' }, now)
  if (isRefusal(request)) return
  const days = workingDaysBetween(dateAt(due), dateAt(now))
  const key = !again ? 'desk.overdue' : nextTime(request, due) ? 'desk.overdue-again' : 'desk.overdue-last'
  const holders = await recipients(talk.world, request.role)
  await tellHandlers(talk, request, key, () => ({ days }))
  const informed = holders.map(({ address }) => address)
  await tellSpecialists(talk, request, again ? 'desk.escalated-again' : 'desk.escalated', days, informed)
  if (!again && !isReopenedLate(request, due)) await tellLate(talk, request, holders)
  talk.audit({
    action: again ? 'request.overdue-again' : 'request.overdue',
    subject: request.number,
    detail: request.role,
  })
  talk.change(requestChange(request))
  setNextTime(talk, request, due)
}

/** It was done by then, and whoever reopened it has just told the applicant of that limit: there is nothing to apologise for. */
const isReopenedLate = ({ history }: ServiceRequest, due: number): boolean =>
  history.some(({ action, at }) => action === 'reopen' && at >= due)

/** Unless told already as its holder. */
const tellSpecialists = async (
  talk: Talk,
  request: ServiceRequest,
  key: Key,
  days: number,
  informed: readonly string[],
) => {
  const { world } = talk
  for (const { address, role } of await specialists(world)) {
    if (informed.includes(address)) continue
    const t = speak(role.language)
    const holder = roleTitle(world.knowledge, request.role, role.language)
    const due = request.due ? printDue(request.due, role.language) : ''
    const line = printLine(world, request, role.language)
    const waiting = request.state === 'waiting-applicant' ? `\n${t('desk.escalated-waiting')}` : ''
    await tellAbout(talk, request, address, role.language, {
      text: `${t(key, { role: holder, due, days })}\n${line}${waiting}`,
      choices: [
        { id: `desk:urge:${request.number}`, label: t('desk.urge-now') },
        ...deskChoices(t, request, true),
        showAtDesk(t, request.number),
      ],
    })
  }
}

/**
 * The applicant is never blamed: where it waits for them, they are told what it waits for. Nothing is said to have been
 * done that was not: the specialist is named only when there is one, and delivery is promised only of what was not delivered.
 */
const tellLate = async (talk: Talk, request: ServiceRequest, holders: readonly Recipient[]) => {
  const { number, question = '' } = request
  const due = request.due ? printDue(request.due, request.language) : ''
  if (request.state === 'waiting-applicant')
    return tellApplicant(talk, request, 'requests.told-overdue-asked', { due, question }, (t) => [
      answerRequest(t, number),
    ])
  if (holders.length === 0)
    return tellApplicant(
      talk,
      request,
      request.delivered ? 'requests.told-overdue-nobody' : 'requests.told-overdue-kept',
      { due },
    )
  const liaison = holders.some(({ standIn, role }) => !standIn && role.kind !== 'platform')
  const specialist = (await specialists(talk.world)).length > 0
  const done = liaison ? (specialist ? 'both' : 'liaison') : 'specialist'
  await tellApplicant(talk, request, 'requests.told-overdue', {
    due,
    done: speak(request.language)(`requests.overdue-${done}`),
  })
}
