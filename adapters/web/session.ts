/** Who is asking: a visitor by cookie, or, in the demonstration, a liaison by `?as=`. And whether it is our own page. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Address } from '../../bot/channel.ts'
import { digestOf } from '../../bot/digest.ts'
import { Refusal } from './refusal.ts'

export interface Demo {
  roles: { id: string; title: { zh: string; en: string } }[]
}
type DemoRole = Demo['roles'][number]

/** With https, a name that browsers take from this very host alone: no other site of the domain can plant a session. */
const cookieName = ({ protocol }: FastifyRequest) => (protocol === 'https' ? '__Host-talent_session' : 'talent_session')
const halfYear = 180 * 24 * 3600

/** The address of whoever asks. Throws Refusal when there is no session, or `?as=` is not allowed here. */
export const addressOf = (request: FastifyRequest, demo: Demo | undefined): Address => {
  const role = demoRole(request, demo)
  if (role) return `web:demo-${role.id}`
  const visitor = visitorOf(request)
  if (!visitor) throw new Refusal('no-session')
  return visitor
}

/** The address of the browser's own conversation, if it has one. */
export const visitorOf = (request: FastifyRequest): Address | undefined => {
  const session = sessionOf(request)
  return session === undefined ? undefined : `web:${accountOf(session)}`
}

/** Sets the cookie when it is missing or not one of ours. */
export const ensureSession = (request: FastifyRequest, reply: FastifyReply): void => {
  if (sessionOf(request)) return
  reply.setCookie(cookieName(request), randomBytes(16).toString('hex'), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: halfYear,
  })
}

/** The role of `?as=`, if there is one. Throws Refusal when it is unknown or asked for from elsewhere. */
export const demoRole = (request: FastifyRequest, demo: Demo | undefined): DemoRole | undefined => {
  const { as } = request.query as { as?: unknown }
  return as === undefined ? undefined : findRole(as, request, demo)
}

/**
 * The demonstration liaison with this id. Throws Refusal when there is none, or the request is not from this computer.
 */
export const findRole = (id: unknown, request: FastifyRequest, demo: Demo | undefined): DemoRole => {
  if (demo && !isLocal(request)) throw new Refusal('demo-only-here')
  const role = demo?.roles.find((r) => r.id === id)
  if (!role) throw new Refusal('no-role')
  return role
}

/**
 * Whether the request was typed on this very computer. The connection must come from it, for the Host header alone
 * can be forged by anyone who reaches the port; the Host header must say so too, for a page of another site can point
 * its own name at 127.0.0.1 (DNS rebinding); and no proxy may stand between, for behind one everybody looks local.
 * A proxy is known only by the headers it adds. One on this computer that adds none and rewrites Host to 127.0.0.1 (as
 * nginx does unless told otherwise) can't be told from the person at the keyboard: everybody it lets in would be taken
 * for local. Whoever puts a proxy in front must set DEMONSTRATION=off, or have it add X-Forwarded-For.
 */
export const isLocal = (
  request: Pick<FastifyRequest, 'headers'> & { socket: { remoteAddress?: string | undefined } },
): boolean => {
  const { headers } = request
  if (headers['x-forwarded-for'] || headers['x-forwarded-host'] || headers.forwarded || headers.via) return false
  const peer = request.socket.remoteAddress ?? ''
  if (!/^(127\.|::1$|::ffff:127\.)/.test(peer)) return false
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(headers.host ?? '')
}

/**
 * Whether a request that changes something may come from another site's page. A browser says so itself in
 * Sec-Fetch-Site, which no page can set; older ones send Origin. A program that sends neither has to bring the cookie.
 */
export const isForeign = (request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  const { origin } = request.headers
  if (origin === undefined) return false
  // `request.host` is the name the visitor used when a proxy on this computer passes it on.
  return !URL.canParse(origin) || ![request.headers.host, request.host].includes(new URL(origin).host)
}

/** Only a digest of the session is kept, so that nobody who reads the store can take over a conversation. */
const accountOf = (session: string): string => digestOf(session)

const sessionOf = (request: FastifyRequest): string | undefined => {
  const value = request.cookies[cookieName(request)]
  return value && /^[0-9a-f]{32}$/.test(value) ? value : undefined
}

/** What limits count by: an address, of IPv6 the network of 64 bits, as everybody there has all of its addresses. */
export const networkOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => {
  if (!ip.includes(':') || ip.includes('.')) return ip.replace(/^::ffff:/i, '')
  const [before = [], after] = ip.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(after ? Math.max(0, 8 - before.length - after.length) : 0).fill('0')
  const groups = [...before, ...zeros, ...(after ?? [])].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
