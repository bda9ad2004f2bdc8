/** The numbers that Word gives to paragraphs by itself, written out as it shows them: 一、 （二） 3. */

interface Numbered {
  label: string
  text: string
}

interface Level {
  format: string
  pattern: string
  start: number
}

const attribute = (xml: string, tag: string): string | undefined =>
  new RegExp(`<w:${tag}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1]

/** Every paragraph with a number of its own or of its style, in order. */
export const numberedParagraphs = (document: string, numbering: string, styles: string): Numbered[] => {
  const abstracts = new Map<string, Map<number, Level>>()
  for (const [whole, id = ''] of numbering.matchAll(
    /<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/g,
  )) {
    const levels = new Map<number, Level>()
    for (const [level, index = '0'] of whole.matchAll(/<w:lvl\b[^>]*w:ilvl="(\d)"[\s\S]*?<\/w:lvl>/g))
      levels.set(Number(index), {
        format: attribute(level, 'numFmt') ?? 'decimal',
        pattern: attribute(level, 'lvlText') ?? '',
        start: Number(attribute(level, 'start') ?? 1),
      })
    abstracts.set(id, levels)
  }
  const lists = new Map<string, string>()
  for (const [whole, id = ''] of numbering.matchAll(/<w:num\b[^>]*w:numId="(\d+)"[\s\S]*?<\/w:num>/g))
    lists.set(id, attribute(whole, 'abstractNumId') ?? '')
  const ofStyle = new Map<string, string>()
  for (const [whole, id = ''] of styles.matchAll(/<w:style\b[^>]*w:styleId="([^"]*)"[\s\S]*?<\/w:style>/g)) {
    const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(whole)?.[0]
    if (own) ofStyle.set(id, own)
  }

  const counts = new Map<string, number[]>()
  const found: Numbered[] = []
  for (const [paragraph] of document.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)) {
    const properties =
      /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(paragraph)?.[0] ?? ofStyle.get(attribute(paragraph, 'pStyle') ?? '')
    const list = properties && attribute(properties, 'numId')
    const levels = list ? abstracts.get(lists.get(list) ?? '') : undefined
    if (!properties || !levels) continue
    const depth = Number(attribute(properties, 'ilvl') ?? 0)
    const level = levels.get(depth)
    if (!level) continue
    // Lists of one kind count on together.
    const key = lists.get(list as string) as string
    const count = counts.get(key) ?? []
    counts.set(key, count)
    count.length = Math.max(count.length, depth + 1)
    count[depth] = (count[depth] ?? level.start - 1) + 1
    count.length = depth + 1
    const label = level.pattern.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1
      return print(count[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal')
    })
    const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
    found.push({
      label: level.format === 'bullet' ? '• ' : `${label}${/[\p{L}\p{N}.]$/u.test(label) ? ' ' : ''}`,
      text: plain(text),
    })
  }
  return found
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const digits = '零一二三四五六七八九'
const print = (n: number, format: string): string => {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
      return n < 100 ? hanOf(n) : String(n)
    case 'lowerRoman':
      return roman(n)
    case 'upperRoman':
      return roman(n).toUpperCase()
    case 'lowerLetter':
      return String.fromCharCode(96 + ((n - 1) % 26) + 1)
    case 'upperLetter':
      return String.fromCharCode(64 + ((n - 1) % 26) + 1)
    default:
      return String(n)
  }
}

const hanOf = (n: number): string => {
  if (n < 10) return digits[n] as string
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}十${n % 10 ? digits[n % 10] : ''}`
}

const roman = (n: number): string => {
  let [left, text] = [n, '']
  for (const [value, letters] of [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const)
    for (; left >= value; left -= value) text += letters
  return text
}
