import { describe, expect, it } from 'vitest'
import { buildNames } from '../../knowledge/retrieval/names.ts'
import { buildIndex } from '../../knowledge/search.ts'

const words = 'jared norman duval brookhaven jacksonvil gordonsen westminst victoria bridge table number winter general'

describe('names as they sound', () => {
  const names = buildNames(words.split(' '))

  it.each([
    ['贾里德', 'jared'],
    ['诺曼', 'norman'],
    ['杜瓦尔', 'duval'],
    ['布鲁黑文', 'brookhaven'],
    ['杰克逊维尔', 'jacksonvil'],
    ['戈登森', 'gordonsen'],
    ['威斯敏斯特', 'westminst'],
  ])('%s sounds like %s', (chinese, english) => {
    expect(names.like(chinese)[0]?.term).toBe(english)
  })

  it.each(['阿里', '马克思主义', '哈'])('%s sounds like none of them', (chinese) => {
    expect(names.like(chinese)).toEqual([])
  })

  it('takes a sound that dozens of words have for no name', () => {
    const many = Array.from(
      { length: 26 },
      (_, at) => `mo${String.fromCharCode(97 + at).replace(/[^aeiou]/, 'a')}${'e'.repeat(at)}t`,
    )
    expect(buildNames(['mota']).like('莫塔')).toHaveLength(1)
    expect(buildNames(many).like('莫塔')).toEqual([])
  })
})

it('finds an English passage by a Chinese name that no dictionary has', () => {
  const index = buildIndex([
    { id: 'other', lang: 'en', text: 'Mr Harrington opened the new school in 1987.' },
    { id: 'right', lang: 'en', text: 'Mr Gordonsen opened the new school in 1987.' },
  ])
  expect(index.search('戈登森什么时候开办新学校', 1)[0]?.id).toBe('right')
})

describe('an English name in Chinese passages', () => {
  const passage = (id: string, text: string) => ({ id, lang: 'zh' as const, text })
  const index = buildIndex([
    passage('other', '哈灵顿先生于1987年开办了新学校。'),
    passage('right', '戈登森先生于1987年开办了新学校。'),
    passage('parts', '戈壁上的学校由登山队的森林管理员开办。'),
  ])

  it('is found by its sound', () => {
    expect(index.search('When did Gordonsen open the new school?', 1)[0]?.id).toBe('right')
    expect(index.search('Gordonsen', 3).map(({ id }) => id)).toEqual(['right'])
    expect(index.search('Mr Harrington', 3)[0]?.id).toBe('other')
  })

  it('is no word that only shares some consonants', () => {
    expect(index.search('Brookhaven', 3)).toEqual([])
    expect(index.search('Westminster', 3)).toEqual([])
  })
})

it('finds a name whose end the stemmer takes for an ending', () => {
  const names = buildNames(['thoma', 'jare', 'harbor'])
  expect(names.like('托马斯')[0]?.term).toBe('thoma')
  expect(names.like('贾里德')[0]?.term).toBe('jare')
})
