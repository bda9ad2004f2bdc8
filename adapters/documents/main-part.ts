/** Where on a web page the document stands, told from the words: menus are links, and what is around a document is short. */

const containers = /<(\/?)(div|td|section|article|main|body)\b[^>]*?(\/?)>|<(\/?)a\b[^>]*>|<[^>]+>|[^<]+/gi
/** Words in a row that are no menu, in characters, and the share of all such words that the document has at least. */
const prose = 15
const mostOfIt = 0.8
const mostAsides = 200

/** What sites call the parts around a document. */
const around =
  /^(?:foot|footer|copyright|copy|nav|navbar|menu|share|bdsharebuttonbox|crumb|crumbs|breadcrumb|toolbar|sidebar)$/i

/** The innermost part of the page that holds most of its prose, without what is called a menu or a footer in it. */
export const mainPart = (html: string): string => {
  const page = html.replace(/<(script|style|noscript|select|form)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, (all) =>
    ' '.repeat(all.length),
  )
  interface Part {
    tag: string
    from: number
    to: number
    words: number
    depth: number
    aside: boolean
  }
  const open: Part[] = []
  const all: Part[] = []
  let total = 0
  let links = 0
  for (const found of page.matchAll(containers)) {
    const [text, closes, tag, empty, linkEnds] = found
    if (tag && !empty) {
      const name = tag.toLowerCase()
      if (!closes) {
        const part = {
          tag: name,
          from: found.index,
          to: page.length,
          words: 0,
          depth: open.length,
          aside: isAround(text),
        }
        open.push(part)
        all.push(part)
      } else {
        const at = open.findLastIndex((part) => part.tag === name)
        if (at < 0) continue
        for (const part of open.splice(at)) part.to = found.index + text.length
      }
    } else if (/^<\/?a\b/i.test(text)) links = linkEnds ? Math.max(0, links - 1) : links + 1
    else if (!text.startsWith('<') && links === 0) {
      const { length } = text.replace(/&nbsp;|\s+/g, ' ').trim()
      if (length < prose) continue
      for (const part of open) part.words += length
      total += length
    }
  }
  // One that holds much of the page is called so by mistake.
  const asides = all.filter(({ aside, words }) => aside && words < 0.3 * total)
  const outer = asides.filter(({ from, to }) => !asides.some((other) => other.from < from && other.to >= to))
  const rest = total - outer.reduce((sum, { words }) => sum + words, 0)
  const enough = all.filter((part) => !asides.includes(part) && part.words > 0 && part.words >= mostOfIt * rest)
  const inner = enough.sort((one, other) => other.depth - one.depth || one.from - other.from)[0]
  const { from, to } = inner ?? { from: 0, to: html.length }
  return asides
    .filter((part) => part.from > from && part.to < to)
    .slice(0, mostAsides)
    .reduce((text, part) => text.slice(0, part.from) + ' '.repeat(part.to - part.from) + text.slice(part.to), html)
    .slice(from, to)
}

const isAround = (tag: string): boolean =>
  [...tag.matchAll(/\b(?:class|id)\s*=\s*["']?([^"'>]*)/gi)].some(([, names = '']) =>
    names.split(/[^A-Za-z]+/).some((name) => around.test(name)),
  )
