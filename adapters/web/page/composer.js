// @ts-check
/**
 * Where the reader writes.
 * @import { Line } from '../lines.ts'
 * @import { Words } from './words.js'
 */
import { keep, recall } from './keep.js'
import { createTray } from './tray.js'

/** As the server's limit. */
const longest = 20_000

/**
 * What is written stays in this tab when the page is left or loaded anew, under the name `draft`, until it is sent.
 * @param {Words} words @param {string} draft @param {(text: string, quote: string | undefined, files: File[]) => void} send
 */
export const createComposer = (words, draft, send) => {
  const { t } = words
  const form = /** @type {HTMLFormElement} */ (document.getElementById('composer'))
  const text = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'))
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('send'))
  const complaint = /** @type {HTMLElement} */ (document.getElementById('complaint'))
  const quoting = /** @type {HTMLElement} */ (document.getElementById('quoting'))
  const quotingText = /** @type {HTMLElement} */ (document.getElementById('quoting-text'))
  const quotingStop = /** @type {HTMLButtonElement} */ (document.getElementById('quoting-stop'))
  /** @type {Line | undefined} */
  let quoted
  /** What to write. */
  let wanted = 'write'

  const label = () => {
    text.placeholder = t(wanted)
    text.ariaLabel = t(wanted)
  }

  const grow = () => {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight}px`
    button.disabled = text.value.trim() === '' && tray.isEmpty()
    keep('sessionStorage', draft, text.value)
    complaint.hidden = true
  }

  /** @param {string} says */
  const complain = (says) => {
    complaint.textContent = says
    complaint.hidden = false
  }
  const tray = createTray(words, { changed: () => grow(), complain })

  /** @param {Line | undefined} line */
  const quote = (line) => {
    quoted = line
    quoting.hidden = !line
    if (line) quotingText.textContent = `${t('replying')}${(line.text || line.file?.name || '').slice(0, 120)}`
  }

  const submit = () => {
    const words = text.value.trim()
    if (!words && tray.isEmpty()) {
      text.value = ''
      return grow()
    }
    if (words.length > longest) {
      complain(t('too-long', { length: words.length, limit: longest }))
      return
    }
    send(words, quoted?.id, tray.take())
    text.value = ''
    quote(undefined)
    grow()
    text.focus()
  }

  text.value ||= recall('sessionStorage', draft) ?? ''
  text.addEventListener('input', grow)
  text.addEventListener('keydown', (event) => {
    // The Enter that takes a word from an input method is not one that sends; Safari says so only by the code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  quotingStop.addEventListener('click', () => {
    quote(undefined)
    text.focus()
  })

  return {
    /** @param {'write' | 'write-answer' | 'write-liaison'} what */
    invite: (what) => {
      if (what === wanted) return
      wanted = what
      label()
    },
    name: () => {
      label()
      button.ariaLabel = t('send')
      button.title = t('send')
      quotingStop.ariaLabel = t('no-reply')
      quote(quoted)
      tray.name()
      grow()
    },
    /** @param {Line | undefined} line to reply to; none: not to any more */
    reply: (line) => {
      quote(line)
      if (line) text.focus()
    },
  }
}
