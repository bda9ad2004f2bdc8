// @ts-check
/**
 * Plain text into elements. Only text nodes and our own elements are made, so whatever a message says stays words.
 * @import { Words } from './words.js'
 */

/** @param {string} tag @param {string} [name] the class @param {string} [text] */
export const make = (tag, name = '', text = '') => {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (text) element.textContent = text
  return element
}

/** How the lines of a list begin, and what it becomes: points, things to tick off, steps. */
const lists = [
  { begins: /^\s*• ?(.*)$/, tag: 'ul', name: '' },
  { begins: /^\s*☐ ?(.*)$/, tag: 'ul', name: 'ticks' },
  { begins: /^\s*\d{1,2}\. (.*)$/, tag: 'ol', name: '' },
]

/** One short line right above a list, which is no sentence. @param {string} text */
const isHeading = (text) => text.length <= 60 && !/\n|[.。!！?？]$/.test(text)

/** Paragraphs parted by blank lines; lines that start with "• ", "☐ " or "1. " become lists. @param {string} text */
export const paragraphs = (text) => {
  const whole = document.createDocumentFragment()
  for (const part of text.replaceAll('\r\n', '\n').split(/\n\s*\n/)) {
    /** @type {HTMLElement | undefined} */
    let open
    for (const line of part.split('\n')) {
      if (!line.trim()) continue
      const list = lists.find(({ begins }) => begins.test(line))
      if (list) {
        if (open?.tagName !== list.tag.toUpperCase() || open.className !== list.name) {
          if (open?.tagName === 'P' && isHeading(open.textContent)) open.className = 'heading'
          open = make(list.tag, list.name)
          whole.append(open)
        }
        const entry = document.createElement('li')
        // The number as it was said: a message may begin in the middle of a list.
        if (list.tag === 'ol') entry.value = Number.parseInt(line, 10)
        entry.append(linked(list.begins.exec(line)?.[1] ?? ''))
        open.append(entry)
      } else {
        if (open?.tagName === 'P') open.append('\n')
        else {
          open = make('p')
          whole.append(open)
        }
        open.append(linked(line))
      }
    }
  }
  return whole
}

// An address ends before blanks, quotes, brackets of either kind and Chinese punctuation, which never belong to it.
const address = /https?:\/\/[^\s<>"'，。；：！？、（）《》〈〉“”‘’【】]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi

/** Text with its web and e-mail addresses as links. @param {string} text */
export const linked = (text) => {
  const whole = document.createDocumentFragment()
  let at = 0
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0])
    const url = found.includes('://') ? found : `mailto:${found}`
    if (!URL.canParse(url)) continue
    const link = document.createElement('a')
    link.textContent = found
    link.href = url
    link.rel = 'noopener noreferrer nofollow'
    link.target = '_blank'
    whole.append(text.slice(at, match.index), link)
    at = match.index + found.length
  }
  whole.append(text.slice(at))
  return whole
}

/** Without the full stop or bracket of the sentence around it. @param {string} found */
const trimmed = (found) => {
  let end = found.replace(/[.,;:!?]+$/, '')
  if (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1)
  return end
}

/** The language of words a person wrote. @param {string} text @returns {'zh' | 'en'} */
export const languageOf = (text) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')

/** For the lang attribute. @param {'zh' | 'en'} language */
export const tag = (language) => (language === 'zh' ? 'zh-CN' : 'en')

/** @param {string} label @param {() => void} press @returns {HTMLButtonElement} */
export const button = (label, press) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = label
  element.addEventListener('click', press)
  return element
}

/** The page's words inside a message of another language. @template {HTMLElement} E @param {E} element @param {Words} words */
export const own = (element, words) => {
  element.lang = tag(words.language())
  return element
}
