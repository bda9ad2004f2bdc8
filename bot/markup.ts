/** HTML made so that text can never become markup: whatever stands in `${…}` is escaped, unless it was made here. */

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

const written = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(written).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
