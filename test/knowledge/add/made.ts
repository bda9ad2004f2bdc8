/** Makes documents as the programs of an office write them, and some that no program should. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface Packed {
  name: string
  content: string | Buffer
  /** What the archive says of its size, when it lies. */
  says?: number
  encrypted?: boolean
}

export const zip = (files: readonly Packed[]): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, says, encrypted } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(encrypted ? 1 : 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(says ?? bytes.length, 18)
    fields.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, place, title]))
    parts.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006'), end])
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export interface Paragraph {
  text: string
  /** Numbered by Word itself: which list, how deep. */
  list?: number
  depth?: number
}

/** A level of a list: its format in Word and how it is written, such as `%1、`. */
export type Level = [format: string, pattern: string]

export const docx = (
  paragraphs: readonly (string | Paragraph | string[][])[],
  { lists = [], more = [] }: { lists?: Level[][]; more?: Packed[] } = {},
): Buffer => {
  const paragraph = ({ text, list, depth = 0 }: Paragraph) => {
    const number =
      list === undefined
        ? ''
        : `<w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list + 1}"/></w:numPr></w:pPr>`
    return `<w:p>${number}<w:r><w:t xml:space="preserve">${inXml(text)}</w:t></w:r></w:p>`
  }
  const body = paragraphs
    .map((part) => {
      if (typeof part === 'string') return paragraph({ text: part })
      if (!Array.isArray(part)) return paragraph(part)
      const rows = part.map(
        (row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph({ text })}</w:tc>`).join('')}</w:tr>`,
      )
      return `<w:tbl>${rows.join('')}</w:tbl>`
    })
    .join('')
  const levels = (list: Level[]) =>
    list
      .map(
        ([format, pattern], at) =>
          `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`,
      )
      .join('')
  const numbering = [
    ...lists.map((list, at) => `<w:abstractNum w:abstractNumId="${at}">${levels(list)}</w:abstractNum>`),
    ...lists.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`),
  ].join('')
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return zip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${types}.numbering+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/numbering.xml', content: `<?xml version="1.0"?><w:numbering ${w}>${numbering}</w:numbering>` },
    ...more,
  ])
}

/** A line, or two beside each other: what stands left and right in two columns that are drawn row by row. */
export type Drawn = string | readonly [left: string, right: string]

/** A PDF with pages of lines; a page without lines holds a picture only. `password`: it says that it is encrypted. */
export const pdf = (pages: readonly (readonly Drawn[])[], { password = false } = {}): Buffer => {
  const letters = [...new Set(pages.flat(2).join(''))]
  const code = new Map(letters.map((letter, at) => [letter, (at + 1).toString(16).padStart(4, '0')]))
  const unicode = letters.map(
    (letter) => `<${code.get(letter)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
  )
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...Array.from({ length: Math.ceil(unicode.length / 100) }, (_, n) => unicode.slice(n * 100, n * 100 + 100)).map(
      (part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`,
    ),
    'endcmap end end',
  ].join('\n')
  const stream = (text: string, dictionary = '') =>
    `<< /Length ${Buffer.byteLength(text)} ${dictionary}>>\nstream\n${text}\nendstream`
  const first = 6
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
    stream(map),
    ...pages.flatMap((lines, at) => {
      const drawn =
        lines.length > 0
          ? `BT /F 5 Tf\n${lines.flatMap((line, row) => [line].flat().map((text, column) => `1 0 0 1 ${40 + 260 * column} ${800 - 16 * row} Tm <${[...text].map((letter) => code.get(letter)).join('')}> Tj`)).join('\n')}\nET`
          : 'q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q'
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R >>`,
        stream(drawn),
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = Buffer.byteLength(text)
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = Buffer.byteLength(text)
  const locked = password
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>] `
    : ''
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(
    `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${locked}>>\nstartxref\n${table}\n%%EOF\n`,
  )
}

/** GB18030 has no encoder in Node: pairs of bytes are tried until the decoder has given every letter. */
export const gbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gb18030')
  const wanted = new Set([...text].filter((letter) => letter > '\u007f'))
  const found = new Map<string, [number, number]>()
  for (let high = 0x81; high <= 0xfe && found.size < wanted.size; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      const letter = decoder.decode(Uint8Array.of(high, low))
      if (wanted.has(letter)) found.set(letter, [high, low])
    }
  return Buffer.from([...text].flatMap((letter) => found.get(letter) ?? [letter.charCodeAt(0)]))
}
