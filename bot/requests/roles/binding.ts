/** Binds a person's chat to a role with a one-time code, and hands over what waited for somebody to come. */

import { randomInt } from 'node:crypto'
import { toDesk } from '../../choices.ts'
import { digestOf } from '../../digest.ts'
import type { Talk } from '../../talk.ts'
import { countWrong, stoppedFor } from '../../wrong-codes.ts'
import { isDemonstration } from './demonstration.ts'
import { takeUp } from './handover.ts'
import { seatIn } from './people.ts'
import { saveRole } from './seating.ts'

// Without the signs that are read or heard as another: 0 O, 1 I L, 5 S, 2 Z, 8 B, U V.
const alphabet = '34679ACDEFGHJKMNPQRTWXY'
const length = 10

/** A code of 45 bits that can be read out: `K7MF-9QXTA`. */
export const newCode = (): string => {
  const signs = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

/** Only this is kept. Spaces, hyphens and case do not matter to who types it. */
export const hashOf = (code: string): string =>
  digestOf(
    code
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
    64,
  )

/** `/bind CODE`, 绑定 CODE. */
export const bindCommand = async (talk: Talk, text: string) => {
  const { now } = talk.world
  const code = text.trim().replace(/^\/?(bind|绑定)[\s:：]*/i, '')
  if (code === '') {
    talk.say(talk.t('desk.bind-how'))
    return
  }
  const minutes = stoppedFor(talk)
  if (minutes !== undefined) {
    talk.say(talk.t('desk.bind-stopped', { minutes }))
    talk.audit({ action: 'role.bind-refused', subject: 'unknown', detail: 'stopped' })
    return
  }
  const hash = hashOf(code)
  const [found] = await talk.world.list('role', `code:${hash}`)
  const role = found && talk.world.knowledge.roles.get(found.id)
  // Read by itself, so that a code used by two at the same moment serves only the first.
  const state = role && (await talk.world.read('role', role.id))?.body
  const entry = state?.codes.find((other) => other.hash === hash)
  if (!role || !state || !entry) return refuseCode(talk, 'desk.bind-wrong', 'unknown', 'wrong code')
  if (entry.expires <= now) return refuseCode(talk, 'desk.bind-expired', role.id, 'expired code')
  const handover = state.handovers?.find((one) => one.code === hash)
  // Who was unbound lets nobody in any more.
  if (handover && !state.members.includes(handover.from))
    return refuseCode(talk, 'desk.bind-wrong', role.id, 'code of somebody unbound')
  if (handover) return takeUp(talk, role, state, handover)
  const title = role.title[talk.language]
  const seat = seatIn(state, talk.mine)
  if (state.members.includes(seat)) {
    talk.say(talk.t('desk.bind-already', { role: title }))
    return
  }
  talk.audit({ action: 'role.bind', subject: role.id })
  talk.say({ text: talk.t('desk.bound', { role: title }), choices: [toDesk(talk.t)] })
  // A real person takes the place of a made-up one.
  const members = [...state.members.filter((member) => !isDemonstration(member)), seat]
  await saveRole(talk, role, state, { ...state, members, codes: state.codes.filter((other) => other.hash !== hash) })
}

const refuseCode = (talk: Talk, key: 'desk.bind-wrong' | 'desk.bind-expired', subject: string, detail: string) => {
  talk.say(talk.t(key))
  talk.audit({ action: 'role.bind-refused', subject, detail })
  countWrong(talk)
}
