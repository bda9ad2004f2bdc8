/** `npm run -s liaison -- list | code <role> [--hours 24] | remove <role> <address>`: who is bound to which role. */
import { parseArgs } from 'node:util'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Alarm, AuditEntry, Store } from '../ports.ts'
import { hashOf, newCode } from './binding.ts'
import { emptyRole, type Handover, type RoleState, roleChange } from './request.ts'
import { boundAt } from './seats.ts'
import { leaving } from './unbind.ts'

export interface LiaisonOffice {
  store: Pick<Store, 'read' | 'apply'>
  knowledge: Pick<Knowledge, 'roles'>
  /** Milliseconds since 1970. */
  now: number
  print: (line: string) => void
}

const usage = [
  'npm run -s liaison -- list                            the roles, who is bound to them, deputies and hand-overs',
  'npm run -s liaison -- code <role> [--hours 24]        a one-time code; the person sends /bind CODE to the bot',
  'npm run -s liaison -- remove <role> <address>         unbinds a person',
]

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. `add` is another word for `code`. */
export const liaisonCommand = async (args: string[], office: LiaisonOffice): Promise<number> => {
  const wrong = (...lines: string[]) => {
    for (const line of [...lines, ...usage]) office.print(line)
    return 2
  }
  let parsed: { values: { hours?: string | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { hours: { type: 'string' } } })
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  const [verb, role, address, ...more] = parsed.positionals
  if (verb === 'list' && role === undefined) return list(office)
  if (verb !== 'code' && verb !== 'add' && verb !== 'remove') return wrong()
  if (role === undefined || more.length > 0) return wrong()
  if (!office.knowledge.roles.has(role)) {
    office.print(`There is no role ${role}. Roles of liaisons.yaml: ${[...office.knowledge.roles.keys()].join(', ')}`)
    return 1
  }
  if (verb === 'remove') return address === undefined ? wrong() : remove(office, role, address)
  if (address !== undefined) return wrong()
  const hours = Number(parsed.values.hours ?? 24)
  if (!(hours > 0 && hours <= 24 * 30)) return wrong('--hours must be a number above 0 and at most 720 (30 days)')
  return code(office, role, hours)
}

const list = async ({ store, knowledge, now, print }: LiaisonOffice) => {
  for (const role of knowledge.roles.values()) {
    const state = (await store.read('role', role.id))?.body ?? emptyRole
    const handovers = state.handovers ?? []
    const codes = state.codes.filter(
      ({ hash, expires }) => expires > now && !handovers.some(({ code }) => code === hash),
    )
    const bound = boundAt(state, now)
    print(`${role.id}  ${role.title.zh} / ${role.title.en}`)
    for (const member of bound)
      if (!handovers.some(({ to }) => to === member) || state.members.includes(member)) print(`  ${member}`)
    for (const handover of handovers) print(`  ${handoverLine(handover)}`)
    if (bound.length === 0) print('  nobody is bound')
    if (codes.length > 0) print(`  ${codes.length} unused code${codes.length === 1 ? '' : 's'}`)
  }
  return 0
}

/** Dates are days in Chongqing. */
const handoverLine = ({ from, to, starts, ends, away }: Handover): string => {
  const who = to ?? 'unused code:'
  const first = dateAt(starts)
  if (ends === undefined) return `${who} successor of ${from} from ${first}`
  return `${who} deputy of ${from}${away ? ', who is away,' : ''} ${first} to ${dateAt(ends - 1)}`
}

const code = async (office: LiaisonOffice, role: string, hours: number) => {
  const secret = newCode()
  const expires = office.now + hours * 3_600_000
  const done = await change(office, role, 'role.code', (state) => ({
    ...state,
    codes: [...state.codes.filter((other) => other.expires > office.now), { hash: hashOf(secret), expires }],
  }))
  if (!done) return 1
  office.print(`Code for ${role}: ${secret}`)
  office.print(`It works once, until ${new Date(expires).toISOString()}. The person sends to the bot: /bind ${secret}`)
  return 0
}

const remove = async (office: LiaisonOffice, role: string, address: string) => {
  const state = (await office.store.read('role', role))?.body ?? emptyRole
  if (!state.members.includes(address) && !state.handovers?.some(({ to }) => to === address)) {
    office.print(`${address} is not bound to ${role}; npm run -s liaison -- list shows who is`)
    return 1
  }
  const to = `role:${role}`
  const done = await change(office, role, 'role.remove', (now) => leaving(now, address, office.now), [
    // The bot tells deputies and hands on what was taken.
    { id: `${role}/handover`, to, at: office.now, what: 'handover' },
    { id: `${role}/left/${address}`, to, at: office.now, what: `left ${address}` },
  ])
  if (!done) return 1
  office.print(`${address} is no longer bound to ${role}`)
  return 0
}

/** Changes the role's record; somebody binding at the same moment makes it read again. */
const change = async (
  { store, now, print }: LiaisonOffice,
  role: string,
  action: string,
  to: (state: RoleState) => RoleState,
  alarms: Alarm[] = [],
): Promise<boolean> => {
  const audit: AuditEntry[] = [{ at: now, actor: 'system', action, subject: role }]
  for (let attempt = 0; attempt < 5; attempt++) {
    const stored = await store.read('role', role)
    const changes = [roleChange(role, to(stored?.body ?? emptyRole))]
    const read = new Map([[`role/${role}`, stored?.version ?? 0]])
    if (await store.apply({ changes, outgoing: [], alarms, audit }, read)) return true
  }
  print(`${role} was changed by others five times in a row; try again`)
  return false
}
