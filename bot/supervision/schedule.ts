/** When the report and the questionnaire come up: alarms in the conversation of the platform's role. */
import type { Talk } from '../talk.ts'
import { monthOf, nextReport, nextSurvey, reportMoment } from './months.ts'

/**
 * Sets what comes next. The ids name the month and the year, so one set twice is one, and one that is late stays.
 */
export const keepWatch = (talk: Talk) => {
  const { now } = talk.world
  const month = nextReport(now)
  watch(talk, `report ${month}`, reportMoment(month))
  const year = Number(monthOf(now).slice(0, 4))
  for (const one of [`${year}`, `${year + 1}`]) {
    const moment = nextSurvey(now, one)
    if (moment === undefined) continue
    watch(talk, `survey ${one}`, moment)
    return
  }
}

/** `what`: `report 2026-10`, `survey 2026`. */
export const watch = (talk: Talk, what: string, at: number) => {
  // One role rings for all specialists, whatever role of the platform they are bound to.
  const platform = [...talk.world.knowledge.roles.values()].find(({ kind }) => kind === 'platform')
  if (platform) talk.alarm({ id: `${platform.id}/${what.replace(' ', '/')}`, to: `role:${platform.id}`, at, what })
}
