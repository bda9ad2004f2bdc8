import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { speak, words } from '../bot/words.ts'
import { isMarked, unmarked } from '../knowledge/add/mark.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()
const bare = (text: string) => text.replace(/\{\{\w+\}\}/g, '')
const entries = Object.entries(words) as [string, { zh: string; en: string }][]
const root = join(import.meta.dirname, '..')

const sources = ['bot', 'adapters', 'knowledge'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js|html)$/.test(name) && !name.startsWith('words/'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
)

describe('every sentence the bot says', () => {
  it('stands in both languages with the same placeholders', () => {
    const wrong = entries.filter(
      ([, { zh, en }]) => !zh.trim() || !en.trim() || String(placeholders(zh)) !== String(placeholders(en)),
    )
    expect(wrong.map(([key]) => key)).toEqual([])
    expect(entries.length).toBeGreaterThan(50)
  })

  it('is Chinese where it should be and English where it should be', () => {
    const switches = new Set(['choice.language']) // names the other language, in that language
    const wrong = entries.filter(
      ([key, { zh, en }]) =>
        !switches.has(key) &&
        ((/[a-zA-Z]{4,}/.test(bare(zh)) && !/\p{Script=Han}/u.test(zh)) || /\p{Script=Han}{3,}/u.test(en)),
    )
    // The English help shows the Chinese word to type, and the page's switch names the other language.
    expect(wrong.map(([key]) => key).filter((key) => !/language|switch/.test(key))).toEqual([])
  })

  it('fills its placeholders', () => {
    expect(speak('zh')('general.no-such-choice', { number: 9, count: 3 })).toBe(
      '没有第 9 项，请回复 1 到 3 之间的数字。',
    )
    expect(speak('en')('general.no-such-choice', { number: 9, count: 3 })).toContain('from 1 to 3')
  })

  it('is used somewhere', () => {
    const whole = sources.join('\n')
    // Keys are written out, or made by a template whose fixed beginning ends in a dot or hyphen: `requests.state.${…}`.
    const templates = [...whole.matchAll(/`([a-z]+\.(?:[a-z.-]|\$\{[^}`]+\})+)`/g)]
      .map((m) => m[1] as string)
      .filter((template) => template.includes('${'))
      .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '([a-z.-]+)')}$`))
    const quoted = (word: string) => new RegExp(`['"\`]${word}['"\`]|\\b${word}:`).test(whole)
    const madeBy = (key: string) =>
      templates.some((template) =>
        template
          .exec(key)
          ?.slice(1)
          .every((word) => quoted(word)),
      )
    const unused = entries
      .map(([key]) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !whole.includes(key) && !madeBy(key))
    expect(unused).toEqual([])
  })
})

describe('what knowledge/ and the readers of documents tell by keys', () => {
  const keys = new Set(Object.keys(words).map((key) => key.replace(/_(one|other)$/, '')))
  const areas = 'add|accept|diff|draft|document|gaps|impossible|knowledge|liaison|mistake|screen|slip|wrong'

  it('has words for every key', () => {
    const said = sources.flatMap((text) => [...text.matchAll(new RegExp(`'((?:${areas})\\.[a-z]+(?:-[a-z]+)*)'`, 'g'))])
    const named = said.map(([, key]) => key as string)
    expect(named.length).toBeGreaterThan(150)
    expect(named.filter((key) => !keys.has(key))).toEqual([])
  })

  it('names the remedy with everything that is wrong', () => {
    const complaints = entries.filter(([key]) => /^(wrong|slip)\.|^mistake\.(no-f(older|ile)$|yaml|form)/.test(key))
    expect(complaints.length).toBeGreaterThan(60)
    const without = complaints.filter(([, { zh, en }]) => !zh.includes('——') || !en.includes(' — '))
    expect(without.map(([key]) => key)).toEqual([])
  })

  it('marks a draft so that the mark is found again, in either language', () => {
    for (const mark of Object.values(words['draft.to-do'])) {
      expect(isMarked(`zh: ${mark} 甲`)).toBe(true)
      expect(unmarked(`${mark} 甲`)).toBe('甲')
    }
  })
})

describe('code outside bot/words', () => {
  it('says no sentence of its own in Chinese', () => {
    const root = join(import.meta.dirname, '..', 'bot')
    const offenders = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('words/'))
      .filter((name) =>
        readFileSync(join(root, name), 'utf8')
          .split('\n')
          .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line))
          .some((line) => /['"`][^'"`]*\p{Script=Han}{6,}[，。！？][^'"`]*['"`]/u.test(line)),
      )
    expect(offenders).toEqual([])
  })
})
