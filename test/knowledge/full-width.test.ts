/** Signs of a Chinese keyboard where YAML needs those of an English one: each told by line, and text that may hold them left alone. */
import { describe, expect, it } from 'vitest'
import { slipsIn } from '../../knowledge/full-width.ts'

const found = (text: string) => slipsIn(text).map(({ line, problem }) => `${line} ${problem.say}`)

describe('signs of a Chinese keyboard', () => {
  it.each<[line: string, slip: string]>([
    ['zh：补贴', 'slip.colon'],
    ['- id：card-loss', 'slip.colon'],
    ['title: { zh：办法, en: Measures }', 'slip.colon'],
    ['title: { zh: 办法, en：Measures }', 'slip.colon'],
    ['names: [人才卡，服务卡]', 'slip.comma'],
    ['names: [人才卡, 服务卡、人才证]', 'slip.comma'],
    ['title: { zh: 办法， en: Measures }', 'slip.comma'],
    ['  - { id: a，zh: 甲, en: A }', 'slip.comma'],
    ['clause: “6.3”', 'slip.quote'],
    ['clause: ‘6.3’ # the third', 'slip.quote'],
    ['- “怎么申请”', 'slip.quote'],
    ['names: [“人才卡”, 服务卡]', 'slip.quote'],
    ['names: ［人才卡］', 'slip.bracket'],
    ['title: ｛ zh: 办法 ｝', 'slip.bracket'],
    ['names: [人才卡, 服务卡］', 'slip.bracket'],
    ['－ id: card-loss', 'slip.dash'],
    ['— id: card-loss', 'slip.dash'],
    ['＃ 说明', 'slip.hash'],
    ['\u3000\u3000zh: 补贴', 'slip.blank'],
    ['  \u3000zh: 补贴', 'slip.blank'],
  ])('%s', (line, slip) => {
    expect(found(`first: 1\n${line}\nlast: 2`)).toEqual([`2 ${slip}`])
  })

  it('are looked for in lists over several lines', () => {
    expect(found('names:\n  [\n    人才卡，服务卡,\n    人才证\n  ]')).toEqual(['3 slip.comma'])
  })

  it.each([
    'zh: 本办法所称人才，是指：博士、硕士；“人才卡”另有规定。',
    'zh: “人才卡”是指“服务证”',
    'about: { zh: 您是外国人吗？是，或者否：都可以, en: Yes, no }',
    'names: [\'人才卡，服务卡\', "甲、乙"]',
    'zh: 见附件[甲，乙]',
    '# names: [人才卡，服务卡]',
    'names: [人才卡, 服务卡] # 人才卡，服务卡',
    'zh: |\n  zh：补贴\n  [甲，乙]\nen: a',
    'zh: "“人才卡”"',
    "- '“人才卡”'",
    'zh: 【待办】 补贴',
    '    - 我是外国人，能申请吗',
  ])('may stand in text: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('are not named below a bracket that never closes', () => {
    expect(found('names: [\nzh: 甲，乙\nen: 丙、丁')).toEqual([])
  })
})
