/** Numbers of identity documents and of the card, as people type them. */
import { type IsoDate, isDate } from '../../../knowledge/dates.ts'
import type { Reading } from './items.ts'

/** The first two digits of a resident identity number: the provinces by GB/T 2260, with Hong Kong, Macao and Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkOf = (digits: string): string =>
  checks[weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11] ?? ''

/** 18 characters with a birth date that can be and the right check character. */
export const readResidentId = (text: string, today?: IsoDate): Reading => {
  const number = (/\d[\d\s-]{5,}[\dx]?/.exec(text.normalize('NFKC').toLowerCase())?.[0] ?? '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  if (/^\d{15}$/.test(number)) return { reason: 'filing.wrong-id-old' }
  if (!/^\d{17}[\dX]$/.test(number)) return { reason: 'filing.wrong-id-length', values: { count: number.length } }
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDate(born) || born < '1900-01-01' || (today !== undefined && born > today))
    return { reason: 'filing.wrong-id-date', values: { date: number.slice(6, 14) } }
  return provinces.test(number) && checkOf(number) === number[17]
    ? { value: number }
    : { reason: 'filing.wrong-id-check' }
}

/** Letters and figures as passports have them: hardly ever fewer than 6, up to 9 by ICAO Doc 9303, a few more to be lenient. */
export const readPassport = (text: string): Reading => {
  const number = coded(text)
  return /^[A-Z0-9]{6,12}$/.test(number) && /(?:\d[A-Z]*){3}/.test(number)
    ? { value: number }
    : { reason: 'filing.wrong-passport' }
}

/** The documents do not say what the number of a card looks like. */
export const readCardNumber = (text: string): Reading => {
  const number = coded(text)
  return /^[A-Z0-9][A-Z0-9-]{2,28}[A-Z0-9]$/.test(number) && /\d/.test(number)
    ? { value: number }
    : { reason: 'filing.wrong-card-number' }
}

/** The number at the end of “我的护照号是 E1234 5678。”, in capitals and without blanks. */
const coded = (text: string): string => {
  const written = text
    .normalize('NFKC')
    .replace(/[—–]/g, '-')
    .replace(/[。.!！\s]+$/, '')
  const part = /^(?:.*(?:[\p{Script=Han}:：]|\b(?:is|number|no\.?)\s))?\s*([a-z0-9](?:[a-z0-9\s-]*[a-z0-9])?)$/iu.exec(
    written,
  )
  return (part?.[1] ?? written).replace(/\s/g, '').toUpperCase()
}
