import { describe, expect, it } from 'vitest'
import { chineseFigure } from '../../knowledge/retrieval/figures.ts'
import { buildIndex, type Passage } from '../../knowledge/search.ts'

/** The first passage is the one that is right; the others differ in the figure alone. */
const first = (query: string, right: string, ...others: string[]) => {
  const passages = [right, ...others].map((text, at): Passage => {
    const lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    return { id: at === 0 ? 'right' : `${at}`, lang, text }
  })
  return buildIndex(passages.reverse()).search(query, 1)[0]?.id
}

describe('a figure is found however it is written', () => {
  it.each([
    ['3 workshops', 'There are three workshops.', 'There are five workshops.'],
    ['three workshops', 'There are 3 workshops.', 'There are 5 workshops.'],
    ['the third floor', 'It is on the 3rd floor.', 'It is on the 5th floor.'],
    ['30 Apr', 'The office closes on April 30.', 'The office closes on April 29.', 'The office closes on March 30.'],
    ['the 30th of April', 'It closes on 30 April.', 'It closes on 29 April.', 'It closes on 30 March.'],
    ['closed on May 4', 'Closed on the 4th of May.', 'Closed on the 5th of May.', 'Closed on the 4th of June.'],
    ['2026-04-03', 'It closes on 3/4/2026.', 'It closes on 5/4/2026.'],
    ['30,000 yuan', 'A grant of 30000 yuan.', 'A grant of 20000 yuan.'],
    ['20 places', 'There are twenty places.', 'There are twelve places.'],
    ['３ workshops', 'There are 3 workshops.', 'There are 5 workshops.'],
  ])('in English: %s', (query, right, ...others) => {
    expect(first(query, right, ...others)).toBe('right')
  })

  it.each([
    ['3个名额', '共有三个名额。', '共有五个名额。'],
    ['三个名额', '共有3个名额。', '共有5个名额。'],
    ['二十个名额', '共有20个名额。', '共有10个名额。'],
    ['20个名额', '共有二十个名额。', '共有十二个名额。'],
    ['二十五个名额', '共有25个名额。', '共有20个名额。'],
    ['四月三十日截止', '4月30日截止。', '4月29日截止。', '3月30日截止。'],
    ['4月30日截止', '四月三十日截止。', '四月二十九日截止。', '三月三十日截止。'],
    ['利率百分之五', '利率为5%。', '利率为6%。'],
    ['利率5%', '利率为百分之五。', '利率为百分之六。'],
    ['３０日', '有效期30日。', '有效期10日。'],
    ['30000元', '补贴3万元。', '补贴2万元。'],
    ['3万元', '补贴30000元。', '补贴20000元。'],
  ])('in Chinese: %s', (query, right, ...others) => {
    expect(first(query, right, ...others)).toBe('right')
  })

  it.each([
    ['三个讲座', 'There are three lectures.', 'There are five lectures.'],
    ['二十个讲座', 'There are 20 lectures.', 'There are 12 lectures.'],
    ['第三个讲座', 'The third lecture.', 'The fifth lecture.'],
    ['4月30日截止', 'It closes on April 30.', 'It closes on April 29.', 'It closes on March 30.'],
    ['四月三十号', 'It closes on the 30th of April.', 'It closes on the 29th of April.', 'It closes on 30 March.'],
    ['5月4日关门', 'Closed on May 4.', 'Closed on May 5.', 'Closed on June 4.'],
    ['2026年4月3日', 'On Apr 3, 2026.', 'On Apr 4, 2026.', 'On May 3, 2026.'],
    ['利率百分之五', 'The interest rate is 5%.', 'The interest rate is 6%.'],
    ['３万元补贴', 'A subsidy of 30,000 yuan.', 'A subsidy of 20,000 yuan.'],
    ['6600万年前', 'It was 66 million years ago.', 'It was 55 million years ago.'],
    ['两亿人口', 'A population of 200 million.', 'A population of 300 million.'],
    ['二〇二五年的补贴', 'The subsidy of 2025.', 'The subsidy of 2024.'],
  ])('from Chinese to English: %s', (query, right, ...others) => {
    expect(first(query, right, ...others)).toBe('right')
  })

  it.each([
    ['three lectures', '共有三个讲座。', '共有五个讲座。'],
    ['twenty lectures', '共有20个讲座。', '共有12个讲座。'],
    ['closes on April 30', '4月30日截止。', '4月29日截止。', '3月30日截止。'],
    ['closes on the 30th of April', '四月三十日截止。', '四月二十九日截止。', '三月三十日截止。'],
    ['30 Apr', '4月30日截止。', '4月29日截止。', '3月30日截止。'],
    ['closed on May 4', '5月4日关门。', '5月5日关门。', '6月4日关门。'],
    ['interest rate of 5%', '利率为百分之五。', '利率为百分之六。'],
    ['a subsidy of 30,000 yuan', '补贴3万元。', '补贴2万元。'],
    ['66 million years ago', '6600万年前。', '5500万年前。'],
  ])('from English to Chinese: %s', (query, right, ...others) => {
    expect(first(query, right, ...others)).toBe('right')
  })
})

it.each(['千万不要忘记', '一个月', '百货', '月底', '三峡', '十分'])('%s begins with no date and no amount', (text) => {
  expect(chineseFigure(text)).toBeUndefined()
})

describe('English words in one spelling', () => {
  it.each([
    ['Who lost the licence?', 'Those who lose their license report it.'],
    ['organisation of labour', 'The organization offers labor contracts.'],
    ['a programme for children', 'Every child joins the program.'],
    ['city centre', 'Offices in the centers.'],
    ['enrolment of Temüjin', 'Temujin enrolled.'],
  ])('%s', (query, right) => {
    expect(first(query, right, 'Something else about an office and its people.')).toBe('right')
  })
})
