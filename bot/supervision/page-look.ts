/** How the report looks, beside what it has in common with the sheet of an eligibility check. */
import { style as sheet } from '../eligibility/sheet-look.ts'
import { asMarkup, type Markup } from '../markup.ts'

export const style: Markup = asMarkup(`${sheet.html}
:root { --soft: #d3e4e9; }
@media screen and (prefers-color-scheme: dark) { :root { --soft: #24454f; } }
main { max-width: 72rem; padding-inline: clamp(1rem, 3vw, 2rem); }
.patterns { position: absolute; }
.full { fill: var(--accent); }
.soft { fill: var(--soft); }
.bad { fill: var(--bad-soft); }
.cross { stroke: var(--bad); stroke-width: 1.5; }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin-top: .75rem; }
.overview div { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.overview dt { font-size: .875rem; color: var(--muted); }
.overview dd { font-size: 1.75rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.overview .late { border: 2px solid var(--bad); }
.overview .late dd { color: var(--bad); }
.chart { margin: .5rem 0 1.25rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
.chart figcaption { font-weight: 600; margin-bottom: .5rem; }
.group + .group { margin-top: .75rem; }
.group p { font-size: .9375rem; }
.group svg { display: block; overflow: visible; stroke-width: 1.5; }
.bar { stroke: var(--accent); }
.bar.alarm { stroke: var(--bad); }
.patterns .full, .patterns .soft, .patterns .bad { stroke: none; }
.group text { fill: var(--ink); stroke: none; font-size: 14px; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
.numbers { font-size: .875rem; line-height: 1.4; }
.numbers caption { text-align: start; font-weight: 600; padding-bottom: .25rem; }
.numbers th, .numbers td { padding: .4375rem .3125rem; overflow-wrap: normal; }
.numbers :is(th, td):not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; }
.numbers thead th { font-size: .75rem; line-height: 1.3; vertical-align: bottom; word-break: keep-all; }
.numbers tbody th { font-weight: 400; min-width: 9rem; }
.numbers tfoot :is(th, td) { font-weight: 600; border-top: 2px solid var(--line); }
.numbers .late { color: var(--bad); font-weight: 600; }
h3 { margin-top: 1rem; }
@page { size: A4 landscape; margin: 15mm; }
@media print {
  main { max-width: none; padding-inline: 0; }
  .overview { gap: .5rem; }
  .overview dd { font-size: 1.375rem; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .group, .overview div, .means li { break-inside: avoid; }
  .chart figcaption { break-after: avoid; }
  .wide { overflow: visible; }
}
`)
