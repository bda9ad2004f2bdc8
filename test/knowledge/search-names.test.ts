import { describe, expect, it } from 'vitest'
import { buildNames } from '../../knowledge/names.ts'
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
  const index = buildIndex(
    [
      { id: 'other', lang: 'en', text: 'Mr Harrington opened the new school in 1987.' },
      { id: 'right', lang: 'en', text: 'Mr Gordonsen opened the new school in 1987.' },
    ],
    { cache: false },
  )
  expect(index.search('戈登森什么时候开办新学校', 1)[0]?.id).toBe('right')
})
