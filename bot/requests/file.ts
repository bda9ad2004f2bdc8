/** A filed request gets its number and goes to the first role on its path. */
import { type Hop, pathFor, type Service } from '../../knowledge/services.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import { withFacts } from '../supervision/log-line.ts'
import type { Talk } from '../talk.ts'
import { saveRequest } from './alarms.ts'
import { citations, printDue, roleTitle } from './card.ts'
import type { Filing } from './draft.ts'
import { deliver, replyAbout, reportsAfterwards } from './notices.ts'
import { freeNumber } from './number.ts'
import { dueOf, roleOf, withoutDue } from './path.ts'
import { mayFileAs, type Recipient, recipients } from './people.ts'
import { isRefusal, type ServiceRequest, step, submit } from './request.ts'

/** Files it for the person who wrote and tells them the number, what happens next and by when. Closes the dialogue. */
export const file = async (
  talk: Talk,
  service: Service,
  { answers, files }: Pick<Filing, 'answers' | 'files'>,
  consent: { at: number; text: string },
) => {
  const { knowledge, now } = talk.world
  const [first] = pathFor(service, answers)
  const role = first && roleOf(first.hop, answers, knowledge.roles)
  if (!first || !role) throw new Error(`services.yaml: ${service.id}: no hop of its path fits these answers`)
  const due = dueOf(first.hop, now, answers)
  const filed = submit(
    {
      number: await freeNumber(talk.world, talk.incoming.id),
      service: service.id,
      applicant: talk.from,
      language: talk.language,
      items: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
      ...(files && files.length > 0 ? { files } : {}),
      consent,
      hop: first.at,
      role,
      atPlatform: knowledge.roles.get(role)?.kind === 'platform',
      ...(due ? { due } : {}),
      ...((await mayFileAs(talk.world, talk.from, service, answers)) ? {} : { unproven: true }),
    },
    now,
  )
  const told = await recipients(talk.world, role)
  const reached = told.length > 0
  const delivered = reached ? step(filed, { do: 'deliver' }, now) : filed
  const request = isRefusal(delivered) ? filed : delivered
  delete talk.conversation.dialogue
  await sayFiled(talk, service, request, told[0])
  await deliver(talk, request, 'desk.new')
  talk.audit({
    action: 'request.submit',
    subject: request.number,
    detail: withFacts(`${service.id} at ${role}`, request),
  })
  saveRequest(talk, request)
}

/** When a step is due, as far as that is known when the request is filed. */
const stepTime = (talk: Talk, { hop, first }: { hop: Hop; first: boolean }, request: ServiceRequest): string => {
  const { t, language } = talk
  const due = first ? request.due : hop.limit && 'by' in hop.limit ? dueOf(hop, talk.world.now, {}) : undefined
  if (due) return t('filing.step-due', { due: printDue(due, language) })
  const { limit } = hop
  if (!first && limit && 'workingDays' in limit && dateAt(talk.world.now).slice(5) >= (limit.from ?? ''))
    return t('filing.step-days', { days: limit.workingDays })
  return t(withoutDue(hop) === 'requests.limit-past' ? 'filing.step-past' : 'filing.step-no-limit')
}

const sayFiled = async (talk: Talk, service: Service, request: ServiceRequest, told: Recipient | undefined) => {
  const { t, language } = talk
  const { knowledge } = talk.world
  const path = pathFor(service, request.items)
  const steps = path.map(({ hop }, at) => `• ${hop.does[language]}${stepTime(talk, { hop, first: at === 0 }, request)}`)
  const role = roleTitle(knowledge, request.role, language)
  const after = reportsAfterwards(talk, request) ? service.after : undefined
  const clauses = [...path.map(({ hop }) => hop.clause), ...(after ? [after.clause] : [])]
  await replyAbout(talk, request, {
    text: [
      t('filing.filed', { number: request.number }),
      !told
        ? t('requests.kept')
        : told.standIn
          ? t('filing.delivered-stand-in', { role, platform: told.role.title[language] })
          : t('filing.delivered', { role }),
      [t('filing.next'), ...steps, ...(after ? [`• ${after.text[language]}`] : [])].join('\n'),
      t('filing.news'),
    ].join('\n\n'),
    choices: [
      { id: `req:show:${request.number}`, label: t('requests.show') },
      { id: 'req:list', label: t('choice.requests') },
    ],
    citations: citations(knowledge, clauses, language),
  })
}
