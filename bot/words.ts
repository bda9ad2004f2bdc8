/** Every sentence the bot says, in both languages, through i18next. The sentences themselves live in `words/`. */
import i18next from 'i18next'
import type { Language } from './channel.ts'
import { answers } from './words/answers.ts'
import { desk } from './words/desk.ts'
import { documents } from './words/documents.ts'
import { drafts } from './words/drafts.ts'
import { eligibility } from './words/eligibility.ts'
import { files } from './words/files.ts'
import { filing } from './words/filing.ts'
import { forum } from './words/forum.ts'
import { general } from './words/general.ts'
import { knowledge } from './words/knowledge.ts'
import { liaison } from './words/liaison.ts'
import { mistakes } from './words/mistakes.ts'
import { model } from './words/model.ts'
import { page } from './words/page.ts'
import { persons } from './words/persons.ts'
import { privacy } from './words/privacy.ts'
import { reminders } from './words/reminders.ts'
import { requests } from './words/requests.ts'
import { screening } from './words/screening.ts'
import { seats } from './words/seats.ts'
import { supervision } from './words/supervision.ts'
import { telegram } from './words/telegram.ts'
import { watch } from './words/watch.ts'
import { wechat } from './words/wechat.ts'
import { wrong } from './words/wrong.ts'

/** Both languages side by side, so that a missing one is seen while writing. `{{name}}` is a placeholder. */
export type Words = Record<string, Record<Language, string>>

export const words = {
  ...general,
  ...answers,
  ...eligibility,
  ...screening,
  ...filing,
  ...requests,
  ...desk,
  ...seats,
  ...files,
  ...forum,
  ...reminders,
  ...supervision,
  ...page,
  ...model,
  ...privacy,
  ...persons,
  ...telegram,
  ...watch,
  ...wechat,
  ...knowledge,
  ...liaison,
  ...drafts,
  ...documents,
  ...mistakes,
  ...wrong,
} satisfies Words

/** `key_one` and `key_other` are plural forms of `key`, chosen by `count`. */
type Stem<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K
export type Key = Stem<keyof typeof words>
export type Values = Record<string, string | number>
export type Translate = (key: Key, values?: Values) => string

const resource = (language: Language) =>
  Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[language]]))

const i18n = i18next.createInstance()
await i18n.init({
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // plain text; the web page never renders it as HTML
  resources: { zh: { translation: resource('zh') }, en: { translation: resource('en') } },
})

const fixed = { zh: i18n.getFixedT('zh'), en: i18n.getFixedT('en') }

/** Sentences without values, by key. */
const asTheyAre = { zh: new Map<Key, string>(), en: new Map<Key, string>() }

/** The translate function of a language. */
export const speak =
  (language: Language): Translate =>
  (key, values) => {
    if (values) return fixed[language](key, quoting(words[key as keyof typeof words]?.[language] ?? '', values))
    const known = asTheyAre[language].get(key)
    const sentence = known ?? fixed[language](key)
    if (known === undefined) asTheyAre[language].set(key, sentence)
    return sentence
  }

/**
 * What stands in quotation marks stays in them: a person’s words with such a mark of their own would seem to end there, and what
 * follows to be ours. Inside, the marks become single ones, as both languages write a quote in a quote.
 */
const quoting = (sentence: string, values: Values): Values => {
  if (!sentence.includes('“{{')) return values
  const inside = Object.entries(values).map(([name, value]) =>
    typeof value === 'string' && sentence.includes(`“{{${name}}}”`)
      ? [name, value.replaceAll('“', '‘').replaceAll('”', '’')]
      : [name, value],
  )
  return Object.fromEntries(inside)
}
