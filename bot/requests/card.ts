/** A request in words: for those who handle it, and for the applicant, who never sees whose account is on the other side. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { itemsFor } from '../../knowledge/services.ts'
import type { Due } from '../../knowledge/working-days.ts'
import { cite } from '../answers/answer.ts'
import type { Citation, Language } from '../channel.ts'
import { printDate, printMoment, printShortDate } from '../printed-date.ts'
import type { World } from '../talk.ts'
import { speak } from '../words.ts'
import { printItems, printValue } from './filing/items.ts'
import { hopOf, serviceOf, withoutDue } from './path.ts'
import { filedAt, type HistoryEntry, isOpen, type ServiceRequest } from './request.ts'

/** A due date, and that it may still move. */
export const printDue = (due: Due, language: Language): string => {
  const t = speak(language)
  const date = t('requests.due-date', { date: printDate(due.at, language) })
  return due.provisional ? `${date}${t('requests.provisional')}` : date
}

/** A service that has left services.yaml is called by its id. */
export const serviceName = (knowledge: Knowledge, request: ServiceRequest, language: Language): string =>
  serviceOf(knowledge, request)?.name[language] ?? request.service

/** A role that has left liaisons.yaml has no name any more, and its id says nothing to people. */
export const roleTitle = (knowledge: Knowledge, role: string, language: Language): string =>
  knowledge.roles.get(role)?.title[language] ?? speak(language)('requests.role-gone')

/** The clauses of the service, as citations. Ids look like `policy/clause`. */
export const citations = (knowledge: Knowledge, clauses: readonly string[], language: Language): Citation[] =>
  [...new Set(clauses)].flatMap((id) => {
    const at = id.indexOf('/')
    // A clause that an editor renamed must not keep a request from being handled; `npm run knowledge` reports it.
    return knowledge.clauses.has(id)
      ? [cite(knowledge, { policy: id.slice(0, at), clause: id.slice(at + 1) }, language)]
      : []
  })

/** Number, service and state, and when the present step is due: `261121-0042 Household registration: forwarded`. */
export const printLine = (here: Here, request: ServiceRequest, language: Language): string =>
  lineOf(here, request, language, serviceName(here.knowledge, request, language), (due) => printDue(due, language))

/** A day on which a request is looked at, and what its services and roles are called then. */
type Here = Pick<World, 'knowledge' | 'now'>

const lineOf = (
  { now }: Here,
  request: ServiceRequest,
  language: Language,
  service: string,
  print: (due: Due) => string,
): string => {
  const t = speak(language)
  const line = t('requests.line', { number: request.number, service, state: t(`requests.state.${request.state}`) })
  if (!isOpen(request) || !request.due) return line
  const due = t('requests.line-due', { due: print(request.due) })
  return `${line}${due}${now >= request.due.at ? t('requests.line-overdue') : ''}`
}

/** What tells a request from others of its kind, by `shows` in services.yaml: whose it is, where. */
export const tellApart = (knowledge: Knowledge, request: ServiceRequest, language: Language): string[] => {
  const service = serviceOf(knowledge, request)
  if (!service) return []
  return itemsFor(service, request.items).flatMap((item) => {
    const value = request.items[item.id]
    return item.shows && value ? [printValue(service, item, value, language, filedAt(request))] : []
  })
}

/** A line of a desk: `261121-0042 户籍服务 · 张三 · 渝北区：办理中，11月25日`. Only for those who may see the request. */
export const printDeskLine = (here: Here, request: ServiceRequest, language: Language): string => {
  const { knowledge, now } = here
  const service = [serviceName(knowledge, request, language), ...tellApart(knowledge, request, language)].join(' · ')
  return lineOf(here, request, language, service, ({ at, provisional }) => {
    const date = printShortDate(at, language, now)
    return provisional ? `${date}${speak(language)('requests.provisional-short')}` : date
  })
}

/** Everything about a request, for a member of the role that holds it. */
export const printCard = (here: Here, request: ServiceRequest, language: Language): string => {
  const { knowledge } = here
  const t = speak(language)
  const service = serviceOf(knowledge, request)
  const hop = hopOf(knowledge, request)
  const paragraphs = [
    printLine(here, request, language),
    request.forgotten === undefined ? '' : t('requests.forgotten', { date: printDate(request.forgotten, language) }),
    service ? printItems(service, request.items, language, filedAt(request)) : '',
    request.unproven && isOpen(request) ? t('desk.card-unproven') : '',
    hop && isOpen(request) ? t('desk.card-step', { step: hop.does[language] }) : '',
    hop && isOpen(request) && !request.due ? t(withoutDue(hop)) : '',
    request.question ? t('desk.card-question', { question: request.question }) : '',
    isOpen(request) && request.language !== language ? t('desk.card-language') : '',
    printHistory(knowledge, request.history, language, 'desk'),
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}

/** Everything about a request, for its applicant. `standIn`: the role that handles it while nobody is in the one it is with. */
export const printOwn = (here: Here, request: ServiceRequest, language: Language, standIn?: string): string => {
  const { knowledge } = here
  const t = speak(language)
  const service = serviceOf(knowledge, request)
  const held = t(standIn === undefined ? 'requests.held-by' : 'requests.held-by-stand-in', {
    role: roleTitle(knowledge, request.role, language),
    platform: roleTitle(knowledge, standIn ?? request.role, language),
  })
  const paragraphs = [
    [printLine(here, request, language), ...(isOpen(request) ? [held] : [])].join('\n'),
    isOpen(request) && !request.delivered ? t('requests.kept') : '',
    isOpen(request) && request.delivered && !request.due ? t(withoutDue(hopOf(knowledge, request))) : '',
    request.question ? t('requests.asked', { question: request.question }) : '',
    service ? printItems(service, request.items, language, filedAt(request)) : '',
    printHistory(knowledge, request.history, language, 'applicant'),
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}

/** What concerns only those who handle it. */
const internal = new Set<HistoryEntry['action']>(['remind', 'overdue-again', 'undelivered', 'elsewhere'])

/** Who did something to a request, or sent something with it: an applicant is “you” to themselves. */
export const whoDid = (knowledge: Knowledge, who: string, language: Language, reader: 'applicant' | 'desk'): string => {
  const t = speak(language)
  if (who === 'applicant') return t(reader === 'applicant' ? 'requests.who-you' : 'requests.who-applicant')
  return who === 'system' ? t('requests.who-system') : roleTitle(knowledge, who, language)
}

/** What was done to a request; '' in place of `text` where none was said. Of what did not arrive, `text` tells for whom it was. */
export const whatDid = (
  knowledge: Knowledge,
  { action, to, text = '' }: HistoryEntry,
  language: Language,
): { did: string; text: string } => {
  const t = speak(language)
  const undelivered = (action === 'undelivered' || action === 'elsewhere') && text !== ''
  return {
    did: t(`requests.did.${action}`, { to: to ? roleTitle(knowledge, to, language) : '' }),
    text: undelivered ? t(text === 'applicant' ? 'requests.to-applicant' : 'requests.to-desk') : text,
  }
}

const printHistory = (
  knowledge: Knowledge,
  history: readonly HistoryEntry[],
  language: Language,
  reader: 'applicant' | 'desk',
): string => {
  const t = speak(language)
  const lines = history
    .filter((entry) => reader === 'desk' || !internal.has(entry.action))
    .slice(-20)
    .map((entry) => {
      const who = whoDid(knowledge, entry.who, language, reader)
      const { did, text: words } = whatDid(knowledge, entry, language)
      // Why it was passed on, or is urgent, is for those who handle it.
      const hidden = (entry.action === 'pass' || entry.action === 'urge') && reader === 'applicant'
      const text = words === '' || hidden ? '' : t('requests.did-text', { text: words })
      const file = entry.file === undefined ? '' : t('requests.did-file', { file: entry.file })
      return `• ${t('requests.did-line', { at: printMoment(entry.at), who, did })}${text}${file}`
    })
  return [t('requests.history'), ...lines].join('\n')
}
