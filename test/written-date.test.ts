import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateInWords } from '../bot/printed-date.ts'
import { readDate } from '../bot/written-date.ts'

const today = '2026-11-21'
const read = (text: string, day: Parameters<typeof readDate>[1] = { today }) => {
  const found = readDate(text, day)
  return found === undefined ? undefined : 'date' in found ? found.date : found.fault
}

describe('printed', () => {
  test.each([
    ['1990-05-01', '1990年5月1日', '1 May 1990'],
    ['2026-12-31', '2026年12月31日', '31 December 2026'],
    ['1990-05', '1990年5月', 'May 1990'],
    ['1990', '1990年', '1990'],
  ])('%s: %s, %s', (date, zh, en) => {
    expect([dateInWords(date, 'zh'), dateInWords(date, 'en')]).toEqual([zh, en])
  })
})

describe('every date printed is read back', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))
  const frames = ['*', '*。', '* ', '我是*出生的', '*出生', 'I was born on *.', 'born in *', '*到期', 'it expires on *']
  test.each(['zh', 'en'] as const)('%s, alone and in a sentence', (language) => {
    fc.assert(
      fc.property(partial, fc.constantFrom(...frames), (date, frame) => {
        expect(read(frame.replace('*', dateInWords(date, language)))).toBe(date)
        expect(read(frame.replace('*', dateInWords(date, language)), {})).toBe(date)
      }),
    )
  })
  test('with other separators', () => {
    fc.assert(
      fc.property(partial, fc.constantFrom('-', '/', '.'), (date, separator) => {
        expect(read(date.replaceAll('-', separator))).toBe(date)
        expect(read(date.replaceAll('-0', '-').replaceAll('-', separator))).toBe(date)
      }),
    )
  })
  test('in Chinese figures', () => {
    const figure = (n: string) => [...n].map((d) => '〇一二三四五六七八九'[Number(d)]).join('')
    const tens = (n: number) => (n < 10 ? '' : n < 20 ? '十' : `${figure(String(Math.floor(n / 10)))}十`)
    const number = (n: number) => tens(n) + (n % 10 ? figure(String(n % 10)) : '')
    fc.assert(
      fc.property(day, (date) => {
        const [y = '', m, d] = date.split('-')
        expect(read(`${figure(y)}年${number(Number(m))}月${number(Number(d))}日`)).toBe(date)
        expect(read(`${figure(y)}年${number(Number(m))}月`)).toBe(date.slice(0, 7))
      }),
    )
  })
})

describe('a day', () => {
  test.each([
    ['1990-05-01', '1990-05-01'],
    ['1990/5/1', '1990-05-01'],
    ['1990.5.1', '1990-05-01'],
    ['1990 05 01', '1990-05-01'],
    ['１９９０年５月１日', '1990-05-01'],
    ['1990年5月1号出生', '1990-05-01'],
    ['90年5月1日', '1990-05-01'],
    ['一九九〇年五月一日', '1990-05-01'],
    ['5月1日1990', '1990-05-01'],
    ['19900501', '1990-05-01'],
    ['1 may 1990', '1990-05-01'],
    ['1-May-1990', '1990-05-01'],
    ['1st of may, 1990', '1990-05-01'],
    ['May 1st, 1990', '1990-05-01'],
    ['sept. 9 1970', '1970-09-09'],
    ['DOB: 1990-05-01', '1990-05-01'],
    // Only one of the two can be the month.
    ['13/4/1990', '1990-04-13'],
    ['4/13/1990', '1990-04-13'],
    ['5/5/1990', '1990-05-05'],
  ])('%s: %s', (text, date) => expect(read(text)).toBe(date))
})

describe('a month or a year', () => {
  test.each([
    ['1990年5月', '1990-05'],
    ['1990年5月出生', '1990-05'],
    ['90年5月', '1990-05'],
    ['八五年五月', '1985-05'],
    ['一九九零年五月', '1990-05'],
    ['二千零五年五月', '2005-05'],
    ['May 1990', '1990-05'],
    ['born in May, 1990', '1990-05'],
    ['1990-05', '1990-05'],
    ['1990/5', '1990-05'],
    ['5/1990', '1990-05'],
    ['199005', '1990-05'],
    ['1990', '1990'],
    ['I was born in 1985', '1985'],
    ['我是1985年的', '1985'],
    ['85年的', '1985'],
    ['05年', '2005'],
    ['27年', '1927'],
    ['九〇年', '1990'],
    ['1966年元月', '1966-01'],
    ['nineteen eighty-five', '1985'],
    ['two thousand and five', '2005'],
    ['2026年6月底', '2026-06'],
    ['end of June 2026', '2026-06'],
    ['2026年底', '2026'],
  ])('%s: %s', (text, date) => expect(read(text)).toBe(date))

  test('a two-digit year may lie ahead where the fact may', () => {
    expect(read('27年3月', { today, latestYear: 2036 })).toBe('2027-03')
  })
  test('without a day to count from, a two-digit year is not read', () => {
    expect(read('27年3月', {})).toBe('no-year')
  })
})

describe('counted from today, 21 November 2026', () => {
  test.each([
    ['今天', '2026-11-21'],
    ['yesterday', '2026-11-20'],
    ['明天', '2026-11-22'],
    ['上个月', '2026-10'],
    ['last month', '2026-10'],
    ['下个月', '2026-12'],
    ['下个月15号', '2026-12-15'],
    ['今年6月30日', '2026-06-30'],
    ['去年', '2025'],
    ['明年3月', '2027-03'],
    ['明年六月三十日', '2027-06-30'],
    ['March next year', '2027-03'],
    ['next March', '2027-03'],
    ['this June', '2026-06'],
    // This December or the one after?
    ['next December', 'no-year'],
    ['last March', 'no-year'],
    // An age, not this year.
    ['我今年58', 'no-date'],
  ])('%s: %s', (text, date) => expect(read(text)).toBe(date))

  test('without a today they are no dates', () => {
    expect(['明天', 'tomorrow', 'last month'].map((text) => read(text, {}))).toEqual([undefined, undefined, undefined])
  })
})

describe('what can’t be told', () => {
  test.each([
    ['3/4/1990', 'day-or-month'],
    ['03.04.1990', 'day-or-month'],
    ['3/4/90', 'day-or-month'],
    ['1990-02-30', 'no-such-day'],
    ['30 February 1990', 'no-such-day'],
    ['2月29日1990', 'no-such-day'],
    ['30/2/1990', 'no-such-day'],
    ['1990-13', 'no-such-day'],
    ['5月1日', 'no-year'],
    ['1 May', 'no-year'],
    ['in May', 'no-year'],
    ['农历1990年五月初一', 'calendar'],
    ['民国79年', 'calendar'],
    ['1990 or 1991', 'several-dates'],
    ['1985-1990', 'several-dates'],
    ['my wife was born on 1 May 1990 and I on 3 June 1988', 'several-dates'],
    ['before 1990', 'no-date'],
    ['1990年以前', 'no-date'],
    ['not 1990-05-01', 'no-date'],
    ['10年前', 'no-date'],
    ['90后', 'no-date'],
    ['900501', 'no-date'],
    ['1899年', 'no-date'],
  ])('%s: %s', (text, fault) => expect(read(text)).toBe(fault))
})

test.each([
  'in spring',
  '我住在渝中区',
  'what do you need it for',
  'I moved to China in 2019',
  '工作20年',
  'maybe',
  '头一个报的人',
  'good morning everybody, the weather is so fine today',
  '90年代',
])('no date: %s', (text) => expect(read(text)).toBeUndefined())
