// @ts-check
/** The page's own words in the reader's language, and its dates. */
import { keep, recall } from './keep.js'
import { tag } from './text.js'

/** @typedef {'zh' | 'en'} Language */
/** @typedef {ReturnType<typeof createWords>} Words */

/**
 * @param {{ zh: Record<string, string>, en: Record<string, string> }} both
 * @param {string} name of the tab: a liaison may read another language than the applicant beside it
 */
export const createWords = (both, name) => {
  const key = `language ${name}`
  const kept = recall('localStorage', key)
  /** @type {Language} */
  let language = kept === 'zh' || kept === 'en' ? kept : navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'

  /** @param {string} word a key without `page.` @param {Record<string, string | number>} [values] */
  const t = (word, values = {}) =>
    (both[language][`page.${word}`] ?? word).replace(/{{(\w+)}}/g, (_, value) => String(values[value] ?? ''))

  const locale = () => (language === 'zh' ? 'zh-CN' : 'en-GB')
  /** @param {number} at */
  const midnight = (at) => new Date(at).setHours(0, 0, 0, 0)

  return {
    t,
    language: () => language,
    /** @param {Language} next */
    choose: (next) => {
      language = next
      keep('localStorage', key, next)
    },
    /** Sets the language of the page itself. */
    apply: () => {
      document.documentElement.lang = tag(language)
    },
    /** @param {number} at */
    time: (at) => new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at),
    /** @param {number} at */
    day: (at) => {
      const days = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000)
      if (days === 0) return t('today')
      if (days === 1) return t('yesterday')
      const sameYear = new Date(at).getFullYear() === new Date().getFullYear()
      /** @type {Intl.DateTimeFormatOptions} */
      const parts = { month: 'long', day: 'numeric', weekday: 'long', ...(sameYear ? {} : { year: 'numeric' }) }
      return new Intl.DateTimeFormat(locale(), parts).format(at)
    },
    midnight,
  }
}
