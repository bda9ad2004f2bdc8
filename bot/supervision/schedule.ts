/** When the report and the questionnaire come up: alarms in the conversation of the platform's role. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Alarm, type Store, turnOf } from '../store.ts'
import type { Talk } from '../talk.ts'
import { monthOf, nextReport, nextSurvey, reportMoment } from './months.ts'

/** Sets what comes next. The ids name the month and the year, so one set twice is one, and one that is late stays. */
export const keepWatch = (talk: Talk): void => {
  for (const alarm of upcoming(talk.world.knowledge, talk.world.now)) talk.alarm(alarm)
}

/** The same when the bot starts: for specialists who were bound before it knew of reports, or by another way than a chat. */
export const keepWatchFromStart = async (
  store: Pick<Store, 'apply'>,
  knowledge: Knowledge,
  now: number,
): Promise<void> => {
  await store.apply(turnOf({ alarms: upcoming(knowledge, now) }), new Map())
}

const upcoming = (knowledge: Knowledge, now: number): Alarm[] => {
  const month = nextReport(now)
  const year = Number(monthOf(now).slice(0, 4))
  const [survey] = [`${year}`, `${year + 1}`].flatMap((one) => {
    const at = nextSurvey(now, one)
    return at === undefined ? [] : [{ what: `survey ${one}`, at }]
  })
  const due = [{ what: `report ${month}`, at: reportMoment(month) }, ...(survey ? [survey] : [])]
  return due.flatMap(({ what, at }) => alarmFor(knowledge, what, at))
}

/** `what`: `report 2026-10`, `survey 2026`. */
export const watch = (talk: Talk, what: string, at: number): void => {
  for (const alarm of alarmFor(talk.world.knowledge, what, at)) talk.alarm(alarm)
}

/** One role rings for all specialists, whatever role of the platform they are bound to; none where there is no platform. */
const alarmFor = (knowledge: Knowledge, what: string, at: number): Alarm[] => {
  const platform = [...knowledge.roles.values()].find(({ kind }) => kind === 'platform')
  return platform ? [{ id: `${platform.id}/${what.replace(' ', '/')}`, to: `role:${platform.id}`, at, what }] : []
}
