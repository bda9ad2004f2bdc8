/** Which choice somebody means who types a label, a number or an ordinal. */
import { normalise } from '../knowledge/retrieval/text.ts'
import type { Choice } from './channel.ts'
import type { Offer } from './offers.ts'
import type { Talk } from './talk.ts'

/**
 * The choice that a text names by label, number or ordinal; 'asked' when that could not be told and was said. While a
 * dialogue is open only its own choices count: a notice that came in between never takes a number meant for it.
 * `takesNumber`: whether the open dialogue awaits words that a number can be.
 */
export const pick = (
  talk: Talk,
  raw: string,
  all: readonly Offer[],
  takesNumber = (_: string) => true,
): Choice | 'asked' | undefined => {
  const { dialogue } = talk.conversation
  const offers = dialogue ? all.filter(({ notice }) => !notice) : newestOf(all)
  const text = normalise(raw).trim()
  const labelled = among(offers, ({ choices }) => choices.find(({ label }) => normalise(label).trim() === text))
  if (labelled.length > 0) return settle(talk, labelled)
  // While words are awaited, “1” is the first choice all the same, where no such number can be meant.
  if (dialogue && 'wantsText' in dialogue && dialogue.wantsText && (!/^\d{1,2}$/.test(text) || takesNumber(text)))
    return undefined
  const lettered = letterIn(text)
  const number = lettered ?? numberIn(text)
  const numbered = offers.filter(({ earlier }) => !earlier)
  const longest = Math.max(0, ...numbered.map(({ choices }) => choices.length))
  if (number === undefined || longest === 0) return undefined
  // “5” means “5 分”, wherever that stands in the list; a letter is only a place in it.
  const meant =
    lettered === undefined
      ? among(numbered, ({ choices }) => choices.find(({ label }) => Number.parseInt(label, 10) === number))
      : []
  if (meant.length > 0) return settle(talk, meant)
  const counted = among(numbered, ({ choices }) => choices[number - 1])
  if (counted.length > 0) return settle(talk, counted)
  const [choices = []] = numbered.map((offer) => offer.choices).filter((c) => c.length === longest)
  talk.say({
    text: talk.t(longest === 1 ? 'general.only-one-choice' : 'general.no-such-choice', { number, count: longest }),
    choices: [...choices],
  })
  return 'asked'
}

/** Of several messages about one request, the newest says what can be done now. */
const newestOf = (offers: readonly Offer[]): Offer[] =>
  offers.filter(({ about }, at) => about === undefined || offers.findIndex((o) => o.about === about) === at)

type Found = { choice: Choice; about?: string | undefined }

const among = (offers: readonly Offer[], find: (offer: Offer) => Choice | undefined): Found[] =>
  offers.flatMap((offer) => {
    const choice = find(offer)
    return choice ? [{ choice, about: offer.about }] : []
  })

/** One choice is taken; where it could be one of several, the person says which. */
const settle = (talk: Talk, found: Found[]): Choice | 'asked' => {
  const different = found.filter(({ choice }, at) => found.findIndex((f) => f.choice.id === choice.id) === at)
  const [only] = different
  if (only && different.length === 1) return only.choice
  talk.say({
    text: talk.t('general.which'),
    choices: different.map(({ choice, about }) => ({
      id: choice.id,
      label: about ? `${choice.label} ${about.slice(-4)}` : choice.label,
    })),
  })
  return 'asked'
}

const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5 }
const hanDigits = '一二三四五六七八九'

/** As on a form, where options are lettered. Not those that say yes or no, or “all right”. */
const letterIn = (text: string): number | undefined => {
  const letter = /^[（(]?([a-h])[)）.、。]?$/.exec(text)?.[1]
  return letter ? 'abcdefgh'.indexOf(letter) + 1 : undefined
}

/** The number a short text stands for: `2`, `2.`, 第二个, the second one. */
const numberIn = (text: string): number | undefined => {
  const digits = /^[（(]?(\d{1,2})[)）.、。]?$/.exec(text)
  if (digits) return Number(digits[1])
  const han = /^(?:第|选|选择)?([一二三四五六七八九])(?:个|项)?$/.exec(text)
  if (han) return hanDigits.indexOf(han[1] as string) + 1
  const word = /^(?:the )?(first|second|third|fourth|fifth)(?: one| option)?$/.exec(text)
  return word ? ordinals[word[1] as string] : undefined
}
