/** Days of a year that a text names: 4月30日, “30 April”, “by April 30th”. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = `(${months.join('|')})[a-z]*\\.?`
const patterns = [
  /(\d{1,2})月(\d{1,2})[日号]/g,
  new RegExp(`\\b${month} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g'),
  new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}`, 'g'),
]

/** As 4-30. `text` must be normalised. */
export const daysIn = (text: string): string[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, one = '', other = '']) => {
      const named = [one, other].findIndex((part) => months.includes(part))
      if (named < 0) return `${Number(one)}-${Number(other)}`
      return `${months.indexOf(named === 0 ? one : other) + 1}-${Number(named === 0 ? other : one)}`
    }),
  )
