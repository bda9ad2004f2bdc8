/** The list of requests as the desk page shows it. Never an account, only roles. */
import type { FastifyRequest } from 'fastify'
import type { Language } from '../../bot/channel.ts'
import { printDue, roleTitle, serviceName, tellApart } from '../../bot/requests/card.ts'
import { isOpen, type ServiceRequest, type State, states } from '../../bot/requests/request.ts'
import type { Store } from '../../bot/store.ts'
import { speak } from '../../bot/words.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { Refusal } from './refusal.ts'

interface DeskFilter {
  state: State | 'open' | 'all'
  service: string
  role: string
  overdue: boolean
  /** A part of the number. */
  number: string
}

export interface DeskRow {
  number: string
  service: string
  /** What tells it from others of its kind: whose it is, where. */
  apart: string
  state: string
  role: string
  /** As printed; absent when the step has no time limit, or it is closed. */
  due?: string
  /** The due date may still move. */
  provisional: boolean
  overdue: boolean
  open: boolean
  taken: boolean
}

export interface DeskList {
  rows: DeskRow[]
  /** How many match; at most `longest` are shown. */
  total: number
  services: { id: string; name: string }[]
  roles: { id: string; name: string }[]
  states: { id: string; name: string }[]
}

const longest = 200
const part = 500

/** Reads the query. Throws Refusal naming the parameter that is wrong. */
export const readFilter = (query: Record<string, unknown>): DeskFilter => {
  const take = (name: string, pattern: RegExp, otherwise: string): string => {
    const value = query[name] ?? otherwise
    if (typeof value !== 'string' || !pattern.test(value)) throw new Refusal('desk-filter', { name })
    return value
  }
  const state = take('state', /^[a-z-]{0,20}$/, 'open')
  if (state !== 'open' && state !== 'all' && !isState(state)) throw new Refusal('desk-filter', { name: 'state' })
  return {
    state,
    service: take('service', /^[a-z0-9-]{0,40}$/, ''),
    role: take('role', /^[a-z0-9-]{0,40}$/, ''),
    overdue: take('overdue', /^[01]?$/, '') === '1',
    // Digits only, so that nobody's name ends up in an address.
    number: take('number', /^[\d-]{0,11}$/, ''),
  }
}

/** The `language` of the query, zh or en. Throws Refusal for anything else. */
export const readLanguage = ({ query }: Pick<FastifyRequest, 'query'>): Language => {
  const { language: value } = query as Record<string, unknown>
  if (value !== 'zh' && value !== 'en') throw new Refusal('desk-filter', { name: 'language' })
  return value
}

const isState = (value: string): value is State => (states as readonly string[]).includes(value)

/** What is due first on top; then what has no time limit; closed ones last, the newest first. */
export const listRequests = async (
  store: Pick<Store, 'list' | 'all'>,
  knowledge: Knowledge,
  filter: DeskFilter,
  language: Language,
  now: number,
): Promise<DeskList> => {
  const found: ServiceRequest[] = []
  for await (const request of candidates(store, filter)) if (matches(request, filter, now)) found.push(request)
  found.sort(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      dueOf(a) - dueOf(b) ||
      (isOpen(a) ? 1 : -1) * (a.number < b.number ? -1 : 1),
  )
  const t = speak(language)
  return {
    rows: found.slice(0, longest).map((request) => rowOf(knowledge, request, language, now)),
    total: found.length,
    services: [...knowledge.services.values()].map(({ id, name }) => ({ id, name: name[language] })),
    roles: [...knowledge.roles.values()].map(({ id, title }) => ({ id, name: title[language] })),
    states: states.map((id) => ({ id, name: t(`requests.state.${id}`) })),
  }
}

/** A number that sorts: without a due date last. */
const dueOf = (request: ServiceRequest): number =>
  isOpen(request) && request.due ? request.due.at : Number.MAX_SAFE_INTEGER

async function* candidates(store: Pick<Store, 'list' | 'all'>, { state }: DeskFilter): AsyncGenerator<ServiceRequest> {
  const ended = state === 'completed' || state === 'declined' || state === 'withdrawn'
  if (state !== 'all' && !ended) {
    for (const { body } of await store.list('request', 'open')) yield body
    return
  }
  for (let after = ''; ; ) {
    const found = await store.all('request', after, part)
    for (const { body } of found) yield body
    const last = found.at(-1)
    if (!last) return
    after = last.id
  }
}

const matches = (request: ServiceRequest, filter: DeskFilter, now: number): boolean =>
  (filter.state === 'all' || (filter.state === 'open' ? isOpen(request) : request.state === filter.state)) &&
  (filter.service === '' || request.service === filter.service) &&
  (filter.role === '' || request.role === filter.role) &&
  (!filter.overdue || isOverdue(request, now)) &&
  request.number.includes(filter.number)

const isOverdue = (request: ServiceRequest, now: number): boolean =>
  isOpen(request) && request.due !== undefined && now >= request.due.at

/** One line of the list. */
export const rowOf = (knowledge: Knowledge, request: ServiceRequest, language: Language, now: number): DeskRow => ({
  number: request.number,
  service: serviceName(knowledge, request, language),
  apart: tellApart(knowledge, request, language).join(' · '),
  state: speak(language)(`requests.state.${request.state}`),
  role: roleTitle(knowledge, request.role, language),
  ...(isOpen(request) && request.due ? { due: printDue({ ...request.due, provisional: false }, language) } : {}),
  provisional: isOpen(request) && request.due?.provisional === true,
  overdue: isOverdue(request, now),
  open: isOpen(request),
  taken: request.taker !== undefined,
})
