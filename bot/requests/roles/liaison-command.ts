/** `npm run -s liaison -- list | code <role> [--hours 24] | remove <role> <address>`, with `--language zh|en`: who is bound to which role. */
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { dateAt, minuteAt } from '../../../knowledge/working-days.ts'
import type { Language } from '../../channel.ts'
import { readOptions } from '../../command-line.ts'
import { type Alarm, type AuditEntry, type Store, turnOf } from '../../store.ts'
import { speak, type Translate } from '../../words.ts'
import { emptyRole, type Handover, type RoleState, roleChange } from '../request.ts'
import { hashOf, newCode } from './binding.ts'
import { boundAt } from './seats.ts'
import { leaving } from './unbind.ts'

interface LiaisonOffice {
  store: Pick<Store, 'read' | 'apply'>
  knowledge: Pick<Knowledge, 'roles'>
  /** Milliseconds since 1970. */
  now: number
  /** Where no other is asked for. */
  language: Language
  print: (line: string) => void
}

const text = { type: 'string' } as const

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. `add` is another word for `code`. */
export const liaisonCommand = async (args: string[], given: LiaisonOffice): Promise<number> => {
  const { values, positionals, unknown } = readOptions(args, { hours: text, language: text })
  const language = values.language === 'zh' || values.language === 'en' ? values.language : given.language
  const t = speak(language)
  const office: Office = { ...given, language, t }
  const wrong = (line?: string) => {
    if (line) office.print(line)
    office.print(t('liaison.usage'))
    return 2
  }
  if (unknown !== undefined) return wrong(t('knowledge.no-option', { option: unknown }))
  if ((values.language ?? language) !== language)
    return wrong(t('knowledge.no-language', { language: values.language ?? '' }))
  const [verb, role, address, ...more] = positionals
  if (verb === 'list' && role === undefined) return list(office)
  if (verb === undefined) return wrong()
  if (verb !== 'code' && verb !== 'add' && verb !== 'remove')
    return wrong(
      verb === 'list' ? t('knowledge.unexpected', { word: role ?? '' }) : t('knowledge.unknown', { word: verb }),
    )
  if (role === undefined)
    return wrong(t('liaison.which-role', { roles: [...office.knowledge.roles.keys()].join(', ') }))
  const [unexpected] = verb === 'remove' ? more : positionals.slice(2)
  if (unexpected !== undefined) return wrong(t('knowledge.unexpected', { word: unexpected }))
  if (!office.knowledge.roles.has(role)) {
    office.print(t('liaison.no-role', { role, roles: [...office.knowledge.roles.keys()].join(', ') }))
    return 1
  }
  if (verb === 'remove')
    return address === undefined ? wrong(t('liaison.which-address')) : remove(office, role, address)
  const hours = Number(values.hours ?? 24)
  if (!(hours > 0 && hours <= 24 * 30)) return wrong(t('liaison.hours'))
  return code(office, role, hours)
}

type Office = LiaisonOffice & { t: Translate }

const list = async ({ store, knowledge, now, print, t }: Office) => {
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
    for (const handover of handovers) print(`  ${handoverLine(handover, t)}`)
    if (bound.length === 0) print(`  ${t('liaison.nobody')}`)
    if (codes.length > 0) print(`  ${t('liaison.codes', { count: codes.length })}`)
  }
  return 0
}

/** Dates are days in Chongqing. */
const handoverLine = ({ from, to, starts, ends, away }: Handover, t: Translate): string => {
  const said = { who: to ?? t('liaison.unused'), from, first: dateAt(starts) }
  if (ends === undefined) return t('liaison.successor', said)
  return t(away ? 'liaison.deputy-away' : 'liaison.deputy', { ...said, last: dateAt(ends - 1) })
}

const code = async (office: Office, role: string, hours: number) => {
  const secret = newCode()
  const expires = office.now + hours * 3_600_000
  const done = await change(office, role, 'role.code', (state) => ({
    ...state,
    codes: [...state.codes.filter((other) => other.expires > office.now), { hash: hashOf(secret), expires }],
  }))
  if (!done) return 1
  office.print(office.t('liaison.code', { role, code: secret }))
  office.print(office.t('liaison.code-how', { until: minuteAt(expires), code: secret }))
  return 0
}

const remove = async (office: Office, role: string, address: string) => {
  const state = (await office.store.read('role', role))?.body ?? emptyRole
  if (!state.members.includes(address) && !state.handovers?.some(({ to }) => to === address)) {
    office.print(office.t('liaison.not-bound', { address, role }))
    return 1
  }
  const to = `role:${role}`
  const done = await change(office, role, 'role.remove', (now) => leaving(now, address, office.now), [
    // The bot tells deputies and hands on what was taken.
    { id: `${role}/handover`, to, at: office.now, what: 'handover' },
    { id: `${role}/left/${address}`, to, at: office.now, what: `left ${address}` },
  ])
  if (!done) return 1
  office.print(office.t('liaison.removed', { address, role }))
  return 0
}

/** Changes the role's record; somebody binding at the same moment makes it read again. */
const change = async (
  { store, now, print, t }: Office,
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
    if (await store.apply(turnOf({ changes, alarms, audit }), read)) return true
  }
  print(t('liaison.busy', { role }))
  return false
}
