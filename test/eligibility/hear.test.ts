import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affirmed, understand } from '../../bot/eligibility/hear.ts'
import { valueInWords } from '../../bot/eligibility/in-words.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'
import { fact, heard, today } from './heard.ts'

const hear = (id: string, text: string) => {
  const said = heard(id, text)
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
    '是|是的|是的。|对|对啊！|嗯|嗯嗯|有|有的|没错|当然|yes|Yes!|yep|yeah|Y|sure|correct|That’s right|是的，我来自德国|嗯，是|是滴|对头|要得|嗯呢|yup I do|Yeah that’s right|that is correct|thats right|i sure do|👍|✅|yes, from Germany|Yes I am|1|第一个|option 1|選1|👍是'.split(
      '|',
    ),
  )('yes: %s', (text) => {
    expect(hear('foreigner', text)).toBe('yes')
  })
  test.each(
    "不是|不是的|不是。|没有|没|不|否|不对|无|还没有|沒有|no|No.|nope|nah|N|not yet|never|I’m not|I haven't|no, not yet|不是，我没有|没有，还没|木有|没得|暂时还没|目前还没有|不再是|not at the moment|not any more|no longer|I’m afraid not|i dont|im not|i havent|👎|2|第二项|the second one".split(
      '|',
    ),
  )('no: %s', (text) => {
    expect(hear('award', text)).toBe('no')
  })
  test.each(
    "不知道|不确定|不確定|我不清楚|拿不准|不好说|可能吧|not sure|Not sure.|I'm not sure|I don’t know|dunno|no idea|idk|dont know|im not sure|记不清了|maybe|3|不太清楚".split(
      '|',
    ),
  )('not sure: %s', (text) => {
    expect(hear('recommended', text)).toBe('unsure')
  })
  test.each([
    '有没有年龄限制？',
    '对吧',
    '我有一个问题',
    '没念过大学咋整',
    '没有本科文凭行不行',
    '带了没有',
    '外国人参保有没得快速通道',
    'not listed are we out',
    'we are on the list what should HR prepare',
    "I'm not a Japanese citizen",
    'no vacancy at the hospital',
    'I have a question',
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
    'not necessarily',
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
  ['其他类别吧', 'other'],
  ['都不是哈', 'other'],
  ['none of the documents says so', undefined],
  ['none', 'other'],
  ['3', 'other'],
  ['最后一个', 'other'],
  ['4', 'unsure'],
  ['不是A类', undefined],
  ['a professor', undefined],
  ['什么是B类', undefined],
  ['5', undefined],
])('which category? %s -> %s', (text, value) => {
  expect(hear('work-category', text)).toBe(value)
})

test('a long story is no answer, whatever it is made of', () => {
  for (const id of ['award', 'work-category', 'experience', 'born'])
    for (const piece of ['1', '是', '一', 'yes ', '1990 ']) expect(hear(id, piece.repeat(301))).toBeUndefined()
})

test('a number is a place among the options only while they stand in front of the person', () => {
  expect(understand(fact('foreigner'), '1', { language: 'en', numbered: false, today })).toBeUndefined()
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

describe('in a hurry, or among friends', () => {
  test.each([
    ['no lol', 'no'],
    ['nope lol', 'no'],
    ['nooo', 'no'],
    ['no sir', 'no'],
    ['sorry no', 'no'],
    ['no never', 'no'],
    ["I don't have one yet", 'no'],
    ["I don't have any", 'no'],
    ['什么都没有', 'no'],
    ['是的呀', 'yes'],
    ['ok yes', 'yes'],
    ['yesss please', 'yes'],
    ['我也不清楚，等公司回复', 'unsure'],
    ['不清楚啊，公司在问', 'unsure'],
    ['no idea sorry', 'unsure'],
    ['没查过', 'unsure'],
    ["I haven't checked", 'unsure'],
    ['never heard of it', 'unsure'],
    // Nobody told: neither yes nor no.
    ['没人告诉我', undefined],
    ['ok', undefined],
  ])('%s: %s', (text, value) => {
    expect(hear('award', text)).toBe(value)
  })
  test.each([
    ['hardly', 'no'],
    ['not that I know of', 'no'],
    ['not to my knowledge', 'no'],
    ['HR says yes', 'yes'],
    ['公司说没有', 'no'],
  ])('%s leans to %s', (text, value) => {
    expect(heard('award', text)).toEqual({ kind: 'hedged', value })
  })
  test.each([
    ['非常确定在目录里', 'yes'],
    ['毫无疑问在目录里', 'yes'],
    ['未来会在目录里', undefined],
    ['I was on the list', undefined],
    ['used to be on the list', undefined],
    ['we will be on the list', undefined],
    ['以前在目录里', undefined],
    ['不断努力', undefined],
  ])('on the list? %s: %s', (text, value) => {
    expect(hear('shortage-list', text)).toBe(value)
  })
  test.each([
    ["it's b", 'b'],
    ['its b', 'b'],
    ['just A lol', 'a'],
    ['B (I hold the permit)', 'b'],
    ['B, but not yet', undefined],
    ['A, or rather B', undefined],
  ])('which category? %s: %s', (text, value) => {
    expect(hear('work-category', text)).toBe(value)
  })
})

test.each([
  ['Chinese green card for foreign talents', undefined],
  ['北京外籍人才社会保障绿色通道', undefined],
  ['does that count for a foreigner', undefined],
  ['I am a foreigner working for a bank in Chongqing', 'yes'],
  ['a German engineer', 'yes'],
])('who speaks of something else has not answered: %s', (text, value) => {
  expect(hear('foreigner', text)).toBe(value)
})

describe('what only some questions are answered by', () => {
  const yesNo = (zh: string, en: string, words?: object) =>
    ({ ...fact('award'), id: 'x', question: { zh, en }, ...(words ? { words } : {}) }) as Fact
  const said = (asked: Fact, text: string) => {
    const found = understand(asked, text, { language: 'en', numbered: true, today })
    return found?.kind === 'value' ? found.value : found?.kind
  }
  test.each([
    ['需要', 'yes'],
    ['她需要', 'yes'],
    ['要', 'yes'],
    ['打算', 'yes'],
    ['不用了', 'no'],
    ['不需要', 'no'],
    ['没打算', 'no'],
    ['I plan to', 'yes'],
    ["don't need it", 'no'],
  ])('what is needed or intended: %s is %s, and no answer to what is', (text, value) => {
    expect(said(yesNo('您的配偶需要找工作吗？', 'Does your spouse need a job?'), text)).toBe(value)
    expect(said(yesNo('您有学士学位吗？', 'Do you hold a degree?'), text)).toBeUndefined()
  })
  test('how many children; a bare figure may be the second choice, so it is asked back', () => {
    const words = { yes: { zh: ['1个', '2个'], en: ['kids'] }, no: { zh: ['成年了'], en: ['adults'] } }
    const children = yesNo('您有未成年子女吗？', 'Do you have minor children?', words)
    expect(['two', '两个', 'I have 2', '2个', '2', '3 kids all adults'].map((text) => said(children, text))).toEqual([
      ...['yes', 'yes', 'yes', 'yes', 'asked-back', undefined],
    ])
    expect(said(yesNo('您有学士学位吗？', 'Do you hold a degree?'), '2')).toBe('no')
    expect(said(yesNo('您有学士学位吗？', 'Do you hold a degree?'), '2个')).toBeUndefined()
    expect(said(yesNo('您有学士学位吗？', 'Do you hold a degree?'), '第2个')).toBe('no')
  })
  test('no to “which of these?” is none of them, where that is an option', () => {
    const options = ['a', 'none'].map((id) => ({ id, label: { zh: id, en: id } }))
    const question = { zh: '您符合哪一项？', en: 'Do you meet one of these?' }
    const asked = { ...fact('work-category'), options, question } as Fact
    for (const text of ['no', 'None', '没有', 'nope lol', 'no, none', '都没有啊'])
      expect(said(asked, text)).toBe('none')
    expect(hear('work-category', 'no')).toBeUndefined()
    const which = { ...asked, question: { zh: '您在哪个行业？', en: 'Which sector are you in?' } } as Fact
    expect(['none', '都没有', 'no', 'nope lol', '不是'].map((text) => said(which, text))).toEqual([
      ...['none', 'none', 'asked-back', 'asked-back', 'asked-back'],
    ])
  })
  test('a word of one character stands for an option only on its own', () => {
    const asked = yesNo('您有孩子吗？', 'Do you have children?', {
      yes: { zh: ['娃'], en: [] },
      no: { zh: [], en: [] },
    })
    expect([said(asked, '娃'), said(asked, '娃娃鱼是保护动物')]).toEqual(['yes', undefined])
  })
})

describe('a doubt is kept beside the answer', () => {
  test.each([
    ['work-category', 'I think A', 'a'],
    ['work-category', 'B, I believe', 'b'],
    ['work-category', '应该是A类', 'a'],
    ['work-category', 'probably the second one', 'b'],
    ['work-category', 'not sure, maybe B', 'b'],
    ['work-category', '我觉得是B类吧', 'b'],
    ['work-category', 'A?', 'a'],
    ['award', '是？', 'yes'],
    ['award', '是吧', 'yes'],
    ['award', '没有吧', 'no'],
    ['award', 'probably yes', 'yes'],
    ['award', '大概是吧', 'yes'],
    ['award', '应该是吧', 'yes'],
    ['award', 'I think so', 'yes'],
    ['award', 'I guess so', 'yes'],
    ['award', '应该没有', 'no'],
    ['award', 'probably not', 'no'],
    ['award', 'not really', 'no'],
    ['award', "I don't think so", 'no'],
    ['award', 'I dont think so', 'no'],
    ['shortage-list', '可能不在目录里', 'no'],
    ['foreigner', "I think I'm a foreigner", 'yes'],
    ['experience', 'I think 5 years', 5],
    ['experience', '应该有5年', 5],
    ['born', 'I think it was May 1990', '1990-05'],
    ['born', '好像是1990年', '1990'],
  ])('%s: %s', (id, text, value) => {
    expect(heard(id, text)).toEqual({ kind: 'hedged', value })
  })
  test.each([
    ['award', 'probably'],
    ['award', '应该'],
  ])('%s: %s leans to yes', (id, text) => {
    expect(heard(id, text)).toEqual({ kind: 'hedged', value: 'yes' })
  })
  test.each([
    ['award', 'I think you are wrong'],
    ['award', '我想落户'],
    ['award', '应该可以落户'],
    ['award', 'yes but I think it does not count'],
    ['work-category', '应该不是A类'],
    ['work-category', 'I think a professor'],
    ['award', '大概吧'],
  ])('%s: %s is no answer with a doubt', (id, text) => {
    expect(heard(id, text)?.kind).not.toBe('hedged')
  })
  test('a doubt that says “about” is no figure', () => {
    expect([heard('experience', '大概5年'), heard('born', '大概1990年')]).toEqual([
      { kind: 'unclear', reason: 'about' },
      { kind: 'unclear', reason: 'no-date' },
    ])
  })
})

describe('several options at once', () => {
  test.each([
    ['1 and 3', ['a', 'other']],
    ['1、3', ['a', 'other']],
    ['1,2', ['a', 'b']],
    ['1 2', ['a', 'b']],
    ['A and B', ['a', 'b']],
    ['both A and B', ['a', 'b']],
    ['A和B都是', ['a', 'b']],
    ['A类或者B类', ['a', 'b']],
    ['我既是A类也是B类', ['a', 'b']],
  ])('%s', (text, values) => {
    expect(heard('work-category', text)).toEqual({ kind: 'several', values })
  })
  test.each(['A还是B', '不是A类，是B类', '1 and 9', 'A and so on'])('not in %s', (text) => {
    expect(heard('work-category', text)?.kind).not.toBe('several')
  })
  test('the same one twice is one', () => {
    expect(heard('work-category', 'A, A')?.kind).not.toBe('several')
  })
})

describe('what the bot prints as an answer is read as that answer', () => {
  const number = (quantity: string | undefined, zh: string, en: string) =>
    ({ ...fact('experience'), quantity, unit: { zh, en } }) as Fact
  const figure = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: 400 }).map((n) => n / 4),
  )
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const cases: [Fact, fc.Arbitrary<number | string>][] = [
    [number('years', '年', 'years'), figure],
    [number('months', '个月', 'months'), figure],
    [number('yuan', '元', 'yuan'), figure],
    [number('yuan-a-year', '元/年', 'yuan a year'), figure],
    [number('yuan-a-month', '元/月', 'yuan a month'), figure],
    [number('percent', '%', 'percent'), figure],
    [number('times', '倍', 'times'), figure],
    [number(undefined, '项', 'conditions'), figure],
    [fact('born'), fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))],
  ]
  test.each(
    cases.map(([asked, values]) => [asked.kind === 'number' ? asked.unit.en : asked.id, asked, values] as const),
  )('%s', (_name, asked, values) => {
    fc.assert(
      fc.property(values, fc.constantFrom('zh' as const, 'en' as const), (value, language) => {
        const text = valueInWords(asked, value, language)
        expect(understand(asked, text, { language: 'en', numbered: false, today })).toEqual({ kind: 'value', value })
      }),
    )
  })
})
