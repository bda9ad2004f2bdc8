/** What the year's script did, kept by the script itself: one entry a request, one line a deed. Knows nothing of the product. */
import { isUnpublished, reminderOf } from './calendar.ts'
import { type Answers, dueOf, rules, type Step, stepTo } from './rules.ts'

export type Deed =
  | 'submit'
  | 'take'
  | 'pass'
  | 'ask'
  | 'answer'
  | 'add'
  | 'report'
  | 'tell'
  | 'complete'
  | 'decline'
  | 'reopen'
  | 'withdraw'
  | 'rate'
export interface Line {
  at: number
  deed: Deed
  by: string
  /** Who holds it afterwards. */
  role: string
  stars?: number
}
/** A time limit, from when it began to run until the request left the step. */
export interface Stretch {
  from: number
  until: number
  due: number
  provisional: boolean
}
export interface Entry {
  number: string
  service: string
  applicant: string
  english: boolean
  answers: Answers
  filed: number
  steps: Step[]
  place: number
  role: string
  taken?: string
  state: string
  lines: Line[]
  /** Names of its files, in order. */
  files: string[]
  stretches: Stretch[]
}

export const closings: Partial<Record<Deed, string>> = {
  complete: 'completed',
  decline: 'declined',
  withdraw: 'withdrawn',
}
const isEnd = ({ deed }: Line) => deed in closings

export const openEntry = (
  filed: Pick<Entry, 'number' | 'service' | 'applicant' | 'english' | 'answers' | 'filed'>,
): Entry => {
  const steps = rules[filed.service]?.steps(filed.answers) ?? []
  const role = steps[0]?.roles[0] ?? ''
  const entry: Entry = { ...filed, steps, place: 0, role, state: waiting(role), lines: [], files: [], stretches: [] }
  entry.lines.push({ at: filed.filed, deed: 'submit', by: filed.applicant, role })
  begin(entry, filed.filed)
  return entry
}

const isPlatform = (role: string) => role === 'platform-specialist'
const waiting = (role: string) => (isPlatform(role) ? 'submitted' : 'forwarded')
const handling = (role: string) => (isPlatform(role) ? 'with-platform' : 'in-progress')

const begin = (entry: Entry, moment: number) => {
  const step = entry.steps[entry.place]
  const due = step && dueOf(step, moment, entry.filed, entry.answers)
  if (due === undefined) return
  const fixed = step?.limit !== undefined && 'by' in step.limit
  const provisional = !fixed && isUnpublished(new Date(due + 8 * 3_600_000).toISOString().slice(0, 10))
  entry.stretches.push({ from: moment, until: Infinity, due, provisional })
}

/** Notes a deed: what the request is like afterwards is worked out from the deeds alone. */
export const note = (
  entry: Entry,
  deed: Deed,
  line: { at: number; by: string; to?: string; stars?: number; holder?: boolean },
) => {
  const { at, by, to, stars, holder = true } = line
  if (deed === 'pass' && to) {
    const place = stepTo(entry.steps, entry.place, to) as number
    if (place !== entry.place) {
      for (const stretch of entry.stretches) stretch.until = Math.min(stretch.until, at)
      entry.place = place
      entry.role = to
      begin(entry, at)
    }
    entry.role = to
    entry.state = waiting(to)
    delete entry.taken
  } else if (deed === 'take' || deed === 'reopen' || deed === 'answer') entry.state = handling(entry.role)
  else if (deed === 'ask') entry.state = 'waiting-applicant'
  else entry.state = closings[deed] ?? entry.state
  if (holder && ['take', 'ask', 'complete', 'decline', 'reopen'].includes(deed)) entry.taken ??= by
  entry.lines.push({ at, deed, by, role: entry.role, ...(stars ? { stars } : {}) })
}

export const isOpen = ({ state }: Entry): boolean => !Object.values(closings).includes(state)

/** The time limit that runs now. */
export const running = ({ stretches }: Entry): Stretch | undefined => stretches.find(({ until }) => until === Infinity)

export const openAt = ({ lines }: Entry, moment: number): boolean => {
  const last = lines.findLast(
    (line) => line.at <= moment && (isEnd(line) || line.deed === 'submit' || line.deed === 'reopen'),
  )
  return last !== undefined && !isEnd(last)
}

export const roleAt = ({ lines }: Entry, moment: number): string | undefined =>
  lines.findLast(({ at }) => at <= moment)?.role

export const askedAt = ({ lines }: Entry, moment: number): boolean =>
  lines.findLast(({ at, deed }) => at <= moment && !['add', 'report', 'rate', 'take', 'tell'].includes(deed))?.deed ===
  'ask'

/** Something was said of the result after the request was completed. */
export const reportedSince = ({ lines }: Entry, moment: number, until = Infinity): boolean =>
  lines.some(({ at, deed }) => deed === 'report' && at > moment && at <= until)

/**
 * When the holder must have been reminded, and when told that it is overdue: once each, the latter also when it is
 * reopened after its time. `woken`: when what should ring at a moment does.
 */
export const ringsOf = (entry: Entry, woken: (moment: number) => number, end: number) => {
  const rings: { at: number; what: 'remind' | 'overdue'; due: number }[] = []
  for (const { from, until, due } of entry.stretches) {
    const isRung = (moment: number) => moment < until && moment <= end && openAt(entry, moment)
    const reminder = woken(reminderOf(due))
    if (reminderOf(due) > from && reminder < due && isRung(reminder)) rings.push({ at: reminder, what: 'remind', due })
    const reopenings = entry.lines.filter(({ deed, at }) => deed === 'reopen' && at > due).map(({ at }) => at)
    const late = [woken(due), ...reopenings].find(isRung)
    if (late !== undefined) rings.push({ at: late, what: 'overdue', due })
  }
  return rings
}
