/** What districts, departments and months are called and taken for. */
import { expect, test } from 'vitest'
import {
  monthOf,
  nextReport,
  nextSurvey,
  reportMoment,
  shiftMonth,
  spanOf,
  workingHour,
} from '../../bot/supervision/months.ts'
import { namesIn } from '../../bot/supervision/names.ts'
import { districtIn, districtName } from '../../knowledge/districts.ts'
import { day, knowledge } from './office.ts'

test.each([
  ['渝北区', 'yubei'],
  ['渝北', 'yubei'],
  ['重庆市渝北区龙溪街道', 'yubei'],
  ['Yubei District', 'yubei'],
  ['yubei', 'yubei'],
  ["Nan'an District", 'nanan'],
  ['Nan’an', 'nanan'],
  ['Banan', 'banan'],
  ['忠县', 'zhongxian'],
  ['石柱土家族自治县', 'shizhu'],
  ['两江新区', 'liangjiang'],
  ['高新区', 'hi-tech'],
  ['渝北区或江北区', undefined],
  ['Yubei or Jiangbei', undefined],
  ['未定', undefined],
  ['not decided', undefined],
  ['', undefined],
  ['渝北区 张三 13800000000', 'yubei'],
  ['江北', 'jiangbei'],
  ['江北區', 'jiangbei'],
  ['南岸', 'nanan'],
  ['Jiang Bei', 'jiangbei'],
  ['sha ping ba qu', 'shapingba'],
  ['Nan an', 'nanan'],
  ['Yubeiqu', 'yubei'],
  ['渝北区江北机场旁', 'yubei'],
  ['渝北 江北机场', undefined],
  ['彭水', 'pengshui'],
  ['high-tech zone', undefined],
  ['Hi-Tech Zone', 'hi-tech'],
  ['the bank', undefined],
])('the district in “%s” is %s', (said, id) => {
  expect(districtIn(said)).toBe(id)
  if (id) expect(districtName(id, 'en')).toMatch(/^[A-Z]/)
})

test('two roles of one department are told apart by their titles', () => {
  const bureau = knowledge.roles.get('public-security')
  if (!bureau) throw new Error('no bureau')
  const second = { ...bureau, id: 'second', title: { zh: '第二联络员', en: 'Second liaison' } }
  const names = namesIn({ ...knowledge, roles: new Map([...knowledge.roles, ['second', second]]) }, 'en')
  expect(names.role('public-security')).toBe(bureau.title.en)
  expect(names.role('second')).toBe('Second liaison')
  expect(namesIn(knowledge, 'en').role('public-security')).toBe(bureau.department.en)
  // A role or service that is gone keeps its id, so that its numbers are not lost.
  expect([names.role('gone'), names.service('gone'), names.district('')]).toEqual(['gone', 'gone', 'Not stated'])
})

const china = (ms: number | undefined) =>
  ms === undefined ? undefined : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

test('months are those of China', () => {
  expect(monthOf(Date.parse('2026-10-31T16:00:00Z'))).toBe('2026-11')
  expect([china(spanOf('2026-12').from), china(spanOf('2026-12').to)]).toEqual(['2026-12-01 00:00', '2027-01-01 00:00'])
  expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1), shiftMonth('2026-05', -17)]).toEqual([
    '2027-01',
    '2025-12',
    '2024-12',
  ])
})

test.each([
  ['2026-08', '2026-09-01 09:00'],
  ['2026-09', '2026-10-08 09:00'], // National Day until the 7th
  ['2026-10', '2026-11-02 09:00'], // the 1st is a Sunday
  ['2025-12', '2026-01-04 09:00'], // a Sunday that is worked, after New Year
  ['2026-01', '2026-02-02 09:00'],
])('the report of %s is due at %s', (month, moment) => {
  expect(china(reportMoment(month))).toBe(moment)
  expect(nextReport(reportMoment(month) - 1)).toBe(month)
  expect(nextReport(reportMoment(month))).toBe(shiftMonth(month, 1))
})

test.each([
  ['2026-10-08', '10:00', '2026-10-08 10:00'],
  ['2026-10-08', '20:59', '2026-10-08 20:59'],
  ['2026-10-08', '21:00', '2026-10-09 09:00'],
  ['2026-10-08', '07:59', '2026-10-08 09:00'],
  ['2026-10-11', '12:00', '2026-10-12 09:00'], // a Sunday
  ['2026-09-30', '23:00', '2026-10-08 09:00'],
])('on %s at %s a late report goes at %s', (date, time, moment) => {
  expect(china(workingHour(Date.parse(day(date, time))))).toBe(moment)
})

test('the questionnaire has the working days of December', () => {
  expect(china(nextSurvey(Date.parse(day('2026-06-01')), '2026'))).toBe('2026-12-01 10:00')
  expect(china(nextSurvey(Date.parse(day('2026-12-04', '10:00')), '2026'))).toBe('2026-12-07 10:00')
  expect(nextSurvey(Date.parse(day('2026-12-31', '10:00')), '2026')).toBeUndefined()
  expect(nextSurvey(Date.parse(day('2027-03-01')), '2026')).toBeUndefined()
})
