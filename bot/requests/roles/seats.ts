/** Who sits in a role at a moment: its members, their deputies while their time lasts, successors from their first day. */
import type { Address } from '../../channel.ts'
import type { Handover, RoleState } from '../request.ts'

type Accepted = Handover & { to: Address }

const isAccepted = (handover: Handover): handover is Accepted => handover.to !== undefined

/** What counts at a moment. A hand-over ends with its member: who is unbound has no deputy. */
const current = ({ members, handovers = [] }: RoleState, now: number) => {
  const running = handovers
    .filter(isAccepted)
    .filter(({ from, starts, ends = Infinity }) => members.includes(from) && starts <= now && now < ends)
  const successions = running.filter(({ ends }) => ends === undefined)
  const gone = new Set(successions.map(({ from }) => from))
  const regular = [...new Set([...members.filter((one) => !gone.has(one)), ...successions.map(({ to }) => to)])]
  return { regular, gone, deputies: running.filter(({ from, ends }) => ends !== undefined && !gone.has(from)) }
}

/** Who may see and act on what the role holds. Does not wait for an alarm: time itself binds and unbinds. */
export const boundAt = (state: RoleState, now: number): Address[] => {
  const { regular, deputies } = current(state, now)
  return [...new Set([...regular, ...deputies.map(({ to }) => to)])]
}

/** Who is told of it: not who is away. When each is away for the other, both are. */
export const reachedAt = (state: RoleState, now: number): Address[] => {
  const bound = boundAt(state, now)
  const away = new Set(current(state, now).deputies.flatMap(({ from, away }) => (away ? from : [])))
  const reached = bound.filter((one) => !away.has(one))
  return reached.length > 0 ? reached : bound
}

/** Something that time, or a change of the members, has made of a hand-over. */
export type Turned = { what: 'began' | 'ended' | 'succeeded' | 'lapsed' | 'dropped'; handover: Handover }

/** The role with everything carried out that is due. Who is bound at `now` stays the same by it. */
export const settle = (state: RoleState, now: number): { state: RoleState; turned: Turned[] } => {
  const turned: Turned[] = []
  const kept: Handover[] = []
  const { regular, gone } = current(state, now)
  const stays = (one: Address) => state.members.includes(one) && !gone.has(one)
  const expires = new Map(state.codes.map((code) => [code.hash, code.expires]))
  for (const handover of state.handovers ?? []) {
    const { from, starts, ends, code } = handover
    const due = starts <= now
    if (!isAccepted(handover)) {
      const left = !stays(from)
      if (left || (expires.get(code ?? '') ?? 0) <= now) turned.push({ what: left ? 'dropped' : 'lapsed', handover })
      else kept.push(handover)
    } else if (!state.members.includes(from)) turned.push({ what: due ? 'ended' : 'dropped', handover })
    else if (ends === undefined) {
      if (due) turned.push({ what: 'succeeded', handover })
      else if (stays(from)) kept.push(handover)
      else turned.push({ what: 'dropped', handover })
    } else if (ends <= now || !stays(from)) turned.push({ what: due ? 'ended' : 'dropped', handover })
    else if (due && !handover.begun) {
      turned.push({ what: 'began', handover })
      kept.push({ ...handover, begun: true })
    } else kept.push(handover)
  }
  const unused = new Set(kept.flatMap(({ code }) => code ?? []))
  const over = new Set(turned.flatMap(({ handover }) => handover.code ?? []))
  const { handovers: _, ...rest } = state
  return {
    state: {
      ...rest,
      members: regular,
      codes: state.codes.filter(({ hash, expires }) => unused.has(hash) || (!over.has(hash) && expires > now)),
      ...(kept.length > 0 ? { handovers: kept } : {}),
    },
    turned,
  }
}

/** When the next hand-over of a settled role begins, ends or lapses (ms). */
export const nextTurn = ({ handovers = [], codes }: RoleState): number | undefined => {
  const moments = handovers.flatMap(({ to, starts, ends, begun, code }) =>
    to === undefined
      ? codes.flatMap(({ hash, expires }) => (hash === code ? expires : []))
      : ((begun ? ends : starts) ?? []),
  )
  return moments.length > 0 ? Math.min(...moments) : undefined
}
