/** Deleting a person's data, in the one transaction of the step. */
import { createHash } from 'node:crypto'
import type { Dialogue } from '../conversation.ts'
import type { Address, Change, Forgetting } from '../ports.ts'
import { dropAlarm } from '../reminders/ring.ts'
import { saveRequest } from '../requests/alarms.ts'
import { ownRequests } from '../requests/applicant.ts'
import { tellHandlers } from '../requests/notices.ts'
import { rolesOf } from '../requests/people.ts'
import { isOpen, isRefusal, type ServiceRequest, step } from '../requests/request.ts'
import { withFacts } from '../supervision/log-line.ts'
import { forgetSurvey } from '../supervision/survey.ts'
import type { Talk } from '../talk.ts'
import { redactedChange } from './redacted.ts'

/** A deletion that the clock does once more: messages still on their way at the time are closed by then. */
export interface Erasure {
  at: number
  /** Only messages: who comes back is somebody new to the audit log. */
  forget: Exclude<Forgetting, { actor: string }>[]
}

/** A vendor's clock may be ahead of ours. */
const ahead = 60_000

/** Everything kept about the person who wrote. Requests that are open are withdrawn. Says nothing to the person. */
export const eraseAll = async (talk: Talk): Promise<void> => {
  const { from, conversation, world } = talk
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
  forgetSurvey(talk)
  for (const { id, body } of await world.list('deskKey', 'all'))
    if (body.address === from) talk.change({ kind: 'deskKey', id, body: null, tags: [] })
  forget(talk, [
    ...requests.map(({ number }) => ({ request: number })),
    { conversation: from, before: world.now + ahead },
  ])
  talk.audit({ action: 'privacy.delete', subject: 'person', detail: `requests=${requests.length}` })
  // Who acts for the office answers for it under their own name as long as they are bound.
  if ((await rolesOf(world, from)).length === 0) talk.forget({ actor: from })
}

/** One request: withdrawn when it is open, then without personal data. */
export const eraseOne = async (talk: Talk, request: ServiceRequest): Promise<void> => {
  await eraseRequest(talk, request)
  const filed = request.history[0]?.at ?? talk.world.now
  forget(talk, [
    { request: request.number },
    // What was answered while filing; the number came only after it.
    { conversation: talk.from, since: request.consent.at, before: filed + 1 },
  ])
  talk.audit({ action: 'privacy.consent-withdrawn', subject: request.number })
}

const eraseRequest = async (talk: Talk, request: ServiceRequest) => {
  const ended = isOpen(request) ? await withdraw(talk, request) : request
  talk.change(redactedChange(ended, talk.world.now))
  for (const address of new Set([request.taker, ...request.messages.map(({ to }) => to)]))
    if (address !== undefined && address !== talk.from) await dropWords(talk, address, request.number)
}

/** Words for the request that somebody else has typed and not sent yet. */
const dropWords = async (talk: Talk, address: Address, number: string) => {
  const stored = await talk.world.read('conversation', address)
  if (!stored) return
  const { dialogue, paused, ...rest } = stored.body
  const [open, waiting] = [without(dialogue, number), without(paused, number)]
  if (open === dialogue && waiting === paused) return
  const body = { ...rest, ...(open ? { dialogue: open } : {}), ...(waiting ? { paused: waiting } : {}) }
  talk.change({ kind: 'conversation', id: address, body, tags: [] })
}

/** The dialogue when it is not about the request; else what it interrupted, if anything. */
const without = (dialogue: Dialogue | undefined, number: string): Dialogue | undefined => {
  if (dialogue?.kind !== 'desk') return dialogue
  const about = 'number' in dialogue ? [dialogue.number] : dialogue.numbers
  return about.includes(number) ? dialogue.resume : dialogue
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

const forget = (talk: Talk, what: Erasure['forget']) => {
  for (const each of what) talk.forget(each)
  const id = createHash('sha256').update(talk.incoming.id).digest('hex').slice(0, 32)
  talk.change(erasureChange(id, { at: talk.world.now, forget: what }))
}

const erasureChange = (id: string, erasure: Erasure): Change => ({ kind: 'erasure', id, body: erasure, tags: [] })
