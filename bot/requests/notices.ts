/** Who is told what when something happens to a request. Both sides talk through it and never see each other's accounts. */

import type { Address, Attachment, Choice, Language, Reply } from '../channel.ts'
import { showAtDesk, showRequest } from '../choices.ts'
import { reachOf } from '../persons/person.ts'
import type { Talk } from '../talk.ts'
import { type Key, speak, type Translate, type Values } from '../words.ts'
import { citations, printCard, printLine, roleTitle, serviceName, whoDid } from './card.ts'
import { deskChoices } from './notice-parts.ts'
import { hopOf, serviceOf } from './path.ts'
import { isOpen, type RequestMessage, type ServiceRequest } from './request.ts'
import { membersOf, type Recipient, recipients, specialists, toldIn } from './roles/people.ts'

/**
 * How many messages a request remembers, so that a reply quoting one, or one that fails, is traced to it. Twenty files to
 * several people are many, and the card that came before them must not be forgotten.
 */
const remembered = 200

/**
 * Tells somebody about the request, wherever they are told things, and remembers the message in it: save the request
 * afterwards.
 */
export const tellAbout = async (
  talk: Talk,
  request: ServiceRequest,
  to: Address,
  language: Language,
  reply: Reply,
): Promise<void> => {
  const me = talk.isMe(to)
  const at = me ? talk.from : await reachOf(talk.world, to)
  const toApplicant = to === request.applicant || (me && talk.isMe(request.applicant))
  talk.tell(at, language, reply, request.number)
  remember(talk, request, { to: at, ...(toApplicant ? { applicant: true } : {}) })
}

/** Remembers the message that was just added to the step. */
export const remember = (talk: Talk, request: ServiceRequest, message: Omit<RequestMessage, 'id'>) => {
  const id = talk.effects().outgoing.at(-1)?.id
  if (id) request.messages = [...request.messages.slice(1 - remembered), { id, ...message }]
}

/** Tells the person who wrote, in the language of the conversation. */
export const replyAbout = (talk: Talk, request: ServiceRequest, reply: Reply) =>
  tellAbout(talk, request, talk.from, talk.language, reply)

/** Words with the files that came with them: the first goes along, each other one in a message of its own. */
const tellWith = async (
  talk: Talk,
  request: ServiceRequest,
  to: Address,
  language: Language,
  reply: Reply,
  [first, ...more]: readonly Attachment[],
) => {
  await tellAbout(talk, request, to, language, { ...reply, ...(first ? { file: first } : {}) })
  const { number } = request
  for (const file of more) {
    const text = speak(language)('requests.file-more', { number, file: file.name })
    await tellAbout(talk, request, to, language, { text, file })
  }
}

/** Sends the files of a request, each in a message of its own. */
export const sendFiles = async (talk: Talk, request: ServiceRequest, to: Address, language: Language) => {
  const t = speak(language)
  const service = serviceOf(talk.world.knowledge, request)
  for (const { from, item, ...file } of request.files ?? []) {
    const label = service?.items.find(({ id }) => id === item)?.label[language]
    const who = whoDid(talk.world.knowledge, from, language, 'desk')
    await tellAbout(talk, request, to, language, {
      text: t('requests.file-of', { number: request.number, what: label ?? who, file: file.name }),
      file,
    })
  }
}

/** The request as it is now, with what can be done, to one person. */
export const deliverTo = async (talk: Talk, request: ServiceRequest, to: Recipient, heading: Key) => {
  const { knowledge } = talk.world
  const { address, role, standIn } = to
  const t = speak(role.language)
  const paragraphs = [
    t(heading),
    ...(standIn ? [t('desk.stand-in', { role: roleTitle(knowledge, request.role, role.language) })] : []),
    printCard(talk.world, request, role.language),
    t(standIn ? 'desk.how-stand-in' : 'desk.how', { last: request.number.slice(-4) }),
  ]
  await tellAbout(talk, request, address, role.language, {
    text: paragraphs.join('\n\n'),
    choices: deskChoices(t, request, standIn),
    citations: citations(knowledge, [hopOf(knowledge, request)?.clause ?? ''], role.language),
  })
  await sendFiles(talk, request, address, role.language)
}

/** The same to everybody who is to handle it. */
export const deliver = async (talk: Talk, request: ServiceRequest, heading: Key) => {
  for (const to of await recipients(talk.world, request.role)) await deliverTo(talk, request, to, heading)
}

/** One sentence to those who handle the request, except the person who wrote. */
export const tellHandlers = async (
  talk: Talk,
  request: ServiceRequest,
  key: Key,
  values: (t: Translate) => Values = () => ({}),
  files: readonly Attachment[] = [],
) => {
  for (const { address, role, standIn } of await recipients(talk.world, request.role)) {
    if (talk.isMe(address)) continue
    const t = speak(role.language)
    const line = printLine(talk.world, request, role.language)
    const reply: Reply = {
      text: `${t(key, values(t))}\n${line}`,
      choices: [...deskChoices(t, request, standIn), ...(isOpen(request) ? [] : [showAtDesk(t, request.number)])],
    }
    await tellWith(talk, request, address, role.language, reply, files)
  }
}

/** One sentence to the members of a role and to the specialists, each once, except the person who wrote. */
export const tellColleagues = async (
  talk: Talk,
  request: ServiceRequest,
  roles: { role: string; withSpecialists: boolean; except?: string },
  key: Key,
  values: (language: Language) => Values,
) => {
  const role = talk.world.knowledge.roles.get(roles.role)
  const skip = new Set([...talk.mine, ...(roles.except ? await membersOf(talk.world, roles.except) : [])])
  const told = [
    ...(role ? await toldIn(talk.world, role) : []),
    ...(roles.withSpecialists ? await specialists(talk.world) : []),
  ]
  for (const { address, role } of told) {
    if (skip.has(address)) continue
    skip.add(address)
    const t = speak(role.language)
    await tellAbout(talk, request, address, role.language, {
      text: t(key, { number: request.number, ...values(role.language) }),
      choices: [showAtDesk(t, request.number)],
    })
  }
}

/** Tells the applicant of a change, with the due date of the step that begins. */
export const tellApplicant = async (
  talk: Talk,
  request: ServiceRequest,
  key: Key,
  values: Values = {},
  choices?: (t: Translate) => Choice[],
  files: readonly Attachment[] = [],
) => {
  const { knowledge } = talk.world
  const t = speak(request.language)
  const all = {
    number: request.number,
    service: serviceName(knowledge, request, request.language),
    role: roleTitle(knowledge, request.role, request.language),
    ...values,
  }
  const reply: Reply = {
    text: t(key, all),
    choices: choices?.(t) ?? [showRequest(t, request.number)],
  }
  await tellWith(talk, request, request.applicant, request.language, reply, files)
}
