/**
 * Bars drawn as SVG. Widths are percentages, so that letters keep their size on a phone; each kind has a pattern of its
 * own and its number beside it, so that nothing rests on colour. The table under a chart has the same numbers.
 */
import { html, type Markup } from '../markup.ts'

type Look = 'plain' | 'striped' | 'dotted' | 'alarm'
export interface Bar {
  label: string
  value: number
  look: Look
}

/** What the bars are filled with; once a page. */
export const patterns: Markup = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="plain" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="full" width="8" height="8"/></pattern>
<pattern id="striped" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="soft" width="6" height="6"/><rect class="full" width="2.5" height="6"/></pattern>
<pattern id="dotted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="soft" width="7" height="7"/><circle class="full" cx="3.5" cy="3.5" r="1.5"/></pattern>
<pattern id="alarm" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="bad" width="7" height="7"/><path class="cross" d="M0 0l7 7M7 0l-7 7"/></pattern>
</defs></svg>`

const [height, step] = [16, 22]
/** The longest bar, in per cent: the rest is for its words. */
const longest = 66

export const barChart = (title: string, groups: { name: string; bars: Bar[] }[]): Markup => {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)))
  return html`<figure class="chart">
<figcaption>${title}</figcaption>
${groups.map(
  ({ name, bars }) => html`<div class="group"><p>${name}</p>
<svg role="img" width="100%" height="${bars.length * step}" aria-label="${[name, ...bars.map(inWords)].join(' · ')}">
${bars.map((bar, at) => drawn(bar, at * step, (bar.value / most) * longest))}</svg></div>
`,
)}</figure>`
}

const inWords = ({ label, value }: Bar) => `${label} ${value}`

const drawn = (bar: Bar, y: number, width: number): Markup => html`${
  bar.value > 0
    ? html`<rect class="bar ${bar.look}" x="0" y="${y + 2}" width="${width.toFixed(2)}%" height="${height}" fill="url(#${bar.look})"/>`
    : html``
}<text x="${width.toFixed(2)}%" dx="8" y="${y + 15}">${inWords(bar)}</text>
`
