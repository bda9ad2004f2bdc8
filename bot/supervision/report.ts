/** The report of a month: asked for by a specialist, or sent when it is due. What asks for it: month-asked.ts. */
import { dateAt } from '../../knowledge/working-days.ts'
import type { Language, Reply } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { shorten } from '../readable.ts'
import { isSpecialist, specialists } from '../requests/roles/people.ts'
import type { AuditEntry } from '../store.ts'
import type { Talk, World } from '../talk.ts'
import { speak } from '../words.ts'
import { isEmpty, monthly, type Report } from './count.ts'
import { readLog } from './log.ts'
import { monthAsked } from './month-asked.ts'
import { monthOf, reportMoment, type Span, shiftMonth, spanOf, workingHour } from './months.ts'
import { namesIn, periodName } from './names.ts'
import { pageOf } from './page.ts'
import { keepWatch, watch } from './schedule.ts'
import { isNothing, summaryOf, type Told } from './summary.ts'
import { type SurveyResult, surveyResult } from './survey-result.ts'
import { tableOf } from './table.ts'

/** 报表, report October: for specialists of the platform; others are refused. */
export const reportCommand = async (talk: Talk, text: string) => {
  const { t, language, world } = talk
  if (!(await isSpecialist(world, talk.from))) {
    talk.say(t('supervision.not-yours'))
    talk.audit({ action: 'report.refused', subject: 'report' })
    return
  }
  const running = monthOf(world.now)
  const month = monthAsked(text, running)
  if (month === undefined) {
    talk.say(t('supervision.no-such-month'))
    return
  }
  if (month > running) {
    talk.say(t('supervision.to-come', { month: dateInWords(month, language) }))
    return
  }
  const { from, to } = spanOf(month)
  const log = await readLog(world)
  const report = monthly(log, { from, to: Math.min(to, world.now + 1) })
  for (const reply of await replies(world, log, report, language)) talk.say(reply)
  talk.audit({ action: 'report.read', subject: month })
  // Whoever was bound before reports were sent gets them from now on.
  keepWatch(talk)
}

/** `talk` is in the conversation of the platform's role, at the time the report of this month is due or later. */
export const sendReport = async (talk: Talk, month: string) => {
  const { world } = talk
  const due = reportMoment(month)
  // Rung by a clock that has been set back since, or in the night after the bot was down.
  const moment = world.now < due ? due : workingHour(world.now)
  if (moment > world.now) {
    watch(talk, `report ${month}`, moment)
    return
  }
  const log = await readLog(world)
  const sent = log.some(({ action, subject }) => action === 'report.sent' && subject === month)
  const readers = sent ? [] : await specialists(world)
  const report = monthly(log, spanOf(month))
  for (const { address, role } of readers)
    for (const reply of await replies(world, log, report, role.language)) talk.tell(address, role.language, reply)
  if (readers.length > 0) talk.audit({ action: 'report.sent', subject: month, detail: `${readers.length}` })
  // Not from today's date: after a long time without the bot, each month gets its report.
  watch(talk, `report ${shiftMonth(month, 1)}`, reportMoment(shiftMonth(month, 1)))
  keepWatch(talk)
}

/** The report in one message, and its table in a second one; one line when there is nothing to report. */
const replies = async (
  world: World,
  log: readonly AuditEntry[],
  report: Report,
  language: Language,
): Promise<Reply[]> => {
  const survey = await surveyOf(world, log, report)
  const told: Told = {
    report,
    questions: await questionsOf(world, report, language),
    ...(survey ? { survey } : {}),
  }
  const names = namesIn(world.knowledge, language)
  const text = summaryOf(told, names, language)
  if (isNothing(told)) return [{ text }]
  const { from, to } = report
  const name = `report-${to === spanOf(monthOf(from)).to ? monthOf(from) : dateAt(to - 1)}`
  const page: Reply = {
    text,
    document: { name: `${name}.html`, type: 'text/html', text: pageOf(told, names, language) },
  }
  if (isEmpty(report) || report.rows.length === 0) return [page]
  const period = periodName(report, language)
  return [
    page,
    {
      text: speak(language)('supervision.see-table', { period }),
      document: { name: `${name}.csv`, type: 'text/csv', text: tableOf(report, names, language) },
    },
  ]
}

const mostQuestions = 10
const longestQuestion = 80

const questionsOf = (world: World, { questions }: Report, language: Language): Promise<Told['questions']> =>
  Promise.all(
    questions.by.slice(0, mostQuestions).map(async ({ id, times }) => {
      const question = (await world.read('unanswered', id))?.body.question
      return { text: shorten(question ?? speak(language)('supervision.question-gone'), longestQuestion), times }
    }),
  )

/** The questionnaire is told of with its December, once that is over. */
const surveyOf = async (
  world: World,
  log: readonly AuditEntry[],
  { from, to }: Span,
): Promise<SurveyResult | undefined> => {
  const [year = '', month] = monthOf(from).split('-')
  if (month !== '12' || to < spanOf(monthOf(from)).to) return undefined
  const sentences = (await world.list('survey', `year:${year}`)).flatMap(({ body }) =>
    'sentence' in body ? body.sentence : [],
  )
  return surveyResult(log, year, sentences)
}
