/**
 * The numbers of a month, from the audit log alone. What each of them means is told to readers in words:
 * `supervision.means-…` in bot/words/supervision.ts. Change both together.
 */
import { dateAt, workingDaysBetween } from '../../knowledge/working-days.ts'
import type { AuditEntry } from '../store.ts'
import { type Facts, factsIn } from './log-line.ts'
import type { Span } from './months.ts'

/** openBefore + received + cameIn + reopened = done + declined + withdrawn + passedOn + openAfter, in every row. */
export interface Count {
  openBefore: number
  received: number
  /** From another department. */
  cameIn: number
  /** Finished before the month, and open again. */
  reopened: number
  done: number
  declined: number
  withdrawn: number
  /** To another department. */
  passedOn: number
  openAfter: number
  /** Time limits kept, and missed. */
  onTime: number
  overdue: number
  /** Working days from filing to completion, all done ones together. */
  days: number
  ratings: number
  /** Of all ratings together. */
  stars: number
}

/** One service in one department (a role of liaisons.yaml) and one district of districts.ts, '' where none is known. */
interface Row {
  service: string
  role: string
  district: string
  count: Count
}

export interface Report extends Span {
  rows: Row[]
  total: Count
  /** Questions the documents did not answer; the most frequent first, by the ids of their records. */
  questions: { times: number; by: { id: string; times: number }[] }
  /** Requests of the month, or open at its end, whose filing the log does not tell: they are in no number. */
  unknown: number
}

/** `entries` in the order of the log, from its beginning; those of `span.to` and later do not count. */
export const monthly = (entries: Iterable<AuditEntry>, span: Span): Report => {
  const requests = new Map<string, Course>()
  const questions = new Map<string, number>()
  const strays = new Map<string, Stray>()
  const rows = new Map<string, Row>()
  const at = (place: Place): Count => {
    const { service, role, district } = place
    const key = `${service}/${role}/${district}`
    const row = rows.get(key) ?? { service, role, district, count: noCount() }
    rows.set(key, row)
    return row.count
  }

  for (const entry of entries) {
    const { action, subject } = entry
    if (action === 'question.unanswered') {
      if (within(entry.at, span)) questions.set(subject, (questions.get(subject) ?? 0) + 1)
      continue
    }
    if (!counted.has(action)) continue
    const facts = factsIn(entry)
    const course = requests.get(subject)
    if (action === 'request.submit' && facts) {
      requests.set(subject, begin(facts, entry.at, span, at))
    } else if (!course) {
      if (entry.at < span.to) strays.set(subject, strayed(strays.get(subject), entry, span))
    } else if (facts) {
      // A clock that was set back must not undo what came before: a request's own order is that of the log.
      const moment = Math.max(entry.at, course.moment)
      course.over ||= moment >= span.to
      if (!course.over) follow(course, action, facts, moment, span, at)
    }
  }
  for (const course of requests.values()) if (course.filed < span.to) finish(course, span, at)
  const all = [...rows.values()].filter(({ count }) => Object.values(count).some((n) => n !== 0))
  const by = [...questions].map(([id, times]) => ({ id, times })).sort((a, b) => b.times - a.times)
  return {
    ...span,
    rows: all,
    total: sum(all),
    questions: { times: by.reduce((n, { times }) => n + times, 0), by },
    unknown: [...strays.values()].filter(({ open, inMonth }) => open || inMonth).length,
  }
}

/** All rows together. */
export const sum = (rows: readonly Row[]): Count => {
  const total = noCount()
  for (const { count } of rows) for (const key of keys) total[key] += count[key]
  return total
}

/** The rows put together by one of their sides, largest first. */
export const grouped = (rows: readonly Row[], by: 'service' | 'role' | 'district'): { id: string; count: Count }[] =>
  [...Map.groupBy(rows, (row) => row[by])]
    .map(([id, own]) => ({ id, count: sum(own) }))
    .sort((a, b) => weight(b.count) - weight(a.count) || a.id.localeCompare(b.id))

/** Rows of all districts together: one for each service and department. */
export const byServiceAndRole = (rows: readonly Row[]): Omit<Row, 'district'>[] =>
  [...Map.groupBy(rows, ({ service, role }) => `${service}/${role}`).values()].flatMap((own) =>
    own[0] ? [{ service: own[0].service, role: own[0].role, count: sum(own) }] : [],
  )

/** Nothing of this month is worth a page. */
export const isEmpty = ({ total, questions, unknown }: Report): boolean =>
  questions.times === 0 && unknown === 0 && keys.every((key) => total[key] === 0)

/** Working days from filing to completion; undefined when nothing was completed. */
export const averageDays = ({ done, days }: Count): number | undefined => (done === 0 ? undefined : days / done)
/** 1 to 5; undefined when nothing was rated. */
export const averageStars = ({ ratings, stars }: Count): number | undefined =>
  ratings === 0 ? undefined : stars / ratings

const noCount = (): Count => ({
  openBefore: 0,
  received: 0,
  cameIn: 0,
  reopened: 0,
  done: 0,
  declined: 0,
  withdrawn: 0,
  passedOn: 0,
  openAfter: 0,
  onTime: 0,
  overdue: 0,
  days: 0,
  ratings: 0,
  stars: 0,
})
const keys = Object.keys(noCount()) as (keyof Count)[]
const weight = ({ openBefore, received, cameIn, reopened }: Count) => openBefore + received + cameIn + reopened
const within = (moment: number, { from, to }: Span) => moment >= from && moment < to

// One request's course through the log --------------------------------------------------------------------------------

const ends = { 'request.complete': 'done', 'request.decline': 'declined', 'request.withdraw': 'withdrawn' } as const
const isEnd = (action: string): action is keyof typeof ends => Object.hasOwn(ends, action)
const counted = new Set([
  'request.submit',
  'request.pass',
  'request.reopen',
  'request.rate',
  ...Object.keys(ends),
  // These change nothing that is counted, but they show the log's time going on.
  'request.take',
  'request.ask',
  'request.answer',
])

/** A request whose filing is missing, or says too little: its course is not known, but that it was there. */
interface Stray {
  open: boolean
  /** A line of it is in the month. */
  inMonth: boolean
}

const strayed = (before: Stray | undefined, { action, at }: AuditEntry, span: Span): Stray => ({
  open: isEnd(action) ? false : action === 'request.rate' ? (before?.open ?? false) : true,
  inMonth: within(at, span) || (before?.inMonth ?? false),
})

interface Place {
  service: string
  role: string
  district: string
}

interface Course extends Place {
  /** When it was filed, and the latest moment known of it. */
  filed: number
  moment: number
  hop: number
  open: boolean
  /** The course has reached the month. */
  begun: boolean
  due?: number
  /** This time limit was missed and has been charged. */
  missed: boolean
  /** How and when it ended, and whether its last time limit was kept; until it is reopened. */
  ended?: { how: 'done' | 'declined' | 'withdrawn'; at: number; kept: boolean }
  rated?: { stars: number; at: number }
  /** Later lines belong to later months. */
  over: boolean
}
type At = (place: Place) => Count

const begin = (facts: Facts, moment: number, span: Span, at: At): Course => {
  const { service, role, hop, district = '', due } = facts
  const course: Course = {
    ...{ service, role, hop, district, filed: moment, moment, open: true, missed: false },
    begun: moment >= span.from,
    over: moment >= span.to,
    ...(due === undefined ? {} : { due }),
  }
  if (within(moment, span)) at(course).received++
  return course
}

const follow = (course: Course, action: string, facts: Facts, moment: number, span: Span, at: At) => {
  reach(course, moment, span, at)
  course.moment = moment
  const inMonth = moment >= span.from
  if (isEnd(action)) {
    if (!course.open) return
    course.open = false
    course.ended = { how: ends[action], at: moment, kept: course.due !== undefined && !course.missed }
  } else if (action === 'request.reopen') {
    if (course.open) return
    // What was finished within the month and taken up again was not finished; before it, it comes in once more.
    if (inMonth && course.ended && course.ended.at < span.from) at(course).reopened++
    course.open = true
    delete course.ended
    delete course.rated
  } else if (action === 'request.pass') {
    // Within a hop the limit runs on, whoever has it.
    const sameLimit = facts.hop === course.hop
    if (inMonth) {
      at(course).passedOn++
      if (!sameLimit && course.due !== undefined && !course.missed) at(course).onTime++
    }
    course.role = facts.role
    if (inMonth) at(course).cameIn++
    course.hop = facts.hop
    if (!sameLimit) course.missed = false
    if (facts.due === undefined) delete course.due
    else course.due = facts.due
  } else if (action === 'request.rate' && facts.stars !== undefined) course.rated = { stars: facts.stars, at: moment }
  miss(course, moment, span, at)
}

/** The course goes on to a moment with nothing happening: the month may begin on the way, and a time limit pass. */
const reach = (course: Course, moment: number, span: Span, at: At) => {
  if (!course.begun && moment >= span.from) {
    course.begun = true
    if (course.open) at(course).openBefore++
  }
  miss(course, moment, span, at)
}

/** Charges a time limit that has passed to who holds the request when it does, or when it is taken up again afterwards. */
const miss = (course: Course, now: number, span: Span, at: At) => {
  const { due, open, missed, moment } = course
  if (!open || missed || due === undefined || due > now) return
  course.missed = true
  if (within(Math.max(due, moment), span)) at(course).overdue++
}

const finish = (course: Course, span: Span, at: At) => {
  reach(course, span.to - 1, span, at)
  const { open, ended, rated, filed } = course
  if (open) at(course).openAfter++
  else if (ended && ended.at >= span.from) {
    const count = at(course)
    count[ended.how]++
    if (ended.how === 'done') count.days += Math.max(0, workingDaysBetween(dateAt(filed), dateAt(ended.at)))
    if (ended.kept) count.onTime++
  }
  if (rated && rated.at >= span.from) {
    const count = at(course)
    count.ratings++
    count.stars += rated.stars
  }
}
