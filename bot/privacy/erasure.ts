/** Deleting a person's data, in the one transaction of the step. */

import type { Address } from '../channel.ts'
import { type Conversation, conversationChange, type Dialogue } from '../conversation.ts'
import { digestOf } from '../digest.ts'
import { dropCode } from '../persons/link-code.ts'
import { addressesOf, personChanges, personOf } from '../persons/person.ts'
import { dropAlarm } from '../reminders/ring.ts'
import { isRefusal } from '../requests/actions.ts'
import { saveRequest } from '../requests/alarms.ts'
import { ownRequests } from '../requests/applicant.ts'
import { aboutOf } from '../requests/entry.ts'
import { tellHandlers } from '../requests/notices.ts'
import { isOpen, type ServiceRequest, seatsOf } from '../requests/request.ts'
import { rolesOf } from '../requests/roles/people.ts'
import { step } from '../requests/step.ts'
import type { Change, Forgetting } from '../store.ts'
import { withFacts } from '../supervision/log-line.ts'
import { forgetSurvey } from '../supervision/survey.ts'
import type { Talk } from '../talk.ts'
import { forgetWatch } from '../watch/kept.ts'
import { filingLines } from './filing-lines.ts'
import { redactedChange } from './redacted.ts'

/** A deletion that the clock does again, until nothing it means waits to be handled or sent any more. */
export interface Erasure {
  at: number
  /** Only messages: who comes back is somebody new to the audit log. */
  forget: Exclude<Forgetting, { actor: string }>[]
  /** What was answered to the message that asked for it: lines of this conversation after `after`. */
  reply: { conversation: Address; after: number; cause: string }
}

/**
 * Everything kept about the person who wrote, at each of their addresses, which are linked no longer. Requests that are open
 * are withdrawn. Says nothing to the person.
 */
export const eraseAll = async (talk: Talk): Promise<void> => {
  const { from, conversation, world, mine } = talk
  const requests = await ownRequests(talk)
  for (const request of requests) await eraseRequest(talk, request)
  delete conversation.dialogue
  delete conversation.paused
  delete conversation.topic
  delete conversation.checked
  delete conversation.wrongCodes
  for (const reminder of conversation.reminders ?? []) dropAlarm(talk, reminder)
  delete conversation.reminders
  conversation.facts = {}
  dropCode(talk, conversation)
  for (const other of mine.slice(1)) await clearOther(talk, other)
  for (const own of mine) await forgetWatch(talk, own)
  for (const change of personChanges(await personOf(world, from), undefined)) talk.change(change)
  forgetSurvey(talk)
  for (const { id, body } of await world.list('deskKey', 'all'))
    if (talk.isMe(body.address)) talk.change({ kind: 'deskKey', id, body: null, tags: [] })
  await forget(talk, [
    ...requests.map(({ number }) => ({ request: number })),
    // By its lines, not by time: what is written from now on stays, whatever the clocks say.
    ...(await Promise.all(mine.map(async (own) => ({ conversation: own, upTo: await lastLine(talk, own) })))),
  ])
  talk.audit({ action: 'privacy.delete', subject: 'person', detail: `requests=${requests.length}` })
  // Who acts for the office answers for it under their own name as long as they are bound.
  if ((await rolesOf(world, from)).length === 0) for (const own of mine) talk.forget({ actor: own })
}

/** What is kept of a conversation that the person has on another channel. */
const clearOther = async (talk: Talk, address: Address) => {
  const stored = await talk.world.read('conversation', address)
  if (!stored) return
  const { language, languageFrom, reminders = [] } = stored.body
  for (const reminder of reminders) dropAlarm(talk, reminder, address)
  dropCode(talk, stored.body)
  talk.change(conversationChange(address, { language, languageFrom, facts: {} }))
}

/** One request: withdrawn when it is open, then without personal data. */
export const eraseOne = async (talk: Talk, request: ServiceRequest): Promise<void> => {
  const filing = await filingLines(talk, request)
  await eraseRequest(talk, request)
  await forget(talk, [{ request: request.number }, ...filing])
  talk.audit({ action: 'privacy.consent-withdrawn', subject: request.number })
}

const eraseRequest = async (talk: Talk, request: ServiceRequest) => {
  const ended = isOpen(request) ? await withdraw(talk, request) : request
  talk.change(redactedChange(ended, talk.world.now))
  const told = [request.taker, ...request.messages.map(({ to }) => to)]
  for (const address of new Set([...told, ...(await everyMember(talk))]))
    if (address !== undefined && address !== talk.from) await dropWords(talk, address, request.number)
}

/** Whoever is bound may have begun to write about it; who was bound before is looked for when the deletion is done again. */
const everyMember = async ({ world }: Talk): Promise<Address[]> => {
  const states = await Promise.all([...world.knowledge.roles.keys()].map((id) => world.read('role', id)))
  const seats = states.flatMap((stored) => (stored ? seatsOf(stored.body) : []))
  return (await Promise.all([...new Set(seats)].map((seat) => addressesOf(world, seat)))).flat()
}

/** Words for the request that somebody else has typed and not sent yet. */
const dropWords = async (talk: Talk, address: Address, number: string) => {
  const stored = await talk.world.read('conversation', address)
  const body = stored && withoutWords(stored.body, [number])
  if (body) talk.change(conversationChange(address, body))
}

/** The conversation without words for these requests; undefined when there are none in it. */
export const withoutWords = (conversation: Conversation, numbers: readonly string[]): Conversation | undefined => {
  const { dialogue, paused, ...rest } = conversation
  const [open, waiting] = [without(dialogue, numbers), without(paused, numbers)]
  if (open === dialogue && waiting === paused) return undefined
  return { ...rest, ...(open ? { dialogue: open } : {}), ...(waiting ? { paused: waiting } : {}) }
}

/** The dialogue when it is not about the request; else what it interrupted, if anything. */
const without = (dialogue: Dialogue | undefined, numbers: readonly string[]): Dialogue | undefined => {
  if (dialogue?.kind !== 'desk') return dialogue
  return aboutOf(dialogue).some((number) => numbers.includes(number)) ? dialogue.resume : dialogue
}

const withdraw = async (talk: Talk, before: ServiceRequest): Promise<ServiceRequest> => {
  const after = step(before, { do: 'withdraw' }, talk.world.now)
  if (isRefusal(after)) return before
  const detail = withFacts(`${before.state} -> ${after.state}`, after)
  talk.audit({ action: 'request.withdraw', subject: before.number, detail })
  await tellHandlers(talk, after, 'desk.withdrawn')
  saveRequest(talk, after)
  return after
}

const lastLine = async ({ world }: Talk, of: Address): Promise<number> =>
  (await world.said({ last: 1 }, of)).at(-1)?.seq ?? 0

const forget = async (talk: Talk, what: Erasure['forget']) => {
  for (const each of what) talk.forget(each)
  const { from: conversation, incoming, world } = talk
  const reply = { conversation, after: await lastLine(talk, conversation), cause: incoming.id }
  talk.change(erasureChange(digestOf(incoming.id), { at: world.now, forget: what, reply }))
}

const erasureChange = (id: string, erasure: Erasure): Change => ({ kind: 'erasure', id, body: erasure, tags: [] })
