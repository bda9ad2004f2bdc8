/** A member does something to a request: who may, and what changes. */
import { withFacts } from '../supervision/log-line.ts'
import type { Talk } from '../talk.ts'
import { tellOfAct } from './act-told.ts'
import { type Amendment, isRefusal, type MemberAction, type Said } from './actions.ts'
import { saveRequest } from './alarms.ts'
import { wordsOf } from './notice-parts.ts'
import { readRequest } from './number.ts'
import { dueOf, targetsOf } from './path.ts'
import { refuse, refuseStranger } from './refusals.ts'
import type { ServiceRequest } from './request.ts'
import { rolesOf, seatOf } from './roles/people.ts'
import { step } from './step.ts'

/** What a member wants done; who they are is found out here. */
type Intent =
  | { do: 'take' | 'reopen' }
  | { do: 'urge'; text?: string }
  | Said<'ask' | 'complete' | 'decline' | 'tell'>
  | Amendment
  | { do: 'pass'; to: string; text?: string }

/** A request that a person may see, and in which role. */
export interface Access {
  request: ServiceRequest
  role: string
  oversight: boolean
}

/** The request when the person may see it as a member: of the role that holds it, or as a specialist of the platform. */
export const accessTo = async (talk: Talk, number: string): Promise<Access | undefined> => {
  const roles = await rolesOf(talk.world, talk.from)
  const stored = await readRequest(talk.world, number)
  if (!stored) return undefined
  // A copy: what is remembered in it on the way must not reach the store but by a change.
  const request = structuredClone(stored.body)
  if (roles.some((role) => role.id === request.role)) return { request, role: request.role, oversight: false }
  const platform = roles.find((role) => role.kind === 'platform')
  return platform ? { request, role: platform.id, oversight: true } : undefined
}

/** Does it, or says why not. */
export const act = async (talk: Talk, number: string, intent: Intent) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, intent.do)
  const { request: before, role, oversight } = access
  const action = complete(talk, before, intent, { by: await seatOf(talk, role), role, oversight })
  if (!action) {
    talk.say(talk.t('desk.no-target', { number }))
    return
  }
  const after = step(before, action, talk.world.now)
  if (isRefusal(after)) {
    const words = 'text' in intent ? wordsOf(talk.t, { text: '', ...intent }) : ''
    return refuse(talk, before, intent.do, after.refused, words)
  }
  talk.audit({
    action: `request.${action.do}`,
    subject: number,
    detail: withFacts(`${role}${oversight ? ' (oversight)' : ''}: ${before.state} -> ${after.state}`, after),
  })
  await tellOfAct(talk, before, after, action)
  saveRequest(talk, after)
}

const complete = (
  talk: Talk,
  request: ServiceRequest,
  intent: Intent,
  member: { by: string; role: string; oversight: boolean },
): MemberAction | undefined => {
  if (intent.do !== 'pass')
    return intent.do !== 'urge' && 'text' in intent && !('of' in intent)
      ? { ...member, heard: [talk.incoming.id], ...intent }
      : { ...member, ...intent }
  const said = intent.text ? { text: intent.text } : {}
  const { knowledge, now } = talk.world
  const target = targetsOf(knowledge, request).find(({ role }) => role === intent.to)
  if (!target) {
    // The holder itself is no target; `step` says so by name.
    return intent.to === request.role
      ? { ...member, ...said, do: 'pass', to: intent.to, hop: request.hop, toPlatform: request.atPlatform }
      : undefined
  }
  // A move within the same hop keeps its time limit.
  const due = target.at === request.hop ? request.due : dueOf(target.hop, now, request.items, request.history[0]?.at)
  const toPlatform = knowledge.roles.get(target.role)?.kind === 'platform'
  return { ...member, ...said, do: 'pass', to: target.role, toPlatform, hop: target.at, ...(due ? { due } : {}) }
}
