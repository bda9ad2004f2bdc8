import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from '../../bot/eligibility/quantity.ts'
import { inFigures } from '../../bot/numerals.ts'
import type { Quantity } from '../../knowledge/rules/schemes.ts'

/** 5, or a bound: >5, >=5, <5, <=5, 2..3, or why not. */
const read = (text: string, quantity?: Quantity) => {
  const found = readNumber(text, { quantity })
  if (found === undefined) return undefined
  if ('fault' in found) return found.fault
  if ('value' in found) return found.value
  const { least, most, strict } = found
  if (least !== undefined && most !== undefined) return `${least}..${most}`
  return least === undefined ? `<${strict ? '' : '='}${most}` : `>${strict ? '' : '='}${least}`
}

describe('years', () => {
  test.each([
    ['18个月', 1.5],
    ['RMB 400k a year', 'unit'],
    ['年薪40万元', 'unit'],
    ['2 years and 6 months', 2.5],
    ['两年半', 2.5],
    ['半年', 0.5],
    ['a year and a half', 1.5],
    ['3年多', '>3'],
    ['2年6个月', 2.5],
    ['2年零3个月', 2.25],
    ['24 months', 2],
    ['five', 5],
    ['5', 5],
    ['5年', 5],
    ['five years', 5],
    ['十五年', 15],
    ['twenty-five years', 25],
    ['一年半', 1.5],
    ['一个半月', 0.125],
    ['one and a half years', 1.5],
    ['2.5', 2.5],
    ['我一共工作了5年', 5],
    ['我工作了三年', 3],
    ['I have worked for 7 years', 7],
    ['I worked for seven years', 7],
    ['超过5年', '>5'],
    ['more than 10 years', '>10'],
    ['5年以上', '>=5'],
    ['at least 3 years', '>=3'],
    ['10+', '>=10'],
    ['10+ years', '>=10'],
    ['10 plus years', '>=10'],
    ['不到2年', '<2'],
    ['less than a year', '<1'],
    ['超过半年', '>0.5'],
    ['十几年', '>10'],
    ['十多年', '>10'],
    ['20多年', '>20'],
    ['不超过3年', '<=3'],
    ['no more than 3 years', '<=3'],
    ['no less than 3 years', '>=3'],
    ['up to 3 years', '<=3'],
    ['快3年了', '<3'],
    ['almost 3 years', '<3'],
    ['2-3年', '2..3'],
    ['2到3年', '2..3'],
    ['两三年', '2..3'],
    ['between 2 and 3 years', '2..3'],
    ['2 or 3', '2..3'],
    ['two or three years', '2..3'],
    ['至少五年', '>=5'],
    ['三年以内', '<=3'],
    ['over 20 years', '>20'],
    ['不足一年', '<1'],
    ['about 5 years', 'about'],
    ['大约5年', 'about'],
    ['5年左右', 'about'],
    ['~5', 'about'],
    ['around five years', 'about'],
    ['十来年', 'about'],
    ['3 years in total, 2 abroad', 'several-numbers'],
    ['100天', 'unit'],
    ['6 weeks', 'unit'],
    ['好几年', 'figure'],
    ['a few years', 'figure'],
    ['not 5', 'figure'],
    ['没有', 0],
    ['none', 0],
    ['很久', undefined],
    ['one moment', undefined],
    ['我很一般', undefined],
    ['十分感谢', undefined],
    ['yes', undefined],
    ['since 2015', 2015],
  ])('%s: %s', (text, value) => expect(read(text, 'years')).toBe(value))
})

describe('months', () => {
  test.each([
    ['18个月', 18],
    ['1年半', 18],
    ['2 years', 24],
    ['half a year', 6],
    ['半年', 6],
    ['3', 3],
    ['three months', 3],
    ['9 months', 9],
  ])('%s: %s', (text, value) => expect(read(text, 'months')).toBe(value))
})

describe('yuan-a-year', () => {
  test.each([
    ['4万/月', 480000],
    ['月薪4万', 480000],
    ['40k a month', 480000],
    ['RMB 400k a year', 400000],
    ['年薪五十万', 500000],
    ['¥480,000', 480000],
    ['四十八万', 480000],
    ['480000元/年', 480000],
    ['0.5 million', 500000],
    ['rmb480000', 480000],
    ['每月4万', 480000],
    ['4万一个月', 480000],
    ['40000 per month', 480000],
    ['monthly 40000', 480000],
    ['40k/month', 480000],
    ['50w', 500000],
    ['税前50万', 500000],
    ['500,000 before tax', 500000],
    ['2025年收入48万', 480000],
    ['48万元人民币', 480000],
    ['超过50万', '>500000'],
    ['30多万', '>300000'],
    ['月薪超过4万', '>480000'],
    ['30到40万', '300000..400000'],
    ['30-40万', '300000..400000'],
    ['三四十万', '300000..400000'],
    ['400-500k', '400000..500000'],
    ['50万以上', '>=500000'],
    ['400k+', '>=400000'],
    ['四万五一个月', 540000],
    ['1.2m', 1200000],
    ['a million yuan a year', 1000000],
    ['half a million', 500000],
    ['十几万', '>100000'],
    ['15 000 a month', 180000],
    ['$80,000', 'currency'],
    ['8万欧元', 'currency'],
    ['80000 USD', 'currency'],
    ['80k dollars', 'currency'],
    ['€75.000', 'currency'],
    ['480.000', 'figure'],
    ['税后40万', 'after-tax'],
    ['500 a day', 'unit'],
    ['月薪4万，年薪50万', 'several-numbers'],
    ['4万*13', 'several-numbers'],
    ['大概40万', 'about'],
    ['4万多一点', '>40000'],
    ['no salary', undefined],
    ['我要问工资', undefined],
  ])('%s: %s', (text, value) => expect(read(text, 'yuan-a-year')).toBe(value))
})

describe('yuan-a-month', () => {
  test.each([
    ['年薪48万', 40000],
    ['4万', 40000],
    ['40k a month', 40000],
    ['480k per year', 40000],
  ])('%s: %s', (text, value) => expect(read(text, 'yuan-a-month')).toBe(value))
})

describe('yuan', () => {
  test.each([
    ['两百万', 2000000],
    ['注册资本500万', 5000000],
    ['1亿2千万', 120000000],
    ['5 million yuan', 5000000],
    ['$5 million', 'currency'],
    ['3千万', 30000000],
  ])('%s: %s', (text, value) => expect(read(text, 'yuan')).toBe(value))
})

describe('percent', () => {
  test.each([
    ['30%', 30],
    ['三成', 30],
    ['百分之三十', 30],
    ['百分之30', 30],
    ['30 percent', 30],
    ['thirty percent', 30],
    ['30', 30],
    ['一半', 50],
    ['三成半', 35],
    ['超过30%', '>30'],
    ['three times', 'unit'],
  ])('%s: %s', (text, value) => expect(read(text, 'percent')).toBe(value))
})

describe('what can not be turned into the quantity asked', () => {
  test.each([
    ['2 decades', 'years'],
    ['3个学期', 'years'],
    ['in 2 companies', 'years'],
    ['20 quarters', 'months'],
    ['2000元/天', 'yuan-a-year'],
    ['每个季度12万', 'yuan-a-year'],
  ] as const)('%s as %s', (text, quantity) => expect(read(text, quantity)).toBe('unit'))
})

describe('times', () => {
  test.each([
    ['4倍', 4],
    ['4 times', 4],
    ['four times', 4],
    ['四倍', 4],
    ['4x', 4],
    ['double', 2],
    ['twice', 2],
    ['两倍', 2],
    ['400%', 4],
    ['4', 4],
    ['四倍以上', '>=4'],
    ['3.5倍', 3.5],
    ['一倍半', 1.5],
  ])('%s: %s', (text, value) => expect(read(text, 'times')).toBe(value))
})

describe('a count', () => {
  test.each([
    ['2', 2],
    ['两项', 2],
    ['3 papers', 3],
    ['5篇论文', 5],
    ['15 people', 15],
    ['2 or 3', '2..3'],
    ['200万', 2000000],
    ['18个月', 'unit'],
    ['三个', 3],
    ['one', 1],
    ['the last one', undefined],
    ['两个', 2],
    ['-2', -2],
  ])('%s: %s', (text, value) => expect(read(text)).toBe(value))
})

describe('every number written is read back', () => {
  const count = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 99_999_999 }))
  test('in figures, with separators and with units', () => {
    fc.assert(
      fc.property(count, (n) => {
        expect(read(String(n), 'yuan')).toBe(n)
        expect(read(n.toLocaleString('en-GB'), 'yuan')).toBe(n)
        expect(read(`${n}元`, 'yuan')).toBe(n)
        expect(read(`¥${n.toLocaleString('en-GB')}`, 'yuan')).toBe(n)
        expect(read(`RMB ${n} a month`, 'yuan-a-year')).toBe(n * 12)
        expect(read(`至少${n}元`, 'yuan')).toBe(`>=${n}`)
      }),
    )
  })
  test('in Chinese', () => {
    fc.assert(
      fc.property(count, (n) => {
        expect(inFigures(`${inChinese(n)}元`)).toBe(`${n}元`)
      }),
    )
  })
  test('in English', () => {
    fc.assert(
      fc.property(count, (n) => {
        expect(inFigures(`${inEnglish(n)} yuan`)).toBe(`${n} yuan`)
      }),
    )
  })
  test('years with halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (n) => {
        for (const text of [`${inChinese(n)}年半`, `${n} and a half years`, `${inEnglish(n)} and a half years`])
          expect(read(text, 'years')).toBe(n + 0.5)
        expect(read(`${n}年6个月`, 'months')).toBe(n * 12 + 6)
      }),
    )
  })
})

const inChinese = (n: number): string => {
  const digit = (d: number) => '零一二三四五六七八九'[d] ?? ''
  if (n >= 10_000) {
    const rest = n % 10_000
    return `${inChinese(Math.floor(n / 10_000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${inChinese(rest)}`}`
  }
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (n < unit) continue
    const rest = n % unit
    const head = n < 20 && unit === 10 ? '' : digit(Math.floor(n / unit))
    return `${head}${name}${rest === 0 ? '' : `${rest < unit / 10 ? '零' : ''}${rest < 20 && rest >= 10 ? '一' : ''}${inChinese(rest)}`}`
  }
  return digit(n)
}

const inEnglish = (n: number): string => {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    )
  const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
  const and = (rest: number, joint: string) => (rest === 0 ? '' : `${joint}${inEnglish(rest)}`)
  if (n < 20) return small[n] ?? ''
  if (n < 100) return `${tens[Math.floor(n / 10)]}${and(n % 10, '-')}`
  if (n < 1000) return `${small[Math.floor(n / 100)]} hundred${and(n % 100, ' and ')}`
  if (n < 1e6) return `${inEnglish(Math.floor(n / 1000))} thousand${and(n % 1000, n % 1000 < 100 ? ' and ' : ' ')}`
  return `${inEnglish(Math.floor(n / 1e6))} million${and(n % 1e6, n % 1e6 < 100 ? ' and ' : ' ')}`
}
