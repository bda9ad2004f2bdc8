/** Which point comes first, and that a point is found by what its editor expected people to ask. */
import { describe, expect, it } from 'vitest'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { buildFinder } from '../../knowledge/retrieval/retrieve.ts'
import { knowledge } from '../our-knowledge.ts'

const finder = buildFinder(knowledge)
const first = (question: string) => finder.rank(question).best(1)[0]?.point.id

describe('the best point', () => {
  it.each([
    ['证丢了怎么补', 'cq-card-rules/card-loss'],
    ['I lost my talent service card', 'cq-card-rules/card-loss'],
    ['办证的照片发到哪个邮箱', 'cq-card-rules/new-card-photo'],
    ['新證照片要白底嗎', 'cq-card-rules/new-card-photo'],
    ['what does 111N mean', 'cq-card-rules/network-111n'],
    ['没进重点名单的公司怎么办', 'bj-urgent-talents/unlisted-entity-route'],
    ['our company is not on the list in Beijing', 'bj-urgent-talents/unlisted-entity-route'],
    ['特色人才公务员能不能评', 'dg-characteristic-talents/civil-servants-excluded'],
    ['nominated for an international award', 'cq-scarce-talents/award-nominees'],
  ])('%s → %s', (question, id) => {
    expect(first(question)).toBe(id)
  })

  it('lets the part that asks count double', () => {
    const text = 'my wife found a new job and our son is six. how do i get a new card after losing mine?'
    const focus = 'how do i get a new card after losing mine?'
    const about = (f?: string) =>
      finder
        .rank(text, f)
        .best(5)
        .map((c) => c.point.id)
    expect(about(focus)[0]).toBe('cq-card-rules/card-loss')
  })

  it('gives only what is accepted', () => {
    const found = finder.rank('age limit').best(5, (point) => point.policy === 'bj-urgent-talents')
    expect(found.every((c) => c.point.policy === 'bj-urgent-talents')).toBe(true)
  })

  it('knows nothing of a question without words', () => {
    expect(finder.rank('？？？').best(3)).toEqual([])
    expect(finder.rank('qwpoeiru zmxn').best(3)).toEqual([])
  })

  it('counts the words that ask for a kind of fact as no evidence about the subject', () => {
    const [all] = finder.rank('多少天换证').best(1)
    const [subject] = finder.rank('多少天换证', undefined, '多少天').best(1)
    expect(subject?.about).toBeLessThan(all?.about ?? 0)
  })
})

describe('asks left out of the index', () => {
  /** Every eighth ask is taken out and searched for. Floors stand a little below the figures of today. */
  const leftOut: { ask: string; point: Point }[] = []
  let count = 0
  const points = new Map(
    [...knowledge.points].map(([id, point]) => {
      const keep = (asks: string[]) =>
        asks.filter((ask) => {
          const out = count++ % 8 === 3
          if (out) leftOut.push({ ask, point })
          return !out
        })
      return [id, { ...point, asks: { zh: keep(point.asks.zh), en: keep(point.asks.en) } }]
    }),
  )
  const without = buildFinder({ ...knowledge, points } satisfies Knowledge)
  const share = (k: number) =>
    leftOut.filter(({ ask, point }) =>
      without
        .rank(ask)
        .best(k)
        .some((c) => c.point.policy === point.policy && c.point.clause === point.clause),
    ).length / leftOut.length

  it('are found by their clause: half first, seven in ten among three', () => {
    expect(leftOut.length).toBeGreaterThan(700)
    expect(share(1)).toBeGreaterThan(0.5)
    expect(share(3)).toBeGreaterThan(0.68)
  })
})
