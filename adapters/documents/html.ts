/** The text of a saved web page, without what is around the document. */
import { compile, type HtmlToTextOptions } from 'html-to-text'
import { type Said, SaidError } from '../../knowledge/said.ts'
import { mainPart } from './main-part.ts'
import { type Node, spreadCells } from './spans.ts'

const longest = 16_000_000

/** Where government sites and common systems put the document; else it is looked for. */
const places = ['#UCAP-CONTENT', '.TRS_Editor', '.trs_editor_view', '.pages_content', '#zoom', 'article']
/** With less text, a place is not where the document stands. */
const enough = 200

/** `notes`: what was left out. Throws SaidError for a page that is too long. */
export const readHtml = (html: string): { text: string; notes: Said[] } => {
  if (html.length > longest) throw new SaidError({ say: 'document.long-page' })
  for (const place of places) {
    const baseElements = { selectors: [place], returnDomByDefault: false }
    const text = rows(compile({ ...options, baseElements })(html))
    if (text.length >= enough) return { text: withTitle(html, withoutRest(text)), notes: [left] }
  }
  const part = mainPart(html)
  const text = withTitle(html, withoutRest(textOf(part)))
  const whole = textOf(html)
  return { text, notes: whole.length > text.length + enough / 4 ? [left] : [] }
}

const left: Said = { say: 'document.menus' }

/** What sites put below a document, in the same part of the page, and lines of buttons above it. */
const withoutRest = (text: string): string => {
  const lines = text.split('\n').filter((line) => !buttons.test(line))
  const end = lines.findIndex((line, at) => at > lines.length / 2 && below.test(line.replace(/^•\s*/, '')))
  return (end < 0 ? lines : lines.slice(0, end)).join('\n')
}
const below =
  /^(?:相关(?:解读|链接|文件|阅读|稿件|新闻|附件下载)|解读链接|政策解读|上一[篇条]|下一[篇条]|扫一扫|【?(?:打印|关闭)|责任编辑|分享到|related (?:links|documents|articles))/i
const buttons = /^.{0,80}(?:字号|字体|浏览次数|阅读次数|点击[数量]).{0,60}$|^分享到?[:：].{0,60}$/

/** What a site says of a document beside it: its number stands there more often than on the page itself. */
const numberBeside = (html: string): string | undefined => {
  const found = /(?:发文字号|文\s*号)\s*[:：]?\s*([\p{Script=Han}]{1,14}[〔[（(]\d{4}[〕\]）)]\s*第?\d+\s*号)/u.exec(
    textOf(html).replace(/\s*\|\s*/g, ' '),
  )
  return found?.[1]
}

/** The title and the number often stand outside of the document’s own part of the page. */
const withTitle = (html: string, text: string): string => {
  const start = bare(text.slice(0, 2000))
  const title = titlesOf(html).find((one) => one.length >= 4)
  const number = numberBeside(html)
  const besides = [
    ...(title && !start.includes(bare(title)) ? [title] : []),
    ...(number && !start.includes(bare(number)) ? [number] : []),
  ]
  return besides.length > 0 ? `${besides.join('\n')}\n\n${text}` : text
}

/** As the site names the document, as a heading does, and of the window's title what stands before the site's name. */
const titlesOf = (html: string): string[] => {
  const words = (found: string | undefined) => (found ? compile(options)(found).replace(/\s+/g, ' ').trim() : '')
  const meta = /<meta\b[^>]*name=["']?ArticleTitle["']?[^>]*>/i.exec(html)?.[0]
  return [
    words(/content=["']([^"']*)["']/i.exec(meta ?? '')?.[1]),
    words(/<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1]),
    ...words(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1])
      .split(/\s*[_|｜]\s*|\s+[-–—]\s+|--/)
      .slice(0, 1),
  ].filter((title) => title !== '' && (title === words(meta) || isHeading(html, title)))
}

/** The window’s title may be the site’s alone: only what the page says as a line of its own counts. */
const isHeading = (html: string, title: string): boolean =>
  textOf(html)
    .split('\n')
    .some((line) => bare(line) === bare(title))

const bare = (text: string) => text.replace(/\s+/g, '')

const options: HtmlToTextOptions = {
  wordwrap: false,
  formatters: {
    cell: (element, walk, builder) => {
      walk(element.children, builder)
      builder.addInline(' | ')
    },
    table: (element, walk, builder) => {
      spreadCells(element as Node)
      builder.openBlock({ leadingLineBreaks: 2 })
      walk(element.children, builder)
      builder.closeBlock({ trailingLineBreaks: 2 })
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
    { selector: 'table', format: 'table' },
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
