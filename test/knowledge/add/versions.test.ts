/** A new version of a document that an editor has worked on: what of that work goes along. */
import { describe, expect, it } from 'vitest'
import { makeDraft } from '../../../knowledge/add/draft.ts'
import { exchanged, exchangesOf } from '../../../knowledge/add/exchange.ts'
import { findClauses } from '../../../knowledge/clauses.ts'
import type { Point, Policy } from '../../../knowledge/policy.ts'
import { knowledge } from '../../our-knowledge.ts'
import { say } from '../english.ts'

const old = knowledge.policies.get('cq-card-rules')
if (!old) throw new Error('no rules')

const changes: [from: string | RegExp, to: string][] = [
  ['2017年12月14日', '2026年10月15日'],
  ['有效期3年', '有效期5年'],
  ['单位联络员应在15个工作日内，持', '单位联络员应在10个工作日内，持'],
  ['在每年4月30日前', '在每年3月31日前'],
  [/[^\n]*（九）市级专家休假疗养[^\n]*\n/, ''],
  ['其中对遗失的，及时申请及时办理。', '补发服务证，每次收取工本费20元。'],
]
const source = changes.reduce((text, [from, to]) => {
  expect(text.replace(from, to)).not.toBe(text)
  return text.replace(from, to)
}, old.source)

describe('a new version of the rules', async () => {
  const { points, changes, metadata, files } = await makeDraft(source, { knowledge, replaces: old, say })
  const point = (id: string) => points.find((one) => one.id === id)

  it('is parted as the editor has parted the old one, so that only what has changed is told as changed', () => {
    const told = changes.flatMap((change) =>
      change.kind === 'same' ? [] : [`${change.kind} ${'now' in change ? change.now.id : change.old.id}`],
    )
    expect(told).toEqual(['changed header', 'changed 1', 'changed 2.2', 'changed 6.1', 'gone 3.9'])
    expect(metadata).toMatchObject({ title: old.title.zh, number: null, issued: '2026-10-15' })
    expect(files['policy.yaml']).toMatch(/^main: card-what-is$/m)
    expect(files['policy.yaml']).toMatch(/^overview:\n {2}who:\n {4}- card-what-is$/m)
    expect(files['policy.yaml']).toMatch(/^spoken:$/m)
    expect(files['policy.yaml']).toContain(`#   ${old.standing.zh}`)
    expect(files['policy.yaml']).toMatch(
      /^short:\n {2}zh: 服务证实施细则（2026年）\n {2}en: Card implementing rules \(2026\)$/m,
    )
    expect(files['policy.yaml']).not.toContain('clause: header') // points tell it, as before
  })

  it('keeps every point of a changed clause by its id, with the figure of the new clause', () => {
    expect(point('card-valid-three-years')).toMatchObject({
      zh: 'TODO 人才服务证有效期5年。',
      en: 'TODO The Talent Service Card is valid for 3 years.',
      asks: knowledge.points.get('cq-card-rules/card-valid-three-years')?.asks,
    })
    expect(point('card-change')?.zh).toBe(
      'TODO 人才服务证的有关内容发生变更时，单位联络员应在10个工作日内，向市一站式服务平台申请办理。',
    )
    expect(point('school-new-entry-deadline')?.zh).toContain('每年3月31日前')
    expect(point('school-answer')?.zh).toContain('15个工作日') // of another sentence, and still so
  })

  it('marks what does not stand in the clause word for word, with its translation, and leaves what has not changed', () => {
    const { en } = knowledge.points.get('cq-card-rules/card-personal-use') ?? {}
    expect(point('card-personal-use')).toMatchObject({
      zh: 'TODO 人才服务证仅限人才本人在本市范围内使用。',
      en: `TODO ${en}`,
    })
    const same = knowledge.points.get('cq-card-rules/card-benefits')
    expect(point('card-benefits')).toMatchObject({ zh: same?.zh, en: same?.en })
  })

  it('marks what was said of the old words: how another document differs, what was unclear', () => {
    const { unclear, differs } = point('school-new-entry-deadline') as (typeof points)[number]
    expect(unclear).toMatchObject({ zh: expect.stringMatching(/^TODO .*4月30日/) })
    expect(differs).toEqual([expect.objectContaining({ en: expect.stringMatching(/^TODO /) })])
  })

  it('has a point for a sentence that is new, and none of a clause that is gone', () => {
    expect(points.filter(({ clause }) => clause === '2.2').map(({ zh }) => zh)).toContain(
      '补发服务证，每次收取工本费20元。',
    )
    expect(point('dept-other')).toBeUndefined()
    const ids = new Set(points.map(({ id }) => id))
    for (const { with: belongs = [] } of points) for (const id of belongs as string[]) expect(ids).toContain(id)
  })
})

describe('a new version of a list and a table', async () => {
  const text =
    '办法\n第一条 有下列情形之一的，不予受理：\n（一）已享受住房补贴的；\n（二）提供虚假材料的；\n（三）被列入失信名单的。\n第二条 标准见下表：\n类别 | 购房 | 租房\n博士 | 30 | 3000\n硕士 | 20 | 1000'
  const first = await makeDraft(text, { knowledge, say })
  const policy: Policy = { ...old, id: 'old', source: text, structure: first.found.structure }
  const ours = {
    ...knowledge,
    clauses: new Map(findClauses(policy).map((clause) => [`old/${clause.id}`, clause])),
    points: new Map(
      first.points.map(({ id, clause, zh, asks }): [string, Point] => [
        `old/${id}`,
        { id: `old/${id}`, policy: 'old', clause, zh, en: 'as told', asks, with: [], differs: [] } as unknown as Point,
      ]),
    ),
  }
  const now = text
    .replace('住房补贴的', '住房补贴或者公租房的')
    .replace('（二）提供虚假材料的；\n（三）被列入失信名单的。', '（二）提供虚假材料的。')
    .replace('3000', '3200')
  const { points } = await makeDraft(now, { knowledge: ours, replaces: policy, say })
  const told = points.map(({ id, zh, en }) => [id, zh, en])

  it('marks the rows and items that have changed, and no others', () => {
    expect(told).toEqual([
      ['c1', 'TODO 有下列情形之一的，不予受理：已享受住房补贴或者公租房的；提供虚假材料的。', 'TODO as told'],
      ['c1-1', '有下列情形之一的，不予受理：已享受住房补贴或者公租房的。', 'TODO as told'],
      ['c1-2', '有下列情形之一的，不予受理：提供虚假材料的。', 'as told'],
      ['c2a', '标准见下表：类别：博士，购房：30，租房：3200。', 'TODO as told'],
      ['c2b', '标准见下表：类别：硕士，购房：20，租房：1000。', 'as told'],
    ])
  })
})

describe('what is exchanged', () => {
  it.each([
    ['每人补贴8万元，分2年发放。', '每人补贴12万元，分2年发放。', '补贴8万元。', '补贴12万元。'],
    ['应在4月30日前申请。', '应在3月31日前申请。', '4月30日前申请。', '3月31日前申请。'],
    ['可以申请。', '不可以申请。', '人才可以申请。', '人才不可以申请。'],
    [
      'apply within 15 days',
      'apply within 30 days',
      'One must apply within 15 days.',
      'One must apply within 30 days.',
    ],
    ['十五日内报告', '三十日内报告', '应在十五日内报告', '应在三十日内报告'],
  ])('of %s to %s is so in %s', (before, now, said, wanted) => {
    expect(exchanged(said, exchangesOf(before, now))).toBe(wanted)
  })

  it('puts no new row of a table into the statement of the row before it', () => {
    const exchanges = exchangesOf('硕士 | 1200元 | 24个月', '硕士 | 1200元 | 36个月\n本科 | 600元 | 12个月')
    expect(exchanged('硕士每月1200元，最长24个月。', exchanges)).not.toMatch(/本科|600/)
  })

  it('gives both texts when it is done to all of one', () => {
    const one = '一、每人8万元，60日内申请；逾期的，不予受理。'
    const two = '一、每人12万元，应当在90日内申请。'
    const exchanges = exchangesOf(one, two)
    const { before = '' } = exchanges[0] ?? {}
    let built = before
    for (const [at, { to, after }] of exchanges.entries()) {
      const next = exchanges[at + 1]
      built += to + (next ? after.slice(0, after.length - next.after.length - next.from.length) : after)
    }
    expect(built).toBe(two)
  })

  it('is not looked for in texts that would take long', () => {
    expect(exchangesOf('甲乙'.repeat(3000), '丙丁'.repeat(3000))).toEqual([])
  })
})
