/** Documents as editors have them: read, or refused with one line that says what to do. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Progress, type ReadOptions, readDocument as readSaid } from '../../../adapters/documents/read.ts'
import { SaidError } from '../../../knowledge/said.ts'
import { say } from '../english.ts'
import { docx, gbk, pdf, zip } from './made.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
afterAll(() => rmSync(folder, { recursive: true }))

const put = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
/** With what it says in an editor's words. */
const readDocument = async (file: string, options?: ReadOptions) => {
  try {
    const found = await readSaid(file, options)
    return { ...found, notes: found.notes.map(say) }
  } catch (error) {
    throw error instanceof SaidError ? new Error(say(error.said)) : error
  }
}
const read = (name: string, content: string | Buffer) => readDocument(put(name, content))

const words = '一、补贴对象\n（一）2026年1月1日后来渝工作的博士研究生。'
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('a text file', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['GBK', gbk(words)],
    ['UTF-16 of Windows', utf16(`\ufeff${words}`, false)],
    ['UTF-16, big first', utf16(`\ufeff${words}`, true)],
    ['UTF-16 without its mark', utf16(words, false)],
  ])('is read in %s', async (_, bytes) => {
    const { text, format } = await read('encoded.txt', bytes)
    expect([text, format]).toEqual([words, 'txt'])
  })

  it('is read in Big5, as offices of Hong Kong and Taiwan write', async () => {
    // 臺北市人才服務辦法 / 第一條 申請人應於三十日內提出申請。
    const bytes = Buffer.from(
      'bb4fa55fa5aba448a47eaa41b0c8bfecaa6b0ab2c4a440b1f820a5d3bdd0a448c0b3a9f3a454a451a4e9a4bab4a3a558a5d3bdd0a143',
      'hex',
    )
    const { text, notes } = await read('taiwan.txt', bytes)
    expect(text).toBe('臺北市人才服務辦法\n第一條 申請人應於三十日內提出申請。')
    expect(notes.join()).toContain('BIG5')
  })

  it('says in which encoding it was, when that is not UTF-8', async () => {
    expect((await read('gbk.txt', gbk(words))).notes).toEqual(['It is written in GB18030; source.txt is UTF-8.'])
    expect((await read('utf8.txt', words)).notes).toEqual([])
  })

  it('loses its layout, not its words', async () => {
    const { text } = await read(
      'layout.txt',
      '\u3000\u3000一、对象\r\n\r\n\r\n\r\n\u3000\u30001.\u00a0博士\u200b生 \r\n',
    )
    expect(text).toBe('一、对象\n\n1. 博士生')
  })

  it('has characters, where only their radicals were written', async () => {
    expect((await read('radicals.txt', '第⼀条 ⻘年⼈才⾃2026年7⽉1⽇起，期限不得延⻓。')).text).toBe(
      '第一条 青年人才自2026年7月1日起，期限不得延长。',
    )
  })

  it('has the rows of a table of Markdown without its frame', async () => {
    const { text } = await read(
      'table.md',
      '一、标准\n\n| 学位 | 补贴 |\n|:---|---:|\n| 博士 | 10万元 |\n\n其他见附件。',
    )
    expect(text).toBe('一、标准\n\n学位 | 补贴\n博士 | 10万元\n\n其他见附件。')
  })

  it('loses the marks of Markdown', async () => {
    const { text, format } = await read(
      'rules.md',
      '# Housing *Rules*\n\n1. Apply to the **district office**, see [form](https://example.org/f).\n- within 30 days\n',
    )
    expect(format).toBe('md')
    expect(text).toBe('Housing Rules\n\n1. Apply to the district office, see form.\n• within 30 days')
  })
})

describe('a saved web page', () => {
  const page = (charset: string) =>
    `<html><head><meta charset="${charset}"><title>站点</title><script>var a = "一、脚本"</script></head><body><nav>首页 | 新闻</nav><h1>安家补贴办法</h1><article>${'<p>一、补贴对象</p><p>（一）博士研究生。</p>'}<table><tr><td>博士</td><td>8万元</td></tr></table><p>${'说明文字，'.repeat(50)}</p></article><footer>版权所有</footer></body></html>`

  it('gives the document without what is around it', async () => {
    const { text, format } = await read('page.html', page('utf-8'))
    expect(format).toBe('html')
    expect(text).toMatch(/^安家补贴办法\n\n一、补贴对象\n（一）博士研究生。\n博士 \| 8万元/)
    expect(text).not.toMatch(/首页|版权|脚本/)
  })

  it('is read in GBK, whatever its name says', async () => {
    const { text, format, notes } = await read('page.txt', gbk(page('gb2312')))
    expect(format).toBe('html')
    expect(text).toContain('（一）博士研究生。')
    expect(notes[0]).toBe('Its name ends in “.txt”, but it is html; it was read as that.')
  })
})

describe('a page of a government site, with nothing that names where the document stands', () => {
  const clauses = [
    '第一条 年龄不超过40周岁、首次来渝工作的博士研究生，可以申请住房补贴。',
    '第二条 申请人应当在签订劳动合同之日起90日内，通过用人单位提出申请。',
    '第三条 区县主管部门在收到申请后10个工作日内完成审核；情况复杂的，可以延长5个工作日。',
    '第四条 弄虚作假的，追回已发放的资金，5年内不再受理其申请，并记入信用记录。',
    '第五条 本办法自2026年7月1日起施行，有效期至2029年6月30日，由某某局负责解释。',
  ]
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>青年人才住房办法_某某局</title>
<script>document.write("<p>第九条 这一条是假的，不在文件里面，不应当出现。</p>")</script></head><body>
<div class="top"><a href="/">登录</a> | <a href="/">繁體</a></div>
<div id="menu"><ul><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul></div>
<div class="wrap"><div class="left"><ul>${'<li><a>通知公告列表和政策文件目录</a></li>'.repeat(12)}</ul></div>
<div class="right"><h2>青年人才住房办法</h2><div class="info">发布时间：2026-06-10　字号：【大 中 小】　浏览次数：1288</div>
<div class="zw"><p>${clauses.join('</p><p>')}</p><table><tr><td><p>博士</p></td><td><p>10万元</p></td></tr></table><p>2026年6月5日</p>
<div class="share">分享到微信</div></div></div></div>
<div class="foot"><p>主办：某某局　地址：某某区某某大道99号　技术支持：某某中心</p><p>备案号05004345　建议使用1024*768分辨率</p></div></body></html>`

  it('gives the title and the document, in its encoding, and says that the rest was left out', async () => {
    const { text, notes } = await read('gov.html', gbk(page))
    expect(text.split('\n').filter(Boolean)).toEqual(['青年人才住房办法', ...clauses, '博士 | 10万元', '2026年6月5日'])
    expect(notes).toEqual([
      'It is written in GB2312; source.txt is UTF-8.',
      'Menus and other text around the document were left out; compare source.txt with the page, annexes too.',
    ])
  })

  it('keeps what is called a footer by mistake', async () => {
    const { text } = await read('odd.html', page.replace('class="zw"', 'class="zw foot"'))
    expect(text).toContain(clauses[1])
  })
})

describe('a Word document', () => {
  it('gives its paragraphs and tables', async () => {
    const { text, format } = await read(
      'rules.docx',
      docx([
        '安家补贴办法',
        '一、补贴对象',
        '博士研究生 & 专家。',
        [
          ['博士', '8万元'],
          ['专家', '12万元'],
        ],
      ]),
    )
    expect(format).toBe('docx')
    expect(text).toBe('安家补贴办法\n一、补贴对象\n博士研究生 & 专家。\n博士 | 8万元\n专家 | 12万元')
  })

  it('gives the numbers that Word makes by itself, also where text stands between them', async () => {
    const { text, notes } = await read(
      'numbered.docx',
      docx(
        [
          '办法',
          { text: '补贴对象', list: 0 },
          { text: '博士研究生。', list: 0, depth: 1 },
          { text: '专家。', list: 0, depth: 1 },
          '以上人员须在渝工作。',
          { text: '补贴标准', list: 0 },
          { text: '每人8万元。', list: 0, depth: 1 },
        ],
        {
          lists: [
            [
              ['chineseCounting', '%1、'],
              ['chineseCounting', '（%2）'],
            ],
          ],
        },
      ),
    )
    expect(text.split('\n').filter(Boolean)).toEqual([
      '办法',
      '一、补贴对象',
      '（一）博士研究生。',
      '（二）专家。',
      '以上人员须在渝工作。',
      '二、补贴标准',
      '（一）每人8万元。',
    ])
    expect(notes).toEqual(['5 paragraphs are numbered by Word itself; their numbers were written out: compare them.'])
  })
})

describe('a PDF', () => {
  const line = '（一）凡在本市用人单位全职工作满一年并且依法缴纳社会保险费的博士研究生，可以向单位所在地'
  it('gives whole paragraphs, without page numbers', async () => {
    const { text, format, notes } = await read(
      'rules.pdf',
      pdf([
        ['安家补贴办法', '一、补贴对象', line, '的区县主管部门提出补贴申请。', '— 1 —'],
        ['二、补贴标准', '（一）每人8万元。', '— 2 —'],
      ]),
    )
    expect(format).toBe('pdf')
    expect(text.split('\n')).toEqual([
      '安家补贴办法',
      '一、补贴对象',
      `${line}的区县主管部门提出补贴申请。`,
      '二、补贴标准',
      '（一）每人8万元。',
    ])
    expect(notes).toContain('2 page numbers and running headers were left out.')
  })

  it('gives no running header, also where a page number stands outside of it', async () => {
    const { text, notes } = await read(
      'header.pdf',
      pdf([1, 2].map((n) => [`第${n}条 内容如下所述。`, '某某局文件', `— ${n} —`])),
    )
    expect(text).toBe('第1条 内容如下所述。\n第2条 内容如下所述。')
    expect(notes).toContain('4 page numbers and running headers were left out.')
  })

  it('reads two columns one after the other, and a table row by row', async () => {
    const line = (n: number) => `第${n}条 符合条件的申请人应当在签订劳动合同之日起${n}日内，通过用人单位提出申请。`
    const { text, notes } = await read(
      'columns.pdf',
      pdf([['安家补贴办法', ...Array.from({ length: 8 }, (_, n): [string, string] => [line(n + 1), line(n + 9)])]]),
    )
    expect(text.split('\n')).toEqual(['安家补贴办法', ...Array.from({ length: 16 }, (_, n) => line(n + 1))])
    expect(notes).toContain('Page 1 was read as two columns, the left one first.')
    const rows = Array.from({ length: 8 }, (_, n): [string, string] => [`第${n}类`, `${n}万元`])
    const table = await read('table.pdf', pdf([[line(1), line(2), ...rows]]))
    expect(table.text).toMatch(/^第2条 .*\n第0类 \| 0万元\n第1类 \| 1万元\n/m)
    expect(table.notes.join()).not.toContain('columns')
  })

  it('says how far it is, and which pages have no text', async () => {
    const pages = Array.from({ length: 300 }, (_, at) =>
      at === 2 || at === 3 ? [] : [`Page text ${at + 1} of the rules.`],
    )
    const seen: Progress[] = []
    const { notes } = await readDocument(put('long.pdf', pdf(pages)), { progress: (progress) => seen.push(progress) })
    expect(seen.map(({ done }) => done)).toEqual(pages.map((_, at) => at + 1))
    expect(seen[0]).toEqual({ done: 1, total: 300, unit: 'page' })
    expect(notes).toContain('No text on page 3–4: pictures? Compare with the document.')
  })
})

const large = Buffer.alloc(210 * 2 ** 20, 'a')

describe('what can’t be read is refused in one line with what to do', () => {
  it.each<[string, string, () => string | Buffer, RegExp]>([
    ['a scanned PDF', 's.pdf', () => pdf([[], [], []]), /^there is no text in its 3 pages: it is scanned — run OCR/],
    [
      'a PDF with a password',
      'p.pdf',
      () => pdf([['a']], { password: true }),
      /^it is protected by a password — open it/,
    ],
    [
      'a PDF that is cut off',
      'c.pdf',
      () => pdf([['a']]).subarray(0, 60),
      /^the file is damaged.* — .*download it again/,
    ],
    ['a Word file that is cut off', 'c.docx', () => docx(['a']).subarray(0, 300), /^the file is damaged.* — /],
    [
      'a Word file without its text',
      'n.docx',
      () => zip([{ name: 'word/document.xml', content: '<broken' }]),
      /^the file is damaged.* — /,
    ],
    [
      'a Word file with a password',
      'l.docx',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /^it is protected by a password — /,
    ],
    [
      'a zip with a password',
      'z.docx',
      () => zip([{ name: 'word/document.xml', content: 'a', encrypted: true }]),
      /^it is protected by a password — /,
    ],
    [
      'an old Word file',
      'old.doc',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /^it is an old Word file \(\.doc\) — .*save it as \.docx/,
    ],
    ['a spreadsheet', 'x.docx', () => zip([{ name: 'xl/workbook.xml', content: '<a/>' }]), /^it is a spreadsheet — /],
    [
      'an archive that says it unpacks to gigabytes',
      'b1.docx',
      () => docx(['a'], { more: [{ name: 'b', content: 'a', says: 2 ** 31 }] }),
      /^it unpacks to more than 200 MB, which no document does/,
    ],
    [
      'an archive that lies about its size',
      'b2.docx',
      () => docx(['a'], { more: [{ name: 'b', content: large, says: 10 }] }),
      /^it unpacks to more than 200 MB, which no document does/,
    ],
    [
      'a Word file that multiplies its own words',
      'b3.docx',
      () => zip([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>' }]),
      /^it holds what no Word document does \(DOCTYPE\) — /,
    ],
    ['an empty file', 'e.txt', () => '', /^the file is empty — /],
    ['blanks only', 'w.txt', () => ' \n\u3000\n', /^there is no text in it — /],
    ['a picture', 'p.png', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /^it is a picture — run OCR on it/],
    ['a photo', 'p.docx', () => Buffer.from('ffd8ffe000104a464946', 'hex'), /^it is a picture — run OCR on it/],
    ['a broken Word file', 'p.docx', () => Buffer.from([1, 2, 3, 0, 5]), /^the file is damaged — save/],
    [
      'no text',
      'p.txt',
      () => Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)),
      /^it is no text — bring in txt/,
    ],
    ['a folder', '', () => '', /^this is no file — name one document/],
  ])('%s', async (_, name, content, line) => {
    const file = name === '' ? folder : put(name, content())
    await expect(readDocument(file)).rejects.toThrow(line)
  })

  it('a file that is too large, before it is read', async () => {
    const file = put('large.pdf', '%PDF-1.4')
    truncateSync(file, 51 * 2 ** 20)
    await expect(readDocument(file)).rejects.toThrow(/^the file has 51 MB; 50 MB is the most — /)
  })

  it('a text of more lines than a policy has, before it is drafted for hours', async () => {
    const file = put('long.txt', Array.from({ length: 12_000 }, (_, at) => `第${at}条 申请人应当提交材料。`).join('\n'))
    await expect(readDocument(file)).rejects.toThrow(/^its text has \d+ characters in 12000 lines; .* part by part$/)
  })

  it('a Word file of more paragraphs than a policy has, before they are read one by one', async () => {
    const file = put('long.docx', docx(Array.from({ length: 150_000 }, () => '甲')))
    await expect(readDocument(file)).rejects.toThrow(/^its text is too long — bring it in part by part/)
    const steps: Progress[] = []
    await expect(readDocument(file, { progress: (step) => steps.push(step) })).rejects.toThrow()
    expect(steps).toEqual([])
  })

  it('a file that does not exist', async () => {
    await expect(readDocument(join(folder, 'nothing.pdf'))).rejects.toThrow(/^there is no such file — check the name/)
  })

  it('one with which nothing moves any more', async () => {
    const file = put(
      'slow.pdf',
      pdf(Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => 'a'.repeat(60)))),
    )
    await expect(readDocument(file, { patience: 1 })).rejects.toThrow(/^nothing has moved for 0 s — /)
  })
})
