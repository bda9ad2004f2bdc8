/** What is on somebody's desk. */
import type { Choice } from '../ports.ts'
import type { Talk } from '../talk.ts'
import { printDeskLine, roleTitle } from './card.ts'
import { wayBack } from './entry.ts'
import { rolesOf } from './people.ts'
import type { ServiceRequest } from './request.ts'

/** How many requests a list shows. */
export const longestList = 10

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

/** Whether the person is bound to a role of the 111N network. */
export const isStaff = async (talk: Talk): Promise<boolean> => (await rolesOf(talk.world, talk.from)).length > 0

/** Closed requests of the person's roles; for a specialist those of all. Only for naming one that is finished. */
export const finished = async (talk: Talk): Promise<ServiceRequest[]> => {
  const roles = await rolesOf(talk.world, talk.from)
  const platform = roles.some((role) => role.kind === 'platform')
  const ids = platform ? [...talk.world.knowledge.roles.keys()] : roles.map(({ id }) => id)
  const found: ServiceRequest[] = []
  for (const id of ids) found.push(...(await talk.world.list('request', `closed:${id}`)).map(({ body }) => body))
  return found
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
  const line = (request: ServiceRequest, other: 'desk.line-colleague' | 'desk.line-other') => {
    const taker = request.taker === undefined ? '' : t(request.taker === talk.from ? 'desk.line-yours' : other)
    return `• ${printDeskLine(knowledge, request, language, now)}${taker}`
  }
  const shownMine = mine.sort(dueFirst).slice(0, longestList)
  const shownElsewhere = elsewhere.sort(dueFirst).slice(0, longestList - shownMine.length)
  const left = mine.length + elsewhere.length - shownMine.length - shownElsewhere.length
  const lines = [
    mine.length === 0 ? t('desk.list-empty') : t('desk.list', { total: mine.length }),
    ...shownMine.map((request) => line(request, 'desk.line-colleague')),
    ...(shownElsewhere.length > 0 ? ['', t('desk.list-elsewhere', { total: elsewhere.length })] : []),
    ...shownElsewhere.map(
      (request) => `${line(request, 'desk.line-other')} · ${roleTitle(knowledge, request.role, language)}`,
    ),
    ...(left > 0 ? [t('requests.more', { number: left })] : []),
  ]
  const buttons = [...shownMine, ...shownElsewhere].map(
    ({ number }): Choice => ({ id: `desk:show:${number}`, label: number }),
  )
  talk.say({ text: lines.join('\n'), choices: [...buttons, ...wayBack(talk)] })
}
