/** The text of a saved web page, without what is around the document. */
import { compile, type HtmlToTextOptions } from 'html-to-text'
import { DocumentError } from './trouble.ts'

const longest = 16_000_000

/** Where government sites and common systems put the document; else the whole page. */
const places = ['#UCAP-CONTENT', '.TRS_Editor', '.pages_content', '#zoom', 'article', 'main', 'body']
/** With less text, a place is not where the document stands. */
const enough = 200

export const readHtml = (html: string): string => {
  if (html.length > longest)
    throw new DocumentError('the page is too long', 'copy the document out of it into a text file')
  for (const place of places) {
    const baseElements = { selectors: [place], returnDomByDefault: place === 'body' }
    const text = rows(compile({ ...options, baseElements })(html))
    if (text.length >= enough || place === 'body') return withTitle(html, text)
  }
  return ''
}

/** The title often stands outside of the document’s own part of the page. */
const withTitle = (html: string, text: string): string => {
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1]
  const title = heading && compile(options)(heading).replace(/\s+/g, ' ').trim()
  return title && !text.slice(0, 2000).replace(/\s+/g, ' ').includes(title) ? `${title}\n\n${text}` : text
}

const options: HtmlToTextOptions = {
  wordwrap: false,
  formatters: {
    cell: (element, walk, builder) => {
      walk(element.children, builder)
      builder.addInline(' | ')
    },
    part: (element, walk, builder) => {
      walk(element.children, builder)
      builder.addInline(' ')
    },
  },
  selectors: [
    ...['nav', 'header', 'footer', 'aside', 'script', 'style', 'form', 'button', 'img', 'noscript'].map((selector) => ({
      selector,
      format: 'skip',
    })),
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'td > p', format: 'part' },
    { selector: 'th > p', format: 'part' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
}

/** The same for what Word has become. */
export const textOf = (html: string): string => rows(compile(options)(html))

/** The last cell of a row needs no line after it. */
const rows = (text: string) => text.replace(/ ?\|[ \t]*$/gm, '')
