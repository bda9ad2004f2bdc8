/**
 * A service request and its life. `step` is pure: it gives the request after an action, or names why the action is not
 * possible. Who may act at all is decided in act.ts; what people are told, in notices.ts.
 */
import type { Due } from '../../knowledge/working-days.ts'
import type { Address, Attachment, Change, Language } from '../ports.ts'
import { type Forum, type RequestTopic, topicTags } from './forum-state.ts'

export const states = [
  'submitted', // filed, no specialist has taken it yet
  'with-platform', // a specialist of the platform has taken it
  'forwarded', // passed on, not yet taken there
  'in-progress', // taken by the liaison who handles it
  'waiting-applicant', // a question to the applicant is open
  'completed',
  'declined',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export interface HistoryEntry {
  at: number
  /** 'applicant', 'system' or the id of a role; never a person. */
  who: string
  /** 'report': how the service ended, said by whoever filed it (bot/reminders/after.ts). 'unask': an open question was taken back. */
  action: Action['do'] | 'submit' | 'report' | 'unask'
  text?: string
  /** Names of the files that went with it. */
  file?: string
  /** The role it went to, for `pass`. */
  to?: string
}

/** A file that belongs to the request. `from`: 'applicant' or the id of a role; `item`: the item it answers. */
export type RequestFile = Attachment & { from: string; item?: string }

/** How many files a request holds. */
export const mostFiles = 20

export interface ServiceRequest {
  /** `YYMMDD-NNNN`. */
  number: string
  /** An id of services.yaml. */
  service: string
  applicant: Address
  /** What the applicant is written to in. */
  language: Language
  state: State
  /** By item id, as given; skipped items are absent. */
  items: Record<string, string>
  files?: RequestFile[]
  /** What the applicant agreed to, and when. */
  consent: { at: number; text: string }
  /** Place in the service's path. */
  hop: number
  /** The role that holds it; after the end, the one that held it last. */
  role: string
  /** That role is the platform's. */
  atPlatform: boolean
  /** The member who took it in this role. */
  taker?: Address
  due?: Due
  /** Filed in the name of a liaison by somebody who is not bound to that role: those who handle it are told to check. */
  unproven?: true
  /** The question the applicant is to answer, while waiting. */
  question?: string
  /** False until some member or specialist could be told of it. */
  delivered: boolean
  history: HistoryEntry[]
  /** 1 to 5, after completion. */
  rating?: number
  /** The due date it had when it was closed, so that reopening it does not lengthen the time. */
  dueBefore?: Due
  /** When its personal data went (ms): nothing can be done to it any more. */
  forgotten?: number
  /** Messages about it and who got them, the latest ones: a reply that quotes one, or one that fails, is traced by them. */
  messages: RequestMessage[]
  /** In groups with topics. */
  topics?: RequestTopic[]
  /** By the Incoming in which words were said, their place in the history, and those of later wordings. */
  spoken?: Record<string, number[]>
}

export interface RequestMessage {
  id: string
  to: Address
  /** Told to the applicant, at whichever of their addresses. */
  applicant?: true
  /** Sent because it could not be delivered at another address of the same person. */
  elsewhere?: true
}

/** Whether this message was for the applicant, and not for those in charge. */
export const isToApplicant = (request: ServiceRequest, { to, applicant }: Omit<RequestMessage, 'id'>): boolean =>
  applicant === true || to === request.applicant

/** Who is bound to a role; seats.ts says who is at a given moment. Codes are kept as hashes. */
export interface RoleState {
  members: Address[]
  codes: { hash: string; expires: number }[]
  handovers?: Handover[]
  forum?: Forum
}

/** A member's hand-over of the role to whoever binds with its code. */
export interface Handover {
  from: Address
  /** Its first moment (ms). */
  starts: number
  /** Where the deputy's time ends (ms); without it the role is handed over for good. */
  ends?: number
  /** The member gets no requests while the deputy is there. */
  away?: true
  /** Hash of the code, until somebody has bound with it. */
  code?: string
  /** Who has. */
  to?: Address
  /** Both have been told that the deputy's time has begun. */
  begun?: true
}

export const emptyRole: RoleState = { members: [], codes: [] }

/** Words to the other side, with files or without. */
export type Said<Do extends string> = Do extends string ? { do: Do } & Words : never
export interface Words {
  text: string
  files?: readonly Attachment[]
  /** The Incomings in which they were said. */
  heard?: readonly string[]
}

/** What was said in the Incoming `of` is changed, or taken back. */
export type Amendment = { do: 'correct'; of: string; text: string } | { do: 'recall'; of: string }

/** Done by a member. `oversight`: by a specialist of the platform for a request that another role holds. */
interface Member {
  by: Address
  role: string
  oversight: boolean
}
export type MemberAction = Member &
  (
    | { do: 'take' }
    | { do: 'reopen' }
    | Said<'ask' | 'complete' | 'decline' | 'tell'>
    | Amendment
    | { do: 'pass'; to: string; toPlatform: boolean; hop: number; due?: Due; text?: string }
  )
export type ApplicantAction =
  | Said<'answer' | 'add'>
  | Amendment
  | { do: 'withdraw' }
  | { do: 'rate'; stars: number; comment?: string }
export type SystemAction =
  | { do: 'deliver' | 'remind' | 'overdue' | 'overdue-again' }
  | { do: 'undelivered'; text: string }
  | { do: 'elsewhere'; text: string }
export type Action = MemberAction | ApplicantAction | SystemAction

export type RefusalReason =
  | 'closed'
  | 'not-closed'
  | 'not-holder'
  | 'taken-by-you'
  | 'already-taken'
  | 'same-role'
  | 'no-text'
  | 'too-many-files'
  | 'not-waiting'
  | 'not-completed'
  | 'already-rated'
  | 'bad-rating'
  | 'already-delivered'
export interface Refusal {
  refused: RefusalReason
}
export const isRefusal = (result: ServiceRequest | Refusal): result is Refusal => 'refused' in result

export const isOpen = (request: ServiceRequest): boolean =>
  request.state !== 'completed' && request.state !== 'declined' && request.state !== 'withdrawn'

/** A request as it is filed, with its first hop. */
export const submit = (
  filed: Omit<ServiceRequest, 'state' | 'delivered' | 'history' | 'messages' | 'taker' | 'question' | 'rating'>,
  at: number,
): ServiceRequest => ({
  ...filed,
  // What does not begin at the platform lies with whoever it went to.
  state: filed.atPlatform ? 'submitted' : 'forwarded',
  delivered: false,
  history: [{ at, who: 'applicant', action: 'submit' }],
  messages: [],
})

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
  if (action.do === 'correct') {
    if (!action.text.trim()) return { refused: 'no-text' }
    const spoken = { ...request.spoken, [action.of]: [...(request.spoken?.[action.of] ?? []), request.history.length] }
    return asking({ ...noted(request, at, who, action), spoken }, askedIn(request, action.of), action.text.trim())
  }
  const kept = request.files?.filter(({ id }) => id !== action.of)
  const asked = askedIn(request, action.of)
  const recalled = noted(request, at, who, { do: asked === undefined ? 'recall' : 'unask' })
  return asking({ ...recalled, ...(kept ? { files: kept } : {}) }, asked, '')
}

/** The open question that was asked in this message and no other. */
const askedIn = (request: ServiceRequest, message: string): string | undefined => {
  const { history, question, spoken = {} } = request
  const [place, ...later] = spoken[message] ?? []
  const whole = Object.values(spoken).filter(([other]) => other === place).length === 1
  if (question === undefined || place === undefined || !whole || history[place]?.action !== 'ask') return undefined
  const { text = '' } = history[later.at(-1) ?? place] ?? {}
  return text !== '' && framed(question).includes(framed(text)) ? text : undefined
}

/** So that it is found as a whole, and not in longer words. */
const framed = (text: string): string => `\n${text}\n`

/** What was said in the Incoming `message`. */
export const saidIn = ({ history, spoken = {} }: ServiceRequest, message: string): HistoryEntry | undefined =>
  Object.hasOwn(spoken, message) ? history[spoken[message]?.[0] ?? -1] : undefined

/** With other words for a question, or without it: then nothing is waited for any more, unless more was asked. */
const asking = (request: ServiceRequest, asked: string | undefined, now: string): ServiceRequest => {
  if (asked === undefined) return request
  const question = framed(request.question ?? '')
    .replace(framed(asked), () => framed(now))
    .replace(/^\n+|\n+$|\n(?=\n)/g, '')
  return question ? { ...request, question } : { ...without(request, 'question'), state: handling(request) }
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

/** The state while somebody of the holding role handles it. */
const handling = (request: ServiceRequest): State => (request.atPlatform ? 'with-platform' : 'in-progress')

/** Acting on a request that nobody took takes it. */
const taking = (request: ServiceRequest, action: MemberAction, holder: boolean): { taker?: Address } =>
  holder && request.taker === undefined ? { taker: action.by } : {}

const closed = (request: ServiceRequest, state: State): ServiceRequest => ({
  ...without(request, 'question', 'due'),
  ...(request.due ? { dueBefore: request.due } : {}),
  state,
})

const noted = (
  request: ServiceRequest,
  at: number,
  who: string,
  action: { do: HistoryEntry['action']; text?: string; files?: readonly Attachment[]; to?: string },
): ServiceRequest => ({
  ...request,
  history: [
    ...request.history,
    {
      at,
      who,
      action: action.do,
      ...(action.text?.trim() ? { text: action.text.trim() } : {}),
      ...(action.files?.length ? { file: action.files.map(({ name }) => name).join(', ') } : {}),
      ...(action.to === undefined ? {} : { to: action.to }),
    },
  ],
})

const without = (request: ServiceRequest, ...keys: ('taker' | 'due' | 'question' | 'rating')[]): ServiceRequest => {
  const copy = { ...request }
  for (const key of keys) delete copy[key]
  return copy
}

/** The request as a record, with the tags that lists ask for. */
export const requestChange = (request: ServiceRequest): Change => ({
  kind: 'request',
  id: request.number,
  body: request,
  tags: [
    `applicant:${request.applicant}`,
    ...(request.files ?? []).map(({ id }) => `file:${id}`),
    ...topicTags(request.topics),
    // `closed:` lets a role's member who names a finished request by its last digits be told that it is finished.
    ...(isOpen(request) ? ['open', `role:${request.role}`] : [`closed:${request.role}`]),
  ],
})

/** The role as a record, found by its members, deputies and successors, and by the hashes of its codes. */
export const roleChange = (id: string, state: RoleState): Change => ({
  kind: 'role',
  id,
  body: state,
  tags: [
    ...new Set(
      [...state.members, ...(state.handovers ?? []).flatMap(({ to }) => to ?? [])].map((one) => `member:${one}`),
    ),
    ...state.codes.map((code) => `code:${code.hash}`),
    ...(state.forum ? [`forum:${state.forum.group}`] : []),
  ],
})
