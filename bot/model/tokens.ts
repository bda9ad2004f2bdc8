/** A text as a row of words that must stand in another text: figures with their units, names, addresses, subjects. */
import { stem } from '../../knowledge/text.ts'
import { inFigures } from '../numerals.ts'
import type { Language } from '../ports.ts'

export interface Token {
  /** A stem, a Han character, or a figure with everything that belongs to it. */
  word: string
  kind: 'word' | 'figure' | 'address'
  /** Which part between commas it stands in, counted from 0. */
  part: number
  /** As it was written. */
  raw: string
  /** In English, what it is said to be: done by, given to, taken from. Chinese says this with words that must stand there. */
  role?: string
}

/** Lower case, one form of every character and numeral: 三年 and 3年, April 30 and 30 April are the same then. */
export const fold = (text: string): string =>
  dates(
    inFigures(
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/\b(?:no|nos)\.\s*(?=\d)/g, 'nr ') // a number, and neither the end of a sentence nor a negation
        .replace(/\b(e)\.(g)\.|\b(i)\.(e)\./g, '$1$2$3$4'),
    ),
  ).trim()

/** The sentences of a text: parted by full stops and semicolons, as what holds for one need not hold for the next. */
export const sentencesOf = (folded: string): string[] =>
  folded
    .split(/[。;!?！？]+\s*|(?<=[^\s.].)\.(?=\s|["”’')]|$)\s*/u)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))

/** The parts of a sentence between commas, as `Token.part` counts them. */
export const partsOf = (sentence: string): string[] => sentence.split(comma)

export const tokensOf = (sentence: string, language: Language): Token[] =>
  partsOf(sentence).flatMap((text, part) => tokensIn(text, language).map((token) => ({ ...token, part })))

const comma = /[,，:：](?!\d)|[、](?=\s*$)|——|\s[–—-]\s/u
const month = 'january|february|march|april|may|june|july|august|september|october|november|december'
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${month})(?:,? (\\d{4}))?\\b`, 'g')
const monthFirst = new RegExp(`\\b(${month}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'g')

const dates = (text: string): string =>
  text
    .replace(dayFirst, (_all, day: string, name: string, year = '') => `${year}#${name}#${day}`)
    .replace(monthFirst, (_all, name: string, day: string, year = '') => `${year}#${name}#${day}`)

const address = String.raw`https?:\/\/[^\s，。；）]+|www\.[^\s，。；）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
const date = String.raw`\d{0,4}#[a-z]+#\d{1,2}`
const figure = String.raw`[+(]*\d[\d.()\/-]*\d\)?%?|\d%?`
const pattern = new RegExp(
  `(${address})|(${date})|(${figure})|(\\p{Script=Han})|((?:(?!\\p{Script=Han})\\p{L})(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}'’])*)`,
  'gu',
)

const tokensIn = (text: string, language: Language): Omit<Token, 'part'>[] => {
  const found: Omit<Token, 'part'>[] = []
  let taken = 0
  let role: string | undefined
  for (const match of text.matchAll(pattern)) {
    const [raw, mail, day, number, han, word] = match
    const at = match.index
    if (at < taken) continue
    if (mail) found.push({ word: mail.replace(/[.,]+$/, ''), kind: 'address', raw })
    else if (day || number) {
      const after = text.slice(at + raw.length)
      const unit = language === 'zh' ? (unitZh.exec(after)?.[0] ?? '') : ''
      taken = at + raw.length + unit.length
      const around = language === 'zh' ? evenZh(unit) : aroundEn(text.slice(0, at), after)
      found.push({ word: `${bareFigure(raw)} ${around}`, kind: 'figure', raw: `${raw}${unit}` })
    } else if (han) found.push({ word: han, kind: 'word', raw })
    else if (word) {
      const stemmed = stem(word.replace(/['’]s?$/, ''))
      if (roles.test(word)) role = word
      else if (turns.test(word) || (!stemmed && !keeps.test(word))) role = undefined
      if (stemmed) found.push({ word: stemmed, kind: 'word', raw, ...(role ? { role } : {}) })
    }
  }
  return found
}

const roles = /^(?:by|to|from)$/
/** Stand within a name or a list of them: to the Office of the Committee and the Bureau. */
const keeps = /^(?:the|an?|its|their|his|her|this|that|such|of|and|or)$/
const turns = /^(?:within|before|after|during|until|upon|under|when|where|if)$/

const bareFigure = (raw: string) => raw.replace(/^\+|[()]|[./-]+$/g, '').replace(/(?<=\d{3})[ -](?=\d)/g, '')

// What a Chinese figure counts, and on which side of it: 15个工作日内 is neither 15日内 nor 15个工作日后.
const unitZh =
  /^\s*(?:个|多)?(?:工作日|自然日|日历日|周岁|个月|学年|小时|星期|人次|万元|美元|港元|欧元|元|年|月|岁|天|日|号|周|人|名|寸|分|倍|次|份|项|类|级|条|款|批|家|页|平方米|万)?(?:人民币)?\s*(?:[（(]含[）)])?(?:以内|之内|内|以前|之前|前|以后|之后|后|以上|以下|及以上|及以下|起|止|为止)?/
const evenZh = (unit: string) => unit.replace(/[以之及个\s]/g, '')

// The same in English, where it stands on both sides.
const units =
  /^(?:working|business|calendar|consecutive|natural|full|more|further|additional|days?|weeks?|months?|years?|hours?|minutes?|yuan|rmb|cny|usd|eur|dollars?|euros?|percent|per|cent|people|persons?|times|copies|inch(?:es)?|points?|categor(?:y|ies)|levels?|items?|pages?|hundred|thousand|million|billion)$/
const sides =
  /^(?:within|before|after|by|until|till|from|since|over|under|above|below|least|most|more|less|than|fewer|exceed(?:s|ing)?|up|every|per|rmb|usd|cny|eur|minimum|maximum|older|younger|later|earlier|ago|beyond|between|through|around|once)$/

const aroundEn = (before: string, after: string): string => {
  const words = (text: string) => (text.match(/[\p{L}']+|\d/gu) ?? []).map(String)
  const left = words(before).slice(-3)
  const closed = left.findLastIndex((word) => /\d/.test(word))
  const right: string[] = []
  for (const word of words(after.split(/["“”()]/)[0] ?? '').slice(0, 5)) {
    if (/\d/.test(word)) break
    right.push(word)
  }
  const unit: string[] = []
  while (right[0] && units.test(right[0])) unit.push((right.shift() as string).replace(/s$/, ''))
  const tail = right.slice(0, 2).filter((word) => sides.test(word))
  return [
    left
      .slice(closed + 1)
      .filter((word) => sides.test(word))
      .join(' '),
    unit.join(' '),
    tail.join(' '),
  ].join('|')
}
