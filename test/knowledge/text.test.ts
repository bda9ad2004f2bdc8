import { describe, expect, it } from 'vitest'
import { figures, missingFrom } from '../../knowledge/numbers.ts'
import { languageOf, normalise, terms } from '../../knowledge/retrieval/text.ts'
import { buildIndex } from '../../knowledge/search.ts'

describe('text', () => {
  it('folds full-width forms, case and traditional characters', () => {
    expect(normalise('人才服務證ＡＢＣ１２')).toBe('人才服务证abc12')
  })

  it('gives Han characters singly and in pairs, English stemmed without stop words', () => {
    expect(terms('落户办理 for the talents')).toEqual(['落', '落户', '户', '户办', '办', '办理', '理', 'talent'])
  })

  it.each([
    ['R签证怎么办', 'zh'],
    ['What about 落户 for card holders in Chongqing?', 'en'],
    ['😀😀', undefined],
    ['How long is the card valid?', 'en'],
  ])('knows the language of %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})

describe('figures', () => {
  const same = (zh: string, en: string) => [
    missingFrom(figures(en), figures(zh)),
    missingFrom(figures(zh), figures(en)),
  ]

  it.each([
    ['每年4月30日前', 'by 30 April each year'],
    ['实收资本200万元', 'paid-in capital of 2 million yuan'],
    ['100,000元（含）', '100,000 yuan (inclusive)'],
    ['邮箱cqrcgfb@163.com', 'e-mail cqrcgfb@163.com'],
    ['近2年', 'the past two years'],
  ])('%s agrees with %s', (zh, en) => {
    expect(same(zh, en)).toEqual([[], []])
  })

  it('finds a wrong one', () => {
    expect(same('15个工作日', '15 working days and 3 years')).toEqual([[], ['3']])
    expect(missingFrom(figures('cqrcgfb@163.com'), figures('cqrcgf@163.com'))).toEqual(['cqrcgf@163.com'])
  })
})

describe('buildIndex', () => {
  const index = buildIndex([
    { id: 'a', lang: 'zh', text: '人才服务证有效期3年' },
    { id: 'b', lang: 'en', title: 'Household', text: 'The platform passes the application on within 3 working days.' },
    { id: 'c', lang: 'zh', text: '遗失的及时申请及时办理' },
  ])

  it('finds the passage, best first, with a score from 0 to 1', () => {
    const [first] = index.search('服務證的有效期', 3)
    expect(first?.id).toBe('a')
    expect(first?.score).toBeGreaterThan(0)
    expect(first?.score).toBeLessThanOrEqual(1)
    expect(index.search('household applications', 3)[0]?.id).toBe('b')
  })

  it('finds nothing where nothing matches, and does not remember the query before', () => {
    expect(index.search('zebra', 3)).toEqual([])
    const twice = [index.search('遗失', 2), index.search('遗失', 2)]
    expect(twice[0]).toEqual(twice[1])
  })

  it('gives at most k', () => {
    expect(index.search('3', 1)).toHaveLength(1)
  })
})
