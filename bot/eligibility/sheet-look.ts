/** How the sheet looks: on a screen in light or dark colours, on A4 paper in black on white. */
import { asMarkup, html, type Markup } from '../markup.ts'

const icon = (path: string): Markup => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`

const check = icon('M5 12.5l4.5 4.5L19 7.5')
const cross = icon('M6.5 6.5l11 11M17.5 6.5l-11 11')
const dots = icon('M6 12h.01M12 12h.01M18 12h.01')

/** Of outcomes and of criteria: the word beside it says the same. */
export const icons = {
  likely: check,
  not: cross,
  review: icon('M8.8 9a3.2 3.2 0 1 1 5 2.6c-1.2.8-1.8 1.4-1.8 2.7M12 18h.01'),
  met: check,
  failed: cross,
  open: dots,
  spare: dots,
  warning: icon('M12 4l9 16H3zM12 10.5v4M12 17.5h.01'),
}

export const style: Markup = asMarkup(`
:root {
  color-scheme: light;
  --ground: #f3f5f5; --paper: #fff; --ink: #1a2327; --muted: #53626a; --line: #d9e0e2; --accent: #14576b;
  --good: #1b6d44; --good-soft: #e6f3ec; --bad: #a3261b; --bad-soft: #fbebe9;
  --wait: #6b4a05; --wait-soft: #fdf3d8; --wait-line: #e3c679;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #11171a; --paper: #171f23; --ink: #e5ebed; --muted: #a0b0b7; --line: #2c383e; --accent: #82c6d8;
    --good: #6fcf9c; --good-soft: #163026; --bad: #ff9d92; --bad-soft: #3a1f1c;
    --wait: #f0d795; --wait-soft: #332a12; --wait-line: #6a5722;
  }
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC",
    "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 3rem 3rem; background: var(--paper); }
h1 { font-size: 1.625rem; line-height: 1.3; }
h2 { font-size: 1.125rem; line-height: 1.4; margin-bottom: .5rem; color: var(--accent); }
h3 { font-size: .9375rem; line-height: 1.5; }
h3 span { color: var(--accent); }
h3 small { font-weight: 400; color: var(--muted); }
section, aside { margin-top: 2rem; }
a { color: inherit; }
em { font-style: normal; font-weight: 600; color: var(--wait); }
.kind { font-size: .875rem; font-weight: 600; color: var(--muted); }
.dated, .small { font-size: .875rem; color: var(--muted); }
header { padding-bottom: 1.25rem; border-bottom: 2px solid var(--accent); }
.dated { margin-top: .375rem; }

.verdict {
  display: flex; gap: 1.125rem; padding: 1.25rem 1.5rem;
  border: 1px solid currentcolor; border-inline-start-width: .5rem; border-radius: .5rem;
}
.verdict svg {
  flex: none; width: 3rem; height: 3rem; margin-top: .25rem; padding: .375rem;
  border: 3px solid currentcolor; border-radius: 50%;
}
.verdict h2 { font-size: 1.875rem; line-height: 1.25; margin: 0 0 .375rem; color: inherit; }
.verdict h2::first-letter { text-transform: uppercase; }
.verdict p:not(.kind, .small) { color: var(--ink); }
.verdict .small { margin-top: .5rem; }
.likely { color: var(--good); background: var(--good-soft); }
.not { color: var(--bad); background: var(--bad-soft); }
.review { color: var(--wait); background: var(--wait-soft); }
svg { fill: none; stroke: currentcolor; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }

.standing {
  padding: 1rem 1.25rem; border: 1px solid var(--wait-line); border-radius: .5rem;
  background: var(--wait-soft); color: var(--wait);
}
.standing h2 { font-size: 1rem; margin-bottom: .25rem; color: inherit; }
.standing p + p { margin-top: .5rem; }

table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { font-size: .875rem; color: var(--muted); border-bottom-width: 2px; }
.answers th { width: 50%; font-weight: 400; color: var(--muted); }
.answers td { font-weight: 600; }
.criteria td:last-child, .criteria thead th:last-child { width: 34%; padding-inline-end: 0; }
.criteria tbody th { padding-top: 1rem; }
.criteria svg, .standing svg { width: 1.125rem; height: 1.125rem; margin-inline-end: .375rem; vertical-align: -.1875rem; stroke-width: 3; }
.standing svg { stroke-width: 2; }
.open svg, .spare svg { stroke-width: 4; }
.met th { color: var(--good); }
.failed th { color: var(--bad); }
.open th { color: var(--wait); }
.spare th { color: var(--muted); }

ul, ol { padding-inline-start: 1.5rem; }
li { padding-block: .25rem; padding-inline-start: .25rem; }
li::marker { color: var(--accent); font-weight: 600; }
.ticks { list-style: none; padding-inline-start: 0; }
.ticks li { position: relative; padding-inline-start: 1.75rem; }
.ticks li::before {
  content: ""; position: absolute; inset-inline-start: 0; top: .5rem; width: 1.0625rem; height: 1.0625rem;
  border: 1.5px solid var(--ink); border-radius: 2px;
}
.ticks .unstated::before { content: "•"; border: 0; top: .25rem; color: var(--accent); }
ol .unstated { counter-increment: list-item 0; list-style-type: "•  "; }
.clause { display: inline-block; max-width: 100%; font-size: .875rem; color: var(--accent); }
li .clause::before, .small .clause::before { content: "["; }
li .clause::after, .small .clause::after { content: "]"; }
:lang(zh) :is(li, .small) .clause::before { content: "【"; }
:lang(zh) :is(li, .small) .clause::after { content: "】"; }

.documents li + li { margin-top: .375rem; }
.documents > .small { margin-top: .5rem; }
.appendix article { padding-block: .75rem; border-top: 1px solid var(--line); font-size: .9375rem; }
.appendix article div { margin-top: .25rem; }
.appendix article:target { border-inline-start: .25rem solid var(--accent); padding-inline-start: .75rem; }

@media screen and (max-width: 40rem) {
  main { padding: 1.25rem 1rem 2rem; }
  h1 { font-size: 1.375rem; }
  .verdict { gap: .75rem; padding: 1rem; }
  .verdict svg { width: 2.25rem; height: 2.25rem; padding: .25rem; border-width: 2px; }
  .verdict h2 { font-size: 1.5rem; }
}
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #53626a; } }
@media print {
  :root { font-size: 10.5pt; }
  body { background: none; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  section, aside { margin-top: 1.375rem; }
  h2, h3, thead, tbody tr:has(th[scope="rowgroup"]) { break-after: avoid; }
  th, td { padding-block: .3125rem; }
  .verdict, .standing, tr, li { break-inside: avoid; }
  .verdict, .standing { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { text-decoration: none; }
  p { orphans: 2; widows: 2; }
}
`)
