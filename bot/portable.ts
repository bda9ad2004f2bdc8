/** An office as it moves from one store to another: in pieces, what people wrote sealed as it lies in the store. */
import { createHash } from 'node:crypto'
import type { Address } from './channel.ts'
import type { AuditEntry } from './store.ts'

/** `body`, `sealed` and `content` are the sealed bytes, in base64. */
export type Piece =
  /** The counters go on from here, so that no number is given twice. `pepper`: the key of digests of ids, hexadecimal. */
  | { is: 'counters'; seq: number; made: number; version: number; pepper: string }
  | MessagePiece
  /** The digest (base64url) of the id of a message that came in and was forgotten: it is refused still. */
  | { is: 'gone'; digest: string }
  /** `made`: its place in the order of creation. */
  | { is: 'record'; kind: string; id: string; made: number; version: number; tags: string[]; body: string }
  /** `sealed` in place of `what`: it can't be read any more, which the store says when it rings. */
  | ({ is: 'alarm'; id: string; to: Address; at: number } & ({ what: string } | { sealed: string }))
  | ({ is: 'audit'; seq: number } & AuditEntry)
  | { is: 'file'; id: string; content: string }

export interface MessagePiece {
  is: 'message'
  side: 'in' | 'out'
  /** `digest` in place of `id`: only the digest of its id is known, as it can't be read any more. */
  id?: string
  digest?: string
  address: Address
  seq: number
  state: 'open' | 'done' | 'sent' | 'failed'
  at: number
  /** Not before this time (ms); 0: now. */
  due: number
  attempts: number
  sentAt?: number
  about?: string
  /** Its file. */
  file?: string
  /** The requests it names. */
  names: string[]
  /** The vendor's ids by which replies to it are known. */
  as: string[]
  body: string
}

/** A store while no bot works on it: nobody else may, until `close`. */
export interface Portable {
  /** Whether there is anything of an office in it. */
  isEmpty(): Promise<boolean>
  /** All of it; the open messages of a conversation in their order. */
  pieces(): AsyncIterable<Piece>
  /** Takes an office into an empty store. It counts only when it is kept: `keep` makes it whole, `drop` removes it. */
  fill(pieces: AsyncIterable<Piece>): Promise<void>
  keep(): Promise<void>
  drop(): Promise<void>
  close(): Promise<void>
}

/** How many pieces there are of each sort, and a digest of all of them that does not depend on their order. */
export interface Sum {
  counts: Record<string, number>
  digest: string
}

/** The sum of pieces added one by one, in any order. */
export const openSum = () => {
  const counts: Record<string, number> = {}
  const total = Buffer.alloc(32)
  return {
    add: (piece: Piece) => {
      const name = nameOf(piece)
      counts[name] = (counts[name] ?? 0) + 1
      addTo(total, createHash('sha256').update(canonical(piece)).digest())
    },
    result: (): Sum => ({ counts: { ...counts }, digest: total.toString('hex') }),
  }
}

/** The sum of all pieces; `seen` is called for each. */
export const sumOf = async (pieces: AsyncIterable<Piece>, seen: () => void = () => {}): Promise<Sum> => {
  const sum = openSum()
  for await (const piece of pieces) {
    sum.add(piece)
    seen()
  }
  return sum.result()
}

export const isSame = (one: Sum, other: Sum): boolean =>
  one.digest === other.digest && canonical(one.counts) === canonical(other.counts)

/** What waits is counted by itself: it is what an operator wants to see again. */
const nameOf = (piece: Piece): string =>
  piece.is === 'message' ? `${piece.side} ${piece.state === 'open' ? 'waiting' : 'closed'}` : piece.is

const canonical = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

/** Adds numbers of 256 bits. Unlike XOR, a piece that is there twice does not cancel itself. */
const addTo = (total: Buffer, digest: Buffer) => {
  let carry = 0
  for (let at = total.length - 1; at >= 0; at--) {
    carry += (total[at] as number) + (digest[at] as number)
    total[at] = carry & 0xff
    carry >>= 8
  }
}
