/** The report as a page for a meeting: one file that needs nothing from elsewhere and runs nothing. */
import { dateAt } from '../../knowledge/working-days.ts'
import type { Language } from '../channel.ts'
import { html, type Markup, wholePage } from '../markup.ts'
import { dateInWords } from '../printed-date.ts'
import { speak, type Translate } from '../words.ts'
import { type Bar, barChart, patterns } from './chart.ts'
import { averageDays, averageStars, type Count, grouped, type Report } from './count.ts'
import { columnNames, countsShown, meanInWords, type Names, periodName } from './names.ts'
import { style } from './page-look.ts'
import type { Told } from './summary.ts'
import type { SurveyResult } from './survey-result.ts'

export const pageOf = (told: Told, names: Names, language: Language): string => {
  const t = speak(language)
  const { report, questions, survey } = told
  const title = t('supervision.heading', { period: periodName(report, language) })
  return wholePage(
    language,
    title,
    style,
    html`<header>
<p class="kind">${t('supervision.kind')}</p>
<h1>${title}</h1>
<p class="dated">${t('supervision.made', { date: dateInWords(dateAt(report.to - 1), language) })}</p>
</header>
${patterns}
${overview(report, t)}
${part(report, 'service', names, t)}
${part(report, 'role', names, t)}
${part(report, 'district', names, t)}
${questions.length > 0 ? asked(questions, t) : nothing}
${survey ? surveyed(survey, t) : nothing}
${meanings(t)}`,
  )
}

const nothing = html``

const overview = ({ total, unknown }: Report, t: Translate): Markup => {
  const figures: [label: string, value: string | number, late?: boolean][] = [
    [t('supervision.open-before'), total.openBefore],
    [t('supervision.received'), total.received],
    [t('supervision.reopened'), total.reopened],
    [t('supervision.done'), total.done],
    [t('supervision.declined'), total.declined],
    [t('supervision.withdrawn'), total.withdrawn],
    [t('supervision.open-after'), total.openAfter],
    [t('supervision.on-time'), total.onTime],
    [t('supervision.overdue'), total.overdue, total.overdue > 0],
    [t('supervision.days'), meanInWords(averageDays(total))],
    [t('supervision.ratings'), total.ratings],
    [t('supervision.stars'), meanInWords(averageStars(total))],
  ]
  return html`<section>
<h2>${t('supervision.overview')}</h2>
<dl class="overview">
${figures.map(([label, value, late]) => html`<div${late ? html` class="late"` : nothing}><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>
${unknown > 0 ? html`<p class="small">${t('supervision.unknown', { number: unknown })}</p>` : nothing}
</section>`
}

type Side = 'service' | 'role' | 'district'
const heads = { service: 'by-service', role: 'by-department', district: 'by-district' } as const
const sides = { service: 'service', role: 'department', district: 'district' } as const

/** One side of the numbers: its chart, and the table under it. */
const part = (report: Report, side: Side, names: Names, t: Translate): Markup => {
  const groups = grouped(report.rows, side).map(({ id, count }) => ({ name: names[side](id), count }))
  if (groups.length === 0) return nothing
  const title = t(`supervision.${heads[side]}`)
  return html`<section>
<h2>${title}</h2>
${side === 'role' ? limits(groups, t) : flow(groups, t)}
${numbers(title, t(`supervision.${sides[side]}`), groups, report.total, side === 'role', t)}
</section>`
}

type Groups = { name: string; count: Count }[]

const flow = (groups: Groups, t: Translate): Markup => {
  const bar = (key: 'received' | 'done' | 'openAfter', look: Bar['look'], { [key]: value }: Count): Bar => ({
    label: t(columnNames[key]),
    value,
    look,
  })
  return barChart(
    [t('supervision.received'), t('supervision.done'), t('supervision.open-after')].join(' · '),
    groups.map(({ name, count }) => ({
      name,
      bars: [bar('received', 'plain', count), bar('done', 'striped', count), bar('openAfter', 'dotted', count)],
    })),
  )
}

const limits = (groups: Groups, t: Translate): Markup => {
  const shown = groups.filter(({ count }) => count.onTime + count.overdue > 0)
  if (shown.length === 0) return html`<p class="small">${t('supervision.no-limit-met')}</p>`
  return barChart(
    [t('supervision.on-time'), t('supervision.overdue')].join(' · '),
    shown.map(({ name, count }) => ({
      name,
      bars: [
        { label: t('supervision.on-time'), value: count.onTime, look: 'plain' },
        { label: t('supervision.overdue'), value: count.overdue, look: 'alarm' },
      ],
    })),
  )
}

const numbers = (
  caption: string,
  side: string,
  groups: Groups,
  total: Count,
  moving: boolean,
  t: Translate,
): Markup => {
  const columns = countsShown(moving)
  const cells = (count: Count): Markup =>
    html`${columns.map(
      (key) => html`<td${key === 'overdue' && count.overdue > 0 ? html` class="late"` : nothing}>${count[key]}</td>`,
    )}<td>${meanInWords(averageDays(count))}</td><td>${count.ratings}</td><td>${meanInWords(averageStars(count))}</td>`
  const named = [...columns, 'days', 'ratings', 'stars'] as const
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table class="numbers">
<caption>${caption}</caption>
<thead><tr><th scope="col">${side}</th>${named.map((key) => html`<th scope="col">${t(columnNames[key])}</th>`)}</tr></thead>
<tbody>
${groups.map(({ name, count }) => html`<tr><th scope="row">${name}</th>${cells(count)}</tr>\n`)}</tbody>
<tfoot><tr><th scope="row">${t('supervision.total')}</th>${cells(total)}</tr></tfoot>
</table></div>`
}

const asked = (questions: Told['questions'], t: Translate): Markup => html`<section>
<h2>${t('supervision.questions')}</h2>
<table class="numbers questions">
<thead><tr><th scope="col">${t('supervision.question')}</th><th scope="col">${t('supervision.times')}</th></tr></thead>
<tbody>
${questions.map(({ text, times }) => html`<tr><th scope="row">${text}</th><td>${times}</td></tr>\n`)}</tbody>
</table>
</section>`

const surveyed = (
  { year, asked, answered, declined, stars, inTime, notInTime, sentences }: SurveyResult,
  t: Translate,
) => {
  const lines: [string, string | number][] = [
    [t('survey.asked'), asked],
    [t('survey.answered'), answered],
    [t('survey.declined'), declined],
    [t('survey.stars'), meanInWords(stars)],
    [t('survey.in-time'), t('survey.in-time-of', { yes: inTime, all: inTime + notInTime })],
  ]
  return html`<section>
<h2>${t('survey.title', { year })} <span class="clause">${t('survey.clause')}</span></h2>
<table class="answers"><tbody>
${lines.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}</tbody></table>
${
  sentences.length > 0
    ? html`<h3>${t('survey.sentences')}</h3>
<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>`
    : nothing
}
</section>`
}

const told = ['source', 'received', 'done', 'moved', 'on-time', 'overdue', 'days', 'ratings', 'district'] as const

const meanings = (t: Translate): Markup => html`<section>
<h2>${t('supervision.means')}</h2>
<ul class="means small">
${told.map((word) => html`<li>${t(`supervision.means-${word}`)}</li>\n`)}</ul>
</section>`
