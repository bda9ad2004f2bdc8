/** What editors of the knowledge folder read, in their language: Chinese or English. */
import type { Said, Say, Value } from '../knowledge/said.ts'
import type { Language } from './channel.ts'
import { type Key, speak } from './words.ts'

/** `EDITOR_LANGUAGE`, else the language of the system. */
export const languageOf = (environment: Record<string, string | undefined>): Language => {
  const { EDITOR_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment
  const system = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return (EDITOR_LANGUAGE || system).toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** Says what knowledge/ tells by keys and values. */
export const sayIn = (language: Language): Say => {
  const inWords = (value: Value): string | number => {
    if (typeof value !== 'object') return value
    if ('say' in value) return say(value as Said)
    if ('zh' in value) return value[language]
    const mark = value.some((one) => typeof one === 'object') ? parts[language].said : parts[language].words
    return value.map(inWords).join(mark)
  }
  const say: Say = ({ say: key, ...values }) =>
    speak(language)(
      key as Key,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(value)])),
    )
  return say
}
const parts = { zh: { said: '；', words: '、' }, en: { said: '; ', words: ', ' } }

/** In columns of a terminal, in which a Chinese sign takes two. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign)
        ? 2
        : 1),
    0,
  )
