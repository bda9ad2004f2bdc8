/** How often an address may try codes, those for roles and those that link accounts together. */
import { hour } from '../knowledge/working-days.ts'
import type { Talk } from './talk.ts'

/** So many wrong codes within an hour stop an address for an hour. */
const mostWrong = 5

/** In how many minutes this address may try again; undefined when it may now. */
export const stoppedFor = (talk: Talk): number | undefined => {
  const { now } = talk.world
  const tries = talk.conversation.wrongCodes
  const until = (tries?.at(-1) ?? 0) + hour
  if (until <= now) delete talk.conversation.wrongCodes
  else if (tries && tries.length >= mostWrong) return Math.ceil((until - now) / 60_000)
  return undefined
}

/** Notes a wrong code. The audit log tells of the one that was too many. */
export const countWrong = (talk: Talk) => {
  const { now } = talk.world
  const tries = [...(talk.conversation.wrongCodes ?? []).filter((at) => at > now - hour), now]
  talk.conversation.wrongCodes = tries
  if (tries.length === mostWrong)
    talk.audit({ action: 'role.bind-stopped', subject: 'unknown', detail: `${mostWrong} wrong codes` })
}
