/** A member does something to a request: who may, what changes, who is told. */
import { reminderOffer } from '../reminders/kept.ts'
import { withFacts } from '../supervision/log-line.ts'
import type { Talk } from '../talk.ts'
import { type Key, speak, type Values } from '../words.ts'
import { type Amendment, isRefusal, type MemberAction, type Said, type Words } from './actions.ts'
import { saveRequest } from './alarms.ts'
import { roleTitle } from './card.ts'
import {
  afterSentence,
  deliver,
  deskChoices,
  ratingChoices,
  replyAbout,
  reportsAfterwards,
  tellApplicant,
  tellColleagues,
  timeSentence,
  wordsOf,
} from './notices.ts'
import { numberPattern } from './number.ts'
import { dueOf, targetsOf } from './path.ts'
import { recipients, rolesOf, seatOf } from './people.ts'
import type { ServiceRequest } from './request.ts'
import { step } from './step.ts'

/** What a member wants done; who they are is found out here. */
export type Intent =
  | { do: 'take' | 'reopen' }
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
  const stored = numberPattern.test(number) ? await talk.world.read('request', number) : undefined
  if (!stored) return undefined
  // A copy: what is remembered in it on the way must not reach the store but by a change.
  const request = structuredClone(stored.body)
  if (roles.some((role) => role.id === request.role)) return { request, role: request.role, oversight: false }
  const platform = roles.find((role) => role.kind === 'platform')
  return platform ? { request, role: platform.id, oversight: true } : undefined
}

/** The same words whether the request exists or not: a stranger learns nothing. */
export const refuseStranger = (talk: Talk, number: string, action: string) => {
  talk.say(talk.t('desk.not-yours'))
  talk.audit({
    action: 'request.refused',
    subject: numberPattern.test(number) ? number : 'unknown',
    detail: `${action}: not-yours`,
  })
}

/** Does it, or says why not. Words that could not be used are given back, so that nothing typed is lost. */
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
    const state = talk.t(`requests.state.${before.state}`)
    const holder = roleTitle(talk.world.knowledge, before.role, talk.language)
    const said = 'text' in intent ? wordsOf(talk.t, { text: '', ...intent }) : ''
    const lost = said ? `\n\n${talk.t('desk.unsent', { text: said })}` : ''
    talk.say(`${talk.t(`requests.refused.${after.refused}`, { number, state, role: holder })}${lost}`)
    talk.audit({ action: 'request.refused', subject: number, detail: `${intent.do}: ${after.refused}` })
    return
  }
  talk.audit({
    action: `request.${action.do}`,
    subject: number,
    detail: withFacts(`${role}${oversight ? ' (oversight)' : ''}: ${before.state} -> ${after.state}`, after),
  })
  await tell(talk, before, after, action)
  saveRequest(talk, after)
}

const complete = (
  talk: Talk,
  request: ServiceRequest,
  intent: Intent,
  member: { by: string; role: string; oversight: boolean },
): MemberAction | undefined => {
  if (intent.do !== 'pass')
    return 'text' in intent && !('of' in intent)
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

/** Tells everybody whom the action concerns: the person who did it, the applicant, the next holder, the colleagues. */
const tell = async (talk: Talk, before: ServiceRequest, after: ServiceRequest, action: MemberAction) => {
  const { number } = after
  const { t } = talk
  const { knowledge } = talk.world
  const files = 'files' in action ? (action.files ?? []) : []
  const words: Words = { text: 'text' in action ? (action.text ?? '') : '', files }
  const text = wordsOf(speak(after.language), words)
  const colleagues = { role: before.role, withSpecialists: !before.atPlatform }
  /** The words to the applicant, who can answer them, and to the colleagues. */
  const passOn = async (key: Key, values: Values, toColleagues: Key) => {
    const role = roleTitle(knowledge, action.role, after.language)
    await tellApplicant(
      talk,
      after,
      key,
      { ...values, role },
      (said) => [
        { id: `req:answer:${number}`, label: said('requests.answer') },
        { id: `req:show:${number}`, label: said('requests.show') },
      ],
      files,
    )
    await tellColleagues(talk, after, { ...colleagues, withSpecialists: false }, toColleagues, (language) => ({
      text: wordsOf(speak(language), words),
    }))
  }
  switch (action.do) {
    case 'take':
      await replyAbout(talk, after, {
        text: t('desk.taken', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(talk, after, 'requests.told-taken', { time: timeSentence(talk, after) })
      await tellColleagues(talk, after, { ...colleagues, withSpecialists: false }, 'desk.colleague-took', () => ({}))
      return
    case 'tell':
    case 'correct':
      await replyAbout(talk, after, { text: t(action.do === 'tell' ? 'desk.told' : 'desk.corrected', { number }) })
      await passOn(
        action.do === 'tell' ? 'requests.told-told' : 'requests.told-corrected',
        { text },
        'desk.colleague-told',
      )
      return
    case 'recall':
      await replyAbout(talk, after, { text: t('desk.recalled', { number }) })
      await tellApplicant(talk, after, 'requests.told-recalled', {
        role: roleTitle(knowledge, action.role, after.language),
      })
      return
    case 'reopen':
      await replyAbout(talk, after, {
        text: t('desk.reopened', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(talk, after, 'requests.told-reopened', { time: timeSentence(talk, after) })
      await tellColleagues(talk, after, colleagues, 'desk.colleague-reopened', (language) => ({
        role: roleTitle(knowledge, action.role, language),
      }))
      return
    case 'ask':
      await replyAbout(talk, after, { text: t('desk.asked', { number }) })
      await passOn('requests.told-asked', { question: text }, 'desk.colleague-asked')
      return
    case 'pass': {
      const to = roleTitle(knowledge, after.role, talk.language)
      const next = await recipients(talk.world, after.role)
      const nobody = next.every(({ standIn }) => standIn)
      await replyAbout(talk, after, {
        text: [
          t('desk.passed', { number, role: to }),
          ...(nobody ? [t('desk.passed-to-nobody', { role: to })] : []),
        ].join('\n\n'),
      })
      await tellApplicant(talk, after, 'requests.told-passed', { time: timeSentence(talk, after) })
      await deliver(talk, after, 'desk.new-passed')
      await tellColleagues(talk, after, { ...colleagues, except: after.role }, 'desk.colleague-passed', (language) => ({
        from: roleTitle(knowledge, before.role, language),
        role: roleTitle(knowledge, after.role, language),
      }))
      return
    }
    case 'complete':
      await replyAbout(talk, after, {
        text: [t('desk.completed', { number }), afterSentence(talk, after, talk.language)].filter(Boolean).join('\n\n'),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(
        talk,
        after,
        'requests.told-completed',
        {
          result: [text, ...(reportsAfterwards(talk, after) ? [afterSentence(talk, after, after.language)] : [])].join(
            '\n\n',
          ),
        },
        (said) => [...ratingChoices(said, number), ...reminderOffer(after.service, said)],
        files,
      )
      await tellColleagues(talk, after, colleagues, 'desk.colleague-completed', (language) => ({
        role: roleTitle(knowledge, action.role, language),
        text: wordsOf(speak(language), words),
      }))
      return
    case 'decline':
      await replyAbout(talk, after, {
        text: t('desk.declined', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(
        talk,
        after,
        'requests.told-declined',
        { reason: text },
        (said) => [
          { id: `file:start:${after.service}`, label: said('requests.file-again') },
          { id: `req:show:${number}`, label: said('requests.show') },
        ],
        files,
      )
      await tellColleagues(talk, after, colleagues, 'desk.colleague-declined', (language) => ({
        role: roleTitle(knowledge, action.role, language),
        text: wordsOf(speak(language), words),
      }))
      return
  }
}
