/** How a document counts its clauses, what it says of itself, and what a new version changes. */
import { describe, expect, it } from 'vitest'
import { diffClauses } from '../../../knowledge/add/diff.ts'
import { makeDraft } from '../../../knowledge/add/draft.ts'
import { readMetadata } from '../../../knowledge/add/metadata.ts'
import { findStructure } from '../../../knowledge/add/numbering.ts'
import { saidOfDraft } from '../../../knowledge/add/summary.ts'
import { findClauses, openClauses } from '../../../knowledge/clauses.ts'
import { knowledge } from '../../our-knowledge.ts'
import { say } from '../english.ts'

const ids = (source: string) => findStructure(source).clauses.map(({ id }) => id)

describe('the numbering', () => {
  it.each<[string, string[], string[]]>([
    [
      '一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n二、己',
      ['han', 'han-paren', 'arabic'],
      ['1', '1.1', '1.1.1', '1.1.2', '1.2', '2'],
    ],
    [
      '第一章 总则\n第一条 甲\n第二条 乙\n（一）丙\n（二）丁\n第二章 分则\n第三条 戊',
      ['article', 'han-paren', 'heading'],
      ['1', '2', '2.1', '2.2', '3'],
    ],
    ['第一章 總則\n第一條 甲\n第二條 乙\n第二章 附則\n第三條 丙', ['article', 'heading'], ['1', '2', '3']],
    ['Article 1 One\n(1) a\n(2) b\nArticle 2 Two', ['article', 'arabic-paren'], ['1', '1.1', '1.2', '2']],
    ['I. One\n(i) a\n(ii) b\nII. Two', ['roman', 'roman-paren'], ['1', '1.1', '1.2', '2']],
    ['１．甲\n２．乙'.normalize('NFKC'), ['arabic'], ['1', '2']],
  ])('of %j is found', (source, numbering, found) => {
    expect(findStructure(source).structure.numbering).toEqual(numbering)
    expect(ids(source)).toEqual(found)
  })

  it('reads numbers of articles above a hundred', () => {
    const source = ['一', '二', '九十九', '一百', '一百零一', '一百一十', '二百二十五']
      .map((n) => `第${n}条 某事`)
      .join('\n')
    const { opened } = openClauses(source, { numbering: ['article'], sections: [], skip: [] })
    expect(opened.map(({ id }) => id)).toEqual(['1', '2', '99', '100', '101', '110', '225'])
    expect(opened.map(({ label }) => label.zh).slice(3)).toEqual([
      '第一百条',
      '第一百零一条',
      '第一百一十条',
      '第二百二十五条',
    ])
  })

  it('of an annex that counts from 1 again is told from that of the document', () => {
    const source = '某市文件\n一、甲。\n二、乙。\n附件1\n申请材料\n一、丙。\n二、丁。\n附件2\n一、戊。'
    expect(ids(source)).toEqual(['header', '1', '2', 'part-1', 'part-1.1', 'part-1.2', 'part-2', 'part-2.1'])
  })

  it('of articles that count from 1 again in each chapter is told by the chapter', () => {
    const source = '第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 条件\n第一条 丙。\n第二条 丁。'
    expect(ids(source)).toEqual(['1', '2', 'part-1', 'part-1.1', 'part-1.2'])
  })

  it('of a document in chapters without any number parts it by these, and loses no line', () => {
    const source =
      '某市人才办法\n第一章 总则\n为引进人才，制定本办法。\n第二章 补贴\n博士每月3000元。\n硕士每月1000元。'
    expect(findStructure(source).structure.numbering).toEqual([])
    expect(findStructure(source).clauses.map(({ id, lines }) => [id, lines.length])).toEqual([
      ['header', 1],
      ['part-1', 2],
      ['part-2', 3],
    ])
  })

  it('is told as none where no clause is numbered', async () => {
    const draft = await makeDraft('某市就医指南\n凭护照挂号即可，不必另外预约。\n先救治后付费。', { knowledge, say })
    expect(saidOfDraft(draft, [], 'drafts/x').map(say).join('\n')).toMatch(/numbering +none/)
  })

  it('is left alone where nothing tells two clauses apart, and the editor hears of it', () => {
    const { structure, unused } = findStructure(
      '一、甲\n1.乙\n2.丙\n说明：以下另计的各项内容很多很多，长得不像一个标题，因此也不能自成一段，只能归入上一条。\n1.丁\n2.戊\n二、己',
    )
    expect(structure.numbering).toEqual(['han'])
    expect(unused).toEqual(['1.乙', '2.丙', '1.丁', '2.戊'])
  })

  it('is not needed: a text without numbers is one clause below its title, and told sentence by sentence', async () => {
    const source =
      '某市人才公寓办法\n某府发〔2026〕7号\n人才可以申请公寓，租期为3年。\n每月租金为500元。水电自理。\n某市人民政府\n2026年3月4日'
    expect(ids(source)).toEqual(['header', 'text', 'signature'])
    const { points } = await makeDraft(source, { knowledge, say })
    expect(points.map(({ clause, zh }) => [clause, zh])).toEqual(
      ['人才可以申请公寓，租期为3年。', '每月租金为500元。', '水电自理。'].map((zh) => ['text', zh]),
    )
    expect(ids('通知：办公室周五休息')).toEqual(['text'])
  })

  it.each([
    [
      'clauses of lists',
      (n: number) =>
        Array.from(
          { length: n },
          (_, at) =>
            `第${at + 1}条 第${at}项应当在${(at % 30) + 1}日内办理，包括：\n${[...'一二三四五六七八九十'].map((item) => `（${item}）第${item}种。`).join('\n')}`,
        ),
      100,
    ],
    [
      'lines of one clause',
      (n: number) => ['第一条 总则', '第二条 说明', ...Array.from({ length: n }, (_, at) => `有关服务的第${at}段。`)],
      3000,
    ],
  ])('takes a time that grows with the %s, and not with their square', async (_, of, few) => {
    const cost = async (n: number) => {
      const begin = process.cpuUsage()
      await makeDraft(of(n).join('\n'), { knowledge, say })
      const { user, system } = process.cpuUsage(begin)
      return user + system
    }
    await cost(few)
    expect((await cost(9 * few)) / (await cost(few))).toBeLessThan(2 * 9)
  })

  it.each([...knowledge.policies.values()].map((policy) => [policy.id, policy] as const))(
    'of %s, which somebody numbered by hand, gives clauses that the check accepts',
    async (id, policy) => {
      const { files, found } = await makeDraft(policy.source, { knowledge, say })
      const clauses = findClauses({ ...policy, structure: found.structure })
      expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length)
      expect(clauses.length, id).toBeGreaterThan(3)
      expect(files['points.yaml']).toContain('TODO')
    },
  )
})

describe('what a document says of itself', () => {
  const read = (source: string) => readMetadata(source, source.split('\n').slice(0, 6), knowledge.places)

  it('is found in Chinese', () => {
    const text =
      '东莞市人民政府办公室\n关于印发东莞市人才办法的通知\n东府办〔2025〕7号\n一、自印发之日起施行，有效期至2028年12月31日。\n东莞市人民政府办公室\n2025年3月4日'
    expect(read(text)).toMatchObject({
      language: 'zh',
      title: '关于印发东莞市人才办法的通知',
      number: '东府办〔2025〕7号',
      issuers: ['东莞市人民政府办公室'],
      issued: '2025-03-04',
      effective: '2025-03-04',
      expires: '2028-12-31',
    })
    expect(read(text).place?.id).toBe('dongguan')
  })

  it('is found in English', () => {
    const text =
      'Provisions on Talents in Beijing (Draft)\nNo. 12 (2025)\nI. These provisions take effect on January 5, 2026 and are valid for three years.\nBeijing Talent Bureau\n20 December 2025'
    expect(read(text)).toMatchObject({
      language: 'en',
      number: 'No. 12 (2025)',
      issuers: ['Beijing Talent Bureau'],
      issued: '2025-12-20',
      effective: '2026-01-05',
      kind: 'draft',
    })
  })

  it('is the office without the day it signed', () => {
    const text = 'Housing Measures\nArticle 1 One.\nArticle 2 Two.\nSuzhou Housing Bureau, 10 January 2027'
    expect(read(text)).toMatchObject({ issuers: ['Suzhou Housing Bureau'], issued: '2027-01-10' })
  })

  it('is also the name by which it says what it means', async () => {
    const text =
      '海外人才安家办法\n第一条 本办法所称安家补贴，是指一次性资助。\n第二条 本办法所称海外人才，是指外国人。'
    const { files } = await makeDraft(text, { knowledge, say })
    expect(files['policy.yaml']).toMatch(/names:\n {2}zh:\n {4}- 海外人才安家办法\n {4}- 安家补贴\n {2}en:/)
  })

  it('is not made up', () => {
    expect(read('一、甲。\n二、乙。')).toMatchObject({
      number: null,
      issuers: [],
      place: undefined,
      issued: null,
      effective: null,
      expires: null,
    })
    expect(read('一、2025年2月30日前办理。').issued).toBeNull()
  })
})

describe('what stands alone as a point', () => {
  it('is a row of a table with the names of its columns, and an item of a list as a sentence', async () => {
    const text =
      '一、青年人才可以享受以下支持：\n（一）租金减半；\n（二）每月补贴1500元。\n二、补贴标准按照学位如下所列。\n学位 | 购房 | 租房\n博士 | 10万元 | 1500元\n硕士 | | 800元'
    const { points } = await makeDraft(text, { knowledge, say })
    expect(points.map(({ zh }) => zh)).toEqual([
      '青年人才可以享受以下支持：租金减半；每月补贴1500元。',
      '青年人才可以享受以下支持：租金减半。',
      '青年人才可以享受以下支持：每月补贴1500元。',
      '补贴标准按照学位如下所列。',
      '学位：博士，购房：10万元，租房：1500元。',
      '学位：硕士，租房：800元。',
    ])
  })
})

describe('an annex behind the last article', () => {
  it('is a part of its own, and a form to fill in tells nothing', async () => {
    const text =
      '办法\n第一条 甲应当在3日内办理。\n第二条 本办法由市人社局负责解释。\n附件1\n安家补贴申请表\n姓名 | | 国籍 |\n申请类别 | □购房 □租房 | 金额 | 元'
    const { points, files } = await makeDraft(text, { knowledge, say })
    expect(points.map(({ clause }) => clause)).toEqual(['1', '2'])
    expect(files['policy.yaml']).toMatch(/- clause: annex-1\n/)
    expect(files['policy.yaml']).not.toContain('contact:')
  })
})

describe('a table before the signature', () => {
  it('belongs to the clause above it, and is not taken for the office that signs', async () => {
    const text =
      '办法\n一、补贴补贴标准按照学位如下所列。\n博士 | 10万元\n硕士 | 无\n二、本办法自印发之日起施行。\n学位 补贴10万元\n某某市人民政府\n2026年6月5日'
    const { points, found } = await makeDraft(text, { knowledge, say })
    expect(points.map(({ clause, zh }) => [clause, zh])).toEqual([
      ['1', '补贴补贴标准按照学位如下所列。'],
      ['1', '博士 | 10万元'],
      ['1', '硕士 | 无'],
      ['2', '本办法自印发之日起施行。'],
      ['2', '学位 补贴10万元'],
    ])
    expect(found.clauses.find(({ id }) => id === 'signature')?.lines).toEqual(['某某市人民政府', '2026年6月5日'])
  })
})

describe('a new version', () => {
  const part = (id: string, text: string) => ({ id, text })
  it('is compared clause by clause, whatever numbers they have now', () => {
    const old = [
      part('1', '一、每人补贴八万元，分两年发放。'),
      part('2', '二、六十日内申请。'),
      part('3', '三、由区县局审核材料。'),
    ]
    const now = [
      part('1', '一、总则如下所述各项。'),
      part('2', '二、每人补贴十二万元，分两年发放。'),
      part('3', '三、六十日内申请。'),
    ]
    expect(
      diffClauses(old, now).map((change) => [
        change.kind,
        'old' in change && change.old.id,
        'now' in change && change.now.id,
      ]),
    ).toEqual([
      ['new', false, '1'],
      ['changed', '1', '2'],
      ['same', '2', '3'],
      ['gone', '3', false],
    ])
  })
})
