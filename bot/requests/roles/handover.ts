/** A member hands over a role, to a deputy for a time or to a successor for good: the code, taking it up, undoing it. */

import { isDate, shift } from '../../../knowledge/dates.ts'
import type { Role } from '../../../knowledge/liaisons.ts'
import { dateAt, day, momentOf } from '../../../knowledge/working-days.ts'
import { toDesk } from '../../choices.ts'
import { printDate } from '../../printed-date.ts'
import type { Talk } from '../../talk.ts'
import { citations } from '../card.ts'
import type { Handover, RoleState } from '../request.ts'
import { hashOf, newCode } from './binding.ts'
import { readRoleWords, type Term } from './handover-words.ts'
import { rolesOf, seatIn } from './people.ts'
import { changeClause, roleState, saveRole, tellPerson, tellPlatform, termOf } from './seating.ts'
import { boundAt } from './seats.ts'
import { askUnbind } from './unbind.ts'

/** How long a code lasts whose hand-over begins at once. */
const codeLasts = 7 * day
/** 四: “变动前5日内”, which may mean the last five days or the latest day; on these both say: now. */
const noticeDays = 5
const longestTerm = 366

/** True when a member's words were about their own seat in a role. */
export const roleCommand = async (talk: Talk, text: string, awaitingWords = false): Promise<boolean> => {
  const said = readRoleWords(text, dateAt(talk.world.now), awaitingWords)
  if (!said) return false
  const roles = await rolesOf(talk.world, talk.from)
  if (roles.length === 0) {
    // Who has no role may well be on leave, or be back, and says so to a liaison.
    if (said.kind === 'cancel' || said.kind === 'unbind') refuseNoRole(talk, said.kind)
    return said.kind === 'cancel' || said.kind === 'unbind'
  }
  if (said.kind === 'unclear') talk.say(talk.t(said.of === 'successor' ? 'desk.hand-over-when' : 'desk.deputy-when'))
  else if (said.kind === 'cancel') await cancelHandovers(talk, roles)
  else if (said.kind === 'back') await comeBack(talk, roles)
  else if (said.kind === 'unbind') await askUnbind(talk, roles)
  else {
    const [only, another] = roles
    if (only && !another) await giveCode(talk, only, said)
    else
      talk.say({
        text: talk.t('desk.which-role'),
        choices: roles.map((role) => ({ id: `desk:give:${role.id}:${coded(said)}`, label: role.title[talk.language] })),
      })
  }
  return true
}

const refuseNoRole = (talk: Talk, what: string) => {
  talk.say(talk.t('desk.no-role'))
  talk.audit({ action: 'role.refused', subject: 'none', detail: what })
}

const letters = { deputy: 'd', away: 'a', successor: 's' } as const
const short = (date: string) => date.replaceAll('-', '')
const coded = (term: Term): string =>
  [letters[term.kind], short(term.first), ...('last' in term ? [short(term.last)] : [])].join(':')

/** `desk:give:<role>:<d|a|s>:<first>[:<last>]`. False when it is no such button. */
export const pressGive = async (talk: Talk, [id = '', letter = '', ...days]: string[]): Promise<boolean> => {
  const role = talk.world.knowledge.roles.get(id)
  const [first = '', last = ''] = days.map((one) => one.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  const kind = (['deputy', 'away', 'successor'] as const).find((one) => letters[one] === letter)
  if (!role || !kind || !isDate(first) || (kind !== 'successor' && !isDate(last))) return false
  await giveCode(talk, role, kind === 'successor' ? { kind, first } : { kind, first, last })
  return true
}

const giveCode = async (talk: Talk, role: Role, term: Term) => {
  const { t, language } = talk
  const { now, knowledge } = talk.world
  const state = await roleState(talk, role.id)
  const from = seatIn(state, talk.mine)
  if (!boundAt(state, now).includes(from)) return refuseNoRole(talk, 'hand-over')
  const fault = faultOf(state, term, from, dateAt(now))
  if (fault) {
    talk.say(t(fault, { role: role.title[language] }))
    talk.audit({ action: 'role.refused', subject: role.id, detail: `hand-over: ${fault.slice('desk.'.length)}` })
    return
  }
  const code = newCode()
  const hash = hashOf(code)
  const starts = Math.max(momentOf(term.first), now)
  const ends = 'last' in term ? momentOf(shift(term.last, 1, 'day')) : undefined
  const expires =
    starts > now
      ? momentOf(shift(term.first, 1, 'day'))
      : Math.min(momentOf(shift(dateAt(now + codeLasts), 1, 'day')), ends ?? Infinity)
  const handover: Handover = {
    from,
    starts,
    ...(ends === undefined ? {} : { ends }),
    ...(term.kind === 'away' ? { away: true as const } : {}),
    code: hash,
  }
  // A member has one code at a time: the last said is what is meant.
  const unused = ownOf(state, from).filter(({ to }) => to === undefined)
  const soon = (momentOf(term.first) - momentOf(dateAt(now))) / day <= noticeDays
  const rest = without(state, unused)
  await saveRole(talk, role, state, {
    ...rest,
    codes: [...rest.codes, { hash, expires }],
    handovers: [...(rest.handovers ?? []), handover],
  })
  talk.audit({ action: 'role.handover', subject: role.id, detail: term.kind })
  const told = await tellPlatform(talk, role, 'desk.platform-planned', handover)
  talk.say({
    text: [
      t(`desk.give-${term.kind}`, { role: role.title[language], ...termOf(handover, language) }),
      t(term.kind === 'successor' ? 'desk.code-successor' : 'desk.code-deputy', {
        code,
        expires: printDate(expires - 1, language),
      }),
      ...(unused.length > 0 ? [t('desk.code-replaced')] : []),
      [...(told ? [t('desk.platform-told')] : []), t(soon ? 'desk.five-days-now' : 'desk.five-days')].join(
        language === 'zh' ? '' : ' ',
      ),
      t('desk.undo-how'),
    ].join('\n\n'),
    citations: citations(knowledge, [changeClause], language),
  })
}

const faultOf = (state: RoleState, term: Term, from: string, today: string) => {
  if (!state.members.includes(from)) return 'desk.deputy-cannot'
  if (term.first < today || ('last' in term && term.last < term.first)) return 'desk.dates-past'
  if ('last' in term && term.last > shift(term.first, longestTerm, 'day')) return 'desk.dates-long'
  // A deputy may still stand in until the successor comes.
  const settled = ownOf(state, from).some(({ to, ends }) => to !== undefined && ends === undefined)
  return settled && term.kind === 'successor' ? 'desk.handed-over-already' : undefined
}

const ownOf = (state: RoleState, from: string): Handover[] => (state.handovers ?? []).filter((one) => one.from === from)

/** Without these hand-overs, and without their codes. */
const without = (state: RoleState, gone: readonly Handover[]): RoleState => ({
  ...state,
  codes: state.codes.filter(({ hash }) => !gone.some(({ code }) => code === hash)),
  handovers: (state.handovers ?? []).filter((one) => !gone.includes(one)),
})

/** Binds who wrote as the deputy or the successor. The code has been found good. */
export const takeUp = async (talk: Talk, role: Role, state: RoleState, handover: Handover) => {
  const { t, language } = talk
  if (talk.isMe(handover.from)) {
    talk.say(t('desk.bind-own'))
    talk.audit({ action: 'role.bind-refused', subject: role.id, detail: 'own code' })
    return
  }
  const { code: _, ...rest } = handover
  const taken = { ...rest, to: seatIn(state, talk.mine) }
  const after = without(state, [handover])
  talk.audit({ action: 'role.bind', subject: role.id, detail: handover.ends === undefined ? 'successor' : 'deputy' })
  const begins = handover.starts <= talk.world.now
  const kind = handover.ends === undefined ? 'successor' : 'deputy'
  talk.say({
    text: t(begins ? `desk.bound-now-${kind}` : `desk.bound-later-${kind}`, {
      role: role.title[language],
      ...termOf(taken, language),
    }),
    ...(begins ? { choices: [toDesk(t)] } : {}),
  })
  await saveRole(talk, role, state, { ...after, handovers: [...(after.handovers ?? []), taken] })
  if (!begins) await tellPerson(talk, role, handover.from, 'desk.code-used', taken)
  await tellPlatform(talk, role, 'desk.platform-taken', taken)
}

/** 取消交接: what nobody has bound for, or what has not begun. */
const cancelHandovers = async (talk: Talk, roles: readonly Role[]) => {
  const { t } = talk
  const done: string[] = []
  let running = false
  for (const role of roles) {
    const state = await roleState(talk, role.id)
    const from = seatIn(state, talk.mine)
    const own = ownOf(state, from)
    const gone = own.filter(({ to, starts }) => to === undefined || starts > talk.world.now)
    running ||= own.length > gone.length
    if (gone.length === 0) continue
    await saveRole(talk, role, state, without(state, gone))
    for (const handover of gone) {
      talk.audit({ action: 'role.handover-cancelled', subject: role.id })
      if (handover.to !== undefined) await tellPerson(talk, role, handover.to, 'desk.you-dropped', handover)
      await tellPlatform(talk, role, 'desk.platform-cancelled', handover)
    }
    done.push(role.title[talk.language])
  }
  if (done.length > 0) talk.say(t('desk.cancelled-hand-over', { role: done.join(t('desk.and')) }))
  else talk.say(t(running ? 'desk.running-hand-over' : 'desk.no-hand-over'))
}

/** 我回来了: the deputies who are there are thanked and unbound. */
const comeBack = async (talk: Talk, roles: readonly Role[]) => {
  const { t } = talk
  const { now } = talk.world
  const done: string[] = []
  let ahead = false
  for (const role of roles) {
    const state = await roleState(talk, role.id)
    const from = seatIn(state, talk.mine)
    const own = ownOf(state, from)
    const there = own.filter(({ to, starts, ends }) => to !== undefined && ends !== undefined && starts <= now)
    ahead ||= own.length > there.length
    if (there.length === 0) continue
    const handovers = (state.handovers ?? []).map((one) => (there.includes(one) ? { ...one, ends: now } : one))
    await saveRole(talk, role, state, { ...state, handovers })
    for (const handover of there) await tellPlatform(talk, role, 'desk.platform-back', { ...handover, ends: now + 1 })
    done.push(role.title[talk.language])
  }
  if (done.length > 0)
    talk.say({
      text: t('desk.welcome-back', { role: done.join(t('desk.and')) }),
      choices: [toDesk(t)],
    })
  else talk.say(t(ahead ? 'desk.not-begun' : 'desk.no-deputy'))
}
