/** Dates and numbers as answers of a check. */
import { describe, expect, test } from 'vitest'
import { understand } from '../../bot/eligibility/hear.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'
import { fact, heard, today } from './heard.ts'

describe('a date of birth', () => {
  test.each([
    '59',
    '59岁',
    "I'm 59 years old",
    'im 59',
    '五十九岁',
    'fifty-nine',
    '快59了',
    '我今年五十九',
    '虚岁59',
    'almost 59',
    '59 yo',
  ])('an age is told as an age: %s', (text) => {
    expect(heard('born', text)).toEqual({ kind: 'age', age: 59 })
  })
  test.each([
    ['1990-05-01', '1990-05-01'],
    ['90年5月', '1990-05'],
    ['born in 1985', '1985'],
    ['八五年的', '1985'],
  ])('%s: %s', (text, value) => {
    expect(heard('born', text)).toEqual({ kind: 'value', value })
  })
  test.each([
    ['3/4/1990', 'day-or-month'],
    ['1990-02-30', 'no-such-day'],
    ['1990 or 1991', 'several-dates'],
    ['90后', 'no-date'],
    ['5月1日', 'no-year'],
    ['0', 'no-date'],
    ['150', 'no-date'],
  ])('%s is unclear: %s', (text, reason) => {
    expect(heard('born', text)).toEqual({ kind: 'unclear', reason })
  })
  test.each([
    ['12', '1990-05', '1990-05-12'],
    ['12号', '1990-05', '1990-05-12'],
    ['十二号', '1990-05', '1990-05-12'],
    ['the 12th', '1990-05', '1990-05-12'],
    ['5月12日', '1990-05', '1990-05-12'],
    ['June 3', '1990-05', '1990-06-03'],
    ['5月', '1990', '1990-05'],
    ['五月十二', '1990', '1990-05-12'],
    ['May 12', '1990', '1990-05-12'],
    ['12 May', '1990', '1990-05-12'],
    ['1991-05-12', '1990', '1991-05-12'],
  ])('%s within %s: %s', (text, within, value) => {
    expect(heard('born', text, within)).toEqual({ kind: 'value', value })
  })
  test('a day that the month does not have', () => {
    expect(heard('born', '31', '1990-02')).toEqual({ kind: 'unclear', reason: 'no-such-day' })
  })
})

describe('a date that may lie ahead', () => {
  test.each([
    ['明年3月', '2027-03'],
    ['end of June 2027', '2027-06'],
    ['27年3月到期', '2027-03'],
  ])('%s: %s', (text, value) => {
    expect(heard('certified-until', text)).toEqual({ kind: 'value', value })
  })
  test('has no age', () => {
    expect(heard('certified-until', '59')).toEqual({ kind: 'unclear', reason: 'no-date' })
  })
})

describe('a number', () => {
  test.each([
    ['5', { kind: 'value', value: 5 }],
    ['我工作了三年', { kind: 'value', value: 3 }],
    ['没有', { kind: 'value', value: 0 }],
    ['没做过，0年', { kind: 'value', value: 0 }],
    ['没做过', { kind: 'value', value: 0 }],
    ['I have none', { kind: 'value', value: 0 }],
    ['no experience', { kind: 'value', value: 0 }],
    ['5年以上', { kind: 'bound', least: 5 }],
    ['more than 10 years', { kind: 'bound', least: 10, strict: true }],
    ['十几年', { kind: 'bound', least: 10, strict: true }],
    ['2到3年', { kind: 'bound', least: 2, most: 3 }],
    ['about 5 years', { kind: 'unclear', reason: 'about' }],
    ['两项条件', { kind: 'value', value: 2 }],
    ['3 here and 2 abroad', { kind: 'unclear', reason: 'several-numbers' }],
    ['我有2个问题', undefined],
    ['几年', undefined],
    ['category 4 age requirement', undefined],
    ['three months before the deadline', undefined],
    ['65岁以上的要求', undefined],
    ['三个1和一个N分别指啥', undefined],
    ['not sure', { kind: 'value', value: 'unsure' }],
  ])('%s', (text, said) => {
    expect(heard('experience', text)).toEqual(said)
  })
  test('with the unit that the fact asks in', () => {
    const pay = { ...fact('experience'), quantity: 'yuan-a-year', unit: { zh: '元', en: 'yuan' } } as Fact
    const said = (text: string) => understand(pay, text, { language: 'en', numbered: false, today })
    expect(said('月薪4万')).toEqual({ kind: 'value', value: 480_000 })
    expect(said('$80,000')).toEqual({ kind: 'unclear', reason: 'currency' })
  })
})
