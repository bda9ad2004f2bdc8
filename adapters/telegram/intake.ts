/** From an update to a message in the store: in order per conversation, conversations beside each other. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'telegraf/types'
import { backOff } from '../../bot/back-off.ts'
import type { Address, Heard, Incoming } from '../../bot/channel.ts'
import { describe, type Log, referenceOf } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import { speak } from '../../bot/words.ts'
import type { Api } from './api.ts'
import { type Arrival, decode, type Me } from './decode.ts'
import type { GroupReport } from './decode-group.ts'
import { createFetcher, type Fetched } from './files.ts'
import { settledKeyboard } from './keyboard.ts'
import type { Times } from './times.ts'

interface IntakeOptions {
  store: Store
  api: Api
  log: Log
  times: Times
  /** When something was written, by our clock (ms). */
  moment: (written: number | undefined) => number
  /** Told the address of every message that is new. */
  accepted: (address: Address) => void
  signal: AbortSignal
}

/** How far back a message may be that somebody likes or edits. */
const reach = 200

export const createIntake = ({ store, api, log, times, moment, accepted, signal }: IntakeOptions) => {
  const fetchFile = createFetcher({ api, times, signal })
  /** The end of each conversation's queue. */
  const lanes = new Map<Address, Promise<void>>()
  /** An update may be delivered again while it is still being taken in. */
  const underWay = new Map<number, Promise<void>>()

  /** Resolves when the update is durably kept, or needs no keeping. Rejects only when `signal` ends it. */
  const take = (update: Update, me: Me): Promise<void> => {
    const { update_id: number } = update
    let taken = underWay.get(number)
    if (!taken) {
      taken = sort(update, me).finally(() => underWay.delete(number))
      underWay.set(number, taken)
    }
    return taken
  }

  const sort = async (update: Update, me: Me): Promise<void> => {
    const decoded = decodeSafely(update, me)
    switch (decoded.kind) {
      case 'arrival':
        return queue(decoded.arrival)
      case 'idle-press':
        return quietly(api.call('answerCallbackQuery', { callback_query_id: decoded.query }))
      case 'membership':
        log.info({ channel: 'telegram', status: decoded.status }, 'Somebody let the bot in or shut it out')
        return decoded.report && hand(decoded.report)
      case 'report':
        return hand(decoded.report)
    }
  }

  /** An update in a form nobody knows yet must not come back for ever. */
  const decodeSafely = (update: Update, me: Me) => {
    try {
      return decode(update, me)
    } catch (error) {
      log.error({ channel: 'telegram', ...describe(error) }, 'An update could not be read and is left out')
      return { kind: 'nothing' as const }
    }
  }

  const queue = (arrival: Arrival): Promise<void> => {
    const { from } = arrival
    const turn = (lanes.get(from) ?? Promise.resolve()).then(() => keep(arrival))
    const end = turn
      .catch(() => {})
      .then(() => {
        if (lanes.get(from) === end) lanes.delete(from)
      })
    lanes.set(from, end)
    return turn
  }

  /** What has become of a group: an alarm in its own conversation. */
  const hand = ({ id, group: from, what }: GroupReport) =>
    insist(id, async () => void (await store.accept({ id, from, at: moment(undefined), kind: 'alarm', what })))

  /** Tries until the store takes it. */
  const insist = async (id: string, run: () => Promise<void>) => {
    for (let failures = 1; ; failures++) {
      signal.throwIfAborted()
      try {
        return await run()
      } catch (error) {
        if (failures === 1) log.error({ message: referenceOf(id), ...describe(error) }, 'The store failed')
        await sleep(backOff(failures, times.retry, times.longestRetry), undefined, { signal })
      }
    }
  }

  const keep = async (arrival: Arrival) => {
    const fetched = arrival.said.kind === 'file' ? await fetchFile(arrival.id, arrival.said) : undefined
    await insist(arrival.id, async () => {
      const heard = await understand(arrival, fetched)
      if (!heard) return
      const { id, from, person, among, language } = arrival
      const group = person === undefined ? {} : { group: true as const, ...(among ? { among } : {}) }
      const incoming: Incoming = {
        id,
        from,
        at: moment(arrival.written),
        ...group,
        ...(language ? { language } : {}),
        ...heard,
      }
      const isNew = await store.accept(incoming, fetched && 'content' in fetched ? fetched.content : undefined)
      if (arrival.said.kind === 'choice' && !(await isForAll(arrival))) settle(arrival)
      if (isNew) accepted(from)
    })
  }

  /** Pressed under what stands in a topic for all who work there: the buttons stay, and the step says what came of it. */
  const isForAll = async ({ said, from }: Arrival) =>
    said.kind === 'choice' && said.shared === true && !(await store.sentAs(from, String(said.under)))

  /** What it means, with what only the store knows; undefined when it is not for us to keep. */
  const understand = async (arrival: Arrival, fetched: Fetched | undefined) => {
    const { said, from, repliesTo } = arrival
    const quoted = repliesTo === undefined ? undefined : await store.sentAs(from, String(repliesTo))
    const quote = quoted ? { quote: quoted } : {}
    switch (said.kind) {
      case 'text':
        if (said.edits !== undefined && (await isUnchanged(from, said.edits, said.text))) return undefined
        return { ...said, ...quote } satisfies Heard
      case 'refused-file':
        return { ...said, ...quote } satisfies Heard
      case 'file': {
        if (!fetched) return undefined
        const { edits } = said
        if (edits !== undefined && (await isSameFile(edits, fetched))) {
          const { text: words = '' } = said
          const same = words === '' || (await isUnchanged(from, edits, words))
          return same ? undefined : ({ kind: 'text', text: words, edits, ...quote } satisfies Heard)
        }
        if ('refused' in fetched) return { kind: 'refused-file', why: fetched.refused, ...quote } satisfies Heard
        const text = said.text ? { text: said.text } : {}
        return { kind: 'file', file: fetched.file, ...text, ...quote } satisfies Heard
      }
      case 'choice': {
        // In a group everybody sees the buttons; they are for the person who was answered.
        const others =
          arrival.person !== undefined && !(await isForAll(arrival)) && !(await store.sentAs(from, String(said.under)))
        if (!others) return { kind: 'choice', choice: said.choice } satisfies Heard
        const text = speak(said.language)('telegram.not-yours')
        void quietly(api.call('answerCallbackQuery', { callback_query_id: said.query, text }))
        return undefined
      }
      case 'liking': {
        const choice = await feedbackOf(from, said.of, said.verb)
        return choice ? ({ kind: 'choice', choice } satisfies Heard) : undefined
      }
    }
  }

  /** Telegram also tells of an edit when only something else about a message has changed, such as its preview. */
  const isUnchanged = async (from: Address, edited: string, words: string) => {
    const line = (await store.history(from, { last: reach })).findLast(
      ({ direction, message }) =>
        direction === 'in' && (message.id === edited || ('edits' in message && message.edits === edited)),
    )
    return line !== undefined && 'text' in line.message && line.message.text === words
  }

  /** Where the file was put in the place of another, it is a new one. One that does not come now is taken for the same. */
  const isSameFile = async (edited: string, fetched: Fetched) => {
    if ('refused' in fetched) return fetched.refused === 'lost'
    const before = await store.file(edited)
    return before !== undefined && Buffer.compare(before, fetched.content) === 0
  }

  /** The choice by which a reader could have said the same about this message. */
  const feedbackOf = async (from: Address, message: number, verb: 'good' | 'bad') => {
    const id = await store.sentAs(from, String(message))
    if (!id) return undefined
    const lines = await store.history(from, { last: reach, only: 'out' })
    const line = lines.find(({ message }) => message.id === id)
    const choices = line?.direction === 'out' ? (line.message.choices ?? []) : []
    return choices.find((choice) => choice.id.startsWith(`answer:${verb}:`))?.id
  }

  /** The button stops waiting, and what was chosen stays to be seen. Neither matters enough to wait for. */
  const settle = ({ chat, said }: Arrival) => {
    if (said.kind !== 'choice') return
    const { query, under, keyboard, choice } = said
    void quietly(api.call('answerCallbackQuery', { callback_query_id: query }))
    if (keyboard.length === 0) return
    const reply_markup = { inline_keyboard: settledKeyboard(keyboard, choice) }
    void quietly(api.call('editMessageReplyMarkup', { chat_id: chat, message_id: under, reply_markup }))
  }

  return {
    take,
    /** Resolves when nothing is being taken in any more. */
    idle: async () => {
      await Promise.allSettled(underWay.values())
    },
  }
}

const quietly = async (call: Promise<unknown>): Promise<void> => {
  await call.catch(() => {})
}
