/**
 * A talent office in memory: several people in their chats, one clock, records with versions. Tests read like a chat:
 * `await liaison.presses('接单')`, `applicant.sees(/已由.*接收/)`. Only the store is a stand-in; the step is the real one.
 */
import { expect } from 'vitest'
import { plain } from '../bot/answers/answer.ts'
import type { Address, Heard, Incoming, Outgoing } from '../bot/channel.ts'
import { type Conversation, newConversation } from '../bot/conversation.ts'
import { offersBefore } from '../bot/offers.ts'
import { namedRequests } from '../bot/privacy/named.ts'
import { roleChange } from '../bot/requests/request.ts'
import type {
  Alarm,
  AuditEntry,
  Forgetting,
  HistoryLine,
  Kind,
  Listed,
  Progress,
  Records,
  Stretch,
  Turn,
} from '../bot/store.ts'
import type { World } from '../bot/talk.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

export type Step = (conversation: Conversation, incoming: Incoming, world: World) => Promise<Turn>

interface Kept {
  kind: Kind
  id: string
  version: number
  /** As JSON, so that nothing survives that would not survive a restart. */
  body: string
  tags: string[]
}

export const openOffice = ({ turn, knowledge, at }: { turn: Step; knowledge: Knowledge; at: string }) => {
  const records = new Map<string, Kept>()
  const alarms = new Map<string, Alarm & { at: number }>()
  const audit: AuditEntry[] = []
  const outgoing: Outgoing[] = []
  /** Ids of messages that could not be delivered. */
  const failed = new Set<string>()
  /** What a store would keep of the conversations; `outgoing` is what the test saw. */
  let lines: (HistoryLine & { of: Address })[] = []
  const people = new Map<Address, Person>()
  let now = Date.parse(at)
  let messages = 0
  let races = 0
  let asleep = false

  const read = async <K extends Kind>(kind: K, id: string) => {
    const kept = records.get(`${kind}/${id}`)
    return kept && { version: kept.version, body: JSON.parse(kept.body) as Records[K] }
  }
  const list = async <K extends Kind>(kind: K, tag: string) =>
    [...records.values()]
      .filter((kept) => kept.kind === kind && kept.tags.includes(tag))
      .map((kept) => ({ id: kept.id, version: kept.version, body: JSON.parse(kept.body) as Records[K] }))

  const readAudit = async (after: number, limit: number) =>
    audit.slice(after, after + limit).map((entry, at) => ({ ...entry, seq: after + at + 1 }))

  const all = async <K extends Kind>(kind: K, after: string, limit: number): Promise<Listed<K>[]> =>
    [...records.values()]
      .filter((kept) => kept.kind === kind && kept.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, version, body }) => ({ id, version, body: JSON.parse(body) as Records[K] }))
  const addresses = async (after: Address, limit: number) =>
    [...new Set(lines.map(({ of }) => of))]
      .filter((of) => of > after)
      .sort()
      .slice(0, limit)
  const history = async (address: Address, stretch: Stretch): Promise<HistoryLine[]> => {
    const own = lines.filter(({ of }) => of === address).map(({ of: _, ...line }) => line as HistoryLine)
    if ('after' in stretch) return own.filter(({ seq }) => seq > stretch.after).slice(0, stretch.limit)
    return own.filter(({ seq }) => seq < (stretch.before ?? Infinity)).slice(-stretch.last)
  }
  let seq = 0
  const hear = (incoming: Incoming) =>
    lines.push({ seq: ++seq, of: incoming.from, direction: 'in', message: incoming, handled: true })

  const forget = (what: Forgetting) => {
    if ('actor' in what) {
      for (const entry of audit) if (entry.actor === what.actor) entry.actor = 'gone:somebody'
    } else if ('request' in what) {
      const names = (line: HistoryLine) =>
        line.direction === 'out' && namedRequests(line.message).includes(what.request)
      const causes = lines.filter(names).map(({ message: { id } }) => id.slice(0, id.lastIndexOf('/')))
      lines = lines.filter((line) => !names(line) && !causes.includes(line.message.id))
      lines = lines.filter(({ of }) => of !== `request:${what.request}`)
    } else {
      const { conversation, after = 0, upTo } = what
      lines = lines.filter(({ of, seq }) => of !== conversation || seq <= after || seq > upTo)
    }
  }

  /** Runs the step and notes the versions it saw, without writing anything. */
  const run = async (incoming: Incoming, attempt: number) => {
    const seen = new Map<string, number>()
    const note = (kind: Kind, id: string, version: number) => {
      if (!seen.has(`${kind}/${id}`)) seen.set(`${kind}/${id}`, version)
    }
    const world: World = {
      now,
      attempt,
      knowledge,
      offers: () => offersBefore({ history }, incoming),
      read: async (kind, id) => {
        const stored = await read(kind, id)
        note(kind, id, stored?.version ?? 0)
        return stored
      },
      list,
      audit: readAudit,
      said: (stretch, of = incoming.from) => history(of, stretch),
      outgoing: async (id) => outgoing.find((message) => message.id === id),
      progress: async (ids) =>
        new Map(
          ids.flatMap((id) => {
            const sent = outgoing.find((message) => message.id === id)
            const progress: Progress = failed.has(id) ? { state: 'failed' } : { state: 'sent', at: sent?.at ?? 0 }
            return sent ? [[id, progress]] : []
          }),
        ),
      retentionDays: 365,
    }
    const stored = await world.read('conversation', incoming.from)
    return { effects: await turn(stored?.body ?? newConversation('zh'), incoming, world), seen }
  }

  /** All or nothing, as a store promises it. */
  const apply = async (turn: Turn, seen: ReadonlyMap<string, number>): Promise<boolean> => {
    for (const [key, version] of seen) if ((records.get(key)?.version ?? 0) !== version) return false
    for (const { kind, id, body, tags } of turn.changes) {
      const key = `${kind}/${id}`
      if (body === null) records.delete(key)
      else
        records.set(key, { kind, id, tags, version: (records.get(key)?.version ?? 0) + 1, body: JSON.stringify(body) })
    }
    for (const alarm of turn.alarms) {
      if (alarm.at === null) alarms.delete(alarm.id)
      else alarms.set(alarm.id, { ...alarm, at: alarm.at })
    }
    audit.push(...turn.audit)
    for (const what of turn.forget ?? []) forget(what)
    for (const message of turn.outgoing) {
      lines.push({ seq: ++seq, of: message.to, direction: 'out', message, state: 'sent', sentAt: message.at })
      for (const choice of message.choices ?? [])
        expect(Buffer.byteLength(choice.id), `button ${choice.id}`).toBeLessThanOrEqual(64)
      // A word that is missing shows as its key, a value as its braces.
      expect(message.text).not.toMatch(/\b(desk|filing|requests)\.[a-z]|\{\{|undefined/)
      outgoing.push(message)
      people.get(message.to)?.inbox.push(message)
    }
    return true
  }

  const deliver = async (incoming: Incoming) => {
    hear(incoming)
    for (let attempt = 1; attempt <= 5; attempt++) {
      const { effects, seen } = await run(incoming, attempt)
      if (await apply(effects, seen)) {
        if (!asleep) await ring()
        return
      }
      races++
    }
    throw new Error('five races in a row')
  }

  const incomingOf = (from: Address, heard: Heard): Incoming => ({ id: `m${++messages}`, from, at: now, ...heard })

  const ring = async () => {
    for (;;) {
      const [due] = [...alarms.values()].filter((alarm) => alarm.at <= now).sort((a, b) => a.at - b.at)
      if (!due) return
      alarms.delete(due.id)
      await deliver(incomingOf(due.to, { kind: 'alarm', what: due.what }))
    }
  }

  const person = (address: Address, name = address) => {
    const known = people.get(address) ?? new Person(name, address, deliver, incomingOf)
    people.set(address, known)
    return known
  }

  return {
    person,
    audit,
    outgoing,
    alarms,
    store: {
      ...{ read, list, apply, audit: readAudit, all, addresses, history },
      /** Here everything is handled and sent at once. */
      waits: async () => false,
      depth: async () => ({ inbox: 0, outbox: 0, alarms: alarms.size }),
    },
    /** A person who alone holds a role. */
    seat: async (role: string, address: Address) => {
      await apply(
        { changes: [roleChange(role, { members: [address], codes: [] })], outgoing: [], alarms: [], audit: [] },
        new Map(),
      )
      return person(address)
    },
    /** How many steps had to be run again. */
    races: () => races,
    now: () => now,
    /** Moves the clock and rings nothing: the bot was down. The first step after it runs before the clock does. */
    sleepUntil: (moment: string) => {
      now = Date.parse(moment)
      asleep = true
    },
    /** Moves the clock, ringing what comes due on the way. */
    until: async (moment: string) => {
      asleep = false
      const end = Date.parse(moment)
      for (;;) {
        const next = Math.min(...[...alarms.values()].map((alarm) => alarm.at))
        if (!(next <= end)) break
        now = Math.max(now, next)
        await ring()
      }
      now = end
    },
    /** Steps that look at the same moment and write one after the other: all but the first are stale. */
    together: async (...incoming: Incoming[]) => {
      for (const message of incoming) hear(message)
      const looked = await Promise.all(incoming.map((message) => run(message, 1)))
      for (const [at, { effects, seen }] of looked.entries()) {
        if (await apply(effects, seen)) continue
        races++
        const { effects: again, seen: seenAgain } = await run(incoming[at] as Incoming, 2)
        expect(await apply(again, seenAgain)).toBe(true)
      }
    },
    /** The channel gives up on a message: the request it is about hears of it, or the person it was for. */
    fails: async (message: Outgoing) => {
      failed.add(message.id)
      const from = message.about ? `request:${message.about}` : message.to
      await deliver(incomingOf(from, { kind: 'alarm', what: `undelivered ${message.id} ${message.to}` }))
    },
  }
}

export class Person {
  /** What has come and was not looked at yet. */
  inbox: Outgoing[] = []
  private seen: Outgoing[] = []
  name: string
  readonly address: Address
  private deliver: (incoming: Incoming) => Promise<void>
  private incomingOf: (from: Address, heard: Heard) => Incoming

  constructor(
    name: string,
    address: Address,
    deliver: (incoming: Incoming) => Promise<void>,
    incomingOf: (from: Address, heard: Heard) => Incoming,
  ) {
    this.name = name
    this.address = address
    this.deliver = deliver
    this.incomingOf = incomingOf
  }

  async says(...texts: string[]) {
    for (const text of texts) await this.deliver(this.saying(text))
  }

  /** Replies to the latest message that matches. */
  async replies(to: RegExp, text: string) {
    const message = this.all().findLast((m) => to.test(m.text))
    if (!message) throw new Error(`${this.name} got no message like ${to}`)
    await this.deliver(this.incomingOf(this.address, { kind: 'text', text, quote: message.id }))
  }

  /** Sends a file, with words or without, as a reply to the latest message that matches or by itself. */
  async sends(
    name: string,
    { text, to, type = 'application/pdf' }: { text?: string; to?: RegExp | string; type?: string } = {},
  ) {
    // By words, or the number of the request it is about.
    const quote = to && this.all().findLast((m) => (typeof to === 'string' ? m.about === to : to.test(m.text)))?.id
    const heard = this.incomingOf(this.address, { kind: 'recall', recalls: '' })
    await this.deliver({
      id: heard.id,
      from: this.address,
      at: heard.at,
      kind: 'file',
      file: { id: heard.id, name, type, size: 12_345 },
      ...(text ? { text } : {}),
      ...(quote ? { quote } : {}),
    })
    return heard.id
  }

  /** Says something and gives the id by which it can be edited or taken back. */
  async saysOnce(text: string): Promise<string> {
    const incoming = this.saying(text)
    await this.deliver(incoming)
    return incoming.id
  }

  /** What a channel hears that has no method of its own here. */
  async hears(heard: Heard, more: { group?: true; language?: 'zh' | 'en' } = {}) {
    await this.deliver({ ...this.incomingOf(this.address, heard), ...more })
  }

  async edits(id: string, text: string) {
    await this.deliver(this.incomingOf(this.address, { kind: 'text', text, edits: id }))
  }

  async recalls(id: string) {
    await this.deliver(this.incomingOf(this.address, { kind: 'recall', recalls: id }))
  }

  /** Presses the latest button with this label, or whose id starts so. */
  async presses(...labels: string[]) {
    for (const label of labels) await this.deliver(this.pressing(label))
  }

  saying(text: string): Incoming {
    return this.incomingOf(this.address, { kind: 'text', text })
  }

  pressing(label: string): Incoming {
    const choices = this.all()
      .reverse()
      .flatMap((message) => message.choices ?? [])
    const choice = choices.find((c) => c.label === label) ?? choices.find((c) => c.id.startsWith(label))
    if (!choice) throw new Error(`${this.name} has no button “${label}”; there are: ${this.buttons().join(', ')}`)
    return this.incomingOf(this.address, { kind: 'choice', choice: choice.id })
  }

  /** A button nobody offered: what a stranger or an old message may send. */
  async forges(choice: string) {
    await this.deliver(this.incomingOf(this.address, { kind: 'choice', choice }))
  }

  /** Looks at new messages up to the first that matches, and gives it. */
  sees(pattern: RegExp): Outgoing {
    const at = this.inbox.findIndex((message) => pattern.test(plain(message, message.language)))
    const texts = this.inbox.map((message) => message.text).join('\n---\n')
    expect(at, `${this.name} should see ${pattern}, but saw:\n${texts || '(nothing new)'}`).toBeGreaterThanOrEqual(0)
    const looked = this.inbox.splice(0, at + 1)
    this.seen.push(...looked)
    return looked.at(-1) as Outgoing
  }

  seesNothing() {
    expect(
      this.inbox.map((message) => message.text),
      `${this.name} should see nothing new`,
    ).toEqual([])
  }

  /** Leaves what has come unlooked at, so that only what comes next counts. */
  looksAway() {
    this.seen.push(...this.inbox.splice(0))
  }

  /** Labels of the buttons of the latest message that has any. */
  buttons(): string[] {
    return (
      this.all()
        .findLast((message) => message.choices?.length)
        ?.choices?.map((c) => c.label) ?? []
    )
  }

  all(): Outgoing[] {
    return [...this.seen, ...this.inbox]
  }
}
