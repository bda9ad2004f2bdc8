/** What a button and a short command have in common: the list, one request, and doing something to it. */
import { pathFor } from '../../knowledge/services.ts'
import type { Talk } from '../talk.ts'
import { type Access, accessTo, act, refuseStranger } from './act.ts'
import { citations, printCard, roleTitle, serviceName, tellApart } from './card.ts'
import { type DeskVerb, openEntry, wayBack } from './entry.ts'
import { longestList } from './list.ts'
import { deskChoices, replyAbout } from './notices.ts'
import { hopOf, serviceOf, targetsOf } from './path.ts'
import { membersOf } from './people.ts'
import { isOpen, requestChange, type ServiceRequest } from './request.ts'
import { isFiller } from './speech.ts'

// Imported from here by the router.

/** Why a member is asked first: another holds it, or nobody it should go to has had it. */
const doubt = async (talk: Talk, { request, oversight }: Access, verb: 'complete' | 'decline') => {
  if (oversight && (await membersOf(talk.world, request.role)).length > 0) return 'held'
  const service = serviceOf(talk.world.knowledge, request)
  const ahead = service ? pathFor(service, request.items).some(({ at }) => at > request.hop) : false
  const passed = request.history.some(({ action }) => action === 'pass')
  return verb === 'complete' && ahead && !passed ? 'not-passed' : undefined
}

/** Does what a member asked for, or asks for what is still missing: the words, or where to. */
export const handle = async (talk: Talk, verb: DeskVerb, number: string, text: string) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, verb)
  switch (verb) {
    case 'show':
      return showCard(talk, access)
    case 'take':
    case 'reopen':
      return act(talk, number, { do: verb })
    case 'pass':
      return pass(talk, access, text)
    case 'return':
      return passBack(talk, access, text)
    case 'ask':
    case 'complete':
    case 'decline':
      // A closed request is refused at once rather than after the words were typed.
      if (!isOpen(access.request)) return act(talk, number, { do: verb, text })
      if (verb === 'ask' || !(await doubt(talk, access, verb))) return followUp(talk, verb, number, text)
      openEntry(talk, { wants: 'sure', verb, number, text, wantsText: false })
      return saySure(talk, verb, number)
  }
}

/** With words that say something it is done; without, they are asked for. */
export const followUp = async (talk: Talk, verb: 'ask' | 'complete' | 'decline', number: string, text: string) => {
  const empty = text.trim() === ''
  if (!empty && !isFiller(text)) return act(talk, number, { do: verb, text })
  openEntry(talk, { wants: verb, number, wantsText: true })
  if (!empty) talk.say(talk.t(`desk.filler-${verb}`, { text: text.trim() }))
  sayPrompt(talk, verb, number)
}

export const saySure = async (talk: Talk, verb: 'complete' | 'decline', number: string) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, verb)
  const why = (await doubt(talk, access, verb)) ?? 'held'
  const role = roleTitle(talk.world.knowledge, access.request.role, talk.language)
  talk.say({
    text: talk.t(`desk.sure-${why}`, { number, role, verb: talk.t(`desk.${verb}`) }),
    choices: [
      { id: `desk:sure:${number}`, label: talk.t(`desk.sure-${verb}`) },
      { id: 'desk:back', label: talk.t('desk.not-now') },
    ],
  })
}

export const sayPrompt = (talk: Talk, verb: 'ask' | 'complete' | 'decline', number: string) =>
  talk.say({
    text: talk.t(`desk.${verb}-now`, { number }),
    choices: [{ id: 'desk:back', label: talk.t('desk.not-now') }],
  })

/** Saved, because a reply may quote the message that shows it. */
const showCard = async (talk: Talk, { request, oversight }: Access) => {
  const { knowledge, now } = talk.world
  await replyAbout(talk, request, {
    text: printCard(knowledge, request, talk.language, now),
    choices: [...deskChoices(talk.t, request, oversight), ...wayBack(talk)],
    citations: citations(knowledge, [hopOf(knowledge, request)?.clause ?? ''], talk.language),
  })
  talk.change(requestChange(request))
}

/** `to` is the id of a role, or words that name one. */
const pass = async (talk: Talk, { request }: Access, to: string) => {
  const { knowledge } = talk.world
  const { number } = request
  if (!isOpen(request)) return act(talk, number, { do: 'pass', to: to.trim() || request.role })
  const targets = targetsOf(knowledge, request)
  const named = to.trim() === '' ? [] : matchRoles(talk, [request.role, ...targets.map(({ role }) => role)], to.trim())
  const [only] = named.length > 0 ? named : targets.length === 1 ? targets.map(({ role }) => role) : []
  if (only && named.length <= 1) return act(talk, number, { do: 'pass', to: only })
  if (targets.length === 0) {
    talk.say(talk.t('desk.no-target', { number }))
    return
  }
  talk.say({
    text: talk.t('desk.pass-where', { number }),
    choices: targets.map(({ role }) => ({
      id: `desk:pass:${number}:${role}`,
      label: roleTitle(knowledge, role, talk.language),
    })),
  })
}

/** Back to the platform, with the reason for those who read it there. */
const passBack = async (talk: Talk, { request, oversight }: Access, text: string) => {
  const { knowledge } = talk.world
  if (request.atPlatform && isOpen(request)) {
    // Who gives back what is with the platform already may mean to decline it.
    talk.say({
      text: talk.t('desk.at-platform', { number: request.number }),
      choices: deskChoices(talk.t, request, oversight),
    })
    return
  }
  const roles = [request.role, ...targetsOf(knowledge, request).map(({ role }) => role)]
  const platform = roles.find((role) => knowledge.roles.get(role)?.kind === 'platform')
  await act(talk, request.number, { do: 'pass', to: platform ?? request.role, ...(text.trim() ? { text } : {}) })
}

/** The roles on the request's path that words name. */
export const rolesNamed = (talk: Talk, request: ServiceRequest, words: string): string[] =>
  matchRoles(talk, [request.role, ...targetsOf(talk.world.knowledge, request).map(({ role }) => role)], words.trim())

const matchRoles = (talk: Talk, ids: string[], words: string): string[] => {
  if (ids.includes(words)) return [words]
  const wanted = words.toLowerCase()
  return ids.filter((id) => {
    const role = talk.world.knowledge.roles.get(id)
    const names = role ? [role.title.zh, role.title.en, role.department.zh, role.department.en] : []
    return names.some((name) => name.toLowerCase().includes(wanted))
  })
}

/** Which of several requests a short command means. */
export const sayWhich = (talk: Talk, requests: readonly ServiceRequest[]) => {
  const isMember = requests.some(({ applicant }) => applicant !== talk.from)
  talk.say({
    text: talk.t('desk.which'),
    choices: requests.slice(0, longestList).map((request) => ({
      id: `desk:which:${request.number}`,
      label: [
        request.number,
        ...(isMember
          ? tellApart(talk.world.knowledge, request, talk.language)
          : [serviceName(talk.world.knowledge, request, talk.language)]),
      ].join(' '),
    })),
  })
}

/** What to do with words that quote a request. */
export const sayPurpose = (talk: Talk, number: string, text: string) =>
  talk.say({
    text: talk.t('desk.purpose', { number, text }),
    choices: [
      ...(['ask', 'complete', 'decline'] as const).map((verb) => ({
        id: `desk:use:${verb}:${number}`,
        label: talk.t(`desk.use-${verb}`),
      })),
      { id: 'desk:back', label: talk.t('desk.not-now') },
    ],
  })
