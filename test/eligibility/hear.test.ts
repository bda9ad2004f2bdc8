import { describe, expect, test } from 'vitest'
import { dateIn, numberIn } from '../../bot/eligibility/figures.ts'
import { affirmed, understand } from '../../bot/eligibility/hear.ts'
import { optionLabel } from '../../bot/eligibility/in-words.ts'
import type { Fact } from '../../knowledge/schemes.ts'
import { everyKind, scarce } from './schemes.ts'

const fact = (id: string) => [...scarce.facts, ...everyKind.facts].find((f) => f.id === id) as Fact
const hear = (id: string, text: string, language: 'zh' | 'en' = 'zh') => {
  const said = understand(fact(id), text, { label: (o) => optionLabel(fact(id), o, language), numbered: true })
  return said?.kind === 'value' ? said.value : said?.kind
}

describe('a nationality', () => {
  test.each([
    ['我是美国人', 'yes'],
    ["I'm from Germany", 'yes'],
    ['yes, I am German', 'yes'],
    ['不是，我是中国人', 'no'],
    ['no, I am Chinese', 'no'],
    ['not a foreigner', 'no'],
    // Two things at once, or one nation denied: asked again rather than decided.
    ["no, I'm British", undefined],
    ['no, I have a French passport', undefined],
    ["I'm not American", undefined],
  ])('%s: %s', (text, value) => {
    expect(hear('foreigner', text)).toBe(value)
  })
})

describe('yes and no in many words', () => {
  test.each(
    '是|是的|是的。|对|对啊！|嗯|嗯嗯|有|有的|没错|当然|yes|Yes!|yep|yeah|Y|sure|correct|That’s right|是的，我来自德国|嗯，是|yes, from Germany|Yes I am|1|第一个|option 1|選1|👍是'.split(
      '|',
    ),
  )('yes: %s', (text) => {
    expect(hear('foreigner', text)).toBe('yes')
  })
  test.each(
    "不是|不是的|不是。|没有|没|不|否|不对|无|还没有|沒有|no|No.|nope|nah|N|not yet|never|I’m not|I haven't|no, not yet|不是，我没有|没有，还没|2|第二项|the second one".split(
      '|',
    ),
  )('no: %s', (text) => {
    expect(hear('award', text)).toBe('no')
  })
  test.each(
    "不知道|不确定|不確定|我不清楚|拿不准|不好说|可能吧|not sure|Not sure.|I'm not sure|I don’t know|dunno|no idea|idk|maybe|3|不太清楚".split(
      '|',
    ),
  )('not sure: %s', (text) => {
    expect(hear('recommended', text)).toBe('unsure')
  })
  test.each([
    '有没有年龄限制？',
    '是不是必须有博士学位',
    '为什么不行',
    '需要什么材料',
    'do I need a degree?',
    'is there an age limit',
    'what if I am not on the list',
    '是，但是我不确定',
    'yes but only last year',
    'yes and no',
    '没问题',
    '没听懂',
    '没关系',
    'no problem',
    'not really',
    'not necessarily',
    '应该是吧',
    '你好',
    'thanks',
    '4',
    '我是美国人还是中国人呢',
    '我想落户',
    '',
    '。。。',
  ])('no answer, so it is tried as a question: %j', (text) => {
    expect(hear('needed', text)).toBeUndefined()
  })
})

test.each([
  ['我是外国人', 'yes'],
  ['外籍', 'yes'],
  ['我不是外国人', 'no'],
  ['我是中国人', 'no'],
  ['不是中国人', 'yes'],
  ['I am not Chinese', 'yes'],
  ["I'm a foreigner", 'yes'],
  ["I'm not a foreigner", 'no'],
  ['中国籍的外国人', undefined],
  ['我不是不想说我是外国人', undefined],
])('foreigner? %s -> %s', (text, value) => {
  expect(hear('foreigner', text)).toBe(value)
})

test.each([
  ['我在目录里', 'yes'],
  ["I'm on the list", 'yes'],
  ['没有列入', 'no'],
  ['不在目录里', 'no'],
  ['not on the list', 'no'],
  ['不在乎', undefined],
])('on the list? %s -> %s', (text, value) => {
  expect(hear('shortage-list', text)).toBe(value)
})

test.each([
  ['A', 'a'],
  ['b', 'b'],
  ['Ａ类', 'a'],
  ['我是B类的', 'b'],
  ['属于外国专业人才', 'b'],
  ['category a please', 'a'],
  ["I'm a high-end talent", 'a'],
  ['A类（外国高端人才）', 'a'],
  ['都不是', 'other'],
  ['C', 'other'],
  ['none', 'other'],
  ['3', 'other'],
  ['最后一个', 'other'],
  ['4', 'unsure'],
  ['A类或者B类', undefined],
  ['不是A类', undefined],
  ['a professor', undefined],
  ['什么是B类', undefined],
  ['5', undefined],
])('which category? %s -> %s', (text, value) => {
  expect(hear('work-category', text)).toBe(value)
})

test('a number is a place among the options only while they stand in front of the person', () => {
  expect(understand(fact('foreigner'), '1', { label: String, numbered: false })).toBeUndefined()
})

test.each([
  ['上一步', 'back'],
  ['go back', 'back'],
  ['为什么问这个？', 'why'],
  ['Why?', 'why'],
  ['改答案', 'change'],
  ['I made a mistake', 'change'],
])('%s -> %s', (text, kind) => {
  expect(hear('foreigner', text)).toBe(kind)
})

test.each([
  ['2', 2],
  ['2年', 2],
  ['两年', 2],
  ['十五年', 15],
  ['二十', 20],
  ['一百零五', 105],
  ['三万元', 30000],
  ['200万', 2_000_000],
  ['1,500 yuan', 1500],
  ['3.5 years', 3.5],
  ['two years', 2],
  ['2 million', 2_000_000],
  ['2到3年', 'unclear'],
  ['超过2年', 'unclear'],
  ['2 or 3', 'unclear'],
  ['one moment', undefined],
  ['很久', undefined],
])('the number %s -> %s', (text, value) => {
  const figure = numberIn(text)
  expect(typeof figure === 'object' ? figure.value : figure).toBe(value)
})

test.each([
  ['1990-05-01', '1990-05-01'],
  ['1990/5/1', '1990-05-01'],
  ['1990.5.1', '1990-05-01'],
  ['1990年5月1日', '1990-05-01'],
  ['1990年5月1号出生', '1990-05-01'],
  ['19900501', '1990-05-01'],
  ['1 may 1990', '1990-05-01'],
  ['1st of may, 1990', '1990-05-01'],
  ['may 1st, 1990', '1990-05-01'],
  ['sept. 9 1970', '1970-09-09'],
  ['1990-02-30', 'unclear'],
  ['3/4/1990', 'unclear'],
  ['1990', 'unclear'],
  ['in spring', undefined],
])('the date %s -> %s', (text, value) => {
  const figure = dateIn(text)
  expect(typeof figure === 'object' ? figure.value : figure).toBe(value)
})

test('“still right?” takes yes and no, and nothing else', () => {
  expect(['是的', 'yes', '对，没变', '不是', 'no', '不确定', '有什么变化吗', 'ok let me see'].map(affirmed)).toEqual([
    true,
    true,
    true,
    false,
    false,
    undefined,
    undefined,
    undefined,
  ])
})
