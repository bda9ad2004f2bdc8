/** One request as the desk page shows it. Never an account, only roles. */

import type { Address, Attachment, Language } from '../../bot/channel.ts'
import { digestOf } from '../../bot/digest.ts'
import { whatDid, whoDid } from '../../bot/requests/card.ts'
import { printValue } from '../../bot/requests/filing/items.ts'
import { hopOf, serviceOf, withoutDue } from '../../bot/requests/path.ts'
import {
  filedAt,
  type HistoryEntry,
  isOpen,
  isToApplicant,
  type RequestFile,
  type RequestMessage,
  type ServiceRequest,
} from '../../bot/requests/request.ts'
import { rolesOf } from '../../bot/requests/roles/people.ts'
import type { Progress } from '../../bot/store.ts'
import type { World } from '../../bot/talk.ts'
import { speak } from '../../bot/words.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { itemsFor } from '../../knowledge/services.ts'
import { type DeskRow, rowOf } from './desk-requests.ts'

export interface DeskCard extends DeskRow {
  /** What is to be done at this step, while it is open. */
  step?: string
  /** Why an open request has no due date. */
  noDue?: string
  question?: string
  /** Nobody could be told of it yet. */
  undelivered: boolean
  /** Its personal data has been removed. */
  forgotten: boolean
  items: { label: string; value: string }[]
  /** `from`: what it answers, or who sent it. Read by its `key`. */
  files: (Pick<Attachment, 'name' | 'type' | 'size'> & { key: string; from: string })[]
  /** The messages about it that it remembers. */
  deliveries: DeskDelivery[]
  history: { at: number; who: string; did: string; text?: string; file?: string }[]
}

const sides = ['applicant', 'liaison', 'specialist', 'former'] as const
type Side = (typeof sides)[number]

/** Messages to one side, the newest first. `elsewhere`: sent because the person could not be reached on another channel. */
export interface DeskDelivery {
  side: string
  messages: (Progress & { elsewhere?: true })[]
}

/** Everything about a request, for a specialist. `world` is theirs. */
export const cardOf = async (world: World, request: ServiceRequest, language: Language): Promise<DeskCard> => {
  const { knowledge, now } = world
  const t = speak(language)
  const service = serviceOf(knowledge, request)
  const hop = isOpen(request) ? hopOf(knowledge, request) : undefined
  const given = service ? itemsFor(service, request.items) : []
  return {
    ...rowOf(knowledge, request, language, now),
    ...(hop ? { step: hop.does[language] } : {}),
    ...(hop && !request.due ? { noDue: t(withoutDue(hop)) } : {}),
    ...(request.question ? { question: request.question } : {}),
    undelivered: isOpen(request) && !request.delivered,
    forgotten: request.forgotten !== undefined,
    items: given.flatMap((item) => {
      const value = request.items[item.id]
      return service && value
        ? [{ label: item.label[language], value: printValue(service, item, value, language, filedAt(request)) }]
        : []
    }),
    files: (request.files ?? []).map(({ id, name, type, size, from, item }) => ({
      key: keyOf(request, id),
      name,
      type,
      size,
      from: given.find(({ id }) => id === item)?.label[language] ?? whoDid(knowledge, from, language, 'desk'),
    })),
    deliveries: await deliveriesOf(world, request, language),
    history: request.history.map((entry) => lineOf(knowledge, entry, language)),
  }
}

/** The file that a card names so. */
export const fileNamed = (request: ServiceRequest, key: string): RequestFile | undefined =>
  request.files?.find(({ id }) => keyOf(request, id) === key)

/** Always the same file, whichever are taken back beside it. Its own id would tell whose account it came from. */
const keyOf = (request: ServiceRequest, id: string): string =>
  digestOf(`${request.number} ${filedAt(request)} ${id}`, 24)

const lineOf = (knowledge: Knowledge, entry: HistoryEntry, language: Language): DeskCard['history'][number] => {
  const { at, who, file } = entry
  const { did, text } = whatDid(knowledge, entry, language)
  return {
    at,
    who: whoDid(knowledge, who, language, 'desk'),
    did,
    ...(text ? { text } : {}),
    ...(file ? { file } : {}),
  }
}

/** Whether those concerned got what was written to them, by side: an account is shown to nobody. */
const deliveriesOf = async (world: World, request: ServiceRequest, language: Language): Promise<DeskDelivery[]> => {
  const { messages } = request
  const progress = await world.progress(messages.map(({ id }) => id))
  const members = new Map<Address, Side>()
  for (const { to } of messages) if (!members.has(to)) members.set(to, await sideOfMember(world, to))
  const sideOf = (message: RequestMessage) => (isToApplicant(request, message) ? 'applicant' : members.get(message.to))
  return sides.flatMap((side) => {
    const found = messages.flatMap((message) => {
      const come = progress.get(message.id)
      if (!come || sideOf(message) !== side) return []
      return message.elsewhere ? [{ ...come, elsewhere: message.elsewhere }] : [come]
    })
    return found.length > 0 ? [{ side: speak(language)(`page.desk-to-${side}`), messages: found.reverse() }] : []
  })
}

const sideOfMember = async (world: World, address: Address): Promise<Side> => {
  const roles = await rolesOf(world, address)
  if (roles.length === 0) return 'former'
  return roles.some(({ kind }) => kind === 'platform') ? 'specialist' : 'liaison'
}
