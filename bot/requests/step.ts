/**
 * The life of a request. `step` is pure: it gives the request after an action, or names why the action is not possible. Who
 * may act at all is decided in act.ts; what people are told, in notices.ts.
 */
import type { Address } from '../channel.ts'
import type { Action, MemberAction, Refusal, Words } from './actions.ts'
import { amend } from './amend.ts'
import { handling, noted, without } from './noted.ts'
import { type HistoryEntry, isOpen, mostFiles, type ServiceRequest, type State } from './request.ts'

/** The request after the action at `at` (ms), or the reason why it is not possible. Never changes its argument. */
export const step = (request: ServiceRequest, action: Action, at: number): ServiceRequest | Refusal => {
  if (request.forgotten !== undefined) return { refused: 'closed' }
  // These are possible, or meaningful, after the end.
  if (action.do === 'rate') return rate(request, action, at)
  if (action.do === 'reopen') return reopen(request, action, at)
  if (action.do === 'undelivered' || action.do === 'elsewhere') return noted(request, at, 'system', action)
  if (action.do === 'tell' || action.do === 'add' || action.do === 'correct' || action.do === 'recall')
    return aside(request, action, at)
  if (!isOpen(request)) return { refused: 'closed' }

  switch (action.do) {
    case 'deliver':
      if (request.delivered) return { refused: 'already-delivered' }
      return { ...noted(request, at, 'system', action), delivered: true }
    case 'remind':
    case 'overdue':
    case 'overdue-again':
      return noted(request, at, 'system', action)
    case 'answer':
      if (request.state !== 'waiting-applicant') return { refused: 'not-waiting' }
      return withWords(request, action, () => ({
        ...without(said(request, at, 'applicant', action), 'question'),
        state: handling(request),
      }))
    case 'withdraw':
      return closed(noted(request, at, 'applicant', action), 'withdrawn')
    default:
      return memberStep(request, action, at)
  }
}

/** What changes nothing but what both sides know. It may still be said after an end that can be undone. */
const aside = (
  request: ServiceRequest,
  action: Extract<Action, { do: 'tell' | 'add' | 'correct' | 'recall' }>,
  at: number,
): ServiceRequest | Refusal => {
  if (request.state === 'withdrawn') return { refused: 'closed' }
  const member = 'role' in action
  if (member && action.role !== request.role && !action.oversight) return { refused: 'not-holder' }
  const who = member ? action.role : 'applicant'
  if (action.do === 'tell' || action.do === 'add')
    return withWords(request, action, () => said(request, at, who, action))
  return amend(request, action, who, at)
}

/** Goes on when there is something to pass on, and room for the files. */
const withWords = (
  request: ServiceRequest,
  { text, files = [] }: Words,
  goOn: () => ServiceRequest,
): ServiceRequest | Refusal => {
  if (!text.trim() && files.length === 0) return { refused: 'no-text' }
  if (files.length > 0 && (request.files?.length ?? 0) + files.length > mostFiles) return { refused: 'too-many-files' }
  return goOn()
}

/** Words, and the files that come with them. */
const said = (
  request: ServiceRequest,
  at: number,
  who: string,
  action: { do: HistoryEntry['action'] } & Words,
): ServiceRequest => {
  const { files = [], heard = [] } = action
  const place = request.history.length
  return {
    ...noted(request, at, who, action),
    ...(heard.length > 0
      ? { spoken: { ...request.spoken, ...Object.fromEntries(heard.map((message) => [message, [place]])) } }
      : {}),
    ...(files.length > 0
      ? { files: [...(request.files ?? []), ...files.map((file) => ({ ...file, from: who }))] }
      : {}),
  }
}

const memberStep = (
  request: ServiceRequest,
  action: Exclude<MemberAction, { do: 'reopen' | 'tell' | 'correct' | 'recall' }>,
  at: number,
): ServiceRequest | Refusal => {
  const holder = action.role === request.role
  if (!holder && !action.oversight) return { refused: 'not-holder' }
  switch (action.do) {
    case 'take':
      // A specialist oversees what others hold; to take it over, it is passed back to the platform first.
      if (!holder) return { refused: 'not-holder' }
      if (request.taker === action.by) return { refused: 'taken-by-you' }
      if (request.taker !== undefined) return { refused: 'already-taken' }
      return {
        ...noted(request, at, action.role, action),
        taker: action.by,
        state: request.state === 'waiting-applicant' ? request.state : handling(request),
      }
    case 'ask':
      if (!action.text.trim()) return { refused: 'no-text' }
      return withWords(request, action, () => ({
        ...said(request, at, action.role, action),
        ...taking(request, action, holder),
        state: 'waiting-applicant',
        // An earlier question that is still open stays part of what is asked.
        question: [request.question, action.text.trim()].filter(Boolean).join('\n'),
      }))
    case 'pass': {
      if (action.to === request.role) return { refused: 'same-role' }
      const passed = without(noted(request, at, action.role, action), 'taker', 'due', 'question')
      return {
        ...passed,
        state: action.toPlatform ? 'submitted' : 'forwarded',
        hop: action.hop,
        role: action.to,
        atPlatform: action.toPlatform,
        ...(action.due ? { due: action.due } : {}),
      }
    }
    case 'urge':
      return holder ? { refused: 'yours' } : noted(request, at, action.role, action)
    case 'complete':
    case 'decline':
      if (!action.text.trim()) return { refused: 'no-text' }
      return withWords(request, action, () =>
        closed(
          { ...said(request, at, action.role, action), ...taking(request, action, holder) },
          action.do === 'complete' ? 'completed' : 'declined',
        ),
      )
  }
}

/** Undoes completing or declining. What the applicant ended stays ended. */
const reopen = (request: ServiceRequest, action: MemberAction, at: number): ServiceRequest | Refusal => {
  if (isOpen(request)) return { refused: 'not-closed' }
  if (request.state === 'withdrawn') return { refused: 'closed' }
  const holder = action.role === request.role
  if (!holder && !action.oversight) return { refused: 'not-holder' }
  const { dueBefore, ...rest } = without(noted(request, at, action.role, action), 'rating')
  return {
    ...rest,
    ...taking(request, action, holder),
    ...(dueBefore ? { due: dueBefore } : {}),
    state: handling(request),
  }
}

const rate = (
  request: ServiceRequest,
  { stars, comment }: { stars: number; comment?: string },
  at: number,
): ServiceRequest | Refusal => {
  if (request.state !== 'completed') return { refused: 'not-completed' }
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return { refused: 'bad-rating' }
  // It may be changed; the same once more is a second press.
  if (request.rating === stars && !comment) return { refused: 'already-rated' }
  const text = [stars, comment?.trim()].filter(Boolean).join(' · ')
  return { ...noted(request, at, 'applicant', { do: 'rate', text }), rating: stars }
}

/** Acting on a request that nobody took takes it. */
const taking = (request: ServiceRequest, action: MemberAction, holder: boolean): { taker?: Address } =>
  holder && request.taker === undefined ? { taker: action.by } : {}

const closed = (request: ServiceRequest, state: State): ServiceRequest => ({
  ...without(request, 'question', 'due'),
  ...(request.due ? { dueBefore: request.due } : {}),
  state,
})
