/** A member joins a group with topics to their role, or lets it go; and what comes of it when the role changes. */
import type { Role } from '../../../knowledge/liaisons.ts'
import type { Among, Language } from '../../channel.ts'
import { addressesOf, reachOf } from '../../persons/person.ts'
import type { Talk } from '../../talk.ts'
import { type Key, speak } from '../../words.ts'
import { emptyRole, type RoleState, roleChange } from '../request.ts'
import { recipients, rolesOf, seatIn } from '../roles/people.ts'
import { boundAt } from '../roles/seats.ts'
import type { Forum } from './state.ts'

/** `/desk@bot`, or the role was picked: `wanted`. */
export const join = async (talk: Talk, among: Among, wanted?: string) => {
  const { world, t, language } = talk
  const own = await rolesOf(world, among.person)
  const [role, another] = wanted === undefined ? own : own.filter(({ id }) => id === wanted)
  if (!role) return talk.say(t(unknown(among)))
  if (!among.topics) return talk.say(t('forum.no-topics'))
  const working = await roleOfGroup(talk, among.group)
  const here = own.find(({ id }) => id === working?.id)
  if (working && !here) return talk.say(t('forum.other-role', { role: working.title[language] }))
  if (another && !here) {
    talk.say({
      text: t('forum.which-role'),
      choices: own.map(({ id, title }) => ({ id: `forum:join:${id}`, label: title[language] })),
    })
    return
  }
  const joins = here ?? role
  const state = (await world.read('role', joins.id))?.body ?? emptyRole
  const before = state.forum
  if (before?.group === among.group && !before.stopped) {
    talk.say(t('forum.already', { role: joins.title[language] }))
    return
  }
  if (before && before.group !== among.group) await endForum(talk, joins, before, 'forum.elsewhere')
  const mine = await addressesOf(world, among.person)
  const forum: Forum = {
    group: among.group,
    title: among.title ?? '',
    language,
    since: world.now,
    by: seatIn(state, mine),
    stopped: 'asked',
  }
  talk.change(roleChange(joins.id, { ...state, forum }))
  talk.audit({ action: 'forum.join', subject: joins.id })
  talk.say(t('forum.asked'))
  talk.tell(among.group, language, { text: '', topic: { do: 'look', tells: `role:${joins.id}` } })
}

/** `/desk leave`. */
export const leave = async (talk: Talk, among: Among) => {
  const { world, t, language } = talk
  const own = await rolesOf(world, among.person)
  if (own.length === 0) return talk.say(t(unknown(among)))
  const role = await roleOfGroup(talk, among.group)
  const state = role && (await world.read('role', role.id))?.body
  if (!role || !state?.forum) return talk.say(t('forum.not-joined'))
  if (!own.some(({ id, kind }) => id === role.id || kind === 'platform'))
    return talk.say(t('forum.not-your-role', { role: role.title[language] }))
  const { forum, ...rest } = state
  talk.change(roleChange(role.id, rest))
  talk.audit({ action: 'forum.leave', subject: role.id })
  if (forum.stopped) talk.say(t('forum.left', { role: role.title[language] }))
  await endForum(talk, role, forum, 'forum.left')
  await tellPrivately(talk, role, state, forum, 'forum.left-told')
}

/** Said to who has no role, as far as can be told. */
export const unknown = ({ anonymous }: Among): Key => (anonymous ? 'forum.anonymous' : 'forum.not-bound')

/** The role that a group works for. */
export const roleOfGroup = async ({ world }: Talk, group: string): Promise<Role | undefined> => {
  const [found] = await world.list('role', `forum:${group}`)
  return found && world.knowledge.roles.get(found.id)
}

/** Says so in the group, and has the topics there closed. */
const endForum = async (talk: Talk, role: Role, { group, language, stopped }: Forum, key: Key) => {
  if (!stopped)
    talk.tell(group, language, {
      text: speak(language)(key, { role: role.title[language] }),
      topic: { do: 'say', tells: `role:${role.id}` },
    })
  await followAll(talk, await talk.world.list('request', `forum:${group}`))
}

/** Each request looks after its topics by itself, once this step has been kept. */
export const followAll = async ({ alarm, world }: Talk, requests: readonly { id: string }[], what = 'forum') => {
  for (const number of new Set(requests.map(({ id }) => id)))
    alarm({ id: `${number}/${what.replaceAll(' ', '/')}`, to: `request:${number}`, at: world.now, what })
}

/** Who joined the group is told, or all of the role when they are bound no more. */
export const tellPrivately = async (talk: Talk, role: Role, state: RoleState, forum: Forum, key: Key) => {
  const { world } = talk
  const { by, title } = forum
  const say = (language: Language) => speak(language)(key, { title, role: role.title[language] })
  if (by !== undefined && boundAt(state, world.now).includes(by))
    talk.tell(await reachOf(world, by), forum.language, { text: say(forum.language) })
  else
    for (const { address, role: told } of await recipients(world, role.id))
      talk.tell(address, told.language, { text: say(told.language) })
}

/** The role as `saveRole` leaves it: nobody's name stays who is not bound, and without anybody the group is let go. */
export const forumAfter = async (talk: Talk, role: Role, state: RoleState): Promise<RoleState> => {
  if (!state.forum) return state
  const { forum, ...rest } = state
  const bound = boundAt(state, talk.world.now)
  if (bound.length === 0) {
    talk.audit({ action: 'forum.emptied', subject: role.id })
    await endForum(talk, role, forum, 'forum.emptied')
    return rest
  }
  if (forum.by === undefined || bound.includes(forum.by)) return state
  const { by: _, ...others } = forum
  return { ...rest, forum: others }
}
