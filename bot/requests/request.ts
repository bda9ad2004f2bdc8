/** A service request and a role of the network, as they are kept. What happens to a request is told in step.ts. */
import { type Due, day } from '../../knowledge/working-days.ts'
import type { Address, Attachment, Language } from '../channel.ts'
import type { Change } from '../store.ts'
import type { Action } from './actions.ts'
import { type Forum, type RequestTopic, topicTags } from './forum/state.ts'

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

/** Who is bound to a role; roles/seats.ts says who is at a given moment. Codes are kept as hashes. */
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

/** Everybody with a seat in the role, now or later: its members, and who has taken up a hand-over. */
export const seatsOf = ({ members, handovers = [] }: RoleState): Address[] => [
  ...members,
  ...handovers.flatMap(({ to }) => to ?? []),
]

export const emptyRole: RoleState = { members: [], codes: [] }

/** Neither completed nor declined nor withdrawn. */
export const isOpen = (request: ServiceRequest): boolean =>
  request.state !== 'completed' && request.state !== 'declined' && request.state !== 'withdrawn'

/** When it was filed, and when something was last done to it (ms). */
export const filedAt = ({ history }: Pick<ServiceRequest, 'history'>): number => history[0]?.at ?? 0
export const lastAt = ({ history }: ServiceRequest): number => history.at(-1)?.at ?? 0

/** How long after the last that was done to it words without a number may still mean a request (ms). */
export const recent = 30 * day
export const isRecent = (request: ServiceRequest, now: number): boolean => now - lastAt(request) < recent

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
    ...new Set(seatsOf(state).map((one) => `member:${one}`)),
    ...state.codes.map((code) => `code:${code.hash}`),
    ...(state.forum ? [`forum:${state.forum.group}`] : []),
  ],
})
