/** Turns text of either language into the terms that are searched. */
import { Converter } from 'opencc-js/t2cn'
import { stemmer } from 'stemmer'

const toSimplified = Converter({ from: 't', to: 'cn' })
const traditional = /[㐀-鿿豈-﫿]/

/** Full-width forms, case and traditional characters folded away, so that 服務證 finds 服务证. */
export const normalise = (text: string): string => {
  const folded = text.normalize('NFKC').toLowerCase()
  return traditional.test(folded) ? toSimplified(folded) : folded
}

/** English words that carry no subject. */
const stopWords = new Set(
  (
    'a an and are as at be been being but by did do does doing for from had has have having he her hers him his how i if in into is it its ' +
    'just me my no nor not of on or our ours she so some such than that the their them then there these they this those to too ' +
    'us was we were what when where which while who whom whose why will with would you your yours am can could should shall ' +
    'may might must about also any each get got s t re ve ll d m don doesn didn isn'
  ).split(' '),
)

const words = /\p{Script=Han}+|[\p{L}\p{N}]+/gu

/**
 * The terms of a text, in order: Han characters one by one and in pairs, other words stemmed (Porter) without stop
 * words. Unigrams and bigrams in one index were measured best for Chinese; a word segmenter added nothing.
 */
export const terms = (text: string): string[] => {
  const found: string[] = []
  for (const [run] of normalise(text).matchAll(words)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = [...run]
      for (let i = 0; i < characters.length; i++) {
        found.push(characters[i] as string)
        if (i + 1 < characters.length) found.push(`${characters[i]}${characters[i + 1]}`)
      }
    } else if (!stopWords.has(run)) found.push(/\d/.test(run) ? run : stemmer(run))
  }
  return found
}

/** Chinese when it has Han characters and they are not a small minority of an English sentence. */
export const languageOf = (text: string): 'zh' | 'en' | undefined => {
  const hanCount = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latinWords = text.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0
  if (hanCount === 0 && latinWords === 0) return undefined
  return hanCount > 0 && hanCount * 2 >= latinWords ? 'zh' : 'en'
}
