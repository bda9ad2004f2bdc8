/** A filed request gets its number and goes to the first role on its path. */
import { pathFor, type Service } from '../../knowledge/services.ts'
import { withFacts } from '../supervision/log-line.ts'
import type { Talk } from '../talk.ts'
import { saveRequest } from './alarms.ts'
import { citations, printDue, roleTitle } from './card.ts'
import { deliver, replyAbout, reportsAfterwards } from './notices.ts'
import { freeNumber } from './number.ts'
import { dueOf } from './path.ts'
import { recipients } from './people.ts'
import { isRefusal, type ServiceRequest, step, submit } from './request.ts'

/** Files it for the person who wrote and tells them the number, what happens next and by when. Closes the dialogue. */
export const file = async (
  talk: Talk,
  service: Service,
  answers: Record<string, string>,
  consent: { at: number; text: string },
) => {
  const { knowledge, now } = talk.world
  const [first] = pathFor(service, answers)
  const role = first?.hop.roles[0]
  if (!first || !role) throw new Error(`services.yaml: ${service.id}: no hop of its path fits these answers`)
  const due = dueOf(first.hop, now)
  const filed = submit(
    {
      number: await freeNumber(talk.world, talk.incoming.id),
      service: service.id,
      applicant: talk.from,
      language: talk.language,
      items: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
      consent,
      hop: first.at,
      role,
      atPlatform: knowledge.roles.get(role)?.kind === 'platform',
      ...(due ? { due } : {}),
    },
    now,
  )
  const reached = (await recipients(talk.world, role)).length > 0
  const delivered = reached ? step(filed, { do: 'deliver' }, now) : filed
  const request = isRefusal(delivered) ? filed : delivered
  delete talk.conversation.dialogue
  await sayFiled(talk, service, request, reached)
  await deliver(talk, request, 'desk.new')
  talk.audit({
    action: 'request.submit',
    subject: request.number,
    detail: withFacts(`${service.id} at ${role}`, request),
  })
  saveRequest(talk, request)
}

const sayFiled = async (talk: Talk, service: Service, request: ServiceRequest, reached: boolean) => {
  const { t, language } = talk
  const { knowledge } = talk.world
  const path = pathFor(service, request.items)
  const steps = path.map(({ hop }, at) => {
    const due =
      at === 0 && request.due
        ? t('filing.step-due', { due: printDue(request.due, language) })
        : hop.limit
          ? ''
          : t('filing.step-no-limit')
    return `• ${hop.does[language]}${due}`
  })
  const role = roleTitle(knowledge, request.role, language)
  const after = reportsAfterwards(talk, request) ? service.after : undefined
  const clauses = [...path.map(({ hop }) => hop.clause), ...(after ? [after.clause] : [])]
  await replyAbout(talk, request, {
    text: [
      t('filing.filed', { number: request.number }),
      reached ? t('filing.delivered', { role }) : t('requests.kept'),
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
