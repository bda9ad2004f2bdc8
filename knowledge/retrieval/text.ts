/** Turns text of either language into the terms that are searched. */
import { stemmer } from 'stemmer'
import { hasTraditional, toSimplified } from './simplified.ts'
import { oneSpelling } from './spelling.ts'

/** The languages that the bot speaks and documents are written in. */
export type Language = 'zh' | 'en'

/**
 * Full-width forms, case, accents, traditional characters and the question words of the south-west folded away, so that
 * 服務證 finds 服务证, Temüjin Temujin, and 好多天 asks 多少天.
 */
export const normalise = (text: string): string => {
  const folded = text.normalize('NFKC').toLowerCase().replace(accented, unaccented)
  const simplified = hasTraditional(folded) ? toSimplified(folded) : folded
  return simplified.replace(dialect, (word) => standard.get(word) ?? word)
}

const standard = new Map([
  ['好久', '多久'],
  ['好多', '多少'],
  ['啷个', '怎么'],
  ['咋个', '怎么'],
  ['啥子', '什么'],
  ['哪点', '哪里'],
  ['外头', '外'],
  ['里头', '里'],
  ['上头', '上'],
])
const dialect =
  /好久(?!没|不见|以前)|好多(?=天|年|钱|个|岁|分|次|份|张|条|类|时间|小时|工作日)|[啷咋]个|啥子|哪点|(?<=\p{Script=Han})[里外上]头/gu

const accented = /[\u00c0-\u024f\u1e00-\u1eff]/g
const unaccented = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '')

/** In a chat a blank between Chinese words is a comma: 我在重庆上班 能办卡吗; and so is one before a new clause: 我是HR 我们单位… */
export const withPauses = (text: string): string => text.replace(pause, '，')
const pause =
  /(?<=[\p{Script=Han}\d]\p{Script=Han})[ \t\u3000]+(?=\p{Script=Han}{2})|(?<=\p{Script=Han}[a-z]{2,12})[ \t\u3000]+(?=[我咱他她想][\p{Script=Han}])/giu

/** English words that carry no subject. */
const stopWords = new Set(
  (
    'a an and are as at be been being but by did do does doing for from had has have having he her hers him his how i if in into is it its ' +
    'just me my no nor not of on or our ours she so some such than that the their them then there these they this those to too ' +
    'us was we were what when where which while who whom whose why will with would you your yours am can could should shall ' +
    'may might must about also any each s t re ve ll d m don doesn didn isn'
  ).split(' '),
)

/** Han characters and other letters part even without a space between: HSK几级. */
const words = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const han = /\p{Script=Han}/u

export const isHan = (text: string): boolean => han.test(text)

const stems = new Map<string, string>()

/** The stem of a lower-case word (Porter) in its one spelling, itself when it holds a figure, '' for a stop word. */
export const stem = (word: string): string => {
  if (stopWords.has(word)) return ''
  let known = stems.get(word)
  if (known === undefined) {
    known = /\d/.test(word) ? word : stemmer(oneSpelling(word))
    if (stems.size < 50_000) stems.set(word, known)
  }
  return known
}

/**
 * The terms of a text, in order: Han characters one by one and in pairs, other words stemmed without stop words.
 * Unigrams and bigrams in one index were measured best for Chinese; a word segmenter added nothing.
 */
export const terms = (text: string): string[] => termsOf(normalise(text))

/** The same for a text that is normalised already. */
export const termsOf = (normalised: string): string[] => {
  const found: string[] = []
  for (const [run] of withFigures(normalised).matchAll(words)) {
    if (!isHan(run)) {
      const only = stem(run)
      if (only) found.push(only)
      continue
    }
    const characters = [...run]
    for (const [at, character] of characters.entries()) {
      found.push(character)
      const next = characters[at + 1]
      if (next) found.push(character + next)
    }
  }
  return found
}

/** Stands for the month, as “may” is a stop word. */
export const monthOfMay = 'maymonth'

/** 30,000 becomes 30000, and May a word where it stands beside a day or a year. */
export const withFigures = (text: string): string => {
  const whole = text.includes(',') ? text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '') : text
  return whole.includes('may')
    ? whole.replace(/\bmay(?=,? \d)|(?<=\d(?:st|nd|rd|th)?(?: of)? )may\b/g, monthOfMay)
    : whole
}

/**
 * Chinese when it has Han characters and they are not a small minority of an English sentence; names alone, in a sentence
 * built of the little words of the other language, don't make it one: “what is 人才服务证?”, 我的wife能申请吗.
 */
export const languageOf = (text: string): Language | undefined => {
  const hanCount = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latinWords = text.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0
  if (hanCount === 0 && latinWords === 0) return undefined
  if (hanCount === 0 || (englishFrame.test(text) && !chineseFrame.test(text))) return 'en'
  return hanCount * 2 >= latinWords ? 'zh' : 'en'
}

const chineseFrame = /[吗呢么的了我您你他她们怎什哪谁几请能可要是有在不给和与多]/
const little =
  "what(?:['’]?s)?|who(?:['’]?s)?|where|when|which|how|why|is|are|am|do|does|did|can|could|may|must|should|will|would|i|my|we|our|you|it|the|for|of|to|about|with|in|have|has"
const englishFrame = new RegExp(`\\b(?:${little})\\b[^.?!。？！]*\\b(?:${little}|means?|needs?|wants?|gets?)\\b`, 'i')
