// @ts-check
/**
 * What stands at the right of every page's head: the switch of languages, and of colours.
 * @import { Language, Words } from './words.js'
 */
import { keep } from './keep.js'
import { button, make } from './text.js'

const moon = 'M20 14.500A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.500z'
const sun =
  'M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.400 1.400M5.6 18.4 7 17M17 7l1.400-1.400'
/** @type {[language: Language, tag: string, label: string, name: string][]} */
const languages = [
  ['zh', 'zh-CN', '中', '中文'],
  ['en', 'en', 'EN', 'English'],
]

/** @param {Words} words @param {(language: Language) => void} chosen another language was chosen; `words` has it already */
export const createHead = (words, chosen) => {
  const { t } = words
  const group = make('div', 'switch')
  group.role = 'group'
  const switches = languages.map(([language, tag, label, name]) => {
    const entry = button(label, () => {
      if (language === words.language()) return
      words.choose(language)
      chosen(language)
    })
    entry.lang = tag
    entry.ariaLabel = name
    group.append(entry)
    return { language, entry }
  })

  const isDark = () => document.documentElement.dataset.theme === 'dark'
  const theme = button('', () => {
    const next = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    keep('localStorage', 'theme', next)
    drawTheme()
  })
  theme.className = 'round'
  theme.append(drawIcon('moon', moon), drawIcon('sun', sun))
  const drawTheme = () => {
    theme.ariaLabel = t(isDark() ? 'to-light' : 'to-dark')
    theme.title = theme.ariaLabel
  }
  document.querySelector('.top .column')?.append(group, theme)

  return {
    draw: () => {
      group.ariaLabel = t('language')
      for (const { language, entry } of switches) entry.ariaPressed = String(language === words.language())
      drawTheme()
    },
  }
}

/** @param {string} name @param {string} line */
const drawIcon = (name, line) => {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  icon.setAttribute('class', name)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', line)
  icon.append(path)
  return icon
}
