/** What rings in the conversation of the platform's role, beside the requests that waited for it. */
import type { Role } from '../../knowledge/liaisons.ts'
import type { Talk } from '../talk.ts'
import { sendReport } from './report.ts'
import { keepWatch } from './schedule.ts'
import { askSurvey } from './survey.ts'

/** True when the alarm was a report's or a questionnaire's. Somebody who was bound to the platform starts them. */
export const supervise = async ({ kind }: Role, talk: Talk): Promise<boolean> => {
  if (kind !== 'platform' || talk.incoming.kind !== 'alarm') return false
  const [what, when = ''] = talk.incoming.what.split(' ')
  if (what === 'report') await sendReport(talk, when)
  else if (what === 'survey') await askSurvey(talk, when)
  else {
    keepWatch(talk)
    return false
  }
  return true
}
