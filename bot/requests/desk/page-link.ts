/** The desk page of the specialists: its link, sent in chat, and what is kept of the secrets that open it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Address } from '../../channel.ts'
import type { Change, Reader } from '../../store.ts'
import type { Talk } from '../../talk.ts'
import { rolesOf } from '../roles/people.ts'
import { listDesk } from './list.ts'

/** What opens the desk page: a link, once, or the session that it was exchanged for. Of the secret only a hash is kept. */
export interface DeskKey {
  use: 'link' | 'session'
  /** SHA-256 of the secret, in hex. */
  hash: string
  /** Whom it was given to. Their binding is looked up at each request, so it is no part of this. */
  address: Address
  /** Milliseconds since 1970. */
  expires: number
  /** When the link was exchanged. */
  used?: number
}

const minute = 60_000
const linkLasts = 10 * minute
export const sessionLasts = 8 * 60 * minute
/** As long as a link that is over is still told from one that never was. */
const rememberedFor = 24 * 60 * minute

export const deskPagePattern = /^\/?(?:desk\s?page|open (?:the )?desk page|工作台|打开工作台|工作台网页)[。.!！]?$/i

/** 工作台, desk page: a link for a specialist; for others what they can have instead. */
export const deskPageCommand = async (talk: Talk) => {
  const { t, world, from } = talk
  const roles = await rolesOf(world, from)
  if (!roles.some(({ kind }) => kind === 'platform')) {
    if (roles.length > 0) talk.say(t('page.desk-not-yours'))
    talk.audit({ action: 'desk.refused', subject: 'desk-page', detail: 'no specialist' })
    return listDesk(talk)
  }
  for (const { id, body } of await world.list('deskKey', 'all'))
    if (body.expires + rememberedFor < world.now) talk.change({ kind: 'deskKey', id, body: null, tags: [] })
  const { id, secret, change } = newKey('link', from, world.now + linkLasts)
  talk.change(change)
  talk.audit({ action: 'desk.link', subject: id })
  talk.say({
    text: t('page.desk-link', { minutes: linkLasts / minute }),
    // Behind “#”, so that no server, proxy or preview of a link sees it.
    link: { path: `/desk#${secret}`, label: t('page.desk-open') },
  })
}

/** A new key and the record of it: `secret` is `<id>.<256 random bits>`. */
export const newKey = (
  use: DeskKey['use'],
  address: Address,
  expires: number,
): { id: string; secret: string; change: Change } => {
  const id = randomBytes(8).toString('hex')
  const bits = randomBytes(32).toString('base64url')
  const hash = hashOf(bits).toString('hex')
  return { id, secret: `${id}.${bits}`, change: keyChange(id, { use, hash, address, expires }) }
}

export const keyChange = (id: string, body: DeskKey): Change => ({ kind: 'deskKey', id, body, tags: ['all'] })

/** The record of a secret; undefined for one that was never given, or is long over. */
export const findKey = async (
  store: Pick<Reader, 'read'>,
  use: DeskKey['use'],
  secret: unknown,
): Promise<{ id: string; version: number; body: DeskKey } | undefined> => {
  const [, id, bits] = typeof secret === 'string' ? (/^([0-9a-f]{16})\.([\w-]{43})$/.exec(secret) ?? []) : []
  if (id === undefined || bits === undefined) return undefined
  const stored = await store.read('deskKey', id)
  if (!stored || stored.body.use !== use) return undefined
  return timingSafeEqual(Buffer.from(stored.body.hash, 'hex'), hashOf(bits)) ? { id, ...stored } : undefined
}

const hashOf = (bits: string): Buffer => createHash('sha256').update(bits).digest()
