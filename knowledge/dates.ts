/** Calendar dates as texts like 2026-01-01, which compare as texts do, and the dates that rules name. */

export type IsoDate = string

/** A date that exists: 2024-02-29, not 2023-02-29. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** A date, or as much of one as is known: a month (1990-05) or a year (1990). */
export const isPartialDate = (text: string): boolean =>
  /^\d{4}(-\d{2}){0,2}$/.test(text) && isDate(text + '-01-01'.slice(text.length - 4))

/** The first and the last day that a date, a month or a year can mean. */
export const spanOf = (date: string): [first: IsoDate, last: IsoDate] => {
  if (date.length === 10) return [date, date]
  const [year = 0, month = 12] = date.split('-').map(Number)
  const last = `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(daysIn(year, month)).padStart(2, '0')}`
  return [date + '-01-01'.slice(date.length - 4), last]
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Completed years of age on `day`. Someone born on 29 February completes a year on 1 March when there is no 29th. */
export const ageOn = (born: IsoDate, day: IsoDate): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)

type Unit = 'day' | 'month' | 'year'

/** Moves a date; where the month is too short, its last day: 31 January + 1 month is 28 or 29 February. */
export const shift = (date: IsoDate, amount: number, unit: Unit): IsoDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (unit === 'day') return new Date(Date.UTC(year, month - 1, day + amount)).toISOString().slice(0, 10)
  const first = new Date(Date.UTC(year, month - 1 + amount * (unit === 'year' ? 12 : 1), 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** A date as a rule names it: `today`, `2024-12-31`, `01-01` (this year), `01-01 of applied`, `applied`, `today + 6 months`. */
interface NamedDate {
  /** A fixed date, a day of a year (01-01), or neither: then the fact or today itself. */
  fixed?: IsoDate
  day?: string
  /** The date fact it starts from; today when there is none. */
  fact?: string
  amount: number
  unit: Unit
}

const form =
  /^(?:(?<fixed>\d{4}-\d{2}-\d{2})|(?<day>\d{2}-\d{2})(?: of (?<of>[a-z][a-z0-9-]*))?|(?<fact>[a-z][a-z0-9-]*))(?: (?<sign>[+-]) (?<amount>\d+) (?<unit>day|month|year)s?)?$/

/** Schemes name few dates and the judge looks at them often. */
const read = new Map<string, NamedDate | undefined>()

/** Undefined when `text` names no date. */
export const readNamedDate = (text: string): NamedDate | undefined => {
  if (!read.has(text)) read.set(text, parse(text))
  return read.get(text)
}

const parse = (text: string): NamedDate | undefined => {
  const found = form.exec(text)?.groups
  if (!found) return undefined
  const { fixed, day, sign, amount, unit } = found
  if (fixed && !isDate(fixed)) return undefined
  if (day && !isDate(`2001-${day}`)) return undefined
  const name = found.fact ?? found.of
  const fact = name === 'today' ? undefined : name
  return {
    ...(fixed ? { fixed } : {}),
    ...(day ? { day } : {}),
    ...(fact ? { fact } : {}),
    amount: amount ? Number(amount) * (sign === '-' ? -1 : 1) : 0,
    unit: (unit as Unit | undefined) ?? 'day',
  }
}

/** The date meant; undefined while the fact it starts from is not known. */
export const resolveDate = (
  named: NamedDate,
  known: (fact: string) => IsoDate | undefined,
  today: IsoDate,
): IsoDate | undefined => {
  const start = named.fixed ?? (named.fact ? known(named.fact) : today)
  if (start === undefined) return undefined
  const date = named.day ? `${start.slice(0, 4)}-${named.day}` : start
  return named.amount === 0 ? date : shift(date, named.amount, named.unit)
}
