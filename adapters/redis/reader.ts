/** Everything that only looks. */
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import type { Ahead, HistoryLine, Kind, Listed, Progress, Records, Store, Stored, Stretch } from '../../bot/store.ts'
import type { Vault } from '../../bot/vault.ts'
import type { Link, Reply } from './link.ts'
import { scripts } from './scripts.ts'
import { auditOf, type Wire } from './wire.ts'

/** How a script answers with a line. */
type Row = [seq: Buffer, ref: Buffer, state: Buffer, at: Buffer, sentAt: Buffer | null, body: Buffer | null]
/** How many lines are fetched at once, at most. */
const most = 200

export const openReader = ({ send, run }: Link, { refs, unseal, toListed }: Wire, office: string, vault: Vault) => {
  /** Undefined when it can't be read any more. */
  const toLine = (row: Row): HistoryLine | undefined => {
    try {
      return readLine(row)
    } catch {
      return undefined
    }
  }

  const readLine = ([number, ref, state, at, sentAt, body]: Row): HistoryLine => {
    const seq = Number(number)
    if (String(ref).startsWith('i'))
      return { seq, direction: 'in', message: unseal<Incoming>(body), handled: String(state) !== 'open' }
    const progress = progressOf(String(state), sentAt ?? at)
    const line = { seq, direction: 'out', message: unseal<Outgoing>(body) } as const
    return progress.state === 'sent'
      ? { ...line, state: 'sent', sentAt: progress.at }
      : { ...line, state: progress.state }
  }

  /** Those that can't be read are passed over, so it may take more than one look. */
  const firstLines = async (address: string, way: 'after' | 'before', bound: number | string, count: number) => {
    const lines: HistoryLine[] = []
    for (let from = bound; lines.length < count; ) {
      const limit = Math.min(count - lines.length, most)
      const rows = (await run(scripts.lines, [address, way, from, limit])) as Row[]
      for (const row of rows) lines.push(...[toLine(row)].filter((line) => line !== undefined))
      if (rows.length < limit) break
      from = Number(rows.at(-1)?.[0])
    }
    return lines
  }

  const history = async (address: string, stretch: Stretch): Promise<HistoryLine[]> => {
    if ('after' in stretch) return firstLines(address, 'after', stretch.after, stretch.limit)
    const { last, before = '+inf', only } = stretch
    const lines = await firstLines(address, 'before', before, last)
    return lines.filter(({ direction }) => !only || direction === 'out').reverse()
  }

  /** The earliest time of a lane's heads; those behind them came later. */
  const oldestIn = async (lane: string): Promise<number> => {
    let earliest = Number.POSITIVE_INFINITY
    for (const [what, start] of [
      ['ready', '-'],
      ['later', '0'],
    ] as const)
      for (let from: string = start; from !== ''; ) {
        const [at, next] = ((await run(scripts.oldest, [what, lane, from])) as Reply[]).map(String)
        if (at) earliest = Math.min(earliest, Number(at))
        from = next ?? ''
      }
    return earliest
  }

  const toStored = <K extends Kind>(version: Reply | undefined, body: Reply | undefined): Stored<K> | undefined =>
    version ? { version: Number(version), body: unseal<Records[K]>(body) } : undefined

  const reader = {
    read: async <K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined> => {
      const [version, body] = (await send('HMGET', `${office}r:${kind}/${id}`, 'v', 'body')) as Reply[]
      return toStored<K>(version, body)
    },
    list: async <K extends Kind>(kind: K, tag: string): Promise<Listed<K>[]> =>
      toListed<K>(await run(scripts.records, ['tag', kind, tag, 0])),
    all: async <K extends Kind>(kind: K, after: string, limit: number): Promise<Listed<K>[]> =>
      toListed<K>(await run(scripts.records, ['all', kind, after, limit])),
    history,
    line: async (address, seq) => {
      const [line] = await history(address, { after: seq - 1, limit: 1 })
      return line?.seq === seq ? line : undefined
    },
    file: async (id) => {
      const sealed = (await send('GET', `${office}file:${id}`)) as Buffer | null
      return sealed ? vault.openBytes(sealed) : undefined
    },
    outgoing: async (id) => {
      const body = await send('GET', `${office}b:${refs.out(id)}`)
      return body === null ? undefined : unseal<Outgoing>(body)
    },
    progress: async (ids) => {
      const fields = ['state', 'at', 'sentAt']
      const rows = await Promise.all(ids.map((id) => send('HMGET', `${office}m:${refs.out(id)}`, ...fields)))
      const found = (rows as Reply[][]).map(([state, at, sentAt]) => state && progressOf(String(state), sentAt ?? at))
      return new Map(ids.flatMap((id, at) => (found[at] ? [[id, found[at] as Progress] as const] : [])))
    },
    sentAs: async (to, vendorId) => {
      const id = await run(scripts.sent, [to, vendorId])
      return id === null ? undefined : String(id)
    },
    audit: async (after, limit) => {
      if (limit < 1) return []
      const lines = (await send('LRANGE', `${office}audit`, after, after + limit - 1)) as Buffer[]
      return lines.map((line, at) => ({ seq: after + at + 1, ...auditOf(String(line)) }))
    },
    addresses: async (after, limit) => {
      const found = await send('ZRANGEBYLEX', `${office}addresses`, `(${after}`, '+', 'LIMIT', 0, limit)
      return (found as Buffer[]).map(String)
    },
    waits: async (what) => {
      if ('actor' in what) return false
      const args =
        'request' in what
          ? ['request', what.request, 0, '+inf']
          : ['conversation', what.conversation, what.after ?? 0, what.upTo]
      return (await run(scripts.waits, args)) === 1
    },
    depth: async () => {
      const [counts, alarms] = await Promise.all([
        send('HMGET', `${office}meta`, 'in', 'out') as Promise<Reply[]>,
        send('ZCARD', `${office}alarms`),
      ])
      return { inbox: Number(counts[0] ?? 0), outbox: Number(counts[1] ?? 0), alarms: Number(alarms) }
    },
    oldest: async () => {
      const lanes = ((await send('SMEMBERS', `${office}lanes`)) as Iterable<Buffer>) ?? []
      const names = new Set(['in', ...[...lanes].map(String)])
      const times = await Promise.all([...names].map(async (lane) => ({ lane, at: await oldestIn(lane) })))
      const least = (isSide: (lane: string) => boolean) =>
        Math.min(...times.filter(({ lane }) => isSide(lane)).map(({ at }) => at))
      const [inbox, outbox] = [least((lane) => lane === 'in'), least((lane) => lane !== 'in')]
      return { ...(Number.isFinite(inbox) ? { inbox } : {}), ...(Number.isFinite(outbox) ? { outbox } : {}) }
    },
  } satisfies Partial<Store>

  const aheadIn = (to: string, [found, seats, lines, mine]: Reply[]): Ahead => {
    const records = new Map<string, Stored | undefined>()
    for (const [key, row] of found as [Buffer, Reply[]][]) records.set(String(key), toStored(row[1], row[2]))
    const roles = seats ? toListed<'role'>(seats) : []
    for (const { id, version, body } of roles) records.set(`role/${id}`, { version, body })
    const requests = mine ? toListed<'request'>(mine) : []
    for (const { id, version, body } of requests) records.set(`request/${id}`, { version, body })
    const lists = new Map<string, Listed[]>()
    if (seats) lists.set(`role/member:${to}`, roles)
    if (mine) lists.set(`request/applicant:${to}`, requests)
    return {
      records,
      lists,
      lines: lines ? (lines as Row[]).flatMap((row) => toLine(row) ?? []).reverse() : undefined,
    }
  }

  return {
    ...reader,
    /** What `take` brought along; nothing when a record can't be read, so that the step that reads it fails and not the claim. */
    aheadIn: (to: string, brought: Reply[]): Ahead | undefined => {
      try {
        return aheadIn(to, brought)
      } catch {
        return undefined
      }
    },
  }
}

const progressOf = (state: string, at: Reply | undefined): Progress =>
  state === 'sent' ? { state, at: Number(at) } : { state: state === 'failed' ? state : 'waiting' }
