/** Working days by the published calendar: 25 to 27 September 2026 Mid-autumn, 1 to 7 October National Day, 10 October worked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shift } from '../../knowledge/dates.ts'
import {
  addWorkingDays,
  dateAt,
  dueAt,
  dueBy,
  isWorkingDay,
  momentOf,
  reminderBefore,
  workingDaysBetween,
} from '../../knowledge/working-days.ts'

describe('working days', () => {
  test.each([
    ['2026-09-25', 15, '2026-10-22'],
    ['2026-09-21', 3, '2026-09-24'],
    ['2026-09-24', 1, '2026-09-28'],
    ['2026-09-30', 3, '2026-10-10'], // the make-up Saturday counts
    ['2026-10-10', 1, '2026-10-12'],
    ['2026-11-21', 3, '2026-11-25'], // from a Saturday
    ['2026-02-13', 1, '2026-02-14'], // the Saturday before Spring Festival is worked
    ['2026-11-20', 0, '2026-11-20'],
  ])('%s and %i working days: %s', (from, n, to) =>
    expect(addWorkingDays(from, n)).toEqual({ date: to, provisional: false }),
  )

  test('make-up days count, holidays do not', () => {
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2026-10-11')).toBe(false)
    expect(isWorkingDay('2026-10-07')).toBe(false)
    expect(isWorkingDay('2026-10-08')).toBe(true)
  })

  test('New Year’s Day, Labour Day and National Day are free before their year is published', () => {
    const free = ['2027-01-01', '2027-05-01', '2027-10-01', '2028-05-02', '2029-10-03']
    expect(free.filter(isWorkingDay)).toEqual([])
    expect(['2026-01-04', '2027-01-04', '2027-10-04'].every(isWorkingDay)).toBe(true)
    expect(addWorkingDays('2026-12-30', 3)).toEqual({ date: '2027-01-05', provisional: true })
  })

  test('beyond the published calendar is provisional, from the days a New Year arrangement may still move', () => {
    expect(addWorkingDays('2026-12-25', 1)).toEqual({ date: '2026-12-28', provisional: false })
    expect(addWorkingDays('2026-12-28', 1)).toEqual({ date: '2026-12-29', provisional: true })
    expect(addWorkingDays('2027-04-29', 5).provisional).toBe(true)
  })

  test('between is the inverse of adding', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => shift('2025-01-01', n, 'day'))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, n) => {
        expect(workingDaysBetween(from, addWorkingDays(from, n).date)).toBe(n)
      }),
    )
    expect(workingDaysBetween('2026-10-12', '2026-09-30')).toBe(-4)
  })

  test('what is no date is refused', () => {
    expect(() => addWorkingDays('2026-02-30', 1)).toThrow(/2026-02-30/)
    expect(() => addWorkingDays('21.9.2026', 1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-09-21', -1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-09-21', 1.5)).toThrow(RangeError)
  })
})

describe('moments in Chongqing', () => {
  test('a day begins at 16:00 UTC of the day before, wherever the machine stands', () => {
    expect(dateAt(Date.parse('2026-09-20T15:59:59Z'))).toBe('2026-09-20')
    expect(dateAt(Date.parse('2026-09-20T16:00:00Z'))).toBe('2026-09-21')
    expect(momentOf('2026-09-21')).toBe(Date.parse('2026-09-20T16:00:00Z'))
  })
  test('due at 18:00 of the last day, however late on the first day it came', () => {
    for (const time of ['00:00', '10:00', '23:59'])
      expect(dueAt(Date.parse(`2026-09-21T${time}:00+08:00`), 3)).toEqual({
        at: Date.parse('2026-09-24T18:00:00+08:00'),
        provisional: false,
      })
  })
  test('due by a day of the year: this year’s, or the next', () => {
    expect(dueBy(Date.parse('2026-05-31T23:00:00+08:00'), '05-31').at).toBe(Date.parse('2026-05-31T18:00:00+08:00'))
    expect(dueBy(Date.parse('2026-06-01T01:00:00+08:00'), '05-31').at).toBe(Date.parse('2027-05-31T18:00:00+08:00'))
  })
  test('the reminder comes on the working day before', () => {
    expect(reminderBefore(Date.parse('2026-09-28T18:00:00+08:00'))).toBe(Date.parse('2026-09-24T10:00:00+08:00'))
    expect(reminderBefore(Date.parse('2026-10-12T18:00:00+08:00'))).toBe(Date.parse('2026-10-10T10:00:00+08:00'))
  })
})
