/** An office at work over a real store: somebody files requests full of words that can be found again, the desk acts. */

import type { Address, Channel, Heard, Incoming, Outgoing } from '../../bot/channel.ts'
import { startClock } from '../../bot/clock.ts'
import type { Log } from '../../bot/log.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { startSender } from '../../bot/sender.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { type Step, startWorker } from '../../bot/worker.ts'
import { itemsFor, optionsOf } from '../../knowledge/services.ts'
import { until } from '../engine.ts'
import { knowledge, marker, service, typed } from '../privacy/people.ts'

export const applicant = 'telegram:4711'
export const specialist = 'web:specialist'
export const content = Buffer.from(`%PDF-1.7 ${marker} 11010519491231002X ${'x'.repeat(5000)}`)

export interface Life {
  sent: Outgoing[]
  /** Resolves when nothing waits. */
  idle(): Promise<unknown>
  send(from: Address, heard: Heard): Promise<Incoming>
  says(from: Address, text: string): Promise<Incoming>
  presses(from: Address, choice: string): Promise<Incoming>
  sendsFile(from: Address, text: string, quote?: string): Promise<string>
  /** Files a request for household registration; gives its number. */
  files(from?: Address): Promise<string>
  /** Two requests from filing to the end, or nearly; gives their numbers. */
  works(): Promise<string[]>
  stop(): Promise<void>
}

/** `step`: in place of the real one. `send`: in place of a channel that takes everything. */
export const startLife = async (
  store: Store,
  log: Log,
  { step = turn, send }: { step?: Step; send?: Channel['send'] } = {},
): Promise<Life> => {
  const sent: Outgoing[] = []
  const clock = Date.now
  const members = roleChange('platform-specialist', { members: [specialist], codes: [] })
  await store.apply(turnOf({ changes: [members] }), new Map())
  const channelOf = (name: string): Channel => ({
    name,
    start: async () => {},
    send: async (outgoing, file) => {
      const delivery = (await send?.(outgoing, file)) ?? { result: 'sent', as: [`vendor-${outgoing.id}`] }
      if (delivery.result === 'sent') sent.push(outgoing)
      return delivery
    },
    state: () => ({ up: true, detail: '' }),
    stop: async () => {},
  })
  const parts = [
    startClock({ store, now: clock, log }),
    startWorker({ store, knowledge, turn: step, clock, log }),
    startSender({ store, channels: [channelOf('web'), channelOf('telegram')], clock, log }),
  ]
  const stamp = Date.now()
  let messages = 0

  const idle = () =>
    until(async () => {
      const { inbox, outbox } = await store.depth()
      return inbox === 0 && outbox === 0
    })
  const life: Life = {
    sent,
    idle,
    send: async (from, heard) => {
      const incoming = { id: `${from}:${stamp}-${++messages}`, from, at: Date.now(), ...heard }
      await store.accept(incoming)
      await idle()
      return incoming
    },
    says: (from, text) => life.send(from, { kind: 'text', text }),
    presses: (from, choice) => life.send(from, { kind: 'choice', choice }),
    sendsFile: async (from, text, quote) => {
      const id = `${from}:${stamp}-${++messages}`
      const file = { id, name: `${marker}户口簿.pdf`, type: 'application/pdf', size: content.length }
      const words = { ...(text ? { text } : {}), ...(quote ? { quote } : {}) }
      await store.accept({ id, from, at: Date.now(), kind: 'file', file, ...words }, content)
      await idle()
      return id
    },
    files: async (from = applicant) => {
      await life.presses(from, `file:another:${service}`)
      await life.presses(from, 'file:consent')
      const found = knowledge.services.get(service)
      if (!found) throw new Error('no service')
      for (let tries = 0; tries < 30; tries++) {
        const dialogue = (await store.read('conversation', from))?.body.dialogue
        if (dialogue?.kind !== 'filing') throw new Error(`nothing is being filed: ${sent.at(-1)?.text}`)
        const item = itemsFor(found, dialogue.answers).find(({ id }) => dialogue.answers[id] === undefined)
        const [option] = item ? optionsOf(found, item) : []
        if (!item) break
        if (item.kind === 'phone') await life.sendsFile(from, '')
        if (option) await life.presses(from, `file:answer:${item.id}:${option.id}`)
        else await life.says(from, typed[item.kind] ?? marker)
      }
      await life.presses(from, 'file:confirm')
      const number = (await store.list('request', `applicant:${from}`)).at(-1)?.id
      if (!number) throw new Error(`not filed: ${sent.at(-1)?.text}`)
      return number
    },
    works: async () => {
      await life.says(applicant, `落户怎么办理？我叫${marker}，电话13812345678`)
      await life.says(applicant, `${marker}能在火星上领补贴吗？13812345678`)
      const first = await life.files()
      await life.presses(specialist, `desk:take:${first}`)
      await life.says(specialist, `询问 ${first} ${marker}的护照号是多少？`)
      await life.presses(applicant, `req:answer:${first}`)
      await life.says(applicant, `${marker}12345`)
      const told = sent.findLast(({ to, about }) => to === applicant && about === first)?.id
      await life.sendsFile(applicant, `${marker}补充`, told)
      await life.says(specialist, `办结 ${first} ${marker}已落户`)
      await life.presses(specialist, `desk:sure:${first}`)
      return [first, await life.files()]
    },
    stop: async () => {
      for (const part of parts) await part.stop()
    },
  }
  return life
}
