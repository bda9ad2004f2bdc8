/** “A new policy in an hour” of knowledge/README.md, followed to the letter by an official with a made-up document. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDocument } from '../../../adapters/documents/read.ts'
import { buildAnswerer, compose } from '../../../bot/answers/answer.ts'
import { type KnowledgeOffice, knowledgeCommand } from '../../../bot/knowledge-command.ts'
import { checkKnowledge } from '../../../knowledge/check.ts'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import { lineOf } from '../english.ts'
import { docx, pdf } from './made.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hour-'))
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = []
  const office: KnowledgeOffice = {
    folder,
    language: 'en',
    read: (file, progress) => readDocument(file, { progress }),
    openStore: () => Promise.reject(new Error('no store is needed')),
    print: (line) => lines.push(line),
    progress: () => {},
  }
  const code = await knowledgeCommand(args, office)
  return { code, said: lines.join('\n') }
}
const put = (name: string, content: Buffer | string) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
/** What the editor does: replaces the first of something with something else. */
const edit = (file: string, ...changes: [from: string | RegExp, to: string][]) => {
  let text = readFileSync(join(folder, file), 'utf8')
  for (const [from, to] of changes) {
    const after = text.replace(from, () => to)
    expect(after, `nothing to replace: ${from}`).not.toBe(text)
    text = after
  }
  writeFileSync(join(folder, file), text)
}
/** Writes the translation and the questions of the point with this id. */
const finish = (file: string, id: string, language: 'zh' | 'en', words: string, zh: string[], en: string[]) => {
  const text = readFileSync(join(folder, file), 'utf8')
  const [before, point] = text.split(new RegExp(`(?=^- id: ${id}$)`, 'm'))
  expect(point, `no point ${id}`).toBeDefined()
  const list = (asks: string[]) => asks.map((ask) => `      - ${ask}`).join('\n')
  const done = (point as string)
    .replace(new RegExp(`^  ${language}: (?:TODO|【待办】)$`, 'm'), () => `  ${language}: ${words}`)
    .replace(/ {4}zh: \[\]/, () => `    zh:\n${list(zh)}`)
    .replace(/ {4}en: \[\]/, () => `    en:\n${list(en)}`)
  writeFileSync(join(folder, file), `${before}${done}`)
}
/** The bot with the knowledge as it is now. */
const openBot = () => {
  const knowledge = loadKnowledge(folder)
  const answerer = buildAnswerer(knowledge)
  return (text: string, today = '2026-11-22') => {
    const answer = answerer.answer(text, { today })
    const { text: said, citations, standing = '' } = compose(knowledge, answer)
    return {
      status: answer.status,
      said,
      cited: citations.map(({ policy, clause }) => `${policy}/${clause}`),
      standing,
    }
  }
}

const chinese = [
  '重庆市人力资源和社会保障局',
  '关于印发《重庆市青年人才安家费发放办法》的通知',
  '渝人社发〔2026〕18号',
  '各区县人力资源社会保障局：',
  { text: '发放对象', list: 0 },
  { text: '2026年1月1日以后首次来渝工作的博士，可以领取青年安家费。', list: 0, depth: 1 },
  { text: '发放标准', list: 0 },
  { text: '青年安家费每人8万元。', list: 0, depth: 1 },
  { text: '申领青年安家费的，应当在到岗后60日内提出。', list: 0 },
  { text: '本办法自2026年3月1日起施行，有效期5年。', list: 0 },
  '重庆市人力资源和社会保障局印制',
  '2026年2月10日',
]
const lists: { lists: [string, string][][] } = {
  lists: [
    [
      ['chineseCounting', '%1、'],
      ['chineseCounting', '（%2）'],
    ],
  ],
}
const draft = 'drafts/cq-settling'

const addChinese = async () => {
  const added = await run('add', put('安家费.docx', docx(chinese, lists)), '--id', 'cq-settling')
  edit(
    `${draft}/policy.yaml`,
    [/en: TODO/, 'en: Notice on the Settling-in Grant for Young Talents of Chongqing'],
    [/en: TODO/, 'en: Young talents settling-in grant'],
    [/- TODO/, '- Chongqing Human Resources and Social Security Bureau'],
    [/(?<=names:\n {2}zh:\n) {4}- .*\n {2}en:\n {4}- TODO/, '    - 青年安家费\n  en:\n    - settling-in grant'],
  )
  return added
}
const finishChinese = () => {
  edit('uncovered.yaml', ['安家费, ', ''])
  const points = `${draft}/points.yaml`
  const who = 'A doctor who first comes to work in Chongqing after 1 January 2026 may receive the settling-in grant.'
  finish(points, 'c1-1', 'en', who, ['谁能领青年安家费'], ['who gets the settling-in grant'])
  const sum = 'The settling-in grant is 80,000 yuan per person.'
  finish(points, 'c2-1', 'en', sum, ['青年安家费有多少钱'], ['how much is the settling-in grant'])
  const when = 'The settling-in grant must be applied for within 60 days of taking up the post.'
  finish(points, 'c3', 'en', when, ['青年安家费多久内要申请'], ['when do I have to apply for the settling-in grant'])
  const force = 'The measures take effect on 1 March 2026 and are valid for 5 years.'
  finish(points, 'c4', 'en', force, ['青年安家费办法什么时候施行'], ['when do the settling-in measures take effect'])
}

describe('a Chinese Word file', () => {
  it('is drafted with what it says of itself, and answers nobody', async () => {
    const { code, said } = await addChinese()
    expect(code).toBe(0)
    for (const line of [
      'title      关于印发《重庆市青年人才安家费发放办法》的通知',
      'number     渝人社发〔2026〕18号',
      'place      chongqing',
      'dates      issued 2026-02-10, effective 2026-03-01, expires 2031-02-28',
      'numbering  han > han-paren',
    ])
      expect(said).toContain(line)
    expect(openBot()('青年安家费有多少钱').cited).not.toContain('cq-settling/2.1')
    expect(loadKnowledge(folder).policies.has('cq-settling')).toBe(false)
  })

  it('is not accepted before everything is written, nor with a wrong figure; then it answers', async () => {
    await addChinese()
    const early = await run('accept', 'cq-settling')
    expect(early.code).toBe(1)
    expect(early.said).toMatch(/points\.yaml: line \d+: en: TODO/)
    expect(existsSync(join(folder, 'policies/cq-settling'))).toBe(false)
    finishChinese()
    edit(`${draft}/points.yaml`, ['within 60 days', 'within 90 days'])
    const wrong = await run('accept', 'cq-settling')
    expect(wrong.code).toBe(1)
    expect(wrong.said).toMatch(/drafts\/cq-settling\/points\.yaml: c3: en: “90” does not stand in clause 3 — compare/)
    edit(`${draft}/points.yaml`, ['within 90 days', 'within 60 days'])
    expect((await run('accept', 'cq-settling')).said).toMatch(/cq-settling is in use/)
    expect(existsSync(join(folder, 'drafts'))).toBe(false)
    expect(checkKnowledge(loadKnowledge(folder))).toEqual([])
    const ask = openBot()
    expect(ask('青年安家费有多少钱')).toMatchObject({ status: 'answered', cited: ['cq-settling/2.1'] })
    expect(ask('when do I have to apply for the settling-in grant').said).toMatch(/within 60 days/)
  })
})

describe('the same file with an editor who reads Chinese', () => {
  const inChinese = (...args: string[]) => run(...args, '--language', 'zh')

  it('goes the same way, without a word of English', async () => {
    const added = await inChinese('add', put('安家费.docx', docx(chinese, lists)), '--id', 'cq-settling')
    expect(added.code).toBe(0)
    for (const line of [
      '  标题      关于印发《重庆市青年人才安家费发放办法》的通知',
      '  文号      渝人社发〔2026〕18号',
      '  日期      印发 2026-02-10，施行 2026-03-01，有效期至 2031-02-28',
      '  编号      han 一、 > han-paren （一）',
      '  共有      7 个条款，4 个要点',
    ])
      expect(added.said).toContain(line)
    expect(added.said).toMatch(/注意 {6}有 6 段的编号是 Word 自动生成的，已写成文字：请核对。/)
    expect(added.said).toMatch(/待办 {6}\d+ 行标有【待办】\n下一步：.*直到没有【待办】/)
    const [policy, points] = ['policy', 'points'].map((name) =>
      readFileSync(join(folder, draft, `${name}.yaml`), 'utf8'),
    )
    expect(policy).toMatch(/^# 草稿：机器人不会用它回答。/)
    expect(policy).toContain('why: 标题、主送机关和引言')
    expect(`${policy}${points}`).not.toContain('TODO')

    const early = await inChinese('accept', 'cq-settling')
    expect([early.code, early.said]).toEqual([1, expect.stringMatching(/points\.yaml：第\d+行：en: 【待办】/)])
    expect(early.said).toMatch(/未能启用：草稿中还有 \d+ 行标有【待办】——请写好后再启用$/)

    edit(
      `${draft}/policy.yaml`,
      [/en: 【待办】/, 'en: Notice on the Settling-in Grant for Young Talents of Chongqing'],
      [/en: 【待办】/, 'en: Young talents settling-in grant'],
      [/- 【待办】/, '- Chongqing Human Resources and Social Security Bureau'],
      [
        /(?<=names:\n) {2}zh:\n {4}- .*\n {2}en:\n {4}- 【待办】/,
        '  zh: [青年安家费，安家费]\n  en：[settling-in grant]',
      ],
    )
    finishChinese()
    const slips = await inChinese('accept', 'cq-settling')
    expect(slips.said).toMatch(/policy\.yaml：第\d+行：括号里是中文的“，”“、”或“；”.*——请改成英文逗号加一个空格/)
    expect(slips.said).toMatch(/policy\.yaml：第\d+行：键的后面是中文冒号（：）——请改成英文冒号加一个空格/)
    expect(slips.said).toMatch(/未能启用：草稿 cq-settling 有 2 处问题——请改正后再启用$/)
    edit(`${draft}/policy.yaml`, ['费，安', '费, 安'], ['en：[', 'en: ['])
    edit(`${draft}/points.yaml`, ['within 60 days', 'within 90 days'])
    expect((await inChinese('accept', 'cq-settling')).said).toMatch(
      /drafts\/cq-settling\/points\.yaml：c3: en：“90”在条款 3 里没有——请对照原文改正数字/,
    )
    edit(`${draft}/points.yaml`, ['within 90 days', 'within 60 days'])
    expect(await inChinese('accept', 'cq-settling')).toEqual({
      code: 0,
      said: 'cq-settling 已启用；正在运行的机器人几秒后就会用上',
    })
    expect((await inChinese()).said).toMatch(/^检查通过：6 个文件、/)
    expect(openBot()('青年安家费有多少钱')).toMatchObject({ status: 'answered', cited: ['cq-settling/2.1'] })
  })

  it('is told in Chinese why a file can’t be read, and how the commands are written', async () => {
    expect(
      (await inChinese('add', put('旧.doc', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex')))).said,
    ).toMatch(/^未能做成草稿：.*旧\.doc：它是旧版 Word 文件（\.doc）——请用 Word 或 WPS 打开，另存为 \.docx$/)
    for (const [args, said] of [
      [['add'], '无法执行：请写明是哪个文件'],
      [['accept'], '无法执行：请写明是哪份草稿'],
      [['dance'], '无法执行：没有“dance”这个命令'],
      [['add', 'a', 'b'], '无法执行：“b”是多余的'],
      [['gaps', '--cvs'], '无法执行：没有选项 --cvs，或它后面的值不对'],
    ] as const) {
      const told = await inChinese(...args)
      expect(told.said).toContain(`${said}\nnpm run knowledge `)
      expect(told.code).toBe(2)
    }
    expect((await run('gaps', '--language', 'fr')).said).toMatch(/^knowledge: --language must be zh or en, not “fr”\n/)
    expect((await inChinese('help')).code).toBe(0)
  })
})

describe('an English PDF', () => {
  const english = [
    'Notice on Relocation Support for Foreign Experts in Beijing',
    'Issued by: Beijing Municipal Human Resources and Social Security Bureau',
    'I. Recipients',
    '(i) A foreign expert who has worked in Beijing for 2 years may receive relocation support.',
    'II. Application',
    '(i) Relocation support is applied for within 45 days of the end of the second year.',
    '(ii) The bureau decides on relocation support within 20 working days.',
    'III. Entry into force',
    'This notice takes effect on 1 May 2026 and is valid until 30 April 2029.',
    '15 April 2026',
  ]
  it('goes the same way', async () => {
    const { code, said } = await run('add', put('relocation-support.pdf', pdf([english])))
    expect([code, said]).toEqual([0, expect.stringContaining('drafts/relocation-support')])
    for (const line of [
      'issuers    Beijing Municipal Human Resources and Social Security Bureau',
      'place      beijing',
      'dates      issued 2026-04-15, effective 2026-05-01, expires 2029-04-30',
      'numbering  roman > roman-paren',
    ])
      expect(said).toContain(line)
    const policy = 'drafts/relocation-support/policy.yaml'
    edit(
      policy,
      [/zh: TODO/, 'zh: 关于北京外籍专家搬迁补助的通知'],
      [/zh: TODO/, 'zh: 外籍专家搬迁补助通知'],
      [/(?<=issuers:\n {2}zh:\n) {4}- TODO/, '    - 北京市人力资源和社会保障局'],
      [/(?<=names:[\s\S]*)- TODO/, '- 搬迁补助'],
    )
    const points = 'drafts/relocation-support/points.yaml'
    finish(
      points,
      'c1-1',
      'zh',
      '在北京工作满2年的外籍专家可以领取搬迁补助。',
      ['谁能领搬迁补助'],
      ['who may receive relocation support'],
    )
    finish(
      points,
      'c2-1',
      'zh',
      '搬迁补助应当在第二年结束后45日内申请。',
      ['搬迁补助什么时候申请'],
      ['when do I apply for relocation support'],
    )
    finish(
      points,
      'c2-2',
      'zh',
      '局里在20个工作日内决定是否给予搬迁补助。',
      ['搬迁补助多久批'],
      ['how long until relocation support is decided'],
    )
    finish(
      points,
      'c3',
      'zh',
      '本通知自2026年5月1日起施行，有效期至2029年4月30日。',
      ['搬迁补助通知什么时候施行'],
      ['when does the relocation notice take effect'],
    )
    const accepted = await run('accept', 'relocation-support')
    expect(accepted.said).toMatch(/relocation-support is in use/)
    const ask = openBot()
    expect(ask('搬迁补助什么时候申请').cited[0]).toBe('relocation-support/2.1')
    expect(ask('搬迁补助什么时候申请').said).toContain('45日')
    // A subject that was declined so far, and still is elsewhere.
    expect(ask('重庆的人才补助什么时候申请').status).toBe('not-covered')
  })
})

describe('a new version', () => {
  const newer = chinese
    .map((part) =>
      typeof part === 'string'
        ? part.replace('〔2026〕18号', '〔2026〕90号').replace('2026年2月10日', '2026年9月20日')
        : { ...part, text: part.text.replace('每人8万元', '每人12万元').replace('2026年3月1日起', '2026年10月1日起') },
    )
    .toSpliced(9, 0, { text: '青年安家费分2次发放。', list: 0 })

  it('shows what changes, brings unchanged points along, and takes over on its day', async () => {
    await addChinese()
    finishChinese()
    expect((await run('accept', 'cq-settling')).code).toBe(0)
    const file = put('new.docx', docx(newer, lists))
    const { said } = await run('add', file, '--id', 'cq-settling-2', '--replaces', 'cq-settling')
    expect(said).toMatch(/Against cq-settling: \d+ same, \d+ changed, 1 new, 0 gone/)
    expect(said).toMatch(
      /changed {3}2\.1 \(points: cq-settling\/c2-1\)\n {4}- （一）青年安家费每人8万元。\n {4}\+ （一）青年安家费每人12万元。/,
    )
    expect(said).toMatch(/new {7}4: 四、青年安家费分2次发放。/)
    expect(said).toMatch(/changed {3}4 → 5/)
    const points = readFileSync(join(folder, 'drafts/cq-settling-2/points.yaml'), 'utf8')
    expect(points).toContain('within 60 days of taking up the post')
    expect(points).toContain('# changed; told before by cq-settling/c2-1:')
    const file2 = 'drafts/cq-settling-2/points.yaml'
    // What was asked before goes along, and the old translation, to be mended.
    expect(points).toMatch(
      /- id: c2-1\n.*clause: '2\.1'\n.*12万元.*\n {2}en: TODO The .*80,000 yuan.*\n {2}asks:\n {4}zh:\n {6}- 青年安家费有多少钱/,
    )
    edit(
      file2,
      ['en: TODO The settling-in grant is 80,000', 'en: The settling-in grant is 120,000'],
      ['en: TODO The measures take effect on 1 March 2026', 'en: The measures take effect on 1 October 2026'],
    )
    finish(
      file2,
      'c4-new',
      'en',
      'The settling-in grant is paid in 2 parts.',
      ['青年安家费分几次发'],
      ['is the settling-in grant paid at once'],
    )
    const accepted = await run('accept', 'cq-settling-2')
    expect(accepted.said).toMatch(/cq-settling-2 is in use/)

    // Before its day it is announced, and answers who asks about a later one.
    const ask = openBot()
    expect(ask('青年安家费有多少钱', '2026-09-30')).toMatchObject({
      cited: ['cq-settling/2.1'],
      standing: expect.stringMatching(
        /〔2026〕18号.*自2026年10月1日起由《.*〔2026〕90号.*代替；在那以后办理的，请按新规定。$/,
      ),
    })
    const later = ask('按2026年11月的标准，青年安家费有多少钱', '2026-09-30')
    expect([later.cited[0], later.said]).toEqual(['cq-settling-2/2.1', expect.stringContaining('12万元')])
    const now = ask('青年安家费有多少钱')
    expect(now).toMatchObject({ cited: ['cq-settling-2/2.1'], standing: '' })
    expect(now.said).toContain('12万元')
    for (const question of ['按以前的规定，青年安家费有多少钱', '2026年5月的时候青年安家费有多少钱']) {
      const then = ask(question)
      expect(then.cited, question).toEqual(['cq-settling/2.1'])
      expect(then.said).toContain('8万元')
      expect(then.standing).toMatch(/》（.*〔2026〕18号）是以前的规定，自2026年10月1日起由《.*》（.*〔2026〕90号）代替/)
    }
    const then = ask('as of June 2026, when did I have to apply for the settling-in grant?')
    expect(then.cited[0]).toBe('cq-settling/3')
    expect(then.standing).toMatch(/has taken its place since 1 October 2026/)
  })

  it('is told and marked in Chinese for an editor who reads it', async () => {
    await addChinese()
    finishChinese()
    expect((await run('accept', 'cq-settling')).code).toBe(0)
    edit('policies/cq-card-rules/points.yaml', [
      /(?=\n- id: (?!rules-issued$))/m,
      '\n  differs:\n    - { point: cq-settling/c2-1, zh: 金额不同。, en: The sums differ. }',
    ])
    const { said } = await run(
      ...['add', put('new.docx', docx(newer, lists)), '--id', 'cq-settling-2', '--replaces', 'cq-settling'],
      ...['--language', 'zh'],
    )
    expect(said).toMatch(/\n与 cq-settling 相比：\d+ 条相同，\d+ 条有改动，1 条新增，0 条删去\n/)
    expect(said).toContain(
      '  改动      2.1（要点：cq-settling/c2-1；在 differs 中与它比较的：cq-card-rules/rules-issued）',
    )
    expect(said).toContain('  新增      4：四、青年安家费分2次发放。')
    const points = readFileSync(join(folder, 'drafts/cq-settling-2/points.yaml'), 'utf8')
    expect(points).toMatch(/# 有改动；旧版本的要点 cq-settling\/c2-1：\n# {3}\S+：青年安家费每人8万元。/)
    expect(points).toContain('en: 【待办】 The settling-in grant is 80,000')
    expect(readFileSync(join(folder, 'drafts/cq-settling-2/policy.yaml'), 'utf8')).toContain(
      '# 旧版本的 standing 如下：仍然适用的请保留。',
    )
  })

  it('can’t replace what does not exist, nor what has a new version already', async () => {
    const none = await run('add', put('a.txt', '一、甲乙丙丁。\n二、戊己庚辛。'), '--replaces', 'nothing')
    expect([none.code, none.said]).toEqual([
      1,
      expect.stringMatching(/there is no policy nothing — policies: bj-urgent/),
    ])
    for (const id of ['bj-urgent-talents', 'cq-scarce-talents'])
      edit(`policies/${id}/policy.yaml`, [/^title:/m, 'replaces: cq-card-rules\ntitle:'])
    const replaced = checkKnowledge(loadKnowledge(folder)).filter(({ key }) => key === 'replaces')
    expect(replaced.map(lineOf)).toEqual([
      expect.stringMatching(
        /^policies\/cq-scarce-talents\/policy\.yaml: replaces: bj-urgent-talents replaces cq-card-rules already/,
      ),
    ])
  })
})
