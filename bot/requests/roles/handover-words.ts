/** Handing over a role, in words: 代理 2026-12-01 至 2026-12-10, “on leave until 10 Dec”, 交接, 取消交接, 我回来了, 解绑. */
import { type IsoDate, shift } from '../../../knowledge/dates.ts'
import { type DateRead, readDate } from '../../written-date.ts'
import { asksSomething } from '../speech.ts'

/** A time to be given over: to a deputy, beside whom the member stays or not, or to a successor for good. */
export type Term = { kind: 'deputy' | 'away'; first: IsoDate; last: IsoDate } | { kind: 'successor'; first: IsoDate }

type RoleWords =
  | Term
  | { kind: 'cancel' }
  | { kind: 'back' }
  | { kind: 'unbind' }
  | { kind: 'unclear'; of: Term['kind'] }

const cancel =
  /^\/?(?:(?:取消|撤销)(?:岗位)?(?:交接|代理|休假)|(?:cancel|undo|stop) (?:the |my )?(?:hand[\s-]?over|deputy|leave))$/i
const back = /^\/?(?:我(?:已经?|提前)?(?:回来|回岗|返岗|销假)[了啦]?|提前回来了?|销假|i(?:['’]m| am) back(?: early)?)$/i
const unbind = /^\/?(?:解绑|解除绑定|取消绑定|unbind(?: me)?)$/i
const starts: [Term['kind'], RegExp][] = [
  [
    'successor',
    /^\/?(?:岗位交接|工作交接|交接|hand[\s-]?over(?: (?:my|the) role)?(?: for good| to (?:my|a) successor)?)/i,
  ],
  [
    'deputy',
    /^\/?(?:请人代理|代理人?|代班|(?:转|交)给(?:我的)?副手|[让请由]?副手(?:代班|代理|顶班|[代顶替])?|deputy)/i,
  ],
  [
    'away',
    /^\/?(?:我?(?:[要将]|准备|打算|明天|后天|下周|下个?月)*(?:休假|请假|出差|外出)|(?:i am |i['’]m |i will be )?(?:on (?:leave|holiday|vacation)|away|out of (?:the )?office))/i,
  ],
]

/**
 * 我下周一到周三出差，让小付代理一下: the days before the word for it, and perhaps who stands in. Who is named before or
 * within the days is somebody else: 李教授11月25日出差.
 */
const daysAway =
  /^(?:我们?(?:本人)?|本人)?(?:[要将]|准备|打算)?((?=[^，,。]{0,12}[日号天周月])[\d\s年月日号天周星期礼拜一二三四五六七八九十今明后大下上个本这初中底末旬至到直从自起～~—–./-]{2,24})[要得]?(?:[去到在][^，,。\d]{0,6}|不在)?(?:休假|请假|出差|外出)(?:[，,]\s*(?:[让由请叫][^，,。]{1,8})?(?:代理?|代班|顶班|顶替|代替)(?:我|一下|几天)*)?$/

/**
 * Undefined when the words are about something else. `today` is the day in Chongqing. While words for somebody else are
 * awaited, 下周一出差 may be those.
 */
export const readRoleWords = (raw: string, today: IsoDate, awaitingWords = false): RoleWords | undefined => {
  const text = raw.trim().replace(/[。.!！]+$/, '')
  if (cancel.test(text)) return { kind: 'cancel' }
  if (back.test(text)) return { kind: 'back' }
  if (unbind.test(text)) return { kind: 'unbind' }
  for (const [kind, start] of starts) {
    const found = start.exec(text)
    if (!found) continue
    const rest = text.slice(found[0].length).replace(/^[\s:：,，]+/, '')
    // “交接怎么办” and “hand over 0042” are something else.
    if (rest === '') return kind === 'successor' ? { kind, first: today } : { kind: 'unclear', of: kind }
    if (asksSomething(rest) || /^#?(?:\d{2,6}-)?\d{4}(?:\D|$)(?!\d)/.test(rest)) return undefined
    return readTerm(kind, rest, today)
  }
  const days = awaitingWords ? undefined : daysAway.exec(text)?.[1]
  return days === undefined || asksSomething(text)
    ? undefined
    : (readTerm('away', days, today) ?? { kind: 'unclear', of: 'away' })
}

const joint = /\s*(?:至|到|直到|～|~|—+|–+|\b(?:to|until|till|through)\b|\s-+\s)\s*/i

const readTerm = (kind: Term['kind'], rest: string, today: IsoDate): RoleWords | undefined => {
  const said = rest.replace(/^(?:从|自|于|from\b|on\b|starting\b)\s*/i, '')
  const [one = '', two, ...more] = said.split(joint).map((part) => part.replace(/[起止]$|(?:为止|期间)$/, '').trim())
  const dated = (text: string, after: IsoDate, within?: string): IsoDate | undefined => {
    const read = bare.test(text) ? (within ? readDate(text, { within }) : undefined) : yearless(text, after, today)
    return read && 'date' in read && read.date.length === 10 ? read.date : undefined
  }
  const unclear = (): RoleWords | undefined =>
    /\d|[今明后]天|下周|下个?月|副手|代理|代班|顶班|交给|tomorrow|today|next (?:week|month)|deputy|stands? in|covers?\b|takes? over/i.test(
      rest,
    )
      ? { kind: 'unclear', of: kind }
      : undefined
  if (more.length > 0) return unclear()
  if (kind === 'successor') {
    const first = two === undefined ? dated(one, today) : undefined
    return first ? { kind, first } : unclear()
  }
  // 12月1日到10日, from 1 to 10 Dec: the month stands beside one of the two.
  const ahead = two === undefined ? undefined : dated(two, today)
  const first = one === '' ? today : dated(one, today, ahead?.slice(0, 7))
  if (!first) return unclear()
  const last = two === undefined ? first : dated(two, first, first.slice(0, 7))
  return last ? { kind, first, last } : unclear()
}

const bare = /^\d{1,2}(?:st|nd|rd|th)?\s*[日号]?$/i

/** A day without its year is the next one from `after` on. */
const yearless = (text: string, after: IsoDate, today: IsoDate): DateRead => {
  const read = readDate(text, { today, within: after.slice(0, 4) })
  const named = /\d{4}|[今明后]年|year|[今明后]天|today|tomorrow/i.test(text)
  if (named || !read || !('date' in read) || read.date >= after) return read
  return { date: shift(read.date, 1, 'year') }
}
