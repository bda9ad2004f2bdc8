/** Finds the clauses of a document by the document's own numbering. */
import type { NumberingStyle, Policy } from './policy.ts'
import { type Both, KnowledgeError } from './yaml.ts'

export interface Clause {
  policy: string
  /** The path of its numbers: `6.3`; or the id of an unnumbered section. */
  id: string
  /** As printed: 六、（三） / VI.(iii). */
  label: Both
  /** Its own lines as issued, without those of the clauses inside it. */
  text: string
  /** Its lines and those of every clause inside it. */
  whole: string
  /** The line of the chapter it stands in. */
  chapter?: string
}

const han = '一二三四五六七八九十'
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

const fromHan = (text: string): number => {
  const digit = (one: string | undefined) => (one ? han.indexOf(one) + 1 : 0)
  const [, hundreds, tens, ten, ones] = /^(?:(.)百)?[零〇]?(?:(.)?(十))?(.)?$/.exec(text) ?? []
  return digit(hundreds) * 100 + (ten ? 10 * (digit(tens) || 1) : 0) + digit(ones)
}
const toHan = (n: number): string => {
  if (n > 999) return String(n)
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const digit = (one: number) => (one ? han[one - 1] : '')
  const ten = tens === 0 ? (hundreds && ones ? '零' : '') : `${tens === 1 && !hundreds ? '' : digit(tens)}十`
  return `${hundreds ? `${digit(hundreds)}百` : ''}${ten}${digit(ones)}`
}
const fromRoman = (text: string): number => romans.indexOf(text.toLowerCase()) + 1
const toRoman = (n: number): string => romans[n - 1] ?? String(n)

/**
 * How each style is recognised at the start of a line, and how its number is printed in either language. `whole`: it is
 * printed with the number it stands in (1.2), and so says its place by itself.
 */
export const styles: Record<
  Exclude<NumberingStyle, 'heading'>,
  {
    pattern: RegExp
    read: (text: string) => number
    zh: (n: number) => string
    en: (n: number) => string
    whole?: true
  }
> = {
  han: {
    pattern: /^([一二三四五六七八九十]+)、/,
    read: fromHan,
    zh: (n) => `${toHan(n)}、`,
    en: (n) => `${toRoman(n).toUpperCase()}.`,
  },
  'han-paren': {
    pattern: /^[（(]([一二三四五六七八九十]+)[)）]/,
    read: fromHan,
    zh: (n) => `（${toHan(n)}）`,
    en: (n) => `(${toRoman(n)})`,
  },
  arabic: { pattern: /^(\d{1,2}) ?[.．、,](?!\d)/, read: Number, zh: (n) => `${n}.`, en: (n) => `${n}.` },
  roman: {
    pattern: /^([IVX]+)\. /,
    read: fromRoman,
    zh: (n) => `${toHan(n)}、`,
    en: (n) => `${toRoman(n).toUpperCase()}.`,
  },
  'roman-paren': {
    pattern: /^\(([ivxIVX]+)\)/,
    read: fromRoman,
    zh: (n) => `（${toHan(n)}）`,
    en: (n) => `(${toRoman(n)})`,
  },
  article: {
    pattern:
      /^(?:Article (?=\d)|第(?=[\d一二三四五六七八九十百零〇]+[条條]))(\d{1,3}|[一二三四五六七八九十百零〇]+)(?:[条條]|\b)/,
    read: (text) => (/^\d/.test(text) ? Number(text) : fromHan(text)),
    zh: (n) => `第${toHan(n)}条`,
    en: (n) => `Article ${n}`,
  },
  decimal: {
    pattern: /^\d{1,2}[.．](\d{1,2})(?![\d%％.．万亿元])(?=[\s\p{L}])/u,
    read: Number,
    zh: String,
    en: String,
    whole: true,
  },
  'letter-paren': {
    // i, v and x are taken for Roman numerals.
    pattern: /^[（(]([a-hj-uwyz])[)）]/,
    read: (letter) => letter.charCodeAt(0) - 96,
    zh: (n) => `（${String.fromCharCode(96 + n)}）`,
    en: (n) => `(${String.fromCharCode(96 + n)})`,
  },
  'arabic-paren': { pattern: /^[（(](\d{1,2})[)）]/, read: Number, zh: (n) => `（${n}）`, en: (n) => `(${n})` },
}

/** Labels run on, `VI.` and `(iii)`, but words and figures need a blank between them. */
const join = (parent: string | undefined, own: string) =>
  parent ? `${parent}${/[a-z]$/.test(parent) && /^\w/.test(own) ? ' ' : ''}${own}` : own

/** A clause as it is opened. `line`: where in the source, from 0. */
export interface Open {
  id: string
  label: Both
  lines: string[]
  line: number
  chapter?: string
}

/** A heading that belongs to no clause. */
export const chapter =
  /^(?:Chapter (?:\d|[IVXL]+\b)|CHAPTER |(?:Part|PART) (?:\d|[IVX]+\b)(?!.{80})|第[一二三四五六七八九十百\d]+[编編章节節](?!.{40}))/

/**
 * Walks the source line by line and opens a clause wherever a number, or the first words of a section, stand at the
 * start of a line. Two may have got the same id; `unused` are the sections and skips that no line starts as.
 */
export const openClauses = (source: string, { numbering, sections, skip }: Policy['structure']) => {
  const opened: Open[] = []
  const unused = new Set([...sections, ...skip])
  /** The open clause at each depth: a section, then one entry per numbering style. */
  let base: Open | undefined
  let holds: boolean | undefined
  let path: (Open | undefined)[] = []
  let current: Open | undefined
  let skipping = false
  let within: { chapter?: string } = {}

  for (const [at, raw] of source.split('\n').entries()) {
    const line = raw.trim()
    if (!line) continue
    const section = sections.find((s) => line.startsWith(s.starts))
    if (section) {
      unused.delete(section)
      skipping = false
      const again = opened.find((o) => o.id === section.id)
      current = again ?? { id: section.id, label: section.label, lines: [], line: at }
      if (!again) opened.push(current)
      base = current
      within = {}
      holds = section.holds
      path = []
      current.lines.push(line)
      continue
    }
    const dropped = skip.find((s) => line.startsWith(s.starts))
    if (dropped) {
      unused.delete(dropped)
      skipping = true
      continue
    }
    const level = numbering.findIndex((style) => style !== 'heading' && styles[style].pattern.test(line))
    const style = numbering[level]
    if (style && style !== 'heading') {
      const { pattern, read, zh, en, whole } = styles[style]
      const [printed = '', own = ''] = pattern.exec(line) ?? []
      const number = read(own)
      // The outermost number leaves any section; inner ones nest in what is open above them.
      const outer = numbering.find((s) => s !== 'heading') === style
      if (outer && !(base && (holds ?? numbering.length === 1))) base = undefined
      path.length = level // closes what is open at this depth and below
      const parent = path.findLast((open) => open !== undefined) ?? base
      const holder = whole ? base : parent
      const name = whole ? printed.replace('．', '.') : undefined
      current = {
        id: holder ? `${holder.id}.${name ?? number}` : (name ?? String(number)),
        label: { zh: join(holder?.label.zh, name ?? zh(number)), en: join(holder?.label.en, name ?? en(number)) },
        lines: [line],
        line: at,
        ...within,
      }
      path[level] = current
      opened.push(current)
      skipping = false
      continue
    }
    if (numbering.includes('heading') && chapter.test(line)) {
      base = undefined
      path = []
      current = undefined
      within = { chapter: line }
      continue
    }
    if (!skipping) current?.lines.push(line)
  }
  return { opened, unused: [...unused] }
}

/** Ids of the clauses that a clause stands in, by its own: `3.2.1` stands in `3` and `3.2`. */
export const holdersOf = (id: string): string[] => [...id.matchAll(/\./g)].map(({ index }) => id.slice(0, index))

/** Throws KnowledgeError when a section or skip named in policy.yaml is not in the source, or when two clauses get the same id. */
export const findClauses = (policy: Policy): Clause[] => {
  const { opened, unused } = openClauses(policy.source, policy.structure)
  const seen = new Set<string>()
  const twice = opened.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : []))
  const problems = [
    ...unused.map((s) => ({
      problem: { say: 'wrong.section-start', starts: s.starts },
    })),
    ...twice.map((id) => ({
      problem: { say: 'wrong.clause-twice', id },
    })),
  ]
  if (problems.length > 0)
    throw new KnowledgeError(
      problems.map((p) => ({ file: `policies/${policy.id}/policy.yaml`, key: 'structure', ...p })),
    )
  const whole = new Map<string, string[]>()
  for (const { id } of opened) whole.set(id, [])
  for (const { id, lines } of opened) for (const above of [...holdersOf(id), id]) whole.get(above)?.push(...lines)
  return opened.map((open) => ({
    policy: policy.id,
    id: open.id,
    label: open.label,
    text: open.lines.join('\n'),
    whole: (whole.get(open.id) ?? []).join('\n'),
    ...(open.chapter === undefined ? {} : { chapter: open.chapter }),
  }))
}
