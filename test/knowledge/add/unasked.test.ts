/** A document that was only translated, with no questions written for it: what it says is told, and no other place answers for it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dump, load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAnswerer, compose } from '../../../bot/answers/answer.ts'
import { acceptDraft } from '../../../knowledge/add/command.ts'
import { makeDraft } from '../../../knowledge/add/draft.ts'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import type { Said } from '../../../knowledge/said.ts'
import { say } from '../english.ts'

const source = `# Interim Measures of Suzhou Industrial Park on Services for International Talents
Document No. SIP Talent [2026] 7
Issued by the Administrative Committee of Suzhou Industrial Park on 20 January 2026
Chapter I General Provisions
Article 1 These Measures apply to foreign nationals who work for an enterprise of the Park and earn a salary of not less than RMB 300,000 a year.
Chapter II Park Talent Pass
Article 2 The Park Talent Pass is issued as a Gold Pass or a Blue Pass. A Gold Pass is valid for 5 years and a Blue Pass for 1 year.
Article 3 The employer shall submit the following materials to the One-Stop Service Centre:
(a) the application form;
(b) a copy of the passport.
Article 4 The Centre shall decide within 8 working days of receiving complete materials.
Article 5 The Park pays holders a housing subsidy of RMB 2,000 a month. The housing subsidy is paid for 24 months.
Article 6 These Measures shall come into force on 1 March 2026 and remain valid until 28 February 2029.
`
const chinese: Record<string, string> = {
  c1: '本办法适用于在园区企业工作、年薪不低于人民币300,000元的外国人。',
  c2a: '园区人才通行证分为金卡和蓝卡。',
  c2b: '金卡有效期5年，蓝卡有效期1年。',
  c3: '用人单位应当向一站式服务中心提交以下材料：申请表；护照复印件。',
  'c3-1': '用人单位应当向一站式服务中心提交的材料：申请表。',
  'c3-2': '用人单位应当向一站式服务中心提交的材料：护照复印件。',
  c4: '中心自收到完整材料之日起8个工作日内作出决定。',
  c5a: '园区每月发给持有人住房补贴人民币2,000元。',
  c5b: '住房补贴发放24个月。',
  c6: '本办法自2026年3月1日起施行，有效期至2029年2月28日。',
}

let folder = ''
let draft: Awaited<ReturnType<typeof makeDraft>>
const said: Said[] = []
let ask: (text: string) => { status: string; cited: string | undefined }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unasked-'))
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  draft = await makeDraft(source.replaceAll('# ', ''), { knowledge: loadKnowledge(folder), say })
  const place = join(folder, 'drafts/sz-pass')
  cpSync(join(folder, 'policies/cq-card-rules'), place, { recursive: true })
  for (const [name, text] of Object.entries(draft.files)) writeFileSync(join(place, name), text)
  const edit = (name: string, change: (content: never) => unknown) =>
    writeFileSync(join(place, name), dump(change(load(readFileSync(join(place, name), 'utf8')) as never)))
  edit('points.yaml', (points: { id: string }[]) => points.map((point) => ({ ...point, zh: chinese[point.id] })))
  const title = '苏州工业园区国际人才服务暂行办法'
  edit('policy.yaml', (policy: { title: object; short: object; issuers: object; names: object }) => ({
    ...policy,
    title: { ...policy.title, zh: title },
    short: { ...policy.short, zh: title },
    issuers: { ...policy.issuers, zh: ['苏州工业园区管理委员会'] },
    names: { ...policy.names, zh: [title, '园区人才通行证', '金卡', '蓝卡'] },
  }))
  const hear = (one: Said) => {
    said.push(one)
    return say(one)
  }
  expect(acceptDraft('sz-pass', { folder, say: hear, print: () => {} })).toBe(0)
  const knowledge = loadKnowledge(folder)
  const answerer = buildAnswerer(knowledge)
  ask = (text) => {
    const answer = answerer.answer(text, { today: '2026-11-22' })
    const [first] = compose(knowledge, answer).citations
    return { status: answer.status, cited: first && `${first.policy}/${first.clause}` }
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the draft', () => {
  it('has number, issuer and dates as English documents put them, and no chapter among its points', () => {
    expect(draft.metadata).toMatchObject({
      number: 'SIP Talent [2026] 7',
      issuers: ['Administrative Committee of Suzhou Industrial Park'],
      issued: '2026-01-20',
      effective: '2026-03-01',
      expires: '2029-02-28',
    })
    expect(draft.points.filter(({ en }) => /Chapter/.test(en))).toEqual([])
    expect(new Set(draft.points.map(({ id }) => id)).size).toBe(draft.points.length)
  })

  it('names what the document is about, and what answers for the whole of it', () => {
    const policy = load(draft.files['policy.yaml']) as { names: { en: string[] }; overview: object }
    expect(policy.names.en).toEqual(expect.arrayContaining(['Park Talent Pass', 'Gold Pass', 'Blue Pass']))
    expect(policy.overview).toMatchObject({
      who: ['c1'],
      materials: ['c3'],
      duration: ['c4'],
      validity: ['c2b'],
      salary: ['c1'],
    })
  })

  it('is accepted without questions, and it is told how many points have none', () => {
    expect(said).toContainEqual({ say: 'accept.unasked', count: draft.points.length })
  })
})

describe('the document answers', () => {
  it.each([
    ['How long is the Gold Pass valid?', '2'],
    ['What do I have to hand in for the Park Talent Pass?', '3'],
    ['How much is the housing subsidy in Suzhou?', '5'],
    ['金卡有效期几年', '2'],
    ['年薪多少才能申请园区人才通行证', '1'],
    ['苏州多久能批下来', '4'],
    ['苏州的住房补贴每月多少钱', '5'],
  ])('%s', (question, clause) => {
    expect(ask(question)).toEqual({ status: 'answered', cited: `sz-pass/${clause}` })
  })

  it.each([
    // Subjects of uncovered.yaml are told where this document tells them, and nowhere else.
    '重庆有住房补贴吗',
    'Is there a housing subsidy in Beijing?',
    // No card of another place is taken for its pass.
    'Does the Blue Pass pay for a flight home?',
    '金卡可以免费坐飞机吗',
  ])('and not: %s', (question) => {
    expect(ask(question).status).not.toBe('answered')
  })
})

describe('a new version in which one item of a list has changed', () => {
  it('has the list as a whole marked too, with the new words', async () => {
    const knowledge = loadKnowledge(folder)
    const replaces = knowledge.policies.get('sz-pass')
    if (!replaces) throw new Error('sz-pass is not in use')
    const newer = replaces.source.replace('a copy of the passport', 'a certified copy of the passport')
    const { points } = await makeDraft(newer, { knowledge, replaces, say })
    const of = (id: string) => points.find((point) => point.id === id)
    expect(of('c3')?.en).toMatch(/^TODO .*the application form; a certified copy of the passport\.$/)
    expect(of('c3')?.zh).toBe(`TODO ${chinese.c3}`)
    expect(of('c3-1')).toMatchObject({ zh: chinese['c3-1'] })
  })

  it('has it marked where an item was added', async () => {
    const knowledge = loadKnowledge(folder)
    const replaces = knowledge.policies.get('sz-pass')
    if (!replaces) throw new Error('sz-pass is not in use')
    const newer = replaces.source.replace(
      '(b) a copy of the passport.',
      '(b) a copy of the passport.\n(c) proof of salary.',
    )
    const { points } = await makeDraft(newer, { knowledge, replaces, say })
    expect(points.find(({ id }) => id === 'c3')?.zh).toBe(`TODO ${chinese.c3}`)
  })

  it('has it marked where an item was added and the clause has another number', async () => {
    const knowledge = loadKnowledge(folder)
    const replaces = knowledge.policies.get('sz-pass')
    if (!replaces) throw new Error('sz-pass is not in use')
    const newer = replaces.source
      .replace(/Article ([3-6])/g, (_, number) => `Article ${Number(number) + 1}`)
      .replace('Article 4', 'Article 3 A lost pass is replaced once.\nArticle 4')
      .replace('(b) a copy of the passport.', '(b) a copy of the passport.\n(c) proof of salary.')
    const { points } = await makeDraft(newer, { knowledge, replaces, say })
    expect(points.find(({ id }) => id === 'c3')).toMatchObject({ clause: '4', zh: `TODO ${chinese.c3}` })
  })
})
