/**
 * Groups with topics: opens, closes and opens again the topics of requests, says what stands in them, and reports what
 * became of it to the conversation that asked. Opening can't be asked for twice: it is reported before it counts as sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, Outgoing, TopicWork } from '../../bot/channel.ts'
import type { Store } from '../../bot/store.ts'
import { printTopicReport, type TopicReport } from '../../bot/topic-report.ts'
import { addressOf, type Place, placeOf } from './address.ts'
import { type Api, Trouble } from './api.ts'
import type { Me } from './decode.ts'
import { linkTo } from './deep-link.ts'
import type { createPacer } from './pace.ts'
import { failureOf, reasons } from './refusal.ts'
import type { createWayOut } from './send.ts'
import { type Times, within } from './times.ts'

interface ForumOptions {
  api: Api
  store: Pick<Store, 'accept' | 'history'>
  wayOut: Pick<ReturnType<typeof createWayOut>, 'send'>
  pacer: ReturnType<typeof createPacer>
  clock: () => number
  times: Times
}
type Topical = Outgoing & { topic: TopicWork }

/** What has been done of a message on its way. */
interface Job {
  made?: number
  reopened?: true
  said?: Delivery
  running?: Promise<Delivery> | undefined
}

/** Telegram's limit for a topic's name, and for what is shown after a press. */
const longestName = 128
const longestHint = 200
const briefHint = 20
/** How far back to look for a report that was kept before a crash. */
const reach = 50
const mostJobs = 1000

export const createForum = ({ api, store, wayOut, pacer, clock, times }: ForumOptions) => {
  const jobs = new Map<string, Job>()

  const send = async (outgoing: Topical, me: Me | undefined): Promise<Delivery> => {
    const place = placeOf(outgoing.to)
    if (!place || !me) return { result: 'retry', at: clock() + times.look, reason: 'not connected yet' }
    const job = jobs.get(outgoing.id) ?? {}
    jobs.set(outgoing.id, job)
    job.running ??= work(outgoing, place, me, job).finally(() => {
      job.running = undefined
    })
    const delivery = (await within(times.send, job.running)) ?? {
      result: 'retry' as const,
      at: clock() + times.look,
      reason: 'still under way',
    }
    if (delivery.result !== 'retry') jobs.delete(outgoing.id)
    for (const [id, { running }] of jobs) if (jobs.size > mostJobs && !running) jobs.delete(id)
    return delivery
  }

  const work = async (outgoing: Topical, place: Place, me: Me, job: Job): Promise<Delivery> => {
    try {
      switch (outgoing.topic.do) {
        case 'look':
          return await look(outgoing, place, me)
        case 'open':
          return await open(outgoing, place, job)
        default:
          return await say(outgoing, place, job)
      }
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      return deliveryOf(outgoing, place, error)
    }
  }

  /** Each change of a topic leaves a message in the group, and counts as one. */
  const paced = async (chat: number) => {
    const wait = pacer.reserve(chat, times.briefly)
    if (wait > times.briefly) throw new Trouble('wait', 'pace', { pause: wait })
    if (wait > 0) await sleep(wait)
  }

  const look = async (outgoing: Topical, { chat }: Place, me: Me): Promise<Delivery> => {
    const group = addressOf({ chat })
    const { is_forum: hasTopics } = await api.call<{ is_forum?: boolean }>('getChat', { chat_id: chat })
    const { status, can_manage_topics: may } = await api.call<{ status: string; can_manage_topics?: boolean }>(
      'getChatMember',
      { chat_id: chat, user_id: me.id },
    )
    const able = status === 'administrator' && may === true
    const lost = hasTopics ? 'rights' : 'plain'
    await report(outgoing, hasTopics && able ? { is: 'able', group } : { is: 'lost', group, why: lost })
    return { result: 'sent' }
  }

  const open = async (outgoing: Topical, { chat }: Place, job: Job): Promise<Delivery> => {
    const id = reportId(outgoing)
    const kept = await store.history(outgoing.topic.tells, { last: reach })
    if (kept.some(({ direction, message }) => direction === 'in' && message.id === id)) return { result: 'sent' }
    // An answer that is late is waited for: asked again, there would be two topics.
    if (job.made === undefined) await paced(chat)
    job.made ??= (
      await api.call<{ message_thread_id: number }>(
        'createForumTopic',
        { chat_id: chat, name: outgoing.text.slice(0, longestName) },
        times.upload,
      )
    ).message_thread_id
    const topic = addressOf({ chat, topic: job.made })
    await report(outgoing, { is: 'made', group: addressOf({ chat }), topic })
    return { result: 'sent' }
  }

  const say = async (outgoing: Topical, place: Place, job: Job): Promise<Delivery> => {
    const { chat, topic } = place
    const toTopic = async (method: string) => {
      if (topic === undefined) return
      await paced(chat)
      await unchanged(api.call(method, { chat_id: chat, message_thread_id: topic }))
    }
    if (outgoing.topic.do === 'reopen' && !job.reopened) {
      await toTopic('reopenForumTopic')
      job.reopened = true
    }
    if (job.said?.result !== 'sent') job.said = await wayOut.send(outgoing)
    if (job.said.result === 'failed' && job.said.reason === reasons.closed && !job.reopened) {
      await toTopic('reopenForumTopic')
      job.reopened = true
      job.said = await wayOut.send(outgoing)
    }
    if (job.said.result === 'failed') return failed(outgoing, place, job.said)
    if (job.said.result === 'sent' && outgoing.topic.do === 'close') await toTopic('closeForumTopic')
    return job.said
  }

  const deliveryOf = async (outgoing: Topical, place: Place, trouble: Trouble): Promise<Delivery> => {
    const { kind, pause, code } = trouble
    if (kind === 'wait') return { result: 'retry', at: clock() + pause, reason: 'Telegram asks to wait' }
    if (kind !== 'refused') return { result: 'retry', at: 0, reason: `Telegram is away (${code})` }
    return failed(outgoing, place, failureOf(trouble))
  }

  const failed = async (outgoing: Topical, place: Place, failure: Delivery & { result: 'failed' }) => {
    const done = doneThere(outgoing, place, failure.reason)
    if (done) await report(outgoing, done)
    return failure
  }

  const report = async (outgoing: Topical, what: TopicReport) => {
    const { tells: from } = outgoing.topic
    await store.accept({
      id: reportId(outgoing),
      from,
      at: clock(),
      kind: 'alarm',
      what: printTopicReport(what),
    })
  }

  /** Shown to whoever pressed, and to nobody else. Who no longer waits for it has been written to in private anyway. */
  const hint = async ({ text, privately }: Outgoing, query: string, me: Me | undefined): Promise<Delivery> => {
    const answer = (more: object) => api.call('answerCallbackQuery', { callback_query_id: query, ...more })
    // A short one shows for a moment, a longer one until it is closed.
    const words = { text: text.slice(0, longestHint), show_alert: text.length > briefHint }
    const link = privately && me ? { url: linkTo(me.username, privately.words) } : undefined
    try {
      await answer(link ?? words).catch((error) => {
        if (link && error instanceof Trouble && /URL/i.test(error.said)) return answer(words)
        throw error
      })
    } catch (error) {
      const trouble = error as Trouble
      if (trouble.kind === 'wait')
        return { result: 'retry', at: clock() + trouble.pause, reason: 'Telegram asks to wait' }
      if (trouble.kind !== 'refused') return { result: 'retry', at: 0, reason: `Telegram is away (${trouble.code})` }
    }
    return { result: 'sent' }
  }

  return {
    send,
    hint,
    finish: async () => {
      await Promise.allSettled([...jobs.values()].map((job) => job.running))
    },
  }
}

/** What somebody in the group has done, by why it failed. */
const doneThere = ({ to }: Outgoing, { chat, topic }: Place, reason: string): TopicReport | undefined => {
  const group = addressOf({ chat })
  switch (reason) {
    case reasons.gone:
      return topic === undefined ? undefined : { is: 'gone', topic: to }
    case reasons.rights:
      return { is: 'lost', group, why: 'rights' }
    case reasons.plain:
      return { is: 'lost', group, why: 'plain' }
    case reasons.outside:
    case reasons.nowhere:
      return { is: 'lost', group, why: 'removed' }
  }
  return undefined
}

const reportId = ({ id }: Outgoing): string => `telegram:topic:${id}`

/** It may be as it should be already. */
const unchanged = (call: Promise<unknown>) =>
  call.catch((error) => {
    if (!(error instanceof Trouble && /TOPIC_NOT_MODIFIED/i.test(error.said))) throw error
  })

/** The press that an Outgoing answers, told from its id. */
export const pressOf = (outgoing: string): string | undefined => /^telegram:q:([^:/]+):/.exec(outgoing)?.[1]
