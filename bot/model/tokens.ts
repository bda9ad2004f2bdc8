/** A text as a row of words that must stand in another text just so: figures, addresses, words, Han characters. */

import type { Language } from '../channel.ts'
import { inFigures } from '../numerals.ts'

export interface Token {
  word: string
  kind: 'word' | 'figure' | 'address'
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

/** The words of a folded text, without those that only join. */
export const tokensOf = (text: string, language: Language): Token[] =>
  [...text.matchAll(pattern)].flatMap(([raw, mail, day, number]): Token[] => {
    if (mail) return [{ word: mail.replace(/[.,]+$/, ''), kind: 'address' }]
    if (day || number) return [{ word: bareFigure(raw), kind: 'figure' }]
    return joining[language].has(raw) ? [] : [{ word: raw, kind: 'word' }]
  })

/** A sentence as one text to compare with another: without what nobody misses in it. */
export const saidBy = (sentence: string, language: Language): string =>
  tokensOf(
    spare[language].reduce((text, phrase) => text.replace(phrase, ''), sentence),
    language,
  )
    .map(({ word }) => word)
    .join(' ')

/** Words that only join or make a sentence of the others. Whatever else a sentence has can change what it says. */
const joining: Record<Language, ReadonlySet<string>> = {
  en: new Set('a an the is are was were be been that also additionally furthermore moreover namely'.split(' ')),
  zh: new Set([...'的了是为并']),
}

/** What documents repeat of their own subject (人才服务证 is the only 服务证), and two ways to say 内. */
const spare: Record<Language, readonly RegExp[]> = {
  en: [
    /\bin addition,/g,
    /\b(?:talent service (?=cards?\b)|municipal (?=one-stop\b)|accreditation (?=standards?\b)|talent's (?=employer\b))/g,
    / of (?:the )?(?:(?:talent service )?card system|characteristic talents|talent)\b|(?<=\bchongqing) municipality\b/g,
  ],
  zh: [/人才服务证的(?=有关)|(?:重庆市)?人才(?=服务证|本人)|(?<=符合)外籍人才(?=认定)|(?<=年龄)条件|[之以](?=内)/g],
}

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
  `(${address})|(${date})|(${figure})|\\p{Script=Han}|(?:(?!\\p{Script=Han})\\p{L})(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}'’])*`,
  'gu',
)

const bareFigure = (raw: string) => raw.replace(/^\+|[()]|[./-]+$/g, '').replace(/(?<=\d{3})[ -](?=\d)/g, '')
