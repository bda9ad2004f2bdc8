/** How messages, records and turns are put into a script's arguments, sealed, and read from its answers. */
import { randomUUID } from 'node:crypto'
import { causeOf, type Incoming, type Outgoing } from '../../bot/channel.ts'
import { channelOf } from '../../bot/conversation.ts'
import { keyedDigest } from '../../bot/digest.ts'
import { namedRequests } from '../../bot/privacy/named.ts'
import type { AuditEntry, Forgetting, Kind, Listed, Records, Turn, Versions } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import type { Argument, Reply } from './link.ts'

/** Days for which the digest of a forgotten message's id is kept: vendors deliver again for a day or two. */
export const digestDays = 90

export type Wire = ReturnType<typeof openWire>

/** `pepper` keys the digests of ids. */
export const openWire = (vault: Vault, pepper: Buffer) => {
  const digestOf = (id: string) => keyedDigest(pepper, id).toString('base64url')
  const refs = { in: (id: string) => `i${digestOf(id)}`, out: (id: string) => `o${digestOf(id)}` }
  const seal = (value: unknown) => vault.seal(JSON.stringify(value))
  const unseal = <T>(sealed: Reply | undefined) => JSON.parse(vault.open(sealed as Buffer)) as T

  const alarmArgs = ({ id, to, at, what }: Turn['alarms'][number]): Argument[] => {
    if (at === null) return [id, '', '', '', '']
    const due = Math.ceil(at)
    const message: Incoming = { id: `alarm:${id}:${due}`, from: to, at: due, kind: 'alarm', what }
    return [id, due, refs.in(message.id), to, seal(message)]
  }

  const outgoingArgs = (outgoing: Outgoing): Argument[] => {
    const { id, to, at, about = '', file } = outgoing
    // Outgoing messages are numbered from the one that caused them: `<id>/<number>`.
    const cause = refs.in(causeOf(id))
    const offers = outgoing.choices && !outgoing.notice ? 1 : ''
    const names = namedRequests(outgoing)
    const body = seal(outgoing)
    return [refs.out(id), id, to, laneOf(to), at, body, about, cause, offers, file?.id ?? '', names.length, ...names]
  }

  return {
    refs,
    digestOf,
    seal,
    unseal,
    incomingArgs: (incoming: Incoming): Argument[] => [
      refs.in(incoming.id),
      incoming.from,
      incoming.at,
      seal(incoming),
    ],

    turnArgs: ({ changes, alarms, audit, outgoing, forget = [] }: Turn, read: Versions): Argument[] => [
      ...list([...read].map(([key, version]) => [key, version])),
      ...list(
        changes.map(({ kind, id, body, tags }) => [
          kind,
          id,
          body === null ? '' : seal(body),
          JSON.stringify(body === null ? [] : tags),
        ]),
      ),
      ...list(alarms.map(alarmArgs)),
      ...list(audit.map(auditArgs)),
      ...list(outgoing.map(outgoingArgs)),
      ...list(forget.map(forgetArgs)),
    ],

    toListed: <K extends Kind>(rows: Reply): Listed<K>[] =>
      (rows as Reply[][]).map(([id, version, body]) => ({
        id: String(id),
        version: Number(version),
        body: unseal<Records[K]>(body),
      })),
  }
}

/** What leads the arguments of a commit: the message, its entry, what it becomes. */
export const claimArgs = (ref: string, token: string, state: 'done' | 'failed'): Argument[] => [
  ref,
  token,
  state,
  digestDays,
]
export const noClaim: Argument[] = ['', '', '', digestDays]

/** What ends the arguments of a commit: the lane of which the next message is wanted, as `take` asks for it. */
export const nothingMore: Argument[] = ['', 0, '', 0]

/** A list as scripts read it: how many items, then the arguments of each. */
export const list = (items: Argument[][]): Argument[] => [items.length, ...items.flat()]

/** The lane of outgoing messages to an address: one for each channel. */
export const laneOf = (address: string) => `out:${channelOf(address)}`

/** A line of the log and who did it, apart from each other: forgetting changes the second. */
export const auditArgs = ({ actor, ...entry }: Turn['audit'][number]): Argument[] => [JSON.stringify(entry), actor]

/** The line as a script gives it. */
export const auditOf = (line: string): AuditEntry => {
  const end = line.indexOf('\n')
  const { at, ...rest } = JSON.parse(line.slice(0, end))
  return { at, actor: line.slice(end + 1), ...rest }
}

const forgetArgs = (what: Forgetting): Argument[] => {
  if ('actor' in what) return ['actor', 2, what.actor, `gone:${randomUUID()}`]
  if ('request' in what) return ['request', 1, what.request]
  return ['conversation', 3, what.conversation, what.after ?? 0, what.upTo]
}
