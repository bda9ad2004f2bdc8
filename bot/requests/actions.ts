/** What can be done to a request, by whom, and why not. */
import type { Due } from '../../knowledge/working-days.ts'
import type { Address, Attachment } from '../channel.ts'
import type { ServiceRequest } from './request.ts'

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
    | { do: 'urge'; text?: string }
    | Said<'ask' | 'complete' | 'decline' | 'tell'>
    | Amendment
    | { do: 'pass'; to: string; toPlatform: boolean; hop: number; due?: Due; text?: string }
  )
export type ApplicantAction =
  | Said<'answer' | 'add'>
  | Amendment
  | { do: 'withdraw' }
  | { do: 'rate'; stars: number; comment?: string }
type SystemAction =
  | { do: 'deliver' | 'remind' | 'overdue' | 'overdue-again' }
  | { do: 'undelivered'; text: string }
  | { do: 'elsewhere'; text: string }
export type Action = MemberAction | ApplicantAction | SystemAction

export type RefusalReason =
  | 'closed'
  | 'not-closed'
  | 'not-holder'
  | 'yours'
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
