/** HTML made so that text can never become markup: whatever stands in `${…}` is escaped, unless it was made here. */
import type { Language } from './channel.ts'

/** A piece of HTML. */
export interface Markup {
  html: string
}

type Part = Markup | string | number | readonly Part[]

/** `html\`<p>${text}</p>\``: lists are joined, other markup is taken as it is, everything else is escaped. */
export const html = (fixed: TemplateStringsArray, ...parts: Part[]): Markup => ({
  html: fixed.reduce((whole, piece, at) => whole + written(parts[at - 1] ?? '') + piece),
})

/** Text that is HTML, or a style sheet, already; never for words of people or documents. */
export const asMarkup = (text: string): Markup => ({ html: text })

/** The language of a page, as HTML names it. */
export const langOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')

/** A whole page that needs nothing from elsewhere and runs nothing: to be kept, printed or sent. */
export const wholePage = (language: Language, title: string, style: Part, content: Part): string =>
  page(language, title, html`<style>${style}</style>`, html`<main>\n${content}\n</main>`)

/** `head`: its style sheets, and what else it needs. */
export const page = (language: Language, title: string, head: Part, body: Part): string =>
  html`<!doctype html>
<html lang="${langOf(language)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}
</head>
<body>
${body}
</body>
</html>
`.html

const written = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(written).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
