/** Numbers written in words, in either language and mixed with figures: 四十八万, 两年半, 40k, half a million. */

/**
 * `text` normalised, its numbers in plain figures: 480000, 2年半, 40000, 500000. 两三年 becomes 2-3年.
 * What only looks like a number stays: 一共, 十分, 三亚, one moment.
 */
export const inFigures = (text: string): string => english(chinese(shared(plain(text))))

/** 1,500 and 15 000 are one number; a German 480.000 is left, as it may be either. */
const plain = (text: string): string =>
  text
    .replace(/(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)/g, (n) => n.replaceAll(',', ''))
    .replace(/(?<![\d.])\d{1,3}(?: 000)+(?!\d)/g, (n) => n.replaceAll(' ', ''))

/** The 万 of 30到40万 belongs to both. */
const shared = (text: string): string =>
  text.replace(
    /(?<![\d.])(\d+(?:\.\d+)?|[一二两三四五六七八九])\s*(-|~|到|至|to)\s*(\d+(?:\.\d+)?|[一二两三四五六七八九])\s*(百万|千万|[百千万亿]|(?:k|w|million|thousand)\b)/g,
    (_all, from: string, to: string, till: string, scale: string) => `${from}${scale} ${to} ${till}${scale}`,
  )

// Chinese -----------------------------------------------------------------------------------------------------------

const digits = '零一二三四五六七八九'
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }
/** Alone, a Chinese figure is a number only before what is counted: 一年, not 一共. */
const counted = /^(?:$|[\s,，.。;；、!！~-]|[年月日号个岁周天项次篇人倍元块成毛分半多几余来到至或以名家件本门])/

const chinese = (text: string): string =>
  text
    .replace(/(\d)\s*w\b/g, '$1万')
    .replace(
      /([零〇一二两三四五六七八九十百\d]+)点([零〇一二三四五六七八九]+)/g,
      (_all, whole: string, rest: string) => {
        const value = /\d/.test(whole) ? whole : fromRun(whole)
        return value === undefined ? _all : `${value}.${[...rest].map(digitOf).join('')}`
      },
    )
    .replace(/(?:\d+(?:\.\d+)?|[零〇一二两俩三四五六七八九十百千万亿])+/g, (run, at: number, whole: string) => {
      if (/^[\d.]+$/.test(run)) return run
      if (/^[百千万亿]/.test(run) || (run === '十' && whole[at + 1] === '分')) return run
      if (run.length === 1 && !counted.test(whole.slice(at + 1))) return run
      return fromRun(run) ?? run
    })

const digitOf = (character: string): number => digits.indexOf({ 〇: '零', 两: '二', 俩: '二' }[character] ?? character)

/** 二十五, 3万5, 两三 (a range), 一九九〇 (figure by figure); undefined when it is no number. */
const fromRun = (run: string): string | undefined => {
  const bare = run.replaceAll('俩', '两')
  if (/^(?:[零〇一二三四五六七八九]{4}|[一二三四五六七八九][零〇])$/.test(bare)) return [...bare].map(digitOf).join('')
  const pair = /([一二两三四五六七八九])([一二两三四五六七八九])/.exec(bare)
  if (pair?.[1] && pair[2]) {
    if (digitOf(pair[2]) !== digitOf(pair[1]) + 1)
      return /^..$/.test(bare) ? [...bare].map(digitOf).join('') : undefined
    const [from, to] = [pair[1], pair[2]].map((one) => valueOfRun(bare.replace(pair[0], one)))
    return from === undefined || to === undefined ? undefined : `${from}-${to}`
  }
  const value = valueOfRun(bare)
  return value === undefined ? undefined : String(value)
}

const valueOfRun = (run: string): number | undefined => {
  let sum = 0
  let section = 0
  let number: number | undefined
  let last = 1
  for (const part of run.match(/\d+(?:\.\d+)?|./g) ?? []) {
    const unit = units[part]
    if (unit === undefined) {
      if (number) return undefined
      // The zero of 两万零五 says that the 5 is not short for 5000.
      if (number === 0) last = 1
      number = /^\d/.test(part) ? Number(part) : digitOf(part)
      continue
    }
    last = unit
    if (unit < 1e4) section += (number || 1) * unit
    else {
      const before = section + (number ?? 0)
      sum = sum >= unit ? sum + before * unit : (sum + before) * unit
      section = 0
    }
    number = undefined
  }
  // 两万五 is 25000, 三千五 3500; 二十五 is 25.
  const short = number !== undefined && last >= 100 && Number.isInteger(number) && number < 10
  return tidy(sum + section + (number ?? 0) * (short ? last / 10 : 1))
}

/** 1.1 × 10000 is 11000, not 11000.000000000002. */
const tidy = (value: number): number => Number(value.toPrecision(12))

// English -----------------------------------------------------------------------------------------------------------

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales: Record<string, number> = { k: 1e3, thousand: 1e3, million: 1e6, mn: 1e6, mln: 1e6, billion: 1e9, bn: 1e9 }
const word = `${[...small, ...tens.slice(2)].join('|')}|hundred|thousand|million|billion`
const run = new RegExp(
  `(?<![\\p{L}\\d.])(?:(?:an? )(?=hundred|thousand|million|billion))?(?:\\d+(?:\\.\\d+)? ?(?:k|mn|mln|bn|hundred|thousand|million|billion)\\b|\\b(?:${word})\\b)(?:(?: and |[ -])(?:${word})\\b)*`,
  'gu',
)
/** “one” counts something: the last one and one moment do not. */
const unit = '(?:years?|yrs?|months?|weeks?|days?|times|percent|per cent|yuan|rmb|people|persons?|papers?|items?)'

const english = (text: string): string =>
  text
    .replace(/\bhalf an? (?=hundred|thousand|million|billion)/g, '0.5 ')
    .replace(run, (said, at: number, whole: string) => {
      if (said === 'one' && !new RegExp(`^(?:$|[ -](?:${unit}|to|or|and a half)\\b|[.,!])`).test(whole.slice(at + 3)))
        return said
      if (said === 'one' && /\b(?:the|this|that|last|which|no|any)\s+$/.test(whole.slice(0, at))) return said
      return String(fromWords(said))
    })
    .replace(/(\d+) and (?:a )?half(?: (1000000|1000)\b)?/g, (_all, n: string, scale = '1') =>
      String((Number(n) + 0.5) * Number(scale)),
    )

const fromWords = (said: string): number => {
  let sum = 0
  let part = 0
  for (const [token] of said.matchAll(/\d+(?:\.\d+)?|[a-z]+/g)) {
    const scale = scales[token]
    if (/^\d/.test(token)) part += Number(token)
    else if (token === 'hundred') part = (part || 1) * 100
    else if (scale !== undefined) {
      sum += (part || 1) * scale
      part = 0
    } else if (small.includes(token)) part += small.indexOf(token)
    else if (tens.includes(token)) part += tens.indexOf(token) * 10
  }
  return tidy(sum + part)
}
