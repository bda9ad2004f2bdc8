/** An office taken out of the shared engine, or into it. The keys are those that store.ts lists. */
import { causeOf, type Incoming } from '../../bot/channel.ts'
import type { MessagePiece, Piece, Portable } from '../../bot/portable.ts'
import type { Vault } from '../../bot/vault.ts'
import { nodesIn, placeOf, StoreError } from './errors.ts'
import { type Argument, type Link, openLink, type Reply } from './link.ts'
import { openOffice, unfinished } from './schema.ts'
import { scripts } from './scripts.ts'
import { auditArgs, auditOf, digestDays, laneOf, list, openWire } from './wire.ts'

interface PortableOptions {
  url: string
  vault: Vault
  prefix?: string
  /** How long a call may take, in ms. */
  patience?: number
}

/** How many answers are waited for at once. */
const atOnce = 500

/** Rejects with StoreError, also when a bot is connected. A bot that starts meanwhile finds no office it could open. */
export const openRedisPortable = async ({
  url,
  vault,
  prefix = 'office',
  patience = 30_000,
}: PortableOptions): Promise<Portable> => {
  const nodes = nodesIn(url)
  const where = placeOf(nodes)
  const office = `{${prefix}}:`
  const meta = `${office}meta`
  const link = openLink({ nodes, home: meta, patience })
  const schemaIn = async () => String((await link.send('HGET', meta, 'schema')) ?? '')
  let schema = ''

  const dropAll = async () => {
    for (const keys of chunks([...(await keysOf(link, office))])) await link.send('UNLINK', ...keys)
  }

  try {
    // Every store that is open anywhere listens there.
    const [, listeners] = (await link.send('PUBSUB', 'SHARDNUMSUB', `${office}work`)) as [Buffer, number]
    if (listeners > 0)
      throw new StoreError(`${listeners} processes of the bot are connected to Redis at ${where}; stop all of them.`)
    if ((await schemaIn()) === unfinished) await dropAll()
  } catch (error) {
    link.close()
    throw error
  }

  return {
    isEmpty: async () => {
      if (!(await schemaIn())) return true
      await openOffice(link, meta, vault, where) // another program's, or of another key
      const counters = (await link.send('HMGET', meta, 'seq', 'made', 'version')) as Reply[]
      const others = await Promise.all([link.send('LLEN', `${office}audit`), link.send('ZCARD', `${office}alarms`)])
      return [...counters, ...others].every((count) => Number(count ?? 0) === 0)
    },

    async *pieces() {
      const found = await schemaIn()
      if (!found) return
      if (found === unfinished) await link.send('HSET', meta, 'schema', schema)
      const pepper = await openOffice(link, meta, vault, where)
      if (found === unfinished) await link.send('HSET', meta, 'schema', unfinished)
      yield* piecesOf(link, office, vault, pepper)
    },

    fill: async (pieces) => {
      await dropAll()
      await openOffice(link, meta, vault, where)
      schema = await schemaIn()
      await link.send('HSET', meta, 'schema', unfinished)
      await fill(link, office, vault, pieces)
    },

    keep: async () => {
      await link.send('HSET', meta, 'schema', schema)
    },
    drop: dropAll,
    close: async () => link.close(),
  }
}

const keysOf = async (link: Link, office: string): Promise<Set<string>> => {
  const keys = new Set<string>() // SCAN may name one twice
  for (let cursor = '0'; ; ) {
    const [next, found] = (await link.send('SCAN', cursor, 'MATCH', `${office}*`, 'COUNT', 1000)) as [Buffer, Buffer[]]
    for (const key of found) keys.add(String(key))
    cursor = String(next)
    if (cursor === '0') return keys
  }
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += atOnce) yield items.slice(at, at + atOnce)
}

const base64 = (sealed: Reply | undefined): string => (sealed as Buffer).toString('base64')

async function* piecesOf(link: Link, office: string, vault: Vault, pepper: Buffer): AsyncGenerator<Piece> {
  const keys = await keysOf(link, office)
  const after = (start: string) =>
    [...keys].filter((key) => key.startsWith(office + start)).map((key) => key.slice(office.length + start.length))
  const fields = async (key: string, ...names: string[]) =>
    (await link.send('HMGET', office + key, ...names)) as Reply[]

  const [seq, made, version] = await fields('meta', 'seq', 'made', 'version')
  yield {
    is: 'counters',
    seq: Number(seq ?? 0),
    made: Number(made ?? 0),
    version: Number(version ?? 0),
    pepper: pepper.toString('hex'),
  }

  const places: { ref: string; seq: number }[] = []
  for (const refs of chunks(after('m:'))) {
    const rows = await Promise.all(refs.map((ref) => fields(`m:${ref}`, 'state', 'seq')))
    for (const [at, [state, number]] of rows.entries()) {
      const ref = refs[at] as string
      if (String(state) === 'gone') yield { is: 'gone', digest: ref.slice(1) }
      else if (state !== null) places.push({ ref, seq: Number(number) })
    }
  }

  for (const id of after('file:'))
    yield { is: 'file', id, content: base64(await link.send('GET', `${office}file:${id}`)) }

  for (const keysHere of chunks(after('r:'))) {
    const rows = await Promise.all(keysHere.map((key) => fields(`r:${key}`, 'v', 'made', 'tags', 'body')))
    for (const [at, [v, place, tags, body]] of rows.entries()) {
      const key = keysHere[at] as string
      const slash = key.indexOf('/')
      yield {
        is: 'record',
        kind: key.slice(0, slash),
        id: key.slice(slash + 1),
        made: Number(place),
        version: Number(v),
        tags: [...new Set<string>(JSON.parse(String(tags)))].sort(),
        body: base64(body),
      }
    }
  }

  for (const ids of chunks(after('a:'))) {
    const rows = await Promise.all(ids.map((id) => fields(`a:${id}`, 'to', 'at', 'body')))
    for (const [index, [to, at, body]] of rows.entries())
      yield { is: 'alarm', id: ids[index] as string, to: String(to), at: Number(at), ...wordsOf(body as Buffer, vault) }
  }

  for (let from = 0; ; from += atOnce) {
    const lines = (await link.send('LRANGE', `${office}audit`, from, from + atOnce - 1)) as Buffer[]
    for (const [index, line] of lines.entries()) yield { is: 'audit', seq: from + index + 1, ...auditOf(String(line)) }
    if (lines.length < atOnce) break
  }

  places.sort((a, b) => a.seq - b.seq)
  for (const some of chunks(places))
    yield* await Promise.all(some.map((place) => messageOf(link, office, vault, place)))
}

const messageOf = async (
  link: Link,
  office: string,
  vault: Vault,
  { ref, seq }: { ref: string; seq: number },
): Promise<MessagePiece> => {
  const names = ['id', 'to', 'lane', 'state', 'at', 'tries', 'sentAt', 'about', 'file', 'names', 'as']
  const row = (await link.send('HMGET', `${office}m:${ref}`, ...names)) as Reply[]
  const [id, to, lane, state, at, tries, sentAt, about, file, named, as] = row.map((value) =>
    value === null ? undefined : String(value),
  )
  const body = (await link.send('GET', `${office}b:${ref}`)) as Buffer
  const isOpen = state === 'open'
  const due = isOpen ? await link.send('ZSCORE', `${office}later:${lane}`, ref) : null
  const vendors: string[] = []
  for (const vendor of JSON.parse(as ?? '[]') as string[])
    if (String(await link.send('HGET', `${office}as:${to}`, vendor)) === ref) vendors.push(vendor)
  return {
    is: 'message',
    side: ref.startsWith('i') ? 'in' : 'out',
    ...(id === undefined ? idIn(body, ref, vault) : { id }),
    address: to ?? '',
    seq,
    state: state as MessagePiece['state'],
    at: Number(at),
    due: Number(due ?? 0),
    attempts: Number(tries ?? 0),
    ...(sentAt === undefined ? {} : { sentAt: Number(sentAt) }),
    ...(about === undefined ? {} : { about }),
    ...(file === undefined ? {} : { file }),
    names: [...new Set<string>(JSON.parse(named ?? '[]'))].sort(),
    as: [...new Set(vendors)].sort(),
    body: base64(body),
  }
}

/** The id of a message that came in stands only in its body. */
const idIn = (body: Buffer, ref: string, vault: Vault): { id: string } | { digest: string } => {
  try {
    return { id: (JSON.parse(vault.open(body)) as Incoming).id }
  } catch {
    return { digest: ref.slice(1) }
  }
}

/** An alarm lies sealed as the message it becomes. */
const wordsOf = (sealed: Buffer, vault: Vault): { what: string } | { sealed: string } => {
  try {
    return { what: (JSON.parse(vault.open(sealed)) as { what: string }).what }
  } catch {
    return { sealed: base64(sealed) }
  }
}

const fill = async (link: Link, office: string, vault: Vault, pieces: AsyncIterable<Piece>) => {
  const meta = `${office}meta`
  let wire = openWire(vault, Buffer.alloc(0))
  let counters: Argument[] = []
  let lines = 0
  let messages: Argument[][] = []
  let notes: Argument[][] = []
  let size = 0
  let sent: Promise<Reply>[] = []

  const flush = async () => {
    await Promise.all(sent)
    await link.run(scripts.import, [...list(messages), ...list(notes)])
    sent = []
    messages = []
    notes = []
    size = 0
  }
  const send = (...command: Argument[]) => sent.push(link.send(...command))

  const messageArgs = (piece: MessagePiece): Argument[] => {
    const { side, address, seq, at, state, due, attempts, id, digest, sentAt, about, file, names, as, body } = piece
    const ref = id === undefined ? `${side[0]}${digest}` : wire.refs[side](id)
    const cause = side === 'out' && id !== undefined ? wire.refs.in(causeOf(id)) : undefined
    const more = { ...(side === 'out' ? { id, cause } : {}), sentAt, about, file, names, as }
    const lane = side === 'in' ? 'in' : laneOf(address)
    return [ref, address, lane, seq, at, Buffer.from(body, 'base64'), state, due, attempts, JSON.stringify(more)]
  }

  const put = (piece: Piece) => {
    switch (piece.is) {
      case 'counters':
        wire = openWire(vault, Buffer.from(piece.pepper, 'hex'))
        counters = ['seq', piece.seq, 'made', piece.made, 'version', piece.version]
        return send('HSET', meta, 'pepper', vault.seal(piece.pepper).toString('base64'))
      case 'gone':
        send('HSET', `${office}m:i${piece.digest}`, 'state', 'gone')
        return send('EXPIRE', `${office}m:i${piece.digest}`, digestDays * 86_400)
      case 'file':
        send('SET', `${office}file:${piece.id}`, Buffer.from(piece.content, 'base64'))
        return send('SADD', `${office}files`, piece.id)
      case 'record': {
        const { kind, id, made, version, tags, body } = piece
        const fields = ['v', version, 'made', made, 'tags', JSON.stringify(tags), 'body', Buffer.from(body, 'base64')]
        send('HSET', `${office}r:${kind}/${id}`, ...fields)
        send('ZADD', `${office}k:${kind}`, 0, id)
        for (const tag of tags) send('ZADD', `${office}t:${kind}:${tag}`, made, id)
        return
      }
      case 'alarm': {
        const { id, to, at } = piece
        const message: Incoming = {
          id: `alarm:${id}:${at}`,
          from: to,
          at,
          kind: 'alarm',
          what: 'what' in piece ? piece.what : '',
        }
        const body = 'what' in piece ? wire.seal(message) : Buffer.from(piece.sealed, 'base64')
        send('ZADD', `${office}alarms`, at, id)
        return send('HSET', `${office}a:${id}`, 'ref', wire.refs.in(message.id), 'to', to, 'at', at, 'body', body)
      }
      case 'audit': {
        const { is: _, seq, ...entry } = piece
        // The log is a list: its lines have no other number than their place.
        if (seq !== ++lines) throw new StoreError(`Line ${lines} of the audit log is missing.`)
        return notes.push(auditArgs(entry))
      }
      case 'message':
        return messages.push(messageArgs(piece))
    }
  }

  for await (const piece of pieces) {
    put(piece)
    size += 'body' in piece ? piece.body.length : 'content' in piece ? piece.content.length : 100
    if (sent.length + messages.length + notes.length >= atOnce || size > 1_000_000) await flush()
  }
  await flush()
  await link.send('HSET', meta, ...counters)
}
