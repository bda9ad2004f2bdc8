/** Who may see the desk page: a link from chat is exchanged for a cookie, which is looked at again at each request. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Address } from '../../bot/channel.ts'
import { findKey, keyChange, newKey, sessionLasts } from '../../bot/requests/desk/page-link.ts'
import { isDemonstration } from '../../bot/requests/roles/demonstration.ts'
import { isSpecialist } from '../../bot/requests/roles/people.ts'
import { type AuditEntry, type Store, turnOf } from '../../bot/store.ts'
import type { World } from '../../bot/talk.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { type Demo, isLocal, visitorOf } from './session.ts'

export interface DeskOffice {
  store: Store
  knowledge: Knowledge
  demo: Demo | undefined
  now: () => number
}

/** A specialist with the page open. */
export interface Visit {
  key: string
  address: Address
  /** When it has to be opened anew (ms). */
  until: number
}

const cookieName = 'talent_desk'
const cookiePath = '/desk'
const races = 5

/** Exchanges the secret of a link for the cookie. Throws Refusal; a link that was refused to a stranger can still be used. */
export const openLink = async (
  office: DeskOffice,
  request: FastifyRequest,
  reply: FastifyReply,
  secret: unknown,
): Promise<Visit> => {
  const { store, now } = office
  for (let attempt = 0; attempt < races; attempt++) {
    const link = await findKey(store, 'link', secret)
    if (!link) throw new Refusal('desk-forged')
    const { id, version, body } = link
    const refused = await whyNot(office, request, body)
    if (refused) {
      // Who came with it is not known; whose it is, is in the line that gave it.
      await note(store, { at: now(), actor: 'system', action: 'desk.refused', subject: id, detail: refused })
      throw new Refusal(refused)
    }
    const until = now() + sessionLasts
    const session = newKey('session', body.address, until)
    const turn = turnOf({
      changes: [keyChange(id, { ...body, used: now() }), session.change],
      audit: [{ at: now(), actor: body.address, action: 'desk.open', subject: id, detail: `session ${session.id}` }],
    })
    // Of two that come at once, the store lets one through; the other then finds the link used.
    if (!(await store.apply(turn, new Map([[`deskKey/${id}`, version]])))) continue
    reply.setCookie(cookieName, session.secret, {
      path: cookiePath,
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: sessionLasts / 1000,
    })
    return { key: session.id, address: body.address, until }
  }
  throw new Error('A link of the desk page kept being changed by others')
}

const whyNot = async (
  office: DeskOffice,
  request: FastifyRequest,
  link: { address: Address; expires: number; used?: number },
): Promise<RefusalCode | undefined> => {
  const { address } = link
  if (isDemonstration(address)) {
    if (!office.demo || !isLocal(request)) return 'demo-only-here'
  } else if (address.startsWith('web:') && visitorOf(request) !== address) {
    // A link sent to a browser is for that browser; one that was sent to an account elsewhere can be tied to none.
    return 'desk-foreign'
  }
  if (link.used !== undefined) return 'desk-used'
  if (link.expires <= office.now()) return 'desk-expired'
  return (await isSpecialist(worldOf(office, address), address)) ? undefined : 'desk-unbound'
}

/** Who is asking. Throws Refusal without a session, after its time, and when the person is no specialist any more. */
export const visitOf = async (office: DeskOffice, request: FastifyRequest): Promise<Visit> => {
  const { store, now, demo } = office
  const session = await findKey(store, 'session', request.cookies[cookieName])
  if (!session || session.body.expires <= now()) throw new Refusal('desk-no-session')
  const { address, expires } = session.body
  if (isDemonstration(address) && !(demo && isLocal(request))) throw new Refusal('demo-only-here')
  const visit = { key: session.id, address, until: expires }
  if (!(await isSpecialist(worldOf(office, address), address))) {
    // For good: who is bound again later asks for a new link.
    await end(office, visit, { action: 'desk.refused', detail: 'desk-unbound' })
    throw new Refusal('desk-unbound')
  }
  return visit
}

/** Ends the session, if there is one. */
export const leave = async (office: DeskOffice, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const session = await findKey(office.store, 'session', request.cookies[cookieName])
  reply.clearCookie(cookieName, { path: cookiePath })
  if (!session) return
  const { address, expires } = session.body
  await end(office, { key: session.id, address, until: expires }, { action: 'desk.leave' })
}

const end = ({ store, now }: DeskOffice, { key, address }: Visit, what: { action: string; detail?: string }) =>
  store.apply(
    turnOf({
      changes: [{ kind: 'deskKey', id: key, body: null, tags: [] }],
      audit: [{ at: now(), actor: address, subject: key, ...what }],
    }),
    new Map(),
  )

/** Writes lines into the audit log. */
export const note = (store: Pick<Store, 'apply'>, ...audit: AuditEntry[]): Promise<boolean> =>
  store.apply(turnOf({ audit }), new Map())

/** What a step in this person's conversation would see. */
export const worldOf = ({ store, knowledge, now }: DeskOffice, address: Address): World => ({
  read: (kind, id) => store.read(kind, id),
  list: (kind, tag) => store.list(kind, tag),
  progress: (ids) => store.progress(ids),
  audit: (after, limit) => store.audit(after, limit),
  said: (stretch, of = address) => store.history(of, stretch),
  outgoing: (id) => store.outgoing(id),
  offers: async () => [],
  now: now(),
  attempt: 1,
  knowledge,
  retentionDays: 0,
})
