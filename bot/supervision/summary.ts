/** The report in a message: a handful of lines. */
import type { Language } from '../channel.ts'
import { speak, type Translate } from '../words.ts'
import { averageDays, averageStars, grouped, isEmpty, type Report } from './count.ts'
import { meanInWords, type Names, periodName } from './names.ts'
import type { SurveyResult } from './survey-result.ts'

/** What a report is told from: the numbers, and what stands behind them. */
export interface Told {
  report: Report
  /** The most frequent questions that went unanswered. */
  questions: { text: string; times: number }[]
  /** Of the year before, in the report of its December. */
  survey?: SurveyResult
}

export const isNothing = ({ report, survey }: Told): boolean => isEmpty(report) && !survey

export const summaryOf = (told: Told, names: Names, language: Language): string => {
  const t = speak(language)
  const { report, questions, survey } = told
  const { total, rows, unknown } = report
  const period = periodName(report, language)
  if (isNothing(told)) return t('supervision.nothing', { period })
  const days = averageDays(total)
  const stars = averageStars(total)
  const [most] = questions
  const late = grouped(rows, 'role').filter(({ count }) => count.overdue > 0)
  const list = late.map(({ id, count }) => `${names.role(id)} ${count.overdue}`).join(t('answer.comma'))
  const lines = [
    t('supervision.said-received', { ...total, open: total.openAfter }),
    ...(days === undefined ? [] : [t('supervision.said-days', { days: meanInWords(days) })]),
    t('supervision.said-limits', { ...total }) + (list ? t('supervision.said-overdue', { list }) : ''),
    stars === undefined
      ? t('supervision.said-no-ratings')
      : t('supervision.said-ratings', { count: total.ratings, stars: meanInWords(stars) }),
    most
      ? t(often(most.times, report.questions.times), {
          count: report.questions.times,
          question: most.text,
          times: most.times,
        })
      : t('supervision.said-no-questions'),
    ...(survey ? [surveyLine(survey, t)] : []),
    ...(unknown > 0 ? [t('supervision.unknown', { number: unknown })] : []),
  ]
  return [
    t('supervision.heading', { period }),
    lines.map((line) => `• ${line}`).join('\n'),
    t('supervision.see-page'),
  ].join('\n\n')
}

/** Where each was asked once, none is the most frequent. */
const often = (times: number, all: number) =>
  times === 1 && all > 1 ? 'supervision.said-questions-each' : 'supervision.said-questions'

const surveyLine = ({ year, asked, answered, stars }: SurveyResult, t: Translate): string =>
  t('supervision.said-survey', { year, asked, answered, stars: meanInWords(stars) })
