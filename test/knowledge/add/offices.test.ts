/** Documents as offices issue them: a letter with the text below it, a page of a site, a Word file with notes and changes, a notice in English. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDocument } from '../../../adapters/documents/read.ts'
import { makeDraft } from '../../../knowledge/add/draft.ts'
import { knowledge } from '../../our-knowledge.ts'
import { say } from '../english.ts'
import { pdf, zip } from './made.ts'

const folder = mkdtempSync(join(tmpdir(), 'offices-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = async (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return readDocument(join(folder, name))
}
const draft = async (text: string) => {
  const made = await makeDraft(text, { knowledge, say })
  return { ...made, said: made.points.map(({ clause, zh, en }) => [clause, zh === 'TODO' ? en : zh]) }
}

describe('a letter with the measures that it issues below it', () => {
  const text = `某市人民政府办公厅文件
某办发〔2026〕37号

某市人民政府办公厅
关于印发某市青年人才安居服务办法的通知

各区政府，市政府各部门：
《某市青年人才安居服务办法》已经市政府同意，现印发给你们。

某市人民政府办公厅
2026年8月14日

某市青年人才安居服务办法

第一章　总　则
第一条　为吸引青年人才，制定本办法。
第二条　入住驿站的，应当在入住前3个工作日内提交下列材料：
（一）护照；
（二）毕业证书。
第三条　按照下列标准发放租房补贴：
（一）博士每月2000元；
（二）本科每月1000元。
补贴期限最长不超过36个月。
第二章　附　则
第四条　本办法自2026年10月1日起施行，有效期3年。《某市人才办法》（某办发〔2021〕12号）同时废止。`

  it('has the date of the letter, and its own term', async () => {
    const { metadata, files } = await draft(text)
    expect(metadata).toMatchObject({ issued: '2026-08-14', effective: '2026-10-01', expires: '2029-09-30' })
    expect(files['policy.yaml']).toMatch(/short:\n {2}zh: 某市青年人才安居服务办法\n/)
  })

  it('has a point for each list and for each item that can be understood alone, and what follows a list apart', async () => {
    const { said, found } = await draft(text)
    expect(said).toEqual([
      ['1', '为吸引青年人才，制定本办法。'],
      ['2', '入住驿站的，应当在入住前3个工作日内提交下列材料：护照；毕业证书。'],
      ['2.1', '护照。'], // what introduces it has a figure that does not stand in 2.1
      ['2.2', '毕业证书。'],
      ['3', '按照下列标准发放租房补贴：博士每月2000元；本科每月1000元。'],
      ['3.1', '按照下列标准发放租房补贴：博士每月2000元。'],
      ['3.2', '按照下列标准发放租房补贴：本科每月1000元。'],
      ['3.closing', '补贴期限最长不超过36个月。'],
      ['4', '本办法自2026年10月1日起施行，有效期3年。'],
      ['4', '《某市人才办法》（某办发〔2021〕12号）同时废止。'],
    ])
    expect(found.clauses.find(({ id }) => id === '3.closing')?.label.zh).toBe('第三条末段')
  })
})

describe('a page of a site', () => {
  const page = `<!doctype html><meta charset="utf-8"><title>关于印发《某市医疗服务办法》的通知_某市卫健委</title>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>
<table><tr><td>索引号：</td><td>0133-2026</td><td>生成日期：</td><td>2026-07-01</td></tr><tr><td>文号：</td><td>某卫规〔2026〕4号</td></tr></table>
<div class="main"><h1>关于印发《某市医疗服务办法》的通知</h1>
<div>发布时间：2026-07-03 10:22　来源：市卫健委　浏览次数：1024　字号：[ <a>大</a> <a>小</a> ]</div><div>分享到：<a>微信</a></div>
<div class="text"><p>各区卫生健康委员会，各有关医疗机构：</p><p>现将《某市医疗服务办法》印发给你们，请遵照执行。</p><p>某市卫生健康委员会</p><p>2026年7月1日</p>
<p>第一条　持有海外人才居住证的人员及其配偶、未成年子女，可以在指定医院的国际门诊优先预约挂号。</p><p>第二条　服务标准如下：</p>
<table><tr><td rowspan=2>级别</td><td colspan=2>服务内容</td></tr><tr><td>体检</td><td>陪诊</td></tr><tr><td>一级</td><td>每年2次</td><td>免费</td></tr><tr><td>二级</td><td>每年1次</td><td>自费</td></tr></table>
<p>第三条　商业医疗保险由本人自愿购买，医疗机构不得强制，也不得代为办理。</p><p>第四条　本办法自2026年8月1日起施行。</p></div>
<div><p>附件：</p><ul><li><a href="1.doc">1.指定医院名单.doc</a></li><li><a href="2.xls">2.申请表.xls</a></li></ul></div>
<div><h3>相关解读</h3><ul><li><a href="#">一图读懂</a></li></ul></div><div><a>上一篇：关于监测的通知</a></div></div><div class="foot">主办：某市卫健委</div>`

  it('gives its number and the date of the letter, each cell of a table below its names, and no buttons', async () => {
    const { text } = await read('page.html', page)
    expect(text).not.toMatch(/浏览次数|分享到|相关解读|上一篇|首页/)
    const { metadata, said } = await draft(text)
    expect(metadata).toMatchObject({ number: '某卫规〔2026〕4号', issued: '2026-07-01', effective: '2026-08-01' })
    expect(said.slice(1)).toEqual([
      ['2', '服务标准如下：级别：一级，服务内容（体检）：每年2次，服务内容（陪诊）：免费。'],
      ['2', '服务标准如下：级别：二级，服务内容（体检）：每年1次，服务内容（陪诊）：自费。'],
      ['3', '商业医疗保险由本人自愿购买，医疗机构不得强制，也不得代为办理。'],
      ['4', '本办法自2026年8月1日起施行。'],
    ])
  })

  it('is not filled up by a table that says it is a million cells wide', async () => {
    const cells = '<td colspan=1000000 rowspan=1000000>甲</td>'.repeat(30)
    const { text } = await read('wide.html', `<html><table>${`<tr>${cells}</tr>`.repeat(200)}</table></html>`)
    expect(text.length).toBeLessThan(100_000)
  })
})

describe('a Word file with footnotes and tracked changes', () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
  const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const ins = (text: string) => `<w:ins w:id="9" w:author="甲" w:date="2026-05-01T00:00:00Z">${run(text)}</w:ins>`
  const del = (text: string) =>
    `<w:del w:id="8" w:author="甲" w:date="2026-05-01T00:00:00Z"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const body = [
    p(run('关于支持外国人才配偶就业的意见')),
    p(run('一、在本市工作满'), del('一年'), ins('六个月'), run('的外国高端人才'), note(2), run('的配偶可以申请。')),
    p(run('二、应当在入职后15日内'), note(3), run('提出申请。')),
    p(run('某市人力资源和社会保障局')),
    p(run('2026年5月8日')),
  ].join('')
  const notes = [2, 3].map(
    (id) =>
      `<w:footnote w:id="${id}">${p(run(id === 2 ? '高端人才按照国家规定认定。' : '15日为自然日。'))}</w:footnote>`,
  )
  const file = zip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="${types}.footnotes+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r3" Type="${office}/footnotes" Target="footnotes.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: `<w:document ${w}><w:body>${body}</w:body></w:document>` },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${w}>${notes.join('')}</w:footnotes>` },
  ])

  it('tells what a note says apart from the clauses, and that changes were not accepted', async () => {
    const { text, notes } = await read('notes.docx', file)
    expect(text.split('\n')).toEqual([
      '关于支持外国人才配偶就业的意见',
      '一、在本市工作满六个月的外国高端人才（注1）的配偶可以申请。',
      '二、应当在入职后15日内（注2）提出申请。',
      '某市人力资源和社会保障局',
      '2026年5月8日',
      '注1：高端人才按照国家规定认定。',
      '注2：15日为自然日。',
    ])
    expect(notes.map(say).join()).toMatch(/tracked changes/)
    const { said, metadata } = await draft(text)
    expect(metadata.issued).toBe('2026-05-08')
    expect(said).toEqual([
      ['1', '在本市工作满六个月的外国高端人才的配偶可以申请。'],
      ['2', '应当在入职后15日内提出申请。'],
      ['notes', '高端人才按照国家规定认定。'],
      ['notes', '15日为自然日。'],
    ])
  })
})

describe('a notice in English', () => {
  it('has clauses 1.1 and (a), the rows of its table, and no header of a browser', async () => {
    const top = (page: number) => ['11/22/26, 9:37 AM', `https://example.gov.cn/notice.html ${page}/2`]
    const { text } = await read(
      'notice.pdf',
      pdf([
        [
          'Notice on Relocation Allowances',
          '1. Eligibility',
          '1.1 An applicant must hold a work permit.',
          '1.2 The following documents are required:',
          '(a) passport;',
          '(b) employment contract; and',
          '(c) bank certificate.',
          ...top(1),
        ],
        [
          '2. Amount',
          '2.1 The standards are as follows:',
          ['Category', 'Allowance'],
          ['Category A', 'RMB 80,000'],
          ['Category B', 'RMB 30,000'],
          '3. Entry into force',
          '3.1 This Notice takes effect on 1 July 2026 and is valid for three years.',
          'Shenzhen Talent Bureau',
          '12 June 2026',
          ...top(2),
        ],
      ]),
    )
    expect(text).not.toMatch(/11\/22|example\.gov/)
    const { said, metadata, found } = await draft(text)
    expect(metadata).toMatchObject({ issued: '2026-06-12', effective: '2026-07-01', expires: '2029-06-30' })
    expect(found.structure.numbering).toEqual(['arabic', 'decimal', 'letter-paren'])
    expect(said).toEqual([
      ['1.1', 'Eligibility: An applicant must hold a work permit.'],
      ['1.2', 'The following documents are required: passport; employment contract; and bank certificate.'],
      ['1.2.1', 'The following documents are required: passport.'],
      ['1.2.2', 'The following documents are required: employment contract.'],
      ['1.2.3', 'The following documents are required: bank certificate.'],
      ['2.1', 'Amount: The standards are as follows: Category: Category A, Allowance: RMB 80,000.'],
      ['2.1', 'Amount: The standards are as follows: Category: Category B, Allowance: RMB 30,000.'],
      ['3.1', 'Entry into force: This Notice takes effect on 1 July 2026 and is valid for three years.'],
    ])
    expect(found.clauses.find(({ id }) => id === '1.2.1')?.label.en).toBe('1.2(a)')
  })

  it('numbers its clauses 1.1 without a clause 1 too', async () => {
    const { said } = await draft(
      'Notice on Cards\nEligibility\n1.1 One may apply.\n1.2 Two may not.\nAmount\n2.1 It is paid once.',
    )
    expect(said.map(([clause]) => clause)).toEqual(['1.1', '1.2', '2.1'])
  })

  it('takes no card that is valid for years for its own term', async () => {
    const { metadata } = await draft(
      'Notice on Cards\n1. This Notice takes effect on 1 July 2026.\n2. The card is valid for three years.',
    )
    expect(metadata.expires).toBeNull()
  })
})
