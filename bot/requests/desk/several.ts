/**
 * Several things to do said at once. They are done only after the member has seen what was understood of each: half of them
 * done in silence, or one of them wrongly, would be worse than to ask. What only takes requests is done at once.
 */

import type { Choice } from '../../channel.ts'
import { notNow } from '../../choices.ts'
import { digestOf } from '../../digest.ts'
import type { Talk } from '../../talk.ts'
import { accessTo } from '../act.ts'
import { roleTitle, tellApart } from '../card.ts'
import { closeEntry, type DeskVerb, isWordsVerb, openEntry } from '../entry.ts'
import type { ServiceRequest } from '../request.ts'
import { isFiller } from '../speech.ts'
import { doubt, followUp, handle } from './handle.ts'
import { isStaff, listDesk } from './list.ts'
import { listShown, numberAt } from './list-shown.ts'
import { requestsNamed } from './named.ts'
import { rolesNamed } from './role-names.ts'
import { mostAtOnce, ordersIn, type Reference } from './several-words.ts'
import { ofMember } from './verb-words.ts'

/** One thing to do to one request. */
export interface Task {
  verb: DeskVerb
  number: string
  text: string
}

/** True when a member's words were several commands: done, shown to be confirmed, or said not to be understood. */
export const hearSeveral = async (talk: Talk, text: string, awaitingWords: boolean): Promise<boolean> => {
  const orders = (await isStaff(talk)) ? ordersIn(text) : undefined
  if (!orders) return false
  if ('unclear' in orders) {
    const found = await Promise.all(orders.unclear.map((one) => meant(talk, one, awaitingWords)))
    // Years and the like are no requests.
    if (new Set(found.flatMap((one) => (typeof one === 'object' ? one : []))).size < 2) return false
    talk.say(talk.t('desk.several-unclear', { last: found.flat().at(0)?.slice(-4) ?? '' }))
    return true
  }
  const tasks: Task[] = []
  for (const { verb, about, rest } of orders) {
    if (verb === 'withdraw') return false
    for (const reference of about) {
      const numbers = await meant(talk, reference, awaitingWords)
      if (!numbers) {
        // In 告知 0042 1234 是您的取号 only the first is a request, in 告知 10 30 前到 none.
        const single = orders.length === 1 && isWordsVerb(verb)
        const mayBeWords = single || (awaitingWords && tasks.length === 0)
        return !mayBeWords && sayNone(talk, reference)
      }
      for (const number of numbers) tasks.push({ verb: ofMember(verb), number, text: isFiller(rest) ? '' : rest })
    }
  }
  const once = tasks.filter(
    ({ verb, number }, at) => tasks.findIndex((task) => task.verb === verb && task.number === number) === at,
  )
  if (once.length === 0) return sayNone(talk, orders[0]?.about[0] ?? { first: 0 })
  if (once.every(({ verb }) => verb === 'take' || verb === 'show')) await perform(talk, once)
  else await confirmSeveral(talk, once)
  return true
}

/** The requests that a reference names; undefined for none, or where it could be several. */
const meant = async (talk: Talk, reference: Reference, awaitingWords: boolean): Promise<string[] | undefined> => {
  if ('given' in reference) {
    const [only, another] = (await requestsNamed(talk, reference.given)).handled
    return only && !another ? [only.number] : undefined
  }
  const list = await listShown(talk, awaitingWords)
  if (!list || list.own) return undefined
  if ('first' in reference) return list.numbers.slice(0, Math.min(reference.first, mostAtOnce))
  const number = numberAt(list.numbers, reference.place)
  return number === undefined ? undefined : [number]
}

const sayNone = async (talk: Talk, reference: Reference): Promise<boolean> => {
  if ('given' in reference) talk.say(talk.t('desk.none-found-several', { number: reference.given }))
  else {
    const list = await listShown(talk, false)
    talk.say(
      list && 'place' in reference
        ? talk.t('desk.no-such-place', { place: reference.place, count: list.numbers.length })
        : talk.t('desk.no-list-several'),
    )
    await listDesk(talk)
  }
  return true
}

/** Asks whether these are the things to do, also where it is but one. */
export const confirmSeveral = async (talk: Talk, tasks: readonly Task[]) => {
  openEntry(talk, { wants: 'several', tasks: [...tasks], wantsText: false })
  await saySeveral(talk, tasks)
}

/** What was understood, line by line, and whether to do it. */
export const saySeveral = async (talk: Talk, tasks: readonly Task[]) => {
  const lines = await Promise.all(tasks.map((task) => printTask(talk, task)))
  talk.say({
    text:
      tasks.length === 1
        ? talk.t('desk.one-sure', { line: lines[0] ?? '' })
        : talk.t('desk.several', {
            count: tasks.length,
            lines: lines.map((line, at) => `${at + 1}. ${line}`).join('\n'),
          }),
    choices: [...(await yesChoices(talk, tasks)), notNow(talk.t)],
  })
}

/** Where a name fits several roles alike, the yes says which. */
const yesChoices = async (talk: Talk, tasks: readonly Task[]): Promise<Choice[]> => {
  const { t, language, world } = talk
  const id = `desk:several:${idOf(tasks)}`
  const named = await Promise.all(
    tasks.map(async ({ verb, number, text }) => {
      const request = verb === 'pass' && text !== '' ? (await accessTo(talk, number))?.request : undefined
      return request ? rolesNamed(world.knowledge, request, text).roles : []
    }),
  )
  const roles = named.find((one) => one.length > 1) ?? []
  const alike = named.filter((one) => one.length > 1).every((one) => one.join() === roles.join())
  if (roles.length === 0 || !alike) return [{ id, label: t(tasks.length === 1 ? 'desk.one-yes' : 'desk.several-yes') }]
  return roles.map((role) => ({
    id: `${id}:${role}`,
    label: t('desk.several-yes-role', { role: roleTitle(world.knowledge, role, language) }),
  }))
}

/** So that the button of an earlier question does nothing to a later one. */
const idOf = (tasks: readonly Task[]): string => digestOf(JSON.stringify(tasks), 16)

const printTask = async (talk: Talk, { verb, number, text }: Task): Promise<string> => {
  const { t, language } = talk
  const { knowledge } = talk.world
  const access = await accessTo(talk, number)
  const request = access?.request
  const who = request ? tellApart(knowledge, request, language).slice(0, 1) : []
  const why = access && (verb === 'complete' || verb === 'decline') ? await doubt(talk, access, verb) : undefined
  const notes = [
    ...(why ? [t(`desk.several-${why}`, { role: roleTitle(knowledge, request?.role ?? '', language) })] : []),
    ...(needsMore(talk, request, { verb, number, text }) ? [t('desk.several-asks')] : []),
  ]
  const role = verb === 'pass' && request ? onlyRole(talk, request, text) : undefined
  const said = role === undefined ? text : roleTitle(knowledge, role, language)
  return t('desk.several-line', {
    request: [number, ...who].join(' '),
    verb: t(`desk.${verb}`),
    text: said === '' ? '' : t('desk.several-text', { text: said }),
    notes: notes.join(''),
  })
}

const onlyRole = (talk: Talk, request: ServiceRequest, text: string): string | undefined => {
  const [only, another] = text === '' ? [] : rolesNamed(talk.world.knowledge, request, text).roles
  return another === undefined ? only : undefined
}

const needsMore = (talk: Talk, request: ServiceRequest | undefined, { verb, text }: Task): boolean =>
  isWordsVerb(verb)
    ? text === ''
    : verb === 'pass' && request !== undefined && onlyRole(talk, request, text) === undefined

/** The member has seen what was understood. False for the button of another question. */
export const confirmedSeveral = async (talk: Talk, id?: string, role = ''): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk' || dialogue.wants !== 'several') return false
  if (id !== undefined && id !== idOf(dialogue.tasks)) return false
  closeEntry(talk)
  const { tasks } = dialogue
  if (role === '') await perform(talk, tasks)
  else {
    const requests = await Promise.all(tasks.map(async ({ number }) => (await accessTo(talk, number))?.request))
    const isMeant = ({ verb, text }: Task, at: number) => {
      const request = requests[at]
      const { roles = [] } = request ? rolesNamed(talk.world.knowledge, request, text) : {}
      return verb === 'pass' && roles.length > 1 && roles.includes(role)
    }
    await perform(
      talk,
      tasks.map((task, at) => (isMeant(task, at) ? { ...task, text: role } : task)),
    )
  }
  return true
}

/** One after the other. Where one of them asks for something, the rest is said not to be done. */
const perform = async (talk: Talk, tasks: readonly Task[]) => {
  const { dialogue: before } = talk.conversation
  const known = await Promise.all(tasks.map(({ number }) => accessTo(talk, number)))
  const more = (task: Task, at: number) => Number(needsMore(talk, known[at]?.request, task))
  const inOrder = tasks
    .map((task, at) => ({ task, more: more(task, at) }))
    .sort((a, b) => a.more - b.more)
    .map(({ task }) => task)
  for (const [at, task] of inOrder.entries()) {
    await performOne(seeingItsOwn(talk), task)
    if (talk.conversation.dialogue === before || at === inOrder.length - 1) continue
    const left = await Promise.all(inOrder.slice(at + 1).map((one) => printTask(talk, one)))
    talk.say(talk.t('desk.several-left', { lines: left.join('\n') }))
    return
  }
}

const performOne = (talk: Talk, { verb, number, text }: Task) =>
  verb === 'complete' || verb === 'decline'
    ? followUp(talk, verb, number, { text })
    : handle(talk, verb, number, { text })

/** What was just done to a request is the request for what is done next. */
const seeingItsOwn = (talk: Talk): Talk => ({
  ...talk,
  world: {
    ...talk.world,
    read: async (kind, id) => {
      const stored = await talk.world.read(kind, id)
      const changed = talk.effects().changes.find((change) => change.kind === kind && change.id === id)
      return stored && changed?.kind === 'request' && changed.body
        ? ({ ...stored, body: changed.body } as typeof stored)
        : stored
    },
  },
})
