import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chineseNumber } from '../../knowledge/retrieval/figures.ts'
import { segment } from '../../knowledge/retrieval/translate.ts'
import { buildIndex, type Passage } from '../../knowledge/search.ts'

const en: Passage[] = [
  ['volcano', 'The volcano near the village erupted in 1902 and covered the fields with ash.'],
  ['hospital', 'The district hospital treats children free of charge on Monday mornings.'],
  ['bridge', 'Engineers needed three years to build the railway bridge across the river.'],
  ['library', 'The library lends books for four weeks; a fine is due for every late day.'],
  ['tax', 'Small companies pay a lower income tax in their first year.'],
  ['panda', 'A panda eats bamboo for most of the day.'],
  ['eighteenth', 'In the 18th century the harbour was the largest of the coast.'],
].map(([id, text]) => ({ id: `${id}`, lang: 'en', text: `${text}` }))
const zh: Passage[] = [
  ['volcano', '村子附近的火山在1902年喷发，火山灰盖住了田地。'],
  ['hospital', '区医院每周一上午免费给儿童看病。'],
  ['bridge', '工程师花了三年建成跨河的铁路桥。'],
  ['library', '图书馆的书可以借四个星期，逾期每天都要交罚款。'],
  ['tax', '小公司第一年的所得税较低。'],
  ['panda', '熊猫一天大部分时间在吃竹子。'],
  ['eighteenth', '18世纪时，这个港口是沿岸最大的。'],
].map(([id, text]) => ({ id: `${id}`, lang: 'zh', text: `${text}` }))

const first = (passages: Passage[], query: string) => buildIndex(passages).search(query, 3)[0]?.id

describe('a question in the other language', () => {
  it.each([
    ['火山什么时候爆发的', 'volcano'],
    ['哪家医院给孩子治病', 'hospital'],
    ['鐵路大橋建了幾年', 'bridge'],
    ['借书晚还要罚款吗', 'library'],
    ['企业要交多少所得税', 'tax'],
    ['熊猫吃什么', 'panda'],
    ['十八世纪的港口', 'eighteenth'],
  ])('%s finds the English passage', (query, id) => {
    expect(first(en, query)).toBe(id)
  })

  it.each([
    ['When did the volcano erupt?', 'volcano'],
    ['Which hospital treats children?', 'hospital'],
    ['How long did building the railway bridge take?', 'bridge'],
    ['Is there a fine for late library books?', 'library'],
    ['How much income tax do companies pay?', 'tax'],
    ['What do pandas eat?', 'panda'],
    ['the port in the eighteenth century', 'eighteenth'],
  ])('%s finds the Chinese passage', (query, id) => {
    expect(first(zh, query)).toBe(id)
  })

  it('ranks passages of both languages together', () => {
    const both = [...zh.slice(0, 3), ...en.slice(3)]
    expect(first(both, '熊猫吃什么')).toBe('panda')
    expect(first(both, '火山什么时候爆发的')).toBe('volcano')
    expect(first(both, 'What do pandas eat?')).toBe('panda')
    expect(first(both, 'When did the volcano erupt?')).toBe('volcano')
  })

  it('uses words of one’s own', () => {
    const card: Passage[] = [
      { id: 'card', lang: 'en', text: 'Holders of the Yingcai pass skip the queue.' },
      { id: 'other', lang: 'en', text: 'Holders of a ticket wait.' },
    ]
    expect(buildIndex(card).search('英才卡', 1)[0]?.id).not.toBe('card')
    const glossary = [{ zh: ['英才卡'], en: ['Yingcai pass'] }]
    expect(buildIndex(card, { glossary }).search('英才卡', 1)[0]?.id).toBe('card')
  })

  it('gives scores from 0 to 1, and nothing for a word that nothing translates', () => {
    const index = buildIndex([...zh, ...en])
    for (const query of ['火山', 'volcano eruption', '18']) {
      const hits = index.search(query, 20)
      expect(hits.length).toBeGreaterThan(0)
      for (const { score } of hits) expect(score > 0 && score <= 1).toBe(true)
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a))
    }
    expect(index.search('qwrtzp', 3)).toEqual([])
  })
})

it('reads the dictionary only when a question needs it', () => {
  const empty = mkdtempSync(join(tmpdir(), 'search-lazy-'))
  try {
    const index = buildIndex(zh, { cache: empty })
    index.search('火山什么时候爆发的', 3)
    expect(readdirSync(empty).some((name) => name.startsWith('dictionary-'))).toBe(false)
    index.search('volcano', 3)
    expect(readdirSync(empty).some((name) => name.startsWith('dictionary-'))).toBe(true)
  } finally {
    rmSync(empty, { recursive: true })
  }
})

it.each([
  ['三', 3],
  ['十八', 18],
  ['二十', 20],
  ['两百零五', 205],
  ['人才', undefined],
  ['', 0],
])('%s is the number %s', (word, value) => {
  expect(chineseNumber(word)).toBe(value)
})

it('cuts a run into as few known words as possible', () => {
  const known = new Set(['重庆', '重庆市', '人力', '资源', '人力资源', '局'])
  expect(segment('重庆市人力资源局', (word) => known.has(word))).toEqual(['重庆市', '人力资源', '局'])
})
