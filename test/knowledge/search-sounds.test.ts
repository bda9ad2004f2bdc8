import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadReadings, type Readings } from '../../knowledge/retrieval/readings.ts'
import { buildFinder } from '../../knowledge/retrieval/retrieve.ts'
import { buildSounds, type Sounds, soundsOfFolder } from '../../knowledge/retrieval/sounds.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { knowledge } from '../our-knowledge.ts'

let cache: string
let readings: Readings | undefined
let sounds: Sounds
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'sounds-'))
  readings = loadReadings(cache)
  sounds = soundsOfFolder(knowledge, buildFinder(knowledge).knows, () => readings)
})
afterAll(() => rmSync(cache, { recursive: true }))

it.each([
  ['重请落户怎么办', '重庆落户怎么办'],
  ['我想洛户', '我想落户'],
  ['户藉迁移', '户籍迁移'],
  ['申情材料', '申请材料'],
  ['签正办理', '签证办理'],
  ['card的youxiaoqi多久', 'card的有效期多久'],
  ['peiou就业', '配偶就业'],
  ['需要什么cailiao', '需要什么材料'],
])('%s is mended to %s', (written, right) => {
  expect(sounds.mend(normalise(written))).toBe(right)
})

it('changes no ask and no statement of the documents, in either language', () => {
  const changed = [...knowledge.points.values()]
    .flatMap(({ zh, en, asks }) => [zh, en, ...asks.zh, ...asks.en])
    .map(normalise)
    .filter((text) => sounds.mend(text) !== text)
  expect(changed).toEqual([])
})

it.each([
  '明天天气怎么样',
  '尊重请示制度',
  '公司形势很好，权利归谁',
  '我的孩子在实验小学读三年级，可以转学吗',
  '红烧肉怎么做',
  '请问重新申请要带什么材料',
  'how do I open a restaurant in shanghai',
  'the menu says dumplings and kombucha',
  'bert bolin was the chairman',
  '阿布卡西斯是谁',
])('leaves %s as it is', (text) => {
  expect(sounds.mend(text)).toBe(text)
})

describe('what sounds alike', () => {
  const of = (...words: string[]) =>
    buildSounds({
      words,
      knows: (term) => words.some((word) => word.includes(term)),
      isEnglish: (word) => word === 'shenzhen',
      readings: () => readings,
    })

  it('is no evidence where two words do', () => {
    expect(of('申请').mend('申情')).toBe('申请')
    expect(of('申请', '申清').mend('申情')).toBe('申情')
    expect(of('申请').mend('shenqing')).toBe('申请')
    expect(of('申请', '神情').mend('shenqing')).toBe('shenqing')
  })

  it('shares a character with the word, and is no word itself', () => {
    expect(of('重庆').mend('虫情')).toBe('虫情')
    expect(of('形式').mend('形势')).toBe('形势')
  })

  it('is the usual writing of a word that has another', () => {
    expect(of('人才').mend('人材')).toBe('人才')
    expect(of('张三').mend('人材')).toBe('人材')
  })

  it('is not looked for in English words', () => {
    expect(of('深圳').mend('shenzhen')).toBe('shenzhen')
  })

  it('is nothing without a dictionary', () => {
    const none = buildSounds({ words: ['申请'], knows: () => false, isEnglish: () => false, readings: () => undefined })
    expect(none.mend('申情 shenqing')).toBe('申情 shenqing')
  })
})

it('derives the readings once', () => {
  expect(readings?.of('重')).toEqual(['chong', 'zhong'])
  expect(readings?.usual('人材')).toBe('人才')
  expect(readings?.usual('人才')).toBeUndefined()
  expect(loadReadings(cache)?.of('绿')).toEqual(readings?.of('绿'))
})
