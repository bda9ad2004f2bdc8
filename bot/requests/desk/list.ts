/** What is on somebody's desk. */
import { anyOf } from '../../../knowledge/any-of.ts'
import type { Choice } from '../../channel.ts'
import type { Talk } from '../../talk.ts'
import { printDeskLine, roleTitle } from '../card.ts'
import { wayBack } from '../entry.ts'
import type { ServiceRequest } from '../request.ts'
import { recipients, rolesOf } from '../roles/people.ts'
import { fold } from '../speech.ts'

/** How many requests a choice between several shows. */
export const longestList = 10
/** How many requests the desk shows at once. */
const deskLength = 15
/** What is due within this time is due soon. */
const soon = 2 * 86_400_000

/** Open requests a person may see: those of the own roles, and for a specialist those that others hold. */
export const visible = async (talk: Talk): Promise<{ mine: ServiceRequest[]; elsewhere: ServiceRequest[] }> => {
  const roles = await rolesOf(talk.world, talk.from)
  const mine: ServiceRequest[] = []
  for (const role of roles) mine.push(...(await talk.world.list('request', `role:${role.id}`)).map(({ body }) => body))
  const all = roles.some((role) => role.kind === 'platform')
    ? (await talk.world.list('request', 'open')).map(({ body }) => body)
    : []
  return { mine, elsewhere: all.filter(({ number }) => !mine.some((other) => other.number === number)) }
}

/** Of what others hold, what nobody is there for: a specialist handles it meanwhile. */
const unattended = async (talk: Talk, elsewhere: readonly ServiceRequest[]): Promise<Set<ServiceRequest>> => {
  const empty = new Set<string>()
  for (const role of new Set(elsewhere.map(({ role }) => role)))
    if ((await recipients(talk.world, role)).every(({ standIn }) => standIn)) empty.add(role)
  return new Set(elsewhere.filter(({ role }) => empty.has(role)))
}

/** What a member can mean who names no request: those they have taken, else all that their roles hold. */
export const inHand = async (talk: Talk): Promise<ServiceRequest[]> => {
  const { mine } = await visible(talk)
  const taken = mine.filter(({ taker }) => talk.isMe(taker))
  return taken.length > 0 ? taken : mine
}

/** Whether the person is bound to a role of the 111N network. */
export const isStaff = async (talk: Talk): Promise<boolean> => (await rolesOf(talk.world, talk.from)).length > 0

/** Closed requests of the person's roles; for a specialist those of all. Only for naming one that is finished. */
export const finished = async (talk: Talk): Promise<ServiceRequest[]> => {
  const roles = await rolesOf(talk.world, talk.from)
  const platform = roles.some((role) => role.kind === 'platform')
  const ids = platform ? [...talk.world.knowledge.roles.keys()] : roles.map(({ id }) => id)
  const found: ServiceRequest[] = []
  for (const id of ids) found.push(...(await talk.world.list('request', `closed:${id}`)).map(({ body }) => body))
  return found
}

/** What the desk can be narrowed to; also the order of its parts. */
const filters = ['overdue', 'soon', 'mine', 'role', 'others'] as const
type Filter = (typeof filters)[number]
const filterWords: Record<Filter, RegExp> = {
  overdue: /^(?:已?超期|逾期|过期|已到期|overdue|late)$/i,
  soon: /^(?:即将到期|快到期|临期|将到期|soon|due soon|due)$/i,
  mine: /^(?:我的|我接的|已接单|mine|taken)$/i,
  role: /^(?:岗位|本岗位|未接单?|待接单?|role|my role|untaken|new)$/i,
  others: /^(?:其他|其它|别处|其他岗位|others?|elsewhere)$/i,
}

/** 待办 超期, “desk overdue 2”: a part of the desk, a page of it. Undefined for other words. */
export const deskPartIn = (text: string): { part: string; page: number } | undefined => {
  const found =
    /^\/?(?:my desk|desk|我的待办|待办事项|待办)(?:[\s:：]+|(?=[超逾已即快临将未待岗本其别]))(.*?)\s*(\d{1,3})?$/i.exec(
      text.trim(),
    )
  if (!found) return undefined
  const [, words = '', page = '1'] = found
  const part = words === '' ? 'all' : filters.find((filter) => filterWords[filter].test(words.trim()))
  return part && { part, page: Number(page) }
}

const asked: [Filter | 'all', RegExp][] = [
  [
    'overdue',
    /^我?(?:哪些|哪几件|有没有|有哪些)?(?:已经?)?(?:超期|逾期|过期)了?的?(?:申请)?(?:有哪些|有几件|吗)?$|^what(?:'s| is|s) (?:overdue|late)$/,
  ],
  [
    'soon',
    /^我?(?:哪些|哪几件|有没有|有哪些)?(?:快|要|就要|马上要?|即将)到期了?的?(?:申请)?(?:有哪些|有几件|吗)?$|^(?:what(?:'s| is|s)|anything) due(?: soon| today| next| this week)?$/,
  ],
  ['mine', /^我(?:手上|手里|接了?)的(?:有哪些|有几件|申请)?$|^what (?:have i taken|did i take)$/],
  [
    'all',
    anyOf(
      /^我?(?:还有|还剩|有)(?:几|多少|好多|哪些)[件个单]?(?:申请)?(?:没办|待办|要办|没处理|没弄)?(?:完|好)?[的了呢]?$/,
      /^what(?:'s| is|s)? (?:is )?(?:left|on my desk|there to do|open)$/,
      /^how many (?:are left|(?:(?:open|new) )?(?:requests|cases|tasks)?(?: do i| are)? ?(?:still )?(?:have|left|open|there|waiting)(?: left| open)?)$/,
      /^(?:is there )?anything (?:new|left|open|waiting|for me|to do|else)(?: for me| today| to do)?$/,
      /^what(?:'s| is|s)? new(?: today| for me)?$/,
      /^what (?:do|have) i (?:still |now )?(?:have|got|need)?(?: to do| left| open| on my desk| waiting| on my plate)*(?: today| now)?$/,
      /^(?:show me |list )?my (?:open )?(?:tasks|queue|work|inbox|cases|list|to ?dos?)$/,
    ),
  ],
]

/** The part of the desk that a member asks for in a question. */
export const deskAsked = (text: string): string | undefined => asked.find(([, words]) => words.test(fold(text)))?.[0]

/** 待办: what is overdue, due soon, taken by the person, held by their roles; for a specialist also what others hold. */
export const listDesk = async (talk: Talk, wanted = 'all', page = 1) => {
  const { t, language } = talk
  const { now, knowledge } = talk.world
  if (!(await isStaff(talk))) {
    talk.say(t('desk.no-role'))
    talk.audit({ action: 'desk.refused', subject: 'desk', detail: 'no role' })
    return
  }
  const only = filters.find((filter) => filter === wanted)
  const { mine, elsewhere } = await visible(talk)
  const standIn = await unattended(talk, elsewhere)
  const own = new Set([...mine, ...standIn])
  const partOf = (request: ServiceRequest): Filter => {
    const left = (request.due?.at ?? Infinity) - now
    if (!own.has(request)) return 'others'
    if (left <= 0) return 'overdue'
    if (left <= soon) return 'soon'
    return talk.isMe(request.taker) ? 'mine' : 'role'
  }
  const dueFirst = (a: ServiceRequest, b: ServiceRequest) => (a.due?.at ?? Infinity) - (b.due?.at ?? Infinity)
  const belongs = (request: ServiceRequest): boolean => {
    if (only === undefined) return true
    // “Overdue” of a specialist is also what others let lie; what is mine is so whenever it is due.
    if (only === 'mine') return talk.isMe(request.taker)
    if (only === 'role') return own.has(request)
    if (only === 'others') return !own.has(request)
    const left = (request.due?.at ?? Infinity) - now
    return only === 'overdue' ? left <= 0 : left > 0 && left <= soon
  }
  const all = [...mine, ...elsewhere]
    .filter(belongs)
    .map((request) => ({ request, part: only ?? partOf(request) }))
    .sort((a, b) => filters.indexOf(a.part) - filters.indexOf(b.part) || dueFirst(a.request, b.request))
  const pages = Math.max(1, Math.ceil(all.length / deskLength))
  const at = Math.min(Math.max(page, 1), pages)
  const shown = all.slice((at - 1) * deskLength, at * deskLength)
  const totals = (part: Filter) => all.filter((one) => one.part === part).length
  const ownTotal = only ? all.length : own.size
  const parts = new Set(all.map(({ part }) => part))
  // With one part only, its heading says no more than the first line; with several, each stands by itself below a sentence.
  const parted = !only && (parts.size > 1 || parts.has('others'))
  const line = (request: ServiceRequest, part: Filter) => {
    const other = own.has(request) ? 'desk.line-colleague' : 'desk.line-other'
    const taken = request.taker !== undefined && !(part === 'mine' && (parted || only))
    const taker = taken ? t(talk.isMe(request.taker) ? 'desk.line-yours' : other) : ''
    const nobody = standIn.has(request) ? t('desk.line-nobody') : ''
    const holder = own.has(request) && !nobody ? '' : ` · ${roleTitle(knowledge, request.role, language)}${nobody}`
    return `${printDeskLine(talk.world, request, language)}${taker}${holder}`
  }
  const heading = only
    ? t(`desk.list-${only}`, { total: all.length })
    : ownTotal === 0
      ? t('desk.list-empty')
      : t(parted ? 'desk.list-parts' : 'desk.list', { total: ownTotal })
  const lines = [heading]
  for (const [index, { request, part }] of shown.entries()) {
    if (parted && part !== shown[index - 1]?.part)
      lines.push('', t(part === 'others' ? 'desk.list-elsewhere' : `desk.part-${part}`, { total: totals(part) }))
    // By its number a member can say which: 完成 2 ….
    lines.push(`${index + 1}. ${line(request, part)}`)
  }
  if (pages > 1) lines.push('', t('desk.list-more', { shown: shown.length, total: all.length, page: at, pages }))
  const buttons = shown.map(({ request: { number } }): Choice => ({ id: `desk:show:${number}`, label: number }))
  const more = at < pages ? [{ id: `desk:list:${wanted}:${at + 1}`, label: t('desk.more') }] : []
  talk.say({ text: lines.join('\n'), choices: [...buttons, ...more, ...wayBack(talk)] })
}
