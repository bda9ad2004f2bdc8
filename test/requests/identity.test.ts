/** Numbers of identity documents and cards: form, checksum, and the reason when they can't be. */
import { describe, expect, test } from 'vitest'
import { checkOf } from '../../bot/requests/filing/identity.ts'
import { readItem } from '../../bot/requests/filing/items.ts'
import type { Item } from '../../knowledge/services.ts'

const today = '2026-11-22'
const read = (kind: Item['kind'], text: string, more: Partial<Item> = {}) =>
  readItem({ kind, max: 100, label: { zh: '号码', en: 'Number' }, ...more } as Item, text, today)

describe('resident identity numbers', () => {
  // The example of GB 11643-1999, and another often printed.
  test.each([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['我的身份证号是34052419800101001X。', '34052419800101001X'],
  ])('%s', (text, value) => expect(read('resident-id', text)).toEqual({ value }))

  test.each([
    ['110105491231002', 'filing.wrong-id-old'],
    ['1101051949123100', 'filing.wrong-id-length'],
    ['1101051949123100212', 'filing.wrong-id-length'],
    ['护照E12345678', 'filing.wrong-id-length'],
    ['没有', 'filing.wrong-id-length'],
    ['110105194902300020', 'filing.wrong-id-date'],
    ['110105189912310020', 'filing.wrong-id-date'],
    ['110105202611230020', 'filing.wrong-id-date'],
    ['110105194912310021', 'filing.wrong-id-check'],
  ])('%s is refused: %s', (text, reason) => expect(read('resident-id', text)).toMatchObject({ reason }))

  test('a province there is not, though the check fits', () => {
    const digits = '99010519491231002'
    expect(read('resident-id', digits + checkOf(digits))).toEqual({ reason: 'filing.wrong-id-check' })
  })

  test('every wrong character and every two swapped are noticed', () => {
    const number = '11010519491231002X'
    for (let at = 0; at < 17; at++) {
      for (const digit of '0123456789')
        if (digit !== number[at])
          expect(read('resident-id', number.slice(0, at) + digit + number.slice(at + 1))).toHaveProperty('reason')
      const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
      if (number[at] !== number[at + 1]) expect(read('resident-id', swapped)).toHaveProperty('reason')
    }
  })
})

test.each([
  ['E12345678', 'E12345678'],
  ['e 1234 5678', 'E12345678'],
  ['我的护照号是E12345678。', 'E12345678'],
  ['my passport number is C01X00T47', 'C01X00T47'],
  ['533380006', '533380006'],
])('passport %s', (text, value) => expect(read('passport', text)).toEqual({ value }))
test.each(['护照', 'E12', 'M1234', '12345', 'ABCDEFGH', '1234567890123', 'E1234-5678'])('no passport: %s', (text) =>
  expect(read('passport', text)).toEqual({ reason: 'filing.wrong-passport' }),
)

test.each([
  ['CQ-2026-0001', 'CQ-2026-0001'],
  ['cq2026 0001', 'CQ20260001'],
  ['编号是 2026—0001', '2026-0001'],
])('card %s', (text, value) => expect(read('card-number', text)).toEqual({ value }))
test.each(['CQ1', 'ABCD', '-2026-', 'CQ_2026', `C${'1'.repeat(30)}`])('no card: %s', (text) =>
  expect(read('card-number', text)).toEqual({ reason: 'filing.wrong-card-number' }),
)

describe('dates said by the day of the week, as on Sunday, 22 November 2026', () => {
  test.each([
    ['last Friday', '2026-11-20'],
    ['on Sunday', '2026-11-15'],
    ['this Monday', '2026-11-16'],
    ['上周五', '2026-11-13'],
    ['上个星期天', '2026-11-15'],
    ['这周一', '2026-11-16'],
    ['周五', '2026-11-20'],
    ['昨天', '2026-11-21'],
  ])('%s is %s', (text, value) => expect(read('date', text, { past: true })).toEqual({ value }))
  test.each([
    ['三天前', '2026-11-19'],
    ['大前天', '2026-11-19'],
    ['十二天前', '2026-11-10'],
    ['昨天晚上', '2026-11-21'],
    ['今早', '2026-11-22'],
    ['two days ago', '2026-11-20'],
    ['a week ago', '2026-11-15'],
    ['last night', '2026-11-21'],
  ])('%s is %s', (text, value) => expect(read('date', text, { past: true })).toEqual({ value }))
  test('a bare day of the week is past only of what has happened', () => {
    expect(read('date', 'on Friday')).toEqual({ reason: 'filing.wrong-date' })
    expect(read('date', '周五')).toEqual({ reason: 'filing.wrong-date' })
    expect(read('date', 'last Friday')).toEqual({ value: '2026-11-20' })
  })
  test.each(['next Friday', '下周五', '下个星期五'])('%s is none of them', (text) =>
    expect(read('date', text)).toEqual({ reason: 'filing.wrong-date' }),
  )
  test('what has happened does not lie ahead', () => {
    expect(read('date', '2026-11-23', { past: true })).toMatchObject({ reason: 'filing.wrong-date-past' })
    expect(read('date', '2026-11-22', { past: true })).toEqual({ value: '2026-11-22' })
    expect(read('date', '2026-11-23', { past: false })).toEqual({ value: '2026-11-23' })
  })
})
