/** Takes messages from the lanes where they are ready, and writes down what became of them. */
import type { Delivery, Incoming } from '../../bot/channel.ts'
import { type AuditEntry, turnOf } from '../../bot/store.ts'
import type { Holds } from './holds.ts'
import type { Link, Reply } from './link.ts'
import { scripts } from './scripts.ts'
import { auditArgs, claimArgs, list, nothingMore, type Wire } from './wire.ts'

/** What `take` answers. */
export type Taken = [
  ref: Buffer,
  token: Buffer,
  seq: Buffer,
  to: Buffer,
  tries: Buffer,
  about: Buffer,
  id: Buffer,
  ...Reply[],
]

export const openLanes = (link: Link, wire: Wire, holds: Holds, bot: string, office: string) => {
  const { held } = holds

  /** The next message that can be read; those that can't are given up on the way. */
  const take = async <T>(lane: string, now: number, ahead: number) => {
    for (;;) {
      const taken = (await link.run(scripts.take, [lane, now, bot, ahead], giveBack)) as Taken | null
      if (!taken) return undefined
      hold(taken, lane)
      const found = await opened<T>(taken)
      if (found) return found
    }
  }

  /** Of an answer that came too late. */
  const giveBack = (taken: Reply) => taken && holds.free(...tokenOf(taken)).catch(() => {})

  const hold = (taken: Taken, lane: string) => {
    const [ref, token, , to, , about, id] = taken.slice(0, 7).map(String) as string[] & Record<0 | 1, string>
    held.set(ref, { token, lane, id: id ?? '', to: to ?? '', about: about ?? '' })
  }

  /** Undefined when it can't be read and was given up. */
  const opened = async <T>(taken: Taken) => {
    const [ref, token] = tokenOf(taken)
    try {
      return { token, body: wire.unseal<T>(taken[7]), attempt: Number(String(taken[4])) + 1, rest: taken.slice(8) }
    } catch {
      await giveUp(ref, Number(String(taken[2])))
      return undefined
    }
  }

  const giveUp = async (ref: string, seq: number) => {
    const entry = { at: Date.now(), actor: 'system', action: 'damaged', subject: `message ${seq}` }
    try {
      if (ref.startsWith('o')) return await settle(ref, { result: 'failed', reason: 'damaged' }, [entry])
      const token = held.get(ref)?.token ?? ''
      await link.run(scripts.commit, [
        ...claimArgs(ref, token, 'failed'),
        ...wire.turnArgs(turnOf({ audit: [entry] }), new Map()),
        ...nothingMore,
      ])
    } finally {
      held.delete(ref)
    }
  }

  const settle = async (ref: string, delivery: Delivery, entries: AuditEntry[] = []) => {
    const { result } = delivery
    const at = result === 'retry' ? Math.ceil(delivery.at) : Date.now() // not when it is written: the person may answer before
    const { token, id, to, about } = held.get(ref) ?? { token: '', ...(await look(ref)) }
    const what = `undelivered ${id} ${to}`
    const undelivered: Incoming = { id: `undelivered:${id}`, from: `request:${about}`, at, kind: 'alarm', what }
    await link.run(scripts.settle, [
      ref,
      token,
      result,
      at,
      ...list(result === 'sent' ? (delivery.as ?? []).map((vendor) => [vendor]) : []),
      ...list(result === 'failed' && about ? [wire.incomingArgs(undelivered)] : []),
      ...list(entries.map(auditArgs)),
    ])
  }

  /** Of a message that this process does not hold. */
  const look = async (ref: string) => {
    const found = (await link.send('HMGET', `${office}m:${ref}`, 'id', 'to', 'about')) as (Buffer | null)[]
    const [id = '', to = '', about = ''] = found.map((value) => String(value ?? ''))
    return { id, to, about }
  }

  return { take, hold, opened, giveBack, settle }
}

/** The message that is held and its fencing token, the entry of the stream. */
export const tokenOf = (answer: Reply): [ref: string, token: string] => {
  const [ref, token] = answer as Taken
  return [String(ref), String(token)]
}
