/** The report as a CSV file that Excel opens: one row for each service and department, in the reader's language. */
import type { Language } from '../channel.ts'
import { speak } from '../words.ts'
import { averageDays, averageStars, byServiceAndRole, type Report } from './count.ts'
import { monthOf } from './months.ts'
import { columnNames, countsShown, meanInWords, type Names } from './names.ts'

const counts = countsShown(true)

/** Excel takes a file for UTF-8 only when it begins with this sign. */
const byteOrderMark = '\uFEFF'

export const tableOf = ({ rows, from }: Report, names: Names, language: Language): string => {
  const t = speak(language)
  const heads = [
    ...(['month', 'service', 'department'] as const).map((side) => t(`supervision.${side}`)),
    ...([...counts, 'days', 'ratings', 'stars'] as const).map((key) => t(columnNames[key])),
  ]
  const lines = byServiceAndRole(rows).map(({ service, role, count }) => {
    return [
      monthOf(from),
      names.service(service),
      names.role(role),
      ...counts.map((key) => count[key]),
      meanInWords(averageDays(count), ''),
      count.ratings,
      meanInWords(averageStars(count), ''),
    ]
  })
  return byteOrderMark + [heads, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** A cell that begins like a formula would be run by Excel, so it gets an apostrophe in front (owasp.org, CSV injection). */
export const cell = (value: string | number): string => {
  const text =
    typeof value === 'string' && /^[\s\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(value)
      ? `'${value}`
      : String(value)
  const safe = /^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
