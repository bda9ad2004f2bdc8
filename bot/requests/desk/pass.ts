/** Passing a request on: to the role that is named, or to one of those offered; and back to the platform. */
import { showAtDesk } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { type Access, act } from '../act.ts'
import { roleTitle } from '../card.ts'
import { deskChoices } from '../notice-parts.ts'
import { targetsOf } from '../path.ts'
import { isOpen } from '../request.ts'
import { longestList } from './list.ts'
import { rolesNamed } from './role-names.ts'

/** `said`: the id of a role, or words that name one, perhaps with the reason after a comma; '' when nothing was said. */
export const pass = async (talk: Talk, { request }: Access, said: string) => {
  const { knowledge } = talk.world
  const { number } = request
  const to = said.trim()
  if (!isOpen(request)) return act(talk, number, { do: 'pass', to: to || request.role })
  const targets = targetsOf(knowledge, request)
  const open = targets.filter(({ byName }) => !byName).map(({ role }) => role)
  const named = rolesNamed(knowledge, request, to)
  const [only, another] = to === '' && open.length === 1 ? open : named.roles
  if (only && !another) return act(talk, number, { do: 'pass', to: only, ...(named.rest ? { text: named.rest } : {}) })
  if (targets.length === 0) {
    talk.say(talk.t('desk.no-target', { number }))
    return
  }
  const shown = (another ? named.roles : open).slice(0, longestList)
  talk.say({
    text: [
      ...(to !== '' && !another ? [talk.t('desk.pass-unknown', { said: to })] : []),
      talk.t('desk.pass-where', { number }),
      ...(shown.length < targets.length && !another ? [talk.t('desk.pass-by-name', { last: number.slice(-4) })] : []),
    ].join('\n'),
    choices: [
      ...shown.map((role) => ({
        id: `desk:pass:${number}:${role}`,
        label: roleTitle(knowledge, role, talk.language),
      })),
      showAtDesk(talk.t, number),
    ],
  })
}

/** Back to the platform, with the reason for those who read it there. */
export const passBack = async (talk: Talk, { request, oversight }: Access, text: string) => {
  const { knowledge } = talk.world
  if (request.atPlatform && isOpen(request)) {
    // Who gives back what is with the platform already may mean to decline it.
    talk.say({
      text: talk.t('desk.at-platform', { number: request.number }),
      choices: deskChoices(talk.t, request, oversight),
    })
    return
  }
  const roles = [request.role, ...targetsOf(knowledge, request).map(({ role }) => role)]
  const platform = roles.find((role) => knowledge.roles.get(role)?.kind === 'platform')
  await act(talk, request.number, { do: 'pass', to: platform ?? request.role, ...(text.trim() ? { text } : {}) })
}
