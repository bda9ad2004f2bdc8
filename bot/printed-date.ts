/** Dates as people read them. */
import type { Language } from './ports.ts'

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 2026-05-01, the month 2026-05 or the year 2026: 2026年5月1日, 1 May 2026; 2026年5月, May 2026; 2026年, 2026. */
export const dateInWords = (date: string, language: Language): string => {
  const [year = '', month, day] = date.split('-')
  if (language === 'zh')
    return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`
  const name = month === undefined ? [] : [monthNames[Number(month) - 1]]
  return [...(day === undefined ? [] : [Number(day)]), ...name, year].join(' ')
}
