/**
 * One message being handled: what the step may look at, and the effects it collects. Nothing here is sent or written;
 * `effects()` hands everything to the store as one Turn.
 */
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Address, Choice, Incoming, Language, Outgoing, Reply } from './channel.ts'
import { type Conversation, conversationChange, inPresentForm } from './conversation.ts'
import type { Consulting } from './model/consult.ts'
import type { Meaning } from './model/meaning.ts'
import type { Offer } from './offers.ts'
import type { Alarm, AuditEntry, Change, Forgetting, HistoryLine, Reader, Store, Stretch, Turn } from './store.ts'
import { speak, type Translate } from './words.ts'

/** What a step may know. Time is passed in, records are read through it, nothing is written through it. */
export interface World extends Reader {
  /** Milliseconds since 1970. */
  now: number
  /** Which try this is, from 1: lets a step that lost a race pick another request number. */
  attempt: number
  knowledge: Knowledge
  /**
   * What the writer had been offered and seen, newest first: by notices that came since the bot's last answer with
   * choices, and by that answer.
   */
  offers(): Promise<readonly Offer[]>
  /** The audit log after an entry, oldest first. It only grows, so what was read of it stays true. */
  audit: Store['audit']
  /** What was said on both sides, in this conversation or in another one of the same person. */
  said(stretch: Stretch, of?: Address): Promise<HistoryLine[]>
  /** A message that was sent, by its id. */
  outgoing: Store['outgoing']
  /** How far outgoing messages have come, by id. */
  progress: Store['progress']
  /** After how many days personal data goes by itself. */
  retentionDays: number
  /** The language model, where there is one. Asked again for the same thing, it gives what it gave. */
  model?: Pick<Consulting, 'word' | 'meant'>
  /** What tells which statements are near a question by meaning, where there is one. */
  meaning?: Pick<Meaning, 'near'>
}

export interface Talk {
  readonly world: World
  readonly incoming: Incoming
  /** The address of the person who wrote. */
  readonly from: Address
  /** All addresses of the person who wrote, this one first. */
  readonly mine: readonly Address[]
  /** Whether an address belongs to the person who wrote. */
  isMe(address: Address | undefined): boolean
  /** A copy that the step changes; it is written back at the end. */
  readonly conversation: Conversation
  language: Language
  /** The choices under the bot's last answer to this person that they have seen. */
  offered: readonly Choice[]
  /** Says a sentence in the person's language. */
  t: Translate
  /** Says something to the person who wrote. */
  say(reply: Reply | string): void
  /** Says something to somebody else, mostly about a service request. */
  tell(to: Address, language: Language, reply: Reply & Pick<Outgoing, 'tried'>, about?: string): void
  change(change: Change): void
  audit(entry: Omit<AuditEntry, 'at' | 'actor'>): void
  alarm(alarm: Alarm): void
  forget(what: Forgetting): void
  effects(): Turn
}

/** A message as somebody's step handles it who has the addresses `mine`. The conversation is copied, not changed. */
export const begin = (
  incoming: Incoming,
  conversation: Conversation,
  world: World,
  mine: readonly Address[] = [incoming.from],
): Talk => {
  const changes = new Map<string, Change>()
  const outgoing: Outgoing[] = []
  const alarms: Alarm[] = []
  const audit: AuditEntry[] = []
  const forget: Forgetting[] = []
  // A record is JSON: as such it is copied in a third of the time.
  const me = inPresentForm(JSON.parse(JSON.stringify(conversation)))

  const send = (to: Address, language: Language, reply: Reply, about?: string) => {
    const id = `${incoming.id}/${outgoing.length + 1}`
    const notice = to !== incoming.from || incoming.kind === 'alarm'
    outgoing.push({
      ...reply,
      id,
      to,
      language,
      at: world.now,
      ...(about ? { about } : {}),
      ...(notice ? { notice } : {}),
    })
  }

  const talk: Talk = {
    world,
    incoming,
    from: incoming.from,
    mine,
    isMe: (address) => address !== undefined && mine.includes(address),
    conversation: me,
    language: me.language,
    offered: [],
    t: (key, values) => speak(talk.language)(key, values),
    say: (reply) => {
      const whole = typeof reply === 'string' ? { text: reply } : reply
      send(incoming.from, talk.language, whole)
    },
    tell: send,
    change: (change) => changes.set(`${change.kind}/${change.id}`, change),
    audit: (entry) => audit.push({ at: world.now, actor: incoming.from, ...entry }),
    alarm: (alarm) => alarms.push(alarm),
    forget: (what) => forget.push(what),
    effects: () => ({
      changes: [...changes.values(), conversationChange(incoming.from, { ...me, language: talk.language })],
      outgoing: numberedOnce(outgoing),
      alarms,
      audit,
      ...(forget.length > 0 ? { forget } : {}),
    }),
  }
  return talk
}

/** Longer after the last words, what somebody writes goes on with nothing said before (ms). */
export const oneBreath = 60 * 60_000

/** What the bot said last in this conversation. */
export const lastSaid = async ({ world }: Talk): Promise<Outgoing | undefined> => {
  const line = (await world.said({ last: 10 })).findLast(({ direction }) => direction === 'out')
  return line?.direction === 'out' ? line.message : undefined
}

/** Of several messages to the writer, numbers stand for the choices of the last that has any: “1” must not mean two things. */
const numberedOnce = (outgoing: readonly Outgoing[]): Outgoing[] => {
  const offers = ({ choices, notice }: Outgoing) => choices !== undefined && choices.length > 0 && !notice
  const last = outgoing.findLast(offers)
  return outgoing.map((message) => (message !== last && offers(message) ? { ...message, figure: true } : message))
}
