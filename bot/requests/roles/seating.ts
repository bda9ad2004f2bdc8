/** Writes who sits in a role, carries out what is due of its hand-overs, and tells those whom it concerns. */

import type { Role } from '../../../knowledge/liaisons.ts'
import type { Address, Language } from '../../channel.ts'
import { toDesk } from '../../choices.ts'
import { reachAll, reachOf } from '../../persons/person.ts'
import { printDate } from '../../printed-date.ts'
import { awake } from '../../reminders/quiet-hours.ts'
import type { Talk } from '../../talk.ts'
import { type Key, speak, type Values } from '../../words.ts'
import { citations } from '../card.ts'
import { forumAfter } from '../forum/join.ts'
import { emptyRole, type Handover, type RoleState, roleChange } from '../request.ts'
import { specialists, toldAs } from './people.ts'
import { boundAt, nextTurn, settle, type Turned } from './seats.ts'

/** The rules have the platform told of a change of liaison. */
export const changeClause = 'cq-card-rules/4'

/** As it is kept; empty where nobody was bound yet. */
export const roleState = async (talk: Talk, role: string): Promise<RoleState> =>
  (await talk.world.read('role', role))?.body ?? emptyRole

/**
 * Saves `after`, with everything that is due by now. What it means for requests rings at once, after the commit: only
 * then nobody who is unbound here can have taken another one.
 */
export const saveRole = async (talk: Talk, role: Role, before: RoleState, after: RoleState) => {
  const { now } = talk.world
  const { state, turned } = settle(after, now)
  talk.change(roleChange(role.id, await forumAfter(talk, role, state)))
  // Time itself binds and unbinds at midnight; what there is to say of it waits for the morning.
  const next = nextTurn(state)
  const at = next === undefined ? null : awake(next)
  talk.alarm({ id: `${role.id}/handover`, to: `role:${role.id}`, at, what: 'handover' })
  const ring = (what: string) =>
    talk.alarm({ id: `${role.id}/${what.replaceAll(' ', '/')}`, to: `role:${role.id}`, at: now, what })
  const still = boundAt(state, now)
  const wasThere = (one: Address) =>
    before.members.includes(one) || before.handovers?.some(({ to, begun }) => to === one && begun)
  const heirs = new Map<Address, Address>()
  /** Who was away is shown what came meanwhile, just as somebody new is. */
  const returned = new Set<Address>()
  for (const one of turned) {
    await announce(talk, role, one, still)
    const { from, to } = one.handover
    if (to === undefined) continue
    if (one.what === 'began' && !wasThere(to)) ring(`bound ${to}`)
    else if (one.what === 'succeeded') heirs.set(from, to)
    else if (one.what === 'ended') {
      heirs.set(to, from)
      if (one.handover.away && still.includes(from)) returned.add(from)
    }
  }
  // At the clock's ring `before` is over already for those whose time it was: they are found by what has turned.
  for (const one of new Set([...boundAt(before, now), ...before.members, ...heirs.keys()])) {
    if (still.includes(one)) continue
    const heir = heirs.get(one)
    const isNew = heir !== undefined && (!wasThere(heir) || returned.delete(heir))
    const after = heir !== undefined && still.includes(heir) ? ` ${heir}${isNew ? ' new' : ''}` : ''
    ring(`left ${one}${after}`)
  }
  for (const one of returned) ring(`bound ${one}`)
  const inherited = new Set(heirs.values())
  for (const one of state.members) if (!wasThere(one) && !inherited.has(one)) ring(`bound ${one}`)
}

/** The clock rang for a hand-over. */
export const turnHandovers = async (talk: Talk, role: Role) => {
  const state = await roleState(talk, role.id)
  await saveRole(talk, role, state, state)
}

const announce = async (talk: Talk, role: Role, { what, handover }: Turned, still: readonly Address[]) => {
  const { from, to } = handover
  talk.audit({
    action: `role.handover-${what}`,
    subject: role.id,
    detail: handover.ends === undefined ? 'successor' : 'deputy',
  })
  const toFrom = {
    began: 'desk.deputy-began',
    ended: 'desk.deputy-ended',
    succeeded: 'desk.succeeded',
    lapsed: 'desk.code-lapsed',
  } as const
  const toOther = {
    began: 'desk.you-began',
    ended: 'desk.you-ended',
    succeeded: 'desk.you-succeeded',
    dropped: 'desk.you-dropped',
  } as const
  // Who was unbound by somebody else has no deputy to be told of.
  if (what !== 'dropped' && (what === 'succeeded' || still.includes(from)))
    await tellPerson(talk, role, from, toFrom[what], handover)
  if (to !== undefined && what !== 'lapsed') await tellPerson(talk, role, to, toOther[what], handover)
}

/** One sentence about a hand-over to somebody else than who wrote, in the language they write. */
export const tellPerson = async (talk: Talk, role: Role, address: Address, key: Key, handover?: Handover) => {
  if (talk.isMe(address)) return
  const to = await reachOf(talk.world, address)
  const { language } = await toldAs(talk.world, role, to)
  const t = speak(language)
  talk.tell(to, language, {
    text: t(key, { role: role.title[language], ...(handover ? termOf(handover, language) : {}) }),
    choices: [toDesk(t)],
  })
}

/** The platform's specialists, except who hands over or takes up; true when there were any. The rules have them told of every change. */
export const tellPlatform = async (talk: Talk, role: Role, key: Key, handover: Handover): Promise<boolean> => {
  let told = false
  const between = await reachAll(talk.world, [handover.from, ...(handover.to === undefined ? [] : [handover.to])])
  for (const { address, role: platform } of await specialists(talk.world)) {
    if (talk.isMe(address) || between.includes(address)) continue
    const { language } = platform
    talk.tell(address, language, {
      text: speak(language)(key, { role: role.title[language], ...termOf(handover, language) }),
      citations: citations(talk.world.knowledge, [changeClause], language),
    })
    told = true
  }
  return told
}

/** When it is, as sentences name it: `when` for both kinds, `until` for a deputy. */
export const termOf = ({ starts, ends }: Handover, language: Language): Values => {
  const t = speak(language)
  const first = printDate(starts, language)
  const last = ends === undefined ? '' : printDate(ends - 1, language)
  return {
    when: ends === undefined ? t('desk.when-successor', { first }) : t('desk.when-deputy', { first, last }),
    first,
    until: last,
  }
}
