/** A sentence of one language with names of the other in it, as if it were all in one: “what is 人才服务证?”, 我的wife能申请吗. */
import { languageOf } from '../retrieval/text.ts'

interface Named {
  zh: readonly string[]
  en: readonly string[]
}

/** Puts what a normalised text names in the other language into that of the sentence. */
export const buildOneLanguage = (named: readonly Named[]): ((text: string) => string) => {
  const inEnglish = renaming(named, 'zh', 'en', (word) => word)
  const inChinese = renaming(named, 'en', 'zh', (word) => `(?<![a-z])${word}s?(?![a-z])`)
  return (text) => {
    if (!han.test(text) || !latin.test(text)) return text
    return languageOf(text) === 'en' ? inEnglish(text).replace(/\s+/g, ' ').trim() : inChinese(text)
  }
}

const han = /\p{Script=Han}/u
const latin = /[a-z]{3}/

const renaming = (
  named: readonly Named[],
  from: 'zh' | 'en',
  to: 'zh' | 'en',
  patternOf: (word: string) => string,
): ((text: string) => string) => {
  const names = new Map<string, string>()
  for (const one of named)
    for (const word of one[from]) {
      const name = one[to][0]
      // Chinese words of one character stand in too many others.
      if (name && word.length > 1 && !names.has(word)) names.set(word, name)
    }
  const words = [...names.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    words.map((word) => patternOf(word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('|'),
    'g',
  )
  return (text) =>
    text.replace(pattern, (word) => {
      const name = names.get(word) ?? names.get(word.replace(/s$/, ''))
      return name === undefined ? word : to === 'en' ? ` ${name.toLowerCase()} ` : name
    })
}
