/** What goes out: part by part at a human pace, each part once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, Outgoing } from '../../bot/channel.ts'
import { encode, type Part, placeOf } from './encode.ts'
import { mentionOf } from './mention.ts'
import type { Own } from './own.ts'
import { createPace, type Pace } from './pace.ts'
import type { Online } from './supervisor.ts'
import type { Times } from './times.ts'
import { hopeless, isLinkTrouble, NoAnswer, within } from './trouble.ts'

interface OutboundOptions {
  pace: Pace
  /** Messages to one contact in a day, after which nothing comes unasked any more. */
  dailyCap: number
  publicUrl: string | undefined
  clock: () => number
  times: Times
  online: () => Online | undefined
  doubt: () => void
  own: Own
}

/** What was sent of a message that is not done yet. */
interface Begun {
  parts: number
  as: string[]
  opening?: string
  /** The part that the gateway was given and has not answered for. */
  open?: { answer: Promise<string | undefined>; answered: boolean; since: number; link: Online['link'] }
}
const mostBegun = 2000

export const createOutbound = ({ publicUrl, clock, times, online, doubt, own, ...options }: OutboundOptions) => {
  const pace = createPace(options.pace, clock, () => performance.now())
  const begun = new Map<string, Begun>()
  let offlineSince: number | undefined
  const retry = (reason: string, at = 0): Delivery => ({ result: 'retry', at, reason })

  const send = async (outgoing: Outgoing, content?: Uint8Array): Promise<Delivery> => {
    const latest = performance.now() + times.send
    const { conversation, person } = placeOf(outgoing.to)
    const progress = begun.get(outgoing.id) ?? { parts: 0, as: [] }
    if (person && outgoing.file) return { result: 'failed', reason: 'files of people are not sent to groups' }
    // Postponed, it would hold up the answers behind it until tomorrow: whom a request concerns is told that it failed.
    if (outgoing.notice && progress.parts === 0 && pace.sentToday(conversation) >= options.dailyCap)
      return { result: 'failed', reason: 'too many messages to this contact today' }
    const first = online()
    if (!first) return offline()
    progress.opening ??= person ? await mention(first, conversation, person) : ''
    remember(outgoing.id, progress)
    const parts = encode(outgoing, { content, publicUrl, opening: progress.opening })
    for (const part of parts.slice(progress.parts)) {
      const now = online()
      if (!now) return offline()
      // A slow answer is waited for, also by the next try: sending again would make it two messages.
      const patience = part.kind === 'file' ? times.upload : 2 * times.call
      const { open } = progress
      if (!open || !(open.answered || (open.link === now.link && performance.now() - open.since < patience))) {
        // The wait before this part and the call for it must end while the sender still listens.
        const wait = pace.until(conversation)
        if (performance.now() + wait + times.call > latest) return retry('its turn comes later', clock() + wait)
        const rest = pace.take(conversation)
        if (rest > 0) await sleep(rest)
        const answer = own.sends(deliver(now, conversation, part, progress.parts === 0 ? person : undefined))
        const sent = { answer, answered: false, since: performance.now(), link: now.link }
        const done = () => {
          sent.answered = true
        }
        answer.then(done, done)
        progress.open = sent
      }
      const answered = await settle(progress)
      if ('error' in answered) {
        const { error } = answered
        const failure = hopeless(error)
        if (failure) {
          begun.delete(outgoing.id)
          return failure
        }
        if (!isLinkTrouble(error)) return retry('the gateway did not take it')
        doubt()
        return offline()
      }
      if (answered.id) progress.as.push(answered.id)
      offlineSince = undefined
      pace.count(conversation)
      progress.parts++
    }
    begun.delete(outgoing.id)
    return { result: 'sent', ...(progress.as.length > 0 ? { as: progress.as } : {}) }
  }

  /** The gateway's answer for the open part, or what went wrong. */
  const settle = async (progress: Begun): Promise<{ id: string | undefined } | { error: unknown }> => {
    try {
      const id = await within(times.call, progress.open?.answer ?? Promise.resolve(undefined))
      delete progress.open
      return { id }
    } catch (error) {
      if (!(error instanceof NoAnswer)) delete progress.open
      return { error }
    }
  }

  /** Soon at first; less often in a long outage, as every try is a line in the log. */
  const offline = () => {
    offlineSince ??= performance.now()
    const pause = Math.min(10 * times.offline, Math.max(times.offline, (performance.now() - offlineSince) / 5))
    return retry('WeChat is offline or slow', clock() + pause)
  }

  const deliver = async ({ link }: Online, conversation: string, part: Part, person: string | undefined) =>
    (part.kind === 'text'
      ? await link.messageSendText(conversation, part.text, person ? [person] : undefined)
      : await link.messageSendFile(conversation, link.fileOf(part.name, part.bytes))) || undefined

  const mention = async ({ link }: Online, room: string, person: string): Promise<string> => {
    const member = await within(times.call, link.roomMemberPayload(room, person)).catch(() => undefined)
    return mentionOf(member?.roomAlias || member?.name || '')
  }

  const remember = (id: string, progress: Begun) => {
    begun.set(id, progress)
    if (begun.size > mostBegun) begun.delete(begun.keys().next().value as string)
  }

  return { send }
}
