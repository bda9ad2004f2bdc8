/** The way out: one outgoing message as one or more of Telegram's, none of them twice as long as the process lives. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, Outgoing } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import { type Place, placeOf } from './address.ts'
import { type Api, Trouble } from './api.ts'
import { encode, type Part, payloadOf } from './encode.ts'
import type { createPacer } from './pace.ts'
import { failureOf, refusalOf } from './refusal.ts'
import { type Times, within } from './times.ts'

interface SendOptions {
  api: Api
  log: Log
  clock: () => number
  pacer: ReturnType<typeof createPacer>
  publicUrl: string | undefined
  times: Times
  /** Told the time of a message by Telegram's clock (ms). */
  heardTime: (at: number) => void
}

/** A message on its way: the numbers of its parts that have arrived, and the try that is running. */
interface Job {
  sent: string[]
  running: Promise<Delivery> | undefined
}

/** What Telegram tells of a message: its number, and when it was sent (s). */
interface Sent {
  message_id: number
  date: number
}

const methods = { voice: 'sendVoice', audio: 'sendAudio', document: 'sendDocument' }
/** Messages of which a part has arrived, at most; of those beyond, the oldest would begin anew. */
const mostJobs = 1000

export const createWayOut = ({ api, log, clock, pacer, publicUrl, times, heardTime }: SendOptions) => {
  const jobs = new Map<string, Job>()

  const send = async (outgoing: Outgoing, content?: Uint8Array): Promise<Delivery> => {
    const place = placeOf(outgoing.to)
    if (!place) return { result: 'failed', reason: 'not the address of a person' }
    const job = jobs.get(outgoing.id) ?? { sent: [], running: undefined }
    jobs.set(outgoing.id, job)
    job.running ??= deliver(job.sent, place, encode(outgoing, place, content, publicUrl)).finally(() => {
      job.running = undefined
    })
    // A large file may take longer than a try may: it goes on, and the next try finds out what became of it.
    const delivery = (await within(times.send, job.running)) ?? {
      result: 'retry' as const,
      at: clock() + times.look,
      reason: 'still under way',
    }
    if (delivery.result !== 'retry' || (!job.running && job.sent.length === 0)) jobs.delete(outgoing.id)
    if (jobs.size > mostJobs) tidy()
    return delivery
  }

  const tidy = () => {
    for (const [id, { running }] of jobs) {
      if (jobs.size <= mostJobs) return
      if (!running) jobs.delete(id)
    }
  }

  const deliver = async (sent: string[], place: Place, parts: Part[]): Promise<Delivery> => {
    try {
      while (sent.length < parts.length) {
        const wait = pacer.reserve(place.chat, times.briefly)
        if (wait > times.briefly)
          return { result: 'retry', at: clock() + wait, reason: 'not faster than Telegram allows' }
        if (wait > 0) await sleep(wait)
        sent.push(await sendPart(parts[sent.length] as Part, place))
      }
      return { result: 'sent', as: [...sent] }
    } catch (error) {
      return deliveryOf(error as Trouble)
    }
  }

  /** Sends a part, in a simpler form where Telegram refuses the first one. Gives the message's number. */
  const sendPart = async (part: Part, place: Place): Promise<string> => {
    try {
      return await post(part, place)
    } catch (error) {
      const { file } = part
      const refusal = error instanceof Trouble && error.kind === 'refused' ? refusalOf(error) : undefined
      if (refusal?.is === 'as-media' && file && file.as !== 'document')
        return post({ ...part, file: { ...file, as: 'document' } }, place)
      if (refusal?.is !== 'form') throw error
      log.warn({ code: (error as Trouble).code }, 'Telegram refused the form of a message; it goes as plain text')
      return post(part, place, true)
    }
  }

  const post = async (part: Part, place: Place, simply = false): Promise<string> => {
    const payload = payloadOf(part, place, simply)
    const { message_id: number, date } = await (part.file
      ? api.upload<Sent>(methods[part.file.as], payload, times.upload)
      : api.call<Sent>('sendMessage', payload, times.call))
    heardTime(date * 1000)
    return String(number)
  }

  const deliveryOf = (trouble: Trouble): Delivery => {
    switch (trouble.kind) {
      case 'wait':
        return { result: 'retry', at: clock() + trouble.pause, reason: 'Telegram asks to wait' }
      case 'token':
        return { result: 'retry', at: clock() + times.longestRetry, reason: 'Telegram does not know the token' }
      case 'refused':
        return failureOf(trouble)
      default:
        return { result: 'retry', at: 0, reason: `Telegram is away (${trouble.code})` }
    }
  }

  return {
    send,
    /** Resolves when nothing is under way any more: broken off, it would be sent again. */
    finish: async () => {
      await Promise.all([...jobs.values()].map((job) => job.running))
    },
  }
}
