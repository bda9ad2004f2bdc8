/** Leaving a role oneself: 解绑, asked once more before it is done. */
import type { Role } from '../../../knowledge/liaisons.ts'
import type { Talk } from '../../talk.ts'
import type { RoleState } from '../request.ts'
import { seatIn } from './people.ts'
import { roleState, saveRole, tellPerson } from './seating.ts'
import { boundAt } from './seats.ts'

/** Asks whether, or which. What it would leave behind is said first. */
export const askUnbind = async (talk: Talk, roles: readonly Role[]) => {
  const { t, language } = talk
  const [only, another] = roles
  if (!only || another) {
    talk.say({
      text: t('desk.which-role'),
      choices: roles.map((role) => ({ id: `desk:unbind:${role.id}`, label: role.title[language] })),
    })
    return
  }
  const state = await roleState(talk, only.id)
  const seat = seatIn(state, talk.mine)
  const after = leaving(state, seat, talk.world.now)
  const others = boundAt(after, talk.world.now).length
  const deputies = (state.handovers ?? []).some(({ from, to }) => from === seat && to !== undefined)
  talk.say({
    text: [
      t('desk.unbind-sure', { role: only.title[language] }),
      t(others > 0 ? 'desk.unbind-others' : await emptied(talk, only)),
      ...(deputies ? [t('desk.unbind-deputies')] : []),
    ].join('\n\n'),
    choices: [
      { id: `desk:unbind:${only.id}:yes`, label: t('desk.unbind-yes') },
      { id: 'desk:list', label: t('desk.unbind-no') },
    ],
  })
}

/** What it means when nobody is left in the role. */
const emptied = async (talk: Talk, own: Role) => {
  if (own.kind !== 'platform') return 'desk.unbind-empty'
  for (const role of talk.world.knowledge.roles.values())
    if (role.kind === 'platform' && role.id !== own.id)
      if (boundAt(await roleState(talk, role.id), talk.world.now).some((one) => !talk.isMe(one)))
        return 'desk.unbind-other-platform'
  return 'desk.unbind-last'
}

/** The role without the person; a deputy's time ends now. */
export const leaving = (state: RoleState, address: string, now: number): RoleState => ({
  ...state,
  members: state.members.filter((one) => one !== address),
  handovers: (state.handovers ?? []).flatMap((one) => {
    if (one.to !== address) return one
    return one.ends !== undefined && one.starts <= now ? { ...one, ends: Math.min(one.ends, now) } : []
  }),
})

/** `desk:unbind:<role>[:yes]`. False when there is no such role. */
export const pressUnbind = async (talk: Talk, [id = '', sure]: string[]): Promise<boolean> => {
  const role = talk.world.knowledge.roles.get(id)
  if (!role) return false
  const state = await roleState(talk, id)
  const { now } = talk.world
  const title = role.title[talk.language]
  const seat = seatIn(state, talk.mine)
  if (!boundAt(state, now).includes(seat)) {
    talk.say(talk.t('desk.unbound-already', { role: title }))
    talk.audit({ action: 'role.refused', subject: id, detail: 'unbind' })
  } else if (sure !== 'yes') await askUnbind(talk, [role])
  else {
    const ahead = (state.handovers ?? []).filter(({ to, starts }) => to === seat && starts > now)
    await saveRole(talk, role, state, leaving(state, seat, now))
    for (const handover of ahead) await tellPerson(talk, role, handover.from, 'desk.code-refused', handover)
    talk.audit({ action: 'role.unbind', subject: id })
    talk.say(talk.t('desk.unbound', { role: title }))
  }
  return true
}
