/** A filed request gets its number and goes to the first role on its path. */

import { pathFor, type Service } from '../../../knowledge/services.ts'
import { showRequest, toRequests } from '../../choices.ts'
import { personChanges, personOf, seenAt } from '../../persons/person.ts'
import { withFacts } from '../../supervision/log-line.ts'
import type { Talk } from '../../talk.ts'
import { isRefusal } from '../actions.ts'
import { saveRequest } from '../alarms.ts'
import { actAsApplicant, ownRequests } from '../applicant.ts'
import { citations, roleTitle } from '../card.ts'
import { reportsAfterwards } from '../notice-parts.ts'
import { deliver, replyAbout } from '../notices.ts'
import { freeNumber } from '../number.ts'
import { dueOf, roleOf } from '../path.ts'
import { isOpen, type RequestFile, type ServiceRequest, submit } from '../request.ts'
import { mayFileAs, type Recipient, recipients } from '../roles/people.ts'
import { step } from '../step.ts'
import type { Filing } from './draft.ts'
import { stepsAhead } from './service-times.ts'

/** Files it for the person who wrote and tells them the number, what happens next and by when. Closes the dialogue. */
export const file = async (
  talk: Talk,
  service: Service,
  { answers, files, besides = [] }: Pick<Filing, 'answers' | 'files' | 'besides'>,
  consent: { at: number; text: string },
) => {
  const { knowledge, now } = talk.world
  const [first] = pathFor(service, answers)
  const role = first && roleOf(first.hop, answers, knowledge.roles)
  if (!first || !role) throw new Error(`services.yaml: ${service.id}: no hop of its path fits these answers`)
  const items = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''))
  const twin = await filedMeanwhile(talk, service, items, besides)
  if (twin) return joinTwin(talk, twin, files ?? [])
  const due = dueOf(first.hop, now, answers)
  const filed = submit(
    {
      number: await freeNumber(talk.world, talk.incoming.id),
      service: service.id,
      applicant: talk.from,
      language: talk.language,
      items,
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

/**
 * The same request, filed from another of the person's chats since this filing was begun: they can't have seen it here when
 * they began.
 */
const filedMeanwhile = async (
  talk: Talk,
  service: Service,
  items: Record<string, string>,
  besides: readonly string[],
): Promise<ServiceRequest | undefined> => {
  const person = await personOf(talk.world, talk.from)
  // A list can miss what the other chat is just filing: both write the person, so that one of them looks once more.
  if (person) for (const change of personChanges(person, seenAt(person, talk.from))) talk.change(change)
  const details = (of: Record<string, string>) => JSON.stringify(Object.entries(of).sort())
  return (await ownRequests(talk)).find(
    (request) =>
      request.service === service.id &&
      isOpen(request) &&
      !besides.includes(request.number) &&
      details(request.items) === details(items),
  )
}

/** What was sent with the second and not with the first goes to the first: nothing that was handed in is dropped. */
const joinTwin = async (talk: Talk, twin: ServiceRequest, sent: readonly RequestFile[]) => {
  const { number, service } = twin
  const files = sent.filter((file) => !twin.files?.some((kept) => isSame(kept, file)))
  delete talk.conversation.dialogue
  talk.say({
    text: talk.t('filing.just-filed', { number }),
    choices: [showRequest(talk.t, number), { id: `file:another:${service}`, label: talk.t('filing.another') }],
  })
  if (files.length > 0)
    await actAsApplicant(talk, number, { do: 'add', text: '', files, heard: files.map(({ id }) => id) })
}

/** One file, sent in each of two chats. */
const isSame = (a: RequestFile, b: RequestFile): boolean => a.name === b.name && a.type === b.type && a.size === b.size

const sayFiled = async (talk: Talk, service: Service, request: ServiceRequest, told: Recipient | undefined) => {
  const { t, language } = talk
  const { knowledge } = talk.world
  const path = pathFor(service, request.items)
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
      [t('filing.next'), ...stepsAhead(talk, service, request), ...(after ? [`• ${after.text[language]}`] : [])].join(
        '\n',
      ),
      t('filing.news'),
    ].join('\n\n'),
    choices: [showRequest(t, request.number), toRequests(t)],
    citations: citations(knowledge, clauses, language),
  })
}
