/** A finding as a page to keep: one file, for the screen of a phone as for paper. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Language, Reply } from '../channel.ts'
import { html, langOf, type Markup, wholePage } from '../markup.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'
import { decidesInWords } from './in-words.ts'
import { datesInWords, translationNote } from './message.ts'
import {
  type Finding,
  type FoundClause,
  type FoundCriterion,
  type FoundStatement,
  findingOf,
  type Screened,
} from './result.ts'
import { icons, style } from './sheet-look.ts'

/** One line, with the sheet as its document; undefined while the facts decide nothing yet. */
export const sheetReply = (knowledge: Knowledge, screened: Screened, language: Language): Reply | undefined => {
  const finding = findingOf(knowledge, screened, language)
  if (!finding) return undefined
  const { name, html: text } = sheetOf(finding)
  return { text: speak(language)('eligibility.sheet-said'), document: { name, type: 'text/html', text } }
}

/** A whole HTML document that needs nothing from elsewhere and runs nothing. */
export const sheetOf = (finding: Finding): { name: string; title: string; html: string } => {
  const { language, scheme, judged, version } = finding
  const t = speak(language)
  const title = t('eligibility.sheet-title', { title: finding.title })
  const page = wholePage(
    language,
    title,
    style,
    html`<header>
<p class="kind">${t('eligibility.sheet-kind')}</p>
<h1>${finding.title}</h1>
<p class="dated">${t('eligibility.sheet-dated', { date: dateInWords(judged, language), version })}</p>
</header>
${verdict(finding)}
${standings(finding)}
${answers(finding)}
${criteria(finding)}
${sections(finding)}
${documents(finding)}
${appendix(finding)}`,
  )
  return { name: `eligibility-${scheme}-${judged}.html`, title, html: page }
}

const nothing = html``

const verdict = ({ language, outcome, reason, decides }: Finding): Markup => {
  const t = speak(language)
  const decided = decidesInWords(decides, language)
  return html`<section class="verdict ${outcome}">
${icons[outcome]}
<div>
<p class="kind">${t('eligibility.sheet-preliminary')}</p>
<h2>${t(`eligibility.name-${outcome}`)}</h2>
${reason ? html`<p>${reason}</p>` : nothing}
${decided ? html`<p>${decided}</p>` : nothing}
<p class="small">${t('eligibility.sheet-notice')}</p>
</div>
</section>`
}

const standings = ({ language, standings }: Finding): Markup =>
  standings.length === 0
    ? nothing
    : html`<aside class="standing">
<h2>${icons.warning}${speak(language)('eligibility.sheet-standing')}</h2>
${standings.map((standing) => html`<p>${standing}</p>`)}
</aside>`

const answers = ({ language, answers }: Finding): Markup =>
  answers.length === 0
    ? nothing
    : html`<section>
<h2>${speak(language)('eligibility.sheet-answers')}</h2>
<table class="answers"><tbody>
${answers.map(({ label, value }) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}
</tbody></table>
</section>`

type State = 'met' | 'failed' | 'beside' | 'open' | 'spare'
/** What the result rests on comes first. */
const order: Record<Finding['outcome'], State[]> = {
  likely: ['met', 'failed', 'open', 'beside', 'spare'],
  not: ['failed', 'met', 'open', 'beside', 'spare'],
  review: ['open', 'met', 'failed', 'beside', 'spare'],
}

const criteria = (finding: Finding): Markup => {
  const { language, outcome } = finding
  const t = speak(language)
  const headings: Record<State, string> = {
    met: t('eligibility.met'),
    failed: t('eligibility.failed'),
    beside: t('eligibility.failed-anyway'),
    open: t('eligibility.open'),
    spare: t('eligibility.sheet-spare'),
  }
  // A clause without a title is one of the scheme's own document, which must be said once there are others.
  const [own, other] = finding.documents
  const whose =
    own && other ? html`<p class="small">${t('eligibility.sheet-clause-of', { title: own.short })}</p>` : nothing
  /** What makes no difference takes little room. */
  const together = (list: FoundCriterion[]) =>
    html`<tr><td colspan="2" class="small">${list.map(
      (c, at) => html`${at > 0 ? (language === 'zh' ? '；' : '; ') : ''}${c.label} ${clauseLink(finding, c)}`,
    )}</td></tr>`
  const row = ({ label, note, ...cited }: FoundCriterion, state: State) => html`<tr>
<td>${label}${note && (state === 'met' || state === 'open') ? html`<p class="small">${note}</p>` : nothing}</td>
<td>${clauseLink(finding, cited)}</td>
</tr>`
  return html`<section>
<h2>${t('eligibility.sheet-criteria')}</h2>
${whose}
<table class="criteria">
<thead><tr><th scope="col">${t('eligibility.sheet-criterion')}</th><th scope="col">${t('eligibility.sheet-clause')}</th></tr></thead>
${order[outcome]
  .filter((state) => finding[state].length > 0)
  .map(
    (state) => html`<tbody class="${state === 'beside' ? 'spare' : state}">
<tr><th scope="rowgroup" colspan="2">${icons[state === 'beside' ? 'failed' : state]}${headings[state]}</th></tr>
${state === 'spare' || state === 'beside' ? together(finding[state]) : finding[state].map((c) => row(c, state))}
</tbody>`,
  )}
</table>
</section>`
}

const sections = (finding: Finding): Markup => {
  const { language, sections: found } = finding
  const t = speak(language)
  const part = (heading: string, list: readonly FoundStatement[], kind: 'plain' | 'ticks' | 'steps') => {
    if (list.length === 0) return nothing
    const items = list.map(
      (s) =>
        html`<li${s.at ? nothing : html` class="unstated"`}>${s.text}${
          s.condition ? html` <em>${t('eligibility.sheet-condition', { condition: s.condition })}</em>` : nothing
        } ${clauseLink(finding, s)}</li>\n`,
    )
    return html`<section>
<h2>${heading}</h2>
${kind === 'steps' ? html`<ol>${items}</ol>` : html`<ul class="${kind}">${items}</ul>`}
</section>
`
  }
  return html`${part(t('eligibility.opens'), found.opens, 'plain')}${part(
    t('eligibility.materials'),
    found.materials,
    'ticks',
  )}${part(t('eligibility.procedure'), found.procedure, 'steps')}${part(
    t('eligibility.limits'),
    found.limits,
    'plain',
  )}${part(t('eligibility.sheet-next'), found.next, 'plain')}`
}

const documents = (finding: Finding): Markup => {
  const { language } = finding
  const t = speak(language)
  return html`<section class="documents">
<h2>${t('eligibility.sheet-documents')}</h2>
<ul class="plain">
${finding.documents.map(
  (d) => html`<li>${t('eligibility.rules', { title: d.title })}${d.number ? html` ${d.number}` : nothing}
<p class="small">${t('eligibility.sheet-issuers', { list: d.issuers.join(t('answer.comma')) })}<br>
${datesInWords(d, language) || t('eligibility.sheet-undated')}${d.warn ? nothing : html`<br>${d.standing}`}</p></li>
`,
)}</ul>
${translationNote(finding).map((note) => html`<p class="small">${note}</p>`)}
</section>`
}

// The clauses as issued -----------------------------------------------------------------------------------------------

/** A clause that stands within another cited one is printed there, once; the outermost holds them all. */
const holderOf = ({ clauses }: Finding, clause: FoundClause): FoundClause =>
  clauses
    .filter((c) => clause.at.startsWith(`${c.at}.`) && c.text.includes(clause.text))
    .sort((a, b) => a.at.length - b.at.length)[0] ?? clause

const anchorOf = (clause: FoundClause) => `clause-${clause.at.replace('/', '-')}`

const clauseLink = (finding: Finding, { clause, at }: Pick<FoundStatement, 'clause' | 'at'>): Markup => {
  if (clause === undefined) return nothing
  const found = finding.clauses.find((c) => c.at === at)
  if (!found) return html`<span class="clause">${clause}</span>`
  return html`<a class="clause" href="#${anchorOf(holderOf(finding, found))}">${clause}</a>`
}

const appendix = (finding: Finding): Markup => {
  const { language, clauses } = finding
  const t = speak(language)
  const printed = clauses.filter((c) => holderOf(finding, c) === c)
  if (printed.length === 0) return nothing
  const within = (holder: FoundClause) =>
    clauses.filter((c) => c !== holder && holderOf(finding, c) === holder).map((c) => c.label)
  return html`<section class="appendix">
<h2>${t('eligibility.sheet-clauses')}</h2>
${printed.map((c) => {
  const others = within(c).join(t('answer.comma'))
  return html`<article id="${anchorOf(c)}">
<h3>${c.title} <span>${c.label}</span>${others ? html` <small>${t('eligibility.sheet-within', { list: others })}</small>` : nothing}</h3>
<div lang="${langOf(c.language)}">${c.text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => html`<p>${line.trim()}</p>`)}</div>
</article>
`
})}
</section>`
}
