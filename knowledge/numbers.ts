/** Finds the numbers, dates, amounts, e-mail addresses and phone numbers of a text, so that two texts can be held against each other. */
import { normalise } from './retrieval/text.ts'

interface Figures {
  /** Written as digits: `3`, `2017`, `2000000`, `cqrcgfb@163.com`. Dates fall apart into their numbers. */
  digits: Set<string>
  /** Written as words: three, 三, April, twice. They may stand for digits but need no counterpart. */
  words: Set<string>
}

const english: Record<string, number> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  },
  ...{
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    once: 1,
    twice: 2,
    half: 2,
    single: 1,
    both: 2,
    duplicate: 2,
  },
  ...{ january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9 },
  ...{ october: 10, november: 11, december: 12, twenty: 20, thirty: 30, monthly: 1, hundred: 100 },
}
const han = '一二三四五六七八九十'

const email = /[\w.+-]+@[\w-]+\.[\w.]+\w/g
const number = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g

/** All that stand in the text: 200万 and 2 million are 2000000. */
export const figures = (text: string): Figures => {
  const digits = new Set<string>()
  const words = new Set<string>()
  let rest = normalise(text)
  rest = rest.replace(email, (address) => {
    digits.add(address)
    return ' '
  })
  rest = rest.replace(
    new RegExp(`(${number.source})\\s*(万|million\\b)?`, 'g'),
    (_all, figure: string, unit?: string) => {
      const value = Number(figure.replaceAll(',', '')) * (unit === '万' ? 10_000 : unit ? 1_000_000 : 1)
      digits.add(String(value))
      return ' '
    },
  )
  for (const [word] of rest.matchAll(/[a-z]+/g)) if (english[word]) words.add(String(english[word]))
  for (const character of rest) if (han.includes(character)) words.add(String(han.indexOf(character) + 1))
  for (const [, tens, ones] of rest.matchAll(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g))
    words.add(String((tens ? han.indexOf(tens) + 1 : 1) * 10 + (ones ? han.indexOf(ones) + 1 : 0)))
  if (rest.includes('两')) words.add('2')
  return { digits, words }
}

/** Figures in digits of `text` that `other` holds neither in digits nor in words. */
export const missingFrom = (other: Figures, text: Figures): string[] =>
  [...text.digits].filter((figure) => !other.digits.has(figure) && !other.words.has(figure))
