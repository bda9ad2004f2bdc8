/** What a button and a short command have in common: the list, one request, and doing something to it. */
import type { Choice } from '../ports.ts'
import type { Talk } from '../talk.ts'
import { type Access, accessTo, act, refuseStranger } from './act.ts'
import { citations, printCard, printLine, roleTitle, serviceName } from './card.ts'
import { type DeskVerb, openEntry, wayBack } from './entry.ts'
import { deskChoices, replyAbout } from './notices.ts'
import { hopOf, targetsOf } from './path.ts'
import { rolesOf } from './people.ts'
import { isOpen, requestChange, type ServiceRequest } from './request.ts'

/** How many requests a list shows. */
const longestList = 10

/** Open requests a person may see: those of the own roles, and for a specialist those that others hold. */
export const visible = async (talk: Talk): Promise<{ mine: ServiceRequest[]; elsewhere: ServiceRequest[] }> => {
  const roles = await rolesOf(talk.world, talk.from)
  const mine: ServiceRequest[] = []
  for (const role of roles) mine.push(...(await talk.world.list('request', `role:${role.id}`)).map(({ body }) => body))
  const all = roles.some((role) => role.kind === 'platform')
    ? (await talk.world.list('request', 'open')).map(({ body }) => body)
    : []
  return { mine, elsewhere: all.filter(({ number }) => !mine.some((other) => other.number === number)) }
}

/** 待办: what the person's roles hold, what is due first on top; for a specialist also what is held elsewhere. */
export const listDesk = async (talk: Talk) => {
  const { t, language } = talk
  const { knowledge, now } = talk.world
  if ((await rolesOf(talk.world, talk.from)).length === 0) {
    talk.say(t('desk.no-role'))
    return
  }
  const { mine, elsewhere } = await visible(talk)
  const dueFirst = (a: ServiceRequest, b: ServiceRequest) => (a.due?.at ?? Infinity) - (b.due?.at ?? Infinity)
  const line = (request: ServiceRequest) => {
    const taker =
      request.taker === undefined ? '' : t(request.taker === talk.from ? 'desk.line-yours' : 'desk.line-colleague')
    return `• ${printLine(knowledge, request, language, now)}${taker}`
  }
  const shownMine = mine.sort(dueFirst).slice(0, longestList)
  const shownElsewhere = elsewhere.sort(dueFirst).slice(0, longestList - shownMine.length)
  const left = mine.length + elsewhere.length - shownMine.length - shownElsewhere.length
  const lines = [
    mine.length === 0 ? t('desk.list-empty') : t('desk.list', { total: mine.length }),
    ...shownMine.map(line),
    ...(shownElsewhere.length > 0 ? ['', t('desk.list-elsewhere', { total: elsewhere.length })] : []),
    ...shownElsewhere.map((request) => `${line(request)} · ${roleTitle(knowledge, request.role, language)}`),
    ...(left > 0 ? [t('requests.more', { number: left })] : []),
  ]
  const buttons = [...shownMine, ...shownElsewhere].map(
    ({ number }): Choice => ({ id: `desk:show:${number}`, label: number }),
  )
  talk.say({ text: lines.join('\n'), choices: [...buttons, ...wayBack(talk)] })
}

/** Does what a member asked for, or asks for what is still missing: the words, or where to. */
export const handle = async (talk: Talk, verb: DeskVerb, number: string, text: string) => {
  const access = await accessTo(talk, number)
  if (!access) return refuseStranger(talk, number, verb)
  switch (verb) {
    case 'show':
      return showCard(talk, access)
    case 'take':
      return act(talk, number, { do: 'take' })
    case 'pass':
      return pass(talk, access, text)
    case 'ask':
    case 'complete':
    case 'decline':
      // A closed request is refused at once rather than after the words were typed.
      if (text.trim() !== '' || !isOpen(access.request)) return act(talk, number, { do: verb, text })
      openEntry(talk, { wants: verb, number, wantsText: true })
      return sayPrompt(talk, verb, number)
  }
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
export const sayWhich = (talk: Talk, requests: readonly ServiceRequest[]) =>
  talk.say({
    text: talk.t('desk.which'),
    choices: requests.slice(0, longestList).map((request) => ({
      id: `desk:which:${request.number}`,
      label: `${request.number} ${serviceName(talk.world.knowledge, request, talk.language)}`,
    })),
  })

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
